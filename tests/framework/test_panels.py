"""A panel draws indicators of the sort its kind is for, by splits that they declare."""

import pytest

from dashboard.framework.checks.matrix import check_results
from dashboard.framework.results import Panel
from tests.pages.worlds import real_framework


def faults(**declared):
    framework = real_framework()
    panel = Panel(title="T", **declared)
    first, *others = framework.results
    changed = first.model_copy(update={"panels": [panel]})
    others = [item.model_copy(update={"panels": []}) for item in others]
    made = framework.model_copy(update={"results": [changed, *others]})
    return [fault.text for fault in check_results(made)]


@pytest.mark.parametrize(
    ("declared", "text"),
    [
        ({"kind": "survey", "indicators": ["OP1.1.2"]}, 'draws indicators of measure "latest"'),
        ({"kind": "timeline", "indicators": ["OP1.1.2"]}, "of measure"),
        ({"kind": "bars", "indicators": ["OP1.1.2"]}, "needs `by`"),
        ({"kind": "map", "indicators": ["OP1.1.2"], "by": ["regoin"]}, 'did you mean "region"?'),
        ({"kind": "multiples", "indicators": ["OC1.1"]}, "needs `by`"),
        ({"kind": "multiples", "indicators": ["OC1.1"], "by": ["sevice"]}, 'mean "service"?'),
        (
            {"kind": "before-after", "indicators": ["OP1.1.2"]},
            'draws indicators of measure "average"',
        ),
        ({"kind": "chain", "indicators": ["OP9"]}, 'indicator "OP9" is not defined'),
    ],
)
def test_what_a_panel_cannot_draw_is_a_fault(declared, text):
    assert any(text in found for found in faults(**declared))


def test_what_it_can_draw_is_none():
    assert faults(kind="bars", indicators=["OP1.1.2"], by=["sex", "sex,region"]) == []
    assert faults(kind="participation", indicators=["OP1.1.2"]) == []
    assert faults(kind="multiples", indicators=["OC1.1"], by=["service"]) == []
    assert faults(kind="before-after", indicators=["OP1.1.3"]) == []
