"""Shared dossiers as signed files, and what writes and reads them with the trust a test sets."""

import dataclasses
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from uuid import UUID
from zipfile import ZipFile

from cryptography import x509

from lianes_desktop.bundle.certificates import Identity
from lianes_desktop.bundle.share_texts import BundleTexts
from lianes_desktop.bundle.shares import SignedShares
from lianes_desktop.bundle.trust import Trust
from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.ids import BundleId, SeriesId
from lianes_desktop.domain.shares import Share
from lianes_desktop.domain.versions import RecordVersion, digest_of
from lianes_desktop.services.ports.store import DossierRate, Record
from support import bundles, pki
from support.forge import Forge

SERIES = SeriesId(UUID(int=800))


def records_of(dossier: Dossier) -> Iterable[Record]:
    """Every record of a dossier that is shared."""
    yield dossier.action
    yield from (DossierRate(dossier.action.id, one) for one in dossier.rates)
    for held in (
        *(dossier.participants, dossier.items, dossier.contacts, dossier.expenses, dossier.receipts),
        *(dossier.meetings, dossier.fundings, dossier.advances, dossier.staff_times, dossier.follow_ups),
        *(dossier.communications, dossier.reports),
    ):
        yield from held


def a_version(record: Record, *parents: RecordVersion) -> RecordVersion:
    """What a laptop says of a record."""
    kind, identity, content = BundleTexts().write(record)
    follows = tuple(sorted(one.digest for one in parents))
    digest = digest_of(kind, identity, follows, content)
    return RecordVersion(
        digest, identity, bundles.DOSSIER, kind, SERIES, pki.NOW, follows, content, author="Jeanne Dupont"
    )


def a_share(*more: RecordVersion) -> Share:
    """A small but complete dossier: one version of each record, two receipts and a paper."""
    dossier = bundles.a_hand_in().dossier
    assert dossier.authority is not None
    return Share(
        BundleId(UUID(int=901)),
        bundles.DOSSIER,
        SERIES,
        pki.NOW,
        dossier.action.title,
        (dossier.authority,),
        tuple(one.id for one in dossier.expenses),
        (*map(a_version, records_of(dossier)), *more),
    )


@dataclass
class Keys:
    """What ``SignedShares`` needs of a device's keys."""

    known: Trust = field(default_factory=lambda: pki.pki().trust)
    own: x509.Certificate | None = None

    def trust(self) -> Trust:
        return self.known

    def own_certificate(self) -> x509.Certificate | None:
        return self.own

    def confirm(self, fingerprint: str, identity: Identity) -> None:
        self.known = self.known.with_confirmed(fingerprint, identity)


@dataclass
class ShareDesk:
    """A ``SignedShares`` whose trust a test sets."""

    scratch: Path
    keys: Keys = field(default_factory=Keys)
    clock: pki.Clock = field(default_factory=pki.Clock)

    @property
    def shares(self) -> SignedShares:
        return SignedShares(self.clock, self.scratch, self.keys, bundles.Desk(self.scratch).bundles)


@cache
def good() -> Mapping[str, bytes]:
    """The files of a share that is taken in, in order."""
    with tempfile.TemporaryDirectory() as folder:
        desk = ShareDesk(Path(folder))
        written = desk.shares.write(a_share(), bundles.jeanne(), bundles.pieces, Path(folder), bundles.silent)
        with ZipFile(written.path) as opened:
            return {name: opened.read(name) for name in opened.namelist()}


def forged() -> Forge:
    """A fresh copy of it, to spoil."""
    return Forge(dict(good()))


def without_seal(share: Share) -> Share:
    """The same, of a laptop from which nothing left."""
    return dataclasses.replace(share, sealed=())
