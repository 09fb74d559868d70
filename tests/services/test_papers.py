"""Which documents there are, for whom, what each waits for, and how they are written."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from support import full_dossier as full
from support.builders import DOSSIER, LILLE, a_contact, a_mission, a_participant, a_profile, an_expense
from support.fakes import no_progress
from support.full_dossier import CLAIRE, COMMITTEE, DRIVE, LOST, MEMBERSHIP, NADIA, STAY, TAXI
from support.paper_desk import PaperDesk

from lianes_desktop.domain.ids import DossierId, MembershipId, ParticipantId, StaffTimeId
from lianes_desktop.domain.joining import LetterOfIntent
from lianes_desktop.domain.missions import Mission
from lianes_desktop.domain.papers import Lack, Moment, Offer, PaperCode
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.services.failures import CancelledError, UnavailableError

C = PaperCode
COMMON = {
    *(C.INVITATION, C.EMERGENCY, C.ATTENDANCE, C.CONTACT_SHEET, C.IMAGE_RIGHTS, C.EXPENSE_REPORT, C.SWORN_STATEMENT),
    *(C.CERTIFICATE, C.CLAIM, C.PROOFS, C.MISSION_REPORT, C.ACCOUNTS, C.STAFF_TIME, C.EXPERTISE, C.PERSONAL_DATA),
    *(C.LETTER_OF_INTENT, C.COMMITMENT, C.MINUTES),
    *(C.PHONE_PROGRAMME, C.BADGES, C.TABLE_PLATES, C.DIRECTORY),
}
SENT = {C.MISSION_ORDER, C.SPECIAL_MANDATE, C.MISSION_PROGRAMME}


def offered(desk: PaperDesk, dossier: DossierId | None = DOSSIER) -> Mapping[PaperCode, Offer]:
    return {offer.code: offer for offer in desk.papers.offered(dossier)}


@pytest.mark.parametrize(
    ("make", "own"),
    [
        (full.a_full_mission, SENT),
        (full.a_full_hosting, {C.HOSTING_PROGRAMME}),
        (full.a_full_partnership, SENT | {C.INTENTION}),
        (full.a_full_project, SENT),
    ],
)
def test_each_kind_of_action_has_its_documents(tmp_path: Path, make: object, own: set[PaperCode]) -> None:
    desk = PaperDesk.full(tmp_path, make())  # type: ignore[operator]  # one of the four builders
    assert set(offered(desk)) == COMMON | own


def test_documents_come_by_the_moment_they_serve(tmp_path: Path) -> None:
    moments = [offer.moment for offer in PaperDesk.full(tmp_path, full.a_full_mission()).papers.offered(DOSSIER)]
    order = [Moment.BEFORE, Moment.DURING, Moment.AFTER, Moment.JOINING]
    assert moments == sorted(moments, key=order.index)


def test_a_full_mission_lacks_nothing(tmp_path: Path) -> None:
    found = offered(PaperDesk.full(tmp_path, full.a_full_mission()))
    assert [offer.code for offer in found.values() if offer.lack] == []
    assert [one.name for one in found[C.MISSION_ORDER].subjects] == ["Claire Delattre", "Inès Lœuillet"]
    assert [one.name for one in found[C.SPECIAL_MANDATE].subjects] == ["Salim Bençalem"]
    assert [one.name for one in found[C.INVITATION].subjects] == ["Hassan El Ouafi"]
    assert found[C.CERTIFICATE].subjects[0].id == TAXI
    assert [one.id for one in found[C.SWORN_STATEMENT].subjects] == [LOST, TAXI]
    assert DRIVE not in [one.id for one in found[C.SWORN_STATEMENT].subjects]
    assert found[C.LETTER_OF_INTENT].subjects[0].name.startswith("Ville de Lille")
    assert found[C.MINUTES].subjects[0].on == date(2026, 11, 5)


def test_an_empty_dossier_says_what_each_document_waits_for(tmp_path: Path) -> None:
    found = offered(PaperDesk(tmp_path, a_mission()))
    assert {offer.code: offer.lack for offer in found.values() if offer.lack} == {
        C.MISSION_ORDER: Lack.SENT_PERSON,
        C.SPECIAL_MANDATE: Lack.ELECTED,
        C.INVITATION: Lack.DELEGATE,
        C.BADGES: Lack.PARTICIPANT,
        C.TABLE_PLATES: Lack.PARTICIPANT,
        C.EXPENSE_REPORT: Lack.PARTICIPANT,
        C.SWORN_STATEMENT: Lack.DECLARATION,
        C.CERTIFICATE: Lack.CERTIFIED,
        C.CLAIM: Lack.EXPENSE,
        C.PROOFS: Lack.EXPENSE,
        C.STAFF_TIME: Lack.STAFF_TIME,
        C.EXPERTISE: Lack.EXPERTISE,
        C.PERSONAL_DATA: Lack.PERSON,
        C.LETTER_OF_INTENT: Lack.MEMBERSHIP,
        C.COMMITMENT: Lack.MEMBERSHIP,
        C.MINUTES: Lack.MEETING,
    }


@pytest.mark.parametrize(
    ("last", "certified"), [(date(2026, 10, 13), True), (date(2026, 10, 15), False), (date(2026, 10, 20), True)]
)
def test_a_mission_of_an_unusual_length_is_certified(tmp_path: Path, last: date, *, certified: bool) -> None:
    found = offered(PaperDesk(tmp_path, a_mission(ends_on=last)))[C.CERTIFICATE]
    assert [one.id for one in found.subjects] == ([None] if certified else [])


def test_without_a_dossier_there_are_those_of_joining(tmp_path: Path) -> None:
    desk = PaperDesk(tmp_path, full.a_membership(), full.a_committee())
    assert [offer.code for offer in desk.papers.offered(None)] == [C.LETTER_OF_INTENT, C.COMMITMENT, C.MINUTES]
    assert "Lettre d'intention" in desk.text(None, C.LETTER_OF_INTENT, MEMBERSHIP)
    assert "Relevé de décisions" in desk.text(None, C.MINUTES, COMMITTEE)


def test_the_dossiers_own_membership_comes_first(tmp_path: Path) -> None:
    other = full.a_membership(id=MembershipId(UUID(int=1)))
    desk = PaperDesk(tmp_path, a_mission(membership=MEMBERSHIP), other, full.a_membership())
    assert [one.id for one in offered(desk)[C.COMMITMENT].subjects] == [MEMBERSHIP, other.id]


def test_time_of_nobody_in_particular_still_makes_a_statement(tmp_path: Path) -> None:
    dossier = full.a_full_mission()
    (first, _second) = dossier.staff_times
    desk = PaperDesk(tmp_path, dossier.action, replace(first, participant=None, id=StaffTimeId(uuid4())))
    assert [one.id for one in offered(desk)[C.STAFF_TIME].subjects] == [None]
    assert "Préparation" in desk.text(DOSSIER, C.STAFF_TIME)


def test_an_expense_without_payee_goes_by_its_number(tmp_path: Path) -> None:
    desk = PaperDesk(tmp_path, a_mission(), an_expense(payee="", number=7, receipts=()))
    assert [one.name for one in offered(desk)[C.SWORN_STATEMENT].subjects] == ["7"]


def test_each_record_leads_to_its_document(tmp_path: Path) -> None:
    desk = PaperDesk.full(tmp_path, full.a_full_mission())
    assert "Claire Delattre" in desk.text(DOSSIER, C.EXPENSE_REPORT, CLAIRE)
    assert "فندق الأطلس" in desk.text(DOSSIER, C.CERTIFICATE, STAY)
    assert "Nadia El Amrani" in desk.text(DOSSIER, C.IMAGE_RIGHTS, NADIA)


@pytest.mark.parametrize("dossier", [DOSSIER, None])
def test_a_record_that_is_gone_is_said(tmp_path: Path, dossier: DossierId | None) -> None:
    desk = PaperDesk.full(tmp_path, full.a_full_mission())
    with pytest.raises(KeyError):
        desk.pdf(dossier, C.EXPENSE_REPORT, uuid4())


def test_the_claim_is_that_of_its_page(tmp_path: Path) -> None:
    desk = PaperDesk.full(tmp_path, full.a_full_mission())
    to = tmp_path / "claim.pdf"
    assert desk.papers.write(DOSSIER, C.CLAIM, None, to, no_progress) == to
    assert to.read_bytes() == desk.hand_in.preview(DOSSIER, tmp_path / "again.pdf", no_progress).read_bytes()
    assert desk.papers.sheet(to, 1, 800) == (3, b"claim.pdf 1 800")


def test_nobody_here_has_no_claim(tmp_path: Path) -> None:
    desk = PaperDesk(tmp_path, a_mission())
    with pytest.raises(RefusedError):
        desk.papers.write(DOSSIER, C.CLAIM, None, tmp_path / "claim.pdf", no_progress)


def test_an_organisation_of_a_participant_is_named(tmp_path: Path) -> None:
    person = a_participant(id=ParticipantId(UUID(int=3)), status=Status.DELEGATE, organisation=LILLE)
    desk = PaperDesk(tmp_path, a_mission(), person, a_profile())
    assert "Ville de Lille" in desk.text(DOSSIER, C.INVITATION, person.id)


NAMES = [(C.ATTENDANCE, None, "a.pdf"), (C.EMERGENCY, None, "A.pdf"), (C.MISSION_REPORT, None, "b.pdf")]


def test_all_documents_go_to_a_new_folder_each_under_a_name_of_its_own(tmp_path: Path) -> None:
    desk = PaperDesk.full(tmp_path, full.a_full_mission())
    for name in ("Documents", "Documents (2)"):
        to = desk.papers.write_all(DOSSIER, NAMES, tmp_path, "Documents", no_progress)
        assert to == tmp_path / name
        assert sorted(one.name for one in to.iterdir()) == ["A (2).pdf", "a.pdf", "b.pdf"]


def test_a_stop_takes_away_what_was_written(tmp_path: Path) -> None:
    desk = PaperDesk.full(tmp_path, full.a_full_mission())
    told: list[tuple[int, int]] = []

    def stop(at: int, of: int) -> None:
        told.append((at, of))
        if at == 1:
            raise CancelledError

    with pytest.raises(CancelledError):
        desk.papers.write_all(DOSSIER, NAMES, tmp_path, "Documents", stop)
    assert not (tmp_path / "Documents").exists()
    assert (0, 3) in told


def test_a_medium_that_is_gone_is_said(tmp_path: Path) -> None:
    desk = PaperDesk.full(tmp_path, full.a_full_mission())
    with pytest.raises(UnavailableError):
        desk.papers.write_all(DOSSIER, NAMES, tmp_path / "gone", "Documents", no_progress)
    with pytest.raises(UnavailableError):
        desk.papers.write(DOSSIER, C.ATTENDANCE, None, tmp_path / "gone" / "a.pdf", no_progress)


def test_a_document_that_leaves_bears_its_date_from_the_records(tmp_path: Path) -> None:
    desk = PaperDesk(tmp_path, Mission(DOSSIER, "Sans date"), full.a_membership(letter=LetterOfIntent()))
    first = desk.pdf(DOSSIER, C.ATTENDANCE)
    assert b"D:20260101" in first
    assert b"D:20260101" in desk.pdf(None, C.LETTER_OF_INTENT, MEMBERSHIP)
    assert a_contact().name not in desk.text(DOSSIER, C.ATTENDANCE)
