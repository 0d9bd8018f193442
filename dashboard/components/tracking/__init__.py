"""The results matrix: every indicator with its targets and actuals, in one table."""
