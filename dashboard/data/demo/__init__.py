"""An invented office's files for the demonstration: called by the demo command alone."""

from dashboard.data.demo.notes import written_notes
from dashboard.data.demo.world import SEED, STAGES, Wave, write_world

__all__ = ["SEED", "STAGES", "Wave", "write_world", "written_notes"]
