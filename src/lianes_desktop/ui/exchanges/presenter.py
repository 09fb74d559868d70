"""Decisions of the exchanges page: what left, in which state, and taking in what Lianes sends."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol
from uuid import UUID

from lianes_desktop.domain.hand_in import Role, SentBundle, bundle_code
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.people import EnrolmentState, KeyInfo
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.arrivals import Arrival, ArrivalKind, ArrivalService
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.enrolment import EnrolmentService
from lianes_desktop.services.failures import CancelledError, UnavailableError
from lianes_desktop.services.hand_in import HandInService
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports import Progress
from lianes_desktop.ui.kit.ports import Jobs, Notices


@dataclass(frozen=True, slots=True)
class SentLine:
    """One bundle that left."""

    title: str
    when: str
    sum: str
    code: str
    path: str
    state: str
    received: bool


@dataclass(frozen=True, slots=True)
class KeyLines:
    """How far this device's key has come."""

    state: str
    tone: str
    icon: str
    groups: str
    advice: str


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    subtitle: str
    sent: tuple[SentLine, ...]
    key: KeyLines


class ExchangesView(Protocol):
    """What the presenter tells the page."""

    def show_view(self, view: View) -> None:
        """Show everything."""
        ...

    def show_busy(self, words: str) -> None:
        """Show work under way; empty words end it."""
        ...

    def ask_root(self, groups: str, path: Path) -> None:
        """Ask whether Lianes reads the same groups over the phone, before its answer is believed."""
        ...


class ExchangesPresenter:
    """Shows one dossier's bundles and the device's key."""

    topics = frozenset({Topic.SENT, Topic.KEYS, Topic.DOSSIERS})

    def __init__(
        self,
        view: ExchangesView,
        hand_in: HandInService,
        enrolment: EnrolmentService,
        arrivals: ArrivalService,
        jobs: Jobs,
        notices: Notices,
    ) -> None:
        """Nothing is read before ``open``."""
        self._view = view
        self._hand_in = hand_in
        self._enrolment = enrolment
        self._arrivals = arrivals
        self._jobs = jobs
        self._notices = notices
        self._dossier: DossierId | None = None
        self._path: Path | None = None
        self._heard = ""

    def open(self, dossier: DossierId | None) -> None:
        """Show this dossier's exchanges."""
        self._dossier = dossier
        self.refresh()

    def refresh(self) -> None:
        """Read again and show."""
        sent = () if self._dossier is None else self._hand_in.sent(self._dossier)
        self._view.show_view(
            View(
                subtitle=_("Rien n'est envoyé par le réseau : les fichiers passent de la main à la main."),
                sent=tuple(_line(one) for one in sent),
                key=_key(self._enrolment.info()),
            )
        )

    def reveal(self, subject: UUID | None, field: str) -> None:
        """Nothing on this page is edited."""

    def take_in(self, paths: object) -> None:
        """Take in files that came from Lianes, one after the other."""
        if isinstance(paths, Sequence):
            for path in paths:
                if isinstance(path, Path):
                    self._view.show_busy(_("Lecture de {name}").format(name=formats.isolate(path.name)))
                    self._jobs.run(partial(self._taken, path, ""), self._arrived, self._failed)

    def take_files(self, files: tuple[Offered, ...]) -> None:
        """Take in files dropped anywhere in the window."""
        self.take_in(tuple(one.path for one in files if one.path is not None))

    def confirm_root(self, path: object) -> None:
        """Lianes' fingerprint was compared by phone: take its answer in."""
        if isinstance(path, Path) and self._heard:
            self._view.show_busy(_("Lecture de {name}").format(name=formats.isolate(path.name)))
            self._jobs.run(partial(self._taken, path, self._heard), self._arrived, self._failed)

    def _taken(self, path: Path, heard: str, progress: Progress) -> Arrival:
        self._path = path
        return self._arrivals.take_in(path, Role.FIELD, progress, heard)

    def _arrived(self, arrival: Arrival) -> None:
        self._view.show_busy("")
        if arrival.kind is ArrivalKind.ENROLMENT:
            self._notices.say(_("Lianes reconnaît votre clé : vos dossiers seront chiffrés pour elle."))
        self.refresh()

    def _failed(self, error: Exception) -> None:
        self._view.show_busy("")
        if isinstance(error, RefusedError):
            asked = next((one for one in error.refusals if one.problem is Problem.ROOT_UNCONFIRMED), None)
            if asked is not None and self._path is not None:
                self._heard = str(asked.values.get("groups", ""))
                self._view.ask_root(self._heard, self._path)
                return
            self._notices.warn(" ".join(wording.refusal(one) for one in error.refusals))
        elif isinstance(error, UnavailableError):
            self._notices.warn(wording.failure(error))
        elif isinstance(error, CancelledError):
            self._notices.say(_("Arrêté. Rien n'a été pris."))


def _line(one: SentBundle) -> SentLine:
    path = Path(one.path)
    sealing = _("chiffré pour Lianes") if one.sealed else _("signé, non chiffré")
    return SentLine(
        title=_("Version {n} · {name}").format(n=one.sequence, name=formats.isolate(path.name)),
        when=_("{moment} · {size} · {sealing}").format(
            moment=formats.moment(one.exported_at.astimezone()),
            size=formats.isolate(formats.size(one.size)),
            sealing=sealing,
        ),
        sum=formats.euros(one.asked_cents),
        code=bundle_code(one.bundle_id),
        path=str(path.parent),
        state=wording.sent(one.state),
        received=one.state.value == "received",
    )


def _key(key: KeyInfo) -> KeyLines:
    advice = {
        EnrolmentState.NO_KEY: _("Créez votre clé dans les réglages : elle signe vos dossiers."),
        EnrolmentState.SELF_SIGNED: _("Écrivez la demande de clé dans les réglages, et remettez-la à Lianes."),
        EnrolmentState.REQUESTED: _("Lisez votre empreinte à Lianes par téléphone, puis déposez sa réponse ici."),
        EnrolmentState.ENROLLED: _("Vos dossiers sont signés et chiffrés pour Lianes."),
        EnrolmentState.EXPIRED: _("Demandez une nouvelle clé à Lianes."),
    }
    known = key.state is EnrolmentState.ENROLLED
    return KeyLines(
        state=wording.enrolment(key.state),
        tone="ok" if known else "warn",
        icon="shield-check" if known else "key",
        groups=" ".join(key.groups),
        advice=advice[key.state],
    )
