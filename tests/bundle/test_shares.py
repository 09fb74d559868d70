"""Dossiers shared between laptops: what travels, what is refused, and what a medium may do to it."""

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from support import bundles, hand_ins, pki, shared
from support.forge import Forge, canonical
from support.shared import ShareDesk, a_share, a_version, forged

from lianes_desktop import durable
from lianes_desktop.assets import resource
from lianes_desktop.bundle import header, profile, share_contents
from lianes_desktop.bundle.certificates import Issuing
from lianes_desktop.bundle.keys import DeviceKeys
from lianes_desktop.bundle.refusals import BundleRefusal
from lianes_desktop.bundle.share_texts import DOCUMENT, BundleTexts
from lianes_desktop.bundle.small_parcels import SmallParcels
from lianes_desktop.domain import travelling
from lianes_desktop.domain.bundles import BundleKind, SignerState, Verification
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.ids import BundleId, OrganisationId, SeriesId
from lianes_desktop.domain.partnerships import NewPartnership, PartnershipAgreement
from lianes_desktop.domain.people import Profile, Role, Status
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.domain.reports import CommunicationItem
from lianes_desktop.domain.versions import REMOVED, UNKNOWN, digest_of
from lianes_desktop.services.failures import CancelledError, Cause, UnavailableError


@pytest.fixture
def desk(tmp_path: Path) -> ShareDesk:
    return ShareDesk(tmp_path / "scratch")


def read(desk: ShareDesk, folder: Path, data: bytes) -> Verification:
    """The verdict on a file of those bytes; a share comes with an accepted one only."""
    path = folder / "given.asice"
    path.write_bytes(data)
    verification, share = desk.shares.read(path)
    assert (share is not None) is verification.accepted
    return verification


class TestGood:
    def test_comes_out_as_it_went_in_with_its_files(self, desk: ShareDesk, tmp_path: Path) -> None:
        written = desk.shares.write(a_share(), bundles.jeanne(), bundles.pieces, tmp_path, bundles.silent)

        verification, share = desk.shares.read(written.path)

        assert (verification.accepted, verification.kind, share) == (True, BundleKind.SHARE, a_share())
        assert not written.sealed
        assert written.path.name.startswith("lianes-partage-")
        assert share is not None
        pages, papers = BundleTexts().files(share.versions)
        named = [*(one.digest for one in pages), *(one.digest for one in papers)]
        assert [desk.shares.extract(written.path, one) for one in named] == [
            bundles.PHOTO,
            bundles.SCAN,
            bundles.ARTICLE,
        ]

    def test_says_by_its_names_what_it_is(self, desk: ShareDesk, tmp_path: Path) -> None:
        share, other = tmp_path / "a", tmp_path / "b"
        share.write_bytes(forged().zip())
        other.write_bytes(b"a photograph")

        assert desk.shares.announces(share)
        assert not desk.shares.announces(other)

    def test_of_a_key_not_enrolled_is_believed_once_it_was_heard(self, desk: ShareDesk, tmp_path: Path) -> None:
        stranger = pki.self_signed(pki.PAUL)
        data = forged().author(stranger).zip()

        before = read(desk, tmp_path, data)
        assert before.signer is not None
        assert (before.accepted, before.signer.state, before.intact) == (False, SignerState.UNKNOWN, True)
        desk.shares.confirm(before)

        assert read(desk, tmp_path, data).accepted

    def test_of_ones_own_key_needs_nobody(self, desk: ShareDesk, tmp_path: Path) -> None:
        own = pki.self_signed(pki.PAUL)
        desk.keys.own = own.certificate

        assert read(desk, tmp_path, forged().author(own).zip()).accepted

    def test_carries_removals_and_old_versions_without_their_content(self, desk: ShareDesk, tmp_path: Path) -> None:
        first = next(one for one in a_share().versions if one.kind == "contact")
        gone = replace(
            first,
            digest=digest_of(first.kind, first.record, (first.digest,), REMOVED),
            parents=(first.digest,),
            content=REMOVED,
        )
        told = tuple(replace(one, content=UNKNOWN) if one == first else one for one in a_share().versions)
        share = replace(a_share(), versions=(*told, gone))

        written = desk.shares.write(share, bundles.jeanne(), bundles.pieces, tmp_path, bundles.silent)

        assert desk.shares.read(written.path)[1] == share

    def test_is_verified_by_the_office_too_and_is_no_claim(self, tmp_path: Path) -> None:
        path = tmp_path / "share.asice"
        path.write_bytes(forged().zip())

        verification, hand_in = bundles.Desk(tmp_path / "scratch").bundles.read(path)

        assert (verification.kind, hand_in) == (BundleKind.SHARE, None)

    def test_a_claim_is_no_share(self, desk: ShareDesk, tmp_path: Path) -> None:
        from support.forge import forge  # noqa: PLC0415 - beside the share's own

        verification = read(desk, tmp_path, forge().zip())

        assert (verification.accepted, verification.code) == (False, "KIND")


