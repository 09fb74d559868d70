"""Decisions of the claim page: may it be signed, where it goes, what became of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from lianes_desktop.domain.bundles import SentBundle
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.keys import EnrolmentState, KeyInfo
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.summaries import Section
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.enrolment import EnrolmentService
from lianes_desktop.services.failures import CancelledError, UnavailableError
from lianes_desktop.services.hand_in import HandInService, Review
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.profiles import ProfileService
from lianes_desktop.ui.claim import showing, weighing, wordings
from lianes_desktop.ui.claim.destinations import Destinations
from lianes_desktop.ui.claim.values import CheckLine, Destination, Photographs, Remark, Underway
from lianes_desktop.ui.claim.view import ClaimView
from lianes_desktop.ui.kit.ports import Job, Jobs, Navigator, Notices, Place
from lianes_desktop.ui.replies.desk import ReplyDesk


class ClaimPresenter:
    """Shows one dossier's claim; signing, drawing and copying run beside the window."""

    topics = frozenset({
        Topic.EXPENSES, Topic.RATES, Topic.DOSSIERS, Topic.PARTICIPANTS, Topic.PROGRAMME, Topic.CONTACTS,
        Topic.SENT, Topic.KEYS, Topic.ORGANISATIONS, Topic.ANSWERS,
    })  # fmt: skip

    def __init__(
        self,
        view: ClaimView,
        hand_in: HandInService,
        enrolment: EnrolmentService,
        profiles: ProfileService,
        destinations: Destinations,
        jobs: Jobs,
        navigator: Navigator,
        notices: Notices,
        drafts: Callable[[], Path],
        choice: weighing.Choice,
        replies: ReplyDesk,
    ) -> None:
        """``drafts`` gives a folder for the preview's file, inside the data folder."""
        self._replies = replies
        self._view = view
        self._hand_in = hand_in
        self._enrolment = enrolment
        self._profiles = profiles
        self._destinations = destinations
        self._jobs = jobs
        self._navigator = navigator
        self._notices = notices
        self._drafts = drafts
        self._choice = choice
        self._dossier: DossierId | None = None
        self._claim: showing.Claim | None = None
        self._certified: Review | None = None
        """What the page showed when the statement above the passphrase was ticked."""
        self._chosen_again = False
        """Whether another choice was made for the photographs since the last bundle left: it is for the next one."""
        self._job: Job | None = None
        self._words = ""
        self._told: Callable[[int, int], str] = wordings.done
        self._place: Destination | None = None

    def open(self, dossier: DossierId | None) -> None:
        """Show this dossier's claim."""
        if dossier != self._dossier:
            self._certified, self._chosen_again = None, False
        self._dossier = dossier
        self.refresh()

    def refresh(self) -> None:
        """Check and reckon again, and show."""
        if self._dossier is None:
            return
        self._claim = self._read(self._dossier)
        self._view.show_view(showing.shown(self._claim))
        self._place = None
        self.look()

    def reveal(self, subject: UUID | None, field: str) -> None:
        """Focus a field of the page."""
        if field and subject is None:
            self._view.focus_field(field)

    def certify(self, certified: object) -> None:
        """The statement above the passphrase was ticked, for what is shown, or not."""
        self._certified = self._claim.review if certified is True and self._claim is not None else None
        self.refresh()

    def solve(self, line: CheckLine) -> None:
        """Go where a check is put right."""
        if line.section is not None:
            self._navigator.go(line.section, line.subject, line.field)

    def follow(self, remark: Remark) -> None:
        """Go where a remark leads, or do what it proposes."""
        if remark.photographs:
            self.choose_photographs(Photographs.LIGHT)
        elif remark.place is not None:
            self._navigator.go(remark.place)

    def to_expenses(self) -> None:
        """Go to the expenses."""
        self._navigator.go(Section.EXPENSES)

    # where it goes

    def look(self) -> None:
        """See what is plugged in, and show where the bundle would go when that changed."""
        place = self._destinations.shown()
        if place != self._place:
            self._place = place
            self._view.show_destination(place)

    def choose_folder(self, folder: str) -> None:
        """Keep where the bundle is to be written."""
        try:
            self._destinations.choose(Path(folder))
        except UnavailableError as failure:
            self._notices.warn(wording.failure(failure))
        self.look()

    def choose_photographs(self, photographs: object) -> None:
        """Keep what travels for the photographs of the next bundle; nothing while one is made."""
        if self._job is not None:
            return
        chosen = Photographs(str(photographs))
        self._chosen_again |= chosen is not self._choice.current()
        try:
            self._choice.choose(chosen)
        except UnavailableError as failure:
            self._notices.warn(wording.failure(failure))
        self.refresh()

    # what it does

    def preview(self) -> None:
        """Draw the claim's PDF and show it."""
        if self._dossier is not None and self._job is None:
            work = partial(self._drawn, self._dossier)
            self._start(work, self._previewed, _("Préparation de l'aperçu"))

    def export(self, passphrase: str) -> None:
        """Make the light copies it is to carry, then sign, seal and write the bundle."""
        if self._dossier is None or self._claim is None or self._job is not None:
            return
        why_not = showing.why_not(self._claim)
        folder = self._destinations.folder()
        if why_not:
            self._notices.warn(why_not)
        elif folder is None:
            self._view.ask_folder()
        elif not passphrase:
            self._view.refuse([Refusal("passphrase", Problem.MISSING)])
            self._view.focus_field("passphrase")
        else:
            self._view.refuse([])
            sign = partial(self._sign, self._claim.review, passphrase, folder)
            if self._claim.load.light:
                work = partial(self._hand_in.lighten, self._dossier)
                self._start(work, sign, _("Copies légères des photos"), weighing.copied)
            else:
                sign(None)

    def copy(self) -> None:
        """Copy the bundle that left to a stick, or ask where when none is plugged in."""
        sent = self._claim.current if self._claim is not None else None
        if sent is None or self._job is not None:
            return
        stick = self._destinations.stick(other_than=Path(sent.path))
        if stick is None:
            self._view.ask_copy_folder()
        else:
            self.copy_to(str(stick))

    def copy_to(self, folder: str) -> None:
        """Copy the bundle that left there."""
        sent = self._claim.current if self._claim is not None else None
        if sent is not None and self._job is None:
            self._start(partial(self._copied, sent, Path(folder)), self._copy_made, _("Copie et relecture"))

    def send(self) -> None:
        """Choose another way for the bundle that left: a box, a message."""
        sent = self._claim.current if self._claim is not None else None
        if sent is not None:
            self._navigator.go(Place.DELIVERIES, sent.dossier, sent.path)

    def cancel(self) -> None:
        """Stop the work under way."""
        if self._job is not None:
            self._job.cancel()

    # ---- beside the window

    def _drawn(self, dossier: DossierId, progress: Progress) -> Path:
        return self._hand_in.preview(dossier, self._drafts() / "apercu.pdf", progress)

    def _signed(
        self,
        certified: Review,
        passphrase: str,
        folder: Path,
        photographs: Photographs,
        progress: Progress,
    ) -> SentBundle:
        light = photographs is Photographs.LIGHT
        dossier = certified.dossier.action.id
        return self._hand_in.export(dossier, passphrase, folder, progress, light=light, certified=certified)

    def _copied(self, sent: SentBundle, folder: Path, progress: Progress) -> Path:
        return self._hand_in.copy(sent, folder, progress)

    # ---- back in the window

    def _sign(self, certified: Review, passphrase: str, folder: Path, unmade: object) -> None:
        """Sign that; ``unmade`` are the photographs without a light copy, ``None`` when no copy is to travel."""
        heavy = weighing.unmade(unmade) if isinstance(unmade, tuple) else ""
        photographs = Photographs.ORIGINALS if unmade is None else Photographs.LIGHT
        work = partial(self._signed, certified, passphrase, folder, photographs)
        self._start(work, partial(self._exported, heavy), _("Signature et écriture du dossier"))

    def _start(
        self,
        work: Callable[[Progress], object],
        done: Callable[[object], None],
        words: str,
        told: Callable[[int, int], str] = wordings.done,
    ) -> None:
        self._words, self._told = words, told
        self._view.show_underway(Underway(words))
        ended: list[object] = []
        job = self._jobs.run(work, partial(self._ended, ended, done), partial(self._ended, ended, self._failed),
                             self._progressed)  # fmt: skip
        if not ended:
            self._job = job

    def _progressed(self, at: int, of: int) -> None:
        if self._job is not None:
            self._view.show_underway(Underway(self._words, self._told(at, of), at, of))

    def _ended(self, ended: list[object], then: Callable[[object], None], result: object) -> None:
        """Give the page back, then go on."""
        ended.append(result)
        self._job = None
        self._view.show_underway(None)
        then(result)

    def _previewed(self, pdf: object) -> None:
        if isinstance(pdf, Path):
            self._view.show_preview(pdf)

    def _exported(self, heavy: str, sent: object) -> None:
        self._view.forget_passphrase()
        self._certified, self._chosen_again = None, False
        if isinstance(sent, SentBundle):
            said = _("Dossier signé et relu : il est prêt à remettre à Lianes.")
            self._notices.say(" ".join(one for one in (said, heavy) if one))
        self.refresh()

    def _copy_made(self, path: object) -> None:
        place = formats.isolate(str(path))
        self._notices.say(_("Copie faite et relue, identique : {place}").format(place=place))

    def _failed(self, error: object) -> None:
        self.look()
        if isinstance(error, RefusedError):
            own = [one for one in error.refusals if one.field == "passphrase"]
            others = [one for one in error.refusals if one.field != "passphrase"]
            if own:
                self._view.refuse(own)
                self._view.focus_field("passphrase")
            if others:
                self._notices.warn(" ".join(showing.refused(one) for one in others))
                self.refresh()
        elif isinstance(error, UnavailableError):
            self._notices.warn(wording.failure(error))
        elif isinstance(error, CancelledError):
            self._notices.say(_("Arrêté. Rien n'a été écrit."))

    def _read(self, dossier: DossierId) -> showing.Claim:
        sent = self._hand_in.sent(dossier)
        try:
            key = self._enrolment.info()
            doubt = self._enrolment.clock_doubt(sent[0].exported_at if sent else None)
        except UnavailableError as failure:
            self._notices.warn(wording.failure(failure))
            key, doubt = KeyInfo(EnrolmentState.NO_KEY), None
        review = self._hand_in.review(dossier)
        changed = bool(sent) and self._hand_in.changed_since(dossier)
        left = sent[0].size if sent and not changed and not self._chosen_again else None
        if self._certified is not None and not self._certified.claims_the_same(review):
            self._certified = None
        return showing.Claim(
            review=review,
            version=self._hand_in.version(dossier),
            sent=sent,
            changed=changed,
            profile=self._profiles.get(),
            key=key,
            doubt=doubt,
            certified=self._certified is not None,
            load=weighing.Load(self._hand_in.sizes(review.dossier), self._choice.current(), left),
            reply=self._replies.read(review),
        )
