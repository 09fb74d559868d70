"""Shared dossiers as bundles: the versions of their records, the receipts and the papers, signed by who shares."""

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Protocol

from cryptography import x509

from lianes_desktop import durable
from lianes_desktop.bundle import (
    claims,
    cms,
    container,
    packing,
    share_contents,
    share_texts,
    verifying,
    writing,
)
from lianes_desktop.bundle.assembling import Assembled, File, assemble
from lianes_desktop.bundle.bundles import SignedBundles
from lianes_desktop.bundle.certificates import Identity, SigningKey, fingerprint, identity
from lianes_desktop.bundle.header import FileRole, Header, Issuer
from lianes_desktop.bundle.keys import signing_key
from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.bundle.trust import Trust
from lianes_desktop.domain.bundles import BundleKind, Verification
from lianes_desktop.domain.people import Role
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.shares import Share
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.files import explained
from lianes_desktop.services.ports.claims import Written
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.ports.trust import UnlockedKey

_JSON = "application/json"
_PREFIX = "lianes-partage-"


class TrustKept(Protocol):
    """What this needs of the device's keys."""

    def trust(self) -> Trust:
        """What the device trusts."""
        ...

    def own_certificate(self) -> x509.Certificate | None:
        """That of the key made here; ``None`` before there is one."""
        ...

    def confirm(self, fingerprint: str, identity: Identity) -> None:
        """Vouch for a colleague's key from now on."""
        ...


class SignedShares:
    """Satisfies ``services.ports.sharing.Shares``; always a device in the field, never the office."""

    def __init__(self, clock: Clock, scratch: Path, keys: TrustKept, bundles: SignedBundles) -> None:
        """``scratch`` is a private folder of this installation; ``keys`` say whom the device trusts."""
        self._clock = clock
        self._scratch = scratch
        self._keys = keys
        self._bundles = bundles

    def write(
        self, share: Share, key: UnlockedKey, piece: Callable[[str], bytes], folder: Path, progress: Progress
    ) -> Written:
        """Sign and write; read back by the verifier of whoever receives it, before it takes its name."""
        signer = signing_key(key)
        own = self._keys.trust().with_confirmed(signer.fingerprint, identity(signer.certificate))
        assembled = self._assembled(share, signer, piece)
        try:
            cms.check(assembled.signature, assembled.manifest, own, now=self._clock.now(), role=Role.FIELD)
        except BundleRefusal as refusal:  # better known before anything is written
            raise UnavailableError(Resource.KEYS, Cause.WRONG_KEY, "") from refusal
        with explained(Resource.EXPORT, self._scratch):
            durable.make_folder(self._scratch)
        stem = f"{_PREFIX}{share.series.hex[-8:]}-"
        return writing.write(
            assembled,
            f"{stem}{share.bundle_id.hex[-8:]}.asice",
            folder,
            (),
            self._read_back(own),
            progress,
            home=self._scratch,
            leftovers=[f"{stem}*.asice"],
        )

    def announces(self, path: Path) -> bool:
        """Whether the names in a file say that it carries a shared dossier; nothing is verified, nor read."""
        try:
            with explained(Resource.FILE, path), path.open("rb") as source:
                return share_texts.DOCUMENT in container.Container(source)
        except BundleRefusal:
            return False

    def read(self, path: Path) -> tuple[Verification, Share | None]:
        """Verify, then decode; the value is ``None`` unless the verification is accepted."""
        with explained(Resource.FILE, path), path.open("rb") as source:
            found = verifying.verify(source, self._trust(), now=self._clock.now(), role=Role.FIELD)
        verification = found.verification
        if verification.accepted and found.share is None:
            return dataclasses.replace(verification, code=str(Code.KIND), detail=str(verification.kind)), None
        return verification, found.share

    def extract(self, path: Path, digest: str) -> bytes:
        """One file of a verified share, checked again while read."""
        return self._bundles.extract(path, digest)

    def confirm(self, verification: Verification) -> None:
        """Vouch for the key of a share, as its certificate names it."""
        signer = verification.signer
        if signer is None or signer.participant is None:
            raise UnavailableError(Resource.KEYS, Cause.WRONG_KEY, "")
        self._keys.confirm(signer.fingerprint, Identity(signer.name, signer.organisation, signer.participant))

    def _trust(self) -> Trust:
        """What the device trusts, and itself: what it shared may come back."""
        trust, own = self._keys.trust(), self._keys.own_certificate()
        return trust if own is None else trust.with_confirmed(fingerprint(own), identity(own))

    def _assembled(self, share: Share, key: SigningKey, piece: Callable[[str], bytes]) -> Assembled:
        described = Header(
            kind=BundleKind.SHARE,
            bundle_id=share.bundle_id,
            dossier=share.dossier,
            series=share.series,
            sequence=1,  # a set of versions follows nothing: order and repetition change nothing
            audience=share_texts.audience(share.dossier),
            created_at=share.created_at,
            issuer=Issuer(key.participant, key.cert_sha256),
            files=(),
        )
        try:
            document = share_contents.write(share)
            pages, papers = share_texts.BundleTexts().files(share_contents.read(described, document).versions)
        except (BundleRefusal, ValueError) as error:
            raise UnavailableError(Resource.STORE, Cause.DAMAGED, str(error)) from error
        if len(document) > share_contents.LARGEST:
            raise RefusedError([Refusal("dossier", Problem.TOO_LARGE, {"most": share_contents.LARGEST})])
        claims.check_room(pages, papers)
        files = [
            *claims.receipt_files(pages, piece),
            *claims.paper_files(papers, piece),
            File(packing.part_of_bytes(share_texts.DOCUMENT, document), _JSON, FileRole.DATA),
        ]
        return assemble(described, files, key, self._clock.now())

    def _read_back(self, own: Trust) -> writing.ReadBack:
        def check(written: BinaryIO, seen: Callable[[int], None]) -> None:
            found = verifying.verify(written, own, now=self._clock.now(), role=Role.FIELD, seen=seen).verification
            if not found.accepted:
                raise BundleRefusal(Code(found.code), found.detail)

        return check
