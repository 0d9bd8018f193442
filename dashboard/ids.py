"""Every component id of the app, in one place.

Ids of one kind that occur several times on a page are dictionaries for pattern-matching callbacks.
"""

from __future__ import annotations

LOCATION = "location"
HEADER = "header"
MAIN = "main"
DOCUMENT_TITLE = "document-title"
PASSWORD_FORM = "password-form"  # noqa: S105
PASSWORD_ANSWER = "password-answer"  # noqa: S105
ACCOUNTS = "accounts"
ACCOUNTS_SAID = "accounts-said"
LINKS = "links"
LINKS_SAID = "links-said"
SHARED_ADDRESS = "shared-address"
SESSIONS = "sessions"
SESSIONS_SAID = "sessions-said"
OVERVIEW = "overview"
TRACKING = "tracking"
PLAN = "plan"
PASSPORT = "passport"
JOBS = "jobs"
JOBS_CLOCK = "jobs-clock"
PUBLISHING = "publishing"
PUBLISHING_SAID = "publishing-said"
PUBLISHING_NEWS = "publishing-news"
PUBLISHING_CLOCK = "publishing-clock"
PUBLISHING_SEEN = "publishing-seen"
PUBLISHING_DONE = "publishing-done"


def panel(code: str, size: str) -> dict[str, str]:
    """The panel of one indicator, its chart and sentence; `size` is `large`, `wide` or `small`."""
    return {"type": "panel", "code": code, "size": size}


def breakdown(code: str) -> dict[str, str]:
    """The disaggregations of one indicator."""
    return {"type": "breakdown", "code": code}


def history(code: str) -> dict[str, str]:
    """The table of periods of one indicator."""
    return {"type": "history", "code": code}


def cascade(code: str) -> dict[str, str]:
    """The panel of one cascade of a result."""
    return {"type": "cascade", "code": code}


def passport(code: str) -> dict[str, str]:
    """Where the numbers of one indicator come from."""
    return {"type": "passport", "code": code}


def chart_place(code: str) -> dict[str, str]:
    """Where a chart is drawn once it is near the window."""
    return {"type": "chart-place", "code": code}


def chart_data(code: str) -> dict[str, str]:
    """Keeps a chart until it is drawn."""
    return {"type": "chart-data", "code": code}


def drill(code: str) -> dict[str, str]:
    """A chart whose marks can be clicked to choose what they stand for."""
    return {"type": "drill", "code": code}


def comparison(code: str) -> dict[str, str]:
    """The figures of one indicator beside those of another edition or period."""
    return {"type": "comparison", "code": code}


def result_panel(code: str, place: int) -> dict[str, str | int]:
    """A declared panel of a result, by its place among them."""
    return {"type": "result-panel", "code": code, "place": place}


def tracking_part(part: str, code: str) -> dict[str, str]:
    """What opens under an indicator's row: the `details` and their `row`."""
    return {"type": f"tracking-{part}", "code": code}


def filter_control(name: str) -> dict[str, str]:
    """The control that sets one parameter of the view."""
    return {"type": "filter", "name": name}


def note_part(code: str, period: str, part: str) -> dict[str, str]:
    """A part of the notes on an indicator in a period.

    `form`, `kind`, `internal`, `public` are what one writes with, `answer` and `list` what follows.
    """
    return {"type": f"note-{part}", "code": code, "period": period}


def publishing_part(part: str, action: str, subject: str) -> dict[str, str]:
    """A part of a form of the publishing desk.

    `action` is `propose`, `approve`, `drop` or `withdraw`; `subject` the period, or the number of
    the proposal or publication. `form`, `reason` and `confirm` are what one writes with, `answer`
    what follows.
    """
    return {"type": f"publishing-{part}", "action": action, "subject": subject}


def form(kind: str, action: str, subject: str) -> dict[str, str]:
    """A form of `accounts`, `links` or `sessions` that does `action` to what `subject` names."""
    return {"type": f"{kind}-form", "action": action, "subject": subject}


def form_field(kind: str, action: str, subject: str, name: str) -> dict[str, str]:
    """A field of such a form."""
    return {"type": f"{kind}-field", "action": action, "subject": subject, "name": name}


def password_field(name: str) -> str:
    """A field of the form for a new password: `current`, `new` or `repeated`."""
    return f"password-{name}"
