"""People from files and to files: who is known already, who may leave, what happens when something fails."""

import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from support.builders import DOSSIER, a_contact, a_mission
from support.fakes import no_progress
from support.page_desk import PageDesk
from support.wild_cards import ARABIC, ROW, table, vcf

from lianes_desktop.domain.contacts import Affiliation, Consent, ConsentChannel, ConsentState
from lianes_desktop.domain.participants import Gender
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.i18n.catalogue import activate
from lianes_desktop.interchange.cards import CardFiles
from lianes_desktop.services.acts import Act
from lianes_desktop.services.card_files import CardFileService
from lianes_desktop.services.failures import CancelledError, UnavailableError
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.cards import MOST_BYTES, CardKind, Meaning, Why

AGREED = Consent(ConsentState.GRANTED, date(2026, 10, 12), ConsentChannel.ORAL, "fr", keep=True, transmit=True)
NADIA = a_contact(email="n@o.example", mobile="+212661000042", note="Secret", consent=AGREED)
ASKED = a_contact(given_name="Karim", family_name="Tazi")
KEPT = a_contact(given_name="Driss", family_name="Naciri", consent=replace(AGREED, transmit=False))
RESTRICTED = a_contact(given_name="Omar", family_name="Sefrioui", consent=AGREED, restricted=True)


@pytest.fixture
def here() -> PageDesk:
    return PageDesk(a_mission(), NADIA, ASKED, KEPT, RESTRICTED)


@pytest.fixture
def service(here: PageDesk) -> CardFileService:
    return CardFileService(here.records, here.readings, CardFiles(), here.clock)


@pytest.mark.parametrize(
    "lines",
    [
        ("FN:Autre", "EMAIL:N@O.EXAMPLE"),
        ("FN:Autre", "TEL;TYPE=CELL:06 61 00 00 42"),
        ("FN:Nadïa El Amrani",),
        ("FN:EL AMRANI Nadia",),
    ],
)
def test_somebody_known_is_told_by_address_number_or_name(service: CardFileService, lines: tuple[str, ...]) -> None:
    (row,) = service.look(DOSSIER, Offered("a.vcf", data=vcf(*lines)), no_progress).rows
    assert row.known == NADIA


def test_somebody_who_stands_twice_in_the_file_is_told_by_the_first_line(service: CardFileService) -> None:
    body = vcf("N:;;;;", "FN:Agence", "ORG:Agence")
    rows = service.look(DOSSIER, Offered("a.vcf", data=body + body), no_progress).rows
    assert [(row.line, row.again) for row in rows] == [(1, None), (7, 1)]


def test_people_are_added_in_one_act_and_taken_away_in_one(here: PageDesk, service: CardFileService) -> None:
    data = vcf("FN:Hassan Lahlou") + vcf(f"FN:{ARABIC}")
    service.add([row.contact for row in service.look(DOSSIER, Offered("a.vcf", data=data), no_progress).rows])

    assert len(here.readings.contacts(DOSSIER, "")) == 6
    assert here.records.undo.undo() is Act.IMPORT_CONTACTS
    assert len(here.readings.contacts(DOSSIER, "")) == 4


def test_other_bodies_and_tifinagh_are_checked_like_the_rest(service: CardFileService) -> None:
    long = "x" * 300
    card = vcf("FN:Hassan Lahlou", f"FN;LANGUAGE=zgh:{'ⵏ' * 99}", f"other1.ORG:{long}", "other2.ORG:Réseau")
    (row,) = service.look(DOSSIER, Offered("a.vcf", data=card), no_progress).rows

    assert row.contact.name_zgh == ""
    assert row.contact.affiliations == (Affiliation("Réseau"),)
    assert [one.why for one in row.left] == [Why.TOO_LONG, Why.TOO_LONG]


def test_columns_are_what_a_person_says(service: CardFileService) -> None:
    said: Mapping[int, Meaning | None] = {0: Meaning.FAMILY_NAME, 1: Meaning.GIVEN_NAME, 2: None}
    looked = service.look(DOSSIER, Offered("a.csv", data=table("a;b;c", ROW)), no_progress, said)
    assert looked.rows[0].contact.name == "El Amrani Nadia"
    assert [one.meaning for one in looked.columns] == [Meaning.FAMILY_NAME, Meaning.GIVEN_NAME, None]


