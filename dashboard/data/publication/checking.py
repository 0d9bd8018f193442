"""The last check before a publication is stored: what does a reader of its document learn?

Disclosure control has decided already; the auditor looks at its result from the other side, as
the document says it and beside everything that was ever published, and anything found refuses it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from dashboard.data.confidentiality import Entry
from dashboard.data.confidentiality.auditing import check_publication
from dashboard.data.documents import Content, Imprint, read_document, write_document
from dashboard.errors import StoreError
from dashboard.released import Released

TRIAL = Imprint(0, date.min, datetime.min.replace(tzinfo=UTC), "", "", "")


def refuse_findings(
    draft: Content,
    new: Sequence[Entry],
    ledger: Sequence[Entry] = (),
    earlier: Sequence[Released] = (),
) -> None:
    """StoreError where the auditor finds anything in the document, beside all that is public.

    What older figures break among themselves is past mending, and no reason against a new one.
    """
    released = read_document(write_document(draft, TRIAL))
    found = check_publication(
        draft.framework,
        [*ledger, *new],
        released,
        draft.framework.disclosure.k,
        new=new,
        earlier=earlier,
    )
    if found:
        raise StoreError(f"it cannot be published. {found[0].told}")
