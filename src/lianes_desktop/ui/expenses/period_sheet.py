"""A question: from which day to which day."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lianes_desktop.domain import entry
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.i18n import wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.dialogs import Sheet
from lianes_desktop.ui.kit.fields import LabeledField, TextField
from lianes_desktop.ui.kit.typed import override


class PeriodSheet(Sheet):
    """``given`` tells the first and the last day, ``None`` where there is no bound."""

    given = Signal(object)

    def __init__(self, parent: QWidget, since: date | None, until: date | None, today: date) -> None:
        """The bounds in force now; a day without a year is of the year of ``today``."""
        super().__init__(
            parent, _("Dépenses d'une période"), _("Laissez vide le côté sans limite."), _("Filtrer"), _("Annuler")
        )
        self.setObjectName("period_sheet")
        self._today = today
        self._fields: dict[str, LabeledField] = {}
        row = QHBoxLayout()
        row.setSpacing(12)
        for name, label, day in (("since", _("À partir du"), since), ("until", _("Jusqu'au"), until)):
            line = TextField(_("jj/mm/aaaa"))
            line.setObjectName(f"period_{name}")
            line.show_text(f"{day:%d/%m/%Y}" if day is not None else "")
            self._fields[name] = LabeledField(label, line)
            row.addWidget(self._fields[name], 1)
        self.body.addLayout(row)

    @override
    def accept(self) -> None:
        days = [self._day(name) for name in self._fields]
        if any(field.message() for field in self._fields.values()):
            return
        self.given.emit(tuple(days))
        super().accept()

    def _day(self, name: str) -> date | None:
        field = self._fields[name]
        line = field.control
        text = line.text().strip() if isinstance(line, TextField) else ""
        said = ""
        day: date | None = None
        if text:
            try:
                day = entry.parse_date(text, self._today, name)
            except RefusedError as refused:
                said = " ".join(map(wording.refusal, refused.refusals))
        field.refuse(said)
        return day
