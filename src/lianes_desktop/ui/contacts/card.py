"""The card of one person: both scripts side by side, ways to reach them, consent, where they were met."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.domain.contacts import ConsentChannel, ConsentState
from lianes_desktop.domain.problems import Refusal
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.contacts.listing import CONSENT_LOOKS
from lianes_desktop.ui.contacts.values import Card as CardView
from lianes_desktop.ui.contacts.values import ConsentForm, MetLine, Typed
from lianes_desktop.ui.kit.buttons import IconButton
from lianes_desktop.ui.kit.cards import Card, Notice, Rule, empty
from lianes_desktop.ui.kit.check import CheckLine
from lianes_desktop.ui.kit.choice import Choice, MultiChoice
from lianes_desktop.ui.kit.fields import LabeledField, State, TextArea, TextField
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Avatar, ElidedLabel, Label, avatar_tone
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.values import DateField

_ARABIC = frozenset({"given_name_ar", "family_name_ar", "function_ar", "organisation_ar"})
_COPIED = ("phone", "mobile", "email")
_TICKS = ("keep", "transmit", "publish_photo")


class _Teller(QObject):
    """Says which field a control stands for when it is left."""

    def __init__(self, parent: "ContactCard", field: str) -> None:
        super().__init__(parent)
        self._field = field

    def tell(self, value: object) -> None:
        """Pass the value on with the field's name."""
        card = self.parent()
        if isinstance(card, ContactCard):
            card.corrected.emit(Typed(self._field, value))


