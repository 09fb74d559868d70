"""Decisions on the claim under review, line by line; moving on keeps what is typed. No Qt."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple
from uuid import UUID

from lianes_desktop.domain.bundles import ReceivedBundle, Verification
from lianes_desktop.domain.ids import ExpenseId
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.review_desk import DeskLine, ReviewDesk
from lianes_desktop.domain.reviewing import ReviewReason, Verdict
from lianes_desktop.i18n import review, wording
from lianes_desktop.services.failures import RemovedError, UnavailableError
from lianes_desktop.services.likenesses import LikenessService
from lianes_desktop.services.profiles import ProfileService
from lianes_desktop.services.reviewing import ReviewingService
from lianes_desktop.ui.inbox import decisions, desk_reading
from lianes_desktop.ui.inbox.board_view import BoardView
from lianes_desktop.ui.inbox.desk_values import Draft
from lianes_desktop.ui.kit.keeping import kept, warn
from lianes_desktop.ui.kit.ports import Jobs, Notices

_LETTERS = {"A": Verdict.ACCEPT, "R": Verdict.REDUCE, "X": Verdict.REFUSE, "H": Verdict.HOLD}
_FIELDS = ("kept", "reason", "words")


class _Wanted(NamedTuple):
    key: str
    found: Verification
    replaced: bool


class DeskPresenter:
    """Shows one claim, and keeps what is decided of it."""

    def __init__(
        self,
        view: BoardView,
        reviewing: ReviewingService,
        likenesses: LikenessService,
        profiles: ProfileService,
        jobs: Jobs,
        looking: Jobs,
        notices: Notices,
    ) -> None:
        """Nothing is read before ``show``; ``looking`` is for pictures, so that nothing waits behind them."""
        self._view = view
        self._reviewing = reviewing
        self._likenesses = likenesses
        self._profiles = profiles
        self._jobs = jobs
        self._looking = looking
        self._notices = notices
        self._wanted: _Wanted | None = None
        self._opening = ""
        self._writing = False
        self._desk: ReviewDesk | None = None
        self._line: UUID | None = None
        self._draft = Draft()
        self._revision = 0
        self._told = ""
        self._only_changed = False

    @property
    def desk(self) -> ReviewDesk | None:
        """The claim under review."""
        return self._desk

    @property
    def manifest(self) -> str:
        """Its digest; empty while there is none."""
        return "" if self._desk is None else self._desk.received.manifest_sha256

    # ---- which claim, which line

    def show(self, received: ReceivedBundle, found: Verification, *, replaced: bool) -> None:
        """Show a claim; one that is shown already is read again, and what is typed and not kept yet stays.

        ``found`` is what the verifier said last, ``replaced`` that a later version arrived. Another claim is read
        beside the window: look-alikes are searched in every claim there is.
        """
        key = received.manifest_sha256
        self._wanted = _Wanted(key, found, replaced)
        if self.manifest == key:
            if not self._writing and (desk := self._read(key)) is not None:
                self._again(desk)
            return
        self._desk = None
        if self._opening == key:
            return
        self._opening = key
        self._view.show_opening()
        self._jobs.run(lambda _progress: self._reviewing.desk(key), self._opened, partial(self._unread, key))

    def close(self) -> None:
        """No claim is shown any more."""
        self._wanted = self._desk = None
        self._opening = ""

    def choose(self, expense: UUID) -> None:
        """Move to a line; what is typed on the one before is kept first, or holds the person there."""
        if expense != self._line and not self.flush(show=False):
            return
        self._turn(expense)
        self.show_again()

    def type_letter(self, letter: str) -> None:
        """A key where no field has the focus."""
        if letter in _LETTERS:
            self.decide(_LETTERS[letter], go_on=True)
        elif letter == "M":
            self.next_remarked()
        else:
            self._step({"J": 1, "K": -1}[letter])

    def next_remarked(self) -> None:
        """Move to the next line the machine found something about, undecided ones first."""
        lines = self._in_sight()
        at = next((at for at, one in enumerate(lines) if one.line.expense.id == self._line), -1)
        after = [*lines[at + 1 :], *lines[: at + 1]]
        marked = [one for one in after if one.remarked]
        found = next((one for one in marked if one.verdict is None), marked[0] if marked else None)
        if found is not None:
            self.choose(found.line.expense.id)
            self._view.focus_lines()

    def show_only_changed(self, only: bool) -> None:  # noqa: FBT001 - the one thing said by a switch
        """Leave out the lines that did not change, or show them all."""
        if self.flush():
            self._only_changed = only
            line = self._held()
            if line is None or line not in self._in_sight():
                self._turn(self._first())
        self.show_again()

    # ---- the decision

    def decide(self, verdict: Verdict, *, go_on: bool = False) -> None:
        """Choose a verdict; ``ACCEPT`` needs nothing more and is kept at once, the others ask for the amount or why."""
        line = self._held()
        if line is None or not self._may():
            return
        self._draft = decisions.turned(line, self._draft, verdict)
        self._told = ""
        self._view.refuse_decision({})
        if verdict is Verdict.ACCEPT:
            if self.flush(show=not go_on) and go_on:
                self._step(1)
            return
        self.show_again()
        self._view.focus_decision("kept" if verdict is Verdict.REDUCE else "reason")

    def type_base(self, text: str) -> None:
        """The base kept, as typed."""
        self._typed(Draft(self._draft.verdict, text, self._draft.reason, self._draft.words))

    def choose_reason(self, reason: ReviewReason | None) -> None:
        """Why."""
        self._typed(Draft(self._draft.verdict, self._draft.base, reason, self._draft.words))

    def type_words(self, text: str) -> None:
        """A word to the authority, as typed."""
        self._typed(Draft(self._draft.verdict, self._draft.base, self._draft.reason, text))

    def enter(self) -> None:
        """Keep the decision and go on to the next line."""
        if self.flush(show=False):
            self._step(1)
            self._view.focus_lines()

    def flush(self, *, show: bool = True) -> bool:
        """Keep what is typed on the line in hand; ``False`` when it is refused, which is said beside it.

        ``show`` is left out by who shows the claim next.
        """
        line, desk = self._held(), self._desk
        if line is None or desk is None or self._draft == decisions.kept(line):
            return True
        try:
            judged = decisions.read(line, self._draft)
            if judged is not None:
                self._judge(desk, line, judged)
        except RefusedError as error:
            self._refuse(error.refusals)
            return False
        except UnavailableError as error:
            self._notices.warn(wording.failure(error))
            self.show_again()  # the list may have moved on already
            return False
        except RemovedError:
            return True  # a later version took its place: what is shown is read again
        self._told = ""
        self._view.refuse_decision({})
        if show:
            self.show_again()
        return True

    def confirm(self) -> None:
        """A second person agrees with the verdict on the line in hand."""
        desk, line = self._desk, self._line
        if desk is not None and line is not None and self.flush():
            seen = self._held()
            revision = seen.verdict.revision if seen is not None and seen.verdict is not None else None
            manifest = desk.received.manifest_sha256
            kept(lambda: self._reviewing.second(manifest, ExpenseId(line), revision=revision), self._notices)

    # ---- inside

    def _opened(self, desk: ReviewDesk) -> None:
        """A claim was read: show it, unless another is wanted by now."""
        if self._wanted is None or self._wanted.key != desk.received.manifest_sha256:
            return
        self._opening = ""
        self._desk, self._line = desk, None
        self._only_changed = desk_reading.follows(desk)
        self._view.refuse_decision({})
        self._turn(self._first())
        self.show_again()
        look = partial(self._likenesses.look, desk.received.manifest_sha256)
        self._looking.run(look, self._looked, self._not_looked)

    def _looked(self, _pictures: int) -> None:
        """What is like another claim's was announced, and shown."""

    def _not_looked(self, error: Exception) -> None:
        warn(error, self._notices)

    def _unread(self, key: str, error: Exception) -> None:
        if self._opening == key:
            self._opening = ""
            self._view.show_unread()
        warn(error, self._notices)

    def _again(self, desk: ReviewDesk) -> None:
        """The same claim, read again."""
        before = self._held()
        untouched = before is None or self._draft == decisions.kept(before)
        self._desk = desk
        if self._held() is None:
            self._turn(self._first())
        elif untouched:
            self._begin()
        self.show_again()

    def _read(self, key: str) -> ReviewDesk | None:
        try:
            return self._reviewing.desk(key)
        except UnavailableError as error:
            self._notices.warn(wording.failure(error))
        except RemovedError:
            pass
        return None

    def _judge(self, desk: ReviewDesk, line: DeskLine, judged: decisions.Judgement) -> None:
        manifest = desk.received.manifest_sha256
        self._writing = True  # what it announces is read below, once
        try:
            self._reviewing.judge(
                manifest,
                line.line.expense.id,
                judged.verdict,
                judged.kept_cents,
                judged.reason,
                judged.words,
                revision=self._revision,
            )
        finally:
            self._writing = False
        self._desk = self._read(manifest) or desk
        self._begin()

    def _typed(self, draft: Draft) -> None:
        if self._held() is not None and self._may():
            self._draft, self._told = draft, ""

    def _refuse(self, refusals: Sequence[Refusal]) -> None:
        said: dict[str, str] = {}
        for one in refusals:
            said[one.field if one.field in _FIELDS else ""] = wording.refusal(one)
        changed = any(one.problem is Problem.CHANGED_MEANWHILE for one in refusals)
        self._told = said.pop("", "")
        if changed and self._desk is not None:
            # the other's decision is shown, and ours is not: it has to be taken again knowing theirs
            self._desk = self._read(self._desk.received.manifest_sha256) or self._desk
            self._begin()
        self.show_again()
        self._view.refuse_decision(said)

    def _step(self, by: int) -> None:
        lines = self._in_sight()
        at = next((at for at, one in enumerate(lines) if one.line.expense.id == self._line), 0) + by
        if 0 <= at < len(lines):
            self.choose(lines[at].line.expense.id)
        else:
            self.show_again()

    def _first(self) -> UUID | None:
        lines = self._in_sight()
        first = next((one for one in lines if one.verdict is None), lines[0] if lines else None)
        return None if first is None else first.line.expense.id

    def _turn(self, expense: UUID | None) -> None:
        self._line, self._told = expense, ""
        self._begin()

    def _begin(self) -> None:
        """Type on what is kept of the line in hand."""
        line = self._held()
        self._draft = Draft() if line is None else decisions.kept(line)
        seen = None if line is None else line.verdict or line.earlier
        self._revision = seen.revision if seen is not None else 0

    def _held(self) -> DeskLine | None:
        return None if self._desk is None or self._line is None else self._desk.line_of(self._line)

    def _in_sight(self) -> tuple[DeskLine, ...]:
        if self._desk is None:
            return ()
        shown = desk_reading.in_sight(self._desk, only_changed=self._only_changed)
        held = self._held()
        if held is None or held in shown:
            return shown
        # a line decided just now stays in sight until one moves on
        return tuple(one for one in self._desk.lines if one in shown or one is held)

    def _may(self) -> bool:
        desk, wanted = self._desk, self._wanted
        return desk is not None and wanted is not None and desk_reading.editable(desk, replaced=wanted.replaced)

    def show_again(self) -> None:
        """Show the claim as it was read last, and what is typed."""
        desk, wanted, line = self._desk, self._wanted, self._held()
        if desk is None or wanted is None:
            return
        self._view.offer_reasons([(one, review.reason(one)) for one in ReviewReason])
        shown, only = self._in_sight(), self._only_changed
        self._view.show_desk(
            desk_reading.desk_view(desk, wanted.found, shown, self._line, only_changed=only, replaced=wanted.replaced)
        )
        if line is not None:
            profile = self._profiles.get()
            me = profile.name if profile is not None else ""
            self._view.show_panel(desk_reading.panel(line, self._draft, me, self._told, may=self._may()))