@pytest.mark.parametrize("kind", list(CardKind))
def test_only_who_may_leave_is_written(service: CardFileService, tmp_path: Path, kind: CardKind) -> None:
    done = service.write(DOSSIER, kind, tmp_path / "gens", no_progress, notes=False)

    assert (done.leaving.contacts, done.leaving.to_ask, done.leaving.kept_back) == ((NADIA,), 1, 2)
    assert done.size == (tmp_path / "gens").stat().st_size
    written = (tmp_path / "gens").read_text(encoding="utf-8-sig")
    assert "Nadia" in written
    assert not any(name in written for name in ("Karim", "Driss", "Omar", "Secret"))
    service.write(DOSSIER, kind, tmp_path / "gens", no_progress, notes=True)
    assert "Secret" in (tmp_path / "gens").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_a_table_written_is_read_again_and_runs_nothing(language: str) -> None:
    activate(language)
    contact = a_contact(
        title="Mme",
        given_name="=cmd",
        family_name="+1",
        given_name_ar="نادية",
        family_name_ar="العمراني",
        function="Cheffe",
        function_ar="رئيسة",
        organisation="@SUM",
        organisation_ar="جماعة",
        email="n@o.example",
        phone="+212536000017",
        mobile="+212661000042",
        languages=("fr", "zgh"),
        gender=Gender.WOMAN,
        note="à\nb",
    )
    out = io.BytesIO()
    CardFiles().write([contact], CardKind.TABLE, out, PageDesk().clock.now(), notes=True)
    activate("fr")

    assert "'=cmd" in out.getvalue().decode()
    (card,) = CardFiles().read(out.getvalue(), DOSSIER, no_progress).cards
    assert replace(card.contact, id=contact.id) == contact


def test_a_code_is_made_of_who_may_leave(service: CardFileService) -> None:
    assert service.codes(NADIA)[0].startswith("BEGIN:VCARD\r\nVERSION:4.0")
    assert [service.codes(one) for one in (ASKED, KEPT, RESTRICTED)] == [(), (), ()]


def test_codes_grow_shorter(service: CardFileService) -> None:
    full = replace(
        NADIA, given_name_ar="نادية", function="Cheffe", function_ar="رئيسة", affiliations=(Affiliation("Réseau"),)
    )
    sizes = [len(one.encode()) for one in service.codes(full)]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 4


@pytest.mark.parametrize("data", [None, b""])
def test_a_file_that_is_not_there_or_empty_is_refused(
    service: CardFileService, tmp_path: Path, data: bytes | None
) -> None:
    with pytest.raises(RefusedError) as refused:
        service.look(DOSSIER, Offered("a.vcf", path=tmp_path, data=data), no_progress)
    assert [one.problem for one in refused.value.refusals] == [
        Problem.FILE_UNREADABLE if data is None else Problem.FILE_EMPTY
    ]


def test_a_file_on_the_disk_is_read_and_no_more_than_is_taken(service: CardFileService, tmp_path: Path) -> None:
    small, large = tmp_path / "a.vcf", tmp_path / "b.vcf"
    small.write_bytes(vcf("FN:Hassan Lahlou"))
    with large.open("wb") as file:
        file.truncate(MOST_BYTES + 1)

    assert len(service.look(DOSSIER, Offered("a.vcf", small), no_progress).rows) == 1
    assert [one.why for one in service.look(DOSSIER, Offered("b.vcf", large), no_progress).left] == [Why.TOO_LARGE]


def test_work_that_is_stopped_or_fails_leaves_what_was_there(service: CardFileService, tmp_path: Path) -> None:
    def stop(_at: int, _of: int) -> None:
        raise CancelledError

    target = tmp_path / "gens.vcf"
    target.write_text("avant")
    with pytest.raises(CancelledError):
        service.write(DOSSIER, CardKind.VCARD, target, stop, notes=False)
    with pytest.raises(CancelledError):
        service.look(DOSSIER, Offered("a.vcf", data=vcf("FN:Hassan")), stop)
    with pytest.raises(UnavailableError):
        service.write(DOSSIER, CardKind.VCARD, tmp_path / "none" / "a.vcf", no_progress, notes=False)
    assert target.read_text() == "avant"
