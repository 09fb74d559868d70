"""The store's key: three ways to open it, none that a wrong word opens."""

import json
from pathlib import Path
from types import SimpleNamespace

import keyring
import keyring.errors
import pytest

from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.storage import unlocking
from lianes_desktop.storage.database import StoreKey
from lianes_desktop.storage.keyfile import key_file, open_without_asking
from lianes_desktop.storage.ring import SystemRing

PASSPHRASE = "thé à la menthe"  # noqa: S105 - a test's own


class Memory:
    """A keyring for tests."""

    def __init__(self, *, works: bool = True) -> None:
        self.works = works
        self.secrets: dict[str, str] = {}

    def keep(self, name: str, secret: str) -> bool:
        self.secrets[name] = secret
        return self.works

    def kept(self, name: str) -> str | None:
        return self.secrets.get(name)


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(unlocking.ARGON2, "memory_kib", 64)


def test_the_key_opens_by_the_system_by_the_passphrase_and_by_the_sheet(tmp_path: Path) -> None:
    ring = Memory()
    key, code = unlocking.create(tmp_path, PASSPHRASE, ring)
    assert open_without_asking(tmp_path, ring) == key
    assert unlocking.open_with_passphrase(tmp_path, PASSPHRASE) == key
    assert unlocking.open_with_recovery(tmp_path, code) == key
    assert key.secret.hex() not in key_file(tmp_path).read_text()
    assert "secret" not in repr(key)


def test_without_a_keyring_the_passphrase_is_asked(tmp_path: Path) -> None:
    unlocking.create(tmp_path, PASSPHRASE, Memory(works=False))
    assert open_without_asking(tmp_path, Memory()) is None


@pytest.mark.parametrize("found", [None, "", "not hexadecimal", "00" * 31, "00" * 32])
def test_a_keyring_that_lost_or_changed_the_key_is_not_believed(tmp_path: Path, found: str | None) -> None:
    ring = Memory()
    unlocking.create(tmp_path, PASSPHRASE, ring)
    ring.secrets = {name: found for name in ring.secrets if found is not None}
    assert open_without_asking(tmp_path, ring) is None


def test_a_wrong_passphrase_is_refused_on_its_field(tmp_path: Path) -> None:
    unlocking.create(tmp_path, PASSPHRASE, Memory())
    with pytest.raises(RefusedError) as caught:
        unlocking.open_with_passphrase(tmp_path, "the a la menthe")
    assert [(one.field, one.problem) for one in caught.value.refusals] == [("passphrase", Problem.PASSPHRASE_WRONG)]


def test_a_passphrase_is_the_same_however_its_accents_are_coded(tmp_path: Path) -> None:
    key, _code = unlocking.create(tmp_path, "the\u0301 a\u0300 la menthe", Memory())
    assert unlocking.open_with_passphrase(tmp_path, PASSPHRASE) == key


def test_a_short_passphrase_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as caught:
        unlocking.create(tmp_path, "sept777", Memory())
    assert caught.value.refusals[0].problem is Problem.PASSPHRASE_TOO_SHORT
    assert caught.value.refusals[0].values == {"least": 12}
    assert not key_file(tmp_path).exists()


def test_a_recovery_code_is_eight_groups_and_forgives_what_is_easily_misread(tmp_path: Path) -> None:
    key, code = unlocking.create(tmp_path, PASSPHRASE, Memory())
    assert [len(group) for group in code.split("-")] == [4] * 8
    assert not set("ILOU") & set(code)
    sloppy = code.lower().replace("0", "o").replace("1", "l").replace("-", "  ")
    assert unlocking.open_with_recovery(tmp_path, sloppy) == key


def test_any_wrong_letter_of_the_recovery_code_is_refused(tmp_path: Path) -> None:
    _key, code = unlocking.create(tmp_path, PASSPHRASE, Memory())
    wrong = ["", "bonjour", "é" * 32, code[:-1], code + "A", "-".join(reversed(code.split("-")))]
    wrong += [
        code[:at] + ("2" if code[at] != "2" else "3") + code[at + 1 :] for at in range(len(code)) if code[at] != "-"
    ]
    for typed in wrong:
        with pytest.raises(RefusedError) as caught:
            unlocking.open_with_recovery(tmp_path, typed)
        assert caught.value.refusals[0].problem is Problem.RECOVERY_CODE_WRONG


