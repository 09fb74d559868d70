"""Decisions of the page of payments: what is chosen, ordered, marked as paid and told. No Qt."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

from lianes_desktop.domain import entry
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.payment_desk import PaymentDesk
from lianes_desktop.domain.payments import Payment, TransferOrder
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.i18n import acts, formats, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.claim_back_letters import ClaimBackLetters
from lianes_desktop.services.failures import RemovedError, UnavailableError
from lianes_desktop.services.payment_notices import PaymentNotices
from lianes_desktop.services.payments import PaymentService
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.ports.transfers import Account
from lianes_desktop.services.preferences import PreferencesService
from lianes_desktop.ui.kit.keeping import warn
from lianes_desktop.ui.kit.ports import Jobs, Notices
from lianes_desktop.ui.kit.secret import Secret
from lianes_desktop.ui.payments import wordings
from lianes_desktop.ui.payments.values import AccountTyped, Ask, OrderForm, OrderTyped, PaidForm, PaidTyped
from lianes_desktop.ui.payments.view import PaymentsView

_NOTHING = PaymentDesk(due=(), claims=(), orders=(), debtor="", iban="", bic="", next_day=date.max)


class PaymentsPresenter:
    """What is due, ordered, paid and claimed back."""

    topics = frozenset({Topic.PAYMENTS, Topic.ANSWERS, Topic.INBOX, Topic.ORGANISATIONS})

    def __init__(
        self,
        view: PaymentsView,
        payments: PaymentService,
        sender: PaymentNotices,
        letters: ClaimBackLetters,
        preferences: PreferencesService,
        clock: Clock,
        documents: Path,
        jobs: Jobs,
        notices: Notices,
    ) -> None:
        """``documents`` is where files are written until another folder is chosen; nothing is read before ``open``."""
        self._view = view
        self._payments = payments
        self._sender = sender
        self._letters = letters
        self._preferences = preferences
        self._clock = clock
        self._documents = documents
        self._jobs = jobs
        self._notices = notices
        self._desk: PaymentDesk | None = None
        self._sought: UUID | None = None
        self._left_out: set[UUID] = set()
        self._editing: set[str] = set()
        self._asked: tuple[Ask, tuple[Payment, ...]] | None = None

    # ---- the window

    def open(self, dossier: DossierId | None) -> None:  # noqa: ARG002 - payments are of no dossier
        """Show the payments, whatever dossier is open."""
        self.refresh()

    def refresh(self) -> None:
        """Read again, beside the window, and show."""
        self._jobs.run(lambda _progress: self._payments.desk(), self._found, self._unread)

    def reveal(self, subject: UUID | None, field: str) -> None:
        """Show the account of a payment's authority when ``field`` is ``iban``, once it is read."""
        self._sought = subject if field == "iban" else None
        if self._desk is not None:
            self._bring()

    # ---- what is due

    def tick(self, ticked: tuple[UUID, bool]) -> None:
        """Choose a payment for the next transfer, or leave it out."""
        payment, chosen = ticked
        (self._left_out.discard if chosen else self._left_out.add)(payment)
        self._show()

    def edit_account(self, key: str) -> None:
        """Open the account of an authority."""
        self._editing.add(key)
        self._show()
        self._view.focus_account(key)

    def keep_account(self, typed: AccountTyped) -> None:
        """Keep an account for all that is due to its authority."""
        payee = next((one for one in self._read.due if wordings.key_of(one) == typed.key), None)
        if payee is None:
            return
        payments = [one.payment for one in payee.owed]
        self._editing.discard(typed.key)
        try:
            self._payments.complete(payments, typed.iban, typed.bic, typed.name)
        except RefusedError as refused:
            self._editing.add(typed.key)
            self._say(self._view.refuse_account(typed.key, refused.refusals))
            return
        except (UnavailableError, RemovedError) as error:
            warn(error, self._notices)
            return
        self.refresh()
        self._notices.say(acts.act("complete_account"), undo=True)

    # ---- orders

    def ask_order(self) -> None:
        """Ask from which account the transfer of what is chosen leaves."""
        desk, chosen = self._read, [one for one in wordings.ready(self._read) if one.payment.id not in self._left_out]
        if not chosen:
            return
        self._view.ask_order(
            OrderForm(
                sentence=wordings.order_sentence(chosen),
                name=desk.debtor or _("Lianes Coopération"),
                iban=wordings.account(desk.iban).strip("\u2066\u2069"),
                bic=desk.bic,
                day=_day(formats.day(desk.next_day)),
                folder=str(self._folder()),
            )
        )

    def order(self, typed: OrderTyped) -> None:
        """Make the order of what is chosen, and its file."""
        payments = [one.payment for one in wordings.ready(self._read) if one.payment.id not in self._left_out]
        try:
            day = entry.parse_date(typed.day, self._clock.today(), "execute_on")
        except RefusedError as refused:
            self._say(self._view.refuse(refused.refusals))
            return
        debtor = Account(typed.name, typed.iban, typed.bic)

        def work(_progress: Progress) -> TransferOrder:
            return self._payments.order(payments, debtor, day, Path(typed.folder))

        self._start(work, self._written, _("Écriture du fichier"))

    def ask(self, asked: tuple[Ask, UUID]) -> None:
        """Do what the button of a line asks, or ask what it needs."""
        ask, subject = asked
        payments = self._concerned(subject)
        match ask:
            case Ask.PAY | Ask.REFUND if payments:
                self._asked = (ask, payments)
                self._view.ask_paid(self._paid_form(ask, payments))
            case Ask.WRITE:
                self._start(partial(self._rewritten, subject), self._written, _("Écriture du fichier"))
            case Ask.LETTER:
                self._start(partial(self._lettered, subject), self._letter_written, _("Écriture de la lettre"))
            case Ask.WITHDRAW if payments:
                self._do(
                    partial(self._payments.withdraw, payments), _("Ordre annulé : les montants sont dus à nouveau.")
                )
            case Ask.UNPAY | Ask.UNREFUND if payments:
                self._do(
                    partial(self._payments.mark_unpaid, payments), _("Paiement annulé : rien n'était encore envoyé.")
                )
            case _:
                self.refresh()

    def mark_paid(self, typed: PaidTyped) -> None:
        """Note what the bank did."""
        if self._asked is None:
            return
        _ask, payments = self._asked
        try:
            day = entry.parse_date(typed.day, self._clock.today(), "executed_on")
            self._payments.mark_paid(payments, day, typed.reference)
        except RefusedError as refused:
            self._say(self._view.refuse(refused.refusals))
            return
        except (UnavailableError, RemovedError) as error:
            warn(error, self._notices)
            return
        self._asked = None
        self._view.close_sheet()
        self.refresh()
        self._notices.say(_("Paiement enregistré. Envoyez l'avis à la collectivité."))

    # ---- notices

    def ask_notices(self) -> None:
        """Ask for the passphrase that signs the notices."""
        count = len(self._read.untold)
        if count:
            self._view.ask_passphrase(count, str(self._folder()))

    def send(self, given: tuple[str, Secret]) -> None:
        """Write every notice that waits."""
        _purpose, secret = given
        if not secret.passphrase:
            self._view.refuse([Refusal("passphrase", Problem.MISSING)])
            return

        def work(progress: Progress) -> tuple[object, ...]:
            return self._sender.send(secret.passphrase, Path(secret.folder), progress)

        self._start(work, self._sent, _("Signature des avis"))

    # ---- inside

    @property
    def _read(self) -> PaymentDesk:
        """What stands on the page: nothing before it was read."""
        return self._desk or _NOTHING

    def _found(self, desk: PaymentDesk) -> None:
        self._desk = desk
        self._show()
        self._bring()

    def _unread(self, error: Exception) -> None:
        warn(error, self._notices)

    def _bring(self) -> None:
        """Open the account that was asked for."""
        payee = next((one for one in self._read.due if any(each.payment.id == self._sought for each in one.owed)), None)
        self._sought = None
        if payee is not None:
            self.edit_account(wordings.key_of(payee))

    def _show(self) -> None:
        self._view.show_view(wordings.view(self._read, self._left_out, self._editing))

    def _concerned(self, subject: UUID) -> tuple[Payment, ...]:
        """The payments of an order, or the one claimed back."""
        found = next((one for one in self._read.orders if one.order.id == subject), None)
        if found is not None:
            return tuple(one.payment for one in found.owed)
        return tuple(one.payment for one in self._read.claims if one.payment.id == subject)

    def _paid_form(self, ask: Ask, payments: Sequence[Payment]) -> PaidForm:
        cents = formats.euros(abs(sum(one.cents for one in payments)))
        title = _("Marquer comme payé") if ask is Ask.PAY else _("Marquer comme remboursé")
        sentence = (
            _("La banque a exécuté l'ordre de {sum}, tel qu'on le voit sur le relevé.")
            if ask is Ask.PAY
            else _("La collectivité a rendu {sum}, tel qu'on le voit sur le relevé.")
        )
        return PaidForm(ask, title, sentence.format(sum=cents), _day(formats.day(self._clock.today())))

    def _rewritten(self, order: UUID, _progress: Progress) -> TransferOrder:
        return self._payments.write(order, self._folder())

    def _lettered(self, payment: UUID, _progress: Progress) -> Path:
        return self._letters.write(payment, self._folder())

    def _do(self, act: Callable[[], None], words: str) -> None:
        try:
            act()
        except (RefusedError, UnavailableError, RemovedError) as error:
            self.refresh()
            warn(error, self._notices)
            return
        self.refresh()
        self._notices.say(words)

    def _start(self, work: Callable[[Progress], object], done: Callable[[object], None], words: str) -> None:
        self._view.refuse([])
        self._view.show_busy(words)
        self._jobs.run(work, partial(self._done, done), self._failed)

    def _done(self, then: Callable[[object], None], result: object) -> None:
        self._view.show_busy("")
        self._view.close_sheet()
        self.refresh()
        then(result)

    def _written(self, order: object) -> None:
        if isinstance(order, TransferOrder):
            words = _("Fichier de virement écrit : {path}. Déposez-le à la banque, puis marquez-le comme payé.")
            self._notices.say(words.format(path=formats.isolate(order.path)))

    def _letter_written(self, to: object) -> None:
        self._notices.say(_("Lettre écrite : {path}").format(path=formats.isolate(str(to))))

    def _sent(self, answers: object) -> None:
        count = len(answers) if isinstance(answers, tuple) else 0
        words = ngettext("{n} avis de paiement écrit.", "{n} avis de paiement écrits.", count)
        self._notices.say(words.format(n=formats.number(count)))

    def _failed(self, error: Exception) -> None:
        self._view.show_busy("")
        if isinstance(error, RefusedError):
            self._say(self._view.refuse(error.refusals))
            return
        self._view.close_sheet()  # an order may be kept all the same: its line offers the file again
        self.refresh()
        warn(error, self._notices)

    def _say(self, refusals: Sequence[Refusal]) -> None:
        if refusals:
            self._notices.warn(" ".join(dict.fromkeys(wording.refusal(one) for one in refusals)))

    def _folder(self) -> Path:
        chosen = self._preferences.current().export_folder
        places = [*([Path(chosen)] if chosen else []), self._documents]
        return next((one for one in places if one.is_dir()), Path.home())


def _day(words: str) -> str:
    return words.removeprefix(formats.RLM)
