"""What every paper of the house shares: its head, the two parties, phrases in French and Arabic, the signature.

Papers that only French administrations read are written here in French; what people met receive also speaks the
catalogue's Arabic, so that both sides say the same.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple, TypeVar

from lianes_desktop.documents import style as look
from lianes_desktop.documents.cover import grouped
from lianes_desktop.documents.drawing import draw_star
from lianes_desktop.documents.flow import Cell, height_of
from lianes_desktop.documents.form import Form
from lianes_desktop.documents.style import Style
from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.organisations import LianesContact, Organisation
from lianes_desktop.domain.papers import PaperInput
from lianes_desktop.domain.participants import Participant
from lianes_desktop.i18n import formats, titles
from lianes_desktop.i18n.catalogue import N_, _, speaking

T = TypeVar("T")

BLANK = "…" * 14
"""To be written by hand, inside a sentence."""

_ADDRESS = re.compile(r"[A-Za-z0-9.!#$&'*+/=^_`{|}~-]+@[A-Za-z0-9.-]+")

Fact = tuple[str, list[tuple[str, Style]]]


class Both(NamedTuple):
    """The same words in French and in Arabic."""

    fr: str
    ar: str


def both(message: str, **values: str | Both | Callable[[], str]) -> Both:
    """A message of the catalogue in both languages; a function is asked in each for its value."""

    def said(side: int) -> str:
        told = {
            name: value[side] if isinstance(value, Both) else value if isinstance(value, str) else value()
            for name, value in values.items()
        }
        return _(message).format(**{name: formats.isolate(words) for name, words in told.items()})

    french = said(0)
    with speaking("ar"):
        return Both(french, said(1))


def in_both(words: Callable[[], str]) -> Both:
    """What a function says in both languages."""
    french = words()
    with speaking("ar"):
        return Both(french, words())


def needed(value: T | None) -> T:
    """What a document is about; ``LookupError`` when it was not gathered for it."""
    if value is None:
        raise LookupError
    return value


def begin(flow: Form, given: PaperInput, title: str, *, arabic: str = "", under: str = "") -> None:
    """The programme and its funder, then the title."""
    edition, top = given.edition, flow.y
    star = look.RIGHT - 11 if flow.right_to_left else look.LEFT + 11
    flow.draw(lambda canvas: draw_star(canvas, star, top - 12, 11))
    left, right = (look.LEFT, look.RIGHT - 30) if flow.right_to_left else (look.LEFT + 30, look.RIGHT)
    flow.y += 1
    flow.text(edition.title or edition.code, look.STRONG, left=left, right=right)
    funder = " · ".join(part for part in (edition.funder, edition.call, str(edition.year)) if part)
    flow.text(funder, look.LABEL, left=left, right=right)
    flow.space(5)
    flow.rule(look.TEAL)
    flow.space(12)
    if arabic:
        flow.pair([(title, look.TITLE)], [(arabic, look.TITLE_ARABIC)])
    else:
        flow.text(title, look.TITLE)
    if under:
        flow.text(under, look.BODY)
    flow.space(8)


def fact(label: str, *words: str, strong: bool = False) -> Fact:
    """A label and what is known; nothing known leaves a dotted line."""
    first = look.STRONG if strong else look.BODY
    known = [formats.isolate(one) for one in words if one.strip()]
    return label, [(one, first if at == 0 else look.BODY) for at, one in enumerate(known)]


def both_grid(flow: Form, rows: list[tuple[Both, str, str]]) -> None:
    """Labels in French on the left and in Arabic on the right, what is known of each side between them."""
    flow.grid(
        [104, 151.64, 151.64, 104],
        [
            [
                Cell.of(label.fr, look.LABEL),
                Cell.of(formats.isolate(french), look.BODY),
                Cell.of(apart_in_arabic(arabic), look.BODY_ARABIC),
                Cell.of(label.ar, look.LABEL_ARABIC),
            ]
            for label, french, arabic in rows
        ],
    )


def both_text(flow: Form, words: Both, *, strong: bool = False) -> None:
    """A paragraph and its Arabic side by side."""
    french, arabic = (look.STRONG, look.STRONG_ARABIC) if strong else (look.BODY, look.BODY_ARABIC)
    flow.pair([(words.fr, french)], [(words.ar, arabic)])
    flow.space(5)


def parties(flow: Form, given: PaperInput) -> None:
    """The authority on the left, Lianes on the right."""
    flow.pair(sender(given.authority), recipient(given.lianes))
    flow.space(14)


def sender(one: Organisation | None) -> list[tuple[str, Style]]:
    """Who writes: name, address and number of the authority."""
    if one is None:
        return [(BLANK, look.STRONG)]
    return [
        (formats.isolate(one.name), look.STRONG),
        (formats.isolate(one.address), look.BODY),
        (registered(one), look.BODY),
    ]


def recipient(one: LianesContact | None) -> list[tuple[str, Style]]:
    """Whom it is for at Lianes (R81)."""
    if one is None:
        return [("Lianes coopération", look.STRONG)]
    return [
        (one.organisation, look.STRONG),
        (f"À l’attention de {one.name}", look.BODY),
        (one.role, look.BODY),
        (one.address, look.BODY),
        (one.email, look.BODY),
        (phone(one.phone), look.BODY),
    ]


def registered(one: Organisation) -> str:
    """SIRET, else SIREN."""
    if one.siret:
        return f"SIRET {grouped(one.siret, (3, 3, 3, 5))}"
    return f"SIREN {grouped(one.siren, (3, 3, 3))}" if one.siren else ""


def addressed(flow: Form, subject: str) -> None:
    """What a letter is about, and how it opens."""
    flow.text(f"Objet : {subject}", look.STRONG)
    flow.space(8)
    flow.text("Madame, Monsieur,", look.BODY)
    flow.space(6)


def paragraph(flow: Form, text: str) -> None:
    """A paragraph with room under it."""
    flow.text(text, look.BODY)
    flow.space(6)


def made(flow: Form, place: str = "", day: str = "", *, says: str = "", frame: float = 86.0) -> None:
    """« Fait à …, le … », with what the signature is put under: never alone on a page, over a ``frame`` so high."""
    flow.keep(frame + 39 + (height_of(flow.lines(says, look.BODY, look.WIDTH)) + 6 if says else 0))
    flow.space(8)
    if says:
        paragraph(flow, says)
    flow.text(f"Fait à {formats.isolate(place) or BLANK}, le {day or BLANK}", look.BODY)
    flow.space(6)


def signed(flow: Form, *roles: str, height: float = 86.0) -> None:
    """A frame for each person who signs."""
    flow.frames([[role] for role in roles], height)


def signed_both(flow: Form) -> None:
    """Place, date and signature, in both languages."""
    flow.keep(120)
    flow.space(8)
    where, when, hand = both(N_("Fait à")), both(N_("Le")), both(N_("Signature"))
    flow.frames([[f"{where.fr} · {where.ar}", f"{when.fr} · {when.ar}"], [f"{hand.fr} · {hand.ar}"]], 80)


def listed(words: Iterable[str]) -> str:
    """Words one after the other, each set apart, with the comma of the language spoken."""
    return formats.listed(formats.isolate(one) for one in words if one)


def apart_in_arabic(text: str) -> str:
    """Words set apart on an Arabic line; a list is so word by word already: once more, it would read from the left."""
    with speaking("ar"):
        return text if text.startswith("\u2068") else formats.isolate(text)


def call(number: str, style: Style) -> tuple[str, Style]:
    """A number as it is read out, that calls when it is touched."""
    digits = "".join(char for char in number if char in "+0123456789")
    return phone(number), replace(style, link=f"tel:{digits}") if digits else style


def mail(address: str, style: Style) -> tuple[str, Style]:
    """An address that writes when it is touched; one that no link can hold is only said."""
    plain = _ADDRESS.fullmatch(address) is not None
    return formats.ltr(address), replace(style, link=f"mailto:{address}") if plain else style


def dates(action: Action) -> str:
    """From when to when, or nothing."""
    if action.starts_on is None or action.ends_on is None:
        return ""
    return formats.month_range(action.starts_on, action.ends_on)


def person(one: Participant) -> str:
    """Title and name."""
    return f"{one.title} {one.name}".strip()


def met(one: Contact) -> str:
    """Title and name of somebody met."""
    return f"{one.title} {one.name}".strip()


def met_ar(one: Contact) -> str:
    """Title and name of somebody met, in Arabic; the Latin name when it is the only one known."""
    return f"{titles.civil(one.title)} {one.name_ar}".strip() if one.name_ar else one.name


def person_ar(one: Participant) -> str:
    """Title and name in Arabic; nothing when the name is not known in it."""
    return f"{titles.civil(one.title)} {one.name_ar}".strip() if one.name_ar else ""


def function_of(one: Participant) -> Both:
    """A person's function in both languages, as far as it is known or has its own word."""
    return Both(*titles.function(one.function, one.function_ar))


def body_of(given: PaperInput, one: Participant) -> Both:
    """The body a person comes from, in both languages: its record, else what was typed."""
    known = (given.authority, given.partner, *given.organisations)
    body = next((each for each in known if each is not None and each.id == one.organisation), None)
    return Both(body.name, body.name_ar) if body else Both(one.employer, "")


def phone(number: str) -> str:
    """A number as it is read out; one that is not in international form stays as it was typed."""
    import phonenumbers  # noqa: PLC0415 - 30 ms, for the papers that bear a number

    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    told = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return formats.ltr(told.replace(" ", "\u00a0"))  # a number is not cut at the end of a line


def words_of(given: PaperInput, name: str, language: str = "fr") -> str:
    """A text of the settings, or nothing."""
    return next((dict(words).get(language, "") for known, words in given.texts if known == name), "")
