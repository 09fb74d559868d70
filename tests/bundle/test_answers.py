"""Answers: signed by the office, read by a device, and everything a device refuses of one."""

import json
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator, FormatChecker
from support import answers as made
from support import issues, pki
from support.answers import CLAIM, CLAIM_MANIFEST, DOSSIER, KEPT, REDUCED, SERIES, a_draft, drafts, elsewhere
from support.enrolments import OFFICE_PHRASE, PHRASE, World
from support.forge import canonical
from support.structure import changes_of_structure

from lianes_desktop.assets import resource
from lianes_desktop.bundle import answers as codec
from lianes_desktop.bundle import brought, issuing, packing, verifying
from lianes_desktop.bundle.answer_files import SignedAnswers
from lianes_desktop.bundle.assembling import File, assemble
from lianes_desktop.bundle.bundles import SignedBundles
from lianes_desktop.bundle.certificates import Issuing, SigningKey
from lianes_desktop.bundle.header import Answered, FileRole, Header, Issuer
from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.bundle.trust import Trust
from lianes_desktop.domain.answers import Answer, AnswerDraft, AnswerKind
from lianes_desktop.domain.bundles import BundleKind, Verification
from lianes_desktop.domain.hand_in import Previous
from lianes_desktop.domain.ids import BundleId, DossierId, new_id
from lianes_desktop.domain.people import Role
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.domain.reviewing import Verdict
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.ports.answers import AnswerFiles

SLOWLY = settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
KINDS = list(AnswerKind)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def header_of(draft: AnswerDraft, **fields: Any) -> Header:  # noqa: ANN401 - fields of the header
    given: dict[str, Any] = {
        "kind": BundleKind(draft.kind.value),
        "bundle_id": BundleId(new_id()),
        "dossier": draft.dossier,
        "series": draft.series,
        "sequence": draft.sequence,
        "audience": draft.audience,
        "created_at": pki.NOW,
        "issuer": Issuer(pki.ASMA.participant, "0" * 64),
        "files": (),
        "previous": Previous(draft.previous) if draft.previous else None,
        "in_reply_to": Answered(draft.claim, draft.claim_manifest),
    }
    return Header(**(given | fields))


def written(world: World, draft: AnswerDraft | None = None) -> Path:
    answer = made.files(world).write(draft or a_draft(), OFFICE_PHRASE, world.sent)
    return Path(answer.path)


def forged(world: World, signer: SigningKey, draft: AnswerDraft | None = None, **fields: Any) -> Path:  # noqa: ANN401 - fields of the header
    """A file of the right shape, with what Lianes brings along, signed by somebody else or not as Lianes would."""
    given = draft or a_draft()
    document = fields.pop("document", None) or codec.write(given)
    trust: Trust = fields.pop("trust", None) or world.office.trust()
    described = header_of(given, issuer=Issuer(signer.participant, signer.cert_sha256), **fields)
    return world.parcels.pack_as(described, {**brought.files(trust), codec.DOCUMENT: document}, signer, world.sent).path


def problem(world: World, path: Path, root: str = "", *addressed: str) -> tuple[str, Problem]:
    before = world.device.trust()
    with pytest.raises(RefusedError) as refused:
        made.files(world, world.device, *addressed).read(path, root)
    assert world.device.trust() == before
    (one,) = refused.value.refusals
    return one.field, one.problem


# the document


@SLOWLY
@given(drafts(made.PLAIN_WORDS))
def test_a_document_is_what_was_said_again(draft: AnswerDraft) -> None:
    read = codec.read(codec.write(draft), header_of(draft))

    assert read.said == draft.said
    assert (read.kind, read.claim, read.claim_manifest) == (draft.kind, CLAIM, CLAIM_MANIFEST)


@SLOWLY
@given(drafts())
def test_texts_are_tidied_once_and_for_all(draft: AnswerDraft) -> None:
    data = codec.write(draft)
    read = codec.read(data, header_of(draft))

    assert codec.write(replace(draft, said=read.said)) == data


@pytest.mark.parametrize("data", [b"", b"[]", b'{"kind":"receipt"}', b"\xff"])
def test_what_is_no_document_is_refused(data: bytes) -> None:
    with pytest.raises(BundleRefusal) as refused:
        codec.read(data, header_of(a_draft()))
    assert refused.value.code is Code.DATA_JSON


def test_a_document_written_otherwise_is_refused() -> None:
    draft = a_draft()
    with pytest.raises(BundleRefusal, match="canonical"):
        codec.read(codec.write(draft).replace(b'"rank":3', b'"rank": 3'), header_of(draft))


