"""The first start: what is asked, checked and said. No Qt."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from lianes_desktop.domain.checked import checked_organisation, checked_profile
from lianes_desktop.domain.ids import OrganisationId, new_id
from lianes_desktop.domain.organisations import Organisation, OrganisationType
from lianes_desktop.domain.people import Profile, Role
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.i18n import wording
from lianes_desktop.i18n.catalogue import _, activate
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.passphrases import SHORTEST_PASSPHRASE, checked_passphrase
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.ui.kit.ports import Jobs
from lianes_desktop.ui.welcome.values import Answers, Form

_SOLID = 20
"""Characters from which a passphrase is called solid: four words or so."""


class FirstStart(Protocol):
    """Makes a new installation."""

    def organisations(self) -> tuple[Organisation, ...]:
        """The authorities shipped, to choose from."""
        ...

    def begin(self, answers: Answers, progress: Progress) -> str:
        """Make store, key and profile; returns the recovery code. Slow, for a worker thread.

        Raises:
            RefusedError: on the fields of ``Form``.
            UnavailableError: the data folder.
        """
        ...

    def copies_near(self, folder: Path) -> Path | None:
        """The folder of copies a person means by ``folder``: that one or the only one in it; for a worker thread."""
        ...

    def write_sheet(self, code: str, to: Path) -> Path:
        """Write the recovery sheet to print, a PDF. For a worker thread."""
        ...

    def language_chosen(self, language: str) -> None:
        """Remember the language for later starts."""
        ...


class WelcomeView(Protocol):
    """What the welcome page can show."""

    def offer_organisations(self, options: tuple[tuple[OrganisationId | None, str], ...]) -> None:
        """Authorities to choose from; ``None`` stands for another one."""
        ...

    def show_strength(self, words: str, *, enough: bool) -> None:
        """How good the passphrase is, in words."""
        ...

    def show_refusals(self, sentences: Mapping[str, str]) -> None:
        """What is wrong, by field name; the other fields are fine."""
        ...

    def show_failure(self, sentence: str) -> None:
        """What the computer could not do."""
        ...

    def show_no_copy(self, sentence: str) -> None:
        """There is nothing to take up in the folder chosen."""
        ...

    def show_copies(self, folder: Path) -> None:
        """Go on with the copies of a folder."""
        ...

    def show_busy(self, *, busy: bool) -> None:
        """Whether the installation is being made."""
        ...

    def show_code(self, code: str) -> None:
        """The recovery code, once."""
        ...

    def show_sheet(self, path: Path) -> None:
        """Where the recovery sheet was written."""
        ...

    def speak(self) -> None:
        """Say everything again in the language in force."""
        ...


class WelcomePresenter:
    """Asks who is here, refuses beside the fields, and makes the installation."""

    def __init__(self, view: WelcomeView, start: FirstStart, jobs: Jobs) -> None:
        """``start`` makes what was asked."""
        self._view = view
        self._start = start
        self._jobs = jobs
        self._code = ""
        self._making = False

    def open(self) -> None:
        """Offer the authorities."""
        french = [(one.id, one.name) for one in self._start.organisations() if one.country == "FR"]
        self._view.offer_organisations((*french, (None, _("Une autre collectivité"))))
        self.weigh("")

    def speak(self, language: str) -> None:
        """Change the language of the page."""
        activate(language)
        self._start.language_chosen(language)
        self._view.speak()
        self.open()

    def weigh(self, passphrase: str) -> None:
        """Say how good a passphrase is."""
        length = len(passphrase)
        if length < SHORTEST_PASSPHRASE:
            words = _("Au moins {n} caractères : quelques mots mis bout à bout.").format(n=SHORTEST_PASSPHRASE)
        elif length < _SOLID or len(set(passphrase)) < SHORTEST_PASSPHRASE // 2:
            words = _("Correcte. Un mot de plus la rendrait solide.")
        else:
            words = _("Solide.")
        self._view.show_strength(words, enough=length >= SHORTEST_PASSPHRASE)

    def submit(self, form: Form) -> None:
        """Check everything at once; make the installation when nothing is wrong."""
        try:
            answers = checked(form)
        except RefusedError as refused:
            self._refused(refused)
            return
        self._making = True
        self._view.show_refusals({})
        self._view.show_busy(busy=True)

        def work(progress: Progress) -> str:
            return self._start.begin(answers, progress)

        self._jobs.run(work, self._begun, self._not_begun)

    def take_up(self, folder: str) -> None:
        """Go on with what another computer copied to a folder."""

        def work(_progress: Progress) -> Path | None:
            return self._start.copies_near(Path(folder))

        self._jobs.run(work, self._looked, self._not_begun)

    def write_sheet(self, to: Path) -> None:
        """Write the sheet with the recovery code."""

        def work(_progress: Progress) -> Path:
            return self._start.write_sheet(self._code, to)

        self._jobs.run(work, self._view.show_sheet, self._not_begun)

    def _looked(self, found: Path | None) -> None:
        if self._making:  # begun meanwhile: its recovery code is still to be shown
            return
        if found is None:
            self._view.show_no_copy(
                _("Choisissez le dossier où Lianes les copiait, sur une clé USB ou un autre disque.")
            )
        else:
            self._view.show_copies(found)

    def _begun(self, code: str) -> None:
        self._code = code
        self._view.show_busy(busy=False)
        self._view.show_code(code)

    def _not_begun(self, error: Exception) -> None:
        self._making = False
        self._view.show_busy(busy=False)
        if isinstance(error, RefusedError):
            self._refused(error)
        elif isinstance(error, UnavailableError):
            self._view.show_failure(wording.failure(error))

    def _refused(self, refused: RefusedError) -> None:
        self._view.show_refusals({one.field: wording.refusal(one) for one in refused.refusals})


def checked(form: Form) -> Answers:
    """The form as values.

    Raises:
        RefusedError: every field that is wrong, by its name in ``Form``.
    """
    found: list[Refusal] = []
    profile = Profile(
        participant=new_id(),
        given_name=form.given_name,
        family_name=form.family_name,
        email=form.email,
        organisation=form.organisation,
        status=form.status,
        role=form.role,
    )
    try:
        profile = checked_profile(profile)
    except RefusedError as refused:
        found += refused.refusals
    if not form.email.strip():
        found.append(Refusal("email", Problem.MISSING))
    typed: Organisation | None = None
    if form.role is Role.FIELD and form.organisation is None:
        try:
            typed = _typed(form)
        except RefusedError as refused:
            found += [Refusal(_FIELDS.get(one.field, one.field), one.problem, one.values) for one in refused.refusals]
    try:
        checked_passphrase(form.passphrase, form.again)
    except RefusedError as refused:
        found += refused.refusals
    if found:
        raise RefusedError(found)
    organisation = typed.id if typed is not None else form.organisation
    if form.role is Role.OFFICE:
        organisation = None
    own = Profile(
        profile.participant,
        profile.given_name,
        profile.family_name,
        profile.email,
        organisation,
        form.status,
        form.role,
    )
    return Answers(own, typed, form.passphrase, form.sample and form.role is Role.FIELD)


_FIELDS = {"name": "organisation_name"}


def _typed(form: Form) -> Organisation:
    key = OrganisationId(str(new_id()))
    kind = OrganisationType.MUNICIPALITY
    return checked_organisation(Organisation(key, "FR", kind, form.organisation_name, siren=form.siren))
