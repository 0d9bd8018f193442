"""The edition that is being decided: what could be said, what has been admitted, what is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from dashboard.data.confidentiality.admission import Admission, Series
from dashboard.data.confidentiality.figures import Figure, figure_of
from dashboard.data.confidentiality.ledger import WHOLE, Entry
from dashboard.data.confidentiality.outcome import Board, Values
from dashboard.data.confidentiality.reasons import Reason
from dashboard.data.confidentiality.sets import Behind, Key, Members
from dashboard.data.measures.values import Value
from dashboard.framework import Framework
from dashboard.framework.results import Indicator
from dashboard.periods import Window, to_date
from dashboard.released import Split


class Draft:
    """One edition for one closed period; the functions that decide share it."""

    def __init__(
        self,
        framework: Framework,
        values: Mapping[str, Values],
        members: Mapping[Key, Behind],
        ledger: Sequence[Entry],
        period: str,
        *,
        is_final: bool,
    ) -> None:
        self.framework = framework
        self.values = values
        self.members = members
        self.period = period
        self.is_final = is_final
        self.k = framework.disclosure.k
        self.admission = Admission(ledger, self.k)
        self.board = Board()

    @cached_property
    def windows(self) -> Mapping[str, Window]:
        """Every window that has a value, by name."""
        return {window.name: window for values in self.values.values() for window, _ in values}

    @cached_property
    def ends(self) -> frozenset[str]:
        """The windows to date of all periods: the times at which a running total is told."""
        return frozenset(to_date(period) for period in self.framework.periods)

    @property
    def end(self) -> str:
        """The window to date of the edition's own period."""
        return to_date(self.period)

    def figure(self, indicator: Indicator, name: str) -> Figure | Reason:
        """What could be published of the national figure in a window, or why nothing can."""
        window = self.windows.get(name)
        value = self.values[indicator.code].get((window, ())) if window else None
        if window is None or value is None:
            return "no_value"
        behind = self.members.get((indicator.code, name, ()))
        if behind is None:
            return "members_unknown" if value.state == "shown" else "no_value"
        return figure_of(indicator, value, behind, window.last, self.k)

    def counted(self, members: Members, name: str) -> Figure:
        """How many persons these are, in a window."""
        count = Value("shown", float(len(members)), measured_on=self.windows[name].last)
        return Figure(count, {WHOLE: members})

    def entry(
        self,
        code: str,
        name: str,
        split: Split,
        figure: Figure,
        subject: str,
        margin: str | None = None,
    ) -> Entry:
        """What the ledger would say of a figure."""
        last = self.windows[name].last
        return Entry(
            code, name, split, last, figure.value, figure.parts, subject, margin, figure.band
        )

    def offer(self, series: Series, table: Sequence[Entry], name: str) -> Reason | None:
        """Publish the table in a window if it may be; else say why not."""
        verdict = self.admission.admit(series, table)
        if verdict.reason is not None:
            split = tuple((dimension, "") for dimension in series.by)
            self.board.explain(series.indicator, name, split, verdict.reason, verdict.against)
            return verdict.reason
        for entry in table:
            self.board.publish(entry, name)
            if entry.band is not None:
                self.board.explain(series.indicator, name, entry.split, "band_only")
        return None

    def keep(self, series: Series, name: str) -> None:
        """Leave in a window what was last published of the table up to the window's end."""
        window = self.windows.get(name)
        for entry in self.admission.latest(series, window.last) if window else ():
            self.board.keep(entry, name)
