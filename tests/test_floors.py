"""The house: imports go down only, nothing crosses the wall, one gate, SQL in its own rooms."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = {
    "dashboard.errors": 0,
    "dashboard.framework": 1,
    "dashboard.free_text": 1,
    "dashboard.periods": 1,
    "dashboard.progress": 1,
    "dashboard.protocols": 1,
    "dashboard.released": 1,
    "dashboard.settings": 1,
    "dashboard.data": 2,
    "dashboard.arrangement": 3,
    "dashboard.components": 3,
    "dashboard.exports": 3,
    "dashboard.figures": 3,
    "dashboard.formats": 3,
    "dashboard.ids": 3,
    "dashboard.language": 3,
    "dashboard.reading": 3,
    "dashboard.sentences": 3,
    "dashboard.view": 3,
    "dashboard.access": 4,
    "dashboard.page": 4,
    "dashboard.services": 4,
    "dashboard.callbacks": 5,
    "dashboard.downloads": 5,
    "dashboard.pages": 5,
    "dashboard.uploads": 5,
    "dashboard.commands": 6,
    "dashboard.factory": 6,
    "app": 6,
}
SQL_ROOMS = (
    "dashboard.data.schema",
    "dashboard.data.queries",
    "dashboard.data.store",
    "dashboard.data.migrations",
    "dashboard.factory",
)
FLASK = ("flask", "flask_login", "flask_wtf", "werkzeug")
Imports = dict[str, set[str]]


def read_imports() -> Imports:
    """Module -> everything that it imports, names of modules in full."""
    files = [*ROOT.glob("dashboard/**/*.py"), ROOT / "app.py"]
    return {module_name(path): set(imported(path.read_text())) for path in files}


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def room(module: str) -> str | None:
    """The place in FLOORS that a module belongs to."""
    parts = module.split(".")
    names = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((name for name in names if name in FLOORS), None)


def floor(module: str) -> int:
    """The number of a module's floor; the package itself lies beneath all."""
    return FLOORS.get(room(module) or "", -1)


def upward(imports: Imports) -> list[str]:
    """Imports that go up, or across between rooms that stand side by side."""
    faults = []
    for module, targets in imports.items():
        here = room(module)
        for target in targets:
            there = room(target)
            if here is None or there is None or here == there:
                continue
            side_by_side = {here, there} == {"dashboard.pages", "dashboard.callbacks"}
            if FLOORS[there] > FLOORS[here] or side_by_side:
                faults.append(f"{module} imports {target}")
    return sorted(faults)


def through_the_wall(imports: Imports) -> list[str]:
    """Imports of the data floor by the floors above it that may not know it."""
    return sorted(
        f"{module} imports {target}"
        for module, targets in imports.items()
        for target in targets
        if room(module)
        and 3 <= FLOORS[room(module) or ""] <= 5
        and within(target, "dashboard.data")
    )


def within(module: str, *places: str) -> bool:
    return any(module == place or module.startswith(f"{place}.") for place in places)


@pytest.fixture(scope="module")
def imports() -> Imports:
    return read_imports()


def test_every_module_has_its_floor(imports):
    homeless = [module for module in imports if module != "dashboard" and room(module) is None]
    assert homeless == []


def test_imports_go_down_only(imports):
    assert upward(imports) == []


def test_nothing_crosses_the_wall(imports):
    assert through_the_wall(imports) == []


def test_sql_stays_in_its_rooms(imports):
    outside = [
        module
        for module, targets in imports.items()
        if any(within(target, "sqlalchemy", "alembic") for target in targets)
        and not within(module, *SQL_ROOMS)
    ]
    assert outside == []


def test_disclosure_is_called_from_one_place(imports):
    gate = "dashboard.data.disclosure.protect"
    assert [module for module, targets in imports.items() if gate in targets] == [
        "dashboard.data.release.publishing"
    ]


def test_floor_three_is_pure(imports):
    impure = [
        f"{module} imports {target}"
        for module, targets in imports.items()
        for target in targets
        if floor(module) <= 3 and within(target, *FLASK)
    ]
    assert impure == []


@pytest.mark.parametrize(
    ("module", "target", "finds"),
    [
        ("dashboard.released", "dashboard.formats", upward),
        ("dashboard.data.store", "dashboard.services", upward),
        ("dashboard.pages.plan", "dashboard.callbacks.routing", upward),
        ("dashboard.figures", "dashboard.data.store", through_the_wall),
        ("dashboard.pages.plan", "dashboard.data", through_the_wall),
    ],
)
def test_an_import_in_the_wrong_direction_is_found(imports, module, target, finds):
    turned = {**imports, module: {*imports.get(module, set()), target}}
    assert finds(turned) == sorted([*finds(imports), f"{module} imports {target}"])
