"""One meeting: when and where, who came, what was decided, the minutes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.buttons import Button, IconButton, Size
from lianes_desktop.ui.kit.cards import Card, Rule, empty
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.form import Form, beside
from lianes_desktop.ui.kit.labels import Chip, ElidedLabel, Label
from lianes_desktop.ui.kit.values import DateField
from lianes_desktop.ui.steering.fields import DECISION, NEW_DECISION, NEW_PERSON, PERSON
from lianes_desktop.ui.steering.values import Sheet, Typed

_DAYS = frozenset(("due_on", "done_on"))


class MeetingForm(Form):
    """The fields of a meeting; ``row_removed`` gives ``(kind, place)`` of a person or a decision."""

    row_removed = Signal(object)

    def __init__(self) -> None:
        """Empty until ``show_sheet``."""
        super().__init__()
        self.body.setContentsMargins(20, 14, 20, 16)
        self.line("held_on", DateField())
        self.line("place")
        self.area("agenda")
        self.area("minutes", 5)
        self.line(NEW_PERSON)
        self.line(NEW_DECISION)
        self._titles = {name: Label("", Role.H2) for name in ("people", "decisions")}
        self._present = Label("", Role.SMALL, "ink2")
        self._present.setObjectName("present")
        self._people, self._decisions = QVBoxLayout(), QVBoxLayout()
        self._shown = (-1, -1)
        fields = self.fields
        beside(self.body, fields["held_on"], fields["place"])
        self.body.addWidget(self.tick("held"))
        self.body.addWidget(fields["agenda"])
        self.body.addWidget(Rule())
        head = QHBoxLayout()
        head.addWidget(self._titles["people"], 1)
        head.addWidget(self._present)
        self.body.addLayout(head)
        for column, title, new in (
            (self._people, None, NEW_PERSON),
            (self._decisions, self._titles["decisions"], NEW_DECISION),
        ):
            column.setSpacing(8)
            if title is not None:
                self.body.addWidget(Rule())
                self.body.addWidget(title)
            self.body.addLayout(column)
            self.body.addWidget(fields[new])
        self.body.addWidget(Rule())
        self.body.addWidget(fields["minutes"])
        self.body.addStretch(1)

    def show_sheet(self, sheet: Sheet, *, other: bool) -> None:
        """Show a meeting."""
        if other or (sheet.people, sheet.decisions) != self._shown:
            self._shown = (sheet.people, sheet.decisions)
            self._rebuild()
        self._present.setText(sheet.present)
        self.show_form(sheet.form, other=other)
        for new in (NEW_PERSON, NEW_DECISION):
            if new not in sheet.form.texts:
                self.fields[new].turn_to("")  # type: ignore[union-attr]  # a line

    def retranslate(self) -> None:
        """Say the fixed words again."""
        words = {
            "held_on": _("Date"), "place": _("Lieu"), "agenda": _("Ordre du jour"), "minutes": _("Compte rendu"),
            NEW_PERSON: _("Ajouter une personne : son nom, puis Entrée"),
            NEW_DECISION: _("Ajouter une décision, puis Entrée"),
        }  # fmt: skip
        parts = {
            "name": _("Nom complet"), "organisation": _("Organisation"), "text": _("Décision"),
            "owner": _("Responsable"), "due_on": _("Pour le"), "done_on": _("Fait le"),
        }  # fmt: skip
        for name, entry in self.fields.items():
            entry.set_label(words[name] if name in words else parts[name.rpartition(".")[2]])
            if isinstance(entry.control, DateField):
                entry.control.setPlaceholderText(_("jj/mm/aaaa"))
        for name, tick in self.ticks.items():
            tick.setText(_("La réunion a eu lieu") if name == "held" else _("Présent"))
        self._titles["people"].setText(_("Participants"))
        self._titles["decisions"].setText(_("Décisions"))

    def _rebuild(self) -> None:
        people, decisions = self._shown
        for column, kind, count in (
            (self._people, "attendance", people), (self._decisions, "decisions", decisions),
        ):  # fmt: skip
            empty(column)
            new = NEW_PERSON if kind == "attendance" else NEW_DECISION
            kept = self.fields[new]
            self.drop(f"{kind}.")
            self.fields[new] = kept
            for at in range(count):
                row = PersonRow(self, at) if kind == "attendance" else DecisionRow(self, at)
                row.removed.connect(self.row_removed)
                column.addWidget(row)
        self.retranslate()


class _Row(QWidget):
    """A row that can be taken out; ``removed`` gives ``(kind, place)``."""

    removed = Signal(object)

    def __init__(self, kind: str, at: int) -> None:
        super().__init__()
        self._which = (kind, at)
        self._remove = IconButton("x", _("Retirer cette ligne"), size=Size.SMALL)
        self._remove.setObjectName(f"remove_{kind}_{at}")
        self._remove.clicked.connect(self._say_removed)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(10)

    def _say_removed(self) -> None:
        self.removed.emit(self._which)


class PersonRow(_Row):
    """Name, organisation, whether they came."""

    def __init__(self, form: Form, at: int) -> None:
        """Its fields are those of ``form``."""
        super().__init__("attendance", at)
        for name in PERSON:
            self.row.addWidget(form.line(f"attendance.{at}.{name}"), 2, Qt.AlignmentFlag.AlignTop)
        came = QVBoxLayout()
        came.addStretch(1)
        came.addWidget(form.tick(f"attendance.{at}.present"))
        came.addSpacing(7)  # in the middle of the fields beside it
        self.row.addLayout(came, 1)
        self.row.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignBottom)


class DecisionRow(_Row):
    """What was decided, who sees to it, for when, done when."""

    def __init__(self, form: Form, at: int) -> None:
        """Its fields are those of ``form``."""
        super().__init__("decisions", at)
        column, below = QVBoxLayout(), QHBoxLayout()
        column.setSpacing(6)
        below.setSpacing(10)
        for name in DECISION:
            entry = form.line(f"decisions.{at}.{name}", DateField() if name in _DAYS else None)
            if name == "text":
                column.addWidget(entry)
            else:
                below.addWidget(entry, 1 if name in _DAYS else 2, Qt.AlignmentFlag.AlignTop)
        column.addLayout(below)
        self.row.addLayout(column, 1)
        self.row.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignBottom)


class MeetingSheet(Card):
    """Shows a ``Sheet``; says each field left as ``Typed``."""

    corrected = Signal(object)
    remove_asked = Signal()
    drawn = Signal()
    """The decisions are wanted as a document."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(padding=0, spacing=0)
        self.setObjectName("meetingSheet")
        self._sheet: Sheet | None = None
        self._title = ElidedLabel("", Role.H2)
        self._title.setObjectName("meeting_title")
        self._chip = Chip()
        self._chip.setObjectName("meeting_state")
        self._saved = Label("", Role.CAPTION, "ink3")
        self._saved.setObjectName("meeting_saved")
        self._draw = Button("", icon="file-text", size=Size.SMALL)
        self._draw.setObjectName("draw_minutes")
        self._draw.clicked.connect(self.drawn)
        self._remove = IconButton("trash-2")
        self._remove.setObjectName("removeMeeting")
        self._remove.clicked.connect(self.remove_asked)
        self.form = MeetingForm()
        self.form.left.connect(self._tell)
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 12, 10)
        head.setSpacing(10)
        head.addWidget(self._title, 1)
        head.addWidget(self._saved)
        head.addWidget(self._chip)
        head.addWidget(self._draw)
        head.addWidget(self._remove)
        self.body.addLayout(head)
        self.body.addWidget(Rule())
        self.body.addWidget(self.form, 1)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a meeting."""
        other = self._sheet is None or self._sheet.id != sheet.id
        self._sheet = sheet
        self._title.setText(sheet.title)
        self._chip.show_state(sheet.chip, sheet.tone, sheet.icon)
        self._saved.setText(sheet.saved)
        self.form.show_sheet(sheet, other=other)

    def retranslate(self) -> None:
        """Say the fixed words again; values come with the next sheet."""
        self._draw.setText(_("Relevé de décisions (PDF)"))
        self._remove.set_name(_("Supprimer la réunion"))
        self.form.retranslate()

    def _tell(self, left: tuple[str, object]) -> None:
        if self._sheet is not None:
            self.corrected.emit(Typed(self._sheet.id, *left))
