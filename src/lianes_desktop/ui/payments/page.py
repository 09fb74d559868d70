"""The page of payments: what is due, what is claimed back, the transfer files and what became of them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from lianes_desktop.domain.problems import Refusal
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.ui.kit.asking import PassphraseDesk
from lianes_desktop.ui.kit.buttons import Button, Kind
from lianes_desktop.ui.kit.cards import EmptyState
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.passphrase import PassphraseSheet
from lianes_desktop.ui.kit.screen import Page
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.payments.due_card import DueCard
from lianes_desktop.ui.payments.lines_card import LinesCard
from lianes_desktop.ui.payments.sheets import AskingSheet, OrderSheet, PaidSheet
from lianes_desktop.ui.payments.values import OrderForm, PaidForm, View

NOTICES = "notices"
"""What the passphrase is asked for."""


class PaymentsPage(Page):
    """Passive: shows a ``View`` and says what the person does."""

    order_asked = Signal()
    ordered = Signal(object)
    """``OrderTyped``."""
    paid = Signal(object)
    """``PaidTyped``."""
    asked = Signal(object)
    """``(Ask, id)``: the button of an order or of a sum claimed back."""
    notices_asked = Signal()

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self.setObjectName("paymentsPage")
        self._view: View | None = None
        self._sheet: AskingSheet | None = None
        self.passphrases = PassphraseDesk(self)
        self._notices = Button("", icon="mail")
        self._notices.setObjectName("sendNotices")
        self._prepare = Button("", Kind.PRIMARY, icon="hand-coins")
        self._prepare.setObjectName("prepareOrder")
        self.header.add_action(self._notices)
        self.header.add_action(self._prepare)
        self._busy = Label("", Role.SMALL, "ink2", wrap=True)
        self._busy.hide()
        self.due = DueCard()
        self._claims, self._orders = LinesCard(), LinesCard()
        self._claims.setObjectName("claimsBack")
        self._orders.setObjectName("orders")
        self._scroll = ScrollColumn()
        self._empty = EmptyState("hand-coins")
        for part in (self._busy, self.due, self._claims, self._orders):
            self._scroll.body.addWidget(part)
        self._scroll.body.addStretch(1)
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(self._empty, 1)
        self._notices.clicked.connect(self.notices_asked)
        self._prepare.clicked.connect(self.order_asked)
        for card in (self._claims, self._orders):
            card.asked.connect(self.asked)
        self.retranslate()

    # ---- what the presenter shows

    def show_view(self, view: View) -> None:
        """Show everything."""
        self._view = view
        self.header.show_words(_("Paiements"), view.subtitle)
        nothing = not (view.payees or view.claims or view.orders)
        self._empty.setVisible(nothing)
        self._scroll.setVisible(not nothing)
        self._prepare.setVisible(bool(view.payees))
        self._prepare.allow(view.why_not)
        words = ngettext("Envoyer {n} avis", "Envoyer {n} avis", view.untold)
        self._notices.setText(words.format(n=formats.number(view.untold)))
        self._notices.setVisible(bool(view.untold))
        self.due.setVisible(bool(view.payees))
        self.due.show_due(view.payees, view.selected)
        self._claims.show_lines(view.claims)
        self._orders.show_lines(view.orders)

    def show_busy(self, words: str) -> None:
        """Show work under way, in the sheet that asked or on the page; empty words end it."""
        self.passphrases.show_busy(words)
        if self._sheet is not None:
            self._sheet.show_busy(words)
        self._busy.setText(words)
        self._busy.setVisible(bool(words))

    def refuse(self, refusals: Sequence[Refusal]) -> Sequence[Refusal]:
        """Say in the sheet that is open what is refused; what has no field there is given back."""
        if self._sheet is not None:
            return self._sheet.refuse(refusals)
        if self.passphrases.refuse(refusals):
            return [one for one in refusals if one.field != "passphrase"]
        return refusals

    def refuse_account(self, key: str, refusals: Sequence[Refusal]) -> Sequence[Refusal]:
        """Say beside the account of an authority what is refused; what has no field there is given back."""
        return self.due.refuse_account(key, refusals)

    def ask_order(self, form: OrderForm) -> None:
        """Ask from which account a transfer leaves, and when."""
        self._open(OrderSheet(self, form), self.ordered)

    def ask_paid(self, form: PaidForm) -> None:
        """Ask when the bank did it, and its reference."""
        self._open(PaidSheet(self, form), self.paid)

    def ask_passphrase(self, count: int, folder: str) -> None:
        """Ask for the passphrase that signs ``count`` notices, and where to write them."""
        words = ngettext(
            "{n} avis signé part vers la collectivité.",
            "{n} avis signés partent vers les collectivités.",
            count,
        )
        sheet = PassphraseSheet(
            self,
            _("Envoyer les avis de paiement"),
            words.format(n=formats.number(count)),
            _("Signer les avis"),
            _("Phrase de passe"),
            folder=folder,
            where=_("Où écrire les avis"),
        )
        self.passphrases.open(sheet, NOTICES)

    def close_sheet(self) -> None:
        """The answer has served."""
        self.passphrases.close()
        if self._sheet is not None:
            sheet, self._sheet = self._sheet, None
            sheet.done(AskingSheet.DialogCode.Accepted)

    def focus_account(self, key: str) -> None:
        """Put the cursor in the account of an authority."""
        form = self.due.focus_account(key)
        if form is not None:
            self._scroll.bring_into_view(form, 60)

    # ---- the page itself

    @override
    def areas(self) -> tuple[QWidget, ...]:
        return tuple(one for one in (self.due, self._claims, self._orders) if one.isVisibleTo(self)) or (self,)

    @override
    def retranslate(self) -> None:
        self._prepare.setText(_("Préparer le virement"))
        self.due.retranslate()
        self._claims.show_words(
            _("À récupérer"),
            _("Une décision corrigée après paiement redemande une somme à la collectivité. Rien n'est compensé."),
        )
        self._orders.show_words(
            _("Ordres de virement"),
            _("Déposez chaque fichier à la banque une seule fois. Il peut être réécrit à l'identique."),
        )
        self._empty.show_words(
            _("Rien à payer pour l'instant"),
            _("Chaque décision signée ajoute ici le montant dû à la collectivité."),
        )

    # ---- inside

    def _open(self, sheet: AskingSheet, given: SignalInstance) -> None:
        if self._sheet is not None:
            sheet.deleteLater()
            return
        self._sheet = sheet
        sheet.given.connect(given)
        sheet.rejected.connect(self._put_off)
        sheet.open()

    def _put_off(self) -> None:
        self._sheet = None
