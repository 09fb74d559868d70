"""Photographs that come by themselves: what is offered, and what becomes of it. No Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic
from typing import Protocol

from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services import fresh
from lianes_desktop.services.failures import CancelledError, UnavailableError
from lianes_desktop.services.offered import Offered, Taken, plain_name
from lianes_desktop.services.ports.disks import Seen
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.watch import Found, Watched, WatchService
from lianes_desktop.ui.kit.keeping import kept, warn
from lianes_desktop.ui.kit.ports import Job, Jobs, Notices

_LONG = 1.0
"""Seconds: a look that takes longer is followed by a rest …"""
_REST = 4
"""… of this many times what it took: a slow disk is left in peace."""
_PATIENCE = 60.0
"""Seconds without a word from a look, after which it is given up: its disk may never answer."""

Ended = Callable[[Taken | None], None]
Take = Callable[[tuple[Offered, ...], Ended], bool]
"""Takes files in as those dropped are; ``False`` when there is no dossier for them."""


@dataclass(frozen=True, slots=True)
class WatchedShown:
    """One place, in one line."""

    root: Path
    followed: bool
    tone: str
    icon: str
    chip: str
    words: str
    take: str = ""
    """What the button says that takes what is proposed; there is none when it is empty."""
    take_all: str = ""
    """Likewise, for all there is."""
    later: bool = False


class WatchView(Protocol):
    """The page as this presenter sees it."""

    def show_watched(self, lines: tuple[WatchedShown, ...]) -> None:
        """Where photographs come from by themselves, above the list."""
        ...


class WatchPresenter:
    """Looks at each ``tick``, one look at a time; nothing is taken in before the person asks."""

    def __init__(
        self,
        view: WatchView,
        watch: WatchService,
        jobs: Jobs,
        notices: Notices,
        take: Take,
        now: Callable[[], float] = monotonic,
    ) -> None:
        """``jobs`` may be held up for ever; ``now`` counts seconds."""
        self._view = view
        self._watch = watch
        self._jobs = jobs
        self._notices = notices
        self._take = take
        self._now = now
        self._days: fresh.Period | None = None
        self._job: Job | None = None
        self._look = 0
        """The number of the last look: what is heard of another one comes too late."""
        self._looking = False
        self._broken = False
        """There was a bug, which has been said: there is no other look, for it would be said again and again."""
        self._lost = 0
        """Looks given up that have not ended yet."""
        self._began = self._heard = self._again_at = 0.0

    def turn(self, days: fresh.Period | None) -> None:
        """The dossier in sight has these days, and may hold other files than it did."""
        self._days = days
        self._watch.forget()
        self._show()

    def tick(self) -> None:
        """Some seconds passed with the page in sight: look, unless a look is under way or it is too early.

        A look that nothing is heard of is given up: what never answers keeps nothing else from being looked at.
        """
        now = self._now()
        if self._looking and now - self._heard > _PATIENCE:
            self._give_up()
            self._show()
        if self._looking or self._broken or now < self._again_at:
            return
        try:
            errand = self._watch.errand()
        except UnavailableError as error:
            warn(error, self._notices)
            self._again_at = now + _PATIENCE
            return
        except Exception:
            self._broken = True
            raise
        self._begin(errand)

    def leave(self) -> None:
        """The page is out of sight: a look under way is given up."""
        if self._job is not None:
            self._job.cancel()

    def follow(self, folder: str) -> None:
        """Follow this folder."""
        kept(lambda: self._watch.follow(Path(folder)), self._notices)
        self._look_now()

    def unfollow(self) -> None:
        """Follow nothing."""
        kept(lambda: self._watch.follow(None), self._notices)
        self._look_now()

    def take(self, root: Path) -> None:
        """Take in what is proposed of a place."""
        for one in self._of(root):
            during, others = fresh.parted(one.new or one.put_off, self._days)
            self._hand(one, during or others)

    def take_all(self, root: Path) -> None:
        """Take in all that a place offers."""
        for one in self._of(root):
            self._hand(one, (*one.new, *one.put_off))

    def put_off(self, root: Path) -> None:
        """What a place offers is for later."""
        self._watch.put_off(root)
        self._show()

    def _of(self, root: Path) -> list[Watched]:
        return [one for one in self._watch.watched() if one.root == root and one.there]

    def _hand(self, place: Watched, files: tuple[Seen, ...]) -> None:
        def ended(taken: Taken | None) -> None:
            self._watch.handed(place.root, files, taken)
            self._show()

        # told before: what is taken at once ends before ``take`` comes back
        self._watch.hand(place.root, files)
        if self._take(tuple(Offered(one.path.name, one.path) for one in files), ended):
            self._show()
        else:
            ended(None)

    def _begin(self, errand: Callable[[Progress], Found]) -> None:
        self._look += 1
        look = self._look
        self._looking, self._began = True, self._now()
        self._heard = self._began

        def hear(_at: int, _of: int) -> None:
            if look == self._look:
                self._heard = self._now()

        def done(found: Found) -> None:
            if self._ended(look):
                self._watch.found(found)
                self._show()

        def failed(error: Exception) -> None:
            self._broken = self._broken or not isinstance(error, CancelledError)
            self._ended(look)

        self._job = self._jobs.run(errand, done, failed, hear)

    def _ended(self, look: int) -> bool:
        """Whether it was not given up."""
        if look != self._look:
            self._lost -= 1
            return False
        self._rest()
        return True

    def _give_up(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._look += 1
        self._lost += 1
        self._rest()

    def _look_now(self) -> None:
        """Look at once: a look under way is of what was chosen before."""
        if self._looking:
            self._give_up()
        self._again_at = 0.0
        self.tick()
        self._show()

    def _rest(self) -> None:
        """The more looks never ended, the longer: each of them still holds a thread."""
        self._looking, self._job = False, None
        now = self._now()
        took = now - self._began
        self._again_at = now + _REST * took * max(self._lost, 1) if took > _LONG else now

    def _show(self) -> None:
        lines = [_line(one, self._days) for one in self._watch.watched() if one.followed or one.new]
        followed = self._watch.folder
        if followed is not None and not any(one.followed for one in lines):
            silent = self._lost and not self._looking
            words = _("Ne répond pas : nouvel essai plus tard") if silent else _("Premier regard en cours")
            lines.insert(0, _idle(followed, words))
        self._view.show_watched(tuple(lines))


def _line(place: Watched, days: fresh.Period | None) -> WatchedShown:
    if not place.there:
        return _gone(place)
    if place.new or place.put_off:
        return _offer(place, *fresh.parted(place.new or place.put_off, days))
    if not place.whole:
        return _idle(place.root, _("Trop de fichiers pour tout voir : suivez un dossier plus petit, comme DCIM."))
    return _idle(place.root, _("Rien de nouveau"))


def _offer(place: Watched, during: Sequence[Seen], others: Sequence[Seen]) -> WatchedShown:
    proposed = len(during) or len(others)
    if not place.new:
        words = ngettext("{n} photo remise à plus tard", "{n} photos remises à plus tard", proposed)
        shown = _idle(place.root, words.format(n=formats.number(proposed)))
    elif place.followed:
        words = ngettext("{n} photo nouvelle dans {folder}", "{n} photos nouvelles dans {folder}", proposed)
        said = words.format(n=formats.number(proposed), folder=_named(place.root))
        shown = WatchedShown(place.root, followed=True, tone="ok", icon="folder-open", chip=_followed(), words=said)
    else:
        words = ngettext("{n} photo", "{n} photos", proposed).format(n=formats.number(proposed))
        chip = _("Une clé ou un téléphone est branché")
        shown = WatchedShown(place.root, followed=False, tone="ok", icon="usb", chip=chip, words=words)
    said = shown.words
    if not during:
        said = _("{photos}, hors des dates prévues").format(photos=said)
    elif others:
        more = ngettext("{n} autre hors des dates", "{n} autres hors des dates", len(others))
        said = f"{said} · {more.format(n=formats.number(len(others)))}"
    take_all = _("Toutes les prendre") if during and others else ""
    return replace(shown, words=said, take=_("Les prendre"), take_all=take_all, later=bool(place.new))


def _gone(place: Watched) -> WatchedShown:
    if place.followed:
        words = _("{folder} n'est plus là : rebranchez le téléphone ou la clé, la suite viendra d'elle-même.")
    else:
        words = _("La clé ou le téléphone n'est plus là : rebranchez-le, la suite viendra d'elle-même.")
    said = words.format(folder=_named(place.root))
    return WatchedShown(place.root, place.followed, "warn", "usb", _("Débranché"), said, later=not place.followed)


def _idle(root: Path, words: str) -> WatchedShown:
    said = f"{_named(root)} · {words}"
    return WatchedShown(root, followed=True, tone="neutral", icon="folder-open", chip=_followed(), words=said)


def _followed() -> str:
    return _("Dossier suivi")


def _named(root: Path) -> str:
    """The folder's own name, or all of it when it has none, as a disk's root."""
    return formats.isolate(plain_name(root.name or str(root)))
