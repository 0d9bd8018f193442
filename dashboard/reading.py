"""One indicator as one person reads it: in a language, from a release, at the end of a period.

Figures, tables and sentences all take the same reading, and so cannot tell different stories.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard.framework import Framework
from dashboard.framework.cascades import STAGE, Cascade, Stage
from dashboard.framework.datasets import Code
from dashboard.framework.measures import Milestones
from dashboard.framework.results import Disaggregation, Indicator, Margin
from dashboard.language import Language
from dashboard.periods import to_date
from dashboard.progress import Targets, next_due, split_targets, targets_on
from dashboard.released import Cell, Released, Split
from dashboard.view import View


@dataclass(frozen=True)
class Reading:
    """What to say about `indicator`; `period` is a declared period begun by the cut-off.

    `filters` are those of the view that this indicator can answer; `unanswered` the dimensions
    that it does not split by, for which it keeps its whole value.
    """

    language: Language
    released: Released
    indicator: Indicator
    period: str
    filters: Split = ()
    unanswered: tuple[str, ...] = ()

    @property
    def framework(self) -> Framework:
        """The framework that the release was made with."""
        return self.released.framework

    @property
    def window(self) -> str:
        """The window of the headline: everything to date at the end of the period."""
        return to_date(self.period)

    @property
    def last_day(self) -> date:
        """The day that the headline stands at."""
        return min(self.framework.periods[self.period].last, self.released.cut_off)

    @property
    def begun(self) -> list[str]:
        """The periods from the first to the one that is shown."""
        return self.framework.periods_until(self.period)

    @property
    def is_ranked(self) -> bool:
        """True where parts may be told apart by value: of cases the public never may (R7)."""
        return self.released.audience == "internal" or self.indicator.disclosure == "open"

    @property
    def is_open(self) -> bool:
        """True while the period has not ended."""
        return self.last_day < self.framework.periods[self.period].last

    @property
    def is_withheld(self) -> bool:
        """True where this audience sees nothing of the whole, for what it would tell of people."""
        whole = self.released.cell(self.indicator.code, self.window)
        by_class = self.released.audience == "public" and self.indicator.disclosure != "open"
        return by_class and (whole is None or not says_something(whole))

    @property
    def is_guarded(self) -> bool:
        """True where the figures tell of few persons and the reader is not of the team."""
        return is_guarded(self.released, self.indicator)

    @property
    def is_never_shown(self) -> bool:
        """True where nothing of the whole has been published at any time."""
        cells = [self.at(to_date(name)) for name in self.framework.periods]
        known = [cell for cell in cells if cell is not None]
        return bool(known) and not any(says_something(cell) for cell in known)

    @property
    def disaggregations(self) -> list[Disaggregation]:
        """The splits that this audience is offered."""
        return disaggregations_of(self.released, self.indicator)

    def at(self, window: str) -> Cell | None:
        """The cell of a window under the filters that the indicator can answer."""
        return self.released.cell(self.indicator.code, window, self.filters)

    def told(self, cell: Cell) -> Cell:
        """The cell without the mark of an older figure where the figure is of its own day.

        An edition repeats earlier periods as they were published then.
        """
        declared = self.framework.periods.get(cell.window.removeprefix(to_date("")))
        own = declared is not None and cell.held_on is not None and cell.held_on >= declared.last
        return replace(cell, held_on=None) if own else cell

    @property
    def cell(self) -> Cell | None:
        """The headline, under the filters that the indicator can answer."""
        return self.at(self.window)

    @property
    def targets(self) -> Targets:
        """Targets in force on the release's cut-off; under filters those of the part, if any."""
        if self.filters:
            return split_targets(self.indicator, self.filters)
        return targets_on(self.indicator, self.released.cut_off)

    @property
    def title(self) -> str:
        """The indicator's title."""
        return self.language.label(self.indicator.title)

    @property
    def next_due(self) -> date | None:
        """The day before which nothing is expected; None where something is, or never will be."""
        return next_due(self.indicator, self.framework.periods, self.last_day, self.targets)

    def breakdown(self, by: Disaggregation) -> list[Cell]:
        """The cells of one disaggregation at the headline's window, in code-list order."""
        return self.released.breakdown(self.indicator.code, self.window, by.by)


@dataclass(frozen=True)
class StageCell:
    """One stage of a cascade with its cell, and the counts that its shares are taken of."""

    stage: Stage
    cell: Cell
    first: float | None
    previous: float | None


