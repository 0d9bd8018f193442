"""Where the figures of a file come from: the same facts on everything that is taken away.

Source, publication or draft, day, choice of the viewer, what is not disclosed, licence and the
fingerprint of the declaration; so that a file that travels alone still says what it is.
"""

from __future__ import annotations

from dashboard.exports.slice import Slice
from dashboard.exports.words import SUPPRESSED
from dashboard.formats import day, publication_title
from dashboard.sentences import release_name, view_sentence

Fact = tuple[str, str]


def facts(slice_: Slice, mark: str = SUPPRESSED) -> list[Fact]:
    """Terms and what they are, in the order in which they are printed; `mark` as in disclosure."""
    _ = slice_.language.gettext
    label, project = slice_.language.label, slice_.framework.project
    entries = [
        (_("Project"), f"{project.code} {label(project.title)}"),
        (_("Source"), source(slice_)),
        (_("Publication"), publication(slice_)),
        (_("Plans"), publication(slice_.for_plans) if slice_.bulletin else ""),
        (_("Cut-off"), day(slice_.language, slice_.released.cut_off)),
        (_("Shown"), shown(slice_)),
        (_("Chosen"), ", ".join(slice_.codes)),
        (_("Not disclosed"), " ".join(disclosure(slice_, mark))),
        (_("Licence"), licence(slice_) or _("No licence is declared; ask the source.")),
        (_("Sector"), sector(slice_)),
        (_("Figures"), label(project.provenance)),
        (_("Declaration"), f"SHA-256 {slice_.released.fingerprint}"),
        (_("Drawn on"), day(slice_.language, slice_.drawn_on)),
    ]
    return [(term, text) for term, text in entries if text]


def line(slice_: Slice) -> str:
    """Source, publication and day in one line, for the foot of a page or slide."""
    text = slice_.language.gettext("Source: {source}. {publication}. Cut-off {day}.")
    return text.format(
        source=source(slice_),
        publication=standing(slice_),
        day=day(slice_.language, slice_.released.cut_off),
    )


def standing(slice_: Slice) -> str:
    """Edition 3, Bulletin 4, or that this is a draft that nobody has approved."""
    if slice_.released.audience == "internal":
        return slice_.language.gettext("DRAFT, not approved")
    return release_name(slice_.language, slice_.released)


def publication(slice_: Slice) -> str:
    """The publication with its period, day and hash; a draft says that it is one."""
    published = slice_.released.publication
    if published is None:
        return standing(slice_)
    period = slice_.framework.periods.get(published.period or "")
    title = publication_title(slice_.language, published, period)
    return f"{title}, SHA-256 {published.sha256}"


def shown(slice_: Slice) -> str:
    """Which period and which part of the figures, with the filters in words."""
    return view_sentence(slice_.language, slice_.released, slice_.seen)


def disclosure(slice_: Slice, mark: str = SUPPRESSED) -> list[str]:
    """What is not in the file, and why, in sentences; without a mark it is simply absent."""
    _ = slice_.language.gettext
    sentences = []
    if slice_.released.audience == "public":
        absent = _("A figure that is not published is absent.")
        stands = _("{mark} stands for a figure that is not published.").format(mark=mark)
        text = _(
            "A figure about victims that rests on fewer than {k} people is not published, and "
            "neither is one from which it could be worked out; zero and missing look the same."
        )
        sentences = [stands if mark else absent, text.format(k=slice_.framework.disclosure.k)]
    if slice_.left_out:
        codes = ", ".join(indicator.code for indicator in slice_.left_out)
        text = _("Internal figures about cases stay on the screen and are in no file: {codes}.")
        sentences.append(text.format(codes=codes))
    return sentences


def licence(slice_: Slice) -> str:
    """The licence of the data with the address of its text; empty where none is declared."""
    declared = slice_.framework.project.licence
    if declared is None:
        return ""
    name = slice_.language.label(declared.label)
    return f"{name}, {declared.url}" if declared.url else name


def sector(slice_: Slice) -> str:
    """The sector as others file it; empty where none is declared."""
    code = slice_.framework.project.sector
    return slice_.language.gettext("DAC purpose code {code}").format(code=code) if code else ""


def source(slice_: Slice) -> str:
    """Whose records the figures rest on."""
    project, label = slice_.framework.project, slice_.language.label
    return label(project.source) or label(project.implementer)
