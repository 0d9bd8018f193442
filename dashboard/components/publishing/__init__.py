"""The desk where editions and bulletins are prepared, looked at and approved."""
