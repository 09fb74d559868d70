"""What people are handed: programmes in their language, sheets for a telephone, badges, plates and the directory."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given as drawn_from
from hypothesis import settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.reader import PdfFileReader
from support import full_dossier as full
from support.builders import DOSSIER, a_contact, a_participant
from support.full_dossier import HASSAN, NADIA
from support.paper_desk import PaperDesk

from lianes_desktop.domain.contacts import Affiliation
from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.ids import ContactId, ItemId, ParticipantId, ReleaseId
from lianes_desktop.domain.missions import HostingDay, Menu, MenuCount
from lianes_desktop.domain.papers import PaperCode, SubjectId, Tongue
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.programmes import ProgrammeRelease

PROGRAMMES = (PaperCode.HOSTING_PROGRAMME, PaperCode.PHONE_PROGRAMME)
_ARABIC_LETTER = re.compile("[\u0621-\u064a]")


@pytest.fixture(scope="module")
def hosting(tmp_path_factory: pytest.TempPathFactory) -> PaperDesk:
    """A hosting day with everything in it."""
    return PaperDesk.full(tmp_path_factory.mktemp("hosting"), full.a_full_hosting())


def a_day(**fields: object) -> Dossier:
    """A hosting day with these fields of its delegation."""
    found = full.a_full_hosting()
    assert isinstance(found.action, HostingDay)
    stay = replace(found.action.delegation, **fields)  # type: ignore[arg-type]  # any field of a delegation
    return replace(found, action=replace(found.action, delegation=stay))


def pages(pdf: bytes) -> list[Any]:
    """The pages of a PDF."""
    root = PdfFileReader(BytesIO(pdf)).root
    return [kid.get_object() for kid in root["/Pages"]["/Kids"]]


def links(pdf: bytes) -> Iterator[str]:
    """Where each touched place of a PDF leads, in order."""
    for page in pages(pdf):
        for note in page.get("/Annots", ()):
            yield str(note.get_object()["/A"]["/URI"])


def told(desk: PaperDesk, code: PaperCode, subject: SubjectId = None) -> str:
    return desk.text(DOSSIER, code, subject)


@pytest.mark.parametrize("code", PROGRAMMES)
def test_a_programme_in_french_has_no_arabic_but_what_was_typed_in_it(hosting: PaperDesk, code: PaperCode) -> None:
    said = told(hosting, code, Tongue.FRENCH)
    assert "M. Hassan El Ouafi" in said
    assert "Samira Haddad" in said
    assert not _ARABIC_LETTER.search(said)


@pytest.mark.parametrize("code", PROGRAMMES)
def test_a_programme_in_arabic_says_every_label_in_it(hosting: PaperDesk, code: PaperCode) -> None:
    said = told(hosting, code, Tongue.ARABIC)
    for words in ("برنامج الاستقبال", "السيد حسن الوافي", "رئيس لجنة البيئة", "جماعة وجدة", "استقبال رسمي", "المترجم",
                  "أرقام الطوارئ", "الوفد حسب الترتيب البروتوكولي"):  # fmt: skip
        assert words in said, words
    for words in ("Collectivité", "Interprète", "Délégation, dans l'ordre", "Couverts", "Repas"):
        assert words not in said, words
    assert "Samira Haddad" in said, "what is known in one language alone is said all the same"


def test_a_file_in_arabic_says_so(hosting: PaperDesk) -> None:
    pdf = hosting.pdf(DOSSIER, PaperCode.HOSTING_PROGRAMME, Tongue.ARABIC)
    assert PdfFileReader(BytesIO(pdf)).root["/Lang"] == "ar-MA"
    assert "الصفحة" in told(hosting, PaperCode.HOSTING_PROGRAMME, Tongue.ARABIC)


@pytest.mark.parametrize("tongue", Tongue)
def test_a_day_stands_on_one_page_in_each_language_and_in_both(hosting: PaperDesk, tongue: Tongue) -> None:
    assert len(pages(hosting.pdf(DOSSIER, PaperCode.HOSTING_PROGRAMME, tongue))) == 1


def test_a_programme_too_long_for_a_page_keeps_its_usual_letters(tmp_path: Path) -> None:
    few = full.a_full_hosting()
    many = replace(few, participants=tuple(
        a_participant(id=ParticipantId(UUID(int=9_000 + at)), family_name=f"Nom{at}", function="Agent", position=at)
        for at in range(60)
    ))  # fmt: skip
    desk = PaperDesk.full(tmp_path, many)
    said = told(desk, PaperCode.HOSTING_PROGRAMME, Tongue.FRENCH)
    assert "Nom59 Agent" in said, "name over function, as on any programme that has room"
    assert [f"Nom{at} " in said for at in range(60)] == [True] * 60


def test_a_delegation_is_in_protocol_order_with_functions_in_both_languages(tmp_path: Path) -> None:
    people = (
        a_participant(id=ParticipantId(UUID(int=901)), given_name="Amal", family_name="Idrissi", title="Mme",
                      status=Status.DELEGATE, function="Présidente du conseil communal", given_name_ar="أمل",
                      family_name_ar="الإدريسي", position=0),
        a_participant(id=ParticipantId(UUID(int=902)), given_name="Omar", family_name="Alaoui", title="Dr",
                      status=Status.DELEGATE, function_ar="الكاتب العام", given_name_ar="عمر",
                      family_name_ar="العلوي", position=1),
    )  # fmt: skip
    desk = PaperDesk.full(tmp_path, full.a_full_hosting(participants=people))
    said = told(desk, PaperCode.HOSTING_PROGRAMME)
    for words in ("السيدة أمل الإدريسي", "رئيسة المجلس الجماعي", "الدكتور عمر العلوي", "Secrétaire général"):
        assert words in said, words
    assert said.index("Amal Idrissi") < said.index("Omar Alaoui")


def test_menus_are_counted_for_the_delegation_and_for_a_meal(tmp_path: Path) -> None:
    day = a_day(menus=(MenuCount(Menu.HALAL, 12), MenuCount(Menu.VEGETARIAN, 0), MenuCount(Menu.NO_NUTS, 1)))
    meal = replace(day.items[-1], menus=(MenuCount(Menu.HALAL, 9),), diets="thé à la menthe")
    desk = PaperDesk.full(tmp_path, replace(day, items=(*day.items[:-1], meal)))
    for code in PROGRAMMES:
        said = told(desk, code, Tongue.FRENCH)
        assert "12 × halal, 1 × sans fruits à coque" in said
        assert "9 × halal, thé à la menthe" in said
        assert "végétarien" not in said


def test_the_number_under_which_it_was_given_out_is_said_and_whether_it_changed(tmp_path: Path) -> None:
    day = full.a_full_hosting()
    first, second = (
        ProgrammeRelease(ReleaseId(UUID(int=at)), DOSSIER, at, datetime(2026, 10, at, 9, tzinfo=UTC), items=day.items)
        for at in (1, 2)
    )
    desk = PaperDesk.full(tmp_path, day)
    assert "Version" not in told(desk, PaperCode.HOSTING_PROGRAMME)
    with desk.open_unit() as unit:
        for one in (second, first):
            unit.put(one)
        unit.commit()
    for code in PROGRAMMES:
        assert "Version 2 du 2 octobre 2026" in told(desk, code)
        assert "modifiée depuis" not in told(desk, code)
    desk.records.keep(None, replace(day.items[0], note="Prévoir des clés"))
    assert "modifiée depuis" not in told(desk, PaperCode.HOSTING_PROGRAMME), "nobody sees notes"
    desk.records.keep(None, replace(day.items[0], place="Beffroi"))
    assert "Version 2 du 2 octobre 2026, modifiée depuis" in told(desk, PaperCode.HOSTING_PROGRAMME)


def test_a_telephone_shows_narrow_pages_one_a_day_with_numbers_to_touch(tmp_path: Path) -> None:
    desk = PaperDesk.full(tmp_path, full.a_full_mission())
    pdf = desk.pdf(DOSSIER, PaperCode.PHONE_PROGRAMME, Tongue.FRENCH)
    sizes = [[float(each) for each in page["/MediaBox"]] for page in pages(pdf)]
    assert {round(size[2] / 72 * 25.4) for size in sizes} == {90}
    assert len(sizes) == 6, "what it is, four days, the participants"
    found = list(links(pdf))
    assert found[0] == "tel:+33778590188"
    assert {"tel:177", "tel:+212661234567", "tel:+212536601234"} <= set(found)
    note = next(note.get_object() for note in pages(pdf)[0]["/Annots"])
    left, bottom, right, top = (float(each) for each in note["/Rect"])
    assert 0 < left < right < sizes[0][2]
    assert 0 < bottom < top < sizes[0][3]
    assert top - bottom > 18, "wide enough for a finger"


def test_a_number_reads_from_the_left_in_arabic_too(tmp_path: Path) -> None:
    desk = PaperDesk.full(tmp_path, full.a_full_mission())
    assert "+212 6 61 23 45 67" in told(desk, PaperCode.PHONE_PROGRAMME, Tongue.ARABIC)


def test_a_day_too_long_for_any_reader_goes_on_over_another_page(tmp_path: Path) -> None:
    day = full.a_full_hosting()
    first = day.items[0]
    many = tuple(
        replace(first, id=ItemId(UUID(int=9_000 + at)), title=f"mot{at}", diets="thé " * 40) for at in range(120)
    )
    desk = PaperDesk.full(tmp_path, replace(day, items=many))
    pdf = desk.pdf(DOSSIER, PaperCode.PHONE_PROGRAMME, Tongue.FRENCH)
    assert len(pages(pdf)) > 4
    assert max(float(page["/MediaBox"][3]) for page in pages(pdf)) < 14_400
    said = told(desk, PaperCode.PHONE_PROGRAMME, Tongue.FRENCH)
    assert all(f"mot{at}" in said for at in range(120))


def test_badges_are_ten_a_sheet_and_plates_one_with_both_faces(tmp_path: Path) -> None:
    people = tuple(
        a_participant(id=ParticipantId(UUID(int=9_000 + at)), given_name="Nom", family_name=f"N{at:02}", position=at)
        for at in range(11)
    )
    desk = PaperDesk.full(tmp_path, full.a_full_hosting(participants=people))
    assert len(pages(desk.pdf(DOSSIER, PaperCode.BADGES))) == 2
    assert len(pages(desk.pdf(DOSSIER, PaperCode.TABLE_PLATES))) == 11
    assert told(desk, PaperCode.BADGES).count("Nom N10") == 1
    assert told(desk, PaperCode.TABLE_PLATES).count("Nom N10") == 2


def test_a_directory_writes_and_calls(tmp_path: Path) -> None:
    mission = full.a_full_mission()
    nadia = next(one for one in mission.contacts if one.id == NADIA)
    other = replace(nadia, affiliations=(Affiliation("Université Mohammed-Premier", function="Enseignante"),))
    lost = replace(nadia, id=ContactId(UUID(int=299)), organisation="", organisation_ar="", email="pas une adresse@",
                   mobile="demander à Nadia", phone="")  # fmt: skip
    desk = PaperDesk.full(tmp_path, replace(mission, contacts=(other, lost, *mission.contacts[1:])))
    said = told(desk, PaperCode.DIRECTORY)
    assert "Enseignante, Université Mohammed-Premier" in said
    assert "Sans organisme" in said
    assert "pas une adresse@" in said
    assert "demander à Nadia" in said
    found = list(links(desk.pdf(DOSSIER, PaperCode.DIRECTORY)))
    assert "mailto:n.elamrani@oujda.example" in found
    assert not any("adresse" in one or one == "tel:" for one in found)


def test_who_asked_not_to_be_used_any_more_is_in_no_directory(tmp_path: Path) -> None:
    mission = full.a_full_mission()
    kept = tuple(replace(one, restricted=True) for one in mission.contacts)
    desk = PaperDesk.full(tmp_path, replace(mission, contacts=kept))
    said = told(desk, PaperCode.DIRECTORY)
    assert "El Amrani" not in said
    assert "Personne n'a encore accepté" in said
    assert "faute d'accord : 3" in said


def test_an_emergency_sheet_gives_the_numbers_of_the_country(hosting: PaperDesk) -> None:
    said = told(hosting, PaperCode.EMERGENCY)
    assert all(words in said for words in ("Urgences médicales", "Police", "Pompiers", "112", "15", "17", "18"))
    assert "177" not in said
    assert "Samira Haddad" in said


def test_a_passport_known_is_said_valid_until_its_day(tmp_path: Path) -> None:
    guests = tuple(
        replace(one, passport_expires_on=date(2029, 5, 1)) if one.id == HASSAN else one for one in full.people()
    )
    desk = PaperDesk.full(tmp_path, full.a_full_hosting(participants=guests))
    said = told(desk, PaperCode.INVITATION, HASSAN)
    assert "valable jusqu'au 1er mai 2029" in said
    assert "18 – 22 octobre 2026" in said
    assert len(pages(desk.pdf(DOSSIER, PaperCode.INVITATION, HASSAN))) == 1


HOSTILE = st.one_of(
    st.text(alphabet="مرحباéèàBz()«»\u0301\u0651\u200f12345 \n", min_size=1, max_size=120),
    st.just("x" * 500),
    st.just("م\u0651" * 250),
)


@settings(max_examples=2)
@drawn_from(name=HOSTILE, other=HOSTILE)
def test_no_word_keeps_a_sheet_from_being_drawn(name: str, other: str) -> None:
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - a fixture would be shared between examples

    person = a_participant(given_name=name, family_name=other, given_name_ar=other, family_name_ar=name, function=name,
                           function_ar=other, employer=name, title=other[:40], status=Status.DELEGATE)  # fmt: skip
    met = replace(full.contacts()[0], given_name=name, family_name_ar=other, function=other, organisation=name,
                  mobile=name, email=other)  # fmt: skip
    day = a_day(name=name, transport=other, interpreter=name)
    items = tuple(replace(one, title=name, place=other, diets=name, contacts=(met.id,)) for one in day.items[:1])
    with TemporaryDirectory() as folder:
        desk = PaperDesk.full(Path(folder), replace(day, participants=(person,), contacts=(met,), items=items))
        for code in (*PROGRAMMES, PaperCode.BADGES, PaperCode.TABLE_PLATES, PaperCode.DIRECTORY, PaperCode.EMERGENCY):
            for tongue in Tongue if code in PROGRAMMES else (None,):
                assert desk.pdf(DOSSIER, code, tongue).startswith(b"%PDF")


@pytest.mark.parametrize("code", [PaperCode.BADGES, PaperCode.TABLE_PLATES, *PROGRAMMES])
def test_a_name_of_five_hundred_letters_is_said_to_its_end(tmp_path: Path, code: PaperCode) -> None:
    name = " ".join(f"Nom{at:03}" for at in range(70))
    person = a_participant(given_name=name, family_name="Fin", function="f" * 500, employer="e" * 500,
                           given_name_ar="محمد " * 100, family_name_ar="النهاية", organisation=None)  # fmt: skip
    desk = PaperDesk.full(tmp_path, full.a_full_hosting(participants=(person,), contacts=(a_contact(),)))
    said = told(desk, code)
    assert all(f"Nom{at:03}" in said for at in range(70))
    assert "Fin" in said
    assert "النهاية" in said
    assert said.count("f") >= 500
