"""From rows to cells: compute once, protect for each audience, judge, store."""

from dashboard.data.release.publishing import compute_release, cut_off_on, refresh_release

__all__ = ["compute_release", "cut_off_on", "refresh_release"]
