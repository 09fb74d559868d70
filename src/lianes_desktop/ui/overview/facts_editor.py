"""The dossier's own facts, edited in two columns; every field is kept as it is left."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.missions import OBJECTIVES, Theme
from lianes_desktop.domain.projects import ProjectKind
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.cards import Card
from lianes_desktop.ui.kit.check import CheckLine
from lianes_desktop.ui.kit.entries import AreaEntry, ChoiceEntry, TextEntry
from lianes_desktop.ui.kit.fields import LabeledField, TextArea, TextField, begin_in
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.menu_counts import MenuCounts
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.kit.values import DateField, MoneyEdit, NumberField
from lianes_desktop.ui.overview.facts_accord import AccordCard
from lianes_desktop.ui.overview.facts_goals import GoalsCard
from lianes_desktop.ui.overview.facts_parts import OrganisationEntry, add_lines, show_texts
from lianes_desktop.ui.overview.facts_people import PeopleCard
from lianes_desktop.ui.overview.facts_values import (
    AREAS,
    CHOICES,
    COUNTS,
    DAYS,
    LISTS,
    OF_A_KIND,
    PLANNED,
    TICKS,
    BodyFact,
    Fact,
    FactsShown,
    belongs,
)
from lianes_desktop.ui.overview.facts_words import body_labels, labels, span_labels

_SUMS = frozenset({Fact.RATE, Fact.CEILING, *PLANNED})
_NUMBERS = frozenset({Fact.POPULATION})
_OF_ORGANISATIONS = frozenset({Fact.AUTHORITY, Fact.PARTNER})
_NOT_TYPED = _OF_ORGANISATIONS | CHOICES | LISTS | TICKS | AREAS | COUNTS
_SPANS = frozenset({ActionType.PARTNERSHIP, ActionType.PROJECT})


class FactsEditor(ScrollColumn):
    """``left`` gives ``(field, value)``; ``organisation_asked`` gives ``(field, name)`` of one not in the list."""

    left = Signal(object)
    theme_asked = Signal(object)
    organisation_asked = Signal(object)
    person_asked = Signal(object)
    person_added = Signal()
    person_removed = Signal()
    team_asked = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        """Empty until ``show_facts``."""
        super().__init__()
        self.setObjectName("facts_editor")
        self._texts = {field: TextEntry(field, _control(field)) for field in Fact if field not in _NOT_TYPED}
        self._areas = {field: AreaEntry(field, TextArea(lines=3)) for field in Fact if field in AREAS}
        self._choices = {field: ChoiceEntry(field) for field in Fact if field in CHOICES}
        self._ticks = {field: CheckLine() for field in Fact if field in TICKS}
        self._body_texts = {field: TextEntry(field, TextField()) for field in BodyFact}
        self._authority, self._partner = OrganisationEntry(Fact.AUTHORITY), OrganisationEntry(Fact.PARTNER)
        self.menus = MenuCounts()
        self.menus.left.connect(self._menus_counted)
        self._entries: dict[Fact, QWidget] = {
            **self._texts,
            **self._areas,
            **self._choices,
            **self._ticks,
            Fact.AUTHORITY: self._authority,
            Fact.PARTNER: self._partner,
            Fact.MENUS: self.menus,
        }
        for entry in (*self._texts.values(), *self._body_texts.values()):
            entry.left.connect(self.left)
        for area in self._areas.values():
            area.left.connect(self.left)
        for choice in self._choices.values():
            choice.left.connect(self.left)
        for organisation in (self._authority, self._partner):
            organisation.left.connect(self.left)
            organisation.added.connect(self.organisation_asked)
        for field, tick in self._ticks.items():
            tick.setObjectName(field.value)
            tick.clicked.connect(self._ticked)
        self.goals = GoalsCard(self._texts)
        self.goals.theme_asked.connect(self.theme_asked)
        self.goals.left.connect(self.left)
        self._case_hint, self._budget_hint = (Label("", Role.SMALL, "ink2", wrap=True) for _at in range(2))
        self._rules_hint = Label("", Role.SMALL, "ink2", wrap=True)
        self.people = PeopleCard()
        self.people.left.connect(self.left)
        self.people.asked.connect(self._turn_to)
        self.people.added.connect(self.person_added)
        self.people.removed.connect(self.person_removed)
        self.people.team_asked.connect(self.team_asked)
        self._titles = {name: Label("", Role.H2) for name in ("dossier", "convention", "budget", "body", "kind")}
        self._body_card, self._kind_card = (Card(spacing=10) for _at in range(2))
        self.accord = AccordCard(self._entries)
        self._facts: FactsShown | None = None
        self._lay_out()
        self.retranslate()

    def show_facts(self, facts: FactsShown) -> None:
        """Show every fact; a field being typed in is left alone."""
        self._facts = facts
        show_texts(self._texts, facts.texts, facts.refusals, other=False)
        for area_field, area in self._areas.items():
            area.show_text(facts.texts.get(area_field, ""))
            area.refuse(facts.refusals.get(area_field, ""))
        for field, choice in self._choices.items():
            choice.offer(facts.options[field], facts.chosen.get(field))
        self._authority.offer(facts.options[Fact.AUTHORITY], facts.chosen[Fact.AUTHORITY])
        self._partner.offer(facts.options[Fact.PARTNER], facts.chosen[Fact.PARTNER])
        for tick_field, tick in self._ticks.items():
            tick.setChecked(tick_field in facts.ticked)
        for fact, widget in self._entries.items():
            if not belongs(fact, ActionType.MISSION) or fact in OF_A_KIND[ActionType.MISSION]:
                widget.setVisible(belongs(fact, facts.kind))
        self.goals.show_facts(facts)
        self.menus.show_counts(facts.menus, facts.refusals.get(Fact.MENUS, ""))
        self._show_kind(facts)
        self._texts[Fact.DURATION_REASON].setVisible(bool(facts.duration))
        self._texts[Fact.DURATION_REASON].set_label(facts.duration)
        self._case_hint.setText(facts.case_hint)
        self._case_hint.setVisible(bool(facts.case_hint))
        self._budget_hint.setText(facts.budget_hint)
        self._budget_hint.setVisible(bool(facts.budget_hint))
        self.people.show_people(facts)
        self.accord.show_paper(*facts.paper)
        self._body_card.setVisible(facts.body is not None)
        if facts.body is not None:
            self._titles["body"].setText(facts.body.name)
            show_texts(self._body_texts, facts.body.texts, facts.body.refusals, other=False)

    def focus_field(self, field: str) -> None:
        """Put the cursor in the field of that name."""
        control = self.people.control(field)
        if field == "themes":
            control = self.goals.themes[Theme.PLANNING]
        elif field == Fact.OBJECTIVES:
            control = self.goals.objectives[OBJECTIVES[0]]
        elif field == Fact.SDGS:
            control = self.goals.suggested.findChild(QAbstractButton)
        elif field in set(BodyFact):
            control = self._body_texts[BodyFact(field)].control
        elif field in set(Fact):
            control = _control_of(self._entries[Fact(field)])
        if control is not None:
            begin_in(control, Qt.FocusReason.ShortcutFocusReason)
            self.bring_into_view(control, 60)

    def flush(self) -> None:
        """Tell what is typed and not told yet."""
        for entry in (*self._texts.values(), *self._body_texts.values()):
            entry.flush()
        for area in self._areas.values():
            area.flush()
        self.menus.flush()
        self.people.flush()

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._titles["dossier"].setText(_("Le dossier"))
        self._titles["convention"].setText(_("Convention avec Lianes"))
        self._titles["budget"].setText(_("Budget prévu"))
        self._rules_hint.setText(_("À remplir seulement si votre convention fixe d'autres règles que le programme."))
        self._authority.show_words(_("Collectivité française"), _("Une autre collectivité"))
        self._partner.show_words(_("Partenaire marocain"), _("Un autre partenaire"))
        self.goals.retranslate()
        self.menus.retranslate()
        self.accord.retranslate()
        for field, words in labels().items():
            entry = self._entries[field]
            if isinstance(entry, LabeledField):
                entry.set_label(words)
            elif isinstance(entry, CheckLine):
                entry.setText(words)
        for body_field, words in body_labels().items():
            self._body_texts[body_field].set_label(words)
        if self._facts is not None:
            self._show_kind(self._facts)
        for field in DAYS:
            self._texts[field].line.setPlaceholderText(_("jj/mm/aaaa"))
        self.people.retranslate()

    @override
    def keyPressEvent(self, arg__1: QKeyEvent, /) -> None:
        if arg__1.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(arg__1)

    def _lay_out(self) -> None:
        dossier = Card(spacing=10)
        dossier.body.addWidget(self._titles["dossier"])
        add_lines(
            dossier.body,
            self._entries,
            (Fact.TITLE,),
            (Fact.PARTNER, Fact.AUTHORITY),
            (Fact.PLACE, Fact.STARTS_ON, Fact.ENDS_ON, Fact.HELD_ON),
            (Fact.DURATION_REASON,),
            (Fact.CASE,),
        )
        dossier.body.addWidget(self._case_hint)
        add_lines(
            dossier.body,
            self._entries,
            (Fact.CASE_REASON, Fact.GROUPS),
            (Fact.MEALS_MODE,),
            (Fact.FIRST_EXCHANGE,),
            (Fact.EDITION,),
        )
        self._kind_card.body.addWidget(self._titles["kind"])
        add_lines(
            self._kind_card.body,
            self._entries,
            (Fact.STAY_NAME,),
            (Fact.ARRIVES_ON, Fact.LEAVES_ON),
            (Fact.INTERPRETER, Fact.CARRIED_BY),
            (Fact.COURTESY,),
            (Fact.MENUS,),
            (Fact.INTENTION,),
            (Fact.SOUGHT,),
            (Fact.INTENTION_ON, Fact.POPULATION),
            (Fact.COMPETENCES, Fact.STAKES),
            (Fact.PROJECT_KIND, Fact.OTHER_KIND),
            (Fact.DESCRIPTION,),
            (Fact.EXPECTED,),
            (Fact.OWNERS,),
            (Fact.NO_HEAVY,),
            (Fact.EQUIPMENT_REASON,),
        )
        convention = Card(spacing=10)
        convention.body.addWidget(self._titles["convention"])
        add_lines(convention.body, self._entries, (Fact.REFERENCE,), (Fact.LETTER, Fact.SIGNED))
        convention.body.addWidget(self._rules_hint)
        add_lines(convention.body, self._entries, (Fact.RATE, Fact.CEILING), (Fact.ELIGIBLE_FROM,))
        budget = Card(spacing=10)
        budget.body.addWidget(self._titles["budget"])
        budget.body.addWidget(self._budget_hint)
        planned = tuple(PLANNED)
        add_lines(budget.body, self._entries, planned[:3], planned[3:])
        self._body_card.body.addWidget(self._titles["body"])
        add_lines(
            self._body_card.body,
            self._body_texts,
            (BodyFact.SIREN, BodyFact.SIRET),
            (BodyFact.IBAN,),
            (BodyFact.BIC,),
            (BodyFact.ADDRESS,),
        )
        row = QHBoxLayout()
        row.setSpacing(16)
        for cards in (
            (dossier, self._kind_card, self.accord, self.goals),
            (self.people, convention, budget, self._body_card),
        ):
            side = QWidget()
            side.setProperty("plain", True)
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(16)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            row.addWidget(side, 1)
        self.body.addLayout(row)

    def _show_kind(self, facts: FactsShown) -> None:
        """The card of the facts that this kind of action alone has, and what its days are called."""
        kind = facts.kind
        titles = {
            ActionType.HOSTING: _("La délégation"),
            ActionType.PARTNERSHIP: _("Le partenaire cherché"),
            ActionType.PROJECT: _("Le projet"),
        }
        self._titles["kind"].setText(titles.get(kind, ""))
        self._kind_card.setVisible(kind is not ActionType.MISSION)
        self.accord.setVisible(kind is ActionType.PARTNERSHIP)
        said = span_labels() if kind in _SPANS else labels()
        for field in (Fact.STARTS_ON, Fact.ENDS_ON):
            self._texts[field].set_label(said[field])
        self._choices[Fact.EDITION].setVisible(len(facts.options[Fact.EDITION]) > 1)
        exchanges = belongs(Fact.FIRST_EXCHANGE, kind) and len(facts.options[Fact.FIRST_EXCHANGE]) > 1
        self._choices[Fact.FIRST_EXCHANGE].setVisible(exchanges)
        if kind is ActionType.PROJECT:
            other = facts.chosen[Fact.PROJECT_KIND] is ProjectKind.OTHER
            self._texts[Fact.OTHER_KIND].setVisible(other or bool(facts.texts.get(Fact.OTHER_KIND)))

    def _ticked(self) -> None:
        for field, tick in self._ticks.items():
            if tick is self.sender():
                self.left.emit((field, tick.isChecked()))

    def _menus_counted(self, typed: object) -> None:
        self.left.emit((Fact.MENUS, typed))

    def _turn_to(self, person: object) -> None:
        self.people.flush()
        self.person_asked.emit(person)


def _control(field: Fact) -> TextField:
    if field in DAYS:
        return DateField()
    if field in _NUMBERS:
        return NumberField()
    return MoneyEdit() if field in _SUMS else TextField()


def _control_of(entry: QWidget) -> QWidget:
    """Where the cursor goes in a field."""
    found = entry.choice if isinstance(entry, OrganisationEntry) else entry
    return found.control if isinstance(found, LabeledField) else found
