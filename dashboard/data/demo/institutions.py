"""Invented institutions: who takes part, who signs a memorandum when, who sits in the group.

All names are made up; the state bodies carry "(demo)" so that nobody takes them for real ones.
Fourteen memoranda are signed by the world's last day, against fifteen expected (OC1.4).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.data.demo.book import Entry, Row, learnt
from dashboard.data.demo.timeline import START

REGION_CYCLE = ("TJ-DU", "TJ-SU", "TJ-KT", "TJ-RA", "TJ-KT", "TJ-SU", "TJ-GB")
PLACES = {
    "TJ-DU": ("Dushanbe", "Душанбе", "Душанбе"),
    "TJ-SU": ("Sughd", "Согд", "Суғд"),
    "TJ-KT": ("Khatlon", "Хатлон", "Хатлон"),
    "TJ-RA": ("DRS", "РРП", "НТҶ"),
    "TJ-GB": ("GBAO", "ГБАО", "ВМКБ"),
}
STATE = {
    "gov_local": (10, "Local Executive Office", "Местный исполнительный орган", "Мақомоти маҳаллӣ"),
    "law_enforcement": (10, "Anti-Trafficking Police Unit", "Отдел милиции", "Шуъбаи милитсия"),
    "prosecution_court": (6, "Prosecution Office", "Прокуратура", "Прокуратура"),
    "health": (7, "Family Health Centre", "Центр здоровья", "Маркази саломатӣ"),
    "social_protection": (7, "Social Care Department", "Отдел соцзащиты", "Шуъбаи ҳифзи иҷтимоӣ"),
    "education": (6, "Training College", "Учебный колледж", "Коллеҷи таълимӣ"),
    "legal_aid": (4, "Legal Aid Bureau", "Бюро правовой помощи", "Бюрои ёрии ҳуқуқӣ"),
    "media": (2, "Regional Radio", "Областное радио", "Радиои вилоятӣ"),
}
CENTRAL = (
    ("Ministry for Labour Matters", "Министерство по труду", "Вазорати корҳои меҳнат"),
    ("Ministry for Interior Matters", "Министерство по внутр. делам", "Вазорати умури дохила"),
    ("Ministry for Health Matters", "Министерство по здоровью", "Вазорати умури тандурустӣ"),
    ("Ministry for Schooling", "Министерство по обучению", "Вазорати таълим"),
    ("Committee for Women and Family", "Комитет по делам семьи", "Кумитаи кори занон"),
    ("Agency for Statistics Matters", "Агентство по статистике", "Агентии омор"),
)
NGOS = (
    ("Daryoi Kabud", "Дарёи Кабуд", "Дарёи Кабуд"),
    ("Sangi Sabz", "Санги Сабз", "Санги Сабз"),
    ("Kuhi Nuqra", "Кухи Нукра", "Кӯҳи Нуқра"),
    ("Lola Bahor", "Лола Бахор", "Лола Баҳор"),
    ("Bodi Sabo", "Боди Сабо", "Боди Сабо"),
    ("Shamoli Nav", "Шамоли Нав", "Шамоли Нав"),
    ("Dari Boz", "Дари Боз", "Дари Боз"),
    ("Roghi Safed", "Роги Сафед", "Роғи Сафед"),
    ("Puli Sangin", "Пули Сангин", "Пули Сангин"),
)
MEMORANDA = tuple(
    date.fromisoformat(day)
    for day in (
        *("2019-05-20", "2019-06-18", "2019-08-07", "2019-09-12"),
        *("2019-10-23", "2019-11-19", "2019-12-17", "2020-01-22", "2020-02-19", "2020-03-04"),
        *("2020-05-27", "2020-06-24", "2020-07-22", "2020-08-19"),
    )
)
SIGNING_TYPES = ("cso", "law_enforcement", "social_protection", "health", "cso", "legal_aid")
GROUP_SEATS = {
    "gov_central": 6,
    "law_enforcement": 2,
    "prosecution_court": 2,
    "social_protection": 1,
    "health": 1,
    "education": 1,
    "cso": 2,
}


@dataclass(frozen=True, slots=True)
class Institution:
    """An invented institution with its names in English, Russian and Tajik."""

    id: str
    names: tuple[str, str, str]
    type: str
    region: str
    memorandum: date | None = None
    member: bool = False


def all_institutions() -> list[Institution]:
    """Every institution in the order of the register."""
    plain = [*_central(), *_ngos(), *_state(), _abroad()]
    numbered = [
        Institution(f"INS-{number:03d}", names, kind, region)
        for number, (names, kind, region) in enumerate(plain, start=1)
    ]
    return _seated(_signed(numbered))


Plain = tuple[tuple[str, str, str], str, str]


def _central() -> list[Plain]:
    return [((f"{en} (demo)", ru, tg), "gov_central", "TJ-DU") for en, ru, tg in CENTRAL]


def _ngos() -> list[Plain]:
    return [
        ((f"NGO {en}", f"ОО «{ru}»", f"ТҶ «{tg}»"), "cso", REGION_CYCLE[number % 7])
        for number, (en, ru, tg) in enumerate(NGOS)
    ]


def _state() -> list[Plain]:
    found: list[Plain] = []
    for kind, (count, en, ru, tg) in STATE.items():
        for number in range(count):
            region = REGION_CYCLE[number % 7]
            place = PLACES[region]
            names = (
                f"{en} {number + 1}, {place[0]} (demo)",
                f"{ru} {number + 1}, {place[1]}",
                f"{tg} {number + 1}, {place[2]}",
            )
            found.append((names, kind, region))
    return found


def _abroad() -> Plain:
    return (
        ("Migration Fund (demo)", "Миграционный фонд", "Бунёди муҳоҷират"),
        "international",
        "TJ-DU",
    )


def _signed(institutions: list[Institution]) -> list[Institution]:
    """Hand the memoranda to institutions of the signing types in turn."""
    waiting = {
        kind: [item.id for item in institutions if item.type == kind] for kind in SIGNING_TYPES
    }
    signed = {
        waiting[SIGNING_TYPES[number % len(SIGNING_TYPES)]].pop(0): day
        for number, day in enumerate(MEMORANDA)
    }
    return [
        Institution(item.id, item.names, item.type, item.region, signed.get(item.id))
        for item in institutions
    ]


def _seated(institutions: list[Institution]) -> list[Institution]:
    free = dict(GROUP_SEATS)
    seated = []
    for item in institutions:
        member = free.get(item.type, 0) > 0
        free[item.type] = free.get(item.type, 0) - member
        seated.append(
            Institution(item.id, item.names, item.type, item.region, item.memorandum, member)
        )
    return seated


def institution_entries(institutions: list[Institution]) -> list[Entry]:
    """The register; a memorandum is entered on the day after its signing."""
    return [_entry(item) for item in institutions]


def _entry(item: Institution) -> Entry:
    names = dict(zip(("name_en", "name_ru", "name_tg"), item.names, strict=True))
    row: Row = {
        "institution_id": item.id,
        **names,
        "type": item.type,
        "region": item.region,
        "mou_signed_on": item.memorandum,
        "wg_member": item.member,
    }
    return learnt(START, row, {"mou_signed_on": item.memorandum})
