"""A results dashboard driven by one declaration: `indicators.yaml`."""
