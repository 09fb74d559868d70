"""Runs of the whole product on a data folder: a person takes receipts, corrects, exports, undoes, backs up.

An office that knows the person is made once beside it, so that what is sealed for Lianes can be opened and judged.
"""

import io
import shutil
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image as Picture
from typing_extensions import override

from lianes_desktop.app import opening, rings, upkeep
from lianes_desktop.app.workspace import Workspace
from lianes_desktop.bundle.authority import OfficeAuthority
from lianes_desktop.bundle.bundles import SignedBundles
from lianes_desktop.bundle.keys import DeviceKeys
from lianes_desktop.bundle.passphrases import Cost
from lianes_desktop.domain.bundles import SentBundle, Verification
from lianes_desktop.domain.expenses import Expense, Receipt
from lianes_desktop.domain.ids import DossierId, ExpenseId
from lianes_desktop.domain.missions import Mission
from lianes_desktop.domain.people import Role
from lianes_desktop.pictures.helper import Helper
from lianes_desktop.pictures.opener import PictureOpener
from lianes_desktop.services.expenses import Taken
from lianes_desktop.services.ledger import nothing_beside
from lianes_desktop.services.offered import Offered
from lianes_desktop.storage.database import StoreFile, StoreKey
from lianes_desktop.storage.space import Room
from support.builders import LILLE, a_participant, a_profile, euros
from support.fakes import no_progress

PASSPHRASE = "un taxi dans Oujda"  # noqa: S105 - a test's
CHEAP = Cost(memory_kib=64, iterations=1, lanes=1)
"""What a guess costs in tests: thousands of exports open the key."""


class _KeptHelper(Helper):
    """One for every start of this process: faults fall on the data folder, and its own start takes half of the time."""

    @override
    def close(self) -> None:
        """It goes on with the next."""


_KEPT = _KeptHelper()


def photo(seed: int) -> Offered:
    """A small photograph, another for each seed."""
    shades = bytes((seed * 7 + at * (seed % 13 + 1)) % 251 for at in range(24 * 16 * 3))
    out = io.BytesIO()
    Picture.frombytes("RGB", (24, 16), shades).save(out, "JPEG")
    return Offered(f"IMG_{seed:04}.jpg", data=out.getvalue() + seed.to_bytes(4, "big"))


@dataclass(frozen=True)
class Found:
    """A dossier and what left of it, as read at one moment; bundles and copies by their names."""

    expenses: tuple[Expense, ...]
    receipts: tuple[Receipt, ...]
    sent: tuple[SentBundle, ...]
    backups: tuple[str, ...]

    @property
    def digests(self) -> set[str]:
        """Every receipt file named."""
        return {page.digest for receipt in self.receipts for page in receipt.pages}


@dataclass(frozen=True)
class Prepared:
    """A data folder ready for its first claim, and the office that enrolled it."""

    root: Path
    key: StoreKey
    dossier: DossierId
    office: SignedBundles

    @property
    def data(self) -> Path:
        """The data folder; ``out`` is beside it."""
        return self.root / "data"

    def copied(self, root: Path) -> "Prepared":
        """The same in a fresh folder."""
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(self.root, root)
        return replace(self, root=root)

    def verified(self, bundle: Path) -> Verification:
        """The office's verdict on a file."""
        return self.office.verify(bundle)


def prepare(root: Path, beside: Path) -> Prepared:
    """Make both installations, enrol the person, and keep one expense nothing is missing from."""
    field, office = root / "data", beside / "office"
    made = opening.make(field, PASSPHRASE)
    (root / "out").mkdir()
    (field / "reserve").write_bytes(b"small")
    with closing(_opened(field, made.key)) as desk:
        dossier = _mission(desk)
        authority = _enrolled(desk, office, beside)
        person = Desk(desk, dossier, root / "out")
        person.complete(person.take(1).added[0])
        upkeep.begin(desk)
        upkeep.end(desk)
    bundles = SignedBundles(
        desk.clock,
        beside / "scratch",
        role=lambda: Role.OFFICE,
        trust=authority.trust,
        identities=authority.identities,
        received=nothing_beside,
    )
    return Prepared(root, made.key, dossier, bundles)


