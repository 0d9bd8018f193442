"""Product = oracle on a fixed sample of worlds, and the sample is worth something."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import replace

from tests.oracle.comparing import Desk, disagreements
from tests.oracle.worlds import make_world

SEEDS = range(50)
RARELY_MISSED = 10


def test_product_and_oracle_agree_on_fifty_worlds(database_url):
    seen: Counter[tuple[str, str]] = Counter()
    with closing(Desk(database_url)) as desk:
        for seed in SEEDS:
            world = make_world(seed)
            cells = desk.release(world)
            told = disagreements(world, cells)
            assert not told, f"world {seed}: {len(told)} cells differ; the first: {told[0]}"
            seen.update((cell.indicator, cell.state) for cell in cells.values() if cell.value != 0)
    framework = make_world(0).framework
    for item in [*framework.indicators, *framework.cascades]:
        assert seen[item.code, "shown"] >= RARELY_MISSED, f"{item.code} is hardly tested"
        assert seen[item.code, "missing"] >= 1, f"{item.code} is never without records"


def test_every_kind_of_world_is_in_the_sample():
    worlds = [make_world(seed) for seed in SEEDS]
    first, last = worlds[0].framework.project.start, worlds[0].framework.project.last_day
    ends = {period.last for period in worlds[0].framework.periods.values()}
    assert {world.whole for world in worlds} == {True, False}
    assert any(world.cut_off < first for world in worlds)
    assert any(world.cut_off in ends and world.cut_off != last for world in worlds)
    loads = [load for world in worlds for load in world.loads]
    assert {load.reverted for load in loads} == {True, False}
    assert any(not load.rows for load in loads)


def test_a_world_is_the_same_whenever_it_is_made():
    assert make_world(7) == make_world(7) != make_world(8)


def _has_campaigns(world):
    late = world.cut_off > world.framework.periods["H3"].last
    standing = [load.dataset for load in world.loads if not load.reverted]
    return late and "campaign_activity" in standing


def test_what_only_one_of_the_two_knows_is_a_disagreement(sqlite_url):
    with closing(Desk(sqlite_url)) as desk:
        world = next(world for world in map(make_world, SEEDS) if _has_campaigns(world))
        cells = desk.release(world)
        assert disagreements(world, cells) == []
        fewer = [load for load in world.loads if load.dataset != "campaign_activity"]
        told = disagreements(replace(world, loads=fewer), cells)
        assert {item.key[0] for item in told} >= {"OP2.1.1", "OP2.1.2", "OP2.1.4", "OP2.1.5"}
        earlier = replace(world, cut_off=world.framework.project.start)
        assert any(item.oracle is None for item in disagreements(earlier, cells))


def test_a_wrong_cell_is_told_with_its_place(sqlite_url):
    with closing(Desk(sqlite_url)) as desk:
        world = make_world(2)
        cells = desk.release(world)
        key = next(key for key, cell in cells.items() if cell.value and key[2])
        cells[key] = replace(cells[key], value=cells[key].value + 1e-6)
        (told,) = disagreements(world, cells)
        assert told.key == key
        assert key[0] in str(told)
        del cells[key]
        assert disagreements(world, cells)[0].product is None


def test_a_wrong_figure_beside_a_value_is_told(sqlite_url):
    with closing(Desk(sqlite_url)) as desk:
        found = ((world, desk.release(world)) for world in map(make_world, SEEDS))
        world, cells = next(one for one in found if _paired(one[1]))
        for name in ("before", "after", "rows"):
            key = _paired(cells)[0]
            extras = {**cells[key].extras, name: cells[key].extras[name] + 1}
            (told,) = disagreements(world, {**cells, key: replace(cells[key], extras=extras)})
            assert told.key == key


def _paired(cells):
    return [key for key, cell in cells.items() if {"before", "rows"} <= cell.extras.keys()]
