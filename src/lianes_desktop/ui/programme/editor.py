"""The form beside the board: one line, each field kept as it is left."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.domain.ids import ItemId
from lianes_desktop.domain.programmes import ItemKind
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.buttons import Button, IconButton, Kind, Size
from lianes_desktop.ui.kit.cards import Card, Notice, Rule
from lianes_desktop.ui.kit.check import CheckLine
from lianes_desktop.ui.kit.choice import MultiChoice
from lianes_desktop.ui.kit.entries import AreaEntry, ChoiceEntry, TextEntry
from lianes_desktop.ui.kit.fields import LabeledField, TextArea, TextField, begin_in
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel, Label
from lianes_desktop.ui.kit.menu_counts import MenuCounts
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.values import MoneyEdit, NumberField, TimeField
from lianes_desktop.ui.programme.outcome import OutcomeSection
from lianes_desktop.ui.programme.people import PeoplePicker
from lianes_desktop.ui.programme.values import AREAS, Field, Form, Typed

RESULTS = (1, 2, 3, 4, 5)


class ItemEditor(Card):
    """Shows a ``Form``; says each field left, and the buttons pressed."""

    corrected = Signal(object)
    """``Typed``."""
    duplicate_asked = Signal()
    remove_asked = Signal()
    solve_asked = Signal()
    keep_asked = Signal()

    def __init__(self) -> None:
        """An empty editor, ``show_form`` fills it."""
        super().__init__(padding=0, spacing=0)
        self.setObjectName("itemEditor")
        self._form: Form | None = None
        self._make_entries()
        self._heading = Label("", Role.H2)
        self._saved = ElidedLabel("", Role.CAPTION, "ink3")
        self._saved.setObjectName("item_saved")
        self._saved.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._zone_note = Label("", Role.SMALL, "ink3", wrap=True)
        self._results_label = Label("", Role.LABEL, "ink2")
        self._notice = Notice("bad", "triangle-alert")
        self._notice.setObjectName("overlapNotice")
        self._fix = Button("", Kind.PRIMARY, size=Size.SMALL)
        self._keep = Button("", Kind.SECONDARY, size=Size.SMALL)
        self._fix.setObjectName("fixOverlap")
        self._keep.setObjectName("keepOverlap")
        self._notice.set_actions([self._fix, self._keep])
        self._share = Notice("ok", "hand-coins")
        self._share.setObjectName("shareNotice")
        self._duplicate = Button("", icon="copy")
        self._duplicate.setObjectName("duplicateItem")
        self._add_note = Button("", icon="notebook-pen")
        self._add_note.setObjectName("noteItem")
        self._remove = IconButton("trash-2")
        self._remove.setObjectName("removeItem")
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._texts[Field.TITLE].line)

    def show_form(self, form: Form) -> None:
        """Show a line; what is being typed in a field that has the focus stays, unless it is another line."""
        another = self._form is None or self._form.item != form.item
        self._form = form
        self._saved.setText(form.saved)
        self._show_texts(form, turn=another)
        self._kind.offer(tuple((kind, wording.item_kind(kind)) for kind in ItemKind), form.kind)
        self._day.offer(tuple((day, _day_words(day)) for day in form.days), form.day)
        self._group.offer((("", _("Tous")), *((group, group) for group in form.groups)), form.group)
        self._duration.show_text(form.duration)
        self._zone_note.setText(form.zone_note)
        people = [(one.id, one.name, one.initials) for one in form.participants]
        self._participants.offer(people, [one.id for one in form.participants if one.chosen])
        self._contacts.offer(form.contacts)
        self._labelled[Field.CONTACTS].set_label(_contacts_label(form))
        for number, box in zip(RESULTS, self._results, strict=True):
            box.setChecked(number in form.results)
        self._outcome.show_form(form)
        self._show_what_applies(form, another=another)
        self._show_notices(form)

    def flush(self) -> None:
        """Tell what is typed and not told yet."""
        for entry in self._texts.values():
            entry.flush()
        for area in self._areas.values():
            area.flush()
        self.pictures.flush()
        self._menus.flush()

    def focus_field(self, field: Field) -> None:
        """Put the cursor in a field, its text chosen so that typing replaces it."""
        if field is Field.NOTE:
            self._note.show()
        self._outcome.reveal(field)
        alone: dict[Field, QWidget] = {Field.MENUS: self._menus}
        control = self._labelled[field].control if field in self._labelled else alone.get(field, self._results[0])
        begin_in(control)

    def retranslate(self) -> None:
        """Say everything in the language in force; values come again with the next form."""
        self._form = None
        self._heading.setText(_("Rendez-vous"))
        labels = {
            Field.TITLE: _("Intitulé"), Field.KIND: _("Type"), Field.DAY: _("Jour"), Field.STARTS: _("De"),
            Field.ENDS: _("À"), Field.PLACE: _("Lieu"), Field.GROUP: _("Groupe"),
            Field.PARTICIPANTS: _("Participants"), Field.COVERS: _("Couverts"), Field.COST: _("Coût prévu"),
            Field.DIETS: _("Régimes"), Field.NOTE: _("Note"),
        }  # fmt: skip
        for field, label in labels.items():
            self._labelled[field].set_label(label)
        self._outcome.retranslate()
        self._menus.retranslate()
        self._duration_field.set_label(_("Durée"))
        self._contacts.set_name(_("Ajouter une personne rencontrée"))
        self._results_label.setText(_("Résultats attendus"))
        for number, box in zip(RESULTS, self._results, strict=True):
            box.setText(wording.result(number))
        self._keep.setText(_("Garder les deux"))
        self._duplicate.setText(_("Dupliquer"))
        self._add_note.setText(_("Note"))
        self._remove.set_name(_("Supprimer le rendez-vous"))

    # ---- inside

    def _show_texts(self, form: Form, *, turn: bool) -> None:
        for field, text in form.texts.items():
            entry = self._areas[field] if field in AREAS else self._texts[field]
            entry.turn_to(text) if turn else entry.show_text(text)
        for field, labelled in self._labelled.items():
            labelled.refuse(form.refusals.get(field, ""))

    def _show_what_applies(self, form: Form, *, another: bool) -> None:
        """A delegation's line has a group, a mission's a day; meals have covers."""
        grouped = bool(form.groups)
        self._labelled[Field.DAY].setVisible(len(form.days) > 1)
        self._labelled[Field.GROUP].setVisible(grouped)
        # beside the type when the day does not stand there
        self._grid.addWidget(self._labelled[Field.GROUP], *((5, 0, 1, 6) if len(form.days) > 1 else (1, 3, 1, 3)))
        self._labelled[Field.PARTICIPANTS].setVisible(bool(form.participants))
        self._labelled[Field.CONTACTS].setVisible(bool(form.contacts))
        for field in (Field.COVERS, Field.COST, Field.DIETS):
            self._labelled[field].setVisible(form.meal)
        self._menus.setVisible(form.meal)
        self._menus.show_counts(form.menus, form.refusals.get(Field.MENUS, ""), form.menus_from)
        if another:
            self._note.setVisible(bool(form.texts[Field.NOTE]))
        self._grid_room(alone=len(form.days) == 1 and not grouped)

    def _grid_room(self, *, alone: bool) -> None:
        """The type takes the whole line when it stands alone on it."""
        self._grid.addWidget(self._kind, *((1, 0, 1, 6) if alone else (1, 0, 1, 3)))

    def _show_notices(self, form: Form) -> None:
        self._notice.setVisible(form.clash is not None)
        if form.clash is not None:
            self._notice.show_words("bad", "triangle-alert", form.clash.title, form.clash.sentence)
            self._fix.setText(form.clash.fix)
            self._fix.setVisible(bool(form.clash.fix))
            self._fix.updateGeometry()
        self._share.setVisible(form.share is not None)
        if form.share is not None:
            title = _("Prise en charge possible")
            self._share.show_words("ok", "hand-coins", title, form.share.sentence, form.share.equation)

    def _make_entries(self) -> None:
        controls: Mapping[Field, TextField] = {
            Field.TITLE: TextField(), Field.STARTS: TimeField(), Field.ENDS: TimeField(), Field.PLACE: TextField(),
            Field.COVERS: NumberField(), Field.COST: MoneyEdit(), Field.DIETS: TextField(),
        }  # fmt: skip
        self._texts = {field: TextEntry(field, control) for field, control in controls.items()}
        self._menus = MenuCounts()
        self._note = AreaEntry(Field.NOTE, TextArea(lines=3))
        self._outcome = OutcomeSection()
        self.pictures = self._outcome.pictures
        self._areas = {Field.NOTE: self._note, **self._outcome.areas}
        self._kind, self._day, self._group = (ChoiceEntry(field) for field in (Field.KIND, Field.DAY, Field.GROUP))
        self._duration = TextField()
        self._duration.setReadOnly(True)
        self._duration.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._duration_field = LabeledField("", self._duration)
        self._participants: MultiChoice[object] = MultiChoice()
        self._contacts = PeoplePicker()
        self._results = [CheckLine() for _number in RESULTS]
        self._labelled: dict[Field, LabeledField] = {
            **self._texts, Field.NOTE: self._note, Field.KIND: self._kind, Field.DAY: self._day,
            Field.GROUP: self._group, Field.PARTICIPANTS: LabeledField("", self._participants),
            Field.CONTACTS: LabeledField("", self._contacts), **self._outcome.labelled,
        }  # fmt: skip
        for field, labelled in self._labelled.items():
            labelled.control.setObjectName(f"item_{field}")
        for number, box in zip(RESULTS, self._results, strict=True):
            box.setObjectName(f"item_result_{number}")

    def _lay_out(self) -> None:
        scroll = ScrollColumn(spacing=12)
        column = scroll.body
        column.setContentsMargins(16, 12, 16, 12)
        grid = self._grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(10)
        for at in range(6):
            grid.setColumnStretch(at, 1)
        grid.addWidget(self._texts[Field.TITLE], 0, 0, 1, 6)
        grid.addWidget(self._kind, 1, 0, 1, 3)
        grid.addWidget(self._day, 1, 3, 1, 3)
        hours = (self._texts[Field.STARTS], self._texts[Field.ENDS], self._duration_field)
        for at, labelled in enumerate(hours):
            grid.addWidget(labelled, 2, at * 2, 1, 2)
            grid.setAlignment(labelled, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._zone_note, 3, 0, 1, 6)
        grid.addWidget(self._texts[Field.PLACE], 4, 0, 1, 6)
        grid.addWidget(self._group, 5, 0, 1, 6)
        grid.addWidget(self._texts[Field.COVERS], 6, 0, 1, 3, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._texts[Field.COST], 6, 3, 1, 3, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._menus, 7, 0, 1, 6)
        grid.addWidget(self._texts[Field.DIETS], 8, 0, 1, 6)
        column.addWidget(self._notice)
        column.addLayout(grid)
        column.addWidget(self._share)
        column.addWidget(self._labelled[Field.PARTICIPANTS])
        column.addWidget(self._labelled[Field.CONTACTS])
        column.addWidget(self._note)
        column.addWidget(self._outcome)
        results = QVBoxLayout()
        results.setSpacing(4)
        results.addWidget(self._results_label)
        for box in self._results:
            results.addWidget(box)
        column.addLayout(results)
        column.addStretch(1)
        head = _row((16, 12, 16, 12), self._heading)
        head.addWidget(self._saved, 1)
        foot = _row((16, 10, 16, 12), self._duplicate, self._add_note)
        foot.addStretch(1)
        foot.addWidget(self._remove)
        self.body.addLayout(head)
        self.body.addWidget(Rule())
        self.body.addWidget(scroll, 1)
        self.body.addWidget(Rule())
        self.body.addLayout(foot)

    def _connect(self) -> None:
        for entry in self._texts.values():
            entry.left.connect(self._tell)
        self._menus.left.connect(self._menus_counted)
        self._note.left.connect(self._tell)
        self._outcome.left.connect(self._tell)
        for choice in (self._kind, self._day, self._group):
            choice.left.connect(self._tell)
        self._participants.committed.connect(self._participants_chosen)
        self._contacts.committed.connect(self._contacts_chosen)
        for box in self._results:
            box.clicked.connect(self._results_chosen)
        self._duplicate.clicked.connect(self.duplicate_asked)
        self._add_note.clicked.connect(self._open_note)
        self._remove.clicked.connect(self.remove_asked)
        self._fix.clicked.connect(self.solve_asked)
        self._keep.clicked.connect(self.keep_asked)

    def _tell(self, left: tuple[Field, object]) -> None:
        self._say(*left)

    def _say(self, field: Field, value: object) -> None:
        item: ItemId | None = None if self._form is None else self._form.item
        if item is not None:
            self.corrected.emit(Typed(item, field, value))

    def _open_note(self) -> None:
        self.focus_field(Field.NOTE)

    def _participants_chosen(self, chosen: tuple[object, ...]) -> None:
        # everybody ticked is everybody, those who join later too
        everyone = self._form is not None and len(chosen) == len(self._form.participants)
        self._say(Field.PARTICIPANTS, () if everyone else chosen)

    def _contacts_chosen(self, chosen: tuple[object, ...]) -> None:
        self._say(Field.CONTACTS, chosen)

    def _menus_counted(self, typed: object) -> None:
        self._say(Field.MENUS, typed)

    def _results_chosen(self) -> None:
        ticked = tuple(number for number, box in zip(RESULTS, self._results, strict=True) if box.isChecked())
        self._say(Field.RESULTS, ticked)


def _row(margins: tuple[int, int, int, int], *widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(*margins)
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    return row


def _day_words(day: date) -> str:
    return f"{formats.capital(formats.weekday(day))} {day.day}"


def _contacts_label(form: Form) -> str:
    return _("Invités du territoire") if form.hosting else _("Contacts rencontrés")
