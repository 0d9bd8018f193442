"""The demonstration world: the book of two years, written as the files of six waves.

Each wave holds, for every dataset, the rows that were new or had changed since the wave before:
later waves therefore carry corrections of earlier ones (two trainees of H1 who were one person
each, a service learnt of late, a milestone's actual date, a mistyped date, memoranda signed). The
files are loaded in the order given, parents before children, by the ordinary loader. The same
seed gives the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from dashboard.data.demo.book import Book, Entry, news
from dashboard.data.demo.campaigns import campaign_entries
from dashboard.data.demo.cases import Register, all_cases, case_entries
from dashboard.data.demo.dress import write_dressed
from dashboard.data.demo.faults import spoil
from dashboard.data.demo.hotline import hotline_entries
from dashboard.data.demo.institutions import all_institutions, institution_entries
from dashboard.data.demo.media import media_entries
from dashboard.data.demo.money import money_entries
from dashboard.data.demo.participants import participant_entries
from dashboard.data.demo.pseudonyms import Pseudonyms
from dashboard.data.demo.referrals import referral_entries
from dashboard.data.demo.registers import hand_entries, population_entries, risk_entries
from dashboard.data.demo.sessions import session_entries
from dashboard.data.demo.study_tour import tour_entries
from dashboard.data.demo.survey import interview_entries, respondent_entries
from dashboard.data.demo.timeline import AS_OF, START
from dashboard.data.demo.wardrobe import USUAL, dress_for
from dashboard.data.demo.working_group import (
    attendance_entries,
    meeting_entries,
    milestone_entries,
)

SEED = 20181001


@dataclass(frozen=True, slots=True)
class Wave:
    """Files that reach the office on one day; `files` are (dataset, path) in loading order.

    `as_of` is the cut-off that the wave serves; rows dated after it may be in the files already.
    """

    name: str
    arrives: date
    as_of: date
    files: tuple[tuple[str, Path], ...]


STAGES = (
    ("set-up", date(2018, 10, 15), date(2018, 10, 15)),
    ("H1", date(2019, 4, 12), date(2019, 3, 31)),
    ("H2", date(2019, 10, 11), date(2019, 9, 30)),
    ("H3", date(2020, 4, 14), date(2020, 3, 31)),
    ("H4-June", date(2020, 7, 13), date(2020, 6, 30)),
    ("H4-August", AS_OF, AS_OF),
)


def write_world(folder: Path, seed: int = SEED) -> list[Wave]:
    """Write all files under `folder`, one subfolder for each wave, and list them in order.

    Existing files of the same names are overwritten. OSError where the folder cannot be written.
    """
    book = open_book(seed)
    waves: list[Wave] = []
    since = START - timedelta(days=1)
    for number, (name, arrives, as_of) in enumerate(STAGES):
        files = _write_files(folder / f"{number}-{name}", name, book, since, arrives)
        waves.append(Wave(name, arrives, as_of, files))
        since = arrives
    return waves


def open_book(seed: int = SEED) -> Book:
    """Everything that the office ever wrote down, faults and corrections included."""
    keys = Pseudonyms(seed)
    institutions = all_institutions()
    register = Register(_chance(seed, "cases"), keys, institutions)
    cases = all_cases(register)
    book: dict[str, list[Entry]] = {
        "institution": institution_entries(institutions),
        "region_population": population_entries(),
        "training_session": session_entries(),
        "training_participant": participant_entries(_chance(seed, "training"), keys, institutions),
        "study_tour_participant": tour_entries(_chance(seed, "tour"), keys, institutions),
        "case": case_entries(cases),
        "referral": referral_entries(register, cases),
        "exit_interview": interview_entries(_chance(seed, "interviews")),
        "wg_meeting": meeting_entries(),
        "wg_attendance": attendance_entries(_chance(seed, "attendance"), institutions),
        "wg_milestone": milestone_entries(),
        "campaign_activity": campaign_entries(_chance(seed, "campaigns")),
        "media_reach": media_entries(),
        "kap_respondent": respondent_entries(_chance(seed, "survey")),
        "hotline_month": hotline_entries(_chance(seed, "hotline")),
        "budget_month": money_entries(),
        "risk": risk_entries(),
        "indicator_value": hand_entries(),
    }
    spoil(book)
    return book


def _chance(seed: int, subject: str) -> Random:
    """A source of chance for one subject, so that a change in one leaves the others alone."""
    return Random(f"{seed} {subject}")  # noqa: S311 - an invented world needs no secrecy


def _write_files(
    folder: Path, wave: str, book: Book, since: date, until: date
) -> tuple[tuple[str, Path], ...]:
    folder.mkdir(parents=True, exist_ok=True)
    files: list[tuple[str, Path]] = []
    for dataset in USUAL:
        rows = news(book[dataset], since, until)
        if rows:
            path = write_dressed(folder / dataset, rows, dress_for(dataset, wave))
            files.append((dataset, path))
    return tuple(files)
