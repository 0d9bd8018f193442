"""The files that the tests of the framework read."""

from pathlib import Path

PROJECT = Path(__file__).parents[2] / "indicators.yaml"
SCHOOL_MEALS = Path(__file__).with_name("school_meals.yaml")
SEEDED_FAULTS = Path(__file__).with_name("seeded_faults.yaml")
