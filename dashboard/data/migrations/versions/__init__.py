"""One file per version of the fixed tables, oldest first."""
