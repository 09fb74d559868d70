"""What is remarked of the programme, in words, and what is done about each remark. No Qt."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lianes_desktop.domain import entry
from lianes_desktop.domain.announced import MoonDay
from lianes_desktop.domain.conflicts import Conflict
from lianes_desktop.domain.dossiers import FindingCode
from lianes_desktop.domain.fixes import Fix, NewHours, SameMeal
from lianes_desktop.domain.ids import DossierId, ItemId
from lianes_desktop.domain.programmes import Overlap, ProgrammeItem
from lianes_desktop.i18n import findings, formats, holidays, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.acts import Act
from lianes_desktop.services.courtesies import CourtesyService, Remark
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.ui.kit.draft import Draft
from lianes_desktop.ui.kit.keeping import kept
from lianes_desktop.ui.kit.ports import Notices
from lianes_desktop.ui.programme.layout import shown_in

_TITLES = frozenset({"title", "first", "second"})


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """One remark: what is wrong, and the word of the button that puts it right; none when only people can."""

    sentence: str
    tone: str
    """``bad`` when nobody can do it, ``warn`` when it is discourteous."""
    fix: str = ""


@dataclass(frozen=True, slots=True)
class MoonLine:
    """One day the moon decides: its name and what is known of it, and the field of the day announced."""

    key: str
    sentence: str
    text: str
    refusal: str


@dataclass(frozen=True, slots=True)
class RemarksShown:
    """The whole list, in words ready to show."""

    lines: tuple[RemarkLine, ...] = ()
    aside: tuple[str, ...] = ()
    """Those set aside, which can be made again."""
    days: tuple[MoonLine, ...] = ()


class Courtesies:
    """Keeps the remarks shown, so that a button of the page says only which one."""

    def __init__(self, service: CourtesyService, notices: Notices, clock: Clock, refresh: Callable[[], None]) -> None:
        """``refresh`` shows the page again."""
        self._service = service
        self._notices = notices
        self._clock = clock
        self._refresh = refresh
        self._draft: Draft | None = None
        self._dossier: DossierId | None = None
        self._standing: tuple[Remark, ...] = ()
        self._aside: tuple[Remark, ...] = ()
        self._days: dict[str, MoonDay] = {}

    def read(self, dossier: DossierId) -> None:
        """Look at the programme again."""
        if dossier != self._dossier:
            self._dossier, self._draft = dossier, None
        found = self._service.remarks(dossier)
        self._standing = tuple(one for one in found if not one.conflict.overruled)
        self._aside = tuple(one for one in found if one.conflict.overruled)
        self._days = {f"{one.code}_{one.estimate:%Y}": one for one in self._service.moon_days(dossier)}

    def shown(self, items: Sequence[ProgrammeItem], clock: str) -> RemarksShown:
        """The list, its hours by the clock of that zone."""
        by_id = {item.id: item for item in items}
        return RemarksShown(
            lines=tuple(
                RemarkLine(_sentence(one.conflict), _tone(one.conflict), self._fix_words(one, by_id, clock))
                for one in self._standing
            ),
            aside=tuple(_sentence(one.conflict) for one in self._aside),
            days=tuple(self._moon_line(key, one) for key, one in self._days.items()),
        )

    def fix_of(self, overlap: Overlap) -> Fix | None:
        """The smallest change that ends an overlap."""
        pair = {overlap.first, overlap.second}
        found = (
            one
            for one in self._standing
            if one.conflict.code is FindingCode.OVERLAP and {one.conflict.item, one.conflict.other} == pair
        )
        remark = next(found, None)
        if remark is None or self._dossier is None:
            return None
        return remark.fix or self._service.fix_of(self._dossier, remark.conflict)

    def words_of(self, fix: Fix, item: ProgrammeItem, clock: str) -> str:
        """What the button says that does it, by the clock of that zone."""
        if isinstance(fix, SameMeal):
            return _("Ce repas n'était pas offert")
        starts, ends = (shown_in(moment, item.zone, clock) for moment in (fix.starts_at, fix.ends_at))
        before = shown_in(item.starts_at, item.zone, clock)
        if fix.ends_at - fix.starts_at < item.ends_at - item.starts_at:
            if fix.starts_at == item.starts_at:
                return _("Finir à {time}").format(time=formats.clock(ends))
            return _("Commencer à {time}").format(time=formats.clock(starts))
        if starts.date() == before.date():
            return _("Décaler à {time}").format(time=formats.clock(starts))
        day = f"{formats.weekday(starts)} {starts.day}"
        if starts.time() == before.time():
            return _("Déplacer au {day}").format(day=day)
        return _("Déplacer au {day} à {time}").format(day=day, time=formats.clock(starts))

    # ---- what is done

    def fix(self, at: int) -> ItemId | None:
        """Do what that remark proposes; the line it is about, to be shown."""
        if at >= len(self._standing):
            return None
        remark = self._standing[at]
        return remark.conflict.item if self.do(remark.fix) else None

    def do(self, fix: Fix | None) -> bool:
        """Do one change; the bar offers to undo it."""
        if fix is None or not kept(lambda: self._service.fix(fix), self._notices):
            return False
        act = Act.MOVE_ITEM if isinstance(fix, NewHours) else Act.CORRECT_EXPENSE
        self._notices.say(wording.act(act), undo=True)
        return True

    def set_aside(self, at: int) -> None:
        """Keep the programme as it is, for that remark."""
        if at < len(self._standing):
            one = self._standing[at].conflict
            self._said(Act.SET_REMARK_ASIDE, lambda: self._service.set_aside(one))

    def make_again(self, at: int) -> None:
        """Make a remark again that was set aside."""
        if at < len(self._aside):
            one = self._aside[at].conflict
            self._said(Act.MAKE_REMARK_AGAIN, lambda: self._service.make_again(one))

    def announce(self, left: tuple[str, object]) -> None:
        """Keep the day announced for a feast as its field is left, or say beside it why not."""
        key, given = left
        dossier, day = self._dossier, self._days.get(key)
        if dossier is None or day is None or not isinstance(given, str):
            return

        def keep() -> None:
            announced = entry.parse_date(given, day.estimate, key) if given.strip() else None
            if announced != day.announced:
                self._service.announce(dossier, day.code, day.estimate, announced)

        draft = self._drafted()
        kept(lambda: draft.keep(key, given, keep), self._notices)
        self._refresh()

    # ---- inside

    def _said(self, act: Act, do: Callable[[], None]) -> None:
        if kept(do, self._notices):
            self._notices.say(wording.act(act), undo=True)
            self._refresh()

    def _drafted(self) -> Draft:
        """What is typed of the days announced; their fields are known once they are read."""
        if self._draft is None:
            self._draft = Draft(self._clock, self._days)
        return self._draft

    def _fix_words(self, remark: Remark, items: Mapping[ItemId, ProgrammeItem], clock: str) -> str:
        item = items.get(remark.conflict.item)
        return "" if remark.fix is None or item is None else self.words_of(remark.fix, item, clock)

    def _moon_line(self, key: str, day: MoonDay) -> MoonLine:
        draft = self._drafted()
        said = "" if day.announced is None else formats.day(day.announced)
        return MoonLine(key, _day_words(day), draft.typed.get(key, said), draft.refusals.get(key, ""))


def _sentence(conflict: Conflict) -> str:
    untitled = _("Sans titre")
    return findings.said(
        conflict.code, ((name, value or untitled if name in _TITLES else value) for name, value in conflict.values)
    )


def _tone(conflict: Conflict) -> str:
    return "bad" if conflict.code in (FindingCode.OVERLAP, FindingCode.NO_TRAVEL_TIME) else "warn"


def _day_words(day: MoonDay) -> str:
    """The feast and its day; that it is an estimate until the day is announced."""
    known = day.announced or day.estimate
    name = holidays.holiday(day.code)
    if day.announced is None:
        said = _("{holiday} : {day} (date estimée, à un jour près)")
    else:
        said = _("{holiday} : {day} (date annoncée)")
    return said.format(holiday=name, day=f"{formats.weekday(known)} {formats.day_long(known)}")
