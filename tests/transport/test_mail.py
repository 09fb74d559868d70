"""Messages for the mail program: whole, to nobody but whom they are for, whatever their subject holds."""

import email
import email.policy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.ports.boxes import Letter
from lianes_desktop.transport.mail import MailLetters

CONTENT = bytes(range(256)) * 100


def written(folder: Path, subject: str, to: str = "lianes@example.org", name: str = "Demande é.asice") -> Path:
    file = folder / name
    file.write_bytes(CONTENT)
    return MailLetters().write(Letter(to, subject, "Bonjour,\n\nLe fichier est joint.\n", file), folder / "out")


def test_the_message_holds_the_file_and_opens_as_a_draft(tmp_path: Path) -> None:
    path = written(tmp_path, "Demande de reversement : Fès")
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.SMTP)
    assert path.suffix == ".eml"
    assert message["X-Unsent"] == "1"
    assert message["To"] == "lianes@example.org"
    assert message["Subject"] == "Demande de reversement : Fès"
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "Demande é.asice"
    assert attached.get_content() == CONTENT
    body = message.get_body()
    assert body is not None
    assert "Le fichier est joint." in body.get_content()


def test_nobody_is_written_to_when_nobody_is_known(tmp_path: Path) -> None:
    message = email.message_from_bytes(written(tmp_path, "x", to="").read_bytes(), policy=email.policy.SMTP)
    assert message["To"] is None


HOSTILE = (
    "=?utf-8?q?a=0ABcc=3A_x=40evil?=",
    "a\r\nBcc: x@evil.org",
    "a\nBcc: x@evil.org",
    "a\x0bBcc: x@evil.org",
    "a\u2028Bcc: x@evil.org",
    "=?utf-8?b?YQ0KQmNjOiB4QGV2aWwub3Jn?=",
    "a\x85Bcc: x@evil.org",
)


@pytest.mark.parametrize("subject", HOSTILE)
def test_a_subject_begins_no_other_header(tmp_path: Path, subject: str) -> None:
    held_in(written(tmp_path, subject))


@settings(max_examples=25, deadline=None)
@given(subject=st.text(max_size=120), to=st.text(max_size=40))
def test_no_text_begins_another_header(tmp_path_factory: pytest.TempPathFactory, subject: str, to: str) -> None:
    held_in(written(tmp_path_factory.mktemp("mail"), subject, to="a@example.org" if not to.strip() else to))


def held_in(path: Path) -> None:
    """The headers are ours alone, as any program reads them."""
    for policy in (email.policy.SMTP, email.policy.compat32):
        message = email.message_from_bytes(path.read_bytes(), policy=policy)
        names = {name.lower() for name in message}
        assert names <= {"x-unsent", "to", "subject", "mime-version", "content-type"}
    assert b"\nBcc" not in path.read_bytes()


def test_a_file_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnavailableError) as caught:
        MailLetters().write(Letter("", "x", "y", tmp_path / "gone.asice"), tmp_path)
    assert (caught.value.what, caught.value.why) == (Resource.FILE, Cause.NOT_FOUND)
