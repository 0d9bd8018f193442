"""The auditor: reads what was published as a reader would, and says what it gives away.

`check_publication` runs before a publication is stored; `audit_all` over everything ever
published. A finding is a sentence that names figures, never persons and never a hidden count.
"""

from dashboard.data.confidentiality.auditing.auditor import Audited, audit_all, check_publication
from dashboard.data.confidentiality.auditing.findings import Finding

__all__ = ["Audited", "Finding", "audit_all", "check_publication"]
