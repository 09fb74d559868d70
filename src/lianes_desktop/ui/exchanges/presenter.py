"""Decisions of the exchanges page: what left, in which state, and taking in what Lianes sends."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Protocol
from uuid import UUID

from lianes_desktop.domain.bundles import SentBundle, SentState, bundle_code
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.keys import EnrolmentState, KeyInfo
from lianes_desktop.domain.people import Role
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.i18n import claim_states, formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.arrivals import Arrival, ArrivalService
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.enrolment import EnrolmentService
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.hand_in import HandInService
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.services.replies import TakenAnswer
from lianes_desktop.ui.exchanges.answered import Answers
from lianes_desktop.ui.exchanges.key_words import key_lines
from lianes_desktop.ui.exchanges.values import NEW_KEY, REQUEST, SentLine, View
from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices, Place
from lianes_desktop.ui.kit.secret import Secret


class ExchangesView(Protocol):
    """What the presenter tells the page."""

    def show_view(self, view: View) -> None:
        """Show everything."""
        ...

    def show_busy(self, words: str) -> None:
        """Show work under way; empty words end it."""
        ...

    def ask_root(self, groups: Sequence[str], path: Path) -> None:
        """Ask whether Lianes reads the same groups over the phone, before its answer is believed."""
        ...

    def ask_new_key(self, *, replaces: bool) -> None:
        """Ask for the passphrase of a new key, twice; whether it ``replaces`` one that is still good."""
        ...

    def ask_request(self, folder: str) -> None:
        """Ask for the key's passphrase and where to write the request."""
        ...

    def show_pages(self, pdf: Path) -> None:
        """Show the pages of an answer over the page."""
        ...

    def show_asking(self, words: str) -> None:
        """Say in the sheet that asks what is under way; empty words end it."""
        ...

    def refuse(self, refusals: Sequence[Refusal]) -> bool:
        """Say in that sheet what is refused; whether it could be said there."""
        ...

    def close_asking(self) -> None:
        """The passphrase has served."""
        ...


