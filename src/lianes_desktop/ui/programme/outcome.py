"""What became of a line: its state, who came, what was exchanged and came of it, each side's interest, its pictures."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lianes_desktop.domain.programmes import ExchangeForm, ItemState
from lianes_desktop.i18n import wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.choice import MultiChoice
from lianes_desktop.ui.kit.entries import AreaEntry, ChoiceEntry
from lianes_desktop.ui.kit.fields import LabeledField, TextArea
from lianes_desktop.ui.programme.attendance import AttendanceEntry
from lianes_desktop.ui.programme.pictures import PicturesSection
from lianes_desktop.ui.programme.values import Field, Form


class OutcomeSection(QWidget):
    """Shows the part of a ``Form`` that tells what happened; ``left`` gives ``(field, value)``."""

    left = Signal(object)

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self._state = ChoiceEntry(Field.STATE)
        self._exchanged: MultiChoice[ExchangeForm] = MultiChoice()
        self._attendance = AttendanceEntry()
        self.pictures = PicturesSection()
        self.areas = {
            field: AreaEntry(field, TextArea(lines=2))
            for field in (Field.ALSO_PRESENT, Field.OUTCOME, Field.INTEREST_FR, Field.INTEREST_MA)
        }
        self.labelled: dict[Field, LabeledField] = {
            Field.STATE: self._state,
            Field.ABSENT: self._attendance,
            Field.ALSO_PRESENT: self.areas[Field.ALSO_PRESENT],
            Field.EXCHANGED: LabeledField("", self._exchanged),
            **self.areas,
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for labelled in self.labelled.values():
            column.addWidget(labelled)
        column.addWidget(self.pictures)
        self._state.left.connect(self.left)
        self._exchanged.committed.connect(self._chosen)
        self._attendance.left.connect(self.left)
        for area in self.areas.values():
            area.left.connect(self.left)

    def show_form(self, form: Form) -> None:
        """Show what is kept; texts are shown by the editor with the others."""
        took_place = form.state in (ItemState.HELD, ItemState.ADDED)
        self._state.offer(tuple((state, wording.item_state(state)) for state in ItemState), form.state)
        forms = [(one, wording.exchange_form(one), wording.exchange_form(one)[:1]) for one in ExchangeForm]
        self._exchanged.offer(forms, form.exchanged)
        came = took_place and not form.moving
        self._attendance.show_people(form.attendees, form.contacts)
        self._attendance.setVisible(came and bool(form.attendees))
        self.labelled[Field.ALSO_PRESENT].setVisible(came)
        self.pictures.show_pictures(form.item, form.pictures, there=took_place or bool(form.pictures))
        self.labelled[Field.EXCHANGED].setVisible(took_place and form.technical)
        self.labelled[Field.OUTCOME].setVisible(came)
        for field in (Field.INTEREST_FR, Field.INTEREST_MA):
            self.labelled[field].setVisible(not form.moving)

    def reveal(self, field: Field) -> None:
        """Show a field that is about to take the focus."""
        if field in self.labelled:
            self.labelled[field].show()

    def retranslate(self) -> None:
        """Say the fixed words again; values come with the next form."""
        for field, label in (
            (Field.STATE, _("Fait")), (Field.ALSO_PRESENT, _("Aussi présents")),
            (Field.EXCHANGED, _("Ce qui a été échangé")), (Field.OUTCOME, _("Ce qui en est sorti")),
            (Field.INTEREST_FR, _("Intérêt pour le côté français")),
            (Field.INTEREST_MA, _("Intérêt pour le côté marocain")),
        ):  # fmt: skip
            self.labelled[field].set_label(label)
        self.pictures.retranslate()

    def _chosen(self, chosen: object) -> None:
        self.left.emit((Field.EXCHANGED, chosen))
