"""The card of one person to edit: both scripts side by side, each field kept as it is left."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.domain.contacts import ConsentChannel, ContactRole
from lianes_desktop.domain.contacts import ConsentState as Answer
from lianes_desktop.domain.ids import ContactId
from lianes_desktop.domain.organisations import OrganisationType
from lianes_desktop.domain.participants import Gender
from lianes_desktop.i18n import wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.contacts.affiliations import AffiliationRows
from lianes_desktop.ui.contacts.labels import labels
from lianes_desktop.ui.contacts.offers import OffersStrip
from lianes_desktop.ui.contacts.scan import ReadLine
from lianes_desktop.ui.contacts.values import ARABIC, TEXTS, Card, Field, Form, Typed
from lianes_desktop.ui.contacts.wordings import languages
from lianes_desktop.ui.kit.cards import Rule
from lianes_desktop.ui.kit.check import CheckLine
from lianes_desktop.ui.kit.choice import MultiChoice
from lianes_desktop.ui.kit.entries import AreaEntry, ChoiceEntry, TextEntry
from lianes_desktop.ui.kit.fields import LabeledField, State, TextArea, TextField, begin_in
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.values import DateField

_AREAS = (Field.NOTE, Field.FOLLOW_UP)
_CHOICES = (Field.STATE, Field.CHANNEL, Field.LANGUAGE, Field.ROLE, Field.ORGANISATION_TYPE, Field.GENDER)
_TICKS = (Field.KEEP, Field.TRANSMIT, Field.PUBLISH_PHOTO)
_WHO = (
    *(Field.GIVEN_NAME, Field.FAMILY_NAME, Field.GIVEN_NAME_AR, Field.FAMILY_NAME_AR),
    *(Field.EMAIL, Field.MOBILE, Field.PHONE),
)
"""The fields by which somebody met before is known again."""
_PAIRS = (
    (Field.GIVEN_NAME, Field.FAMILY_NAME),
    (Field.GIVEN_NAME_AR, Field.FAMILY_NAME_AR),
    (Field.FUNCTION, Field.FUNCTION_AR),
    (Field.ORGANISATION, Field.ORGANISATION_AR),
    (Field.PHONE, Field.MOBILE),
    (Field.EMAIL, Field.ROLE),
    (Field.TITLE, Field.NAME_ZGH),
    (Field.ORGANISATION_TYPE, Field.GENDER),
)


class ContactForm(ScrollColumn):
    """Shows the form of a ``Card``; says each field left."""

    corrected = Signal(object)
    """``Typed``."""
    named = Signal(object)
    """What is being typed of who it is: texts by field."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(spacing=14)
        self._contact: ContactId | None = None
        self._lines: dict[Field, TextEntry] = {
            field: TextEntry(field, TextField()) for field in TEXTS if field not in _AREAS
        }
        self._lines[Field.GIVEN_ON] = TextEntry(Field.GIVEN_ON, DateField())
        self._areas = {field: AreaEntry(field, TextArea(lines=3)) for field in _AREAS}
        self._choices = {field: ChoiceEntry(field) for field in _CHOICES}
        self._languages: MultiChoice[str] = MultiChoice()
        self._labelled: dict[Field, LabeledField] = {
            **self._lines, **self._areas, **self._choices, Field.LANGUAGES: LabeledField("", self._languages),
        }  # fmt: skip
        self._affiliations = AffiliationRows()
        self.offers = OffersStrip()
        self.read = ReadLine()
        self._ticks = {field: CheckLine() for field in _TICKS}
        self._why = Label("", Role.SMALL, "ink3", wrap=True)
        self._title = Label("", Role.H2)
        self._name_controls()
        self._lay_out()
        self._connect()

    def show_card(self, card: Card) -> None:
        """Show a person; what is being typed in a field that has the focus stays, unless it is somebody else."""
        turn = card.id != self._contact
        self._contact = card.id
        form = card.form
        for field, text in form.texts.items():
            entry = self._areas[field] if field in self._areas else self._lines[field]
            entry.turn_to(text) if turn else entry.show_text(text)
        for field, labelled in self._labelled.items():
            labelled.refuse(form.refusals.get(field, ""))
        for field, proposed in form.proposed.items():
            if field not in form.refusals:
                self._say_read(field, sure=proposed.sure)
        self.read.show_words("" if card.scanned is None else card.scanned.words, proposed=bool(form.proposed))
        for field in form.doubtful:
            if field not in form.refusals:
                self._labelled[field].say(_("Numéro gardé tel quel : vérifiez-le."), State.CHECK)
        spoken = [(code, name, code[:2].upper()) for code, name in languages()]
        self._languages.offer(spoken, form.languages)
        self._affiliations.show_rows(form.affiliations, other=turn)
        self._affiliations.refuse(form.refusals.get(Field.AFFILIATIONS, ""))
        self._show_counted(form)
        self._show_consent(form)

    def flush(self) -> None:
        """Tell what is typed and not told yet."""
        for line in self._lines.values():
            line.flush()
        for area in self._areas.values():
            area.flush()
        self._affiliations.flush()

    def focus_field(self, field: Field) -> None:
        """Put the cursor in a field, its text chosen so that typing replaces it."""
        control: QWidget = self._ticks[field] if field in self._ticks else self._labelled[field].control
        begin_in(control)
        self.ensureWidgetVisible(control)

    def retranslate(self) -> None:
        """Say the fixed words again; values come with the next card."""
        said = labels()
        for field, labelled in self._labelled.items():
            labelled.set_label(said[field])
        self._why.setText(
            _("Facultatif : le compte rendu compte les acteurs par type et les personnes par genre, sans nom.")
        )
        self._affiliations.retranslate()
        self.offers.retranslate()
        self.read.retranslate()
        self._title.setText(_("Données personnelles"))
        for field, words in (
            (Field.KEEP, _("Garder dans le dossier")), (Field.TRANSMIT, _("Transmettre à Lianes")),
            (Field.PUBLISH_PHOTO, _("Publier sa photo")),
        ):  # fmt: skip
            self._ticks[field].setText(words)

    # ---- inside

    def _say_read(self, field: Field, *, sure: bool) -> None:
        """Say under a field that its text was read, and whether to look at it."""
        words = _("Lu sur la carte") if sure else _("Lu sur la carte, à vérifier")
        self._labelled[field].say(words, State.NORMAL if sure else State.CHECK)

    def _show_counted(self, form: Form) -> None:
        """What is counted in the report, for those who give it."""
        types = tuple((one, wording.organisation_type(one)) for one in OrganisationType)
        self._choices[Field.ORGANISATION_TYPE].offer(((None, _("Non précisé")), *types), form.organisation_type)
        roles = tuple((one, wording.role(one)) for one in ContactRole)
        self._choices[Field.ROLE].offer(((None, _("Non précisé")), *roles), form.role)
        genders = tuple((one, wording.gender(one)) for one in Gender)
        self._choices[Field.GENDER].offer(((None, _("Non précisé")), *genders), form.gender)

    def _show_consent(self, form: Form) -> None:
        states = tuple((state, wording.consent(state)) for state in Answer)
        self._choices[Field.STATE].offer(states, form.state)
        channels = tuple((channel, wording.consent_channel(channel)) for channel in ConsentChannel)
        self._choices[Field.CHANNEL].offer(channels, form.channel)
        self._choices[Field.LANGUAGE].offer((("", _("Non précisée")), *languages()), form.language)
        for field in (Field.CHANNEL, Field.LANGUAGE, Field.GIVEN_ON):
            self._labelled[field].setVisible(form.state is not Answer.TO_ASK)
        for field, ticked in form.ticks.items():
            self._ticks[field].setVisible(form.state is Answer.GRANTED)
            self._ticks[field].setChecked(ticked)

    def _name_controls(self) -> None:
        for field, labelled in self._labelled.items():
            labelled.control.setObjectName(f"contact_{field}")
            if field in ARABIC:
                # Arabic is typed from the right, whatever the window's language
                labelled.control.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        for field, tick in self._ticks.items():
            tick.setObjectName(f"contact_{field}")

    def _connect(self) -> None:
        for line in self._lines.values():
            line.left.connect(self._tell)
        for field in _WHO:
            self._lines[field].line.textEdited.connect(self._naming)
        for area in self._areas.values():
            area.left.connect(self._tell)
        for choice in self._choices.values():
            choice.left.connect(self._tell)
        for tick in self._ticks.values():
            tick.clicked.connect(self._ticked)
        self._languages.committed.connect(self._languages_chosen)
        self._affiliations.changed.connect(self._affiliations_changed)

    def _tell(self, left: tuple[Field, object]) -> None:
        if self._contact is not None:
            self.corrected.emit(Typed(self._contact, *left))

    def _naming(self) -> None:
        self.named.emit({field: self._lines[field].line.text() for field in _WHO})

    def _ticked(self) -> None:
        tick = self.sender()
        if isinstance(tick, QAbstractButton):
            self._tell((Field(tick.objectName().removeprefix("contact_")), tick.isChecked()))

    def _languages_chosen(self, chosen: object) -> None:
        self._tell((Field.LANGUAGES, chosen))

    def _affiliations_changed(self, rows: object) -> None:
        self._tell((Field.AFFILIATIONS, rows))

    def _lay_out(self) -> None:
        self.body.setContentsMargins(20, 14, 20, 16)
        self.body.addWidget(self.read)
        self.body.addWidget(self.offers)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for row, pair in enumerate(_PAIRS):
            for column, field in enumerate(pair):
                grid.addWidget(self._labelled[field], row, column, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(grid)
        self.body.addWidget(self._affiliations)
        self.body.addWidget(self._why)
        self.body.addWidget(self._labelled[Field.LANGUAGES])
        self.body.addWidget(Rule())
        two = QGridLayout()
        two.setHorizontalSpacing(24)
        notes = QVBoxLayout()
        notes.setSpacing(10)
        notes.addWidget(self._labelled[Field.FOLLOW_UP])
        notes.addWidget(self._labelled[Field.NOTE])
        notes.addStretch(1)
        consent = QVBoxLayout()
        consent.setSpacing(10)
        consent.addWidget(self._title)
        consent.addWidget(self._labelled[Field.STATE])
        when = QHBoxLayout()
        when.setSpacing(8)
        when.addWidget(self._labelled[Field.GIVEN_ON], 2, Qt.AlignmentFlag.AlignTop)
        when.addWidget(self._labelled[Field.CHANNEL], 3, Qt.AlignmentFlag.AlignTop)
        consent.addLayout(when)
        consent.addWidget(self._labelled[Field.LANGUAGE])
        for tick in self._ticks.values():
            consent.addWidget(tick)
        consent.addStretch(1)
        two.addLayout(notes, 0, 0)
        two.addLayout(consent, 0, 1)
        for layout in (grid, two):
            for column in (0, 1):
                layout.setColumnStretch(column, 1)
        self.body.addLayout(two)
        self.body.addStretch(1)
