"""Small charts of a split: parts that are zero throughout are words, and nothing else is."""

from dataclasses import replace

import pytest

from dashboard.components.multiples import CARD, LINE, multiples, room
from dashboard.released import Cell
from tests.figures.worlds import reading, split
from tests.pages.text import marked, parts, text

ZERO, SOME, HIDDEN = ("shown", 0.0), ("shown", 3.0), ("suppressed", None)
NAMES = ("Forum theatre", "Community meeting", "School session", "Mobile consultation")


def by_channel(*rows):
    """Activities by the first channels, period by period; the others have no data."""
    one, by = reading("OP2.1.1"), split("OP2.1.1", "channel")
    splits = [cell.split for cell in one.breakdown(by)]
    told = [
        Cell("OP2.1.1", name, "period", split, *state)
        for split, row in zip(splits, rows, strict=False)
        for name, state in zip(one.begun, row, strict=True)
    ]
    others = [cell for cell in one.released.cells if not (cell.split and cell.basis == "period")]
    return replace(one, released=replace(one.released, cells=(*others, *told))), by


def drawn(one, by):
    content = multiples(one, by, "here", "T")
    cards = [p for p in parts(content) if getattr(p, "className", "") == "multiple"]
    lines = [p for p in parts(content) if getattr(p, "className", "") == "multiples-none"]
    return [text(card.children[0]) for card in cards], [text(line) for line in lines], content


def test_parts_of_only_zeros_are_one_line_in_the_order_of_the_list():
    charts, lines, content = drawn(*by_channel([ZERO] * 4, [ZERO, SOME, ZERO, ZERO], [ZERO] * 4))
    assert charts[0] == NAMES[1]
    assert lines == [f"0 in every period: {NAMES[0]}; {NAMES[2]}"]
    assert NAMES[0] not in text(marked(content, "multiples-here"))


@pytest.mark.parametrize("other", [HIDDEN, ("missing", None), ("not_defined", None), SOME])
def test_a_part_with_any_other_state_keeps_its_chart(other):
    charts, lines, _content = drawn(*by_channel([ZERO, ZERO, ZERO, other]))
    assert charts[0] == NAMES[0]
    assert lines == []


def test_where_all_are_zero_there_is_no_chart_and_little_room():
    one, by = by_channel(*[[ZERO] * 4] * 14)
    charts, (line,), content = drawn(one, by)
    assert charts == []
    assert marked(content, "multiples-here") == []
    assert line.count(";") == 13
    assert room(one, by) == LINE < CARD
