"""Decisions on the programme as a whole: filled at once, and seen as it will be printed. No Qt."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Protocol, assert_never
from uuid import UUID

from lianes_desktop.domain import entry
from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.ids import DossierId, ItemId
from lianes_desktop.domain.missions import HostingDay
from lianes_desktop.domain.papers import PaperCode
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import language, ngettext
from lianes_desktop.i18n.kinds import said
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.failures import RemovedError, UnavailableError
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.programmes import ProgrammeService
from lianes_desktop.services.replanning import Made, ReplanningService
from lianes_desktop.ui.kit.keeping import warn
from lianes_desktop.ui.kit.ports import Navigator, Notices, Place
from lianes_desktop.ui.programme.fills import Answer, Fill, Question, Source


class FillView(Protocol):
    """Where a person says what a programme is filled with."""

    def offer_fills(self, possible: frozenset[Fill]) -> None:
        """Show the ways there are, those that lead nowhere greyed."""
        ...

    def ask_fill(self, question: Question) -> None:
        """Ask what is taken, and for which day."""
        ...

    def refuse_fill(self, sentence: str) -> None:
        """Say beside the day why not; nothing typed is lost."""
        ...

    def end_fill(self) -> None:
        """It is done: put the question away."""
        ...


class Shown(Protocol):
    """What the page shows now."""

    @property
    def dossier(self) -> DossierId | None:
        """The dossier in sight."""
        ...

    @property
    def chosen(self) -> ItemId | None:
        """The line chosen."""
        ...

    def turn_to(self, item: ItemId) -> None:
        """Show a line just made."""
        ...


class Planner:
    """Fills the programme in sight; what is added can be taken back from the message bar."""

    def __init__(
        self,
        view: FillView,
        shown: Shown,
        replanning: ReplanningService,
        programme: ProgrammeService,
        dossiers: DossierService,
        navigator: Navigator,
        notices: Notices,
        clock: Clock,
    ) -> None:
        """``shown`` is the page's own presenter."""
        self._view = view
        self._shown = shown
        self._replanning = replanning
        self._programme = programme
        self._dossiers = dossiers
        self._navigator = navigator
        self._notices = notices
        self._clock = clock

    def offer(self) -> None:
        """Show the ways to fill the programme."""
        dossier = self._shown.dossier
        if dossier is not None:
            there = {Fill.TEMPLATE: True, Fill.DAY: bool(self._programme.items(dossier)),
                     Fill.FORMER: bool(self._replanning.former(dossier))}  # fmt: skip
            self._view.offer_fills(frozenset(fill for fill, possible in there.items() if possible))

    def ask(self, fill: Fill) -> None:
        """Ask what is taken, and for which day; the likeliest is proposed."""
        dossier = self._shown.dossier
        if dossier is None:
            return
        action = self._dossiers.action(dossier)
        first = action.starts_on or self._clock.today()
        match fill:
            case Fill.TEMPLATE:
                templates = self._replanning.templates(dossier)
                self._ask(fill, [(one.code, said(one.names)) for one in templates], first)
            case Fill.FORMER:
                self._ask(fill, [(one.id, _titled(one)) for one in self._replanning.former(dossier)], first)
            case Fill.DAY:
                items = self._programme.items(dossier)
                days = sorted({one.starts_at.date() for one in items})
                chosen = next((one.starts_at.date() for one in items if one.id == self._shown.chosen), None)
                to = _free(chosen or next(iter(days), first), days)
                self._ask(fill, [(one, formats.day_heading(one)) for one in days], to, chosen)
            case _:
                assert_never(fill)

    def fill(self, answer: Answer) -> None:
        """Add the lines and show the first, or say beside the day why not."""
        dossier = self._shown.dossier
        if dossier is None:
            return
        try:
            made = self._made(dossier, answer, entry.parse_date(answer.day, self._clock.today(), "to"))
        except RefusedError as refused:
            self._view.refuse_fill(" ".join(wording.refusal(one) for one in refused.refusals))
            return
        except (UnavailableError, RemovedError) as failure:
            self._view.end_fill()
            warn(failure, self._notices)
            return
        self._view.end_fill()
        if made:
            self._shown.turn_to(made[0].id)
            words = ngettext("{n} rendez-vous ajouté", "{n} rendez-vous ajoutés", len(made))
            self._notices.say(words.format(n=formats.number(len(made))), undo=True)

    def preview(self) -> None:
        """Show the programme as it will be printed."""
        dossier = self._shown.dossier
        if dossier is not None:
            hosting = isinstance(self._dossiers.action(dossier), HostingDay)
            code = PaperCode.HOSTING_PROGRAMME if hosting else PaperCode.MISSION_PROGRAMME
            self._navigator.go(Place.PAPERS, None, code.value)

    # ---- inside

    def _ask(
        self, fill: Fill, sources: Sequence[tuple[Source, str]], day: date, proposed: Source | None = None
    ) -> None:
        if sources:
            self._view.ask_fill(Question(fill, tuple(sources), proposed or sources[0][0], _as_typed(day)))

    def _made(self, dossier: DossierId, answer: Answer, day: date) -> Made:
        match answer.source:
            case str() as code:
                return self._replanning.lay_template(dossier, code, day, language())
            case date() as copied:
                return self._replanning.copy_day(dossier, copied, day)
            case UUID() as former:
                return self._replanning.take_former(dossier, DossierId(former), day)
            case _:
                assert_never(answer.source)


def _titled(action: Action) -> str:
    """A former dossier, and when it was."""
    if action.starts_on is None:
        return action.title
    return f"{action.title} · {formats.month_range(action.starts_on, action.ends_on or action.starts_on)}"


def _as_typed(day: date) -> str:
    return formats.day(day).removeprefix(formats.RLM)


def _free(day: date, taken: list[date]) -> date:
    """The first day after that one on which nothing is planned."""
    day += timedelta(days=1)
    while day in taken:
        day += timedelta(days=1)
    return day
