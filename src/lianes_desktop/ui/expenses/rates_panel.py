"""The dossier's exchange rates: those kept, and one to type with its source and day."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.domain.money import RateSource
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.expenses.rate_line import RateLine
from lianes_desktop.ui.expenses.values import RateDraft, RatesShown
from lianes_desktop.ui.kit.buttons import Button, Kind
from lianes_desktop.ui.kit.cards import Card, Rule, empty
from lianes_desktop.ui.kit.choice import Choice
from lianes_desktop.ui.kit.fields import LabeledField, TextField
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.full_screen import PaperOnScreen
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.kit.values import DateField, MoneyEdit


class RatesPanel(Card):
    """``kept`` gives a ``RateDraft``; ``edit_asked`` and ``removal_asked`` a ``RateId``."""

    kept = Signal(object)
    edit_asked = Signal(object)
    removal_asked = Signal(object)
    attached = Signal(object)
    detached = Signal(object)
    seen = Signal(object)
    commission_asked = Signal(object)
    freeze_asked = Signal()
    proposal_asked = Signal()
    proposal_dropped = Signal()
    recalculation_asked = Signal()
    closed = Signal()

    def __init__(self) -> None:
        """Empty until ``show_rates``."""
        super().__init__(padding=16, spacing=12)
        self.setObjectName("rates_panel")
        self._title = Label("", Role.H2)
        self._close = Button("", Kind.GHOST, icon="x")
        self._close.setObjectName("close_rates")
        self._close.clicked.connect(self.closed)
        self._explained = Label("", Role.SMALL, "ink2", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(10)
        self._currency, self._per_euro = TextField(), MoneyEdit()
        self._from, self._note = DateField(), TextField()
        self._given, self._received, self._commission = MoneyEdit(), MoneyEdit(), MoneyEdit()
        self._bureau = TextField()
        self.setFocusProxy(self._per_euro)
        self._source: Choice[object] = Choice()
        controls = {
            "currency": self._currency,
            "per_euro": self._per_euro,
            "valid_from": self._from,
            "source": self._source,
            "note": self._note,
            "given": self._given,
            "received": self._received,
            "commission": self._commission,
            "bureau": self._bureau,
        }
        for name, control in controls.items():
            control.setObjectName(f"rate_{name}")
        self._fields = {name: LabeledField("", control) for name, control in controls.items()}
        self._keep = Button("", Kind.PRIMARY, icon="check")
        self._keep.setObjectName("keep_rate")
        self._keep.clicked.connect(self._ask_keep)
        texts = (self._currency, self._per_euro, self._from, self._note)
        for line in (*texts, self._given, self._received, self._commission, self._bureau):
            line.returnPressed.connect(self._ask_keep)
        self._source.committed.connect(self._suit)
        self._freeze, self._propose = Button("", icon="lock"), Button("", icon="rotate-cw")
        self._proposal, self._told = QWidget(), Label("", Role.BODY, "ink", wrap=True)
        self._told.setObjectName("rates_proposal")
        self._recount, self._drop = Button("", Kind.PRIMARY, icon="check"), Button("", Kind.GHOST)
        for name, button, signal in (
            ("freeze_rates", self._freeze, self.freeze_asked),
            ("propose_rates", self._propose, self.proposal_asked),
            ("recalculate_rates", self._recount, self.recalculation_asked),
            ("drop_proposal", self._drop, self.proposal_dropped),
        ):
            button.setObjectName(name)
            button.clicked.connect(signal)
        self._shown: RateDraft | None = None
        self.slip = PaperOnScreen(self)
        """The exchange slip that is looked at."""
        self._lay_out()
        self.retranslate()

    def show_rates(self, rates: RatesShown) -> None:
        """Show the rates kept, and the one being typed."""
        empty(self._lines)
        for row in rates.rows:
            line = RateLine(row)
            line.edit_asked.connect(self.edit_asked)
            line.removal_asked.connect(self.removal_asked)
            line.attached.connect(self.attached)
            line.detached.connect(self.detached)
            line.seen.connect(self.seen)
            line.commission_asked.connect(self.commission_asked)
            self._lines.addWidget(line)
        self._source.offer(rates.sources)
        draft = rates.draft
        if draft != self._shown:
            self._currency.show_text(draft.currency)
            self._per_euro.show_text(draft.per_euro)
            self._from.show_text(draft.valid_from)
            self._note.show_text(draft.note)
            self._source.show_value(draft.source)
            self._given.show_text(draft.given)
            self._received.show_text(draft.received)
            self._commission.show_text(draft.commission)
            self._bureau.show_text(draft.bureau)
            self._shown = draft
        self._suit()
        self._proposal.setVisible(rates.proposal is not None)
        if rates.proposal is not None:
            self._told.setText("\n".join((rates.proposal.title, *rates.proposal.changes)))
            self._recount.setVisible(rates.proposal.possible)
        for name, field in self._fields.items():
            field.refuse(rates.refusals.get(name, ""))
        self._keep.setText(_("Corriger ce taux") if rates.correcting else _("Ajouter ce taux"))

    def show_slip(self, jpeg: bytes, sheet: int, sheets: int) -> None:
        """A sheet of an exchange slip, over the whole screen."""
        self.slip.show_sheet(_("Bordereau de change"), jpeg, sheet, sheets)

    def focus_first(self) -> None:
        """Put the cursor where the figure is typed."""
        first = self._received if self._source.value() is RateSource.SLIP else self._per_euro
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        first.selectAll()

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._title.setText(_("Taux de change du dossier"))
        self._close.setText(_("Fermer"))
        self._explained.setText(
            _("Unités de la monnaie pour un euro. Chaque dépense prend le dernier taux connu à sa date.")
        )
        labels = {
            "currency": _("Devise"),
            "per_euro": _("Pour 1 €"),
            "valid_from": _("À partir du"),
            "source": _("Source"),
            "note": _("Référence de la source"),
            "given": _("Euros donnés"),
            "received": _("Reçu en espèces"),
            "commission": _("Dont commission, en euros"),
            "bureau": _("Bureau de change"),
        }
        for name, field in self._fields.items():
            field.set_label(labels[name])
        self._from.setPlaceholderText(_("jj/mm/aaaa"))
        self._freeze.setText(_("Figer les taux"))
        self._propose.setText(_("Recalculer…"))
        self._recount.setText(_("Recalculer"))
        self._drop.setText(_("Ne rien changer"))
        self._suit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._close)
        scroll = ScrollColumn(spacing=12)
        scroll.body.addWidget(self._explained)
        scroll.body.addLayout(self._lines)
        scroll.body.addWidget(Rule())
        pairs = ("source", "valid_from"), ("per_euro", "currency"), ("received", "given"), ("bureau", "commission")
        for names in pairs:
            row = QHBoxLayout()
            row.setSpacing(8)
            for name, stretch in zip(names, (3, 2), strict=True):
                row.addWidget(self._fields[name], stretch, Qt.AlignmentFlag.AlignTop)
            scroll.body.addLayout(row)
        scroll.body.addWidget(self._fields["note"])
        scroll.body.addWidget(self._keep, 0, Qt.AlignmentFlag.AlignLeading)
        acts, answers = QHBoxLayout(), QHBoxLayout()
        acts.addWidget(self._freeze)
        acts.addWidget(self._propose)
        answers.addWidget(self._recount)
        answers.addWidget(self._drop)
        asked = QVBoxLayout(self._proposal)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.addWidget(self._told)
        asked.addLayout(answers)
        scroll.body.addLayout(acts)
        scroll.body.addWidget(self._proposal)
        scroll.body.addStretch(1)
        self.body.addLayout(head)
        self.body.addWidget(Rule())
        self.body.addWidget(scroll, 1)

    def _suit(self, _source: object = None) -> None:
        """Show the fields the source asks for; a rate typed by hand tells why."""
        slip, by_hand = self._source.value() is RateSource.SLIP, self._source.value() is RateSource.MANUAL
        of_slip = (self._given, self._received, self._commission, self._bureau)
        hidden = (self._per_euro,) if slip else of_slip
        in_hand = any(one.hasFocus() for one in hidden)
        for name in ("given", "received", "commission", "bureau"):
            self._fields[name].setVisible(slip)
        self._fields["per_euro"].setVisible(not slip)
        self._fields["note"].set_label(_("Motif") if by_hand else _("Référence de la source"))
        self._note.setPlaceholderText("" if by_hand else _("Facultatif"))
        if in_hand:  # the figure asked for takes the place of the field that is hidden
            self.focus_first()

    def _ask_keep(self) -> None:
        texts = (self._note, self._given, self._received, self._commission, self._bureau)
        self._shown = RateDraft(
            self._currency.text(),
            self._per_euro.text(),
            self._from.text(),
            self._source.value(),
            *(one.text() for one in texts),
        )
        self.kept.emit(self._shown)
