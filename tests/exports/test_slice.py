"""What a slice holds, what it leaves out, and what every file says of itself."""

import pytest

from dashboard.exports import provenance
from dashboard.exports.registry import FORMATS
from dashboard.view import View
from tests.exports.opening import leaves, pdf_text
from tests.exports.worlds import slice_of
from tests.pages.contexts import released

SENSITIVE = ["OBJ.1", "OBJ.2", "OC1.1", "OC1.2", "OC1.3", "OC2.3"]


def codes(slice_):
    return [one.code for one in slice_.indicators]


def test_internal_figures_about_cases_are_left_out_and_named():
    slice_ = slice_of(released("real", "internal"))
    assert [one.code for one in slice_.left_out] == SENSITIVE
    assert not set(codes(slice_)) & set(SENSITIVE)
    assert "OBJ.1, OBJ.2" in " ".join(provenance.disclosure(slice_))


def test_the_public_has_all_indicators_as_its_edition_shows_them():
    slice_ = slice_of(released("real", "public"))
    assert slice_.left_out == []
    assert len(codes(slice_)) == len(slice_.framework.indicators)


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        (("OP1.1.2",), ["OP1.1.2"]),
        (("OP1.2", "OC1.4"), ["OC1.4", "OP1.2.1", "OP1.2.2", "OP1.2.3"]),
        (("nothing",), []),
    ],
)
def test_a_choice_keeps_the_order_of_the_matrix(chosen, found):
    assert codes(slice_of(released("real", "internal"), codes=chosen)) == found


def test_a_page_s_slice_follows_period_and_filters():
    view = View(period="H2", filters=(("sex", "f"),))
    slice_ = slice_of(released("real", "internal"), view=view, mode="page")
    assert slice_.begun == ["H1", "H2"]
    assert {cell.window for cell in slice_.cells} <= {"H1", "to H1", "H2", "to H2"}
    assert all(dict(cell.split).get("sex", "f") == "f" for cell in slice_.cells)
    assert "Sex: Women" in provenance.shown(slice_)


def test_a_whole_slice_does_not():
    view = View(period="H2", filters=(("sex", "f"),))
    whole = slice_of(released("real", "internal"), view=view)
    assert whole.cells == slice_of(released("real", "internal")).cells


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_file_says_where_it_comes_from(form, files, published):
    made = files(form)
    words = pdf_text(made.content) if form == "pdf" else ""
    text = words + "".join(part.decode(errors="ignore") for part in leaves(made.content))
    assert "Edition 3" in text
    assert published.edition.publication.sha256 in text.replace(" ", "")
    assert published.edition.fingerprint in text.replace(" ", "")
    assert "31 Mar 2020" in text
    assert made.name.startswith("CT.1172-edition-3-2020-03-31.")


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize("audience", ["internal", "public"])
def test_what_a_page_shows_gives_every_file(form, audience):
    view = View(period="H2", filters=(("sex", "f"), ("region", "TJ-SU")))
    slice_ = slice_of(released("real", audience), "ru", view=view, mode="page", codes=("OP1.1",))
    assert FORMATS[form](slice_).content


def test_a_name_is_safe_in_every_file_system():
    release = released("real", "internal")
    project = release.framework.project.model_copy(update={"code": "../Ч 1:2"})
    from dataclasses import replace

    framework = release.framework.model_copy(update={"project": project})
    name = slice_of(replace(release, framework=framework)).file_name("xlsx")
    assert name == "..---1-2-draft-2020-08-31.xlsx"
