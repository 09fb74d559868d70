"""What is done to the claim under review as a whole: the rest accepted, points ticked, questions asked. No Qt."""

from uuid import UUID

from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import ngettext
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.reviewing import ReviewingService
from lianes_desktop.ui.inbox.board_view import BoardView
from lianes_desktop.ui.inbox.desk_presenter import DeskPresenter
from lianes_desktop.ui.kit.keeping import kept
from lianes_desktop.ui.kit.ports import Notices


class WholeClaim:
    """Acts on the claim that ``desk`` shows."""

    def __init__(self, view: BoardView, desk: DeskPresenter, reviewing: ReviewingService, notices: Notices) -> None:
        """What changes is shown by ``desk``, which reads it again."""
        self._view = view
        self._desk = desk
        self._reviewing = reviewing
        self._notices = notices

    def ask_rest(self) -> None:
        """Ask whether every line not seen yet is to be accepted; what is typed on a line is kept first."""
        if self._desk.flush() and (desk := self._desk.desk) is not None and desk.totals.seen < desk.totals.of:
            self._view.ask_rest(desk.totals.of - desk.totals.seen)

    def accept_rest(self) -> None:
        """Accept every line not seen yet."""
        accepted: list[int] = []
        manifest = self._desk.manifest
        if manifest and kept(lambda: accepted.append(self._reviewing.accept_rest(manifest)), self._notices):
            (count,) = accepted
            said = ngettext("{n} ligne acceptée.", "{n} lignes acceptées.", count)
            self._notices.say(said.format(n=formats.number(count)), undo=True)

    def tick(self, ticked: tuple[str, bool]) -> None:
        """A point of the checklist was looked at, or has to be again."""
        code, done = ticked
        manifest = self._desk.manifest
        if manifest and not kept(lambda: self._reviewing.tick(manifest, code, done=done), self._notices):
            self._desk.show_again()

    def ask(self, words: str) -> None:
        """Put a question about the claim as a whole."""
        manifest = self._desk.manifest
        if not manifest:
            return
        try:
            self._reviewing.ask(manifest, words)
        except RefusedError as error:
            self._view.refuse_question(" ".join(wording.refusal(one) for one in error.refusals))
        except UnavailableError as error:
            self._notices.warn(wording.failure(error))
        else:
            self._view.forget_question()

    def withdraw(self, question: UUID) -> None:
        """Take a question off."""
        manifest = self._desk.manifest
        if manifest:
            kept(lambda: self._reviewing.unask(manifest, question), self._notices)