class Desk:
    """The product opened on a data folder, and a person's acts at it."""

    def __init__(self, workspace: Workspace, dossier: DossierId, out: Path) -> None:
        self.workspace = workspace
        self.dossier = dossier
        self.out = out

    @classmethod
    def opened(cls, prepared: Prepared, *, vfs: str = "", roomy: bool = True) -> "Desk":
        """As after a start; ``roomy`` whatever the disk really has left."""
        workspace = _opened(prepared.data, prepared.key, vfs=vfs, roomy=roomy)
        workspace.adapters.pictures = PictureOpener(_KEPT)
        return cls(workspace, prepared.dossier, prepared.root / "out")

    @classmethod
    def over(cls, data: Path, key: StoreKey, dossier: DossierId) -> "Desk":
        """As after a start, in a process of its own."""
        return cls(_opened(data, key), dossier, data.parent / "out")

    def close(self) -> None:
        """Let go of everything."""
        self.workspace.close()

    def found(self) -> Found:
        """What is now read."""
        dossier = self.workspace.readings.dossier(self.dossier)
        sent = tuple(replace(one, path=Path(one.path).name) for one in self.workspace.hand_in.sent(self.dossier))
        backups = tuple(one.path.name for one in self.workspace.backups.all())
        return Found(dossier.expenses, dossier.receipts, sent, backups)

    def take(self, *seeds: int) -> Taken:
        """Offer photographs; what the computer refuses is raised."""
        taken = self.workspace.expenses.take(self.dossier, [photo(seed) for seed in seeds], no_progress)
        if taken.failure is not None:
            raise taken.failure
        return taken

    def complete(self, expense: ExpenseId, cents: str = "12.50") -> None:
        """Give what the photograph does not tell, and accept."""
        self.correct(expense, cents)
        self.workspace.expenses.accept(expense)

    def correct(self, expense: ExpenseId, cents: str) -> None:
        """Give every field; one that left is opened for the next version first."""
        line = self.workspace.expenses.line(expense)
        assert line is not None
        if self.workspace.expenses.locked(line.expense):
            self.workspace.expenses.reopen(self.dossier)
        day = date(2026, 10, 13)
        given = replace(line.expense, amount=euros(cents), kind="TAXI", paid_on=day, payee=f"Taxi {cents}")
        self.workspace.expenses.correct(given)

    def export(self, *, seal: bool = False, folder: Path | None = None) -> SentBundle:
        """Sign and write the claim."""
        return self.workspace.hand_in.export(self.dossier, PASSPHRASE, folder or self.out, no_progress, seal=seal)

    def expenses(self) -> Sequence[Expense]:
        """The dossier's expenses, as numbered."""
        return self.workspace.readings.dossier(self.dossier).expenses


def _opened(root: Path, key: StoreKey, *, vfs: str = "", roomy: bool = True) -> Workspace:
    with pytest.MonkeyPatch.context() as patch:
        if vfs:
            patch.setattr(rings, "StoreFile", lambda path, key: StoreFile(path, key, vfs))
        workspace = opening.open_workspace(root, key)
    adapters = workspace.adapters
    adapters.keys = DeviceKeys(workspace.folders.keys, workspace.clock, adapters.parcels, CHEAP)
    if roomy:
        adapters.room = Room(root, free=lambda _folder: 10**9)
    return workspace


def _mission(desk: Workspace) -> DossierId:
    desk.profiles.save(a_profile())
    mission = desk.dossiers.create_mission("Oujda 2026")
    desk.dossiers.correct(replace(mission, starts_on=date(2026, 10, 12), ends_on=date(2026, 10, 15)))
    (person,) = desk.dossiers.participants(mission.id)
    desk.dossiers.correct_participant(replace(person, mandate=a_participant().mandate))
    assert isinstance(mission, Mission)
    return mission.id


def _enrolled(desk: Workspace, office: Path, beside: Path) -> OfficeAuthority:
    """The office's authority, unlocked, after it vouched for the desk's key."""
    office.mkdir()
    authority = OfficeAuthority(office, desk.clock, desk.adapters.parcels)
    authority.create("Lianes Coopération", PASSPHRASE)
    desk.enrolment.create_key(PASSPHRASE)
    request = desk.enrolment.write_request(PASSPHRASE, beside)
    profile, fingerprint, _groups = authority.read_request(request)
    organisation = desk.dossiers.organisation(LILLE)
    assert organisation is not None
    named = replace(profile, organisation=LILLE)
    answer = authority.enrol(request, fingerprint, named, organisation, PASSPHRASE, beside)
    desk.enrolment.take_in(answer, " ".join(authority.root_fingerprint()))
    return authority
