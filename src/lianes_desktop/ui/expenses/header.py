"""Over the expenses: what finds some of them, the rates, and the ways to add one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.ports.readings import ExpenseFilter
from lianes_desktop.ui.expenses.values import Heading
from lianes_desktop.ui.kit.buttons import Button, IconButton
from lianes_desktop.ui.kit.fields import SearchField
from lianes_desktop.ui.kit.segmented import Segment, Segmented


class HeaderActions(QWidget):
    """``searched`` gives the words as they are typed, ``filter_asked`` an ``ExpenseFilter``."""

    searched = Signal(str)
    filter_asked = Signal(object)
    rates_asked = Signal()
    telephone_asked = Signal()
    add_asked = Signal()

    def __init__(self, follow: QWidget) -> None:
        """``follow`` follows a folder: it stands with the other ways to add receipts."""
        super().__init__()
        self._search = SearchField()
        self._search.setObjectName("search_expenses")
        self._search.setMinimumWidth(128)
        self._search.setMaximumWidth(180)
        self._segments: Segmented[ExpenseFilter] = Segmented()
        self._segments.setObjectName("expense_segments")
        self._to_complete = ""
        self._rates = Button("", icon="arrow-left-right")
        self._rates.setObjectName("open_rates")
        self._telephone = IconButton("smartphone")
        self._telephone.setObjectName("open_telephone")
        self._add = IconButton("plus")
        self._add.setObjectName("add_expense")
        self._without_photo = Button("", icon="keyboard")
        self._without_photo.setObjectName("add_without_photo")
        self._of_list = (self._search, self._segments, self._rates, self._telephone, follow, self._add)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for action in (*self._of_list, self._without_photo):
            row.addWidget(action)
        self._search.textChanged.connect(self.searched)
        self._segments.committed.connect(self.filter_asked)
        self._rates.clicked.connect(self.rates_asked)
        self._telephone.clicked.connect(self.telephone_asked)
        self._add.clicked.connect(self.add_asked)
        self._without_photo.clicked.connect(self.add_asked)
        self.retranslate()

    def show_heading(self, heading: Heading) -> None:
        """What there is to do with a list, or the one thing to do without any."""
        self._rates.setText(heading.rates)
        self._rates.updateGeometry()
        self._to_complete = heading.to_complete
        self._offer_segments()
        for action in self._of_list:
            action.setVisible(not heading.empty)
        self._without_photo.setVisible(heading.empty)

    def show_filter(self, show: ExpenseFilter, search: str) -> None:
        """The segment in force and the words searched for."""
        self._segments.show_value(show)
        if self._search.text().strip() != search:
            self._search.setText(search)

    def focus_search(self) -> None:
        """Type what to search for, in the place of what was."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._search.setPlaceholderText(_("Rechercher"))
        self._search.setAccessibleName(_("Rechercher dans les dépenses"))
        self._rates.set_tip(_("Taux de change du dossier"))
        self._telephone.set_name(_("Photographier avec un téléphone"))
        self._add.set_name(_("Nouvelle dépense sans photo (N)"))
        self._without_photo.setText(_("Saisir sans photo"))
        self._offer_segments()

    def _offer_segments(self) -> None:
        self._segments.offer(
            [
                Segment(ExpenseFilter.ALL, _("Toutes")),
                Segment(ExpenseFilter.INCOMPLETE, self._to_complete or _("À compléter")),
                Segment(ExpenseFilter.NOT_ELIGIBLE, _("Non éligibles")),
            ]
        )
