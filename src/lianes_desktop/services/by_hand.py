"""Files carried by hand: on a stick, or with the person's own mail program."""

from pathlib import Path

from lianes_desktop.domain.deliveries import MOST_BY_MAIL
from lianes_desktop.domain.people import Role
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.services.copies import digest_of
from lianes_desktop.services.failures import Resource
from lianes_desktop.services.files import explained
from lianes_desktop.services.ports.boxes import Boxes, Letter, Letters
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.rulebook import Rulebook


class ByHandService:
    """Copies and messages; nothing is remembered of either: only an acknowledgement tells that a file was received."""

    def __init__(self, boxes: Boxes, letters: Letters, rules: Rulebook) -> None:
        """The settings in force name who is written to at Lianes."""
        self._boxes = boxes
        self._letters = letters
        self._rules = rules

    def copy(self, path: Path, folder: Path, progress: Progress) -> Path:
        """Copy a file to a stick, read it back, and say where it is: the stick may then be taken out.

        For a worker thread. A file of that name with the same bytes is left as it is.

        Raises:
            UnavailableError: ``FILE`` for the file; ``BOX`` for the stick: full, gone, damaged, the name taken.
            CancelledError: ``progress`` was asked to stop; nothing is left there.
        """
        with explained(Resource.FILE, path):
            sha256 = digest_of(path, lambda _at, _of: progress(0, 1))
        return self._boxes.copy(path, folder, sha256, progress)

    def recipient(self, role: Role) -> str:
        """Who a message goes to: Lianes' contact of the programme; at the office, whoever the person types."""
        contacts = self._rules.current.contacts if role is Role.FIELD else ()
        return contacts[0].email if contacts else ""

    def letter(self, letter: Letter, folder: Path) -> Path:
        """Write a message with the file into ``folder``, ready for the person's own mail program; where it is.

        Raises:
            RefusedError: ``TOO_LARGE_FOR_MAIL``: a stick or a box carries it.
            UnavailableError: the file cannot be read, or the message not written.
        """
        with explained(Resource.FILE, letter.file):
            size = letter.file.stat().st_size
        if size > MOST_BY_MAIL:
            values = {"size": size, "limit": MOST_BY_MAIL}
            raise RefusedError([Refusal("file", Problem.TOO_LARGE_FOR_MAIL, values)])
        return self._letters.write(letter, folder)
