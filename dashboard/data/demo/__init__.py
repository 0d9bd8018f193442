"""An invented office's files for the demonstration: called by the demo command alone."""

from dashboard.data.demo.world import SEED, Wave, write_world

__all__ = ["SEED", "Wave", "write_world"]
