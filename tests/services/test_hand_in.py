"""The claim leaves, signed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from support.builders import an_expense, euros
from support.desks import Desk, photo, ready_to_leave
from support.fakes import PASSPHRASE, no_progress

from lianes_desktop.domain.contacts import Consent, ConsentState
from lianes_desktop.domain.dossiers import FindingCode
from lianes_desktop.domain.hand_in import HandIn, Previous
from lianes_desktop.domain.ids import ItemId, ParticipantId, new_id
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.services.acts import Act
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.failures import CancelledError, Cause, Resource, UnavailableError

DAY = date(2026, 10, 13)


def written(desk: Desk, manifest: str) -> HandIn:
    hand_in = desk.bundles.contents[manifest][1]
    assert hand_in is not None
    return hand_in


def test_a_claim_leaves_with_its_figures_and_is_remembered(desk: Desk, tmp_path: Path) -> None:
    dossier = ready_to_leave(desk)
    heard = len(desk.heard)
    sent = desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress)

    assert (sent.lines, sent.eligible_cents, sent.asked_cents, sent.sealed) == (1, 74723, 33999, True)
    assert (sent.sequence, Path(sent.path).exists()) == (1, True)
    assert desk.hand_in.sent(dossier) == (sent,)
    assert desk.heard[heard:] == [frozenset({Topic.SENT})]
    hand_in = written(desk, sent.manifest_sha256)
    assert (hand_in.series, hand_in.sequence, hand_in.previous) == (sent.series, 1, None)
    assert hand_in.issuer == desk.readings.profile().participant  # type: ignore[union-attr]  # there is one
    assert hand_in.audience == ("lianes",)
    assert hand_in.statement == desk.hand_in.statement(dossier)
    assert (tmp_path / "claim.pdf").read_bytes() == b"%PDF Oujda 2026image/jpeg 0 2000 photo hotel"


def test_the_next_version_follows_the_first_and_a_restore_starts_anew(desk: Desk, tmp_path: Path) -> None:
    dossier = ready_to_leave(desk)
    assert desk.hand_in.version(dossier) == 1
    first = desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress)
    second = desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress)
    assert (second.sequence, desk.hand_in.version(dossier)) == (2, 3)
    assert written(desk, second.manifest_sha256).previous == Previous(first.manifest_sha256)

    desk.series.anew()
    third = desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress)
    assert (third.sequence, third.series == first.series) == (1, False)
    assert written(desk, third.manifest_sha256).previous is None


def test_a_bundle_that_was_named_but_not_remembered_never_forks_the_series(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = ready_to_leave(desk)
    first = desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress)
    with monkeypatch.context() as failing:
        failing.setattr(desk.records, "change", _disk_full)
        with pytest.raises(UnavailableError):
            desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress)
    assert (tmp_path / "lianes-s2.asice").exists()

    after = desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress)
    assert (after.sequence, after.series == first.series) == (1, False)
    assert written(desk, after.manifest_sha256).previous is None
    then = desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress)
    assert (then.sequence, then.series) == (2, after.series)


def test_a_bundle_that_was_not_named_leaves_the_series_as_it_is(desk: Desk, tmp_path: Path) -> None:
    dossier = ready_to_leave(desk)
    first = desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress)
    with pytest.raises(CancelledError):
        desk.hand_in.export(dossier, PASSPHRASE, tmp_path, _stop)

    second = desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress)
    assert (second.sequence, second.series) == (2, first.series)


def test_a_bundle_that_is_remembered_has_left_whatever_becomes_of_its_series(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = ready_to_leave(desk)
    monkeypatch.setattr(desk.series, "resume", _disk_full)
    first = desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress)
    second = desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress)
    assert [one.sequence for one in desk.hand_in.sent(dossier)] == [1, 1]
    assert first.series != second.series


def _disk_full(*_given: object) -> None:
    raise UnavailableError(Resource.STORE, Cause.DISK_FULL)


def _stop(_done: int, _total: int) -> None:
    raise CancelledError


def test_an_error_keeps_the_claim_from_being_signed(desk: Desk, tmp_path: Path) -> None:
    dossier = ready_to_leave(desk)
    assert desk.hand_in.ready(dossier)
    desk.expenses.add(dossier)
    assert not desk.hand_in.ready(dossier)
    assert desk.hand_in.checks(dossier)[0].code is FindingCode.EXPENSE_INCOMPLETE

    with pytest.raises(RefusedError) as refused:
        desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress)
    (refusal,) = refused.value.refusals
    assert (refusal.field, refusal.problem, refusal.values["count"]) == ("dossier", Problem.NOT_READY, 1)
    assert desk.hand_in.sent(dossier) == ()


def test_nothing_but_what_was_certified_is_signed(desk: Desk, tmp_path: Path) -> None:
    dossier = ready_to_leave(desk)
    certified = desk.hand_in.review(dossier)
    (expense,) = desk.dossiers.read(dossier).expenses
    desk.expenses.correct(replace(expense, amount=euros("12")))
    with pytest.raises(RefusedError) as refused:
        desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress, certified=certified)
    assert [(one.field, one.problem) for one in refused.value.refusals] == [("dossier", Problem.NOT_AS_CERTIFIED)]
    assert list(tmp_path.iterdir()) == []

    certified = desk.hand_in.review(dossier)
    desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress, certified=certified)
    assert len(desk.hand_in.sent(dossier)) == 1


def test_the_sample_never_leaves(desk: Desk, tmp_path: Path) -> None:
    dossier = ready_to_leave(desk)
    desk.dossiers.correct(replace(desk.dossiers.action(dossier), sample=True))

    assert not desk.hand_in.ready(dossier)
    with pytest.raises(RefusedError):
        desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress)


def test_a_wrong_passphrase_is_refused_before_anything_is_drawn(desk: Desk, tmp_path: Path) -> None:
    dossier = ready_to_leave(desk)
    with pytest.raises(RefusedError) as refused:
        desk.hand_in.export(dossier, "wrong", tmp_path, no_progress)

    assert refused.value.refusals[0].problem is Problem.PASSPHRASE_WRONG
    assert list(tmp_path.iterdir()) == []


def test_stopping_leaves_nothing_remembered(desk: Desk, tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise CancelledError

    dossier = ready_to_leave(desk)
    with pytest.raises(CancelledError):
        desk.hand_in.export(dossier, PASSPHRASE, tmp_path, stop)

    assert desk.hand_in.sent(dossier) == ()


def test_a_receipt_that_is_gone_from_the_disk_is_said(desk: Desk, tmp_path: Path) -> None:
    dossier = ready_to_leave(desk)
    desk.vault.files.clear()
    with pytest.raises(UnavailableError) as failed:
        desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress)

    assert failed.value.why is Cause.NOT_FOUND


def test_only_people_who_said_yes_leave_with_everything_that_names_them(desk: Desk, tmp_path: Path) -> None:
    dossier = ready_to_leave(desk)
    yes, asked = desk.contacts.add(dossier), desk.contacts.add(dossier)
    desk.contacts.correct(replace(yes, family_name="Oui", consent=Consent(ConsentState.GRANTED, DAY, transmit=True)))
    desk.contacts.correct(replace(asked, family_name="Attente"))
    line = desk.programme.add(dossier, DAY)
    desk.programme.put(replace(line, contacts=(yes.id, asked.id)))
    assert FindingCode.CONSENT_TO_ASK in {one.code for one in desk.hand_in.checks(dossier)}
    sent = desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress)

    hand_in = written(desk, sent.manifest_sha256)
    assert [one.family_name for one in hand_in.dossier.contacts] == ["Oui"]
    assert hand_in.dossier.items[0].contacts == (yes.id,)
    assert FindingCode.CONSENT_TO_ASK not in {one.code for one in hand_in.findings}


def test_references_to_what_was_removed_do_not_leave(desk: Desk, tmp_path: Path) -> None:
    dossier = ready_to_leave(desk)
    (expense,) = desk.dossiers.read(dossier).expenses
    ghost = replace(expense, payer=ParticipantId(new_id()), item=ItemId(new_id()))
    desk.records.keep(Act.CORRECT_EXPENSE, ghost)
    sent = desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress)

    (left,) = written(desk, sent.manifest_sha256).dossier.expenses
    assert (left.payer, left.item) == (None, None)


def test_a_change_after_signing_is_noticed(desk: Desk, tmp_path: Path) -> None:
    dossier = ready_to_leave(desk)
    assert desk.hand_in.changed_since(dossier)
    acts: list[tuple[Callable[[], object], bool]] = [
        (lambda: desk.dossiers.add_participant(dossier, "Thomas", "Vasseur"), True),
        (lambda: desk.programme.add(dossier, DAY), True),
        (lambda: desk.expenses.take(dossier, [photo("b")], no_progress), True),
        (lambda: desk.contacts.add(dossier), False),
        (lambda: desk.dossiers.create_mission("Nador"), False),
    ]
    desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress)
    for act, changed in acts:
        act()
        assert desk.hand_in.changed_since(dossier) is changed
        desk.undo.undo()
        assert not desk.hand_in.changed_since(dossier)


def test_a_preview_is_written_whole_and_turned_into_pictures(desk: Desk, tmp_path: Path) -> None:
    dossier = ready_to_leave(desk)
    desk.expenses.add(dossier)
    pdf = desk.hand_in.preview(dossier, tmp_path / "preview.pdf", no_progress)

    assert pdf.read_bytes().startswith(b"%PDF Oujda")
    assert desk.hand_in.preview_sheet(pdf, 1) == (3, b"preview.pdf 1 2000")
    with pytest.raises(UnavailableError):
        desk.hand_in.preview(dossier, tmp_path / "no folder" / "preview.pdf", no_progress)


def test_somebody_must_hand_it_in(desk: Desk, tmp_path: Path) -> None:
    dossier = desk.dossiers.create_mission("Oujda").id
    desk.records.keep(Act.ADD_EXPENSE, an_expense(euros("1"), dossier=dossier))

    with pytest.raises(RefusedError) as refused:
        desk.hand_in.preview(dossier, tmp_path / "preview.pdf", no_progress)
    assert [(one.field, one.problem) for one in refused.value.refusals] == [("profile", Problem.MISSING)]
