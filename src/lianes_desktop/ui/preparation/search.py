"""The way to a partnership: its steps, the three milestones, and the first exchange."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.buttons import Button
from lianes_desktop.ui.kit.cards import Card, empty
from lianes_desktop.ui.kit.entries import TextEntry
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.values import DateField
from lianes_desktop.ui.preparation.meetings import LinkRow
from lianes_desktop.ui.preparation.parts import Fields, in_lines
from lianes_desktop.ui.preparation.values import MILESTONES, Field, Form, SearchShown


class MilestoneFields(Fields):
    """The three days, one below the other."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__({field: TextEntry(field, DateField()) for field in MILESTONES}, "milestone")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        in_lines(column, self.entries, MILESTONES)

    def retranslate(self) -> None:
        """Say the fixed words again."""
        for field, words in (
            (Field.INTRODUCED_ON, _("Mise en relation")), (Field.FIRST_MEETING_ON, _("Première rencontre")),
            (Field.INTEGRATED_ON, _("Entrée dans le réseau")),
        ):  # fmt: skip
            self.entries[field].set_label(words)


class MilestonesCard(Card):
    """``left`` gives ``Typed``."""

    left = Signal(object)

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(padding=16, spacing=8)
        self._title = Label("", Role.H2)
        self._hint = Label("", Role.SMALL, "ink2", wrap=True)
        self.fields = MilestoneFields()
        self.fields.left.connect(self.left)
        self.body.addWidget(self._title)
        self.body.addWidget(self._hint)
        self.body.addWidget(self.fields)
        self.body.addStretch(1)

    def show_form(self, form: Form) -> None:
        """Show the three days."""
        self.fields.show_form(form)

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._title.setText(_("Étapes accompagnées par Lianes"))
        self._hint.setText(_("Notez le jour où chacune a eu lieu."))
        self.fields.retranslate()


class ExchangeCard(Card):
    """``opened`` gives a ``DossierId``; the two others ask for a delegation."""

    opened = Signal(object)
    sending_asked = Signal()
    hosting_asked = Signal()

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(padding=16, spacing=8)
        self._title = Label("", Role.H2)
        self._hint = Label("", Role.SMALL, "ink2", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.send = Button("", icon="plane-takeoff")
        self.send.setObjectName("send_delegation")
        self.send.clicked.connect(self.sending_asked)
        self._host = Button("", icon="handshake")
        self._host.setObjectName("host_delegation")
        self._host.clicked.connect(self.hosting_asked)
        buttons = QVBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.send, 0, Qt.AlignmentFlag.AlignLeading)
        buttons.addWidget(self._host, 0, Qt.AlignmentFlag.AlignLeading)
        row = QHBoxLayout()
        row.addLayout(buttons)
        row.addStretch(1)
        self.body.addWidget(self._title)
        self.body.addWidget(self._hint)
        self.body.addLayout(self._list)
        self.body.addLayout(row)
        self.body.addStretch(1)

    def show_search(self, search: SearchShown) -> None:
        """Show the exchanges that have a dossier already."""
        empty(self._list)
        for one in search.exchanges:
            row = LinkRow(one.dossier, one.icon, one.words, one.detail)
            row.setObjectName("exchange")
            row.followed.connect(self.opened)
            self._list.addWidget(row)

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._title.setText(_("Premier échange"))
        self._hint.setText(_("Une mission ou un accueil, dans un dossier à part, avec ses propres règles."))
        self.send.setText(_("Envoyer une délégation"))
        self._host.setText(_("Accueillir une délégation"))
