"""The documents page's words: for whom, what is missing, and the names of files."""

import re
from collections.abc import Sequence

from lianes_desktop.domain.papers import About, Offer, PaperCode, Subject, SubjectId, Tongue
from lianes_desktop.i18n import formats, papers
from lianes_desktop.i18n.catalogue import N_, _, ngettext
from lianes_desktop.ui.papers.values import Choice, Chosen, PaperLine

_LONGEST = 100
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]')
"""What some file system refuses in a name, and marks that would reverse it."""
_LABELS = {
    About.DOSSIER: N_("Dossier"),
    About.MEMBERSHIP: N_("Adhésion"),
    About.PARTICIPANT: N_("Participant"),
    About.CONTACT: N_("Contact"),
    About.PERSON: N_("Personne"),
    About.EXPENSE: N_("Dépense"),
    About.MEETING: N_("Réunion"),
    About.TONGUE: N_("Langue"),
}


def subtitle(offers: Sequence[Offer]) -> str:
    """How many documents can be made now."""
    ready = sum(offer.lack is None for offer in offers)
    words = ngettext("{n} document prêt", "{n} documents prêts", ready).format(n=formats.number(ready))
    return _("{ready} sur {all}").format(ready=words, all=formats.number(len(offers)))


def lines(offers: Sequence[Offer]) -> tuple[PaperLine, ...]:
    """The list, each moment over its documents."""
    before = None
    found = []
    for offer in offers:
        head = papers.moment(offer.moment) if offer.moment is not before else ""
        before = offer.moment
        found.append(PaperLine(offer.code, head, papers.paper(offer.code), _detail(offer), offer.lack is None))
    return tuple(found)


def chosen(offer: Offer, subject: SubjectId) -> Chosen:
    """The document selected, and for whom."""
    choice = None
    if len(offer.subjects) > 1:
        options = tuple((one.id, named(offer, one)) for one in offer.subjects)
        choice = Choice(_(_LABELS[offer.about]), options, subject)
    lack = papers.lack(offer.lack) if offer.lack else ""
    one = next((each for each in offer.subjects if each.id == subject), None)
    detail = named(offer, one) if one is not None and choice is None and one.name else ""
    return Chosen(papers.paper(offer.code), detail, lack, choice)


def named(offer: Offer, subject: Subject) -> str:
    """A subject in words."""
    if isinstance(subject.id, Tongue):
        return papers.tongue(subject.id)
    if subject.id is None:
        if offer.code is PaperCode.CERTIFICATE:
            return _("Durée de la mission")
        return "" if offer.about in (About.DOSSIER, About.PARTICIPANT) else _("Sans nom, à remplir à la main")
    if subject.on is not None:
        return f"{formats.day(subject.on)} · {formats.isolate(subject.name)}"
    return formats.isolate(subject.name) or _("Sans nom")


def file_name(offer: Offer, subject: Subject | None) -> str:
    """A name any file system takes, that sorts as the documents do; in both languages it bears none."""
    words = [offer.code.value, papers.paper(offer.code)]
    if subject is not None and subject.id is not Tongue.BOTH and (about := named(offer, subject)):
        words.append(about)
    plain = " ".join(_FORBIDDEN.sub(" ", " - ".join(words)).split())
    return f"{plain[:_LONGEST].rstrip(' .')}.pdf"


def folder_name(title: str) -> str:
    """The folder all documents of a dossier are saved in."""
    plain = " ".join(_FORBIDDEN.sub(" ", _("Documents {title}").format(title=title)).split())
    return plain[:_LONGEST].rstrip(" .")


def told(at: int, of: int) -> str:
    """How far it is, once that is known."""
    return _("Page {at} sur {of}").format(at=formats.number(at), of=formats.number(of)) if of else ""


def _detail(offer: Offer) -> str:
    if offer.lack is not None:
        return papers.lack(offer.lack)
    if offer.about is About.TONGUE:
        return _("En français, en arabe, ou les deux")
    names = [named(offer, one) for one in offer.subjects if one.id is not None]
    if not names:
        return _("Pour le dossier")
    if len(names) == 1:
        return names[0]
    return ngettext("{n} personne ou pièce", "{n} personnes ou pièces", len(names)).format(n=formats.number(len(names)))
