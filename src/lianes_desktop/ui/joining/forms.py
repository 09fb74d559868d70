"""The first leaves of a membership's sheet: the contact, the letter, the commitment and the end."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.joining import Support
from lianes_desktop.domain.missions import Theme
from lianes_desktop.i18n import joining, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.joining import LETTER as LETTER_SLOT
from lianes_desktop.ui.joining.parts import BroughtLine
from lianes_desktop.ui.joining.values import Sheet
from lianes_desktop.ui.kit.buttons import Button, Size
from lianes_desktop.ui.kit.cards import Notice, Rule, empty
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.form import Form, beside
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.paper_line import PaperLine
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.kit.values import DateField, NumberField


class Leaf(Form):
    """One leaf of the sheet."""

    def __init__(self) -> None:
        """Fields come with the subclass."""
        super().__init__(spacing=12)
        self.body.setContentsMargins(20, 14, 20, 16)

    def show_sheet(self, sheet: Sheet, *, other: bool) -> None:
        """Show a membership; ``other`` when it is not the one shown before."""
        self.show_form(sheet.form, other=other)

    def day(self, name: str) -> None:
        """A field for a day."""
        self.line(name, DateField())

    def retranslate(self) -> None:
        """Say the fixed words again."""
        for name, words in self.labels().items():
            self.fields[name].set_label(words)
        for entry in self.fields.values():
            if isinstance(entry.control, DateField):
                entry.control.setPlaceholderText(_("jj/mm/aaaa"))

    def labels(self) -> dict[str, str]:
        """The words over each field."""
        return {}


class ContactLeaf(Leaf):
    """The first contact, the ambitions, what is asked of Lianes, the referent."""

    def __init__(self) -> None:
        """Empty until ``show_sheet``."""
        super().__init__()
        self.day("contacted_on")
        self.choice("role")
        self.area("ambitions", 4)
        for name in ("name", "function", "phone", "email"):
            self.line(f"referent.{name}")
        self._asked, self._referent = Label("", Role.LABEL, "ink2"), Label("", Role.H2)
        beside(self.body, self.fields["contacted_on"], self.fields["role"])
        self.body.addWidget(self.fields["ambitions"])
        self.body.addWidget(self._asked)
        for support in Support:
            self.body.addWidget(self.tick(f"supports.{support}"))
        self.body.addWidget(Rule())
        self.body.addWidget(self._referent)
        beside(self.body, self.fields["referent.name"], self.fields["referent.function"])
        beside(self.body, self.fields["referent.phone"], self.fields["referent.email"])
        self.body.addStretch(1)

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self._asked.setText(_("Appuis demandés à Lianes"))
        self._referent.setText(_("Référent coopération"))
        for support in Support:
            self.ticks[f"supports.{support}"].setText(joining.support(support))

    @override
    def labels(self) -> dict[str, str]:
        return {
            "contacted_on": _("Premier contact avec Lianes"),
            "role": _("Place dans le consortium"),
            "ambitions": _("Projet et ambitions"),
            "referent.name": _("Nom complet"),
            "referent.function": _("Fonction"),
            "referent.phone": _("Téléphone"),
            "referent.email": _("Courriel"),
        }


class LetterLeaf(Leaf):
    """The letter of intent, from its contents to its receipt."""

    drawn = Signal()
    """The letter is wanted as a document."""

    def __init__(self) -> None:
        """Empty until ``show_sheet``."""
        super().__init__()
        for name in ("signed_on", "sent_on"):
            self.day(f"letter.{name}")
        for name in ("convention.letter_received_on", "convention.late_letter_accepted_on"):
            self.day(name)
        for name in ("signatory", "signatory_title", "place"):
            self.line(f"letter.{name}")
        self.area("letter.expectations")
        self.area("letter.sought")
        self._actions, self._themes = Label("", Role.LABEL, "ink2"), Label("", Role.LABEL, "ink2")
        self._late = Notice("warn", "triangle-alert")
        self._late.setObjectName("late_letter")
        self._draw = Button("", icon="file-text", size=Size.SMALL)
        self._draw.setObjectName("draw_letter")
        self._draw.clicked.connect(self.drawn)
        self.paper = PaperLine(LETTER_SLOT)
        self._lay_out()

    @override
    def show_sheet(self, sheet: Sheet, *, other: bool) -> None:
        super().show_sheet(sheet, other=other)
        self.paper.show_paper(_("Lettre signée"), sheet.letter.name, sheet.letter.detail)
        agreed = bool(sheet.form.texts.get("convention.late_letter_accepted_on"))
        self._late.setVisible(sheet.late and not agreed)
        self.fields["convention.late_letter_accepted_on"].setVisible(sheet.late or agreed)

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self._actions.setText(_("Actions envisagées"))
        self._themes.setText(_("Thèmes"))
        self._draw.setText(_("Lettre d'intention (PDF)"))
        self._late.show_words(
            "warn",
            "triangle-alert",
            _("Lettre tardive"),
            _("Lianes l'a reçue après la date limite : notez le jour où elle l'accepte."),
        )
        for action in ActionType:
            self.ticks[f"letter.actions.{action}"].setText(wording.action(action))
        for theme in Theme:
            self.ticks[f"letter.themes.{theme}"].setText(wording.theme(theme))

    @override
    def labels(self) -> dict[str, str]:
        return {
            "letter.expectations": _("Attentes"),
            "letter.sought": _("Partenaire recherché, si la collectivité en cherche un"),
            "letter.signatory": _("Signataire"),
            "letter.signatory_title": _("Qualité"),
            "letter.place": _("Fait à"),
            "letter.signed_on": _("Signée le"),
            "letter.sent_on": _("Envoyée le"),
            "convention.letter_received_on": _("Reçue par Lianes le"),
            "convention.late_letter_accepted_on": _("Acceptée par Lianes le"),
        }

    def _lay_out(self) -> None:
        fields = self.fields
        beside(
            self.body,
            *(fields[name] for name in ("letter.signed_on", "letter.sent_on", "convention.letter_received_on")),
        )
        self.body.addWidget(self._late)
        self.body.addWidget(fields["convention.late_letter_accepted_on"])
        self.body.addWidget(self.paper)
        columns = (QVBoxLayout(), QVBoxLayout())
        for column, title, names in (
            (columns[0], self._actions, [f"letter.actions.{one}" for one in ActionType]),
            (columns[1], self._themes, [f"letter.themes.{one}" for one in Theme]),
        ):
            column.setSpacing(8)
            column.addWidget(title)
            for name in names:
                column.addWidget(self.tick(name))
            column.addStretch(1)
        self.body.addLayout(_two(*columns))
        beside(self.body, fields["letter.expectations"], fields["letter.sought"])
        beside(self.body, *(fields[name] for name in ("letter.signatory", "letter.signatory_title", "letter.place")))
        row = QVBoxLayout()
        row.addWidget(self._draw)
        self.body.addLayout(row)
        self.body.addStretch(1)


class NetworkLeaf(Leaf):
    """What the authority commits to and brings, what the others bring, and how it ends."""

    drawn = Signal()
    """The engagement sheet is wanted as a document."""

    def __init__(self) -> None:
        """Empty until ``show_sheet``."""
        super().__init__()
        for name in ("staff_days", "missions", "hosting_days"):
            self.line(f"commitment.{name}", NumberField())
        self.area("commitment.note", 2)
        self.area("brings", 2)
        self.day("closed_on")
        self.day("abandoned_on")
        self.area("abandoned_reason", 2)
        self._titles = {name: Label("", Role.H2) for name in ("commitment", "brings", "end")}
        self._draw = Button("", icon="file-text", size=Size.SMALL)
        self._draw.setObjectName("draw_engagement")
        self._draw.clicked.connect(self.drawn)
        self._brought = QVBoxLayout()
        self._brought.setSpacing(10)
        fields = self.fields
        self.body.addWidget(self._titles["commitment"])
        beside(self.body, *(fields[f"commitment.{name}"] for name in ("staff_days", "missions", "hosting_days")))
        self.body.addWidget(fields["commitment.note"])
        self.body.addWidget(self._draw)
        self.body.addWidget(Rule())
        self.body.addWidget(self._titles["brings"])
        self.body.addWidget(fields["brings"])
        self.body.addLayout(self._brought)
        self.body.addWidget(Rule())
        self.body.addWidget(self._titles["end"])
        beside(self.body, fields["closed_on"], fields["abandoned_on"])
        self.body.addWidget(fields["abandoned_reason"])
        self.body.addStretch(1)

    @override
    def show_sheet(self, sheet: Sheet, *, other: bool) -> None:
        super().show_sheet(sheet, other=other)
        empty(self._brought)
        for one in sheet.brought:
            self._brought.addWidget(BroughtLine(one))

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self._titles["commitment"].setText(_("Engagement de la collectivité"))
        self._titles["brings"].setText(_("Ce que chacun apporte"))
        self._titles["end"].setText(_("Fin de l'adhésion"))
        self._draw.setText(_("Fiche d'engagement (PDF)"))

    @override
    def labels(self) -> dict[str, str]:
        return {
            "commitment.staff_days": _("Jours d'agents"),
            "commitment.missions": _("Missions prévues"),
            "commitment.hosting_days": _("Journées d'accueil prévues"),
            "commitment.note": _("Précisions"),
            "brings": _("Ce que la collectivité apporte au consortium"),
            "closed_on": _("Close le"),
            "abandoned_on": _("Abandonnée le"),
            "abandoned_reason": _("Motif de l'abandon"),
        }


def _two(first: QVBoxLayout, second: QVBoxLayout) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(24)
    row.addLayout(first, 1)
    row.addLayout(second, 1)
    return row
