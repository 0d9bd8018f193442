"""What the invented office wrote beside its figures: evidence, confirmations, deviations.

Nearly complete for the half-years that are over, as reporting leaves it: two indicators of each
wait for a paper or for a word of their owner. Half done for the one that runs. A few deviations
have a text for the public; what is written about figures of victims names no number and no place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dashboard.data.demo.timeline import AS_OF, HALVES, Half
from dashboard.framework import Framework
from dashboard.protocols import NewNote, NoteKind


@dataclass(frozen=True, slots=True)
class Written:
    """A note and when it was written, in UTC without a zone."""

    note: NewNote
    at: datetime


@dataclass(frozen=True, slots=True)
class Deviation:
    """Why an indicator deviates in a half-year: for the team, and what the public may read."""

    indicator: str
    half: str
    internal: str
    public: str = ""


DEVIATIONS = (
    Deviation(
        "OC1.2",
        "H1",
        "Few referrals so far, all to the shelter that takes part in the project; the share will "
        "come down when partners without places of their own receive referrals.",
    ),
    Deviation(
        "OC1.3",
        "H1",
        "Identification and first service are still with the same partner, so little time passes. "
        "Watch it when the police and the labour inspection begin to refer.",
    ),
    Deviation(
        "OP1.1.4",
        "H1",
        "The post-test of the first session asked for articles of law that the session did not "
        "cover. The trainer rewrote the test in February.",
        "The test was rewritten after the first session, which it did not fit.",
    ),
    Deviation(
        "OP1.3.4",
        "H1",
        "Heads of institutions came in person to the founding meetings; expect substitutes later.",
    ),
    Deviation(
        "OC1.2",
        "H2",
        "Above plan: the shelter keeps places free for referred persons, as agreed in April.",
        "The procedure asks partner organisations to keep places free for persons who are "
        "referred to them.",
    ),
    Deviation(
        "OC1.3",
        "H2",
        "Faster than planned; dates of identification were checked against the referral forms.",
    ),
    Deviation(
        "OP1.2.2",
        "H2",
        "One organisation sent its plan back for its director's signature; expected in October.",
    ),
    Deviation(
        "OP1.3.2",
        "H2",
        "The situation analysis was approved on 20 August, and the secretary entered it only after "
        "the half-year had closed. Remind the secretary a week before the next closing.",
        "The situation analysis was approved in August and is counted from the next report on.",
    ),
    Deviation(
        "OC1.2",
        "H3",
        "Above plan, but falling: shelters took nobody new in the last two weeks of March.",
    ),
    Deviation(
        "OC1.3",
        "H3",
        "Still ahead of plan. Some first services in March were given by telephone.",
    ),
    Deviation(
        "OP1.1.2",
        "H3",
        "The session of late March was called off when gatherings were restricted. It is planned "
        "on line; the attendance rule of 80 % needs a log of connections.",
        "A training session of March 2020 could not be held because gatherings were restricted.",
    ),
    Deviation(
        "OP1.2.2",
        "H3",
        "Two participants changed their posts before their plans were accepted; their "
        "organisations named successors in February.",
        "Two organisations are finishing their plans with newly appointed staff.",
    ),
    Deviation(
        "OP1.3.3",
        "H3",
        "The meeting of 12 February had no quorum: seven of fifteen members. Invitations now go "
        "out three weeks ahead, with the draft attached.",
        "One meeting had no quorum and is not counted.",
    ),
    Deviation(
        "OP2.1.2",
        "H3",
        "No community sessions after 16 March. Partners asked to move the money to radio.",
        "Community sessions stopped in the middle of March 2020, when gatherings were restricted.",
    ),
    Deviation(
        "OP1.1.2",
        "H4",
        "On-line sessions reach fewer people than rooms do: connections in the districts drop. "
        "Sessions in person are planned for September, with fifteen people at most.",
        "Training went on line in the spring; smaller sessions in person are planned.",
    ),
    Deviation(
        "OP1.2.2",
        "H4",
        "One plan is still with its organisation. The project assistant calls every week.",
    ),
    Deviation(
        "OP1.3.2",
        "H4",
        "Inter-ministerial comments on the first draft are awaited until 25 September. If they "
        "come later, submission moves into the extension; tell the fund in the next report.",
        "Comments of the ministries on the first draft are being collected.",
    ),
    Deviation(
        "OP2.1.2",
        "H4",
        "No gatherings since March. 55 people were reached in the open air in August; the rest of "
        "the target needs the money of the amendment, or another channel.",
        "Community sessions could not be held from March to July 2020. Radio, television and "
        "printed materials went on.",
    ),
)
NOT_YET = {
    "H1": ("OBJ.2", "OC1.4", "OC2.1", "OC2.2", "OP1.2.1", "OP1.2.2", "OP1.2.3"),
    "H2": ("OC2.1", "OC2.2", "OP1.2.3"),
}
"""What had not begun: nothing is due, and there is nothing to prove."""
WITHOUT_EVIDENCE = {"H1": ("OC2.3",), "H2": ("OP2.1.5",), "H3": ("OP2.1.4",)}
UNCONFIRMED = {"H1": ("OP1.1.3",), "H2": ("OC2.3",), "H3": ("OC1.3",)}
PROVED_SO_FAR = (
    *("OC1.4", "OC2.1", "OC2.2", "OP1.1.1", "OP1.1.3", "OP1.1.4", "OP1.2.1", "OP1.2.2"),
    *("OP1.2.3", "OP1.3.1", "OP1.3.2", "OP1.3.3", "OP1.3.4", "OP2.1.2", "OP2.1.4"),
)
CONFIRMED_SO_FAR = (
    *("OC2.1", "OC2.2", "OP1.1.1", "OP1.1.3", "OP1.2.1", "OP1.2.3", "OP1.3.1", "OP1.3.4"),
    "OP2.1.2",
)
NINE = time(9)


def written_notes(framework: Framework, until: date) -> Iterator[Written]:
    """Every note that the office had written by the end of a day, in order of writing."""
    for half in HALVES:
        for kind, days in (("evidence", 3), ("confirmation", 7), ("variance", 8)):
            day = _day(half, days)
            if day <= until:
                for note in _notes(framework, half.name, kind):
                    yield Written(note, datetime.combine(day, NINE))


def _day(half: Half, days: int) -> date:
    """So many days after the half-year, or in the last days of the one that runs."""
    return half.last + timedelta(days=days - 10 if half.last == AS_OF else days)


def _notes(framework: Framework, half: str, kind: str) -> list[NewNote]:
    match kind:
        case "evidence":
            return _papers(framework, half)
        case "confirmation":
            return _words_of_owners(framework, half)
        case _:
            return [_deviation(told) for told in DEVIATIONS if told.half == half]


def _papers(framework: Framework, half: str) -> list[NewNote]:
    return [
        _note(item.code, half, "evidence", f"{item.verification.text('en')}; folder {half}")
        for item in framework.indicators
        if _is_there(item.code, half, WITHOUT_EVIDENCE, PROVED_SO_FAR)
    ]


def _words_of_owners(framework: Framework, half: str) -> list[NewNote]:
    return [
        _note(item.code, half, "confirmation", f"In writing: {item.owner.text('en')}")
        for item in framework.indicators
        if _is_there(item.code, half, UNCONFIRMED, CONFIRMED_SO_FAR)
    ]


def _is_there(
    code: str, half: str, lacking: Mapping[str, tuple[str, ...]], so_far: tuple[str, ...]
) -> bool:
    if half == HALVES[-1].name:
        return code in so_far
    return code not in (*NOT_YET.get(half, ()), *lacking.get(half, ()))


def _deviation(told: Deviation) -> NewNote:
    return _note(told.indicator, told.half, "variance", told.internal, told.public)


def _note(code: str, half: str, kind: NoteKind, internal: str, public: str = "") -> NewNote:
    return NewNote(code, half, kind, internal, public)
