"""The steering page: the committee's year and its meetings, the one chosen beside."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.buttons import Button, Kind
from lianes_desktop.ui.kit.cards import Card, EmptyState
from lianes_desktop.ui.kit.entries import ChoiceEntry
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.list_page import ListPage, beside
from lianes_desktop.ui.kit.lists import ListView
from lianes_desktop.ui.kit.progress import Ring
from lianes_desktop.ui.kit.rows import show_lines
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.steering.listing import MeetingDelegate, MeetingModel
from lianes_desktop.ui.steering.sheet import MeetingSheet
from lianes_desktop.ui.steering.values import Rhythm, View

_LIST_WIDTH = 320


class SteeringPage(ListPage):
    """Passive: shows a ``View`` and says what the person does."""

    add_asked = Signal()
    edition_asked = Signal(object)
    """The code of an edition."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(ListView(), MeetingModel())
        self.setObjectName("steeringPage")
        self._view: View | None = None
        self._add = Button("", Kind.PRIMARY, icon="plus", cap="N")
        self._add.setObjectName("addMeeting")
        self.header.add_action(self._add)
        self._editions = ChoiceEntry("steering_edition")
        self._rhythm, self._rhythm_alone = RhythmCard(), RhythmCard()
        self._list.setObjectName("meetingList")
        self._list.setItemDelegate(MeetingDelegate(self._list))
        self.sheet = MeetingSheet()
        self.sheet.setFocusProxy(self.sheet.form.fields["held_on"].control)
        self._first = Button("", Kind.PRIMARY, icon="calendar-days")
        self._first.setObjectName("addFirstMeeting")
        self._empty = EmptyState("users", actions=[self._first])
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_view(self, view: View) -> None:
        """Show the list, the rhythm and the meeting."""
        self._view = view
        self.header.show_words(_("Comité de pilotage"), view.subtitle)
        self._add.setVisible(view.sheet is not None)
        self._editions.offer(view.editions, view.edition)
        self._editions.setVisible(len(view.editions) > 1)
        for card in (self._rhythm, self._rhythm_alone):
            card.show_rhythm(view.rhythm)
        self.show_either(empty=view.sheet is None)
        show_lines(self._list, self._model, view.lines, view.selected)
        if view.sheet is not None:
            self.sheet.show_sheet(view.sheet)

    def focus_field(self, name: str) -> None:
        """Put the cursor in a field of the meeting."""
        self.sheet.form.focus_field(name)

    @override
    def areas(self) -> tuple[QWidget, ...]:
        if self._view is None or self._view.sheet is None:
            return (self._first,)
        return (self._list, self.sheet)

    @override
    def retranslate(self) -> None:
        self._add.setText(_("Réunion"))
        self._first.setText(_("Première réunion"))
        self._editions.set_label(_("Édition"))
        self._list.setAccessibleName(_("Comité de pilotage"))
        self._empty.show_words(
            _("Aucune réunion pour l'instant"),
            _("Fixez la première : date, lieu, ordre du jour. Les décisions y seront suivies jusqu'au bout."),
        )
        self.sheet.retranslate()

    @override
    def ask_new(self) -> None:
        self.add_asked.emit()

    @override
    def ask_removal(self) -> None:
        self.sheet.remove_asked.emit()

    @override
    def begin(self) -> None:
        self.focus_field("held_on")

    @override
    def flush(self) -> None:
        self.sheet.form.flush()

    # ---- inside

    def _connect(self) -> None:
        for button in (self._add, self._first):
            button.clicked.connect(self.add_asked)
        self._editions.left.connect(self._edition_left)

    def _lay_out(self) -> None:
        listed = Card(padding=1, spacing=0)
        listed.body.addWidget(self._list)
        side = QWidget()
        side.setFixedWidth(_LIST_WIDTH)
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(12)
        left.addWidget(self._editions)
        left.addWidget(self._rhythm)
        left.addWidget(listed, 1)
        alone = QWidget()
        column = QVBoxLayout(alone)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._rhythm_alone)
        column.addWidget(self._empty, 1)
        self.lay_out_either(beside(side, self.sheet), alone)

    def _edition_left(self, left: tuple[str, object]) -> None:
        self.edition_asked.emit(left[1])


class RhythmCard(Card):
    """How many meetings this year, and whether it is time to plan one."""

    def __init__(self) -> None:
        """Empty until ``show_rhythm``."""
        super().__init__(padding=14, spacing=8)
        self._ring = Ring(48)
        self._title = Label("", Role.STRONG, wrap=True)
        self._title.setObjectName("rhythm_title")
        self._sentence = Label("", Role.CAPTION, "ink2", wrap=True)
        self._sentence.setObjectName("rhythm_sentence")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.body.addLayout(row)

    def show_rhythm(self, rhythm: Rhythm) -> None:
        """Show how the year stands."""
        self._ring.show_count(rhythm.count, rhythm.usual)
        self._title.setText(rhythm.title)
        self._sentence.setText(rhythm.sentence)
        self._sentence.set_tone("warn" if rhythm.due else "ink2")
