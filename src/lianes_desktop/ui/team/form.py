"""The fields of one person: who it is, the act that sends them, the journey, what they know."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lianes_desktop.domain.ids import ParticipantId
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.buttons import Button, Size
from lianes_desktop.ui.kit.cards import Notice, empty
from lianes_desktop.ui.kit.check import CheckLine
from lianes_desktop.ui.kit.entries import AreaEntry, ChoiceEntry, TextEntry
from lianes_desktop.ui.kit.fields import LabeledField, State, TextArea, TextField, begin_in
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.values import DateField, NumberField
from lianes_desktop.ui.team.parts import Pairs, PaperLine, Section
from lianes_desktop.ui.team.values import ACT_TEXTS, ARABIC, CHOICES, OWN_TEXTS, Card, Field, Form, Typed

_AREAS = (Field.PURPOSE, Field.EXPENSES, Field.EXPERTISE)
_DAYS = (Field.DATED, Field.PASSPORT)


class TeamForm(ScrollColumn):
    """Shows the form of a ``Card``; says each field left."""

    corrected = Signal(object)
    """``Typed``."""
    document_asked = Signal(object)
    """Code of a document."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(spacing=16)
        self._person: ParticipantId | None = None
        lines = [field for field in (*OWN_TEXTS, *ACT_TEXTS) if field not in _AREAS]
        self._lines: dict[Field, TextEntry] = {field: TextEntry(field, TextField()) for field in lines}
        self._lines |= {field: TextEntry(field, DateField()) for field in _DAYS}
        self._lines[Field.RUN_BEFORE] = TextEntry(Field.RUN_BEFORE, NumberField())
        self._areas = {field: AreaEntry(field, TextArea(lines=2)) for field in _AREAS}
        self._choices = {field: ChoiceEntry(field) for field in CHOICES}
        self._labelled: dict[Field, LabeledField] = {**self._lines, **self._areas, **self._choices}
        self._shared = CheckLine()
        self._gender_why = Label("", Role.SMALL, "ink3", wrap=True)
        self._gender_why.setObjectName("gender_why")
        self._shared_why = Label("", Role.SMALL, "ink3", wrap=True)
        self._notice = Notice()
        self._notice.setObjectName("act_notice")
        self.paper = PaperLine()
        self._documents = QHBoxLayout()
        self._documents.setSpacing(8)
        self._who, self._act = Section(ruled=False), Section()
        self._journey, self._knows = Section(), Section()
        self._pairs: list[Pairs] = []
        self._name_controls()
        self._lay_out()
        self._connect()

    def show_card(self, card: Card) -> None:
        """Show a person; what is being typed in a field that has the focus stays, unless it is somebody else."""
        turn, self._person, form = card.id != self._person, card.id, card.form
        for field, text in form.texts.items():
            entry = self._areas[field] if field in self._areas else self._lines[field]
            entry.turn_to(text) if turn else entry.show_text(text)
        for field, choice in self._choices.items():
            choice.offer(*form.choices[field])
        self._lines[Field.NUMBER].set_label(form.body)
        self._shared.setChecked(form.shared)
        self._say(form)
        hidden = {self._labelled[field] for field in form.hidden}
        for pairs in self._pairs:
            pairs.settle(lambda field: field not in hidden)
        self._act.set_title(card.act_name)
        self._notice.show_words(card.act.tone, card.act.icon, card.act.title, card.act.sentence)
        self.paper.show_paper(form.paper)
        self._show_documents(card)
        if turn:
            self.verticalScrollBar().setValue(0)

    def flush(self) -> None:
        """Tell what is typed and not told yet."""
        for line in self._lines.values():
            line.flush()
        for area in self._areas.values():
            area.flush()

    def focus_field(self, field: Field) -> None:
        """Put the cursor in a field, its text chosen so that typing replaces it."""
        control: QWidget = self._control(field)
        begin_in(control)
        self.bring_into_view(control)

    def retranslate(self) -> None:
        """Say the fixed words again; values come with the next card."""
        for field, label in (
            (Field.TITLE, _("Civilité")), (Field.GIVEN_NAME, _("Prénom")), (Field.FAMILY_NAME, _("Nom")),
            (Field.GIVEN_NAME_AR, _("Prénom en arabe")), (Field.FAMILY_NAME_AR, _("Nom en arabe")),
            (Field.FUNCTION, _("Fonction")), (Field.FUNCTION_AR, _("Fonction en arabe")),
            (Field.STATUS, _("Qualité")), (Field.ORGANISATION, _("Collectivité ou partenaire")),
            (Field.EMPLOYER, _("Organisme d'origine")), (Field.SERVICE, _("Service et grade")),
            (Field.GENDER, _("Sexe")), (Field.NUMBER, _("Numéro")), (Field.DATED, _("Du")),
            (Field.BODY, _("Assemblée")), (Field.SIGNATORY, _("Signataire")), (Field.PURPOSE, _("Objet")),
            (Field.EXPENSES, _("Frais autorisés")), (Field.TRANSPORT, _("Transport et classe")),
            (Field.HOME, _("Résidence familiale")), (Field.WORKPLACE, _("Résidence administrative")),
            (Field.POWER, _("Véhicule personnel")), (Field.RUN_BEFORE, _("Kilomètres depuis le 1er janvier")),
            (Field.PASSPORT, _("Passeport valable jusqu'au")), (Field.EXPERTISE, _("Ce que cette personne sait faire")),
        ):  # fmt: skip
            self._labelled[field].set_label(label)
        for field in _DAYS:
            self._lines[field].line.setPlaceholderText(_("jj/mm/aaaa"))
        self._who.set_title(_("Identité"))
        self._journey.set_title(_("Déplacement"))
        self._knows.set_title(_("Expertise"))
        self._gender_why.setText(
            _("Sexe : facultatif. Le financeur demande combien de femmes et d'hommes participent, sans aucun nom.")
        )
        self._shared.setText(_("Le réseau peut la montrer"))
        self._shared_why.setText(_("Sans cet accord, elle reste dans ce dossier."))
        self.paper.retranslate()

    # ---- inside

    def _control(self, field: Field) -> QWidget:
        if field is Field.EXPERTISE_SHARED:
            return self._shared
        if field is Field.PAPER:
            return self.paper.tile if self.paper.tile.isVisible() else self.paper.open
        return self._labelled[field].control

    def _say(self, form: Form) -> None:
        for field, labelled in self._labelled.items():
            if field in form.refusals or field not in form.remarks:
                labelled.refuse(form.refusals.get(field, ""))
            else:
                words, error = form.remarks[field]
                labelled.say(words, State.BAD if error else State.CHECK)

    def _show_documents(self, card: Card) -> None:
        if [words for _code, words in card.documents] == self._document_words():
            return
        empty(self._documents)
        for code, words in card.documents:
            button = Button(words, icon="file-text", size=Size.SMALL)
            button.setObjectName(f"document_{code}")
            button.clicked.connect(self._document)
            self._documents.addWidget(button)
        self._documents.addStretch(1)

    def _document_words(self) -> list[str]:
        items = (self._documents.itemAt(at) for at in range(self._documents.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [one.text() for one in widgets if isinstance(one, Button)]

    def _document(self) -> None:
        self.document_asked.emit(self.sender().objectName().removeprefix("document_"))

    def _name_controls(self) -> None:
        for field, labelled in self._labelled.items():
            labelled.control.setObjectName(f"team_{field}")
            if field in ARABIC:
                # Arabic is typed from the right, whatever the window's language
                labelled.control.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._shared.setObjectName(f"team_{Field.EXPERTISE_SHARED}")

    def _connect(self) -> None:
        for line in self._lines.values():
            line.left.connect(self._tell)
        for area in self._areas.values():
            area.left.connect(self._tell)
        for choice in self._choices.values():
            choice.left.connect(self._tell)
        self._shared.clicked.connect(self._ticked)

    def _tell(self, left: tuple[Field, object]) -> None:
        if self._person is not None:
            self.corrected.emit(Typed(self._person, *left))

    def _ticked(self) -> None:
        self._tell((Field.EXPERTISE_SHARED, self._shared.isChecked()))

    def _two(self, section: Section, *fields: Field) -> None:
        pairs = Pairs(*(self._labelled[field] for field in fields))
        self._pairs.append(pairs)
        section.body.addLayout(pairs)

    def _lay_out(self) -> None:
        self.body.setContentsMargins(20, 14, 20, 16)
        self._two(
            self._who,
            *(Field.STATUS, Field.TITLE, Field.GIVEN_NAME, Field.FAMILY_NAME, Field.GIVEN_NAME_AR),
            *(Field.FAMILY_NAME_AR, Field.FUNCTION, Field.FUNCTION_AR, Field.ORGANISATION, Field.EMPLOYER),
            *(Field.SERVICE, Field.GENDER),
        )
        self._who.body.addWidget(self._gender_why)
        self._act.body.addWidget(self._notice)
        self._two(self._act, Field.NUMBER, Field.DATED, Field.BODY, Field.SIGNATORY, Field.TRANSPORT)
        self._act.body.addWidget(self._areas[Field.PURPOSE])
        self._act.body.addWidget(self._areas[Field.EXPENSES])
        self._act.body.addWidget(self.paper)
        self._act.body.addLayout(self._documents)
        self._two(self._journey, Field.HOME, Field.WORKPLACE, Field.POWER, Field.RUN_BEFORE, Field.PASSPORT)
        self._knows.body.addWidget(self._areas[Field.EXPERTISE])
        self._knows.body.addWidget(self._shared)
        self._knows.body.addWidget(self._shared_why)
        for section in (self._who, self._act, self._journey, self._knows):
            self.body.addWidget(section)
        self.body.addStretch(1)
