"""What the window decides: which dossier is open, who is here, what undo says. No Qt."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.people import Role
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.i18n import acts, formats
from lianes_desktop.i18n.catalogue import N_, _, activate, language
from lianes_desktop.services.changes import Topic
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.shell.values import KIND_ICONS, NEW, DossierCard, Identity, StartCard

if TYPE_CHECKING:  # the first painted window does not wait for the services that write
    from collections.abc import Callable
    from datetime import date

    from lianes_desktop.domain.actions import Action
    from lianes_desktop.domain.ids import DossierId
    from lianes_desktop.services.backups import BackupService
    from lianes_desktop.services.beginnings import BeginningService
    from lianes_desktop.services.dossiers import DossierService
    from lianes_desktop.services.organisations import Organisations
    from lianes_desktop.services.ports.device import Clock
    from lianes_desktop.services.ports.readings import Directory
    from lianes_desktop.services.preferences import PreferencesService
    from lianes_desktop.services.undo import Undo

_LATE_AFTER = timedelta(days=1)
_KINDS = {
    ActionType.MISSION: N_("Mission"),
    ActionType.HOSTING: N_("Accueil"),
    ActionType.PARTNERSHIP: N_("Partenariat"),
    ActionType.PROJECT: N_("Projet"),
}
_OVER = {
    ActionType.MISSION: N_("terminée"),
    ActionType.PARTNERSHIP: N_("terminé"),
    ActionType.PROJECT: N_("terminé"),
}


class ShellView(Protocol):
    """What the window can show."""

    def show_identity(self, who: Identity) -> None:
        """Who is here."""
        ...

    def show_dossiers(self, cards: tuple[DossierCard, ...], current: DossierCard) -> None:
        """Every dossier, and the one that is open."""
        ...

    def show_state(self, saved: str, backup: str, *, late: bool) -> None:
        """What is saved, and the last backup."""
        ...

    def show_waiting(self, place: Place, count: int) -> None:
        """How many things wait in a section."""
        ...

    def open_dossier(self, dossier: DossierId | None) -> None:
        """Show this dossier on every page."""
        ...

    def begin_dossier(self) -> None:
        """Show where the dossier just made and opened gets its title, dates and partner."""
        ...

    def speak(self) -> None:
        """Say everything again in the language in force."""
        ...

    def dress(self, theme: str) -> None:
        """Put a theme in force."""
        ...

    def say(self, text: str, *, undo: bool = False) -> None:
        """Say what was done."""
        ...

    def offer_starts(self, starts: tuple[StartCard, ...]) -> None:
        """Ask which of these a new dossier starts from, and its first day."""
        ...

    def refuse_start(self, sentence: str) -> None:
        """Say beside the day why the new dossier cannot be made; nothing typed is lost."""
        ...

    def end_start(self) -> None:
        """The dossier is made: put the question away."""
        ...


class ShellPresenter:
    """Keeps the window in step with the records."""

    def __init__(
        self,
        view: ShellView,
        directory: Directory,
        organisations: Organisations,
        dossiers: DossierService,
        preferences: PreferencesService,
        backups: BackupService,
        undo: Undo,
        clock: Clock,
        beginnings: BeginningService,
        inbox_waiting: Callable[[], int] | None = None,
    ) -> None:
        """``dossiers``, ``beginnings`` and ``undo`` act; ``inbox_waiting`` counts what waits at an office."""
        self._view = view
        self._directory = directory
        self._organisations = organisations
        self._dossiers = dossiers
        self._preferences = preferences
        self._backups = backups
        self._undo = undo
        self._clock = clock
        self._beginnings = beginnings
        self._inbox_waiting = inbox_waiting
        self._open: DossierId | None = None

    def start(self) -> Place:
        """Show the last dossier; returns the page left last time, or the first of the role."""
        kept = self._preferences.current()
        known = [one.action.id for one in self._directory.dossiers()]
        last = next((one for one in known if str(one) == kept.last_dossier), None)
        self._open = last if last is not None else next(iter(known), None)
        self._show_identity(whole=False)
        self._show_dossiers()
        self._view.open_dossier(self._open)
        first = Place.INBOX if self._office else Place.OVERVIEW
        try:
            place = Place(kept.last_page)
        except ValueError:
            return first
        return first if self._office or place in (Place.PREFERENCES, Place.INBOX, Place.REGISTER) else place

    def settle(self) -> None:
        """Show what the first frame did not wait for: the name of the person's organisation, and the last backup."""
        self._show_identity()
        self.tick()

    def refresh(self) -> None:
        """Show everything again."""
        self._show_identity()
        self._show_dossiers()
        self.tick()

    def tick(self) -> None:
        """Show how old the last backup is; called every minute."""
        last = self._backups.last()
        saved = _("Hors ligne · tout est enregistré")
        if last is None:
            self._view.show_state(saved, _("Pas encore de sauvegarde"), late=False)
            return
        now = self._clock.now()
        made = last.made_at.astimezone()
        if made.date() != self._clock.today():
            words = _("Dernière sauvegarde {ago}").format(ago=formats.ago(now - last.made_at))
        elif self._preferences.current().backup_folder:
            folder = formats.isolate(Path(self._preferences.current().backup_folder).name)
            words = _("Sauvegardé à {time} dans {folder}").format(time=f"{made:%H:%M}", folder=folder)
        else:
            words = _("Sauvegardé à {time}").format(time=f"{made:%H:%M}")
        self._view.show_state(saved, words, late=now - last.made_at > _LATE_AFTER)

    def changed(self, topics: frozenset[Topic]) -> None:
        """Read again what those kinds of record concern here."""
        if Topic.PREFERENCES in topics:
            self._follow_preferences()
        if topics & {Topic.DOSSIERS, Topic.EXPENSES, Topic.INBOX, Topic.ANSWERS}:
            self._show_dossiers()
        if Topic.ORGANISATIONS in topics or Topic.KEYS in topics or Topic.PREFERENCES in topics:
            self._show_identity()
        if Topic.BACKUPS in topics:
            self.tick()

    def open(self, dossier: DossierId) -> None:
        """Open another dossier, and remember it."""
        self._open = dossier
        self._preferences.change(last_dossier=str(dossier))
        self._show_dossiers()
        self._view.open_dossier(dossier)

    def create(self, kind: ActionType) -> None:
        """Add a dossier of that kind, open it and ask for its facts."""
        made = {
            ActionType.MISSION: self._dossiers.create_mission,
            ActionType.HOSTING: self._dossiers.create_hosting_day,
            ActionType.PARTNERSHIP: self._dossiers.create_partnership,
            ActionType.PROJECT: self._dossiers.create_project,
        }[kind](_(NEW[kind]))
        self.open(made.id)
        self._view.begin_dossier()

    def ask_start(self) -> None:
        """Show the templates and the former dossiers a new one may start from."""
        from lianes_desktop.ui.shell.starts import starts  # noqa: PLC0415 - seldom asked for

        former = tuple(one.action for one in self._directory.dossiers())
        self._view.offer_starts(starts(self._beginnings.templates(), former))

    def start_from(self, asked: tuple[str | DossierId, str]) -> None:
        """Make the dossier from a template's code or a former dossier, and open it; or say why the day is refused."""
        from lianes_desktop.ui.shell.starts import first_day  # noqa: PLC0415 - seldom asked for

        source, typed = asked
        day, refusal = first_day(typed, self._clock.today())
        if day is None:
            self._view.refuse_start(refusal)
            return
        if isinstance(source, str):
            made = self._beginnings.from_template(source, day, language())
        else:
            made = self._beginnings.from_former(source, day)
        self._view.end_start()
        self.open(made.id)
        self._view.begin_dossier()

    def add_sample(self) -> None:
        """Add the dossier made for a first look and open it."""
        self.open(self._dossiers.add_sample())

    def remove_open(self) -> None:
        """Remove the dossier that is open; the message offers to take it back."""
        if self._open is None:
            return
        self._dossiers.remove(self._open)
        self._view.say(acts.act("remove_dossier"), undo=True)

    def undo(self) -> None:
        """Take back the last act and say which."""
        try:
            act = self._undo.undo()
        except RefusedError as refused:
            self._view.say(_why(refused))
            return
        if act is None:
            self._view.say(_("Rien à annuler"))
        else:
            self._view.say(_("Annulé : {act}").format(act=acts.act(act)))

    def redo(self) -> None:
        """Do the last act undone again and say which."""
        try:
            act = self._undo.redo()
        except RefusedError as refused:
            self._view.say(_why(refused))
            return
        if act is None:
            self._view.say(_("Rien à rétablir"))
        else:
            self._view.say(_("Rétabli : {act}").format(act=acts.act(act)))

    def choose_theme(self, theme: str) -> None:
        """Remember the theme chosen by the keyboard."""
        self._preferences.change(theme=theme)

    def remember_place(self, place: Place) -> None:
        """Remember the page for the next start."""
        if place.value != self._preferences.current().last_page:
            self._preferences.change(last_page=place.value)

    @property
    def _office(self) -> bool:
        profile = self._directory.profile()
        return profile is not None and profile.role is Role.OFFICE

    def _follow_preferences(self) -> None:
        kept = self._preferences.current()
        self._view.dress(kept.theme)
        if kept.language != language():
            activate(kept.language)
            self._view.speak()
            self.refresh()

    def _show_identity(self, *, whole: bool = True) -> None:
        profile = self._directory.profile()
        if profile is None:
            return
        organisation = self._organisations.find(profile.organisation) if whole else None
        own = _("Bureau Lianes") if profile.role is Role.OFFICE else ""
        where = organisation.name if organisation is not None else own
        self._view.show_identity(Identity(profile.name, where, formats.initials(profile.name)))

    def _show_dossiers(self) -> None:
        if self._office:
            self._view.show_dossiers((), DossierCard(None, _("Bureau Lianes"), _("Clés en main · Maroc"), "landmark"))
            if self._inbox_waiting is not None:
                self._view.show_waiting(Place.INBOX, self._inbox_waiting())
            return
        summaries = self._directory.dossiers()
        if self._open is not None and self._open not in [one.action.id for one in summaries]:
            self._open = summaries[0].action.id if summaries else None
            self._view.open_dossier(self._open)
        elif self._open is None and summaries:
            self._open = summaries[0].action.id
            self._view.open_dossier(self._open)
        today = self._clock.today()
        cards = tuple(dossier_card(one.action, today) for one in summaries)
        none = DossierCard(None, _("Aucun dossier"), _("Choisir ou créer"), "folder")
        self._view.show_dossiers(cards, next((card for card in cards if card.id == self._open), none))
        waiting = next((one.incomplete for one in summaries if one.action.id == self._open), 0)
        self._view.show_waiting(Place.EXPENSES, waiting)


def dossier_card(action: Action, today: date) -> DossierCard:
    """A dossier in the switcher, with where it stands today."""
    kind, icon = _(_KINDS[action.action]), KIND_ICONS[action.action]
    when = _when(action, today)
    detail = _("{kind} · {when}").format(kind=kind, when=when) if when else kind
    return DossierCard(action.id, action.title or _("Sans titre"), detail, icon)


def _when(action: Action, today: date) -> str:
    start, end = action.starts_on, action.ends_on or action.starts_on
    if action.sample:
        return _("exemple")
    if start is None or end is None:
        return _("sans date")
    if today > end:
        return _(_OVER[action.action]) if action.action in _OVER else formats.day(start)
    if today < start:
        if action.action is ActionType.HOSTING:
            return formats.day(start)
        return _("dans {n} j").format(n=(start - today).days)
    return _("jour {n} sur {of}").format(n=(today - start).days + 1, of=(end - start).days + 1)


def _why(refused: RefusedError) -> str:
    """What is refused, in words."""
    from lianes_desktop.i18n.refusals import refusal  # noqa: PLC0415 - seldom needed, and never at the start

    return " ".join(refusal(one) for one in refused.refusals)