def edited(change: Callable[[Any], Any]) -> Callable[[], Forge]:
    """The document spoiled, listed and signed again as an insider would."""
    return lambda: forged().edit(DOCUMENT, change).relist().sign()


def of_kind(document: Any, kind: str) -> Any:  # noqa: ANN401 - a JSON document
    return next(one for one in document["versions"] if one["kind"] == kind)


def rewritten(kind: str, **fields: Any) -> Callable[[Any], None]:  # noqa: ANN401 - members of a record
    """One record's content changed, with the digest it must then have."""

    def change(document: Any) -> None:  # noqa: ANN401 - a JSON document
        one = of_kind(document, kind)
        one["content"].update(fields)
        one["digest"] = digest_of(kind, UUID(one["record"]), one["parents"], canonical(one["content"]).decode())

    return change


def put(of: str, **members: Any) -> Callable[[Any], None]:  # noqa: ANN401 - members of a version
    def change(document: Any) -> None:  # noqa: ANN401 - a JSON document
        of_kind(document, of).update(members)

    return change


def twice(document: Any) -> None:  # noqa: ANN401 - a JSON document
    document["versions"].append(copy.deepcopy(document["versions"][0]))


def forgotten(document: Any) -> None:  # noqa: ANN401 - a JSON document
    del of_kind(document, "expense")["content"]


def following_another(document: Any) -> None:  # noqa: ANN401 - a JSON document
    expense, contact = of_kind(document, "expense"), of_kind(document, "contact")
    expense["parents"] = [contact["digest"]]
    content = canonical(expense["content"]).decode()
    expense["digest"] = digest_of("expense", UUID(expense["record"]), expense["parents"], content)


def without_the_dossier(document: Any) -> None:  # noqa: ANN401 - a JSON document
    document["versions"] = [one for one in document["versions"] if one["kind"] != "action"]


def dossier_removed(document: Any) -> None:  # noqa: ANN401 - a JSON document
    one = of_kind(document, "action")
    parents = [one["digest"]]
    gone = {"content": None, "parents": parents, "digest": digest_of("action", UUID(one["record"]), parents, REMOVED)}
    document["versions"].append(one | gone)


def too_many(document: Any) -> None:  # noqa: ANN401 - a JSON document
    one = of_kind(document, "contact")
    for at in range(share_contents.MOST_OF_ONE):
        parents = [f"{at:064x}"]
        gone = {"content": None, "parents": parents, "digest": digest_of("contact", UUID(one["record"]), parents, "")}
        document["versions"].append(one | gone)


