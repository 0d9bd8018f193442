"""What may not leave is in no byte of any file, however deep it is packed."""

import pytest

from dashboard.exports.registry import FORMATS
from tests.exports.opening import leaks
from tests.exports.worlds import ORDINARY, SENTINEL, marked_release, slice_of, unguarded_release
from tests.pages.contexts import released

FORMS = sorted(FORMATS)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_internal_figures_about_cases_are_in_no_file(form, language):
    content = FORMATS[form](slice_of(marked_release(), language)).content
    assert leaks(content, [SENTINEL]) == []


@pytest.mark.parametrize("form", FORMS)
def test_other_figures_are_in_every_file_that_is_searched_so(form):
    content = FORMATS[form](slice_of(marked_release())).content
    assert leaks(content, [ORDINARY]) == [ORDINARY]


@pytest.mark.parametrize("form", FORMS)
def test_the_search_finds_what_was_not_protected(form):
    content = FORMATS[form](slice_of(unguarded_release())).content
    assert leaks(content, [SENTINEL]) == [SENTINEL]


@pytest.mark.parametrize("form", FORMS)
def test_a_choice_of_cases_alone_gives_a_file_without_them(form):
    content = FORMATS[form](slice_of(marked_release(), codes=("OBJ.1", "OC1"))).content
    assert leaks(content, [SENTINEL]) == []


def test_suppressed_figures_leave_neither_value_nor_share(published):
    """What the edition does not publish is nowhere in what the tables say of it."""
    hidden = [c for c in published.edition.cells if c.state == "suppressed"]
    assert hidden
    assert all((c.value, c.numerator, c.denominator, c.n, c.ratio) == (None,) * 5 for c in hidden)


def test_the_words_for_late_never_stand_beside_an_agency_in_public(files, published):
    import io

    from pptx import Presentation

    agencies = {
        i.agency.text("en") for p in published.edition.framework.plans.values() for i in p.items
    }
    deck = Presentation(io.BytesIO(files("pptx").content))
    beside = [text for text in map(_said, deck.slides) if any(name in text for name in agencies)]
    assert beside
    assert not [t for t in beside if any(w in t for w in ("late", "off track", "at risk"))]


def _said(slide):
    shapes = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    return "\n".join([*shapes, slide.notes_slide.notes_text_frame.text])


@pytest.mark.parametrize("form", FORMS)
def test_a_framework_that_nobody_thought_of_gives_every_file(form):
    assert FORMATS[form](slice_of(released("meals", "public"))).content
