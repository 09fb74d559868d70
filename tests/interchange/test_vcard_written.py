"""vCards as we write them: read back by two parsers of others, and by our own."""

import io
from datetime import UTC, datetime
from typing import Any

import pytest
import vobject
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from icalendar.parser import Contentlines
from support.builders import DOSSIER, a_contact
from support.fakes import no_progress

from lianes_desktop.domain.contacts import Affiliation, Contact, ContactRole
from lianes_desktop.domain.participants import Gender
from lianes_desktop.interchange.cards import CardFiles
from lianes_desktop.services.ports.cards import CardKind

NOW = datetime(2026, 10, 14, 9, 30, tzinfo=UTC)
FIELDS = (
    "title", "given_name", "family_name", "given_name_ar", "family_name_ar", "name_zgh", "function", "function_ar",
    "organisation", "organisation_ar", "phone", "mobile", "email", "languages", "gender", "role", "affiliations",
)  # fmt: skip
"""What travels in a card; the note only when asked."""
NADIA = a_contact(
    title="Mme", given_name_ar="نادية", family_name_ar="العمراني", name_zgh="ⵏⴰⴷⵢⴰ", function="Cheffe de service",
    function_ar="رئيسة مصلحة", organisation="Commune d'Oujda; Énergie", organisation_ar="جماعة وجدة",
    phone="+212536000017", mobile="+212661000042", email="n@oujda.example", languages=("fr", "ar"),
    note="Comptages\nà midi",
    gender=Gender.WOMAN, role=ContactRole.HEAD, affiliations=(Affiliation("Réseau, Oriental", "شبكة", "Présidente"),),
)  # fmt: skip


def written(*contacts: Contact, notes: bool = False) -> bytes:
    out = io.BytesIO()
    CardFiles().write(contacts, CardKind.VCARD, out, NOW, notes=notes)
    return out.getvalue()


def travelled(contact: Contact) -> dict[str, Any]:
    return {name: getattr(contact, name) for name in FIELDS}


def test_a_card_says_what_rfc_6350_has_it_say() -> None:
    lines = Contentlines.from_ical(written(NADIA).decode())  # type: ignore[no-untyped-call]  # its own
    assert [str(one) for one in lines][:5] == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "KIND:individual",
        f"UID:urn:uuid:{NADIA.id}",
        "FN;ALTID=1;LANGUAGE=fr:Nadia El Amrani",
    ]
    said = {str(one) for one in lines}
    assert "N;ALTID=1;LANGUAGE=fr:El Amrani;Nadia;;Mme;" in said
    assert "N;ALTID=1;LANGUAGE=ar:العمراني;نادية;;;" in said
    assert 'TEL;VALUE=uri;TYPE="cell,work":tel:+212661000042' in said
    assert "ORG;ALTID=2;LANGUAGE=fr:Commune d'Oujda\\; Énergie" in said
    assert {"EMAIL;TYPE=work:n@oujda.example", "LANG;PREF=2:ar", "GENDER:F", "REV:20261014T093000Z"} <= said


def test_a_note_leaves_only_when_asked() -> None:
    assert b"NOTE" not in written(NADIA)
    assert b"NOTE:Comptages\\n\xc3\xa0 midi" in written(NADIA, notes=True)
    assert all("NOTE" not in one for one in CardFiles().codes(NADIA))


def test_what_was_not_given_is_not_written() -> None:
    bare = written(a_contact()).decode()
    for name in ("GENDER", "ORG", "TITLE", "TEL", "EMAIL", "LANG", "NOTE", "ROLE", "ALTID"):
        assert name not in bare


