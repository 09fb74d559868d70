"""The order of people, and the signed acts kept with them."""

import pytest
from support.desks import Desk, photo
from support.fakes import no_progress

from lianes_desktop.domain.ids import DossierId, ParticipantId, new_id
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.services.acts import Act
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.expenses import Offered
from lianes_desktop.services.failures import Cause, Resource, UnavailableError


def three(desk: Desk) -> tuple[DossierId, list[Participant]]:
    dossier = desk.start()
    for name in ("Vasseur", "Chraïbi"):
        desk.dossiers.add_participant(dossier, "", name)
    return dossier, list(desk.team.all(dossier))


def names(desk: Desk, dossier: DossierId) -> list[str]:
    return [one.family_name for one in desk.team.all(dossier)]


def test_people_go_up_and_down_as_far_as_the_ends(either_desk: Desk) -> None:
    desk = either_desk
    dossier, (_first, _second, third) = three(desk)

    desk.team.move(dossier, third.id, -1)
    assert names(desk, dossier) == ["Delattre", "Chraïbi", "Vasseur"]
    desk.team.move(dossier, third.id, -5)
    assert names(desk, dossier) == ["Chraïbi", "Delattre", "Vasseur"]
    desk.team.move(dossier, third.id, 9)
    assert names(desk, dossier) == ["Delattre", "Vasseur", "Chraïbi"]
    assert [one.position for one in desk.team.all(dossier)] == [0, 1, 2]
    assert desk.heard[-1] == {Topic.PARTICIPANTS}

    assert desk.undo.undo() is Act.MOVE_PARTICIPANT
    assert names(desk, dossier) == ["Chraïbi", "Delattre", "Vasseur"]


def test_a_move_that_changes_nothing_leaves_nothing_to_undo(desk: Desk) -> None:
    dossier, (first, *_others) = three(desk)

    desk.team.move(dossier, first.id, -1)
    desk.team.place(dossier, first.id, 0)
    desk.team.move(dossier, ParticipantId(new_id()), 1)
    desk.team.place(dossier, ParticipantId(new_id()), 1)

    assert desk.undo.can_undo is Act.ADD_PARTICIPANT


def test_a_signed_act_is_kept_shown_and_let_go(either_desk: Desk) -> None:
    desk = either_desk
    dossier, (first, *_others) = three(desk)

    desk.team.attach(first.id, [Offered("ordre.pdf", data=b"%PDF signed")], no_progress)
    paper = desk.team.all(dossier)[0].mandate.paper
    assert paper is not None
    assert (paper.media_type, paper.original_name, paper.size) == ("application/pdf", "ordre.pdf", 11)
    assert desk.vault.holds(paper.digest)
    jpeg, sheets = desk.team.sheet(paper, 1)
    assert (jpeg, sheets) == (b"application/pdf 1 2000 %PDF signed", 2)

    desk.team.detach(first.id)
    assert desk.team.all(dossier)[0].mandate.paper is None
    assert desk.undo.undo() is Act.DETACH_MANDATE
    assert desk.team.all(dossier)[0].mandate.paper == paper
    assert desk.vault.holds(paper.digest)


def test_another_act_takes_the_place_of_the_one_before(desk: Desk) -> None:
    dossier, (first, *_others) = three(desk)
    desk.team.attach(first.id, [photo("un"), photo("deux")], no_progress)
    desk.team.attach(first.id, [photo("trois")], no_progress)

    paper = desk.team.all(dossier)[0].mandate.paper
    assert paper is not None
    assert paper.original_name == "trois.jpg"


def test_what_is_no_picture_is_refused_and_keeps_nothing(desk: Desk) -> None:
    dossier, (first, *_others) = three(desk)

    with pytest.raises(RefusedError) as refused:
        desk.team.attach(first.id, [Offered("notes.txt", data=b"bonjour")], no_progress)
    assert refused.value.refusals[0].problem is Problem.NOT_A_PICTURE
    assert desk.team.all(dossier)[0].mandate.paper is None
    assert not desk.vault.files


def test_a_folder_that_cannot_be_read_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    _dossier, (first, *_others) = three(desk)
    folder = desk.folder / "scans"
    folder.mkdir()

    def barred(_self: object) -> object:
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.iterdir", barred)
    with pytest.raises(RefusedError) as refused:
        desk.team.attach(first.id, [Offered("scans", path=folder)], no_progress)
    assert refused.value.refusals[0].problem is Problem.FOLDER_UNREADABLE


def test_a_failing_vault_names_no_act(desk: Desk) -> None:
    dossier, (first, *_others) = three(desk)
    desk.vault.fails = UnavailableError(Resource.VAULT, Cause.DISK_FULL)

    with pytest.raises(UnavailableError):
        desk.team.attach(first.id, [photo("ordre")], no_progress)
    assert desk.team.all(dossier)[0].mandate.paper is None


def test_an_act_for_somebody_removed_changes_nothing(desk: Desk) -> None:
    dossier, (first, *_others) = three(desk)
    desk.dossiers.remove_participant(first.id)

    desk.team.attach(first.id, [photo("ordre")], no_progress)
    assert all(one.mandate.paper is None for one in desk.team.all(dossier))
    assert desk.undo.can_undo is Act.REMOVE_PARTICIPANT
