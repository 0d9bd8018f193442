"""The audit trail as an administrator reads it: newest first, a page at a time, one action or all.

Subjects stand as they were recorded: numbers, codes and addresses of accounts.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from urllib.parse import urlencode

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.attributes import marked
from dashboard.components.panels import empty
from dashboard.components.tables import table
from dashboard.formats import moment
from dashboard.language import Language
from dashboard.protocols import AuditRecord

SHOWN = 50
ADDRESS = "/admin"


def audit_page(
    language: Language,
    records: Sequence[AuditRecord],
    actions: Sequence[str],
    chosen: str | None,
    zone: tzinfo,
) -> list[Component]:
    """One page of the trail; one record more than SHOWN says that there is another page."""
    _ = language.gettext
    header = [_("When"), _("Who"), _("What"), _("On what")]
    rows = [_row(language, record, zone) for record in records[:SHOWN]]
    content = table("audit", _("Audit"), header, rows) if rows else empty(_("Nothing yet."))
    return [_filter(language, actions, chosen), content, *_older(language, records, chosen)]


def _row(language: Language, record: AuditRecord, zone: tzinfo) -> list[Component | str]:
    when = moment(language, record.recorded_at, zone)
    return [when, record.actor, action_words(language, record.action), record.subject]


def _filter(language: Language, actions: Sequence[str], chosen: str | None) -> Component:
    _ = language.gettext
    options: list[tuple[str | None, str]] = [(None, _("everything"))]
    options += sorted(((a, action_words(language, a)) for a in actions), key=lambda pair: pair[1])
    links = [html.Li(_choice(value, text, chosen)) for value, text in options]
    listed = html.Ul(links, className="choice-list")
    return html.Nav(listed, **marked("filter-action", label=_("What")))


def _choice(value: str | None, text: str, chosen: str | None) -> Component:
    if value == chosen:
        return html.Strong(text, **marked("chosen", current="true"))
    return dcc.Link(text, href=_address(value))


def _older(
    language: Language, records: Sequence[AuditRecord], chosen: str | None
) -> list[Component]:
    if len(records) <= SHOWN:
        return []
    text = language.gettext("Older records")
    return [html.P(dcc.Link(text, href=_address(chosen, records[SHOWN - 1].id)))]


def _address(action: str | None, before: int | None = None) -> str:
    query = {"show": "audit"}
    if action is not None:
        query["action"] = action
    if before is not None:
        query["before"] = str(before)
    return f"{ADDRESS}?{urlencode(query)}"


def action_words(language: Language, action: str) -> str:
    """What was done, in words; what is not listed here stands as it was recorded."""
    _ = language.gettext
    words = {
        "add account": _("account added"),
        "ask for audit": _("audit asked for"),
        "ask for close": _("closing asked for"),
        "ask for load": _("load asked for"),
        "ask for prepare": _("preview asked for"),
        "ask for publish": _("publication asked for"),
        "ask for release": _("new figures asked for"),
        "ask for revert": _("taking back of a load asked for"),
        "ask for withdraw": _("withdrawal asked for"),
        "audit": _("publications audited"),
        "backup": _("backup made"),
        "change role": _("role changed"),
        "close": _("period closed"),
        "disable account": _("account closed"),
        "drop": _("proposal given up"),
        "enable account": _("account opened again"),
        "end other sessions": _("other sessions ended"),
        "end session": _("session ended"),
        "erase": _("person erased"),
        "export": _("export taken"),
        "failed log-in": _("failed log-in"),
        "load": _("file loaded"),
        "log in": _("log-in"),
        "log out": _("log-out"),
        "make share link": _("share link made"),
        "open share link": _("share link used"),
        "preview": _("preview made"),
        "propose": _("publication proposed"),
        "publish": _("published"),
        "publish proposal": _("proposal published"),
        "record outside figure": _("figure given outside recorded"),
        "refuse to publish": _("publication refused"),
        "release": _("figures released"),
        "restore": _("backup restored"),
        "revert": _("load taken back"),
        "revoke share link": _("share link taken back"),
        "see rejects": _("rejects looked at"),
        "set password": _("password set"),
        "withdraw": _("publication withdrawn"),
        "write note": _("note written"),
    }
    return words.get(action, action)
