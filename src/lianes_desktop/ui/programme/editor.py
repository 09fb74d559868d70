"""The form beside the board: one line, each field kept as it is left."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from lianes_desktop.domain.problems import Refusal
from lianes_desktop.domain.programmes import ItemKind
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.buttons import Button, IconButton, Kind, Size
from lianes_desktop.ui.kit.cards import Card, Notice, Rule
from lianes_desktop.ui.kit.check import CheckLine
from lianes_desktop.ui.kit.choice import Choice, MultiChoice
from lianes_desktop.ui.kit.fields import LabeledField, TextArea, TextField
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.values import MoneyEdit, NumberField, TimeField
from lianes_desktop.ui.programme.values import Form, Typed

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
        self._people = 0
        self._controls()
        self._fields = self._labelled()
        self._heading = Label("", Role.H2)
        self._zone_note = Label("", Role.SMALL, "ink3")
        self._results_label = Label("", Role.LABEL, "ink2")
        self._notice = Notice("bad", "triangle-alert")
        self._fix = Button("", Kind.PRIMARY, size=Size.SMALL)
        self._keep = Button("", Kind.SECONDARY, size=Size.SMALL)
        self._fix.setObjectName("fixOverlap")
        self._keep.setObjectName("keepOverlap")
        self._notice.set_actions([self._fix, self._keep])
        self._duplicate = Button("", Kind.SECONDARY, icon="copy")
        self._duplicate.setObjectName("duplicateItem")
        self._remove = IconButton("trash-2")
        self._remove.setObjectName("removeItem")
        self._lay_out()
        self._connect()

    def show_form(self, form: Form) -> None:
        """Show a line; what is being typed in a field that has the focus stays."""
        for field, text in (
            ("title", form.title), ("starts", form.starts), ("ends", form.ends), ("place", form.place),
            ("covers", form.covers), ("cost", form.cost), ("diets", form.diets),
        ):  # fmt: skip
            self._texts[field].show_text(text)
            self._fields[field].refuse("")
        self._note.show_text(form.note)
        self._kind.show_value(form.kind)
        self._day.offer([(day, f"{formats.capital(formats.weekday(day))} {day.day}") for day in form.days])
        self._day.show_value(form.day)
        self._duration.show_text(form.duration)
        self._zone_note.setText(form.zone_note)
        self._group.offer([("", _("Tous")), *((group, group) for group in form.groups)])
        self._group.show_value(form.group)
        self._fields["group"].setVisible(bool(form.groups))
        for chips, people in ((self._participants, form.participants), (self._contacts, form.contacts)):
            chips.offer([(one.id, one.name, one.initials) for one in people], [one.id for one in people if one.chosen])
        self._people = len(form.participants)
        self._fields["participants"].setVisible(bool(form.participants))
        self._fields["contacts"].setVisible(bool(form.contacts))
        for field in ("covers", "cost", "diets"):
            self._fields[field].setVisible(form.meal)
        for number, box in zip(RESULTS, self._results, strict=True):
            box.setChecked(number in form.results)
        self._notice.setVisible(form.clash is not None)
        if form.clash is not None:
            self._notice.show_words("bad", "triangle-alert", form.clash.title, form.clash.sentence)
            self._fix.setText(form.clash.fix)

    def refuse(self, refusals: Sequence[Refusal]) -> None:
        """Say beside each field why it is refused; what was typed stays."""
        for refusal in refusals:
            field = {"starts_at": "starts", "ends_at": "ends", "planned_cents": "cost"}.get(
                refusal.field, refusal.field
            )
            if field in self._fields:
                self._fields[field].refuse(wording.refusal(refusal))

    def focus_field(self, field: str) -> None:
        """Put the cursor in a field."""
        labelled = self._fields.get(field, self._fields["title"])
        labelled.control.setFocus()
        if isinstance(labelled.control, TextField):
            labelled.control.selectAll()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self._heading.setText(_("Rendez-vous"))
        for field, label in (
            ("title", _("Intitulé")), ("kind", _("Type")), ("day", _("Jour")), ("starts", _("De")), ("ends", _("À")),
            ("duration", _("Durée")), ("place", _("Lieu")), ("group", _("Groupe")),
            ("participants", _("Participants")), ("contacts", _("Contacts rencontrés")), ("covers", _("Couverts")),
            ("cost", _("Coût prévu")), ("diets", _("Régimes")), ("note", _("Note")),
        ):  # fmt: skip
            self._fields[field].set_label(label)
        self._results_label.setText(_("Résultats attendus"))
        for number, box in zip(RESULTS, self._results, strict=True):
            box.setText(wording.result(number))
        self._kind.offer([(kind, wording.item_kind(kind)) for kind in ItemKind])
        self._keep.setText(_("Garder les deux"))
        self._duplicate.setText(_("Dupliquer"))
        self._remove.set_name(_("Supprimer le rendez-vous"))

    # ---- inside

    def _controls(self) -> None:
        self._texts: dict[str, TextField] = {
            "title": TextField(), "starts": TimeField(), "ends": TimeField(), "place": TextField(),
            "covers": NumberField(), "cost": MoneyEdit(), "diets": TextField(),
        }  # fmt: skip
        self._kind: Choice[ItemKind] = Choice()
        self._day: Choice[object] = Choice()
        self._group: Choice[str] = Choice()
        self._duration = TextField()
        self._duration.setReadOnly(True)
        self._participants: MultiChoice[object] = MultiChoice()
        self._contacts: MultiChoice[object] = MultiChoice()
        self._note = TextArea(lines=2)
        self._results = [CheckLine() for _number in RESULTS]

    def _labelled(self) -> dict[str, LabeledField]:
        controls: dict[str, QWidget] = {
            **self._texts, "kind": self._kind, "day": self._day, "group": self._group, "duration": self._duration,
            "participants": self._participants, "contacts": self._contacts, "note": self._note,
        }  # fmt: skip
        for field, control in controls.items():
            control.setObjectName(f"item_{field}")
        return {field: LabeledField("", control) for field, control in controls.items()}

    def _lay_out(self) -> None:
        scroll = ScrollColumn(spacing=10)
        column = scroll.body
        column.setContentsMargins(16, 12, 16, 12)
        grid = QGridLayout()
        grid.setSpacing(8)
        grid.addWidget(self._fields["title"], 0, 0, 1, 6)
        grid.addWidget(self._fields["kind"], 1, 0, 1, 3)
        grid.addWidget(self._fields["day"], 1, 3, 1, 3)
        for at, field in enumerate(("starts", "ends", "duration")):
            grid.addWidget(self._fields[field], 2, at * 2, 1, 2)
        grid.addWidget(self._zone_note, 3, 0, 1, 6)
        grid.addWidget(self._fields["place"], 4, 0, 1, 6)
        grid.addWidget(self._fields["group"], 5, 0, 1, 6)
        grid.addWidget(self._fields["covers"], 6, 0, 1, 3)
        grid.addWidget(self._fields["cost"], 6, 3, 1, 3)
        grid.addWidget(self._fields["diets"], 7, 0, 1, 6)
        column.addWidget(self._notice)
        column.addLayout(grid)
        column.addWidget(self._fields["participants"])
        column.addWidget(self._fields["contacts"])
        column.addWidget(self._results_label)
        for box in self._results:
            column.addWidget(box)
        column.addWidget(self._fields["note"])
        column.addStretch(1)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 12)
        head.addWidget(self._heading)
        head.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 16, 12)
        foot.addWidget(self._duplicate)
        foot.addStretch(1)
        foot.addWidget(self._remove)
        self.body.addLayout(head)
        self.body.addWidget(Rule())
        self.body.addWidget(scroll, 1)
        self.body.addWidget(Rule())
        self.body.addLayout(foot)

    def _connect(self) -> None:
        tell: tuple[tuple[str, Callable[[object], None]], ...] = (
            ("title", self._title_left), ("starts", self._starts_left), ("ends", self._ends_left),
            ("place", self._place_left), ("covers", self._covers_left), ("cost", self._cost_left),
            ("diets", self._diets_left),
        )  # fmt: skip
        for field, slot in tell:
            self._texts[field].committed.connect(slot)
        self._kind.committed.connect(self._kind_chosen)
        self._day.committed.connect(self._day_chosen)
        self._group.committed.connect(self._group_chosen)
        self._participants.committed.connect(self._participants_chosen)
        self._contacts.committed.connect(self._contacts_chosen)
        self._note.committed.connect(self._note_left)
        for box in self._results:
            box.clicked.connect(self._results_chosen)
        self._duplicate.clicked.connect(self.duplicate_asked)
        self._remove.clicked.connect(self.remove_asked)
        self._fix.clicked.connect(self.solve_asked)
        self._keep.clicked.connect(self.keep_asked)

    # one bound slot a field: a lambda over self would keep the editor alive for ever

    def _title_left(self, text: object) -> None:
        self.corrected.emit(Typed("title", text))

    def _starts_left(self, text: object) -> None:
        self.corrected.emit(Typed("starts", text))

    def _ends_left(self, text: object) -> None:
        self.corrected.emit(Typed("ends", text))

    def _place_left(self, text: object) -> None:
        self.corrected.emit(Typed("place", text))

    def _covers_left(self, text: object) -> None:
        self.corrected.emit(Typed("covers", text))

    def _cost_left(self, text: object) -> None:
        self.corrected.emit(Typed("cost", text))

    def _diets_left(self, text: object) -> None:
        self.corrected.emit(Typed("diets", text))

    def _note_left(self, text: object) -> None:
        self.corrected.emit(Typed("note", text))

    def _kind_chosen(self, kind: object) -> None:
        self.corrected.emit(Typed("kind", kind))

    def _day_chosen(self, day: object) -> None:
        self.corrected.emit(Typed("day", day))

    def _group_chosen(self, group: object) -> None:
        self.corrected.emit(Typed("group", group))

    def _participants_chosen(self, chosen: object) -> None:
        # everybody ticked is everybody, those who join later too
        everyone = isinstance(chosen, tuple) and len(chosen) == self._people
        self.corrected.emit(Typed("participants", () if everyone else chosen))

    def _contacts_chosen(self, chosen: object) -> None:
        self.corrected.emit(Typed("contacts", chosen))

    def _results_chosen(self) -> None:
        ticked = tuple(number for number, box in zip(RESULTS, self._results, strict=True) if box.isChecked())
        self.corrected.emit(Typed("results", ticked))
