"""Answers as signed files: what the office writes and the field application reads."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Protocol

from lianes_desktop.domain.answers import Answer, AnswerDraft


class AnswerFiles(Protocol):
    """Signed by an officer under AC Décisions; carries the chain and the revocation lists, so that they travel too."""

    def write(
        self, draft: AnswerDraft, passphrase: str, folder: Path, naming: Callable[[], None] = lambda: None
    ) -> Answer:
        """Sign an answer and write it into the folder, whole or not at all; for a worker thread.

        ``naming`` is called once the file is verified, just before it takes its final name.

        Raises:
            RefusedError: ``PASSPHRASE_WRONG`` on field ``passphrase``; ``TOO_LARGE`` on ``dossier``.
            UnavailableError: the medium is full, read-only or gone; nothing stays.
        """
        ...

    def announces(self, path: Path) -> bool:
        """Whether a file says by the names in it that it carries an answer: to know whose work it is."""
        ...

    def read(self, path: Path, expected_root: str = "") -> Answer:
        """Verify an answer against what this device trusts, and read it; newer revocation lists are kept.

        Raises:
            RefusedError: on ``file``: ``NOT_AN_ANSWER``, ``ANSWER_DAMAGED``, ``ANSWER_NOT_LIANES``,
                ``ANSWER_FROM_PARTICIPANT``, ``ANSWER_REVOKED``, ``ANSWER_EXPIRED``, ``ANSWER_FOR_OTHERS``,
                ``ANSWER_FROM_FUTURE``; on ``root``: ``ROOT_UNCONFIRMED``, ``ROOT_DIFFERENT``.
            UnavailableError: the file could not be read.
        """
        ...

    def lists_ended(self) -> datetime | None:
        """When the revocation lists known of Lianes passed their date; ``None`` while they are current."""
        ...


class AnswerDrawer(Protocol):
    """What draws an answer as a paper."""

    def draw(self, answer: Answer, title: str, out: BinaryIO) -> None:
        """Write it as PDF; ``title`` is the dossier's, empty when unknown.

        Raises:
            UnavailableError: ``out`` cannot be written.
        """
        ...