OTHER = str(UUID(int=99))
HOSTILE: dict[str, tuple[Callable[[], Forge], str]] = {
    "a byte of a receipt": (lambda: forged().put("receipts/0001.jpg", b"\xff\xd8other"), "DIGEST"),
    "a byte of the document": (
        lambda: forged().put(DOCUMENT, shared.good()[DOCUMENT].replace(b"Dupont", b"Durant")),
        "DIGEST",
    ),
    "one more file": (lambda: forged().put("receipts/0009.jpg", b"x").sign(), "BUNDLE_FILES"),
    "one file less": (lambda: forged().drop("receipts/0001.jpg").relist().sign(), "BUNDLE_FILES"),
    "a file nobody names": (lambda: forged().put("receipts/0009.jpg", b"x").relist().sign(), "BUNDLE_FILES"),
    "a claim's PDF": (lambda: forged().put("claim.pdf", b"x").relist().sign(), "BUNDLE_FILES"),
    "no document": (lambda: forged().drop(DOCUMENT).relist().sign(), "BUNDLE_FILES"),
    "signed by Lianes' officers": (
        lambda: forged().author(pki.pki().person(pki.ASMA, by=Issuing.DECISIONS)),
        "KIND",
    ),
    "signed as somebody else": (lambda: forged().sign(pki.pki().person(pki.PAUL)), "ISSUER"),
    "meant for Lianes": (lambda: forged().header(audience=["lianes"]).sign(), "AUDIENCE"),
    "of another mission": (
        lambda: forged().header(dossier=OTHER, audience=[f"urn:uuid:{OTHER}"]).sign(),
        "DATA_JSON",
    ),
    "an unknown kind of bundle": (lambda: forged().header(kind="gift").sign(), "KIND"),
    "a record of another mission": (edited(rewritten("expense", dossier=OTHER)), "DATA_JSON"),
    "a record under another's name": (edited(rewritten("expense", id=OTHER)), "DATA_JSON"),
    "a record that is none": (edited(rewritten("expense", number=0)), "DATA_JSON"),
    "an unknown field of a record": (edited(rewritten("expense", bribe=1)), "DATA_JSON"),
    "a usual value written out": (edited(rewritten("expense", guests="")), "DATA_JSON"),
    "a digest of something else": (edited(put("expense", digest="0" * 64)), "DATA_JSON"),
    "an unknown kind of record": (edited(put("expense", kind="profile")), "DATA_JSON"),
    "content that is no object": (edited(put("expense", content=[])), "DATA_JSON"),
    "parents in disorder": (edited(put("expense", parents=["b" * 64, "a" * 64])), "DATA_JSON"),
    "a parent twice": (edited(put("expense", parents=["b" * 64, "b" * 64])), "DATA_JSON"),
    "a member too many": (edited(put("expense", head=True)), "DATA_JSON"),
    "a version twice": (edited(twice), "DATA_JSON"),
    "a last version without content": (edited(forgotten), "DATA_JSON"),
    "a version that follows another record's": (edited(following_another), "DATA_JSON"),
    "no dossier": (edited(without_the_dossier), "DATA_JSON"),
    "the dossier removed": (edited(dossier_removed), "DATA_JSON"),
    "more versions than people write": (edited(too_many), "DATA_JSON"),
    "a sealed expense twice": (edited(lambda one: one["sealed"].append(one["sealed"][0])), "DATA_JSON"),
    "no list": (edited(lambda one: one.pop("versions") and None), "DATA_JSON"),
    "another document": (edited(lambda _one: []), "DATA_JSON"),
    "no JSON": (lambda: forged().put(DOCUMENT, b"{").relist().sign(), "DATA_JSON"),
    "white space": (lambda: forged().put(DOCUMENT, shared.good()[DOCUMENT] + b"\n").relist().sign(), "DATA_JSON"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_refused(name: str, desk: ShareDesk, tmp_path: Path) -> None:
    make, code = HOSTILE[name]

    verification = read(desk, tmp_path, make().zip())

    assert (verification.accepted, verification.code) == (False, code), verification.detail
    assert verification.detail.isprintable()


def test_a_revoked_key_is_refused_whatever_was_heard(desk: ShareDesk, tmp_path: Path) -> None:
    key = pki.pki().person(pki.PAUL)
    desk.keys.known = pki.pki().trusting(key)

    assert read(desk, tmp_path, forged().author(key).zip()).code == "CERT_REVOKED"


def test_the_key_of_nobody_is_not_vouched_for(desk: ShareDesk) -> None:
    with pytest.raises(UnavailableError):
        desk.shares.confirm(Verification(intact=True, signature_valid=True, signer_known=False, code="CERT_UNTRUSTED"))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**9), st.integers(0, 255))
