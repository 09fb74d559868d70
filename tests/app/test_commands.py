"""The commands, on the real installations of a demonstration."""

import io
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from support.done import Done
from support.fingers import plain

from lianes_desktop.app import opening
from lianes_desktop.app.clock import SystemClock
from lianes_desktop.app.commands import Commands, ask_secret, show_apart, show_demo
from lianes_desktop.domain.ids import OrganisationId, new_id
from lianes_desktop.domain.keys import EnrolmentState
from lianes_desktop.domain.people import Profile, Role, Status
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.domain.readings import Expected
from lianes_desktop.i18n import catalogue
from lianes_desktop.services.arrivals import Arrival, ArrivalKind
from lianes_desktop.services.failures import Cause, UnavailableError
from lianes_desktop.services.file_reading import FileReading, ReadFile
from lianes_desktop.storage.database import StoreKey

LILLE = OrganisationId("FR-LIL")
KEY = StoreKey(bytes(range(32)))


def never(words: str) -> str:
    raise AssertionError(f"asked {words}")


def telling(passphrase: str) -> tuple[Callable[[str], str], list[str]]:
    """Somebody who answers every question alike, and the questions."""
    asked = list[str]()

    def answer(words: str) -> str:
        asked.append(words)
        return passphrase

    return answer, asked


def taken(commands: Commands, file: Path) -> Arrival:
    """What one file was, or its refusal raised."""
    (one,) = commands.take_in([file])
    if one.arrival is None:
        assert one.failure is not None
        raise one.failure
    return one.arrival


def problems(refused: pytest.ExceptionInfo[RefusedError]) -> list[tuple[str, Problem]]:
    return [(one.field, one.problem) for one in refused.value.refusals]


# ---- verify


def test_the_office_verifies_a_sealed_claim_with_its_passphrase(done: Done) -> None:
    answer, asked = telling(done.passphrase)
    found = Commands(done.office, None, answer).verify(done.folder / "bundle.asice.age")
    assert found.accepted
    assert found.signer is not None
    assert found.signer.name == "Claire Delattre"
    assert asked == ["Phrase de passe de l’autorité\u00a0:"]


def test_an_opened_claim_needs_no_passphrase(done: Done) -> None:
    assert Commands(done.office, None, never).verify(done.folder / "bundle.asice").accepted


def test_who_trusts_nobody_accepts_nothing_and_leaves_no_trace(done: Done, tmp_path: Path) -> None:
    found = Commands(tmp_path / "nobody", None, never).verify(done.folder / "bundle.asice")
    assert not found.accepted
    assert found.code == "CERT_UNTRUSTED"
    assert not (tmp_path / "nobody").exists()


def test_a_claim_sealed_for_the_office_is_closed_to_the_field(done: Done) -> None:
    found = Commands(done.field, None, never).verify(done.folder / "bundle.asice.age")
    assert (found.accepted, found.code) == (False, "SEALED_FOR_OTHERS")


def test_a_file_that_is_not_there_is_the_computers_fault(done: Done, tmp_path: Path) -> None:
    with pytest.raises(UnavailableError) as refused:
        Commands(done.office, None, never).verify(tmp_path / "nothing")
    assert refused.value.why is Cause.NOT_FOUND


# ---- take-in


def test_the_office_takes_a_claim_in_once(done: Done, tmp_path: Path) -> None:
    there = done.copied(tmp_path / "d")
    answer, asked = telling(done.passphrase)
    arrival = taken(Commands(there.office, None, answer), there.folder / "bundle.asice.age")
    assert arrival.kind is ArrivalKind.BUNDLE
    assert arrival.received is not None
    assert arrival.received.verification.accepted
    assert asked == ["Phrase de passe\u00a0:", "Phrase de passe de l’autorité\u00a0:"]
    with there.opened("office") as office:
        assert len(office.inbox.all()) == 1


def test_a_folder_open_in_a_window_is_not_touched(done: Done, tmp_path: Path) -> None:
    there = done.copied(tmp_path / "d")
    held = opening.lock(there.office)
    assert held is not None
    try:
        with pytest.raises(UnavailableError) as refused:
            taken(Commands(there.office, None, never), there.folder / "bundle.asice")
    finally:
        held.release()
    assert refused.value.why is Cause.LOCKED


