"""Which file wears which dress: the habits of each unit of the office, wave by wave."""

from __future__ import annotations

from dashboard.data.demo.dress import Dress

PLAIN = Dress()
CYRILLIC_TEXT = Dress(tongue="ru", encoding="cp1251", delimiter=";", dates="dotted")
UNICODE_TEXT = Dress(tongue="ru", encoding="utf-16", delimiter="\t", dates="dotted")
ENGLISH_BOOK = Dress(form="xlsx", dates="cells")

USUAL = {
    "institution": PLAIN,
    "region_population": PLAIN,
    "training_session": Dress(
        form="xlsx", tongue="ru", dates="cells", titles=("Проект CT.1172", "Список тренингов", "")
    ),
    "training_participant": PLAIN,
    "study_tour_participant": ENGLISH_BOOK,
    "case": ENGLISH_BOOK,
    "referral": CYRILLIC_TEXT,
    "exit_interview": PLAIN,
    "wg_meeting": Dress(dates="dotted", delimiter=";"),
    "wg_attendance": Dress(form="xlsx", tongue="tg", titles=("Гурӯҳи корӣ", "Варақаи ҳузур")),
    "wg_milestone": ENGLISH_BOOK,
    "campaign_activity": Dress(
        form="xlsx",
        tongue="ru",
        dates="cells",
        titles=("Отчёт НПО-партнёров", ""),
        merged=True,
        totals=True,
    ),
    "media_reach": PLAIN,
    "kap_respondent": PLAIN,
    "hotline_month": UNICODE_TEXT,
    "budget_month": Dress(tongue="ru", delimiter=";", grouped=True),
    "risk": ENGLISH_BOOK,
    "indicator_value": PLAIN,
}
"""Dataset -> usual dress; the order is the order of loading, parents before children."""

SPECIAL = {
    ("institution", "set-up"): Dress(
        form="xlsx", tongue="tg", dates="cells", titles=("Феҳристи муассисаҳо", "Лоиҳаи CT.1172")
    ),
    ("training_participant", "H1"): Dress(
        tongue="ru", encoding="cp1251", delimiter=";", missing="н/д"
    ),
    ("training_participant", "H2"): Dress(
        form="xlsx", tongue="tg", titles=("Рӯйхати иштирокчиён", "")
    ),
    ("training_participant", "H3"): Dress(tongue="ru", encoding="utf-16", delimiter="\t"),
    ("training_participant", "H4-August"): Dress(tongue="ru", phones=True, delimiter=";"),
    ("training_session", "H2"): Dress(dates="dotted", delimiter=";"),
    ("campaign_activity", "H2"): Dress(
        form="xlsx",
        tongue="tg",
        dates="cells",
        titles=("Ҳисоботи СҒД",),
        merged=True,
        totals=True,
        misprint=2,
    ),
    ("campaign_activity", "H4-June"): Dress(missing="-"),
}


def dress_for(dataset: str, wave: str) -> Dress:
    """The dress of a dataset's file in a wave."""
    return SPECIAL.get((dataset, wave), USUAL[dataset])
