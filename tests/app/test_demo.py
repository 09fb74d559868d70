"""The demonstration: what it leaves, what it says, and what it leaves alone."""

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from support.done import Done

from lianes_desktop.app import demo, opening, openssl
from lianes_desktop.assets import resource
from lianes_desktop.i18n import catalogue
from lianes_desktop.services.failures import Cause, UnavailableError


def said(done: Done) -> str:
    return "\n".join(done.said)


def test_it_leaves_the_bundle_as_sent_and_as_opened_and_what_others_need_to_check_it(done: Done) -> None:
    left = {one.name for one in done.folder.iterdir()}
    assert left == {"bundle.asice", "bundle.asice.age", "trust.pem", "claim.pdf", "report.json", "work"}
    assert (done.folder / "bundle.asice.age").read_bytes().startswith(b"age-encryption.org/v1\n")
    assert (done.folder / "claim.pdf").read_bytes().startswith(b"%PDF-")
    with zipfile.ZipFile(done.folder / "bundle.asice") as bundle:
        receipts = [name for name in bundle.namelist() if name.startswith("receipts/")]
        assert bundle.read("claim.pdf") == (done.folder / "claim.pdf").read_bytes()
    assert len(receipts) == 11


def test_no_secret_is_left_in_clear(done: Done) -> None:
    kept = [one.read_bytes() for one in done.folder.rglob("*") if one.is_file()]
    assert not any(b"AGE-SECRET-KEY" in content for content in kept)
    assert not any(done.passphrase.encode() in content for content in kept)


def test_its_report_gives_the_cents_that_the_claim_itself_asks_for(done: Done) -> None:
    report = json.loads((done.folder / "report.json").read_text())
    with done.opened("field") as field:
        (mission,) = field.dossiers.all()
        statement = field.hand_in.statement(mission.action.id)
    assert report["lines"] == len(statement.lines) == 11
    assert report["eligible_cents"] == statement.eligible_cents
    assert report["asked_cents"] == statement.asked_cents
    assert report["rate"] == "0.455"
    # 455 thousandths, rounded once over the total
    assert abs(report["asked_cents"] * 1000 - report["eligible_cents"] * 455) <= 500
    assert re.fullmatch(r"([0-9A-F]{4}-){3}[0-9A-F]{4}", report["bundle_code"])


def test_it_says_who_signed_according_to_openssl_and_the_figures(done: Done) -> None:
    report = json.loads((done.folder / "report.json").read_text())
    assert "Signature vérifiée par OpenSSL\u00a0: CN=Claire Delattre" in said(done)
    assert "empreintes SHA-256 trouvées identiques par OpenSSL." in said(done)
    assert f"Code du dossier\u00a0: {report['bundle_code']}" in said(done)
    assert "Lignes\u00a0: 11" in said(done)
    assert "× 45,5\u202f% =" in said(done) or "× 45,5\u00a0% =" in said(done)


def test_the_office_shows_what_the_field_sent(done: Done) -> None:
    report = json.loads((done.folder / "report.json").read_text())
    with done.opened("office") as office:
        (received,) = office.inbox.all()
        assert received.asked_cents == report["asked_cents"]
        assert received.manifest_sha256 == report["manifest_sha256"]
        assert office.inbox.same_figures(received.manifest_sha256)


def test_a_folder_that_holds_anything_else_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "lettre.odt").write_text("Cher Monsieur")
    with pytest.raises(demo.DemoFailedError, match="autre chose"):
        demo.run(tmp_path, print)
    assert (tmp_path / "lettre.odt").read_text() == "Cher Monsieur"


def test_a_folder_of_work_that_is_not_the_demonstrations_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "work" / "thesis").mkdir(parents=True)
    with pytest.raises(demo.DemoFailedError, match="autre chose"):
        demo.run(tmp_path, print)
    assert (tmp_path / "work" / "thesis").is_dir()


def test_an_earlier_demonstration_open_in_a_window_is_not_taken_from_under_it(done: Done, tmp_path: Path) -> None:
    there = done.copied(tmp_path / "d")
    held = opening.lock(there.field)
    assert held is not None
    try:
        with pytest.raises(UnavailableError) as refused:
            demo.run(there.folder, print)
    finally:
        held.release()
    assert refused.value.why is Cause.LOCKED
    assert (there.folder / "report.json").exists()


def test_a_file_where_the_folder_should_be_is_the_disks_failure(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("")
    with pytest.raises(UnavailableError):
        demo.run(tmp_path / "f", print)


def test_a_check_that_does_not_hold_ends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = tmp_path / "sample"
    shutil.copytree(resource("sample"), shipped)
    (shipped / "cafe-medina.jpg").write_text("not a photograph any more")
    monkeypatch.setattr(demo, "resource", tmp_path.joinpath)
    with pytest.raises(demo.DemoFailedError, match="Photographies"):
        demo.run(tmp_path / "d", print, outside=False)


# ---- the second opinion


@pytest.fixture
def opened(done: Done, tmp_path: Path) -> Path:
    copied = tmp_path / "b.asice"
    shutil.copyfile(done.folder / "bundle.asice", copied)
    return copied


def changed(bundle: Path, name: str, old: bytes, new: bytes) -> None:
    """The same bundle with one file changed."""
    with zipfile.ZipFile(bundle) as archive:
        files = {one: archive.read(one) for one in archive.namelist()}
    assert old in files[name]
    files[name] = files[name].replace(old, new, 1)
    with zipfile.ZipFile(bundle, "w") as archive:
        for one, content in files.items():
            archive.writestr(one, content)


def test_openssl_names_the_file_that_was_changed(done: Done, opened: Path, tmp_path: Path) -> None:
    changed(opened, "bundle.json", b'"claim"', b'"mialc"')
    with pytest.raises(openssl.SecondOpinionError, match=r"bundle\.json"):
        openssl.verify(opened, done.folder / "trust.pem", tmp_path / "out")


def test_openssl_refuses_a_list_of_files_that_was_changed(done: Done, opened: Path, tmp_path: Path) -> None:
    changed(opened, "META-INF/ASiCManifest001.xml", b"receipts/0001", b"receipts/9999")
    with pytest.raises(openssl.SecondOpinionError, match=r"(?i)verif"):
        openssl.verify(opened, done.folder / "trust.pem", tmp_path / "out")


def test_the_wrong_key_opens_nothing_and_does_not_stay(done: Done, tmp_path: Path) -> None:
    from pyrage import x25519  # noqa: PLC0415 - a stranger's key, for this test alone

    with pytest.raises(openssl.SecondOpinionError):
        openssl.open_with_age(done.folder / "bundle.asice.age", [str(x25519.Identity.generate())], tmp_path / "b.asice")
    assert list(tmp_path.iterdir()) == []


def test_a_program_that_is_not_there_is_named(
    done: Done, opened: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(openssl.SecondOpinionError, match="openssl"):
        openssl.verify(opened, done.folder / "trust.pem", tmp_path / "out")


def test_it_speaks_the_persons_language(tmp_path: Path) -> None:
    catalogue.activate("en")
    (tmp_path / "x").write_text("")
    with pytest.raises(demo.DemoFailedError, match="choose an empty folder"):
        demo.run(tmp_path, print)
