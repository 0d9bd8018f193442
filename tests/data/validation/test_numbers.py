"""Numbers as offices write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.validation.numbers import read_integer, read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0), ("12", 12), ("-3", -3), ("−3", -3), ("12.0", 12), ("12,0", 12), ("1 250", 1250),
        ("1\u00a0250", 1250), ("1\u202f250\u202f000", 1250000), ("1'250", 1250), ("1e3", 1000),
        ("１２", 12),
    ],
)  # fmt: skip
def test_whole_numbers(text, value):
    reading = read_integer(text)
    assert (reading.value, reading.fault) == (value, None)
    assert isinstance(reading.value, int)


@pytest.mark.parametrize(
    ("text", "value", "reason"),
    [
        ("25 чел.", 25, "has a unit, which was left out"),
        ("25чел", 25, "has a unit, which was left out"),
        ("25 persons", 25, "has a unit, which was left out"),
        ("~300", 300, "is an estimate"),
        ("около 1 300", 1300, "is an estimate"),
        ("≈ 300", 300, "is an estimate"),
        ("1,250", 1250, "has commas in thousands"),
    ],
)
def test_whole_numbers_with_a_warning(text, value, reason):
    reading = read_integer(text)
    assert reading.value == value
    assert reading.fault is not None
    assert (reading.fault.reason, reading.fault.severity) == (reason, "warning")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("250-300", "is a range, not one number"),
        ("250 – 300", "is a range, not one number"),
        ("от 250 до 300", "is a range, not one number"),
        ("25 тыс.", "is written with a scale word"),
        ("2k", "is written with a scale word"),
        ("3 ҳазор", "is written with a scale word"),
        ("12.5", "is not a whole number"),
        ("1.250", "can be read in two ways"),
        ("many", "is not a number"),
        ("12 5", "is not a number"),
        ("1e400", "is too large"),
        ("9" * 30, "is too large"),
        ("9" * 400, "is too large"),
        ("9" * 5000, "is too large"),
        ("nan", "is not a number"),
        ("inf", "is not a number"),
    ],
)
def test_what_is_no_whole_number(text, reason):
    reading = read_integer(text)
    assert reading.value is None
    assert reading.fault is not None
    assert (reading.fault.reason, reading.fault.severity) == (reason, "error")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3,99", 3.99), ("3.999", 3.999), ("1 250,5", 1250.5), ("1.250,5", 1250.5),
        ("1.250.000", 1250000.0), (",5", 0.5), ("4.27e-07", 4.27e-07), ("-0,5", -0.5),
    ],
)  # fmt: skip
def test_decimal_numbers(text, value):
    reading = read_number(text)
    assert (reading.value, reading.fault) == (value, None)


def test_commas_in_thousands_beside_a_decimal_point():
    assert read_number("1,250.5").value == 1250.5


@given(st.integers(-(10**14), 10**14))
def test_any_whole_number_comes_back_in_each_dress(number):
    for text in (str(number), f"{number}.0", f"{number:,}".replace(",", "\u00a0")):
        assert read_integer(text).value == number


@given(st.decimals(-(10**9), 10**9, places=2))
def test_any_decimal_comes_back_in_each_dress(number):
    for text in (str(number), str(number).replace(".", ","), f"{number:,}".replace(",", " ")):
        assert read_number(text).value == float(number)


@given(st.text(max_size=12))
def test_no_text_breaks_the_reader(text):
    for reading in (read_integer(text), read_number(text)):
        assert reading.value is not None or reading.fault is not None


@pytest.mark.parametrize("text", ["1,250", "12,500", "-3,000"])
def test_one_comma_before_three_digits_can_be_read_in_two_ways(text):
    reading = read_number(text)
    assert (reading.value, reading.fault.reason) == (None, "can be read in two ways")


@pytest.mark.parametrize(("text", "value"), [("0,250", 0.25), ("1250,5", 1250.5), ("1,25", 1.25)])
def test_a_decimal_comma_that_can_be_read_in_one_way(text, value):
    assert read_number(text).value == value