@pytest.mark.parametrize(
    ("contact", "said"),
    [
        (a_contact(given_name="", family_name="", organisation="Agence urbaine"), "KIND:org\r\n"),
        (a_contact(given_name="", family_name="", email="a@b.example"), "FN:a@b.example\r\n"),
        (a_contact(given_name="", family_name="", given_name_ar="هدى"), "FN;LANGUAGE=ar:هدى\r\n"),
        (a_contact(phone="poste 12"), 'TEL;TYPE="voice,work":poste 12\r\n'),
        (a_contact(phone="0536\r\nBEGIN:VCARD"), "0536\\nBEGIN:VCARD\r\n"),
    ],
)
def test_a_card_without_a_usual_name_or_number(contact: Contact, said: str) -> None:
    assert said in written(contact).decode()


letters = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=500)
names = st.one_of(
    letters,
    st.text("نادية العمراني\u064b\u0651\u0670ـ", max_size=80),
    st.text("éàüö\u0301\u0308\u0327 ;,:\\\"'-", max_size=500),
    st.sampled_from(["x" * 500, "ع" * 500, "=cmd|' /C calc'!A0", "BEGIN:VCARD", "a\\nb", "\\;", "\\", "é" * 74, " x "]),
).map(str.strip)
latin = names.filter(lambda text: not any("\u0600" <= one <= "\u08ff" or one >= "\ufb00" for one in text))
arabic = st.one_of(st.just(""), st.text("نادية العمراني;,\\\u064b\u0651", min_size=1, max_size=500).map(str.strip))
arabic = arabic.filter(lambda text: not text or any("ا" <= one <= "ي" for one in text))
words = latin.filter(lambda text: max(text, default=" ") < "\u2d30" or max(text) > "\u2d7f")
contacts = st.builds(
    a_contact,
    title=words, given_name=words, family_name=words, given_name_ar=arabic, family_name_ar=arabic,
    function=words, function_ar=arabic, organisation=words, organisation_ar=arabic,
    phone=st.sampled_from(["", "+212536000017", "poste 12"]), mobile=st.sampled_from(["", "+212661000042"]),
    email=st.sampled_from(["", "n.elamrani@commune-oujda.example"]),
    languages=st.lists(st.sampled_from(["fr", "ar", "zgh", "en"]), unique=True).map(tuple),
    gender=st.sampled_from([None, *Gender]), role=st.sampled_from([None, *ContactRole]),
    affiliations=st.lists(
        st.builds(Affiliation, words.filter(bool), arabic, words, arabic), max_size=2
    ).map(tuple),
)  # fmt: skip


@settings(max_examples=120, phases=[Phase.explicit, Phase.generate])
@given(contacts)
def test_a_card_read_back_is_the_same(contact: Contact) -> None:
    data = written(contact)

    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (read,) = CardFiles().read(data, DOSSIER, no_progress).cards
    assert travelled(read.contact) == travelled(contact)
    assert read.left == ()
    _others_agree(data.decode(), contact)


def _others_agree(text: str, contact: Contact) -> None:
    """vobject and icalendar read the same names, numbers and functions."""
    (theirs,) = vobject.readComponents(text)
    forms = {str(one.params.get("LANGUAGE", ["fr"])[0]): one.value for one in theirs.contents["fn"]}
    if contact.given_name or contact.family_name:
        assert forms["fr"] == f"{contact.given_name} {contact.family_name}".strip()
    if contact.name_ar:
        assert forms["ar"] == contact.name_ar
    name = theirs.contents["n"][0].value
    spelt = (contact.family_name, contact.given_name)
    if any(spelt):
        assert (name.family, name.given) == spelt
    if contact.function:
        assert theirs.contents["title"][0].value == contact.function
    lines = Contentlines.from_ical(text)  # type: ignore[no-untyped-call]  # likewise
    assert [str(lines[0]), str(lines[-2])] == ["BEGIN:VCARD", "END:VCARD"]
    properties = [one.parts() for one in lines if one]
    emails = [value for name, _params, value in properties if name == "EMAIL"]
    assert emails == ([contact.email] if contact.email else [])
    said = {value for name, _params, value in properties if name.endswith("ORG")}
    assert said >= {one for one in (contact.organisation, contact.organisation_ar) if one}
