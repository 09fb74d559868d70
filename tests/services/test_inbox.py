"""The office takes bundles in."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from support.builders import LILLE, a_page
from support.desks import Desk, InMemory, ready_to_leave
from support.fakes import ALTERED, PASSPHRASE, FakeBundles, accepted, no_progress
from support.memory import NOW

from lianes_desktop.domain.bundles import (
    BundleKind,
    LedgerState,
    ReceivedBundle,
    SentBundle,
    Signer,
    SignerState,
    Verification,
)
from lianes_desktop.domain.hand_in import HandIn, Previous
from lianes_desktop.domain.ids import BundleId, DossierId, OrganisationId, SeriesId, new_id
from lianes_desktop.domain.people import Role
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.services import ledger
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.failures import CancelledError, Cause, RemovedError, Resource, UnavailableError
from lianes_desktop.services.ports.store import UnitOfWork

STRANGER = Signer("Claire Delattre", "", UUID(int=99), "c" * 64, "d" * 64, SignerState.UNKNOWN)


class Post:
    """A traveller's installation and the office's, which share what bundles hold."""

    def __init__(self, folder: Path) -> None:
        bundles = FakeBundles()
        (folder / "field").mkdir()
        (folder / "office").mkdir()
        self.field = Desk(InMemory(), folder / "field", bundles)
        self.memory = InMemory()
        self.office = Desk(self.memory, folder / "office", bundles)
        self.dossier = ready_to_leave(self.field)
        self.folder = folder
        self.bundles = bundles

    def send(self) -> SentBundle:
        return self.field.hand_in.export(self.dossier, PASSPHRASE, self.folder, no_progress)

    def file(self, manifest: str) -> Path:
        path = self.folder / f"{manifest}.asice"
        path.write_text(manifest)
        return path

    def take_in(self, manifest: str) -> ReceivedBundle:
        return self.office.inbox.take_in(self.file(manifest), no_progress)

    def verified_as(self, manifest: str, **answers: object) -> None:
        """What the verifier now says of a bundle; only an accepted one is decoded."""
        verification, hand_in = self.bundles.contents[manifest]
        changed = replace(verification, **answers)  # type: ignore[arg-type]  # any answer
        self.bundles.contents[manifest] = (changed, hand_in if changed.accepted else None)

    def unknown(self, manifest: str, state: SignerState = SignerState.UNKNOWN) -> HandIn:
        hand_in = self.bundles.contents[manifest][1]
        assert hand_in is not None
        signer = replace(STRANGER, state=state)
        nothing = {"bundle_id": None, "dossier": None, "series": None, "sequence": 0}
        self.verified_as(manifest, signer_known=False, code="CERT_UNTRUSTED", signer=signer, **nothing)
        return hand_in

    def kept(self) -> list[str]:
        folder = self.office.folder / "received"
        return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


@pytest.fixture
def post(tmp_path: Path) -> Post:
    return Post(tmp_path)


def test_an_accepted_bundle_is_taken_in_with_its_records(post: Post) -> None:
    sent = post.send()
    received = post.take_in(sent.manifest_sha256)

    assert received.verification.accepted
    assert (received.authority, received.title, received.asked_cents) == ("Ville de Lille", "Oujda 2026", 33999)
    assert (received.waiting, received.verification.ledger) == (False, LedgerState.NEXT)
    assert post.office.inbox.all() == (received,)
    hand_in = post.office.inbox.hand_in(sent.manifest_sha256)
    assert hand_in is not None
    assert hand_in.statement.asked_cents == sent.asked_cents
    assert post.office.inbox.same_figures(sent.manifest_sha256)
    assert post.kept() == [received.kept_path]
    assert post.office.heard[-1] == {Topic.INBOX}


def test_taking_the_same_bundle_in_again_changes_nothing(post: Post) -> None:
    sent = post.send()
    first = post.take_in(sent.manifest_sha256)
    again = post.take_in(sent.manifest_sha256)

    assert again == replace(first, verification=replace(first.verification, ledger=LedgerState.REPLAY))
    assert post.office.inbox.all() == (first,)


def test_a_refused_bundle_leaves_nothing(post: Post) -> None:
    received = post.office.inbox.take_in(post.file("altered"), no_progress)

    assert received.verification == ALTERED
    assert not received.waiting
    assert (post.office.inbox.all(), post.kept()) == ((), [])


def test_figures_that_do_not_agree_are_noticed(post: Post) -> None:
    sent = post.send()
    verification, hand_in = post.bundles.contents[sent.manifest_sha256]
    assert hand_in is not None
    raised = replace(hand_in, statement=replace(hand_in.statement, asked_cents=99999))
    post.bundles.contents[sent.manifest_sha256] = (verification, raised)
    post.take_in(sent.manifest_sha256)

    assert not post.office.inbox.same_figures(sent.manifest_sha256)
    assert not post.office.inbox.same_figures("unknown")


def test_an_unknown_sender_waits_and_is_taken_in_once_confirmed(post: Post) -> None:
    sent = post.send()
    hand_in = post.unknown(sent.manifest_sha256)
    waiting = post.take_in(sent.manifest_sha256)
    assert waiting.waiting
    assert post.office.inbox.hand_in(sent.manifest_sha256) is None
    assert post.take_in(sent.manifest_sha256) == waiting

    def vouch() -> None:
        known = accepted(sent.manifest_sha256, hand_in)
        post.bundles.contents[sent.manifest_sha256] = (known, hand_in)

    post.office.authority.on_confirm = vouch
    received = post.office.inbox.confirm(sent.manifest_sha256, "Claire Delattre", LILLE)
    assert (received.waiting, received.bundle_id, received.title) == (False, sent.bundle_id, "Oujda 2026")
    assert post.office.inbox.all() == (received,)
    assert post.office.inbox.hand_in(sent.manifest_sha256) == hand_in
    ((verification, person, organisation),) = post.office.authority.vouched
    assert (verification.signer, person.participant, person.name) == (STRANGER, UUID(int=99), "Claire Delattre")
    assert (person.role, organisation.name if organisation else "") == (Role.FIELD, "Ville de Lille")
    assert post.office.heard[-1] == {Topic.INBOX, Topic.KEYS}
    with pytest.raises(KeyError):
        post.office.inbox.confirm(sent.manifest_sha256, "Claire", None)


def test_a_sender_still_unknown_after_the_call_keeps_waiting(post: Post) -> None:
    sent = post.send()
    post.unknown(sent.manifest_sha256)
    post.verified_as(sent.manifest_sha256, signer=replace(STRANGER, participant=None))
    post.take_in(sent.manifest_sha256)
    received = post.office.inbox.confirm(sent.manifest_sha256, "Claire", OrganisationId("nowhere"))

    assert received.waiting
    assert post.office.inbox.all() == (received,)
    assert post.office.authority.vouched[0][2] is None


def test_whoever_is_vouched_for_has_a_name(post: Post) -> None:
    sent = post.send()
    post.unknown(sent.manifest_sha256)
    post.take_in(sent.manifest_sha256)
    with pytest.raises(RefusedError) as refused:
        post.office.inbox.confirm(sent.manifest_sha256, " ", None)

    assert [(one.field, one.problem) for one in refused.value.refusals] == [("name", Problem.MISSING)]
    with pytest.raises(KeyError):
        post.office.inbox.confirm("unknown", "Claire", None)


def test_a_waiting_bundle_offered_once_its_sender_is_known_is_taken_in(post: Post) -> None:
    sent = post.send()
    hand_in = post.unknown(sent.manifest_sha256)
    post.take_in(sent.manifest_sha256)
    post.bundles.contents[sent.manifest_sha256] = (accepted(sent.manifest_sha256, hand_in), hand_in)

    assert not post.take_in(sent.manifest_sha256).waiting
    assert len(post.office.inbox.all()) == 1


@pytest.mark.parametrize(("state", "waits"), [(SignerState.EXPIRED, True), (SignerState.REVOKED, False)])
def test_an_expired_key_waits_and_a_revoked_one_is_refused(post: Post, state: SignerState, *, waits: bool) -> None:
    sent = post.send()
    post.unknown(sent.manifest_sha256, state)

    assert post.take_in(sent.manifest_sha256).waiting is waits
    assert len(post.office.inbox.all()) == waits


def test_a_genuine_bundle_that_is_no_claim_is_refused(post: Post) -> None:
    sent = post.send()
    verification, _ = post.bundles.contents[sent.manifest_sha256]
    other = replace(verification, kind=BundleKind.ENROLMENT)
    post.bundles.contents[sent.manifest_sha256] = (other, None)
    received = post.take_in(sent.manifest_sha256)

    assert (received.verification.code, received.verification.accepted) == ("KIND", False)
    assert (post.office.inbox.all(), post.kept()) == ((), [])


def test_a_stranger_may_wait_with_a_claim_only(post: Post) -> None:
    sent = post.send()
    post.unknown(sent.manifest_sha256)
    post.verified_as(sent.manifest_sha256, kind=BundleKind.DECISION)

    assert not post.take_in(sent.manifest_sha256).waiting


def test_an_altered_bundle_of_an_unknown_sender_does_not_wait(post: Post) -> None:
    sent = post.send()
    post.unknown(sent.manifest_sha256)
    post.verified_as(sent.manifest_sha256, intact=False)

    assert not post.take_in(sent.manifest_sha256).waiting


def test_a_bundle_waits_for_the_one_before_and_is_taken_in_after_it(post: Post) -> None:
    first, second, third = post.send(), post.send(), post.send()
    waiting = post.take_in(third.manifest_sha256)
    assert (waiting.waiting, waiting.verification.ledger) == (True, LedgerState.GAP)
    assert post.office.inbox.hand_in(third.manifest_sha256) is None
    assert post.take_in(third.manifest_sha256) == waiting
    assert post.take_in(second.manifest_sha256).waiting

    assert not post.take_in(first.manifest_sha256).waiting
    assert [(one.sequence, one.waiting) for one in post.office.inbox.all()] == [(1, False), (2, False), (3, False)]
    assert post.office.inbox.hand_in(third.manifest_sha256) is not None


def test_a_fork_is_refused_and_leaves_nothing(post: Post) -> None:
    first = post.send()
    post.take_in(first.manifest_sha256)
    verification, hand_in = post.bundles.contents[first.manifest_sha256]
    assert hand_in is not None
    forked = replace(hand_in, bundle_id=BundleId(new_id()))
    post.bundles.contents["f" * 64] = (replace(verification, manifest_sha256="f" * 64), forked)
    received = post.take_in("f" * 64)

    assert (received.verification.code, received.verification.ledger) == ("FORK", LedgerState.FORK)
    assert not received.verification.accepted
    assert len(post.office.inbox.all()) == 1


def test_a_follower_that_forks_keeps_waiting(post: Post) -> None:
    first, second = post.send(), post.send()
    post.take_in(second.manifest_sha256)
    verification, hand_in = post.bundles.contents[second.manifest_sha256]
    assert hand_in is not None
    post.bundles.contents[second.manifest_sha256] = (verification, replace(hand_in, previous=Previous("0" * 64)))
    post.take_in(first.manifest_sha256)

    assert [(one.sequence, one.waiting) for one in post.office.inbox.all()] == [(1, False), (2, True)]


def test_when_the_store_fails_nothing_is_taken_in(post: Post) -> None:
    sent = post.send()
    post.memory.store.fails = UnavailableError(Resource.STORE, Cause.DISK_FULL)
    with pytest.raises(UnavailableError):
        post.take_in(sent.manifest_sha256)

    assert (post.office.inbox.all(), post.kept()) == ((), [])


def test_when_a_waiting_bundle_cannot_be_taken_in_it_keeps_waiting(post: Post) -> None:
    sent = post.send()
    hand_in = post.unknown(sent.manifest_sha256)
    waiting = post.take_in(sent.manifest_sha256)
    post.bundles.contents[sent.manifest_sha256] = (accepted(sent.manifest_sha256, hand_in), hand_in)
    post.memory.store.fails = UnavailableError(Resource.STORE, Cause.DISK_FULL)
    with pytest.raises(UnavailableError):
        post.take_in(sent.manifest_sha256)

    assert post.office.inbox.all() == (waiting,)
    assert post.kept() == [waiting.kept_path]


def test_a_bundle_that_a_colleague_takes_in_meanwhile_is_one(post: Post) -> None:
    sent = post.send()
    other = list[ReceivedBundle]()

    def meanwhile(done: int, _total: int) -> None:
        if done == 2 and not other:
            other.append(post.take_in(sent.manifest_sha256))

    received = post.office.inbox.take_in(post.file(sent.manifest_sha256), meanwhile)
    assert received.verification.ledger is LedgerState.REPLAY
    assert post.office.inbox.all() == tuple(other)
    assert post.kept() == [other[0].kept_path]


def test_a_colleague_s_bundle_stays_when_one_s_own_taking_in_fails(post: Post) -> None:
    sent = post.send()

    def meanwhile(done: int, _total: int) -> None:
        if done == 2:
            post.take_in(sent.manifest_sha256)
            raise CancelledError

    with pytest.raises(CancelledError):
        post.office.inbox.take_in(post.file(sent.manifest_sha256), meanwhile)
    assert post.kept() == [post.office.inbox.all()[0].kept_path]


def test_a_bundle_stays_when_nobody_can_tell_whether_it_was_taken_in(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = post.send()

    def gone(*_given: object) -> None:
        raise UnavailableError(Resource.SERVER, Cause.SERVER_GONE)

    def falls(done: int, _total: int) -> None:
        if done == 2:
            monkeypatch.setattr(post.office.readings, "received_bundle", gone)
            raise UnavailableError(Resource.SERVER, Cause.IN_DOUBT)

    with pytest.raises(UnavailableError) as caught:
        post.office.inbox.take_in(post.file(sent.manifest_sha256), falls)
    assert caught.value.why is Cause.IN_DOUBT
    assert post.kept() == [f"{sent.manifest_sha256}.asice"]


@pytest.mark.parametrize("late", [False, True])
def test_a_waiting_bundle_that_a_colleague_takes_in_during_the_call_stays_taken_in(post: Post, *, late: bool) -> None:
    sent = post.send()
    hand_in = post.unknown(sent.manifest_sha256)
    post.take_in(sent.manifest_sha256)
    inbox, begin = post.office.inbox, post.office.inbox._open_unit

    def colleague() -> None:
        inbox._open_unit = begin
        post.take_in(sent.manifest_sha256)

    def vouch() -> None:
        post.bundles.contents[sent.manifest_sha256] = (accepted(sent.manifest_sha256, hand_in), hand_in)
        if not late:
            colleague()

    def begin_late() -> UnitOfWork:
        colleague()
        return begin()

    post.office.authority.on_confirm = vouch
    if late:
        inbox._open_unit = begin_late
    with pytest.raises(RemovedError):
        inbox.confirm(sent.manifest_sha256, "Claire", LILLE)
    (received,) = inbox.all()
    assert received.verification.accepted
    assert not received.waiting


def test_the_person_may_stop(post: Post) -> None:
    def stop(done: int, _total: int) -> None:
        if done == 2:
            raise CancelledError

    sent = post.send()
    with pytest.raises(CancelledError):
        post.office.inbox.take_in(post.file(sent.manifest_sha256), stop)

    assert (post.office.inbox.all(), post.kept()) == ((), [])


def test_receipts_are_seen_from_the_bundle_kept(post: Post) -> None:
    sent = post.send()
    post.take_in(sent.manifest_sha256)
    page = a_page("photo hotel")

    seen = post.office.inbox.receipt(sent.manifest_sha256, page, 0, 800)
    assert seen == b"image/jpeg 0 800 photo hotel"
    with pytest.raises(KeyError):
        post.office.inbox.receipt("unknown", page)


SERIES, OTHER = SeriesId(UUID(int=7)), SeriesId(UUID(int=8))


def kept(sequence: int, *, series: SeriesId = SERIES, waiting: bool = False) -> ReceivedBundle:
    return ReceivedBundle(
        BundleId(UUID(int=100 + sequence)),
        f"m{sequence}",
        DossierId(UUID(int=1)),
        series,
        sequence,
        NOW,
        ALTERED,
        "",
        "",
        0,
        "",
        waiting=waiting,
    )


@pytest.mark.parametrize(
    ("received", "manifest", "sequence", "previous", "expected"),
    [
        ((), "new", 1, None, LedgerState.NEXT),
        ((), "new", 1, "m0", LedgerState.FORK),
        ((), "new", 2, "m1", LedgerState.GAP),
        ((1,), "m1", 1, None, LedgerState.REPLAY),
        ((1,), "new", 2, "m1", LedgerState.NEXT),
        ((1,), "new", 2, "mX", LedgerState.FORK),
        ((1,), "new", 1, None, LedgerState.FORK),
        ((1, 2), "new", 4, "m3", LedgerState.GAP),
        ((2,), "new", 1, None, LedgerState.ROLLBACK),
        ((1, -2), "new", 2, "m1", LedgerState.NEXT),
    ],
)
def test_the_ledger_tells_where_a_bundle_stands(
    received: tuple[int, ...], manifest: str, sequence: int, previous: str | None, expected: LedgerState, post: Post
) -> None:
    hand_in = post.bundles.contents[post.send().manifest_sha256][1]
    assert hand_in is not None
    new = replace(hand_in, series=SERIES, sequence=sequence, previous=Previous(previous) if previous else None)
    known = [kept(abs(one), waiting=one < 0) for one in received]

    assert ledger.state(manifest, new, [*known, kept(9, series=OTHER)]) is expected


def test_an_id_used_twice_is_a_fork(post: Post) -> None:
    hand_in = post.bundles.contents[post.send().manifest_sha256][1]
    assert hand_in is not None
    known = replace(kept(1, series=OTHER), bundle_id=hand_in.bundle_id)

    assert ledger.state("new", hand_in, [known]) is LedgerState.FORK


def test_a_verification_says_no_before_anything_is_known() -> None:
    assert not Verification(intact=True, signature_valid=True, signer_known=True, code="DIGEST").accepted
