"""A session of the product's own code: receipts kept, expenses saved and removed, bundles exported."""

import random
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from lianes_desktop import durable
from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.expenses import Expense, Receipt
from lianes_desktop.domain.missions import Mission
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.storage.database import damage
from lianes_desktop.storage.space import Room
from lianes_desktop.storage.vault import FileVault
from support.samples import expense, judged, mission, receipt
from support.stores import KEY, OpenStore

Snapshot = tuple[tuple[Expense, ...], tuple[Receipt, ...]]


class Session:
    """Saves in one dossier; after each, ``promised`` is called: a person was told it is saved."""

    def __init__(self, folder: Path, *, vfs: str = "", seed: int = 0, home: Mission | None = None) -> None:
        self.folder = folder
        self.store = OpenStore(folder, vfs=vfs)
        self.vault = FileVault(folder, KEY, Room(folder, free=lambda _folder: 10**9))
        self.home = home or mission()
        self._random = random.Random(seed)  # noqa: S311 - a reproducible session

    def begin(self) -> None:
        """Keep the mission itself."""
        self.store.keep(self.home)

    def save(self) -> Snapshot:
        """One act; the dossier as it must now be found."""
        self.act()
        return self.state()

    def state(self) -> Snapshot:
        """The dossier as it is now read."""
        return snapshot(self.store.readings.dossier(self.home.id))

    def act(self) -> None:
        """A receipt with its expense, a correction or a removal: saved when this returns."""
        found = self.store.readings.dossier(self.home.id)
        kind = self._random.random()
        if found.expenses and kind < 0.2:
            with self.store.unit() as unit:
                unit.remove(self._random.choice(found.expenses))
                unit.commit()
        elif found.expenses and kind < 0.4:
            self.store.keep(replace(self._random.choice(found.expenses), note=self._random.randbytes(40).hex()))
        else:
            self.take()

    def export(self, number: int) -> Path:
        """Write a file to hand over, as every export is written."""
        path = self.folder / f"bundle-{number}.asice"
        durable.write_bytes(path, bundle_bytes(number))
        return path

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()

    def take(self, saving: Callable[[str], object] = lambda _digest: None) -> str:
        """A new receipt with its expense; ``saving`` is told its digest just before the commit."""
        data = self._random.randbytes(1500)
        digest = self.vault.store(data)
        proof = receipt(self.home.id, digest, len(data))
        with self.store.unit() as unit:
            one = replace(expense(self.home.id, unit.next_number(self.home.id)), receipts=(proof.id,))
            unit.put(proof)
            unit.put(one)
            unit.put_thumbnail(digest, data[:300])
            unit.assess([judged(one, cents=one.number)])
            saving(digest)
            unit.commit()
        return digest


def snapshot(dossier: Dossier) -> Snapshot:
    """What identifies the state of a dossier."""
    return dossier.expenses, dossier.receipts


def bundle_bytes(number: int) -> bytes:
    """The content of an exported file."""
    return random.Random(number).randbytes(3000)  # noqa: S311 - reproducible


def found_after(folder: Path, home: Mission) -> Snapshot:
    """What the product finds when it is started again: integrity, the dossier, and every receipt it names.

    Raises:
        AssertionError: the store is damaged, or a receipt it names is missing or altered.
    """
    store = OpenStore(folder)
    vault = FileVault(folder, KEY, Room(folder))
    try:
        dossier = store.readings.dossier(home.id)
        for proof in dossier.receipts:
            for page in proof.pages:
                assert len(vault.read(page.digest)) == page.size
        totals = store.readings.expense_totals(home.id)
        assert totals.count == len(dossier.expenses)
        return snapshot(dossier)
    except UnavailableError as failure:
        raise AssertionError(str(failure)) from failure
    finally:
        store.close()


def sound(folder: Path) -> bool:
    """Whether every page and index of the store is right."""
    store = OpenStore(folder)
    with closing(store.file.connect(writing=True)) as connection:
        found = damage(connection, thorough=True)
    store.close()
    return not found
