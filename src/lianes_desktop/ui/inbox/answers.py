"""Signing an answer to the claim under review: received, questions, decision; beside the window. No Qt."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Protocol

from lianes_desktop.domain.answers import Answer, AnswerKind
from lianes_desktop.domain.claim_states import ClaimState
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.answering import AnsweringService
from lianes_desktop.services.failures import UnavailableError
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.ui.inbox.desk_presenter import DeskPresenter
from lianes_desktop.ui.inbox.desk_values import AnswerAsk, Answered, AnswerGiven
from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices, Place


class AnswersView(Protocol):
    """The sheet over the page."""

    def ask_answer(self, ask: AnswerAsk) -> None:
        """Ask for a word, the passphrase and the folder."""
        ...

    def show_signing(self, words: str) -> None:
        """Say in the sheet what is under way; empty words end it."""
        ...

    def refuse_answer(self, refusals: Mapping[str, str]) -> None:
        """Say beside the fields (``words``, ``passphrase``) why it is refused, anything else below them."""
        ...

    def show_answered(self, answered: Answered) -> None:
        """Say where the signed file is."""
        ...


class Answers:
    """Asks, signs, and says where the file is."""

    def __init__(
        self,
        view: AnswersView,
        desk: DeskPresenter,
        answering: AnsweringService,
        preferences: PreferencesService,
        documents: Path,
        jobs: Jobs,
        navigator: Navigator,
        notices: Notices,
    ) -> None:
        """``documents`` is proposed until a folder was chosen once."""
        self._view = view
        self._desk = desk
        self._answering = answering
        self._preferences = preferences
        self._documents = documents
        self._jobs = jobs
        self._navigator = navigator
        self._notices = notices
        self._last: Answer | None = None

    def ask(self, kind: AnswerKind) -> None:
        """Ask how the answer is to be signed; what is typed on a line is kept first."""
        if self._desk.flush() and self._desk.desk is not None:
            self._view.ask_answer(self._asked(kind))

    def send(self) -> None:
        """Choose how the answer just signed is to travel: a box, a stick, a message."""
        if self._last is not None:
            self._navigator.go(Place.DELIVERIES, self._last.dossier, self._last.path)

    def give(self, given: AnswerGiven) -> None:
        """Sign and write it."""
        desk = self._desk.desk
        if desk is None:
            return
        missing = [
            Refusal(name, Problem.MISSING)
            for name, value in (("passphrase", given.secret.passphrase), ("folder", given.secret.folder))
            if not value
        ]
        if missing:
            self._view.refuse_answer(_said(RefusedError(missing)))
            return
        self._view.show_signing(_("Signature de la réponse"))
        folder = Path(given.secret.folder)
        act = self._act(given, desk.received.manifest_sha256, folder)
        self._jobs.run(lambda _progress: act(), partial(self._written, folder), self._failed)

    # ---- inside

    def _asked(self, kind: AnswerKind) -> AnswerAsk:
        title, sentence, accept = self._words(kind)
        return AnswerAsk(
            kind, title, sentence, accept, str(self._folder()), kind is AnswerKind.RECEIPT and self._begun()
        )

    def _folder(self) -> Path:
        """Where the last file went, else the documents, else the person's own folder."""
        last = self._preferences.current().export_folder
        return next((one for one in (Path(last), self._documents) if str(one) != "." and one.is_dir()), Path.home())

    def _words(self, kind: AnswerKind) -> tuple[str, str, str]:
        desk = self._desk.desk
        if kind is AnswerKind.DECISION and desk is not None:
            due = formats.isolate(formats.euros(desk.totals.due_cents))
            sentence = _("Lianes reversera {sum}. La collectivité reçoit chaque montant retenu et son motif.")
            return _("Signer la décision"), sentence.format(sum=due), _("Signer")
        if kind is AnswerKind.QUESTIONS and desk is not None:
            asked = desk.totals.held + (len(desk.review.questions) if desk.review is not None else 0)
            sentence = ngettext(
                "{n} question part avec la demande. La collectivité y répond par une nouvelle version.",
                "{n} questions partent avec la demande. La collectivité y répond par une nouvelle version.",
                asked,
            )
            return _("Demander des corrections"), sentence.format(n=formats.number(asked)), _("Signer la demande")
        if self._begun():
            sentence = _("La collectivité saura que sa demande est arrivée et que l'instruction a commencé.")
            return _("Annoncer l'instruction"), sentence, _("Signer l'avis")
        sentence = _("La collectivité saura que sa demande est arrivée, et que rien ne manque, ou ce qui manque.")
        return _("Accuser réception"), sentence, _("Signer l'accusé")

    def _begun(self) -> bool:
        """Whether somebody is looking at the claim: an acknowledgement then says so."""
        desk = self._desk.desk
        return desk is not None and desk.state is ClaimState.UNDER_REVIEW

    def _act(self, given: AnswerGiven, manifest: str, folder: Path) -> Callable[[], Answer]:
        words, passphrase = given.words, given.secret.passphrase
        if given.kind is AnswerKind.DECISION:
            return lambda: self._answering.decide(manifest, words, passphrase, folder)
        if given.kind is AnswerKind.QUESTIONS:
            return lambda: self._answering.ask(manifest, words, passphrase, folder)
        begun = given.under_review
        return lambda: self._answering.acknowledge(manifest, passphrase, folder, under_review=begun, words=words)

    def _written(self, folder: Path, answer: Answer) -> None:
        self._last = answer
        path = Path(answer.path)
        titles = {
            AnswerKind.DECISION: _("La décision est signée et relue"),
            AnswerKind.QUESTIONS: _("La demande de corrections est signée et relue"),
        }
        told = _("L'avis d'instruction est signé et relu")
        title = titles.get(
            answer.kind, told if answer.said.under_review else _("L'accusé de réception est signé et relu")
        )
        sentence = _("Rien n'est encore envoyé : remettez ce fichier à la collectivité, ou choisissez une autre voie.")
        self._view.show_answered(Answered(title, sentence, path.name, str(path.parent)))
        try:
            self._preferences.change(export_folder=str(folder))
        except UnavailableError as error:
            self._notices.warn(wording.failure(error))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, RefusedError):
            self._view.refuse_answer(_said(error))
        elif isinstance(error, UnavailableError):
            self._view.refuse_answer({"": wording.failure(error)})
        else:  # a bug has been said elsewhere, and a claim that is gone is read again
            self._view.show_signing("")


def _said(error: RefusedError) -> dict[str, str]:
    """Every refusal in words, by its field; several of one field together."""
    said: dict[str, str] = {}
    for one in error.refusals:
        said[one.field] = " ".join((*([said[one.field]] if one.field in said else []), wording.refusal(one)))
    return said
