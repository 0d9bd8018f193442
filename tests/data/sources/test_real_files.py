"""Files that others wrote; collected only where they lie beside the project (see conftest.py)."""

import pytest

from dashboard.data.sources import read_source
from dashboard.framework import Framework
from tests.data.validation.small import REAL, framework_with


def columns(**headers: str) -> Framework:
    kinds = {name: {"type": "text", "headers": [header]} for name, header in headers.items()}
    first = next(iter(kinds))
    dataset = {"title": "T", "unit": "u", "source": "s", "key": [first], "columns": kinds}
    return framework_with(datasets={"session": dataset})


@pytest.mark.parametrize(
    ("file", "headers", "rows", "first"),
    [
        ("messy/encodings/serginhold_excel.1251.csv",
         {"no": "№", "title": "Название", "price": "Цена"}, [2, 3, 5],
         ["1", 'Crash Bandicoot "PS4"', "3,999"]),
        ("messy/encodings/serginhold_sample.utf8.csv",
         {"pot": "Pot", "club": "Club"}, [2, 3, 4, 6], ["1", "PFC CSKA Moskva"]),
        ("messy/tabulator/bom.csv", {"id": "id", "name": "name"}, [2, 3], ["1", "english"]),
        ("messy/tabulator/skip-rows-before-headers.csv",
         {"id": "id", "name": "name"}, [3, 4], ["1", "english"]),
        ("messy/tabulator/sheets.xlsx", {"id": "id", "name": "name"}, [2], ["1", "london"]),
        ("messy/3w_tcd_avr2025.xlsx",
         {"org": "Organisation", "province": "Province", "cluster": "Cluster"}, None,
         ["Barh El Gazel", "Nutrition", "Action Contre la Faim"]),
        ("hxl/input-valid-latin1.csv",
         {"register": "Registro", "sector": "Sector/Cluster", "men": "Hombres"}, [4, 5, 6, 7],
         ["001", "WASH", "100"]),
        ("hxl/input-merged.xlsx",
         {"register": "Registro", "sector": "Sector/Cluster", "men": "Hombres"}, [4, 5, 6, 7],
         ["001", "WASH", "100"]),
        ("hxl/input-multiple-headers.csv",
         {"org": "Org", "province": "Province", "affected": "Number affected"}, [4, 5],
         ["Org X", "Coast", " 100"]),
    ],
)  # fmt: skip
def test_real_files(file, headers, rows, first):
    framework = columns(**headers)
    framework = framework.model_copy(update={"forbidden_columns": {}})
    raw = read_source(REAL / file, framework.datasets["session"], framework)
    assert rows is None or raw.line.tolist() == rows
    assert raw.frame.iloc[0].tolist() == first


def test_a_header_of_four_rows_in_a_real_file():
    file = REAL / "messy/tabulator/multiline-headers.xlsx"
    framework = columns(
        region="Region",
        quarter="from previous quarter",
        baseline="from baseline",
    )
    raw = read_source(file, framework.datasets["session"], framework)
    assert raw.frame.to_numpy().tolist() == [["A", "C", "D"]]