def test_a_folder_that_is_nobodys_takes_nothing_in(done: Done, tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        taken(Commands(tmp_path, None, never), done.folder / "bundle.asice")
    assert problems(refused) == [("profile", Problem.MISSING)]


@pytest.fixture
def answered(done: Done, tmp_path: Path) -> tuple[Path, Path, str]:
    """A new person's data folder, Lianes' answer to their key request, and the groups its office reads out."""
    there = done.copied(tmp_path / "d")
    root = tmp_path / "paul"
    key = opening.make(root, done.passphrase).key
    paul = Profile(new_id(), "Paul", "Verhaeghe", "p@lille.example", LILLE, Status.STAFF, Role.FIELD)
    workspace = opening.open_workspace(root, key)
    workspace.profiles.save(paul)
    workspace.enrolment.create_key(done.passphrase)
    request = workspace.enrolment.write_request(done.passphrase, tmp_path)
    workspace.close()
    with there.opened("office") as office:
        lille = office.dossiers.organisation(LILLE)
        assert lille is not None
        answer = office.register.enrol(
            office.register.read_request(request), paul, lille, done.passphrase, tmp_path / "d"
        )
        groups = " ".join(office.register.root_fingerprint())
    return root, answer, groups


def test_lianes_first_answer_is_trusted_with_the_groups_heard(done: Done, answered: tuple[Path, Path, str]) -> None:
    root, answer, groups = answered
    said = iter([done.passphrase, groups])
    arrival = taken(Commands(root, None, lambda _words: next(said)), answer)
    assert arrival.kind is ArrivalKind.ENROLMENT
    assert arrival.key is not None
    assert arrival.key.state is EnrolmentState.ENROLLED


@pytest.mark.parametrize(
    ("heard", "problem"), [("", Problem.ROOT_UNCONFIRMED), ("AAAA BBBB CCCC DDDD", Problem.ROOT_DIFFERENT)]
)
def test_without_the_right_groups_nothing_is_trusted(
    done: Done, answered: tuple[Path, Path, str], heard: str, problem: Problem
) -> None:
    root, answer, _groups = answered
    said = iter([done.passphrase, heard])
    with pytest.raises(RefusedError) as refused:
        taken(Commands(root, None, lambda _words: next(said)), answer)
    assert [one.problem for one in refused.value.refusals] == [problem]


def test_a_claim_is_not_an_answer(done: Done, tmp_path: Path) -> None:
    there = done.copied(tmp_path / "d")
    answer, asked = telling(done.passphrase)
    with pytest.raises(RefusedError) as refused:
        taken(Commands(there.field, None, answer), there.folder / "bundle.asice")
    assert problems(refused) == [("file", Problem.NOT_AN_ENROLMENT)]
    assert asked == ["Phrase de passe\u00a0:"]


# ---- demo and self-test


@pytest.fixture
def said() -> list[str]:
    return []


@dataclass(frozen=True)
class Played:
    """What the commands ask of a demonstration that was played."""

    keys: Mapping[Path, StoreKey]
    passphrase: str = "demo-0123"  # noqa: S105 - nothing is behind it


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Where demonstrations were asked for: none is played, so that only what follows is tried."""
    asked = list[Path]()

    def run(folder: Path, _say: object) -> Played:
        asked.append(folder)
        return Played({folder / "work" / "field": KEY, folder / "work" / "office": StoreKey(bytes(32))})

    monkeypatch.setattr("lianes_desktop.app.demo.run", run)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return asked


@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_the_demonstration_opens_the_fields_window_where_there_is_a_screen(
    variable: str, played: list[Path], tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, ":77")
    shown = list[tuple[Path, StoreKey]]()
    assert Commands(None, None, never, lambda root, key: shown.append((root, key))).demo(tmp_path, said.append)
    assert played == [tmp_path]
    assert shown == [(tmp_path / "work" / "field", KEY)]
    assert said == [f"Tout est dans {tmp_path}.", "Phrase de passe de la démonstration\u00a0: demo-0123"]


@pytest.mark.parametrize(("system", "seen"), [("linux", False), ("win32", True), ("darwin", True)])
def test_only_linux_has_computers_without_a_screen(
    system: str, played: list[Path], said: list[str], monkeypatch: pytest.MonkeyPatch, *, seen: bool
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    shown = list[Path]()
    assert Commands(None, None, never, lambda root, _key: shown.append(root)).demo(None, said.append)
    assert played == [Path(".demo")]
    assert bool(shown) is seen
    assert said[0] == "Tout est dans .demo."
    assert (said[1] == "Pas d’écran ici\u00a0: la fenêtre n’est pas ouverte.") is not seen


def test_a_demonstration_that_fails_says_what(tmp_path: Path, said: list[str]) -> None:
    (tmp_path / "x").write_text("")
    assert not Commands(None, None, never).demo(tmp_path, said.append)
    assert said == [
        f"Échec\u00a0: {tmp_path} contient autre chose qu’une démonstration\u00a0: choisissez un dossier vide."
    ]


@pytest.mark.slow
def test_the_self_test_asks_no_other_program(tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert Commands(None, None, never).self_test(said.append)
    assert said[-1] == "Tout fonctionne."
    assert not any("OpenSSL" in line for line in said)


def test_a_self_test_that_fails_says_what(tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lianes_desktop.app.demo.resource", tmp_path.joinpath)
    (tmp_path / "sample").mkdir()
    (tmp_path / "sample" / "receipts.json").write_text('{"receipts": [{"file": "gone.jpg"}]}')
    assert not Commands(None, None, never).self_test(said.append)
    assert said == ["Échec\u00a0: Photographies lues, comptées et chiffrées."]


@pytest.mark.filterwarnings("ignore:subprocess .* is still running:ResourceWarning")  # it outlives the command
def test_the_window_is_shown_apart_and_its_key_is_on_no_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, program = tmp_path / "told", tmp_path / "program"
    program.write_text(f'#!/bin/sh\nread line\nprintf "%s\\n" "$line" "$@" > {told}.part\nmv {told}.part {told}\n')
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    before = set(tmp_path.iterdir())
    show_apart(tmp_path, KEY)
    subprocess.run(["sh", "-c", f"until [ -e {told} ]; do :; done"], check=True, timeout=20)
    line, *arguments = told.read_text().splitlines()
    assert line == f"{KEY.secret.hex()} {tmp_path}"
    assert not any(KEY.secret.hex() in argument for argument in arguments)
    assert before < set(tmp_path.iterdir())


def test_the_window_shown_apart_gets_its_key_and_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "un dossier"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{KEY.secret.hex()} {root}\n".encode())))
    opened = list[object]()

    def run(where: Path, *, key: StoreKey) -> int:
        opened.extend((where, key.secret))
        return 0

    monkeypatch.setattr("lianes_desktop.app.launch.run", run)
    assert show_demo() == 0
    assert opened == [root, KEY.secret]


# ---- asking, and where


def test_a_secret_is_read_from_a_pipe_when_nobody_types(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("un taxi dans Oujda\nautre\n"))
    assert ask_secret("Phrase de passe :") == "un taxi dans Oujda"


def test_a_secret_typed_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", terminal)
    monkeypatch.setattr("getpass.getpass", lambda prompt: f"typed after {prompt}")
    assert ask_secret("Phrase de passe :") == "typed after Phrase de passe : "


def test_a_window_opens_over_the_usual_folder_unless_another_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = list[object]()

    def run(*asked: object) -> int:
        opened.append(asked)
        return 5

    monkeypatch.setattr("lianes_desktop.app.launch.run", run)
    monkeypatch.setattr("lianes_desktop.app.commands.default_folder", lambda: tmp_path / "usual")
    assert Commands(None, None).window(()) == 5
    assert Commands(tmp_path, "ar").window([Path("a.asice")]) == 5
    assert opened == [(tmp_path / "usual", (), ""), (tmp_path, (Path("a.asice"),), "ar")]


def test_questions_are_asked_in_the_persons_language(done: Done) -> None:
    catalogue.activate("en")
    answer, asked = telling(done.passphrase)
    Commands(done.office, "en", answer).verify(done.folder / "bundle.asice.age")
    assert asked == ["Passphrase of the authority:"]


def test_receipts_are_read_as_of_the_day_it_is_where_the_device_is(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Expected] = []

    def each(_self: FileReading, _files: object, expected: Expected) -> Iterator[ReadFile]:
        told.append(expected)
        return iter(())

    monkeypatch.setattr(FileReading, "each", each)
    monkeypatch.setattr(SystemClock, "today", lambda _self: date(2026, 10, 15))
    monkeypatch.setattr(SystemClock, "now", lambda _self: datetime(2026, 10, 14, 23, 30, tzinfo=UTC))
    assert list(Commands(None, None).read([Path("a.jpg")])) == []
    assert told == [Expected(today=date(2026, 10, 15))]


# ---- several files, and the trail


def test_several_files_are_taken_in_with_one_passphrase_and_one_refused_stops_nothing(
    done: Done, tmp_path: Path
) -> None:
    there = done.copied(tmp_path / "d")
    answer, asked = telling(done.passphrase)
    (tmp_path / "x.asice").write_bytes(b"nothing")
    files = [
        tmp_path / "x.asice",
        there.folder / "bundle.asice.age",
        tmp_path / "none",
        there.folder / "bundle.asice.age",
    ]
    found = list(Commands(there.office, None, answer).take_in(files))
    assert [one.path for one in found] == files
    assert [one.arrival is not None and one.arrival.received is not None for one in found][1::2] == [True, True]
    assert isinstance(found[2].failure, UnavailableError)
    assert [plain(one) for one in asked] == ["Phrase de passe :", "Phrase de passe de l'autorité :"]


def test_the_trail_of_a_data_folder_is_checked_and_written(done: Done, tmp_path: Path) -> None:
    there = done.copied(tmp_path / "d")
    commands = Commands(there.office, None, telling(done.passphrase)[0])
    checked = commands.check_trail(None)
    assert checked.whole
    assert commands.export_trail(tmp_path / "trail.jsonl") == checked
    assert Commands(tmp_path / "nowhere", None, never).check_trail(tmp_path / "trail.jsonl") == checked