def test_the_passphrase_changes_and_the_sheet_stays_good(tmp_path: Path) -> None:
    key, code = unlocking.create(tmp_path, PASSPHRASE, Memory())
    unlocking.set_passphrase(tmp_path, key, "jus d'orange")
    assert unlocking.open_with_passphrase(tmp_path, "jus d'orange") == key
    assert unlocking.open_with_recovery(tmp_path, code) == key
    with pytest.raises(RefusedError):
        unlocking.open_with_passphrase(tmp_path, PASSPHRASE)
    with pytest.raises(RefusedError) as caught:
        unlocking.set_passphrase(tmp_path, key, "court")
    assert caught.value.refusals[0].field == "new_passphrase"


def test_keys_beside_a_copy_open_another_folder_as_they_did(tmp_path: Path) -> None:
    stick, home = tmp_path / "stick", tmp_path / "home"
    former, ring = Memory(), Memory()
    key, code = unlocking.create(stick, PASSPHRASE, former)
    unlocking.adopt(stick, home, key, ring=ring)
    assert open_without_asking(home, ring) == key
    assert open_without_asking(home, former) is None
    assert unlocking.open_with_passphrase(home, PASSPHRASE) == key
    assert unlocking.open_with_recovery(home, code) == key

    unlocking.adopt(stick, home, key, "jus d'orange", Memory(works=False))
    assert open_without_asking(home, ring) is None
    assert unlocking.open_with_passphrase(home, "jus d'orange") == key
    assert unlocking.open_with_passphrase(stick, PASSPHRASE) == key
    with pytest.raises(RefusedError):
        unlocking.adopt(stick, home, key, "court")


def test_a_folder_that_has_a_key_is_left_alone(tmp_path: Path) -> None:
    key, _code = unlocking.create(tmp_path, PASSPHRASE, Memory())
    with pytest.raises(UnavailableError) as caught:
        unlocking.create(tmp_path, PASSPHRASE, Memory())
    assert (caught.value.what, caught.value.why) == (Resource.KEYS, Cause.LOCKED)
    assert unlocking.open_with_passphrase(tmp_path, PASSPHRASE) == key


def test_a_missing_or_damaged_file_of_keys_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(UnavailableError) as caught:
        open_without_asking(tmp_path)
    assert caught.value.why is Cause.NOT_FOUND
    unlocking.create(tmp_path, PASSPHRASE, Memory())
    whole = json.loads(key_file(tmp_path).read_text())
    broken: list[object] = [
        [],
        {},
        {**whole, "passphrase": {}},
        {**whole, "passphrase": {**whole["passphrase"], "memory_kib": 1 << 30}},
        {**whole, "passphrase": {**whole["passphrase"], "wrapped": "zz"}},
        {**whole, "passphrase": {**whole["passphrase"], "nonce": ""}},
    ]
    for content in broken:
        key_file(tmp_path).write_text(json.dumps(content))
        with pytest.raises(UnavailableError) as caught:
            unlocking.open_with_passphrase(tmp_path, PASSPHRASE)
        assert (caught.value.what, caught.value.why) == (Resource.KEYS, Cause.DAMAGED)
    key_file(tmp_path).write_text("{half")
    with pytest.raises(UnavailableError):
        unlocking.open_with_recovery(tmp_path, "x")


def test_a_key_has_exactly_32_bytes() -> None:
    with pytest.raises(ValueError, match="32"):
        StoreKey(b"short")


def test_a_system_without_a_keyring_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_keyring", lambda: SimpleNamespace(priority=0))
    assert not SystemRing().keep("name", "secret")


def test_a_keyring_is_believed_only_when_it_gives_the_secret_back(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: dict[tuple[str, str], str] = {}
    monkeypatch.setattr(keyring, "get_keyring", lambda: SimpleNamespace(priority=5))
    monkeypatch.setattr(keyring, "set_password", lambda service, name, secret: kept.update({(service, name): secret}))
    monkeypatch.setattr(keyring, "get_password", lambda service, name: kept.get((service, name)))
    assert SystemRing().keep("name", "secret")
    assert SystemRing().kept("name") == "secret"
    monkeypatch.setattr(keyring, "get_password", lambda _service, _name: None)
    assert not SystemRing().keep("name", "secret")


def test_a_keyring_that_fails_is_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_words: str) -> str:
        raise keyring.errors.KeyringLocked

    monkeypatch.setattr(keyring, "get_keyring", lambda: SimpleNamespace(priority=5))
    monkeypatch.setattr(keyring, "set_password", locked)
    monkeypatch.setattr(keyring, "get_password", locked)
    assert not SystemRing().keep("name", "secret")
    assert SystemRing().kept("name") is None
