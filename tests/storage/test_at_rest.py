"""A stolen, closed computer: nothing of a dossier can be read in any file."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from support.samples import expense, mission, receipt
from support.stores import OpenStore

from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.ids import ContactId, new_id
from lianes_desktop.services.ports.device import Preferences
from lianes_desktop.storage import unlocking
from lianes_desktop.storage.backups import StoreBackups
from lianes_desktop.storage.installation import Installation, InstanceLock
from lianes_desktop.storage.preferences import TomlPreferences
from lianes_desktop.storage.space import Room
from lianes_desktop.storage.vault import FileVault

CANARY = "Zwitscherkanarienvogel"


class NoRing:
    """A machine without a keyring."""

    def keep(self, _name: str, _secret: str) -> bool:
        return False

    def kept(self, _name: str) -> str | None:
        return None


def test_no_file_shows_a_word_of_a_dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(unlocking.ARGON2, "memory_kib", 64)
    passphrase = f"{CANARY} passphrase"
    _key, code = unlocking.create(tmp_path, passphrase, NoRing())
    InstanceLock(tmp_path).acquire()
    store = OpenStore(tmp_path)
    vault = FileVault(tmp_path, store.file.key, Room(tmp_path, free=lambda _folder: 10**9))
    home = replace(mission(CANARY), place=CANARY)
    digest = vault.store(CANARY.encode() * 20)
    store.keep(
        home,
        Contact(ContactId(new_id()), home.id, family_name=CANARY, phone="+212612345678"),
        expense(home.id, 1, CANARY),
        receipt(home.id, digest),
    )
    with store.unit() as unit:
        unit.put_thumbnail(digest, CANARY.encode())
        unit.commit()
    backups = StoreBackups(
        store.file,
        tmp_path / "backups",
        readers=store.readers,
        writing=store.writer.held_off,
        renew=Installation(tmp_path).renew,
        now=lambda: datetime(2026, 10, 14, tzinfo=UTC),
    )
    backups.make("close")
    TomlPreferences(tmp_path).write(Preferences())
    assert store.readings.contacts(home.id, CANARY)
    for closed in (False, True):
        if closed:
            store.close()
        files = [path for path in tmp_path.rglob("*") if path.is_file()]
        assert len(files) >= 6
        for path in files:
            content = path.read_bytes()
            for word in (CANARY, CANARY.casefold(), "+212612345678", store.file.key.secret.hex(), code):
                assert word.encode() not in content, path
            assert store.file.key.secret not in content, path
