"""The benchmark suite: every figure is a ratio against a peer or a floor in the same run."""
