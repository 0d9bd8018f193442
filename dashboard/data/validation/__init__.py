"""Text becomes typed rows; what cannot be accepted is kept out with reason and remedy."""

from dashboard.data.validation.rows import Validated, validate

__all__ = ["Validated", "validate"]
