"""The README holds: its list of rings, its options, its targets, and the commands it tells strangers to run."""

import re
import shutil
import subprocess
import tomllib
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT
from support.done import Done

from lianes_desktop.app.arguments import Command, Exit, help_text

README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def section(title: str) -> str:
    """The text under a heading."""
    return README.split(f"\n## {title}\n")[1].split("\n## ")[0]


def block(text: str, language: str) -> str:
    """The first block of code of a language."""
    return text.split(f"```{language}\n")[1].split("```", maxsplit=1)[0]


def test_its_rings_are_those_that_import_linter_holds() -> None:
    (rings,) = (one for one in PROJECT["tool"]["importlinter"]["contracts"] if one["id"] == "rings")
    assert block(section("How it is built"), "layers").split("\n")[:-1] == [one.strip("()") for one in rings["layers"]]


def test_every_room_of_the_rings_is_told() -> None:
    told = set(re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`.*?) \|", section("How it is built"), re.MULTILINE))))
    rooms = {one.stem for one in (ROOT / "src" / "lianes_desktop").iterdir() if one.stem not in {"__init__", "py"}}
    assert told == rooms - {"__pycache__"}


def test_its_options_and_commands_are_those_of_the_program() -> None:
    used = section("Use it")
    assert set(OPTION.findall(used)) == set(OPTION.findall(help_text()))
    commands = set(Command) - {Command.WINDOW, Command.HELP, Command.VERSION}
    assert set(re.findall(r"`lianes-desktop ([a-z][a-z-]+)", used)) == commands


def test_its_exit_codes_are_those_of_the_program() -> None:
    assert [int(code) for code in re.findall(r"^\| (\d) \|", section("Use it"), re.MULTILINE)] == list(Exit)


def test_its_targets_are_those_of_the_makefile() -> None:
    made = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)`", README)) == made


def test_every_library_it_stands_on_is_named_with_its_licence() -> None:
    names = {re.split(r"[\[>=<]", one)[0].lower() for one in PROJECT["project"]["dependencies"]}
    rows = re.findall(r"^\| (.+?) \| .+ \|$", section("Licences"), re.MULTILINE)
    told = set(re.findall(r"[a-z0-9-]+", " ".join(rows).lower()))
    assert names <= told


def test_its_links_and_pictures_are_there() -> None:
    for target in re.findall(r"\]\(([^)]+)\)", README):
        assert (ROOT / target).is_file()


def test_it_names_no_machine_and_no_registry() -> None:
    assert not re.search(r"/work\b|/tmp\b|/root\b|/home\b|https?://", README)


# ---- the commands for a stranger


@pytest.fixture
def stranger(done: Done, tmp_path: Path) -> Path:
    """A folder with a sealed file, Lianes' chain and the office's key, as the README supposes."""
    shutil.copyfile(done.folder / "bundle.asice.age", tmp_path / "dossier.asice.age")
    shutil.copyfile(done.folder / "trust.pem", tmp_path / "trust.pem")
    with done.opened("office") as office:
        identity = office.register.recovery_identity(done.passphrase)
        office.register.write_recovery(identity, "", tmp_path / "lianes.key")
    return tmp_path


def follow(commands: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a block of the README as it stands."""
    return subprocess.run(["sh", "-eu", "-c", commands], cwd=folder, check=False, capture_output=True, text=True)


def test_a_stranger_verifies_a_bundle_with_standard_tools_alone(stranger: Path) -> None:
    found = follow(block(section("Verify a bundle without this program"), "sh"), stranger)
    assert found.returncode == 0, found.stderr
    assert "subject=CN=Claire Delattre" in found.stdout.replace(" = ", "=")
    assert len(re.findall(r"^same +\S+$", found.stdout, re.MULTILINE)) == 22
    assert "DIFFERENT" not in found.stdout
    assert "no other file" in found.stdout
    assert "Signature is Valid" in found.stdout


def after_opening(commands: str) -> str:
    """The block without its first line, for a bundle that is open already."""
    return commands.split("\n", 1)[1]


def rewritten(done: Done, to: Path, name: str, content: bytes) -> None:
    """The opened bundle with one file put in, or in the place of another."""
    with zipfile.ZipFile(done.folder / "bundle.asice") as bundle, zipfile.ZipFile(to, "w") as out:
        kept = {one: bundle.read(one) for one in bundle.namelist()} | {name: content}
        for one, data in kept.items():
            out.writestr(one, data)


@pytest.mark.parametrize(
    ("name", "said"),
    [("data/mission.json", "DIFFERENT  data/mission.json"), ("receipts/0099.jpg", "> receipts/0099.jpg")],
)
def test_a_stranger_sees_what_was_changed_or_added(done: Done, stranger: Path, name: str, said: str) -> None:
    rewritten(done, stranger / "dossier.asice", name, b"changed")
    found = follow(after_opening(block(section("Verify a bundle without this program"), "sh")), stranger)
    assert said in found.stdout.splitlines()


def test_a_stranger_stops_where_the_signature_does_not_hold(done: Done, stranger: Path) -> None:
    rewritten(done, stranger / "dossier.asice", "META-INF/ASiCManifest001.xml", b"changed")
    found = follow(after_opening(block(section("Verify a bundle without this program"), "sh")), stranger)
    assert found.returncode != 0
    assert "same" not in found.stdout


def test_a_stranger_reads_the_roots_fingerprint(stranger: Path) -> None:
    (command,) = re.findall(r"`(openssl x509 [^`]+)`", section("Verify a bundle without this program"))
    assert "Fingerprint=" in follow(command, stranger).stdout
