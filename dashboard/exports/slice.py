"""What a file is drawn from: the released cells that a page takes, and the choice of its viewer.

A slice never holds more than its reader may take away: figures about cases from an internal
release stay on the screen (domain D.3), so their indicators are left out of every file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal

from dashboard.exports.tidy import left_out
from dashboard.framework import Framework
from dashboard.framework.cascades import Cascade
from dashboard.framework.results import Indicator
from dashboard.language import Language
from dashboard.periods import to_date
from dashboard.reading import Reading, period_shown, read, tells_of_plan
from dashboard.released import Cell, Released
from dashboard.view import View

Mode = Literal["whole", "page"]


@dataclass(frozen=True, slots=True)
class File:
    """A file to take away: its bytes, its name and its media type."""

    content: bytes
    name: str
    media_type: str


@dataclass(frozen=True)
class Slice:
    """One choice of released cells in one language.

    `codes` are results or indicators, empty for all; a result stands for all indicators under it.
    `mode` is `whole` for everything that was released, `page` for what the view shows. `drawn_on`
    is the day in the project's place; `bulletin` a newer publication that plans are drawn from;
    `site` the public address of the pages, without a stroke at its end, for links back. `drawn`
    are the cells of one chart, where a file holds just those; `meeting` a pack of few slides.
    """

    language: Language
    released: Released
    drawn_on: date
    view: View = field(default_factory=View)
    codes: tuple[str, ...] = ()
    mode: Mode = "whole"
    bulletin: Released | None = None
    site: str = ""
    drawn: tuple[Cell, ...] | None = None
    meeting: bool = False

    @property
    def framework(self) -> Framework:
        """The framework that the release was made with."""
        return self.released.framework

    @property
    def indicators(self) -> list[Indicator]:
        """The chosen indicators that may be taken away, in matrix order."""
        chosen = self._chosen
        return [
            indicator
            for indicator in self._in_matrix_order
            if indicator.code in chosen and not self._stays_on_screen(indicator)
        ]

    @property
    def left_out(self) -> list[Indicator]:
        """Chosen indicators about cases whose internal figures stay on the screen."""
        chosen = self._chosen
        return [i for i in self._in_matrix_order if i.code in chosen and self._stays_on_screen(i)]

    @property
    def readings(self) -> list[Reading]:
        """A reading of each indicator; none before the first period."""
        found = (self.read(indicator) for indicator in self.indicators)
        return [reading for reading in found if reading is not None]

    @property
    def seen(self) -> View:
        """The view as far as this mode follows it."""
        return self.view if self.mode == "page" else View(language=self.view.language)

    @property
    def begun(self) -> list[str]:
        """The declared periods begun by the end of the period shown, in order."""
        return self.framework.periods_until(period_shown(self.released, self.seen))

    @property
    def cells(self) -> list[Cell]:
        """The released cells of the chosen indicators; of a page or chart, those that it shows."""
        codes = {one.code for one in self.indicators} | {one.code for one in self.cascades}
        given = self.released.cells if self.drawn is None else self.drawn
        own = (cell for cell in given if cell.indicator in codes)
        if self.mode == "whole" or self.drawn is not None:
            return list(own)
        windows = {window for name in self.begun for window in (name, to_date(name))}
        return [cell for cell in own if cell.window in windows and self._answers(cell)]

    @property
    def for_plans(self) -> Slice:
        """The slice that plans are drawn from: of the bulletin, where there is one."""
        if self.bulletin is None:
            return self
        return replace(self, released=self.bulletin, bulletin=None)

    def read_newest(self, indicator: Indicator) -> Reading | None:
        """The reading of what a meeting is about from the bulletin; of all else as `read`."""
        newest = self.for_plans
        known = newest.framework.indicator(indicator.code)
        if known is None or not tells_of_plan(newest.framework, indicator.code):
            return self.read(indicator)
        return newest.read(known)

    def read(self, indicator: Indicator) -> Reading | None:
        """The reading of one indicator under the view."""
        return read(self.language, self.released, self.seen, indicator)

    def indicators_of(self, result: str) -> list[Indicator]:
        """The chosen indicators that belong to one result itself."""
        return [indicator for indicator in self.indicators if indicator.result == result]

    @property
    def name(self) -> str:
        """Project, publication or draft, cut-off, of a chart its code.

        For example CT.1172-edition-3-2020-03-31.
        """
        published = self.released.publication
        standing = f"{published.kind}-{published.number}" if published else "draft"
        day = self.released.cut_off.isoformat()
        parts = [self.framework.project.code, standing, day, *(self.codes if self.drawn else ())]
        stem = "-".join(parts)
        return "".join(c if c.isascii() and (c.isalnum() or c in "-._") else "-" for c in stem)

    def file_name(self, suffix: str) -> str:
        """The name with a suffix: CT.1172-edition-3-2020-03-31.xlsx."""
        return f"{self.name}.{suffix}"

    @property
    def _in_matrix_order(self) -> list[Indicator]:
        framework = self.framework
        return [i for result in framework.results for i in framework.indicators_of(result.code)]

    @property
    def _chosen(self) -> set[str]:
        everything = {indicator.code for indicator in self.framework.indicators}
        if not self.codes:
            return everything
        return {code for code in everything if self._is_chosen(code)}

    def _is_chosen(self, code: str) -> bool:
        """True where the indicator or a result above it was chosen."""
        found = self.framework.indicator(code)
        result = self.framework.result(found.result) if found else None
        above = [code]
        while result is not None:
            above.append(result.code)
            result = self.framework.result(result.parent) if result.parent else None
        return not set(above).isdisjoint(self.codes)

    @property
    def cascades(self) -> list[Cascade]:
        """Cascades that may be taken away: all without a choice, else those chosen by code."""
        return [
            one
            for one in self.framework.cascades
            if one.code not in self._on_screen_only and (not self.codes or one.code in self.codes)
        ]

    @cached_property
    def _on_screen_only(self) -> Mapping[str, None]:
        return left_out(self.released)

    def _stays_on_screen(self, indicator: Indicator) -> bool:
        return indicator.code in self._on_screen_only

    def _answers(self, cell: Cell) -> bool:
        filters = dict(self.seen.filters)
        return all(filters.get(name, code) == code for name, code in cell.split)