OTHERWISE: dict[str, dict[str, Any]] = {
    "another kind": {"kind": BundleKind.RECEIPT},
    "another dossier": {"dossier": DossierId(UUID(int=9))},
    "another claim": {"in_reply_to": Answered(BundleId(UUID(int=9)), CLAIM_MANIFEST)},
    "another version": {"in_reply_to": Answered(CLAIM, "d" * 64)},
    "no claim": {"in_reply_to": None},
    "no answer at all": {"kind": BundleKind.CLAIM},
}


@pytest.mark.parametrize("fields", OTHERWISE.values(), ids=OTHERWISE)
def test_a_document_that_says_other_than_its_header_is_refused(fields: dict[str, Any]) -> None:
    draft = a_draft()
    with pytest.raises(BundleRefusal) as refused:
        codec.read(codec.write(draft), header_of(draft, **fields))
    assert refused.value.code is Code.DATA_JSON


UNSOUND: dict[str, tuple[AnswerKind, dict[str, Any]]] = {
    "a receipt that decides": (AnswerKind.RECEIPT, {"lines": (KEPT,)}),
    "a receipt that owes": (AnswerKind.RECEIPT, {"due_cents": 1}),
    "questions without one": (AnswerKind.QUESTIONS, {"questions": ()}),
    "one question twice": (AnswerKind.QUESTIONS, {"questions": (made.QUESTION, made.QUESTION)}),
    "a payment of nothing": (AnswerKind.PAYMENT, {"payment": None}),
    "a decision that pays": (AnswerKind.DECISION, {"payment": made.NOTICE}),
    "a decision under review": (AnswerKind.DECISION, {"under_review": True}),
    "a line twice": (AnswerKind.DECISION, {"lines": (KEPT, REDUCED, KEPT)}),
    "a line on hold": (AnswerKind.DECISION, {"lines": (KEPT, replace(REDUCED, verdict=Verdict.HOLD), made.REFUSED)}),
    "less than accepted": (AnswerKind.DECISION, {"lines": (replace(KEPT, kept_cents=9_999), REDUCED, made.REFUSED)}),
    "more than claimed": (AnswerKind.DECISION, {"lines": (KEPT, replace(REDUCED, kept_cents=4_001), made.REFUSED)}),
    "something refused kept": (AnswerKind.DECISION, {"lines": (KEPT, REDUCED, replace(made.REFUSED, kept_cents=1))}),
    "a cent more due": (AnswerKind.DECISION, {"due_cents": 6_501}),
    "a cent more kept": (AnswerKind.DECISION, {"kept_cents": 13_001}),
    "a cent less claimed": (AnswerKind.DECISION, {"eligible_cents": 14_899}),
    "no rate and money": (AnswerKind.DECISION, {"rate": None}),
    "more due than kept": (
        AnswerKind.DECISION,
        {
            "lines": (replace(KEPT, share_cents=20_000),),
            "eligible_cents": 10_000,
            "kept_cents": 10_000,
            "due_cents": 20_000,
        },
    ),
}


