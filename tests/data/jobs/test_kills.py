"""Five kills on each database: the old state or the new one, and what is between would be seen."""

from __future__ import annotations

from sqlalchemy import and_, delete, select

from dashboard.data.schema.releases import cells
from tests.campaigns.kills import ACTIONS, killing_on

KILLS, SEED = 5, 20210331


def test_a_killed_process_leaves_the_old_state_or_the_new(database_url):
    with killing_on(database_url) as killing:
        found = [killing.kill(number, SEED) for number in range(KILLS)]
        assert [one.fault for one in found if one.fault] == []
        assert {one.action for one in found} == set(ACTIONS)
        assert {one.outcome for one in found} <= {"old", "new"}
        assert killing.outcome_after("publish", lambda _: None) == "new"
        for spoil in (remove_a_cell, append_a_record):
            assert killing.outcome_after("publish", spoil) == "between"


def append_a_record(store):
    """As if an audit record had been kept without what it tells of."""
    store.accounts.record("campaign", "publish", "another")


def remove_a_cell(store):
    """As if a transaction had been torn."""
    with store.engine.begin() as connection:
        row = connection.execute(select(cells)).all()[-1]
        last = and_(cells.c.release_id == row.release_id, cells.c.position == row.position)
        connection.execute(delete(cells).where(last))
