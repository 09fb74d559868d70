"""Memberships: side by side, their papers, and how the convention reaches the dossiers."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from support.builders import a_profile
from support.desks import Desk, photo, ready_to_leave
from support.fakes import PASSPHRASE, no_progress

from lianes_desktop.domain.conventions import Convention, ConventionOverrides
from lianes_desktop.domain.ids import DossierId, MembershipId, OrganisationId, new_id
from lianes_desktop.domain.joining import Membership, MembershipRole
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.domain.reimbursement import terms
from lianes_desktop.services.acts import Act
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.following import Bond
from lianes_desktop.services.joining import CONVENTION, LETTER, paper_of
from lianes_desktop.services.offered import MOST_BYTES, Offered

EDITION = "MTFMDD"
LILLE, CABS = OrganisationId("FR-LIL"), OrganisationId("FR-CABS")
AGREED = Convention(
    "LC-2026-031",
    date(2026, 8, 28),
    date(2026, 10, 1),
    ConventionOverrides(rate=Decimal("0.5"), articles=(("rate", "art. 4.2"),)),
)
HALF = Decimal("0.5")


def kept(desk: Desk, membership: MembershipId) -> Membership:
    found = desk.memberships.find(membership)
    assert found is not None
    return found


def convention_of(desk: Desk, dossier: DossierId) -> Convention:
    return desk.dossiers.action(dossier).convention


def agree(desk: Desk, membership: MembershipId, convention: Convention = AGREED) -> None:
    desk.memberships.correct(replace(kept(desk, membership), convention=convention))


def test_an_authority_joins_each_edition_once(either_desk: Desk) -> None:
    first = either_desk.memberships.begin(EDITION, CABS)
    other = either_desk.memberships.begin("MTFMDD-2027", CABS)
    lille = either_desk.memberships.begin(EDITION, LILLE, MembershipRole.FOUNDER)

    with pytest.raises(RefusedError) as refused:
        either_desk.memberships.begin(EDITION, CABS)
    assert [(one.field, one.problem) for one in refused.value.refusals] == [("authority", Problem.ALREADY_JOINED)]
    assert either_desk.memberships.all() == (first, lille, other)
    assert either_desk.memberships.name_of(CABS) == "Communauté d'agglomération de la Baie de Somme"
    assert either_desk.memberships.name_of(OrganisationId("FR-X")) == "FR-X"
    assert either_desk.memberships.find(None) is None


def test_the_founders_are_begun_in_one_act_and_undone_in_one(either_desk: Desk) -> None:
    either_desk.memberships.begin(EDITION, LILLE)
    assert either_desk.memberships.founders_left(EDITION) == ("FR-HDF", "FR-AMM")

    made = either_desk.memberships.begin_founders(EDITION)

    assert {one.role for one in made} == {MembershipRole.FOUNDER}
    assert len(either_desk.memberships.all()) == 3
    assert either_desk.memberships.founders_left(EDITION) == ()
    assert either_desk.undo.undo() is Act.ADD_MEMBERSHIP
    assert len(either_desk.memberships.all()) == 1


def test_what_may_join_and_how_many_there_are(desk: Desk) -> None:
    desk.profiles.save(a_profile())

    assert [one.country for one in desk.memberships.authorities()] == ["FR"] * 4
    assert desk.memberships.own_authority() == LILLE
    assert desk.memberships.consortium(EDITION).count == 3
    assert desk.memberships.edition("gone").code == desk.memberships.editions()[0].code
    assert "TAXI" in desk.memberships.kinds()
    assert len(desk.memberships.contributions()) == 4


def test_nobody_here_yet_has_no_authority(desk: Desk) -> None:
    assert desk.memberships.own_authority() is None


def test_facts_are_kept_checked_and_told(either_desk: Desk) -> None:
    made = either_desk.memberships.begin(EDITION, CABS)
    heard = len(either_desk.heard)

    either_desk.memberships.correct(replace(made, contacted_on=date(2026, 4, 2), ambitions=" Trier "))
    with pytest.raises(RefusedError):
        either_desk.memberships.correct(replace(made, contacted_on=date(2027, 4, 2)))

    assert (kept(either_desk, made.id).contacted_on, kept(either_desk, made.id).ambitions) == (
        date(2026, 4, 2),
        "Trier",
    )
    assert either_desk.heard[heard:] == [frozenset({Topic.JOINING})]
    assert either_desk.undo.undo() is Act.CORRECT_MEMBERSHIP
    assert kept(either_desk, made.id) == made


def test_an_end_before_expenses_count_is_refused_and_an_edition_gone_tells_nothing(desk: Desk) -> None:
    made = desk.memberships.begin(EDITION, CABS)
    ending = replace(AGREED, overrides=ConventionOverrides(eligibility_end=date(2026, 8, 31)))

    with pytest.raises(RefusedError) as refused:
        agree(desk, made.id, ending)
    assert [one.problem for one in refused.value.refusals] == [Problem.NOTHING_WOULD_COUNT]
    former = desk.memberships.begin("gone", LILLE)
    agree(desk, former.id, ending)
    assert kept(desk, former.id).convention == ending


def test_a_new_dossier_takes_the_convention_and_its_rate(either_desk: Desk) -> None:
    either_desk.profiles.save(a_profile())
    made = either_desk.memberships.begin(EDITION, LILLE)
    agree(either_desk, made.id)

    mission = either_desk.dossiers.create_mission("Oujda 2026")

    assert (mission.membership, mission.convention) == (made.id, AGREED)
    rate = terms(mission, either_desk.rules.of(mission)).rate
    assert rate is not None
    assert rate.value == HALF


def test_nobodys_dossier_takes_nothing_from_those_who_gave_up_or_joined_elsewhere(desk: Desk) -> None:
    desk.profiles.save(a_profile())
    desk.memberships.begin("MTFMDD-2027", LILLE)
    desk.memberships.begin(EDITION, CABS)
    gone = desk.memberships.begin(EDITION, LILLE)
    desk.memberships.correct(replace(gone, abandoned_on=date(2026, 9, 1), abandoned_reason="Plus de moyens"))

    assert desk.dossiers.create_mission("Oujda 2026").membership is None


def test_the_convention_reaches_the_open_dossiers_and_undo_takes_it_back(either_desk: Desk) -> None:
    dossier = either_desk.start()
    other = either_desk.dossiers.create_hosting_day("Délégation").id
    made = either_desk.memberships.begin(EDITION, LILLE)
    assert convention_of(either_desk, dossier) == Convention()

    agree(either_desk, made.id)
    assert [convention_of(either_desk, one) for one in (dossier, other)] == [AGREED] * 2
    assert {one.bond for one in either_desk.memberships.dossiers(kept(either_desk, made.id))} == {Bond.FOLLOWS}

    later = replace(AGREED, ends_on=date(2027, 12, 31))
    agree(either_desk, made.id, later)
    assert convention_of(either_desk, dossier) == later
    assert either_desk.undo.undo() is Act.CORRECT_MEMBERSHIP
    assert [convention_of(either_desk, one) for one in (dossier, other)] == [AGREED] * 2


def test_the_expenses_of_a_dossier_are_judged_again_at_the_new_rate(either_desk: Desk) -> None:
    dossier = ready_to_leave(either_desk)
    before = either_desk.expenses.totals(dossier).asked_cents
    made = either_desk.memberships.begin(EDITION, LILLE)

    agree(either_desk, made.id)

    assert before == 33999
    assert either_desk.expenses.totals(dossier).asked_cents == 37362


def test_a_dossier_that_has_left_keeps_its_convention(either_desk: Desk, tmp_path: Path) -> None:
    dossier = ready_to_leave(either_desk)
    either_desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress)
    made = either_desk.memberships.begin(EDITION, LILLE)

    agree(either_desk, made.id)
    either_desk.memberships.follow(made.id, dossier)

    assert convention_of(either_desk, dossier) == Convention()
    (bound,) = either_desk.memberships.dossiers(kept(either_desk, made.id))
    assert (bound.action.id, bound.bond) == (dossier, Bond.EXPORTED)


def test_a_convention_typed_by_hand_is_only_replaced_when_asked(either_desk: Desk) -> None:
    dossier = either_desk.start()
    own = Convention("LC-2025-001", date(2025, 8, 1))
    either_desk.dossiers.correct(replace(either_desk.dossiers.action(dossier), convention=own))
    made = either_desk.memberships.begin(EDITION, LILLE)

    agree(either_desk, made.id)
    assert convention_of(either_desk, dossier) == own
    assert [one.bond for one in either_desk.memberships.dossiers(kept(either_desk, made.id))] == [Bond.APART]

    either_desk.memberships.follow(made.id, dossier)
    assert convention_of(either_desk, dossier) == AGREED
    assert either_desk.undo.undo() is Act.FOLLOW_CONVENTION
    assert convention_of(either_desk, dossier) == own


def test_a_dossier_of_another_authority_is_left_alone(either_desk: Desk) -> None:
    dossier = either_desk.start()
    made = either_desk.memberships.begin(EDITION, CABS)

    agree(either_desk, made.id)

    assert convention_of(either_desk, dossier) == Convention()


def test_an_authority_nobody_has_named_joins_under_its_name(either_desk: Desk) -> None:
    made = either_desk.memberships.begin_new(EDITION, " Ville d'Abbeville ")

    assert either_desk.memberships.name_of(made.authority) == "Ville d'Abbeville"
    with pytest.raises(RefusedError):
        either_desk.memberships.begin_new(EDITION, " ")
    assert either_desk.undo.undo() is Act.ADD_MEMBERSHIP
    assert either_desk.memberships.all() == ()


def test_other_facts_leave_the_dossiers_alone(desk: Desk) -> None:
    dossier = desk.start()
    made = desk.memberships.begin(EDITION, LILLE)

    desk.memberships.correct(replace(made, contacted_on=date(2026, 4, 2)))

    assert desk.dossiers.action(dossier).membership is None


def test_a_dossier_of_an_unnamed_edition_is_of_the_first_and_others_are_nobodys(desk: Desk) -> None:
    dossier = desk.start()
    mission = desk.dossiers.action(dossier)
    desk.dossiers.correct(replace(mission, edition=""))
    sample = desk.dossiers.create_mission("Exemple")
    desk.dossiers.correct(replace(sample, sample=True))
    elsewhere = desk.dossiers.create_mission("Amiens")
    desk.dossiers.correct(replace(elsewhere, authority=OrganisationId("FR-AMM")))
    made = desk.memberships.begin(EDITION, LILLE)

    assert [one.action.id for one in desk.memberships.dossiers(made)] == [dossier]


def test_a_membership_removed_leaves_its_dossiers_with_what_they_have(either_desk: Desk) -> None:
    dossier = either_desk.start()
    made = either_desk.memberships.begin(EDITION, LILLE)
    agree(either_desk, made.id)

    either_desk.memberships.remove(made.id)

    mission = either_desk.dossiers.action(dossier)
    assert (mission.membership, mission.convention) == (None, AGREED)
    assert either_desk.memberships.all() == ()
    assert either_desk.undo.undo() is Act.REMOVE_MEMBERSHIP
    assert either_desk.dossiers.action(dossier).membership == made.id


def test_versions_are_numbered_and_keep_their_order(either_desk: Desk) -> None:
    made = either_desk.memberships.begin(EDITION, CABS)
    either_desk.memberships.add_version(made.id, date(2026, 9, 10))
    either_desk.memberships.add_version(made.id, date(2026, 9, 20))
    either_desk.memberships.remove_version(made.id, 1)
    either_desk.memberships.add_version(made.id, date(2026, 9, 25))

    assert [(one.number, one.dated.day) for one in kept(either_desk, made.id).versions] == [(2, 20), (3, 25)]
    with pytest.raises(RefusedError) as refused:
        either_desk.memberships.add_version(made.id, date(2026, 9, 1))
    assert [one.problem for one in refused.value.refusals] == [Problem.VERSIONS_OUT_OF_ORDER]


def test_papers_are_kept_byte_for_byte_shown_and_taken_out(either_desk: Desk) -> None:
    made = either_desk.memberships.begin(EDITION, CABS)
    either_desk.memberships.add_version(made.id, date(2026, 9, 10))
    for slot in (LETTER, CONVENTION, "1"):
        either_desk.memberships.attach(made.id, slot, Offered(f"{slot}.pdf", data=b"%PDF " + slot.encode()))

    papers = {slot: paper_of(kept(either_desk, made.id), slot) for slot in (LETTER, CONVENTION, "1")}
    for slot, paper in papers.items():
        assert isinstance(paper, Piece)
        assert either_desk.vault.read(paper.digest) == b"%PDF " + slot.encode()
        assert (paper.media_type, paper.original_name, paper.size) == ("application/pdf", f"{slot}.pdf", 5 + len(slot))
    letter = papers[LETTER]
    assert letter is not None
    assert either_desk.memberships.sheet(letter, 1) == (b"application/pdf 1 2000 %PDF letter", 2)
    assert paper_of(kept(either_desk, made.id), "9") is None

    either_desk.memberships.detach(made.id, LETTER)
    assert paper_of(kept(either_desk, made.id), LETTER) is None
    assert either_desk.undo.undo() is Act.REMOVE_PAPER
    assert paper_of(kept(either_desk, made.id), LETTER) == letter


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"MZ program", Problem.NOT_A_PICTURE),
        (b"", Problem.FILE_EMPTY),
        (b"%PDF" + bytes(MOST_BYTES), Problem.FILE_TOO_LARGE),
    ],
)
def test_a_paper_is_what_its_bytes_say_within_limits(desk: Desk, data: bytes, problem: Problem) -> None:
    made = desk.memberships.begin(EDITION, CABS)

    with pytest.raises(RefusedError) as refused:
        desk.memberships.attach(made.id, LETTER, Offered("lettre.pdf", data=data))

    assert [(one.field, one.problem) for one in refused.value.refusals] == [("lettre.pdf", problem)]
    assert desk.vault.files == {}


def test_a_vault_that_fails_names_no_paper(desk: Desk) -> None:
    made = desk.memberships.begin(EDITION, CABS)
    desk.vault.fails = UnavailableError(Resource.VAULT, Cause.DISK_FULL)

    with pytest.raises(UnavailableError):
        desk.memberships.attach(made.id, LETTER, photo("lettre"))

    assert kept(desk, made.id) == made


def test_a_membership_removed_meanwhile_is_left_alone(desk: Desk) -> None:
    dossier = desk.start()
    gone = Membership(MembershipId(new_id()), EDITION, LILLE)

    desk.memberships.correct(gone)
    desk.memberships.add_version(gone.id, date(2026, 9, 1))
    desk.memberships.follow(gone.id, dossier)
    desk.memberships.remove(gone.id)

    assert desk.memberships.all() == ()
    assert convention_of(desk, dossier) == Convention()


def test_saying_the_same_again_is_no_act(desk: Desk) -> None:
    made = desk.memberships.begin(EDITION, CABS)
    desk.memberships.correct(made)

    assert desk.undo.undo() is Act.ADD_MEMBERSHIP