def test_no_byte_changes_what_is_read(at: int, value: int) -> None:
    good = forged().zip()
    spoiled = bytearray(good)
    spoiled[at % len(good)] = value
    if bytes(spoiled) == good:
        return
    import tempfile  # noqa: PLC0415 - a folder for each example

    with tempfile.TemporaryDirectory() as folder:
        verification = read(ShareDesk(Path(folder)), Path(folder), bytes(spoiled))

    assert not verification.accepted


class TestMedium:
    def test_a_stick_removed_half_way_leaves_nothing(
        self, desk: ShareDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def gone(_file: object) -> None:
            raise OSError(5, "removed")

        monkeypatch.setattr(durable, "sync_file", gone)
        with pytest.raises(UnavailableError):
            desk.shares.write(a_share(), bundles.jeanne(), bundles.pieces, tmp_path, bundles.silent)

        assert [one.name for one in tmp_path.iterdir() if one.is_file()] == []

    def test_a_copy_cut_short_is_refused(self, desk: ShareDesk, tmp_path: Path) -> None:
        whole = forged().zip()

        assert read(desk, tmp_path, whole[: len(whole) // 2]).code in {"EOCD", "LAYOUT", "NOT_A_ZIP"}

    def test_stopping_leaves_nothing(self, desk: ShareDesk, tmp_path: Path) -> None:
        def stop(done: int, _total: int) -> None:
            if done:
                raise CancelledError

        with pytest.raises(CancelledError):
            desk.shares.write(a_share(), bundles.jeanne(), bundles.pieces, tmp_path, stop)

        assert [one for one in tmp_path.iterdir() if one.is_file()] == []

    def test_a_file_the_vault_gives_back_wrong_is_noticed(self, desk: ShareDesk, tmp_path: Path) -> None:
        with pytest.raises(UnavailableError) as failed:
            desk.shares.write(
                a_share(), bundles.jeanne(), lambda name: bundles.pieces(name)[::-1], tmp_path, bundles.silent
            )
        assert failed.value.why is Cause.DAMAGED

    def test_a_key_that_no_longer_counts_writes_nothing(self, desk: ShareDesk, tmp_path: Path) -> None:
        with pytest.raises(UnavailableError) as failed:
            desk.shares.write(a_share(), pki.pki().expired(), bundles.pieces, tmp_path, bundles.silent)
        assert failed.value.why is Cause.WRONG_KEY

    def test_records_that_cannot_be_read_back_are_not_written(self, desk: ShareDesk, tmp_path: Path) -> None:
        with pytest.raises(UnavailableError) as failed:
            desk.shares.write(
                replace(a_share(), versions=()), bundles.jeanne(), bundles.pieces, tmp_path, bundles.silent
            )
        assert failed.value.why is Cause.DAMAGED

    def test_too_much_is_refused_before_anything_is_written(
        self, desk: ShareDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(share_contents, "LARGEST", 100)
        with pytest.raises(RefusedError) as refused:
            desk.shares.write(a_share(), bundles.jeanne(), bundles.pieces, tmp_path, bundles.silent)
        assert [(one.field, one.problem) for one in refused.value.refusals] == [("dossier", Problem.TOO_LARGE)]
        monkeypatch.undo()
        monkeypatch.setattr(profile, "LARGEST_ENTRY", 100)
        with pytest.raises(RefusedError) as refused:
            desk.shares.write(a_share(), bundles.jeanne(), bundles.pieces, tmp_path, bundles.silent)
        assert refused.value.refusals[0].field == "receipts"


class TestTexts:
    @settings(
        max_examples=15,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(hand_ins.hand_ins())
    def test_every_record_is_read_back(self, hand_in: HandIn) -> None:
        texts = BundleTexts()
        people = {one.id: one for one in hand_in.dossier.contacts}
        for one in shared.records_of(hand_in.dossier):
            record = travelling.shared(one, people)
            if record is None:
                continue
            kind, _identity, content = texts.write(record)
            again = texts.read(kind, hand_in.dossier.action.id, content)
            assert texts.write(again).content == content

    @pytest.mark.parametrize(("kind", "content"), [("expense", "{}"), ("expense", "{"), ("profile", "{}")])
    def test_what_is_no_record_is_a_value_error(self, kind: str, content: str) -> None:
        with pytest.raises(ValueError, match=kind):
            BundleTexts().read(kind, bundles.DOSSIER, content)

    def test_a_signed_agreement_travels_too(self) -> None:
        paper = Piece("a" * 64, 3, "application/pdf", "accord.pdf")
        record = NewPartnership(bundles.DOSSIER, "Figuig", accord=PartnershipAgreement(paper=paper))
        texts = BundleTexts()

        assert texts.files((a_version(record),)) == ((), (paper,))
        assert NewPartnership not in texts.kinds

    def test_only_the_last_versions_name_files(self) -> None:
        (first,) = [one for one in a_share().versions if one.kind == "communication"]
        texts = BundleTexts()
        record = texts.read(first.kind, first.dossier, first.content)
        assert isinstance(record, CommunicationItem)
        later = a_version(replace(record, paper=None), first)

        assert len(texts.files((first,))[1]) == 1
        assert texts.files((first, later)) == ((), ())


class TestSchema:
    registry: Registry[Any] = Registry().with_resources(
        (found["$id"], Resource.from_contents(found))
        for path in sorted(resource("schemas").iterdir(), key=lambda one: one.name)
        for found in (json.loads(path.read_text(encoding="utf-8")),)
    )

    def schema(self) -> Draft202012Validator:
        published = json.loads(resource("schemas", "share.schema.json").read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(published)
        return Draft202012Validator(published, registry=self.registry)

    def test_takes_what_is_written(self) -> None:
        document = json.loads(shared.good()[DOCUMENT])

        assert [error.message for error in self.schema().iter_errors(document)] == []

    def test_refuses_with_the_decoder_what_is_missing_or_of_another_type(self) -> None:
        document = json.loads(shared.good()[DOCUMENT])
        described, schema = header.read(shared.good()["bundle.json"]), self.schema()
        spoiled = [{name: one for name, one in document.items() if name != gone} for gone in document]
        spoiled += [document | {name: 7} for name in document]
        first, *others = document["versions"]
        lines = [{name: one for name, one in first.items() if name != gone} for gone in first if gone != "content"]
        lines += [first | {name: 7} for name in (*first, "unknown")]
        spoiled += [document | {"versions": [line, *others]} for line in lines]

        for one in spoiled:
            assert not schema.is_valid(one)
            with pytest.raises(BundleRefusal):
                share_contents.read(described, canonical(one))


def test_a_device_keeps_whom_it_heard(tmp_path: Path) -> None:
    clock = pki.Clock()
    keys = DeviceKeys(tmp_path, clock, SmallParcels(clock), pki.CHEAP)
    assert keys.own_certificate() is None
    keys.create(
        Profile(UUID(int=7), "Ali", "T", "a@b.example", OrganisationId("FR-LIL"), Status.STAFF, Role.FIELD), None, "x y"
    )
    own = keys.own_certificate()
    assert own is not None

    keys.confirm("f" * 64, pki.PAUL)

    again = DeviceKeys(tmp_path, clock, SmallParcels(clock), pki.CHEAP)
    assert again.trust().confirmed == {"f" * 64: pki.PAUL}
    assert again.own_certificate() == own


def test_two_shares_of_one_laptop_have_two_names(desk: ShareDesk, tmp_path: Path) -> None:
    paths = {
        desk.shares.write(
            replace(a_share(), bundle_id=BundleId(UUID(int=at)), series=SeriesId(UUID(int=5))),
            bundles.jeanne(),
            bundles.pieces,
            tmp_path,
            bundles.silent,
        ).path
        for at in (1, 2)
    }

    assert len(paths) == 2
    assert all(path.exists() for path in paths)
