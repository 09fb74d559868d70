"""The dossier's own facts, edited in two columns; every field is kept as it is left."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.domain.missions import Theme
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.cards import Card
from lianes_desktop.ui.kit.check import CheckLine
from lianes_desktop.ui.kit.entries import ChoiceEntry, TextEntry
from lianes_desktop.ui.kit.fields import LabeledField, TextField
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.kit.values import DateField, MoneyEdit
from lianes_desktop.ui.overview.facts_parts import OrganisationEntry, add_lines, show_texts
from lianes_desktop.ui.overview.facts_people import PeopleCard
from lianes_desktop.ui.overview.facts_values import PLANNED, BodyFact, Fact, FactsShown

_DAYS = frozenset({Fact.STARTS_ON, Fact.ENDS_ON, Fact.HELD_ON, Fact.LETTER, Fact.SIGNED, Fact.ELIGIBLE_FROM})
_SUMS = frozenset({Fact.RATE, Fact.CEILING, *PLANNED})
_CHOSEN = frozenset({Fact.AUTHORITY, Fact.PARTNER, Fact.CASE})
_OF_MISSION = frozenset({Fact.STARTS_ON, Fact.ENDS_ON})
_OF_HOSTING = frozenset({Fact.HELD_ON, Fact.CASE, Fact.CASE_REASON, Fact.GROUPS})


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
        self._texts = {field: TextEntry(field, _control(field)) for field in Fact if field not in _CHOSEN}
        self._body_texts = {field: TextEntry(field, TextField()) for field in BodyFact}
        self._authority, self._partner = OrganisationEntry(Fact.AUTHORITY), OrganisationEntry(Fact.PARTNER)
        self._case = ChoiceEntry(Fact.CASE)
        self._entries: dict[Fact, TextEntry | ChoiceEntry | OrganisationEntry] = {
            **self._texts,
            Fact.AUTHORITY: self._authority,
            Fact.PARTNER: self._partner,
            Fact.CASE: self._case,
        }
        for entry in (*self._entries.values(), *self._body_texts.values()):
            entry.left.connect(self.left)
        for organisation in (self._authority, self._partner):
            organisation.added.connect(self.organisation_asked)
        self._themes_label = Label("", Role.LABEL, "ink2")
        self._themes = {theme: ThemeLine(theme) for theme in Theme}
        for line in self._themes.values():
            line.asked.connect(self.theme_asked)
        self._case_hint, self._budget_hint = (Label("", Role.SMALL, "ink2", wrap=True) for _at in range(2))
        self._rules_hint = Label("", Role.SMALL, "ink2", wrap=True)
        self.people = PeopleCard()
        self.people.left.connect(self.left)
        self.people.asked.connect(self._turn_to)
        self.people.added.connect(self.person_added)
        self.people.removed.connect(self.person_removed)
        self.people.team_asked.connect(self.team_asked)
        self._titles = {name: Label("", Role.H2) for name in ("dossier", "convention", "budget", "body")}
        self._body_card = Card(spacing=10)
        self._lay_out()
        self.retranslate()

    def show_facts(self, facts: FactsShown) -> None:
        """Show every fact; a field being typed in is left alone."""
        show_texts(self._texts, facts.texts, facts.refusals, other=False)
        for field, entry in (
            (Fact.AUTHORITY, self._authority),
            (Fact.PARTNER, self._partner),
            (Fact.CASE, self._case),
        ):
            entry.offer(facts.options[field], facts.chosen[field])
        for theme, words, chosen in facts.themes:
            self._themes[theme].setText(words)
            self._themes[theme].setChecked(chosen)
        other = any(chosen for theme, _words, chosen in facts.themes if theme is Theme.OTHER)
        for field, widget in self._entries.items():
            if field in _OF_MISSION | _OF_HOSTING:
                widget.setVisible(field in (_OF_MISSION if facts.mission else _OF_HOSTING))
        self._texts[Fact.OTHER_THEME].setVisible(other)
        self._texts[Fact.DURATION_REASON].setVisible(bool(facts.duration))
        self._texts[Fact.DURATION_REASON].set_label(facts.duration)
        self._case_hint.setText(facts.case_hint)
        self._case_hint.setVisible(bool(facts.case_hint))
        self._budget_hint.setText(facts.budget_hint)
        self._budget_hint.setVisible(facts.mission)
        self.people.show_people(facts)
        self._body_card.setVisible(facts.body is not None)
        if facts.body is not None:
            self._titles["body"].setText(facts.body.name)
            show_texts(self._body_texts, facts.body.texts, facts.body.refusals, other=False)

    def focus_field(self, field: str) -> None:
        """Put the cursor in the field of that name."""
        control = self.people.control(field)
        if field == "themes":
            control = self._themes[Theme.PLANNING]
        elif field in set(Fact):
            entry = self._entries[Fact(field)]
            found = entry.choice if isinstance(entry, OrganisationEntry) else entry
            control = found.control
        if control is not None:
            control.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if isinstance(control, TextField):
                control.selectAll()
            self.bring_into_view(control, 60)

    def flush(self) -> None:
        """Tell what is typed and not told yet."""
        for entry in (*self._texts.values(), *self._body_texts.values()):
            entry.flush()
        self.people.flush()

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._titles["dossier"].setText(_("Le dossier"))
        self._titles["convention"].setText(_("Convention avec Lianes"))
        self._titles["budget"].setText(_("Budget prévu"))
        self._themes_label.setText(_("Thèmes"))
        self._rules_hint.setText(_("À remplir seulement si votre convention fixe d'autres règles que le programme."))
        self._authority.show_words(_("Collectivité française"), _("Une autre collectivité"))
        self._partner.show_words(_("Partenaire marocain"), _("Un autre partenaire"))
        for field, words in _labels().items():
            entry = self._entries[field]
            if isinstance(entry, LabeledField):
                entry.set_label(words)
        body = {
            BodyFact.SIRET: _("SIRET"),
            BodyFact.IBAN: _("IBAN"),
            BodyFact.BIC: _("BIC"),
            BodyFact.ADDRESS: _("Adresse"),
        }
        for body_field, words in body.items():
            self._body_texts[body_field].set_label(words)
        for field in _DAYS:
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
        add_lines(dossier.body, self._entries, (Fact.CASE_REASON, Fact.GROUPS))
        dossier.body.addWidget(self._themes_label)
        for line in self._themes.values():
            dossier.body.addWidget(line)
        add_lines(dossier.body, self._entries, (Fact.OTHER_THEME,))
        convention = Card(spacing=10)
        convention.body.addWidget(self._titles["convention"])
        add_lines(convention.body, self._entries, (Fact.REFERENCE,), (Fact.LETTER, Fact.SIGNED))
        convention.body.addWidget(self._rules_hint)
        add_lines(convention.body, self._entries, (Fact.RATE, Fact.ELIGIBLE_FROM, Fact.CEILING))
        budget = Card(spacing=10)
        budget.body.addWidget(self._titles["budget"])
        budget.body.addWidget(self._budget_hint)
        planned = tuple(PLANNED)
        add_lines(budget.body, self._entries, planned[:3], planned[3:])
        self._body_card.body.addWidget(self._titles["body"])
        add_lines(
            self._body_card.body,
            self._body_texts,
            (BodyFact.SIRET, BodyFact.BIC),
            (BodyFact.IBAN,),
            (BodyFact.ADDRESS,),
        )
        row = QHBoxLayout()
        row.setSpacing(16)
        for cards in ((dossier, convention), (self.people, budget, self._body_card)):
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

    def _turn_to(self, person: object) -> None:
        self.people.flush()
        self.person_asked.emit(person)


class ThemeLine(CheckLine):
    """A theme to tick; ``asked`` gives it when it is ticked or not."""

    asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        """The words come with the facts."""
        super().__init__()
        self._theme = theme
        self.setObjectName(f"theme_{theme.value}")
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        self.asked.emit(self._theme)


def _control(field: Fact) -> TextField:
    if field in _DAYS:
        return DateField()
    return MoneyEdit() if field in _SUMS else TextField()


def _labels() -> dict[Fact, str]:
    return {
        Fact.TITLE: _("Titre"),
        Fact.PLACE: _("Lieu"),
        Fact.STARTS_ON: _("Départ"),
        Fact.ENDS_ON: _("Retour"),
        Fact.HELD_ON: _("Date"),
        Fact.OTHER_THEME: _("Sujet proposé"),
        Fact.CASE: _("Cas de l'accueil"),
        Fact.CASE_REASON: _("Pourquoi ce cas"),
        Fact.GROUPS: _("Groupes, séparés par une virgule"),
        Fact.REFERENCE: _("Référence"),
        Fact.LETTER: _("Lettre d'intention reçue le"),
        Fact.SIGNED: _("Signée le"),
        Fact.RATE: _("Taux, en pour cent"),
        Fact.ELIGIBLE_FROM: _("Éligible dès le"),
        Fact.CEILING: _("Plafond en euros"),
        Fact.AIR: _("Billets d'avion"),
        Fact.LODGING: _("Hébergement"),
        Fact.MEALS: _("Repas"),
        Fact.LOCAL_TRANSPORT: _("Transport local"),
        Fact.OTHER: _("Autres frais"),
    }
