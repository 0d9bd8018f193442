"""Words as the office writes them in its files: column headings, regions, sexes, yes and no.

Headings are those that the project's `indicators.yaml` accepts (a test compares them); English
files carry the column names themselves. Regions are spelt in several ways on purpose, one with a
Latin letter in a Cyrillic word and one in an old Tajik font (domain B.2, B.3 faults 13, 15, 24).
"""

from __future__ import annotations

from typing import Literal

Tongue = Literal["en", "ru", "tg"]

RUSSIAN = {
    "session_id": "Код тренинга",
    "title": "Название",
    "topic": "Тема",
    "date_start": "Дата начала",
    "date_end": "Дата окончания",
    "days": "Дней",
    "region": "Регион",
    "district_pcode": "П-код района",
    "venue": "Место проведения",
    "mode": "Формат",
    "audience": "Аудитория",
    "trainer_org": "Организация тренера",
    "language": "Язык",
    "planned_participants": "План участников",
    "test_max": "Максимальный балл",
    "report_ref": "Ссылка на отчёт",
    "person_id": "Код участника",
    "sex": "Пол",
    "age_group": "Возрастная группа",
    "institution_id": "Код учреждения",
    "institution_type": "Вид учреждения",
    "days_attended": "Посещено дней",
    "pre_score": "Предварительный тест",
    "post_score": "Итоговый тест",
    "certificate": "Сертификат",
    "referral_id": "Код направления",
    "case_id": "Код случая",
    "from_org": "От организации",
    "from_type": "Источник",
    "to_org": "В организацию",
    "to_type": "Вид принимающей организации",
    "to_region": "Регион услуги",
    "service": "Услуга",
    "referred_on": "Дата направления",
    "response": "Ответ",
    "responded_on": "Дата ответа",
    "service_start": "Начало услуги",
    "service_end": "Конец услуги",
    "outcome": "Исход",
    "activity_id": "Код мероприятия",
    "ngo_id": "НПО",
    "date": "Дата",
    "channel": "Канал",
    "female": "Женщин",
    "male": "Мужчин",
    "girls": "Девочек",
    "boys": "Мальчиков",
    "total_headcount": "Всего участников",
    "materials_type": "Материал",
    "materials_distributed": "Роздано материалов",
    "evidence": "Подтверждение",
    "month": "Месяц",
    "contacts": "Обращений",
    "internal_tip_contacts": "Обращений о внутренней торговле людьми",
    "line": "Статья",
    "budget_to_date": "План нарастающим итогом",
    "expenditure": "Расход",
    "commitments": "Обязательства",
}
TAJIK = {
    "session_id": "Рамзи омӯзиш",
    "person_id": "Рамзи иштирокчӣ",
    "sex": "Ҷинс",
    "age_group": "Гурӯҳи синнусолӣ",
    "institution_id": "Рамзи муассиса",
    "institution_type": "Навъи муассиса",
    "region": "Минтақа",
    "days_attended": "Рӯзҳои иштирок",
    "pre_score": "Тести пешакӣ",
    "post_score": "Тести ниҳоӣ",
    "certificate": "Шаҳодатнома",
    "name_en": "Номи муассиса (англ.)",
    "name_ru": "Номи муассиса (рус.)",
    "name_tg": "Номи муассиса",
    "type": "Навъи муассиса",
    "mou_signed_on": "Санаи ёддошт",
    "wg_member": "Аъзои гурӯҳи корӣ",
    "meeting_id": "Рамзи ҷаласа",
    "member_on_that_date": "Аъзо дар рӯзи ҷаласа",
    "present": "Ҳозир буд",
    "level": "Сатҳ",
    "activity_id": "Рамзи чорабинӣ",
    "ngo_id": "СҒД",
    "date": "Сана",
    "channel": "Канал",
    "district_pcode": "П-рамзи ноҳия",
    "female": "Занон",
    "male": "Мардон",
    "girls": "Духтарон",
    "boys": "Писарон",
    "total_headcount": "Ҳамагӣ иштирокчиён",
    "materials_type": "Мавод",
    "materials_distributed": "Маводи тақсимшуда",
    "language": "Забон",
    "evidence": "Далел",
}
REGIONS: dict[Tongue, dict[str, tuple[str, ...]]] = {
    "en": {
        "TJ": ("national",),
        "TJ-DU": ("Dushanbe", "Dushanbe city"),
        "TJ-SU": ("Sughd", "Sogd", "Soghd"),
        "TJ-KT": ("Khatlon", "Hatlon"),
        "TJ-RA": ("DRS", "RRS"),
        "TJ-GB": ("GBAO", "Khorog"),
    },
    "ru": {
        "TJ-DU": ("Душанбе", "г. Душанбе"),
        "TJ-SU": ("Согдийская область", "Cогд", "Худжанд"),
        "TJ-KT": ("Хатлонская область", "Куляб", "Бохтар"),
        "TJ-RA": ("РРП", "Гиссар"),
        "TJ-GB": ("ГБАО", "Хорог"),
        "XX": ("н/д",),
    },
    "tg": {
        "TJ-DU": ("Душанбе", "ш. Душанбе"),
        "TJ-SU": ("Суѓд", "вилояти Суғд", "Суғд"),
        "TJ-KT": ("Хатлон", "Кӯлоб"),
        "TJ-RA": ("НТҶ", "ноҳияҳои тобеи ҷумҳурӣ"),
        "TJ-GB": ("ВМКБ",),
    },
}
SEXES: dict[Tongue, dict[str, str]] = {
    "en": {"f": "female", "m": "male"},
    "ru": {"f": "ж", "m": "м"},
    "tg": {"f": "зан", "m": "мард"},
}
YES_NO: dict[Tongue, tuple[str, str]] = {
    "en": ("no", "yes"),
    "ru": ("нет", "да"),
    "tg": ("не", "ҳа"),
}
TOTAL: dict[Tongue, str] = {"en": "Total", "ru": "Итого", "tg": "Ҳамагӣ"}
REGION_COLUMNS = frozenset({"region", "to_region", "identification_region"})


def heading(column: str, tongue: Tongue) -> str:
    """The heading of a column; English files carry the column's own name."""
    match tongue:
        case "ru":
            return RUSSIAN[column]
        case "tg":
            return TAJIK[column]
        case "en":
            return column


def spelling(column: str, code: str, tongue: Tongue, turn: int) -> str:
    """A code as people write it; regions take their spellings in turn."""
    if column in REGION_COLUMNS:
        spellings = REGIONS[tongue].get(code, (code,))
        return spellings[turn % len(spellings)]
    return SEXES[tongue].get(code, code) if column == "sex" else code
