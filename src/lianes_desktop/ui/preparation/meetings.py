"""Preparation meetings: the list, and the fields of the one that is open."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout

from lianes_desktop.domain.ids import ParticipantId
from lianes_desktop.domain.papers import PaperCode
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card, empty
from lianes_desktop.ui.kit.choice import MultiChoice
from lianes_desktop.ui.kit.entries import AreaEntry, ChoiceEntry, TextEntry
from lianes_desktop.ui.kit.fields import LabeledField, TextArea, TextField
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.kit.values import DateField
from lianes_desktop.ui.preparation.parts import Entry, Fields, in_lines
from lianes_desktop.ui.preparation.values import Field, MeetingForm, MeetingShown


class LinkRow(QAbstractButton):
    """Two lines to follow by mouse or keyboard; ``followed`` gives what it stands for."""

    followed = Signal(object)

    def __init__(self, subject: object, icon: str, upper: str, lower: str, *, chosen: bool = False) -> None:
        """``chosen`` tints the row whose fields are shown."""
        super().__init__()
        self._subject, self._icon, self._upper, self._lower = subject, icon, upper, lower
        self.setCheckable(True)
        self.setChecked(chosen)
        self.setAccessibleName(f"{upper}, {lower}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._follow)

    def subject(self) -> object:
        """What it stands for."""
        return self._subject

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, 54)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            mirror = paint.mirror(self)
            if self.isChecked():
                paint.box(painter, self.rect(), fill=theme.colour("teal_tint"))
            elif self.underMouse():
                paint.box(painter, self.rect(), fill=theme.colour("surface2"))
            tile = mirror.rect(8, 10, 34, 34)
            paint.box(painter, tile, fill=theme.colour("surface" if self.isChecked() else "teal_tint"), radius=6)
            paint.centred_icon(painter, self._icon, "teal", tile, 18)
            room = self.width() - 62
            upper, lower = mirror.rect(52, 7, room, 20), mirror.rect(52, 28, room, 18)
            paint.text(painter, upper, self._upper, font(Role.STRONG), theme.colour("ink"), mirror.leading)
            paint.text(painter, lower, self._lower, font(Role.SMALL), theme.colour("ink2"), mirror.leading)
            if self.hasFocus():
                paint.box(painter, self.rect(), border=theme.colour("teal"), width=2)

    def _follow(self) -> None:
        self.followed.emit(self._subject)


class MeetingFields(Fields):
    """The fields of a meeting; ``removal_asked`` takes it out, ``paper_asked`` gives the number of its document."""

    removal_asked = Signal()
    paper_asked = Signal(object)

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        self._mode = ChoiceEntry(Field.MODE)
        entries: dict[Field, Entry] = {
            Field.HELD_ON: TextEntry(Field.HELD_ON, DateField()),
            Field.MODE: self._mode,
            Field.OTHERS: TextEntry(Field.OTHERS, TextField()),
            Field.DECISIONS: AreaEntry(Field.DECISIONS, TextArea(lines=4)),
        }
        super().__init__(entries, "meeting")
        self._people: MultiChoice[ParticipantId] = MultiChoice()
        self._people.setObjectName("meeting_people")
        self._people.committed.connect(self._attended)
        self._labelled = LabeledField("", self._people)
        self._remove = Button("", Kind.GHOST, icon="trash-2", size=Size.SMALL)
        self._remove.setObjectName("remove_meeting")
        self._remove.clicked.connect(self.removal_asked)
        self._sheet = Button("", icon="file-text", size=Size.SMALL)
        self._sheet.setObjectName("meeting_sheet")
        self._sheet.clicked.connect(self._ask_sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 4)
        column.setSpacing(10)
        in_lines(column, self.entries, (Field.HELD_ON, Field.MODE))
        column.addWidget(self._labelled)
        in_lines(column, self.entries, (Field.OTHERS,), (Field.DECISIONS,))
        foot = QHBoxLayout()
        foot.addWidget(self._sheet)
        foot.addStretch(1)
        foot.addWidget(self._remove)
        column.addLayout(foot)

    def show_meeting(self, meeting: MeetingForm) -> None:
        """Show a meeting."""
        self.show_form(meeting.form)
        self._mode.offer(meeting.modes, meeting.mode)
        self._people.offer(meeting.people, meeting.attended)
        self._labelled.setVisible(bool(meeting.people))

    def retranslate(self) -> None:
        """Say the fixed words again."""
        for field, words in (
            (Field.HELD_ON, _("Date")), (Field.MODE, _("Comment")), (Field.OTHERS, _("Qui d'autre était là")),
            (Field.DECISIONS, _("Décisions")),
        ):  # fmt: skip
            self.entries[field].set_label(words)
        self._labelled.set_label(_("Présents"))
        self._remove.setText(_("Supprimer cette réunion"))
        self._sheet.setText(_("Feuille d'émargement"))

    def _attended(self, chosen: object) -> None:
        self.tell(Field.PARTICIPANTS, chosen)

    def _ask_sheet(self) -> None:
        self.paper_asked.emit(PaperCode.ATTENDANCE.value)


class MeetingsCard(Card):
    """Every meeting; ``opened`` gives a ``MeetingId``."""

    opened = Signal(object)
    added = Signal()

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(padding=16, spacing=8)
        self._title = Label("", Role.H2)
        self.add = Button("", size=Size.SMALL, icon="plus")
        self.add.setObjectName("add_meeting")
        self.add.clicked.connect(self.added)
        self._first = Label("", Role.BODY, "ink2", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.fields = MeetingFields()
        self.fields.hide()
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.add)
        self.body.addLayout(head)
        self.body.addWidget(self._first)
        self.body.addLayout(self._list)
        self.body.addWidget(self.fields)
        self.body.addStretch(1)

    def show_meetings(self, meetings: Sequence[MeetingShown], form: MeetingForm | None) -> None:
        """Show the list, and the fields of one of them."""
        focused = _focused(self._list)
        empty(self._list)
        for one in meetings:
            row = LinkRow(one.id, "users", one.day, one.detail, chosen=form is not None and form.id == one.id)
            row.setObjectName("meeting")
            row.followed.connect(self.opened)
            self._list.addWidget(row)
            if one.id == focused:
                row.setFocus(Qt.FocusReason.OtherFocusReason)
        self._first.setVisible(not meetings)
        self.fields.setVisible(form is not None)
        if form is not None:
            self.fields.show_meeting(form)

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._title.setText(_("Réunions de préparation"))
        self.add.setText(_("Ajouter"))
        self._first.setText(_("Notez au moins une réunion : quand, avec qui, ce qui a été décidé."))
        self.fields.retranslate()


def _focused(rows: QVBoxLayout) -> object:
    """The meeting whose row has the focus, if one has."""
    for at in range(rows.count()):
        item = rows.itemAt(at)
        row = item.widget() if item is not None else None
        if isinstance(row, LinkRow) and row.hasFocus():
            return row.subject()
    return None
