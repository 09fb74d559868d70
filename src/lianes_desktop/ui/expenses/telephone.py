"""Receipts photographed with a telephone: which network, for how long, and what arrived. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from lianes_desktop.domain.ids import DossierId
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.networks import Interface, is_hotspot
from lianes_desktop.services.ports.telephone import Became, Ended, Landed, Line, LineState
from lianes_desktop.services.telephone import TelephoneService
from lianes_desktop.ui.expenses.values import Options
from lianes_desktop.ui.kit.ports import Notices

_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Arrived:
    """One file as the panel lists it."""

    name: str
    says: str
    tone: str
    icon: str


@dataclass(frozen=True, slots=True)
class Told:
    """What went wrong or is over: a title, and what to do."""

    tone: str
    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class TelephoneShown:
    """The panel at one moment."""

    networks: Options = ()
    chosen: Interface | None = None
    address: str = ""
    """What the code holds; empty while nobody listens."""
    left: str = ""
    joined: bool = False
    told: Told | None = None
    arrived: tuple[Arrived, ...] = ()
    """The latest first."""


@dataclass(frozen=True, slots=True)
class ListeningShown:
    """That a telephone may send, in one line."""

    words: str


class TelephoneView(Protocol):
    """The page as this presenter sees it."""

    def show_telephone(self, shown: TelephoneShown | None) -> None:
        """How to photograph with a telephone, in the panel's place; ``None`` closes it."""
        ...

    def show_listening(self, shown: ListeningShown | None) -> None:
        """That a telephone may send, wherever the panel is; ``None`` when none may."""
        ...


class TelephonePresenter:
    """Nobody listens before ``start``; what listens is always in sight, as the panel or as a line above the list."""

    def __init__(self, view: TelephoneView, telephone: TelephoneService, notices: Notices) -> None:
        """Closed until ``open``."""
        self._view = view
        self._notices = notices
        self._telephone = telephone
        self._dossier: DossierId | None = None
        self._chosen: Interface | None = None
        self._line: Line | None = None
        self._told: Callable[[], Told] | None = None
        self._arrived: tuple[Landed, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the panel is shown."""
        return self._dossier is not None

    def open(self, dossier: DossierId) -> None:
        """Show the panel: where to begin, or the code while a telephone may send."""
        self._dossier = dossier
        if self._line is None:
            self._told, self._arrived = None, ()
        self.refresh()

    def choose(self, network: Interface) -> None:
        """Listen on this network, when it is asked."""
        self._chosen = network
        self.refresh()

    def start(self) -> None:
        """Listen on the network chosen, or say why not."""
        self.tick()
        if self._dossier is None or self._chosen is None or self._line is not None:
            return
        self._told, self._arrived = None, ()
        try:
            self._line = self._telephone.listen(self._dossier, self._chosen)
        except UnavailableError as failure:
            self._told = _failure(failure)
        self.refresh()

    def stop(self) -> None:
        """Listen no more."""
        if self._line is not None:
            self._line.stop()
        self.tick()

    def close(self) -> None:
        """Put the panel away; a telephone that may send goes on, in one line above the list."""
        if self._dossier is not None:
            self._dossier = None
            self._view.show_telephone(None)
            self.refresh()

    def leave(self) -> None:
        """The page is left, or shows another dossier: nobody listens out of sight, and that is said."""
        if self._line is not None:
            self.stop()
            self._notices.say(_ended(Ended.STOPPED).title)
        self.close()

    def tick(self) -> None:
        """A second passed: time left, what arrived, networks that came and went."""
        self.refresh()

    def refresh(self) -> None:
        """Show how it stands, in the language in force."""
        state = self._line.state() if self._line is not None else None
        if state is not None:
            self._arrived = state.landed
            if state.ended is not None:
                ended = state.ended
                self._line, state, self._told = None, None, lambda: _ended(ended)
        self._view.show_listening(
            ListeningShown(_in_one_line(state)) if state is not None and self._dossier is None else None
        )
        if self._dossier is not None:
            self._view.show_telephone(self._waiting() if state is None else self._listening(state))

    def _listening(self, state: LineState) -> TelephoneShown:
        return TelephoneShown(
            address=state.address, left=_left(state), joined=state.joined, arrived=_arrived(self._arrived)
        )

    def _waiting(self) -> TelephoneShown:
        networks = self._telephone.networks()
        if self._chosen not in networks:
            self._chosen = networks[0] if networks else None
        told = self._told() if self._told is not None else _no_network() if not networks else None
        options = tuple((one, _named(one)) for one in networks)
        return TelephoneShown(options, self._chosen, told=told, arrived=_arrived(self._arrived))


def _named(network: Interface) -> str:
    words = f"{formats.isolate(network.name)} · {formats.ltr(network.address)}"
    if is_hotspot(network.address):
        return _("{network} · partage de connexion").format(network=words)
    return words


def _left(state: LineState) -> str:
    minutes, seconds = divmod(state.seconds_left, _MINUTE)
    return _("Encore {minutes} min {seconds} s").format(minutes=minutes, seconds=f"{seconds:02}")


def _in_one_line(state: LineState) -> str:
    kept = sum(one.became is Became.RECEIVED for one in state.landed)
    count = ngettext("{n} reçu arrivé", "{n} reçus arrivés", kept).format(n=formats.number(kept))
    return f"{count} · {_left(state)}"


def _arrived(landed: tuple[Landed, ...]) -> tuple[Arrived, ...]:
    return tuple(_one(each) for each in reversed(landed))


def _one(landed: Landed) -> Arrived:
    name = formats.isolate(landed.name)
    if landed.became is Became.RECEIVED:
        return Arrived(name, _("Bien reçu"), "ok", "check")
    if landed.became is Became.ALREADY:
        return Arrived(name, _("Déjà enregistré"), "info", "copy")
    if landed.refusal is not None:
        return Arrived(name, wording.refusal(landed.refusal), "warn", "triangle-alert")
    reason = wording.failure(landed.failure) if landed.failure is not None else _("Pas gardé")
    return Arrived(name, reason, "bad", "circle-alert")


def _no_network() -> Told:
    return Told(
        "warn",
        _("Aucun réseau de téléphone"),
        _(
            "Activez le partage de connexion du téléphone et connectez-y cet ordinateur : le réseau apparaîtra ici. "
            "Sinon, ajoutez les photos depuis un câble, une clé ou un dossier."
        ),
    )


def _failure(failure: UnavailableError) -> Callable[[], Told]:
    return lambda: Told("bad", _("La réception n'a pas pu commencer"), wording.failure(failure))


def _ended(ended: Ended) -> Told:
    match ended:
        case Ended.STOPPED:
            return Told("info", _("Réception arrêtée"), _("Plus aucun téléphone ne peut envoyer."))
        case Ended.EXPIRED:
            return Told(
                "info", _("Les 10 minutes sont passées"), _("Commencez à nouveau pour envoyer d'autres photos.")
            )
        case Ended.ATTACKED:
            return Told(
                "bad",
                _("Réception arrêtée par prudence"),
                _("Trop de demandes étrangères sont venues de ce réseau : vérifiez que c'est bien celui du téléphone."),
            )
