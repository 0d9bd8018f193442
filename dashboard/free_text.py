"""What in a public text could point to a person: a number, in digits or words, or a place.

Free text is data (domain R13). On figures about victims "two women from Khorog" says more than any
cell that the gate withholds, so public texts on them hold no digit, no number word in English,
Russian or Tajik, and no place of the code lists, whatever the language and the ending. The test
refuses too much rather than too little: whoever writes finds another word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

from dashboard.framework import Framework
from dashboard.framework.measures import MaxByArea

GivesAway = Literal["digit", "number word", "place name"]

WORD = re.compile(r"[^\W\d_]+")
SPELT = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
hundred hundreds thousand thousands dozen dozens half pair couple single both twice thrice
first second third fourth fifth sixth seventh eighth ninth tenth zero none
один одна одно одни одного одной одному одним одном одну
два две двух двум двумя двое двоих двоим оба обе обоих обеих
три трёх трех трём трем тремя трое троих четыре четырёх четырех четырём четырем четырьмя
четверо четверых пять пяти пятью пятеро пятерых шесть шести шестью шестеро шестерых
семь семи семью семеро семерых восемь восьми восемью девять девяти девятью десять десяти
десятью десяток десятка десятков одиннадцать двенадцать тринадцать четырнадцать пятнадцать
шестнадцать семнадцать восемнадцать девятнадцать двадцать двадцати тридцать тридцати сорок
сорока пятьдесят шестьдесят семьдесят восемьдесят девяносто сто ста сотня сотни тысяча тысячи
тысяч дюжина половина половины пара пары ноль нуль единственный единственная единственного
первый первая второй вторая третий третья
як яке якто якта ду дуто дута дувум се сето сета сеюм чор чорто чаҳор чаҳорто панҷ панҷто
шаш шашто ҳафт ҳафтто ҳашт ҳаштто нӯҳ нӯҳто даҳ даҳто ёздаҳ дувоздаҳ сенздаҳ чордаҳ чаҳордаҳ
понздаҳ шонздаҳ ҳабдаҳ ҳафдаҳ ҳаждаҳ нуздаҳ нӯздаҳ бист сӣ чил панҷоҳ шаст ҳафтод ҳаштод навад
сад ҳазор нисф ягона якум ҳарду сифр
"""
NUMBER_WORDS = frozenset(WORD.findall(SPELT))
COMPOUNDS = re.compile(
    r"^(?:двадцат|тридцат|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяност|"
    r"одиннадцат|двенадцат|тринадцат|четырнадцат|пятнадцат|шестнадцат|семнадцат|восемнадцат|"
    r"девятнадцат|двест|трист|четырест|пятьсот|шестьсот|семьсот|восемьсот|девятьсот|тысяч)"
)
ENDINGS = "аеёиоуыэюяйьӣӯ"
SHORTEST_STEM = 4


def what_gives_away(framework: Framework, text: str) -> GivesAway | None:
    """The first kind of thing that the text may not hold; None for a text that is safe."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    if any(letter.isnumeric() for letter in unicodedata.normalize("NFC", text)):
        return "digit"
    # A half-year is the project's own word for a period and says nothing of anybody.
    words = WORD.findall(plain.replace("half-year", ""))
    if any(word in NUMBER_WORDS or COMPOUNDS.match(word) for word in words):
        return "number word"
    if any(_holds(words, place) for place in _places(framework)):
        return "place name"
    return None


def _holds(words: list[str], place: list[str]) -> bool:
    """True where the words of the place follow each other in the text, in any inflection."""
    stems = [_stem(word) for word in place]
    spans = (words[start : start + len(stems)] for start in range(len(words) - len(stems) + 1))
    return any(all(map(str.startswith, span, stems)) for span in spans)


def _stem(word: str) -> str:
    """The word without a final vowel; of short words and abbreviations everything."""
    cut = word.rstrip(ENDINGS)
    return cut if len(cut) >= SHORTEST_STEM else word


def _places(framework: Framework) -> Iterator[list[str]]:
    """The words of every name of a place: labels in all languages and aliases."""
    for name in sorted(_place_lists(framework)):
        for code, entry in framework.code_lists.get(name, {}).items():
            if entry.unknown or code in _wholes(framework):
                continue
            for written in (*entry.label.root.values(), *entry.aliases):
                # What stands in brackets, such as an abbreviation, is a name of its own.
                for part in re.split(r"[(),;/]", written):
                    words = WORD.findall(unicodedata.normalize("NFKC", part).casefold())
                    if words and len("".join(words)) > 1:
                        yield words


def _place_lists(framework: Framework) -> set[str]:
    columns = (
        framework.column(name, dataset.place)
        for name, dataset in framework.datasets.items()
        if dataset.place is not None
    )
    return {column.code_list for column in columns if column is not None and column.code_list}


def _wholes(framework: Framework) -> set[str]:
    """Codes that mean all places at once, such as national."""
    measures = (indicator.measure for indicator in framework.indicators)
    return {item.whole for item in measures if isinstance(item, MaxByArea) and item.whole}