class ContactCard(Card):
    """Shows a ``Card``; says each field left."""

    corrected = Signal(object)
    """``Typed``."""
    remove_asked = Signal()

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(padding=0, spacing=0)
        self.setObjectName("contactCard")
        self._avatar = Avatar("", 60)
        self._name = ElidedLabel("", Role.TITLE)
        self._name_ar = Label("", Role.TITLE)
        self._remove = IconButton("trash-2")
        self._remove.setObjectName("removeContact")
        self._texts = self._make_texts()
        self._languages: MultiChoice[str] = MultiChoice()
        self._notice = Notice()
        self._state: Choice[ConsentState] = Choice()
        self._state.setObjectName("contact_state")
        self._channel: Choice[ConsentChannel] = Choice()
        self._given_on = DateField()
        self._ticks = {field: CheckLine() for field in _TICKS}
        self._met_title = Label("", Role.H2)
        self._met = QVBoxLayout()
        self._consent_title = Label("", Role.H2)
        controls: dict[str, QWidget] = {
            **self._texts, "languages": self._languages, "state": self._state, "channel": self._channel,
            "given_on": self._given_on,
        }  # fmt: skip
        self._fields = {field: LabeledField("", control) for field, control in controls.items()}
        self._copies = {field: IconButton("copy") for field in _COPIED}
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_card(self, card: CardView) -> None:
        """Show a person; what is being typed in a field with the focus stays."""
        self._avatar.show_person(card.initials, avatar_tone(card.name))
        self._name.setText(card.name)
        self._name_ar.setText(card.name_ar)
        self._name_ar.setVisible(bool(card.name_ar))
        for field, text in card.texts:
            self._texts[field].show_text(text)
            self._fields[field].refuse("")
        for field in card.phones_to_check:
            self._fields[field].say(_("Numéro gardé tel quel : vérifiez-le."), State.CHECK)
        for field, button in self._copies.items():
            button.setEnabled(bool(dict(card.texts)[field]))
        self._languages.offer(_languages(), card.languages)
        self._show_consent(card.consent)
        empty(self._met)
        for one in card.met:
            self._met.addWidget(_MetRow(one))
        if not card.met:
            self._met.addWidget(Label(_("Associez ce contact à un rendez-vous du programme."), Role.SMALL, "ink2"))

    def refuse(self, refusals: Sequence[Refusal]) -> None:
        """Say beside each field why it is refused."""
        for refusal in refusals:
            field = refusal.field.removeprefix("consent.")
            if field in self._fields:
                self._fields[field].refuse(wording.refusal(refusal))

    def focus_field(self, field: str) -> None:
        """Put the cursor in a field."""
        control = self._fields.get({"consent": "state"}.get(field, field), self._fields["given_name"]).control
        control.setFocus()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        for field, label in (
            ("title", _("Civilité")), ("given_name", _("Prénom")), ("family_name", _("Nom")),
            ("given_name_ar", _("Prénom en arabe")), ("family_name_ar", _("Nom en arabe")),
            ("function", _("Fonction")), ("function_ar", _("Fonction en arabe")), ("organisation", _("Organisation")),
            ("organisation_ar", _("Organisation en arabe")), ("phone", _("Fixe")), ("mobile", _("Mobile")),
            ("email", _("Courriel")), ("note", _("Note")), ("follow_up", _("Suites à donner")),
            ("languages", _("Langues")), ("state", _("Réponse")), ("channel", _("Recueilli")),
            ("given_on", _("Le")),
        ):  # fmt: skip
            self._fields[field].set_label(label)
        self._remove.set_name(_("Supprimer le contact"))
        for button in self._copies.values():
            button.set_name(_("Copier"))
        self._met_title.setText(_("Rencontré à"))
        self._consent_title.setText(_("Données personnelles"))
        self._state.offer([(state, wording.consent(state)) for state in ConsentState])
        self._channel.offer([(channel, wording.consent_channel(channel)) for channel in ConsentChannel])
        for field, words in (
            ("keep", _("Garder dans le dossier")), ("transmit", _("Transmettre à Lianes")),
            ("publish_photo", _("Publier sa photo")),
        ):  # fmt: skip
            self._ticks[field].setText(words)

    # ---- inside

    def _make_texts(self) -> dict[str, TextField | TextArea]:
        texts: dict[str, TextField | TextArea] = {
            field: TextField()
            for field in (
                "title", "given_name", "family_name", "given_name_ar", "family_name_ar", "function", "function_ar",
                "organisation", "organisation_ar", "phone", "mobile", "email",
            )
        }  # fmt: skip
        texts["note"] = TextArea(lines=2)
        texts["follow_up"] = TextArea(lines=2)
        for field, control in texts.items():
            control.setObjectName(f"contact_{field}")
            if field in _ARABIC:
                # Arabic is typed from the right, whatever the window's language
                control.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        return texts

    def _show_consent(self, form: ConsentForm) -> None:
        self._notice.show_words(form.tone, CONSENT_LOOKS[form.state][0], form.title, form.sentence)
        self._state.show_value(form.state)
        asked = form.state is not ConsentState.TO_ASK
        given = form.state is ConsentState.GRANTED
        self._channel.show_value(form.channel)
        self._given_on.show_text(form.given_on)
        self._fields["given_on"].refuse("")
        for field in ("channel", "given_on"):
            self._fields[field].setVisible(asked)
        for field, ticked in (("keep", form.keep), ("transmit", form.transmit), ("publish_photo", form.publish_photo)):
            self._ticks[field].setVisible(given)
            self._ticks[field].setChecked(ticked)

    def _connect(self) -> None:
        tells: list[tuple[str, Callable[[Callable[[object], None]], object]]] = [
            (field, control.committed.connect) for field, control in self._texts.items()
        ]
        tells += [
            ("languages", self._languages.committed.connect),
            ("state", self._state.committed.connect),
            ("channel", self._channel.committed.connect),
            ("given_on", self._given_on.committed.connect),
        ]
        tells += [(field, tick.clicked.connect) for field, tick in self._ticks.items()]
        for field, connect in tells:
            connect(_Teller(self, field).tell)
        self._remove.clicked.connect(self.remove_asked)
        for field, button in self._copies.items():
            copier = _Copier(button, self._texts[field])
            button.clicked.connect(copier.copy)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 16, 20, 14)
        head.setSpacing(14)
        head.addWidget(self._avatar)
        head.addWidget(self._name, 1)
        head.addWidget(self._name_ar)
        head.addWidget(self._remove)
        scroll = ScrollColumn(spacing=14)
        scroll.body.setContentsMargins(20, 14, 20, 16)
        grid = QGridLayout()
        grid.setSpacing(10)
        for row, (left, right) in enumerate(
            (
                ("given_name", "given_name_ar"), ("family_name", "family_name_ar"), ("function", "function_ar"),
                ("organisation", "organisation_ar"),
            )
        ):  # fmt: skip
            grid.addWidget(self._fields[left], row, 0)
            grid.addWidget(self._fields[right], row, 1)
        for row, fields in enumerate((("phone", "mobile"), ("email", "title")), start=4):
            for column, field in enumerate(fields):
                grid.addWidget(self._with_copy(field), row, column)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        scroll.body.addLayout(grid)
        scroll.body.addWidget(self._fields["languages"])
        two = QHBoxLayout()
        two.setSpacing(24)
        met = QVBoxLayout()
        met.setSpacing(8)
        met.addWidget(self._met_title)
        met.addLayout(self._met)
        met.addWidget(self._fields["note"])
        met.addWidget(self._fields["follow_up"])
        met.addStretch(1)
        consent = QVBoxLayout()
        consent.setSpacing(8)
        consent.addWidget(self._consent_title)
        consent.addWidget(self._notice)
        consent.addWidget(self._fields["state"])
        when = QHBoxLayout()
        when.addWidget(self._fields["given_on"])
        when.addWidget(self._fields["channel"])
        consent.addLayout(when)
        for tick in self._ticks.values():
            consent.addWidget(tick)
        consent.addStretch(1)
        two.addLayout(met, 1)
        two.addLayout(consent, 1)
        scroll.body.addWidget(Rule())
        scroll.body.addLayout(two)
        scroll.body.addStretch(1)
        self.body.addLayout(head)
        self.body.addWidget(Rule())
        self.body.addWidget(scroll, 1)

    def _with_copy(self, field: str) -> QWidget:
        if field not in self._copies:
            return self._fields[field]
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._fields[field], 1)
        row.addWidget(self._copies[field], 0, Qt.AlignmentFlag.AlignBottom)
        return both


class _MetRow(QWidget):
    """A programme line where the person was met."""

    def __init__(self, line: MetLine) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Label(f"{line.day} · {line.time}", Role.SMALL, "ink2"))
        row.addWidget(ElidedLabel(f"{line.title} · {line.place}" if line.place else line.title, Role.STRONG), 1)


class _Copier(QObject):
    """Copies a field's text without selecting it."""

    def __init__(self, parent: QObject, field: TextField | TextArea) -> None:
        super().__init__(parent)
        self._text = partial(_text_of, field)

    def copy(self) -> None:
        """Put the text on the clipboard."""
        QGuiApplication.clipboard().setText(self._text())


def _text_of(field: TextField | TextArea) -> str:
    return field.text() if isinstance(field, TextField) else field.toPlainText()


def _languages() -> list[tuple[str, str, str]]:
    names = (("fr", _("Français")), ("ar", _("Arabe")), ("zgh", _("Tamazight")), ("en", _("Anglais")))
    return [(code, name, formats.initials(name)) for code, name in names]
