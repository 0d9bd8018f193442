"""The throttle: it counts before a try is made, in the database, for all workers."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.data.store import open_store
from dashboard.data.store.throttle import LONGEST_WAIT, WINDOW_SECONDS, LoginThrottle
from tests.data.store.people import make_store
from tests.data.worlds import OPENED

FREE = 5
KEY, OFFICE = "account:a", "address:b"


@pytest.fixture
def store(database_url):
    return make_store(database_url)


@pytest.fixture
def clock():
    return [1_000_000.0]


@pytest.fixture
def throttle(store, clock):
    return LoginThrottle(store.engine, clock=lambda: clock[0])


def try_until_admitted(throttle, clock, key=KEY, free=FREE):
    """The wait that was asked for, which is then waited."""
    wait = throttle.admit({key: free})
    if wait:
        clock[0] += wait
        assert throttle.admit({key: free}) == 0
    return wait


def test_tries_beyond_the_free_ones_wait_twice_as_long_each(throttle, clock):
    waits = [try_until_admitted(throttle, clock) for _ in range(FREE + 9)]
    assert waits[:FREE] == [0] * FREE
    assert waits[FREE : FREE + 3] == [2, 4, 8]
    assert max(waits) <= LONGEST_WAIT


def test_a_refused_try_is_not_counted(throttle, clock):
    for _ in range(FREE):
        throttle.admit({KEY: FREE})
    assert {throttle.admit({KEY: FREE}) for _ in range(50)} == {2}
    clock[0] += 2
    assert throttle.admit({KEY: FREE}) == 0


def test_tries_are_forgotten_after_a_quarter_of_an_hour(throttle, clock):
    for _ in range(FREE):
        throttle.admit({KEY: FREE})
    assert throttle.admit({KEY: FREE}) > 0
    clock[0] += WINDOW_SECONDS + 1
    assert throttle.admit({KEY: FREE}) == 0


def test_success_forgets_the_account_and_takes_back_one_try_of_the_address(throttle):
    for _ in range(FREE):
        throttle.admit({KEY: FREE, OFFICE: 20})
    throttle.cleared(KEY)
    throttle.forgive(OFFICE)
    assert throttle.admit({KEY: 1}) == 0
    assert throttle.admit({OFFICE: FREE}) == 0
    assert throttle.admit({OFFICE: FREE}) > 0


def test_one_key_that_is_used_up_counts_nothing_for_the_other(throttle):
    for _ in range(FREE):
        throttle.admit({KEY: FREE})
    for _ in range(30):
        assert throttle.admit({KEY: FREE, OFFICE: 20}) > 0
    assert throttle.admit({OFFICE: 1}) == 0


def test_a_restart_forgets_nothing(store, throttle, clock):
    for _ in range(FREE):
        throttle.admit({KEY: FREE})
    again = LoginThrottle(store.engine, clock=lambda: clock[0])
    assert again.admit({KEY: FREE}) == 2
    assert again.admit({OFFICE: FREE}) == 0


def test_no_more_pass_together_than_one_after_another(database_url, store):
    """Forty tries at the same moment, over two workers with connections of their own."""
    other = open_store(database_url, store.framework)
    OPENED.append(other)
    throttles = [LoginThrottle(one.engine, clock=lambda: 1_000_000.0) for one in (store, other)]

    def guess(number):
        return throttles[number % 2].admit({KEY: FREE, f"address:{number}": 20})

    with ThreadPoolExecutor(8) as pool:
        waits = list(pool.map(guess, range(40)))
    assert waits.count(0) == FREE
