"""Keys of invented persons and cases: keyed hashes, as the office's pseudonymiser makes them.

The key comes from the world's seed, so that the same seed gives the same keys; there is no name
behind them.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """Makes keys of 64 hexadecimal digits for persons, and short random-looking ones for cases."""

    seed: int

    def person(self, number: int) -> str:
        """The key of the invented person with this number."""
        return self._digest(f"person {number}")

    def case(self, number: int) -> str:
        """A case key that tells neither order nor place nor year (domain B.3, fault 28)."""
        return self._digest(f"case {number}")[:10].upper()

    def referral(self, number: int) -> str:
        """A referral key that tells neither order nor case."""
        return f"R-{self._digest(f'referral {number}')[:10].upper()}"

    def _digest(self, text: str) -> str:
        key = f"demonstration {self.seed}".encode()
        return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
