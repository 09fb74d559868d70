"""The claims of the inbox: where each stands, since when it waits, and how many wait for the office."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from support.counter import FieldCounter, OfficeCounter
from support.fakes import PASSPHRASE, no_progress

from lianes_desktop.domain.answers import Answer
from lianes_desktop.domain.claim_states import ClaimState
from lianes_desktop.services.claim_list import ClaimListService, ListedClaim


class Office:
    """An office that takes in what an authority hands over."""

    def __init__(self, folder: Path) -> None:
        self.counter = OfficeCounter(folder / "office")
        self.field_side = FieldCounter(folder / "lille")
        self.claims = ClaimListService(self.counter.desk.readings, self.counter.desk.changes)

    def take(self, *, known: bool = True) -> str:
        """The claim as it stands, taken in; its manifest."""
        carried = self.counter.carry(self.field_side, known=known)
        return self.counter.inbox.take_in(carried, no_progress).manifest_sha256

    def one(self, manifest: str) -> ListedClaim:
        return next(one for one in self.claims.all() if one.received.manifest_sha256 == manifest)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_an_empty_inbox_has_nothing_to_review(office: Office) -> None:
    assert office.claims.all() == ()
    assert office.claims.to_review() == 0


def test_a_claim_goes_from_received_to_decided(office: Office, tmp_path: Path) -> None:
    manifest = office.take()
    reviewing, answering = office.counter.desk.reviewing, office.counter.desk.answering
    assert (office.one(manifest).state, office.claims.to_review()) == (ClaimState.RECEIVED, 1)
    assert office.one(manifest).since == office.one(manifest).received.received_at
    reviewing.accept_rest(manifest)
    assert (office.one(manifest).state, office.claims.to_review()) == (ClaimState.UNDER_REVIEW, 1)
    answering.decide(manifest, "", PASSPHRASE, tmp_path)

    assert (office.one(manifest).state, office.claims.to_review()) == (ClaimState.DECIDED, 0)
    assert office.one(manifest).since is None


def test_a_claim_whose_answer_is_waited_for_is_not_to_review(office: Office, tmp_path: Path) -> None:
    manifest = office.take()
    office.counter.desk.reviewing.ask(manifest, "Qui paie")
    office.counter.desk.answering.ask(manifest, "", PASSPHRASE, tmp_path)

    assert (office.one(manifest).state, office.claims.to_review()) == (ClaimState.TO_CORRECT, 0)


def test_a_bundle_from_a_stranger_waits_without_a_state(office: Office) -> None:
    manifest = office.take(known=False)

    assert (office.one(manifest).state, office.one(manifest).replaced) == (None, False)
    assert office.one(manifest).since is not None
    assert office.claims.to_review() == 1


def test_a_later_version_takes_the_place_of_the_one_before(office: Office) -> None:
    first = office.take()
    office.field_side.desk.expenses.reopen(office.field_side.dossier)
    office.counter.desk.clock.instant += timedelta(days=1)
    second = office.take()

    assert (office.one(first).replaced, office.one(first).since) == (True, None)
    assert not office.one(second).replaced
    assert office.claims.to_review() == 1


def test_answers_are_read_once_until_one_leaves_even_for_whoever_listened_before(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest, desk, seen = office.take(), office.counter.desk, []
    desk.changes.listen(lambda _topics: seen.append(late.all()[0].state))
    late = ClaimListService(desk.readings, desk.changes)
    assert late.to_review() == 1
    every, asked = desk.readings.every, []

    def counted(kind: type[Any]) -> tuple[Any, ...]:
        asked.append(kind)
        return every(kind)

    monkeypatch.setattr(desk.readings, "every", counted)
    desk.reviewing.accept_rest(manifest)
    assert Answer not in asked
    desk.answering.decide(manifest, "", PASSPHRASE, tmp_path)
    assert seen[-1] is ClaimState.DECIDED
