"""A message made ready for the person's own mail program, which sends it: an ``.eml`` file, opened as a draft."""

import re
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from lianes_desktop import durable
from lianes_desktop.services.failures import Resource
from lianes_desktop.services.files import explained
from lianes_desktop.services.ports.boxes import Letter

_LONGEST_SUBJECT = 200
_MARKS = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")


class MailLetters:
    """Writes messages (``services.ports.boxes.Letters``)."""

    def write(self, letter: Letter, folder: Path) -> Path:
        """Write the message, the file attached as it is."""
        with explained(Resource.FILE, letter.file):
            data = letter.file.read_bytes()
        message = EmailMessage(SMTP)
        message["X-Unsent"] = "1"  # mail programs then open it to be sent, not as one that came
        if letter.to:
            message["To"] = _header(letter.to)
        message["Subject"] = _header(letter.subject)
        message.set_content(letter.text)
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=_header(letter.file.name))
        path = folder / f"{letter.file.name}.eml"
        with explained(Resource.EXPORT, path):
            durable.make_folder(folder)
            durable.write_bytes(path, message.as_bytes())
        return path


def _header(text: str) -> str:
    """One line without an encoded word of its own: some versions of Python let such a word begin another header."""
    return _MARKS.sub(" ", text).replace("=?", "= ?").strip()[:_LONGEST_SUBJECT]