@pytest.mark.parametrize(("kind", "fields"), UNSOUND.values(), ids=UNSOUND)
def test_figures_that_do_not_hold_together_are_neither_written_nor_read(
    kind: AnswerKind, fields: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = a_draft(kind, said=replace(made.SAID[kind], **fields))
    with pytest.raises(ValueError, match=codec.DOCUMENT):
        codec.write(draft)

    with monkeypatch.context() as careless:
        careless.setattr(codec, "_check", lambda _document: None)
        data = codec.write(draft)
    with pytest.raises(BundleRefusal) as refused:
        codec.read(data, header_of(draft))
    assert refused.value.code is Code.DATA_JSON


@cache
def schema() -> Draft202012Validator:
    published = json.loads(resource("schemas", "answer.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(published)
    return Draft202012Validator(published, format_checker=FormatChecker(["date"]))


@SLOWLY
@given(drafts())
def test_the_schema_takes_every_answer(draft: AnswerDraft) -> None:
    assert [error.message for error in schema().iter_errors(json.loads(codec.write(draft)))] == []


@pytest.mark.parametrize("kind", KINDS)
def test_schema_and_decoder_agree_on_every_change_of_structure(kind: AnswerKind) -> None:
    draft = a_draft(kind)
    disagreements = [
        what
        for what, spoiled in changes_of_structure(json.loads(codec.write(draft)))
        if schema().is_valid(spoiled) is not decoded(spoiled, draft)
    ]

    assert disagreements == []


def decoded(document: object, draft: AnswerDraft) -> bool:
    try:
        codec.read(canonical(document), header_of(draft))
    except BundleRefusal:
        return False
    return True


# the file


@pytest.mark.parametrize("kind", KINDS)
def test_a_device_reads_what_the_office_answered(world: World, kind: AnswerKind) -> None:
    files: AnswerFiles = made.files(world, world.enrolled())
    said = files.write(a_draft(kind), OFFICE_PHRASE, world.sent)
    path = Path(said.path)

    assert path.name == f"lianes-{kind}-{SERIES.hex[-8:]}-s1.asice"
    assert files.announces(path)
    assert files.read(path) == said
    assert said.said == made.SAID[kind]
    assert (said.claim, said.claim_manifest, said.dossier) == (CLAIM, CLAIM_MANIFEST, DOSSIER)


def test_the_next_of_a_series_names_the_one_before(world: World) -> None:
    files = made.files(world, world.enrolled())
    first = files.write(a_draft(AnswerKind.RECEIPT), OFFICE_PHRASE, world.sent)
    second = files.write(a_draft(sequence=2, previous=first.manifest_sha256), OFFICE_PHRASE, world.sent)

    assert files.read(Path(second.path)).previous == first.manifest_sha256
    assert Path(first.path).exists()


def test_a_wrong_passphrase_writes_nothing(world: World) -> None:
    with pytest.raises(RefusedError) as refused:
        made.files(world).write(a_draft(), "une autre phrase", world.sent)
    assert [one.problem for one in refused.value.refusals] == [Problem.PASSPHRASE_WRONG]
    assert list(world.sent.iterdir()) == []


def test_more_words_than_a_device_reads_are_never_signed(world: World) -> None:
    draft = a_draft(AnswerKind.RECEIPT, said=replace(made.SAID[AnswerKind.RECEIPT], words="x" * codec.LARGEST))
    with pytest.raises(RefusedError) as refused:
        made.files(world).write(draft, OFFICE_PHRASE, world.sent)
    assert [one.problem for one in refused.value.refusals] == [Problem.TOO_LARGE]


def test_a_name_is_taken_only_once_the_office_knows(world: World) -> None:
    def gone() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        made.files(world).write(a_draft(), OFFICE_PHRASE, world.sent, gone)
    assert list(world.sent.iterdir()) == []


def test_revocation_lists_travel_with_every_answer(world: World) -> None:
    device = world.enrolled()
    path = written(world)
    assert device.trust().crls != world.office.trust().crls

    made.files(world, device).read(path)
    assert device.trust().crls == world.office.trust().crls

    newest = device.trust()
    later = written(world, a_draft(sequence=2, previous="e" * 64))
    made.files(world, device).read(later)
    assert made.files(world, device).read(path).sequence == 1  # older lists: still news
    assert device.trust().crls == world.office.trust().crls != newest.crls


def test_lists_past_their_date_do_not_block_the_field_and_are_told(world: World) -> None:
    device = world.enrolled()
    path = written(world)
    world.clock.at += issuing.CRL_TERM + timedelta(days=1)
    files = made.files(world, device)

    assert files.read(path).kind is AnswerKind.DECISION
    assert files.lists_ended() == pki.NOW + issuing.CRL_TERM
    assert device.info().lists_ended == files.lists_ended()

    assert files.read(written(world, a_draft(sequence=2, previous="e" * 64))).sequence == 2
    assert files.lists_ended() is None
    assert device.info().lists_ended is None


def test_lianes_is_confirmed_by_phone_where_it_is_not_known_yet(world: World) -> None:
    path = written(world)
    assert problem(world, path) == ("root", Problem.ROOT_UNCONFIRMED)
    assert problem(world, path, "AAAA BBBB CCCC DDDD") == ("root", Problem.ROOT_DIFFERENT)

    assert made.files(world).read(path, world.root()).kind is AnswerKind.DECISION
    assert world.device.trust().roots == world.office.trust().roots


def test_an_answer_signed_by_a_participant_is_refused(world: World) -> None:
    device = world.enrolled()
    assert problem(world, forged(world, device.unlock(PHRASE))) == ("file", Problem.ANSWER_FROM_PARTICIPANT)


def test_an_answer_signed_by_a_stranger_is_refused(world: World) -> None:
    world.enrolled()
    other = world.new_office("other").officer(OFFICE_PHRASE)
    assert problem(world, forged(world, pki.self_signed())) == ("file", Problem.ANSWER_NOT_LIANES)
    assert problem(world, forged(world, other)) == ("file", Problem.ANSWER_NOT_LIANES)


def test_an_answer_of_another_lianes_is_refused(world: World) -> None:
    world.enrolled()
    other = world.new_office("other")
    files = SignedAnswers(world.clock, world.parcels, office=other, device=world.device, addressed=frozenset)
    path = Path(files.write(a_draft(), OFFICE_PHRASE, world.sent).path)
    assert problem(world, path) == ("root", Problem.ROOT_DIFFERENT)
    # the same authority's name, another key: its own chain beside the root that is known
    trust = replace(other.trust(), roots=world.office.trust().roots)
    assert problem(world, forged(world, other.officer(OFFICE_PHRASE), trust=trust)) == (
        "file",
        Problem.ANSWER_NOT_LIANES,
    )


def test_an_officer_revoked_since_is_refused_by_the_lists_the_answer_brings(world: World) -> None:
    trusted = pki.pki()
    officer = trusted.person(pki.ASMA, by=Issuing.DECISIONS)
    recipients = world.office.trust().recipients
    world.device.keep_trust(replace(trusted.trust, recipients=recipients))
    good = forged(world, officer, trust=replace(trusted.trust, recipients=recipients))
    assert made.files(world).read(good).sequence == 1

    revoking = replace(trusted.trusting(officer, number=2), recipients=recipients)
    path = forged(world, officer, a_draft(sequence=2, previous="e" * 64), trust=revoking)
    assert problem(world, path) == ("file", Problem.ANSWER_REVOKED)
    world.device.keep_trust(revoking)
    assert problem(world, good) == ("file", Problem.ANSWER_REVOKED)


def test_a_certificate_that_ended_since_is_told_and_nothing_is_lost(world: World) -> None:
    world.enrolled()
    path = written(world)
    world.clock.at += timedelta(days=800)
    assert problem(world, path) == ("file", Problem.ANSWER_EXPIRED)
    assert path.exists()
    again = written(world, a_draft(sequence=2, previous="e" * 64))
    assert made.files(world).read(again).sequence == 2


@pytest.mark.parametrize("years", [1, 3, 40])
def test_an_answer_from_the_future_is_refused(world: World, years: int) -> None:
    world.enrolled()
    path = written(world)
    world.clock.at -= timedelta(days=365 * years)
    assert problem(world, path) == ("file", Problem.ANSWER_FROM_FUTURE)


def test_a_header_dated_later_than_its_signature_is_refused(world: World) -> None:
    world.enrolled()
    officer = world.office.officer(OFFICE_PHRASE)
    tomorrow = forged(world, officer, created_at=world.clock.at + timedelta(hours=25))
    assert made.files(world).read(tomorrow).sequence == 1
    far = header_of(a_draft(), issuer=Issuer(officer.participant, officer.cert_sha256))
    dated = replace(far, created_at=world.clock.at + timedelta(days=3))
    path = elsewhere(tomorrow, "dated.asice")
    path.write_bytes(_signed_today(world, dated, officer))
    assert problem(world, path) == ("file", Problem.ANSWER_FROM_FUTURE)


def _signed_today(world: World, described: Header, officer: SigningKey) -> bytes:
    carried = {**brought.files(world.office.trust()), codec.DOCUMENT: codec.write(a_draft())}
    files = [
        File(
            packing.part_of_bytes(name, data),
            "application/json" if name == codec.DOCUMENT else "application/octet-stream",
            FileRole.DATA if name == codec.DOCUMENT else FileRole.TRUST,
        )
        for name, data in sorted(carried.items())
    ]
    return b"".join(packing.stream(assemble(described, files, officer, world.clock.at).parts, hashed=False))


def test_an_answer_for_others_is_refused(world: World) -> None:
    world.enrolled()
    path = written(world)
    assert problem(world, path, "", "FR-59") == ("file", Problem.ANSWER_FOR_OTHERS)
    assert made.files(world, world.device, "FR-LIL").read(path).sequence == 1


def test_another_kind_of_file_is_no_answer(world: World, tmp_path: Path) -> None:
    world.enrolled()
    enrolment = world.answer()
    rules = world.office.issue_settings(issues.an_issue(), OFFICE_PHRASE, world.sent).path
    noise = tmp_path / "noise.asice"
    noise.write_bytes(b"PK nothing")

    for path in (enrolment, rules):
        assert not made.files(world).announces(path)
        assert problem(world, path) == ("file", Problem.NOT_AN_ANSWER)
    assert not made.files(world).announces(noise)
    assert problem(world, noise) == ("file", Problem.ANSWER_DAMAGED)
    with pytest.raises(UnavailableError):
        made.files(world).read(tmp_path / "gone.asice")


def test_an_answer_inside_another_kind_of_bundle_is_refused(world: World) -> None:
    device, officer = world.enrolled(), world.office.officer(OFFICE_PHRASE)
    as_enrolment = forged(world, officer, kind=BundleKind.ENROLMENT)
    as_request = forged(world, device.unlock(PHRASE), kind=BundleKind.KEY_REQUEST, audience=("lianes",))
    as_another = forged(world, officer, kind=BundleKind.RECEIPT)
    assert problem(world, as_enrolment) == ("file", Problem.ANSWER_DAMAGED)
    assert problem(world, as_request) == ("file", Problem.NOT_AN_ANSWER)
    assert problem(world, as_another) == ("file", Problem.ANSWER_DAMAGED)


def test_an_answer_without_whom_to_trust_is_refused(world: World) -> None:
    world.enrolled()
    officer = world.office.officer(OFFICE_PHRASE)
    described = header_of(a_draft(), issuer=Issuer(officer.participant, officer.cert_sha256))
    bare = {codec.DOCUMENT: codec.write(a_draft())}
    path = world.parcels.pack_as(described, bare, officer, world.sent).path
    assert problem(world, path) == ("file", Problem.ANSWER_DAMAGED)
    broken = {**brought.files(world.office.trust()), **bare, "enrolment/crls.pem": b"nothing"}
    path = world.parcels.pack_as(described, broken, officer, world.sent).path
    assert problem(world, path) == ("file", Problem.ANSWER_DAMAGED)
    officers_alone = {**brought.files(world.office.trust())}
    path = world.parcels.pack_as(described, officers_alone, officer, world.sent).path
    assert problem(world, path) == ("file", Problem.NOT_AN_ANSWER)


def test_no_flipped_byte_changes_what_is_believed(world: World) -> None:
    files = made.files(world, world.enrolled())
    path = written(world)
    meant, data = files.read(path), path.read_bytes()
    spoiled = world.folder / "spoiled.asice"
    believed = []
    for at in range(0, len(data), max(1, len(data) // 200)):
        spoiled.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        try:
            read = files.read(spoiled)
        except RefusedError:
            continue
        if _meaning(read) != _meaning(meant):
            believed.append(at)
    for cut in (1, 30, len(data) // 2, len(data) - 1):
        spoiled.write_bytes(data[:cut])
        assert problem(world, spoiled) == ("file", Problem.ANSWER_DAMAGED)

    assert believed == []


def _meaning(answer: Answer) -> tuple[object, ...]:
    return answer.id, answer.manifest_sha256, answer.claim_manifest, answer.said


def verified(world: World, path: Path, role: Role, trust: Trust) -> Verification:
    bundles = SignedBundles(
        world.clock,
        world.folder,
        role=lambda: role,
        trust=lambda: trust,
        identities=tuple,
        received=lambda _manifest, _hand_in: (),
    )
    return bundles.verify(path)


def test_the_verifier_knows_an_answer_on_both_sides(world: World) -> None:
    path, device = written(world), world.enrolled()
    for role, trust in ((Role.FIELD, device.trust()), (Role.OFFICE, world.office.trust())):
        found = verified(world, path, role, trust)
        assert (found.code, found.kind) == (verifying.OK, BundleKind.DECISION)
        assert (found.dossier, found.series, found.sequence) == (DOSSIER, SERIES, 1)

    unknown = verified(world, path, Role.FIELD, Trust())
    assert (unknown.code, unknown.kind) == ("CERT_UNTRUSTED", None)


def test_a_revoked_officer_s_answer_is_told_as_the_least_it_may_be(world: World) -> None:
    trusted = pki.pki()
    officer = trusted.person(pki.ASMA, by=Issuing.DECISIONS)
    found = verified(world, forged(world, officer, trust=trusted.trust), Role.OFFICE, trusted.trusting(officer))
    assert (found.code, found.kind) == ("CERT_REVOKED", BundleKind.RECEIPT)


def test_the_verifier_refuses_a_document_of_another_claim(world: World) -> None:
    path = forged(world, world.office.officer(OFFICE_PHRASE), in_reply_to=Answered(CLAIM, "d" * 64))
    assert verified(world, path, Role.OFFICE, world.office.trust()).code == "DATA_JSON"


def test_rates_keep_their_figures() -> None:
    draft = a_draft(said=replace(made.SAID[AnswerKind.DECISION], rate=Decimal("0.50")))
    assert str(codec.read(codec.write(draft), header_of(draft)).said.rate) == "0.50"
