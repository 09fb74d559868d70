"""An answer of Lianes as a paper: looked at over the page, or written where one says. No Qt."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from lianes_desktop.domain.answers import Answer
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.answer_papers import AnswerPapers
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.ui.kit.keeping import warn
from lianes_desktop.ui.kit.ports import Jobs, Notices


class PaperDesk:
    """Draws beside the window."""

    def __init__(self, papers: AnswerPapers, drafts: Callable[[], Path], jobs: Jobs, notices: Notices) -> None:
        """``drafts`` gives a folder for what is only looked at, inside the data folder."""
        self._papers = papers
        self._drafts = drafts
        self._jobs = jobs
        self._notices = notices

    def save(self, answer: Answer, title: str, path: str) -> None:
        """Write an answer there, as PDF; ``title`` is the dossier's."""
        to = Path(path)
        to = to if to.suffix.lower() == ".pdf" else to.with_name(f"{to.name}.pdf")
        self._jobs.run(partial(self._written, answer, title, lambda: to), self._saved, self._failed)

    def show(self, answer: Answer, title: str, seen: Callable[[Path], None]) -> None:
        """Draw an answer to be looked at; ``seen`` gets the PDF."""
        self._jobs.run(partial(self._written, answer, title, self._draft), seen, self._failed)

    def _draft(self) -> Path:
        return self._drafts() / "reponse.pdf"

    def _written(self, answer: Answer, title: str, to: Callable[[], Path], _progress: Progress) -> Path:
        return self._papers.write(answer, title, to())

    def _saved(self, path: Path) -> None:
        self._notices.say(_("Document enregistré : {place}").format(place=formats.isolate(str(path))))

    def _failed(self, error: Exception) -> None:
        warn(error, self._notices)