class ExchangesPresenter:
    """Shows one dossier's bundles and the device's key."""

    topics = frozenset({Topic.SENT, Topic.KEYS, Topic.DOSSIERS, Topic.ANSWERS})

    def __init__(
        self,
        view: ExchangesView,
        hand_in: HandInService,
        enrolment: EnrolmentService,
        arrivals: ArrivalService,
        preferences: PreferencesService,
        documents: Path,
        jobs: Jobs,
        navigator: Navigator,
        notices: Notices,
        answers: Answers,
    ) -> None:
        """``documents`` is proposed for the key request until something was written elsewhere."""
        self._view = view
        self._hand_in = hand_in
        self._enrolment = enrolment
        self._arrivals = arrivals
        self._preferences = preferences
        self._documents = documents
        self._jobs = jobs
        self._navigator = navigator
        self._notices = notices
        self.answers = answers
        self._dossier: DossierId | None = None
        self._groups: dict[Path, str] = {}
        self._written = ""
        self._replaces = False

    def open(self, dossier: DossierId | None) -> None:
        """Show this dossier's exchanges."""
        self._dossier = dossier
        self.refresh()

    def refresh(self) -> None:
        """Read again and show."""
        sent = () if self._dossier is None else self._hand_in.sent(self._dossier)
        try:
            key = self._enrolment.info()
        except UnavailableError as failure:
            self._notices.warn(wording.failure(failure))
            key = KeyInfo(EnrolmentState.NO_KEY)
        shown = key_lines(key)
        self._replaces = shown.anew
        self._view.show_view(
            View(
                subtitle=_("Rien ne part sans vous : sur une clé, par courriel ou par une boîte d'échange."),
                sent=tuple(map(_line, sent)),
                answers=self.answers.lines(self._dossier),
                key=shown,
                written=self._written,
            )
        )

    def reveal(self, subject: UUID | None, field: str) -> None:
        """Nothing on this page is edited."""

    # Lianes' answers

    def open_answer(self, answer: UUID) -> None:
        """Read an answer where it stands, or its pages."""
        self.answers.open(answer, self._view.show_pages)

    def take_files(self, files: tuple[Offered, ...]) -> None:
        """Take in files that came from Lianes, dropped on the page or anywhere in the window."""
        for one in files:
            if one.path is not None:
                self._take(one.path, "")

    def confirm_root(self, path: Path) -> None:
        """Lianes' fingerprint was compared by phone: take its answer in."""
        self._take(path, self._groups.pop(path, ""))

    # this device's key

    def ask(self, step: str) -> None:
        """Ask for what the next step needs."""
        if step == NEW_KEY:
            self._view.ask_new_key(replaces=self._replaces)
        elif step == REQUEST:
            chosen = self._preferences.current().export_folder
            places = [*([Path(chosen)] if chosen else []), self._documents]
            self._view.ask_request(str(next((one for one in places if one.is_dir()), Path.home())))

    def answer(self, given: tuple[str, Secret]) -> None:
        """Make the key, or write its request."""
        step, secret = given
        if not secret.passphrase:
            self._view.refuse([Refusal("passphrase", Problem.MISSING)])
        elif step == NEW_KEY:
            self._view.show_asking(_("Création de la clé"))
            self._jobs.run(partial(self._made, secret), self._key_made, self._not_given)
        else:
            self._view.show_asking(_("Écriture de la demande"))
            self._jobs.run(partial(self._requested, secret), self._request_written, self._not_given)

    # ---- beside the window

    def _taken(self, path: Path, heard: str, progress: Progress) -> Arrival | Place:
        """Lianes' answer, taken in; or the page of what has its own: rules of the programme, colleagues' dossiers."""
        if self._arrivals.carries_settings(path):
            return Place.SETTINGS
        if self._arrivals.carries_share(path):
            return Place.SHARING
        return self._arrivals.take_in(path, Role.FIELD, progress, heard)

    def _made(self, secret: Secret, _progress: Progress) -> KeyInfo:
        return self._enrolment.create_key(secret.passphrase, secret.again)

    def _requested(self, secret: Secret, _progress: Progress) -> Path:
        return self._enrolment.write_request(secret.passphrase, Path(secret.folder))

    # ---- back in the window

    def _take(self, path: Path, heard: str) -> None:
        self._view.show_busy(_("Lecture de {name}").format(name=formats.isolate(path.name)))
        done = partial(self._arrived, path)
        self._jobs.run(partial(self._taken, path, heard), done, partial(self._not_taken, path))

    def _arrived(self, path: Path, arrival: Arrival | Place) -> None:
        self._view.show_busy("")
        if isinstance(arrival, Place):
            self._navigator.go(arrival, field=str(path))
            return
        if arrival.answer is not None:
            self._notices.say(_read(arrival.answer))
            if arrival.answer.lists_ended is not None:
                self._notices.warn(claim_states.lists_ended(arrival.answer.lists_ended))
            self.answers.arrived(arrival.answer.answer)
            return
        self._written = ""
        self._notices.say(_("Lianes reconnaît votre clé : vos dossiers seront chiffrés pour elle."))
        self.refresh()

    def _not_taken(self, path: Path, error: Exception) -> None:
        self._view.show_busy("")
        refusals = error.refusals if isinstance(error, RefusedError) else ()
        asked = next((one for one in refusals if one.problem is Problem.ROOT_UNCONFIRMED), None)
        if asked is None:
            self._warn(error, path.name)
            return
        self._groups[path] = str(asked.values.get("groups", ""))
        self._view.ask_root(self._groups[path].split(), path)

    def _key_made(self, _key: KeyInfo) -> None:
        self._view.close_asking()
        self._written = ""
        self._notices.say(_("Clé créée. Écrivez maintenant la demande à remettre à Lianes."))
        self.refresh()

    def _request_written(self, path: Path) -> None:
        self._view.close_asking()
        self._written = str(path)
        self._notices.say(_("Demande écrite : {file}").format(file=formats.isolate(path.name)))
        self.refresh()

    def _not_given(self, error: Exception) -> None:
        self._view.show_asking("")
        if not (isinstance(error, RefusedError) and self._view.refuse(error.refusals)):
            self._warn(error, "")

    def _warn(self, error: Exception, name: str) -> None:
        if isinstance(error, RefusedError):
            said = [_said(one) for one in error.refusals]
            self._notices.warn(" ".join([*([f"{formats.isolate(name)} :"] if name else []), *said]))
        elif isinstance(error, UnavailableError):
            self._notices.warn(wording.failure(error))


def _read(taken: TakenAnswer) -> str:
    """What an answer that came is, and whether it changes anything."""
    kind = formats.isolate(claim_states.answer(taken.answer))
    if taken.already:
        return _("Cette réponse était déjà là : {kind}.").format(kind=kind)
    if taken.earlier:
        words = _("Réponse de Lianes lue : {kind}, sur la version {n}. Une version plus récente est partie depuis.")
        return words.format(kind=kind, n=formats.number(taken.answer.claim_sequence))
    return _("Réponse de Lianes lue : {kind}.").format(kind=kind)


def _said(one: Refusal) -> str:
    if one.field == "profile":
        return _("Dites d'abord qui vous êtes, dans les réglages.")
    return wording.refusal(one)


def _line(one: SentBundle) -> SentLine:
    path = Path(one.path)
    return SentLine(
        title=_("Version {n} · {name}").format(n=one.sequence, name=formats.isolate(path.name)),
        detail=_("{moment} · {size} · {sealing}").format(
            moment=formats.moment(one.exported_at.astimezone()),
            size=formats.isolate(formats.size(one.size)),
            sealing=_("chiffré pour Lianes") if one.sealed else _("signé, non chiffré"),
        ),
        folder=str(path.parent),
        code=_("Code du dossier : {code}").format(code=formats.ltr(bundle_code(one.bundle_id))),
        sum=formats.euros(one.asked_cents),
        state=wording.sent(one.state),
        received=one.state is SentState.RECEIVED,
        there=path.exists(),
    )
