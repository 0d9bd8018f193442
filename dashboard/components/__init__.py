"""Building blocks of pages, each with its style, its words and its mark for tests."""
