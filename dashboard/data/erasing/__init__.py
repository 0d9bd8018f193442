"""Erasure of a person's records on request (domain R14)."""

from dashboard.data.erasing.erasing import Erased, erase

__all__ = ["Erased", "erase"]
