"""Decisions of the register page: making the authority, enrolling and revoking."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol
from uuid import UUID

from lianes_desktop.domain.hand_in import Role
from lianes_desktop.domain.ids import DossierId, OrganisationId
from lianes_desktop.domain.missions import Status
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.people import Profile, Registered, fingerprint_groups
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.failures import CancelledError, UnavailableError
from lianes_desktop.services.ports import Progress
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.services.register import KeyRequest, RegisterService
from lianes_desktop.ui.kit.ports import Jobs, Notices


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody enrolled or confirmed."""

    fingerprint: str
    name: str
    detail: str
    groups: str
    state: str
    tone: str
    icon: str
    revocable: bool


@dataclass(frozen=True, slots=True)
class RequestForm:
    """The identity asked for, as the request claims it: believed only once typed here."""

    given_name: str
    family_name: str
    email: str
    groups: str


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    subtitle: str
    exists: bool
    root: str
    people: tuple[PersonLine, ...]
    organisations: tuple[tuple[str, str], ...]
    request: RequestForm | None


@dataclass(frozen=True, slots=True)
class Making:
    """What is typed to make the authority."""

    name: str
    passphrase: str
    again: str


@dataclass(frozen=True, slots=True)
class Enrolling:
    """What is typed to enrol somebody."""

    given_name: str
    family_name: str
    email: str
    organisation: str
    passphrase: str


@dataclass(frozen=True, slots=True)
class Revoking:
    """Whose key to revoke, and the authority's passphrase."""

    fingerprint: str
    passphrase: str


class RegisterView(Protocol):
    """What the presenter tells the page."""

    def show_view(self, view: View) -> None:
        """Show everything."""
        ...

    def show_busy(self, words: str) -> None:
        """Show work under way; empty words end it."""
        ...

    def refuse(self, refusals: Sequence[Refusal]) -> None:
        """Say beside the fields what is refused."""
        ...

    def clear(self) -> None:
        """Empty what was typed, secrets first."""
        ...


class RegisterPresenter:
    """The office's authority and register."""

    topics = frozenset({Topic.KEYS, Topic.ORGANISATIONS})

    def __init__(
        self,
        view: RegisterView,
        register: RegisterService,
        dossiers: DossierService,
        preferences: PreferencesService,
        jobs: Jobs,
        notices: Notices,
    ) -> None:
        """Nothing is read before ``open``."""
        self._view = view
        self._register = register
        self._dossiers = dossiers
        self._preferences = preferences
        self._jobs = jobs
        self._notices = notices
        self._request: KeyRequest | None = None

    def open(self, dossier: DossierId | None) -> None:  # noqa: ARG002 - the office's page belongs to no dossier
        """Show the register."""
        self.refresh()

    def refresh(self) -> None:
        """Read again and show."""
        exists = self._register.exists()
        people = self._register.people() if exists else ()
        self._view.show_view(
            View(
                subtitle=ngettext("{n} clé connue", "{n} clés connues", len(people)).format(n=len(people))
                if exists
                else _("Créez l'autorité de Lianes : elle reconnaît les clés des collectivités."),
                exists=exists,
                root=" ".join(self._register.root_fingerprint()) if exists else "",
                people=tuple(_person(one) for one in people),
                organisations=tuple((str(one.id), one.name) for one in self._dossiers.organisations()),
                request=None if self._request is None else _asked(self._request),
            )
        )

    def reveal(self, subject: UUID | None, field: str) -> None:
        """Nothing here is led to by a record."""

    def make(self, making: object) -> None:
        """Make the authority."""
        if isinstance(making, Making):
            self._start(partial(self._made, making), _("Création de l'autorité"))

    def read_request(self, path: object) -> None:
        """Open a key request and show whom it speaks of."""
        if not isinstance(path, Path):
            return
        try:
            self._request = self._register.read_request(path)
        except RefusedError as refused:
            self._notices.warn(" ".join(wording.refusal(one) for one in refused.refusals))
        except UnavailableError as failure:
            self._notices.warn(wording.failure(failure))
        self.refresh()

    def enrol(self, enrolling: object) -> None:
        """Issue the certificate, with the identity typed here."""
        if self._request is None or not isinstance(enrolling, Enrolling):
            return
        organisation = self._dossiers.organisation(OrganisationId(enrolling.organisation))
        if organisation is None:
            self._view.refuse([Refusal("organisation", Problem.MISSING)])
            return
        self._start(partial(self._enrolled, self._request, enrolling, organisation), _("Émission du certificat"))

    def forget_request(self) -> None:
        """Put the request aside."""
        self._request = None
        self.refresh()

    def revoke(self, revoking: object) -> None:
        """Stop vouching for a key."""
        if isinstance(revoking, Revoking):
            self._start(partial(self._revoked, revoking), _("Révocation"))

    def write_trust(self, folder: object) -> None:
        """Write the chain and the revocation lists, for checks with OpenSSL."""
        if not isinstance(folder, str) or not folder:
            return
        try:
            self._register.write_trust(Path(folder) / "trust.pem")
        except UnavailableError as failure:
            self._notices.warn(wording.failure(failure))
            return
        self._notices.say(_("Chaîne de confiance écrite : {name}").format(name=formats.isolate("trust.pem")))

    # ---- inside

    def _start(self, work: "partial[str]", words: str) -> None:
        self._view.refuse([])
        self._view.show_busy(words)
        self._jobs.run(work, self._done, self._failed)

    def _made(self, making: Making, _progress: Progress) -> str:
        self._register.create(making.name, making.passphrase, making.again)
        return _("Autorité créée. Gardez sa phrase de passe hors de cet ordinateur.")

    def _enrolled(
        self, request: KeyRequest, enrolling: Enrolling, organisation: Organisation, _progress: Progress
    ) -> str:
        profile = Profile(
            participant=request.profile.participant,
            given_name=enrolling.given_name,
            family_name=enrolling.family_name,
            email=enrolling.email,
            organisation=organisation.id,
            status=Status.STAFF,
            role=Role.FIELD,
        )
        folder = Path(self._preferences.current().export_folder or Path.home())
        written = self._register.enrol(request, profile, organisation, enrolling.passphrase, folder)
        self._request = None
        return _("Réponse écrite : {path}").format(path=formats.isolate(str(written)))

    def _revoked(self, revoking: Revoking, _progress: Progress) -> str:
        self._register.revoke(revoking.fingerprint, revoking.passphrase)
        return _("Clé révoquée : ses prochains dossiers seront refusés.")

    def _done(self, words: str) -> None:
        self._view.show_busy("")
        self._view.clear()
        self._notices.say(words)
        self.refresh()

    def _failed(self, error: Exception) -> None:
        self._view.show_busy("")
        if isinstance(error, RefusedError):
            self._view.refuse(error.refusals)
        elif isinstance(error, UnavailableError):
            self._notices.warn(wording.failure(error))
        elif isinstance(error, CancelledError):
            self._notices.say(_("Arrêté."))


def _person(one: Registered) -> PersonLine:
    revoked = one.revoked_at is not None
    return PersonLine(
        fingerprint=one.fingerprint,
        name=one.name,
        detail=" · ".join(part for part in (one.organisation, one.email) if part),
        groups=" ".join(fingerprint_groups(one.fingerprint)),
        state=_("Révoquée") if revoked else _("Reconnue"),
        tone="bad" if revoked else "ok",
        icon="shield-x" if revoked else "shield-check",
        revocable=not revoked,
    )


def _asked(request: KeyRequest) -> RequestForm:
    profile = request.profile
    return RequestForm(profile.given_name, profile.family_name, profile.email, " ".join(request.groups))
