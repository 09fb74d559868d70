"""Lianes' answers as papers to be filed: the same at the office and in the field."""

from pathlib import Path

from lianes_desktop import durable
from lianes_desktop.domain.answers import Answer
from lianes_desktop.services.failures import Resource
from lianes_desktop.services.files import explained
from lianes_desktop.services.ports.answers import AnswerDrawer


class AnswerPapers:
    """Writes an answer where it is asked for; nothing is kept."""

    def __init__(self, drawer: AnswerDrawer) -> None:
        """``drawer`` knows how a page looks."""
        self._drawer = drawer

    def write(self, answer: Answer, title: str, to: Path) -> Path:
        """Write one answer as PDF; for a worker thread. ``title`` is the dossier's, empty when unknown.

        Raises:
            UnavailableError: the medium; nothing half-written stays.
        """
        with explained(Resource.EXPORT, to), durable.atomic_write(to) as out:
            self._drawer.draw(answer, title, out)
        return to
