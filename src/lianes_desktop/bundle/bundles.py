"""Bundles as the services know them: written, verified, opened and read back."""

import dataclasses
import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, cast

from lianes_desktop import durable
from lianes_desktop.bundle import claims, cms, manifest, names, profile, sealing, verifying, writing
from lianes_desktop.bundle.assembling import Assembled
from lianes_desktop.bundle.certificates import identity
from lianes_desktop.bundle.container import Container
from lianes_desktop.bundle.keys import signing_key
from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.bundle.trust import Trust
from lianes_desktop.bundle.verifying import Verified
from lianes_desktop.domain.bundles import Verification
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.ids import SeriesId
from lianes_desktop.domain.people import Role
from lianes_desktop.services import ledger
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.files import explained
from lianes_desktop.services.ports.claims import Written
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.ports.trust import UnlockedKey


class SignedBundles:
    """Satisfies ``services.ports.claims.Bundles``."""

    def __init__(
        self,
        clock: Clock,
        scratch: Path,
        *,
        role: Callable[[], Role],
        trust: Callable[[], Trust],
        identities: Callable[[], Sequence[str]],
        received: ledger.Beside,
    ) -> None:
        """``scratch`` is a private folder for nameless files; the rest is asked for when it is needed.

        ``identities`` are age's secret keys, none in the field or while the office is locked.
        """
        self._clock = clock
        self._scratch = scratch
        self._role = role
        self._trust = trust
        self._identities = identities
        self._received = received

    def write(
        self,
        hand_in: HandIn,
        key: UnlockedKey,
        piece: Callable[[str], bytes],
        draw_claim: Callable[[BinaryIO], None],
        folder: Path,
        progress: Progress,
        *,
        seal: bool = True,
        naming: Callable[[], None] = lambda: None,
        earlier: Sequence[SeriesId] = (),
    ) -> Written:
        """Sign, seal for Lianes when its recipients are known, and write to ``folder``.

        ``naming`` is called once the file is verified, just before it takes its final name. What writes that never
        ended left in ``folder`` is cleared: of this series, and of the ``earlier`` ones.

        Raises:
            RefusedError: ``TOO_LARGE`` on ``receipts``.
            UnavailableError: the medium, a receipt's file, a record, or a key that no longer counts (``WRONG_KEY``);
                nothing half-written stays.
            CancelledError: ``progress`` was asked to stop; nothing stays.
        """
        signer, trust = signing_key(key), self._trust()
        own = trust.with_confirmed(signer.fingerprint, identity(signer.certificate))
        with (
            self._private_scratch() as scratch,
            claims.assembled_claim(
                hand_in,
                signer,
                piece,
                draw_claim,
                when=self._clock.now(),
                crl_at=trust.newest_crl(),
                scratch=scratch,
            ) as assembled,
        ):
            self._check_signature(assembled, own)
            return writing.write(
                assembled,
                claims.file_name(hand_in),
                folder,
                trust.recipients if seal else (),
                self._read_back(own),
                progress,
                home=scratch,
                naming=naming,
                leftovers=[claims.any_file_name(one) for one in (*earlier, hand_in.series)],
            )

    def verify(self, path: Path) -> Verification:
        """Check a plain or sealed bundle; nothing is decoded before a trusted key vouches for it."""
        return self._verified(path).verification

    def read(self, path: Path) -> tuple[Verification, HandIn | None]:
        """Verify, then decode; the value is ``None`` unless the verification is accepted."""
        found = self._verified(path)
        return found.verification, found.hand_in

    def open_plain(self, path: Path, to: Path) -> Path:
        """A sealed bundle opened into ``to``, a plain one copied; ``to`` is a file, or a folder to put it in.

        Raises:
            BundleRefusal: ``SEALED_FOR_OTHERS``, ``SEAL_DAMAGED``; nothing stays.
            UnavailableError: either file.
        """
        target = to / path.name.removesuffix(sealing.SUFFIX) if to.is_dir() else to
        with (
            explained(Resource.FILE, path),
            path.open("rb") as source,
            explained(Resource.EXPORT, target),
            durable.atomic_write(target) as out,
        ):
            if sealing.is_sealed(source):
                sealing.unseal(source, self._identities(), out)
            else:
                shutil.copyfileobj(source, out, profile.CHUNK)
        return target

    def extract(self, path: Path, digest: str) -> bytes:
        """One receipt file of a verified plain bundle, checked again while read.

        Raises:
            UnavailableError: ``DAMAGED`` when the file kept no longer holds those bytes.
        """
        with explained(Resource.FILE, path), path.open("rb") as source:
            try:
                container = Container(source)
                name = names.manifest_name(1)
                covered = manifest.parse(container.read(name, profile.LARGEST_META), name)
                wanted = next((one.name for one in covered.references if one.sha256 == digest), "")
                data = container.read(wanted, profile.LARGEST_ENTRY)
            except BundleRefusal as refusal:
                raise UnavailableError(Resource.FILE, Cause.DAMAGED, str(path)) from refusal
        if hashlib.sha256(data).hexdigest() != digest:
            raise UnavailableError(Resource.FILE, Cause.DAMAGED, str(path))
        return data

    def _verified(self, path: Path) -> Verified:
        with explained(Resource.FILE, path), path.open("rb") as source:
            try:
                with self._plain(source) as plain:
                    found = verifying.verify(plain, self._trust(), now=self._clock.now(), role=self._role())
            except BundleRefusal as refusal:
                return verifying.refused(refusal)
        return dataclasses.replace(found, verification=self._in_series(found))

    def _in_series(self, found: Verified) -> Verification:
        """The verdict with the ledger's answer, which refuses nothing by itself."""
        verification, hand_in = found.verification, found.hand_in
        if hand_in is None:
            return verification
        place = ledger.state(
            verification.manifest_sha256, hand_in, self._received(verification.manifest_sha256, hand_in)
        )
        return dataclasses.replace(verification, ledger=place)

    @contextmanager
    def _plain(self, source: BinaryIO) -> Iterator[BinaryIO]:
        """The bundle itself, or what is sealed in it in a nameless file."""
        if not sealing.is_sealed(source):
            yield source
            return
        with self._private_scratch() as scratch, TemporaryFile(dir=scratch) as opened:
            sealing.unseal(source, self._identities(), opened)
            yield cast("BinaryIO", opened)

    @contextmanager
    def _private_scratch(self) -> Iterator[Path]:
        with explained(Resource.EXPORT, self._scratch):
            durable.make_folder(self._scratch)
        yield self._scratch

    def _check_signature(self, assembled: Assembled, own: Trust) -> None:
        """What the office would refuse of an expired or revoked key is better known before anything is written."""
        try:
            cms.check(assembled.signature, assembled.manifest, own, now=self._clock.now(), role=Role.FIELD)
        except BundleRefusal as refusal:
            raise UnavailableError(Resource.KEYS, Cause.WRONG_KEY, "") from refusal

    def _read_back(self, own: Trust) -> writing.ReadBack:
        """The strict verifier as the author runs it: a key not enrolled yet is known to its owner."""

        def check(written: BinaryIO, seen: Callable[[int], None]) -> None:
            found = verifying.verify(written, own, now=self._clock.now(), role=Role.FIELD, seen=seen).verification
            if not found.accepted:
                raise BundleRefusal(Code(found.code), found.detail)

        return check