@dataclass(frozen=True)
class CascadeReading:
    """What to say about `cascade` for those who reached its first stage by the end of `period`."""

    language: Language
    released: Released
    cascade: Cascade
    period: str

    @property
    def stages(self) -> list[StageCell]:
        """The stages that the release holds, in declared order; the public has declared ones."""
        found = self.released.breakdown(self.cascade.code, to_date(self.period), (STAGE,))
        cells = {cell.split[0][1]: cell for cell in found if self._is_offered(cell.split[0][1])}
        steps: list[StageCell] = []
        for stage in self.cascade.stages:
            if stage.name in cells:
                first, previous = (steps[0], steps[-1]) if steps else (None, None)
                steps.append(
                    StageCell(
                        stage,
                        cells[stage.name],
                        first.cell.value if first else None,
                        previous.cell.value if previous else None,
                    )
                )
        return steps

    def _is_offered(self, stage: str) -> bool:
        """Stages of a cascade of people are public as the policy declares, not by data (R1b)."""
        free = self.released.audience == "internal" or self.cascade.disclosure == "open"
        return free or stage in self.released.framework.disclosure.cascade

    @property
    def is_shown(self) -> bool:
        """True where at least one stage is not suppressed."""
        return any(step.cell.state != "suppressed" for step in self.stages)


def says_something(cell: Cell) -> bool:
    """True where a reader learns something from the cell: all but suppressed without a band."""
    return cell.state != "suppressed" or cell.band is not None


def is_guarded(released: Released, indicator: Indicator) -> bool:
    """True for a sensitive indicator in what the public reads (domain R)."""
    return released.audience == "public" and indicator.disclosure == "sensitive"


def disaggregations_of(released: Released, indicator: Indicator) -> list[Disaggregation]:
    """The declared splits; of a sensitive indicator the public is offered its margins only (R1),
    from the edition on in which they may be published.
    """
    if not is_guarded(released, indicator):
        return indicator.disaggregations
    margins = released.framework.disclosure.margins
    own = [margin for margin in margins if margin.indicator == indicator.code]
    return [Disaggregation(by=[margin.by]) for margin in own if _is_due(released, margin)]


def _is_due(released: Released, margin: Margin) -> bool:
    """True from the edition on that the margin is declared for, whether or not it is in it."""
    names, publication = list(released.framework.periods), released.publication
    if publication is None or publication.period not in names:
        return False
    due = margin.publish_in if margin.publish_in in names else names[-1]
    return names.index(publication.period) >= names.index(due)


def codes_offered(released: Released) -> dict[str, tuple[str, ...]]:
    """Every dimension with all codes that an audience may filter by, in declared order (R7).

    They come from code lists and declared groups, never from what the cells hold.
    """
    if released.audience == "internal":
        return released.framework.split_codes
    found: dict[str, dict[str, None]] = {}
    for indicator in released.framework.indicators:
        for item in disaggregations_of(released, indicator):
            for name in item.by:
                found.setdefault(name, {}).update(dict.fromkeys(released.codes(indicator, name)))
    return {name: tuple(codes) for name, codes in found.items()}


def code_of(released: Released, dimension: str, code: str) -> Code | None:
    """A code of a dimension as any indicator has it for this audience; None where none does."""
    for indicator in released.framework.indicators:
        found: Mapping[str, Code] = released.codes(indicator, dimension)
        if code in found:
            return found[code]
    return None


def tells_of_plan(framework: Framework, code: str) -> bool:
    """True for a result with a plan of milestones, and for its indicators of class `open`.

    What a working group meets about: its members read the newest bulletin there.
    """
    indicator = framework.indicator(code)
    if indicator is not None and indicator.disclosure != "open":
        return False
    result = indicator.result if indicator is not None else code
    return any(isinstance(item.measure, Milestones) for item in framework.indicators_of(result))


def read_cascade(
    language: Language, released: Released | None, view: View, cascade: Cascade
) -> CascadeReading | None:
    """The reading that a view asks for; None before the first release or the first period."""
    period = period_shown(released, view)
    if released is None or period is None:
        return None
    return CascadeReading(language, released, cascade, period)


def read(
    language: Language, released: Released | None, view: View, indicator: Indicator
) -> Reading | None:
    """The reading that a view asks for; None before the first release or the first period."""
    period = period_shown(released, view)
    if released is None or period is None:
        return None
    filters, unanswered = _answerable(released, indicator, view.filters)
    return Reading(language, released, indicator, period, filters, unanswered)


def period_shown(released: Released | None, view: View) -> str | None:
    """The period the view asks for if it has begun, else the current one."""
    if released is None:
        return None
    declared = released.framework.periods.get(view.period or "")
    begun = declared is not None and declared.first <= released.cut_off
    return view.period if begun else released.current_period


def _answerable(
    released: Released, indicator: Indicator, filters: Split
) -> tuple[Split, tuple[str, ...]]:
    """The filters an indicator can answer with one declared split; the largest that fits.

    For the public a sensitive indicator has groups of its own; one of another is no answer.
    """
    chosen = dict(filters)
    known = set(chosen)
    if is_guarded(released, indicator):
        known = {name for name in chosen if chosen[name] in released.codes(indicator, name)}
    offered = disaggregations_of(released, indicator)
    fitting = [item.by for item in offered if set(item.by) <= known]
    by: Sequence[str] = max(fitting, key=len, default=())
    return (
        tuple((name, chosen[name]) for name in by),
        tuple(name for name in chosen if name not in by),
    )
