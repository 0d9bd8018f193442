"""Panels over HTTP: each is filled alone, by its code, for the view in the address."""

import pytest

from dashboard.callbacks import filling_panels
from dashboard.callbacks.drawings import Drawings, install_drawings
from dashboard.factory import create_app
from tests.pages.conftest import made_up_services
from tests.pages.contexts import released

SEARCH = {"id": "location", "property": "search"}


@pytest.fixture(scope="module")
def app():
    services = made_up_services()
    return create_app(services.settings, services)


def fill(visitor, place, search=""):
    """What the renderer sends when a panel has mounted."""
    name = place if isinstance(place, str) else _pattern(place)
    output = {"id": place, "property": "children"}
    return visitor.post(
        {
            "output": f"{name}.children",
            "outputs": output,
            "inputs": [{"id": place, "property": "id", "value": place}],
            "state": [{**SEARCH, "value": search}],
            "changedPropIds": [],
        }
    )


def _pattern(place):
    parts = (
        f'"{key}":' + (f'"{value}"' if key == "type" else '["MATCH"]')
        for key, value in sorted(place.items())
    )
    return "{" + ",".join(parts) + "}"


def panel(code, size="large"):
    return {"type": "panel", "code": code, "size": size}


def test_a_panel_is_filled_by_its_code(enter):
    answer = fill(enter("manager"), panel("OP1.1.2"))
    assert answer.status_code == 200
    assert '"188"' in answer.text
    assert "figure-OP1.1.2" in answer.text
    assert '"showSendToCloud":false' in answer.text.replace(" ", "")


def test_a_panel_follows_the_address(enter):
    answer = fill(enter("manager"), panel("OP1.1.2"), "?sex=f")
    assert '"94"' in answer.text


@pytest.mark.parametrize("kind", ["breakdown", "history"])
def test_the_other_panels_of_an_indicator(enter, kind):
    answer = fill(enter("manager"), {"type": kind, "code": "OP1.1.2"})
    assert answer.status_code == 200
    assert "table-OP1.1.2" in answer.text


@pytest.mark.parametrize("place", ["overview", "tracking", "plan"])
@pytest.mark.parametrize("role", ["donor", "member", "manager", "admin"])
def test_pages_that_are_filled_as_a_whole(enter, place, role):
    assert fill(enter(role), place).status_code == 200


@pytest.mark.parametrize("code", ["", "NOPE", "OP1.1.2'"])
def test_an_unknown_code_is_a_sentence(enter, code):
    answer = fill(enter("manager"), panel(code))
    assert answer.status_code == 200
    assert "There is no such indicator." in answer.text


@pytest.mark.parametrize("role", ["donor", "member"])
def test_the_public_gets_no_value_of_a_withheld_indicator(enter, role):
    internal = released("real", "internal").headline("OBJ.1").value
    for place in (panel("OBJ.1"), {"type": "breakdown", "code": "OBJ.1"}):
        answer = fill(enter(role), place)
        assert "ot published" in answer.text
        assert f'"{internal:.0f}"' not in answer.text


def test_a_failing_panel_says_so_and_spares_the_others(enter, monkeypatch, caplog):
    def fail(*_arguments):
        raise ValueError("Ozod Karimov")

    monkeypatch.setattr(filling_panels, "period_table", fail)
    visitor = enter("manager")
    install_drawings(visitor.app)
    failed = fill(visitor, {"type": "history", "code": "OP1.1.2"})
    assert failed.status_code == 200
    assert "could not be drawn" in failed.text
    assert "Karimov" not in failed.text + caplog.text
    assert "figure-OP1.1.2" in fill(visitor, panel("OP1.1.2")).text


def test_a_panel_is_drawn_once_for_a_release_and_a_view(enter, monkeypatch):
    visitor = enter("manager")
    install_drawings(visitor.app)
    drawn = []
    really = filling_panels.period_table
    monkeypatch.setattr(
        filling_panels, "period_table", lambda *given: drawn.append(given) or really(*given)
    )
    place = {"type": "history", "code": "OP1.1.2"}
    first, again = fill(visitor, place), fill(visitor, place)
    assert first.text == again.text
    assert len(drawn) == 1
    fill(enter("donor"), place)
    assert len(drawn) == 2


def test_the_oldest_drawings_go_first():
    kept = Drawings(most=2)
    for key in ("a", "b", "a", "c"):
        kept.get(key, list)
    drawn = []
    for key in ("a", "c", "b"):
        kept.get(key, lambda key=key: drawn.append(key) or [])
    assert drawn == ["b"]
