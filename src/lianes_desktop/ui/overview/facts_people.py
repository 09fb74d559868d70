"""The card of participants: the list, and the fields of the one chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.domain.ids import ParticipantId
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card, Rule, empty
from lianes_desktop.ui.kit.entries import ChoiceEntry, TextEntry
from lianes_desktop.ui.kit.fields import TextField
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.values import DateField
from lianes_desktop.ui.overview.facts_parts import PersonLine, add_lines, show_texts
from lianes_desktop.ui.overview.facts_values import FactsShown, PersonFact


class PeopleCard(Card):
    """``left`` gives ``(PersonFact, value)``; ``asked`` a ``ParticipantId``."""

    left = Signal(object)
    asked = Signal(object)
    added = Signal()
    removed = Signal()
    team_asked = Signal(object)
    """``ParticipantId`` of the person whose whole card is wanted."""

    def __init__(self) -> None:
        """Empty until ``show_people``."""
        super().__init__(spacing=10)
        self._person: ParticipantId | None = None
        self._title = Label("", Role.H2)
        self._add = Button("", size=Size.SMALL, icon="user-plus")
        self._add.setObjectName("add_person")
        self._add.clicked.connect(self.added)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self._first = Label("", Role.BODY, "ink2", wrap=True)
        self._texts: dict[PersonFact, TextEntry] = {
            field: TextEntry(field, DateField() if field is PersonFact.DATED else TextField())
            for field in PersonFact
            if field is not PersonFact.STATUS
        }
        self._status = ChoiceEntry(PersonFact.STATUS)
        self._entries: dict[PersonFact, TextEntry | ChoiceEntry] = {**self._texts, PersonFact.STATUS: self._status}
        for entry in self._entries.values():
            entry.left.connect(self.left)
        self._mandate = Label("", Role.STRONG)
        self._remove = Button("", Kind.GHOST, icon="trash-2", size=Size.SMALL)
        self._remove.setObjectName("remove_person")
        self._remove.clicked.connect(self.removed)
        self._team = Button("", Kind.GHOST, size=Size.SMALL)
        self._team.setObjectName("to_team")
        self._team.clicked.connect(self._ask_team)
        self._fields = QWidget()
        self._lay_out()
        self.retranslate()

    def show_people(self, facts: FactsShown) -> None:
        """Show who takes part, and the fields of one of them."""
        person = facts.person
        empty(self._lines)
        for row in facts.people:
            line = PersonLine(row, chosen=person is not None and row.person == person.person)
            line.asked.connect(self.asked)
            self._lines.addWidget(line)
        self._first.setVisible(not facts.people)
        self._fields.setVisible(person is not None)
        if person is None:
            self._person = None
            return
        show_texts(self._texts, person.texts, person.refusals, other=person.person != self._person)
        self._status.offer(person.statuses, person.status)
        self._mandate.setText(person.mandate)
        self._person = person.person

    def control(self, field: str) -> QWidget | None:
        """The control of a field, or of the button that adds someone."""
        if field == self._add.objectName():
            return self._add
        return self._entries[PersonFact(field)].control if field in set(PersonFact) else None

    def flush(self) -> None:
        """Tell what is typed and not told yet."""
        for entry in self._texts.values():
            entry.flush()

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._title.setText(_("Participants"))
        self._add.setText(_("Ajouter"))
        self._first.setText(_("Ajoutez les personnes qui partent, accueillent ou sont reçues."))
        self._remove.setText(_("Retirer ce participant"))
        self._team.setText(_("Mandat, trajet, expertise"))
        labels = {
            PersonFact.GIVEN_NAME: _("Prénom"),
            PersonFact.FAMILY_NAME: _("Nom"),
            PersonFact.GIVEN_NAME_AR: _("Prénom en arabe"),
            PersonFact.FAMILY_NAME_AR: _("Nom en arabe"),
            PersonFact.STATUS: _("Qualité"),
            PersonFact.FUNCTION: _("Fonction"),
            PersonFact.NUMBER: _("Numéro"),
            PersonFact.DATED: _("Du"),
            PersonFact.SIGNATORY: _("Signataire"),
        }
        for field, entry in self._entries.items():
            entry.set_label(labels[field])
        self._texts[PersonFact.DATED].line.setPlaceholderText(_("jj/mm/aaaa"))

    def _ask_team(self) -> None:
        if self._person is not None:
            self.team_asked.emit(self._person)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._add)
        fields = QVBoxLayout(self._fields)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(10)
        fields.addWidget(Rule())
        names = (PersonFact.GIVEN_NAME, PersonFact.FAMILY_NAME)
        names_ar = (PersonFact.GIVEN_NAME_AR, PersonFact.FAMILY_NAME_AR)
        add_lines(fields, self._entries, names, names_ar, (PersonFact.STATUS, PersonFact.FUNCTION))
        fields.addWidget(self._mandate, 0, Qt.AlignmentFlag.AlignLeading)
        add_lines(fields, self._entries, (PersonFact.NUMBER, PersonFact.DATED), (PersonFact.SIGNATORY,))
        foot = QHBoxLayout()
        foot.addWidget(self._remove)
        foot.addStretch(1)
        foot.addWidget(self._team)
        fields.addLayout(foot)
        self.body.addLayout(head)
        self.body.addWidget(self._first)
        self.body.addLayout(self._lines)
        self.body.addWidget(self._fields)
