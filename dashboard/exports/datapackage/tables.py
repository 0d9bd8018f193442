"""The tables of the package: results, indicators, periods, targets and figures of a slice."""

from __future__ import annotations

from dataclasses import replace

from dashboard.exports.datapackage.table import Row, Table, field
from dashboard.exports.slice import Slice
from dashboard.exports.values import value_rows
from dashboard.progress import targets_on

STATES = ["shown", "suppressed", "missing", "not_defined"]


def tables(slice_: Slice) -> list[Table]:
    """Results, indicators, periods, targets, figures; each refers to those before it."""
    return [
        _results(slice_),
        _indicators(slice_),
        _periods(slice_),
        _targets(slice_),
        _figures(slice_),
    ]


def _results(slice_: Slice) -> Table:
    _, label = slice_.language.gettext, slice_.language.label
    fields = [
        field("result", "string", _("Code"), required=True),
        field("level", "string", _("Level")),
        field("parent", "string", _("Result above")),
        field("text", "string", _("Result")),
    ]
    rows = [
        {"result": r.code, "level": r.level, "parent": r.parent, "text": label(r.text)}
        for r in slice_.framework.results
    ]
    return Table("results", fields, ["result"], rows, {})


def _indicators(slice_: Slice) -> Table:
    """Indicators, and cascades beside them, because figures speak of both."""
    _, label = slice_.language.gettext, slice_.language.label
    fields = [
        field("indicator", "string", _("Code"), required=True),
        field("result", "string", _("Result")),
        field("title", "string", _("Indicator")),
        field("definition", "string", _("Definition")),
        field("unit", "string", _("Unit")),
        field("accumulation", "string", _("Accumulation")),
        field("direction", "string", _("Direction")),
        field("disclosure", "string", _("Disclosure class")),
        field("baseline", "number", _("Baseline")),
        field("baseline_year", "integer", _("Year")),
        field("verification", "string", _("Verification")),
    ]
    rows: list[Row] = [
        {
            "indicator": one.code,
            "result": one.result,
            "title": label(one.title),
            "definition": label(one.definition),
            "unit": label(one.unit),
            "accumulation": one.accumulation,
            "direction": one.direction,
            "disclosure": one.disclosure,
            "baseline": one.baseline.value,
            "baseline_year": one.baseline.year,
            "verification": label(one.verification),
        }
        for one in slice_.indicators
    ]
    rows += [
        {"indicator": c.code, "result": c.result, "title": label(c.title), "unit": label(c.unit)}
        for c in slice_.cascades
    ]
    return Table("indicators", fields, ["indicator"], rows, {"result": ("results", "result")})


def _periods(slice_: Slice) -> Table:
    _ = slice_.language.gettext
    fields = [
        field("period", "string", _("Period"), required=True),
        field("first_day", "date", _("First day")),
        field("last_day", "date", _("Last day")),
    ]
    rows = [
        {"period": name, "first_day": p.first.isoformat(), "last_day": p.last.isoformat()}
        for name, p in slice_.framework.periods.items()
    ]
    return Table("periods", fields, ["period"], rows, {})


def _targets(slice_: Slice) -> Table:
    """Targets at the ends of periods as in force on the cut-off."""
    _ = slice_.language.gettext
    fields = [
        field("indicator", "string", _("Code"), required=True),
        field("period", "string", _("Period"), required=True),
        field("target", "number", _("Target")),
    ]
    rows = [
        {"indicator": one.code, "period": name, "target": value}
        for one in slice_.indicators
        for name, value in targets_on(one, slice_.released.cut_off).periods.items()
    ]
    refers = {"indicator": ("indicators", "indicator"), "period": ("periods", "period")}
    return Table("targets", fields, ["indicator", "period"], rows, refers)


def _figures(slice_: Slice) -> Table:
    """The released cells with the fields of `dashboard values`."""
    _ = slice_.language.gettext
    fields = [
        field("indicator", "string", _("Code"), required=True),
        field("period", "string", _("Window"), required=True),
        field("basis", "string", _("Basis")),
        field("disaggregation", "string", _("Group")),
        field("value", "number", _("Actual")),
        field("numerator", "number", _("Numerator")),
        field("denominator", "number", _("Base")),
        field("n", "integer", _("Records behind")),
        field("state", "string", _("State"), required=True, enum=STATES),
        field("held_on", "date", _("Held, as of")),
        field("between_low", "number", _("At least")),
        field("between_high", "number", _("At most")),
        field("measured_on", "date", _("Last data")),
        field("target", "number", _("Target")),
        field("expected", "number", _("Expected")),
        field("ratio", "number", _("Ratio")),
        field("status", "string", _("Status")),
    ]
    taken = replace(slice_.released, cells=tuple(slice_.cells))
    rows = [{**row, "disaggregation": _named(row)} for row in value_rows(taken)]
    key = ["indicator", "period", "disaggregation"]
    return Table("figures", fields, key, rows, {"indicator": ("indicators", "indicator")})


def _named(row: Row) -> str:
    """The group as text; `all` for the whole, because a key has no empty part."""
    split = row["disaggregation"]
    return " ".join(f"{name}={code}" for name, code in split.items()) or "all"
