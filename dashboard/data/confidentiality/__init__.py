"""Statistical disclosure control: the rules of domain D.2 as pure functions over sets of persons.

`protect_edition` decides what an edition may say; it reads no database and knows persons only by
keyed names. The ledger that it is given says what was published before. The gate in
`disclosure.py` calls it; `auditing/` looks at what came of it from the other side.
"""

from dashboard.data.confidentiality.edition import protect_edition
from dashboard.data.confidentiality.ledger import Entry
from dashboard.data.confidentiality.outcome import Held, Protected
from dashboard.data.confidentiality.reasons import SENTENCES, Explanation, Reason
from dashboard.data.confidentiality.sets import Behind, Key, Member, Members
from dashboard.data.confidentiality.shares import Band

__all__ = [
    "SENTENCES",
    "Band",
    "Behind",
    "Entry",
    "Explanation",
    "Held",
    "Key",
    "Member",
    "Members",
    "Protected",
    "Reason",
    "protect_edition",
]
