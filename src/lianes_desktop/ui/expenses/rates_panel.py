"""The dossier's exchange rates: those kept, and one to type with its source and day."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.domain.ids import RateId
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.expenses.values import RateDraft, RateRow, RatesShown
from lianes_desktop.ui.kit.buttons import Button, IconButton, Kind
from lianes_desktop.ui.kit.cards import Card, Rule, empty
from lianes_desktop.ui.kit.choice import Choice
from lianes_desktop.ui.kit.fields import LabeledField, TextField
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel, Label
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.kit.values import DateField, MoneyEdit


class RateLine(QWidget):
    """One rate kept: what it says, where from, and two buttons."""

    edit_asked = Signal(object)
    removal_asked = Signal(object)

    def __init__(self, row: RateRow) -> None:
        """The rate of ``row``."""
        super().__init__()
        self._rate: RateId = row.rate
        edit, remove = IconButton("pencil", _("Modifier ce taux")), IconButton("trash-2", _("Supprimer ce taux"))
        edit.setObjectName("edit_rate")
        remove.setObjectName("remove_rate")
        edit.clicked.connect(self._ask_edit)
        remove.clicked.connect(self._ask_removal)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(row.words, Role.STRONG))
        words.addWidget(ElidedLabel(row.source, Role.SMALL, "ink2"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addLayout(words, 1)
        line.addWidget(edit)
        line.addWidget(remove)

    def _ask_edit(self) -> None:
        self.edit_asked.emit(self._rate)

    def _ask_removal(self) -> None:
        self.removal_asked.emit(self._rate)


class RatesPanel(Card):
    """``kept`` gives a ``RateDraft``; ``edit_asked`` and ``removal_asked`` a ``RateId``."""

    kept = Signal(object)
    edit_asked = Signal(object)
    removal_asked = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        """Empty until ``show_rates``."""
        super().__init__(padding=16, spacing=12)
        self._title = Label("", Role.H2)
        self._close = Button("", Kind.GHOST, icon="x")
        self._close.setObjectName("close_rates")
        self._close.clicked.connect(self.closed)
        self._explained = Label("", Role.SMALL, "ink2", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(10)
        self._currency, self._per_euro = TextField(), MoneyEdit()
        self._from, self._note = DateField(), TextField()
        self.setFocusProxy(self._per_euro)
        self._source: Choice[object] = Choice()
        controls = {
            "currency": self._currency,
            "per_euro": self._per_euro,
            "valid_from": self._from,
            "source": self._source,
            "note": self._note,
        }
        for name, control in controls.items():
            control.setObjectName(f"rate_{name}")
        self._fields = {name: LabeledField("", control) for name, control in controls.items()}
        self._keep = Button("", Kind.PRIMARY, icon="check")
        self._keep.setObjectName("keep_rate")
        self._keep.clicked.connect(self._ask_keep)
        for line in (self._currency, self._per_euro, self._from, self._note):
            line.returnPressed.connect(self._ask_keep)
        self._shown: RateDraft | None = None
        self._lay_out()
        self.retranslate()

    def show_rates(self, rates: RatesShown) -> None:
        """Show the rates kept, and the one being typed."""
        empty(self._lines)
        for row in rates.rows:
            line = RateLine(row)
            line.edit_asked.connect(self.edit_asked)
            line.removal_asked.connect(self.removal_asked)
            self._lines.addWidget(line)
        self._source.offer(rates.sources)
        draft = rates.draft
        if draft != self._shown:
            self._currency.show_text(draft.currency)
            self._per_euro.show_text(draft.per_euro)
            self._from.show_text(draft.valid_from)
            self._note.show_text(draft.note)
            self._source.show_value(draft.source)
            self._shown = draft
        for name, field in self._fields.items():
            field.refuse(rates.refusals.get(name, ""))
        self._keep.setText(_("Corriger ce taux") if rates.correcting else _("Ajouter ce taux"))

    def focus_first(self) -> None:
        """Put the cursor where the figure is typed."""
        self._per_euro.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._per_euro.selectAll()

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
        }
        for name, field in self._fields.items():
            field.set_label(labels[name])
        self._from.setPlaceholderText(_("jj/mm/aaaa"))
        self._note.setPlaceholderText(_("Facultatif"))

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
        for names in (("per_euro", "currency"), ("source", "valid_from")):
            row = QHBoxLayout()
            row.setSpacing(8)
            for name, stretch in zip(names, (3, 2), strict=True):
                row.addWidget(self._fields[name], stretch, Qt.AlignmentFlag.AlignTop)
            scroll.body.addLayout(row)
        scroll.body.addWidget(self._fields["note"])
        scroll.body.addWidget(self._keep, 0, Qt.AlignmentFlag.AlignLeading)
        scroll.body.addStretch(1)
        self.body.addLayout(head)
        self.body.addWidget(Rule())
        self.body.addWidget(scroll, 1)

    def _ask_keep(self) -> None:
        self._shown = RateDraft(
            self._currency.text(), self._per_euro.text(), self._from.text(), self._source.value(), self._note.text()
        )
        self.kept.emit(self._shown)
