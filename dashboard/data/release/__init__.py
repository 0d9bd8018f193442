"""From rows to cells: compute once, protect for an audience, judge, store."""

from dashboard.data.release.closing import close_as_of, close_period
from dashboard.data.release.publishing import compute_release, cut_off_on, refresh_release

__all__ = ["close_as_of", "close_period", "compute_release", "cut_off_on", "refresh_release"]
