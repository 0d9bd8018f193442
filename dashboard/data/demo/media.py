"""Estimated audiences of radio, television and social media, by region and half-year.

The largest single channel of each region, added over regions: 52,000, 160,000, 310,000 and 385,000
persons at the four closings (OP2.1.3), above plan since the spots of the lockdown spring. One
portal gave page views as people; the office marked them as a guess, so that they count nowhere.
"""

from __future__ import annotations

from datetime import timedelta

from dashboard.data.demo.book import Entry, Row
from dashboard.data.demo.timeline import HALVES, Half

NATIONAL = "TJ"
OUTLETS = {
    "tv": "Television Example",
    "radio": "Radio Example",
    "facebook": "Project page",
    "instagram": "Project page",
    "telegram": "Project channel",
    "odnoklassniki": "Project group",
    "web": "News portal Example",
}
METHODS = {"tv": "broadcaster", "radio": "survey", "web": "guess"}
BROADCAST = ("tv", "radio")
AUDIENCES = (
    ("H1", "TJ-DU", "tv", 30_000),
    ("H1", "TJ-DU", "radio", 9_000),
    ("H1", "TJ-SU", "tv", 22_000),
    ("H1", "TJ-SU", "radio", 12_000),
    ("H2", "TJ-DU", "tv", 55_000),
    ("H2", "TJ-DU", "facebook", 21_000),
    ("H2", "TJ-SU", "tv", 48_000),
    ("H2", "TJ-KT", "radio", 40_000),
    ("H2", "TJ-RA", "radio", 17_000),
    ("H3", "TJ-DU", "tv", 84_000),
    ("H3", "TJ-DU", "telegram", 26_000),
    ("H3", "TJ-SU", "tv", 96_000),
    ("H3", "TJ-KT", "tv", 88_000),
    ("H3", "TJ-RA", "radio", 34_000),
    ("H3", "TJ-GB", "radio", 8_000),
    ("H3", NATIONAL, "facebook", 150_000),
    ("H3", NATIONAL, "web", 1_400_000),
    ("H4", "TJ-DU", "tv", 95_000),
    ("H4", "TJ-DU", "instagram", 31_000),
    ("H4", "TJ-SU", "tv", 120_000),
    ("H4", "TJ-KT", "tv", 110_000),
    ("H4", "TJ-KT", "odnoklassniki", 22_000),
    ("H4", "TJ-RA", "tv", 50_000),
    ("H4", "TJ-GB", "radio", 10_000),
    ("H4", NATIONAL, "tv", 260_000),
)


def media_entries() -> list[Entry]:
    """One row for each outlet, region and half-year, known on the half-year's last day."""
    halves = {half.name: half for half in HALVES}
    return [
        _entry(number, halves[name], region, channel, audience)
        for number, (name, region, channel, audience) in enumerate(AUDIENCES, start=1)
    ]


def _entry(number: int, half: Half, region: str, channel: str, audience: int) -> Entry:
    broadcast = channel in BROADCAST
    row: Row = {
        "id": f"MR-{number:03d}",
        "channel": channel,
        "outlet": OUTLETS[channel],
        "region": region,
        "period": half.last.replace(day=1),
        "audience_estimate": audience,
        "impressions": None if broadcast else audience * 3,
        "method": METHODS.get(channel, "platform_insight"),
        "spots": 24 if broadcast else None,
    }
    return Entry(half.last - timedelta(days=3), row)
