"""Beside the table: the dossiers behind a figure, alerts, and who brings the money."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card, Notice, empty
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel, Label
from lianes_desktop.ui.kit.link import LinkLine
from lianes_desktop.ui.kit.parts import PartsBar, Swatch
from lianes_desktop.ui.money.values import AlertShown, DossierShown, Part

_IN_SIGHT = 2
"""Alerts that stand above the table before somebody asks for the others."""


class Alerts(QWidget):
    """The worst in sight, the others a press away; ``asked`` gives the key of one whose dossiers are wanted."""

    asked = Signal(object)

    def __init__(self) -> None:
        """None yet."""
        super().__init__()
        self._shown: tuple[AlertShown, ...] = ()
        self._all = False
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        self._more = Button("", Kind.GHOST, icon="chevron-down", size=Size.SMALL)
        self._more.setObjectName("moreAlerts")
        self._more.clicked.connect(self._turn)
        held = QVBoxLayout(self)
        held.setContentsMargins(0, 0, 0, 0)
        held.setSpacing(10)
        held.addLayout(self._column)
        held.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        self.hide()

    def show_alerts(self, alerts: tuple[AlertShown, ...]) -> None:
        """Show these; nothing is rebuilt when nothing changed."""
        if alerts != self._shown:
            self._shown = alerts
            self._rebuild()

    def retranslate(self) -> None:
        """Say it again with the next view."""
        self._shown = ()

    def _turn(self) -> None:
        self._all = not self._all
        self._rebuild()

    def _rebuild(self) -> None:
        empty(self._column)
        for one in self._shown if self._all else self._shown[:_IN_SIGHT]:
            self._column.addWidget(self._notice(one))
        behind = len(self._shown) - _IN_SIGHT
        more = ngettext("{n} autre alerte", "{n} autres alertes", behind).format(n=formats.number(max(behind, 0)))
        self._more.setText(_("Moins d'alertes") if self._all else more)
        self._more.set_icon("chevron-up" if self._all else "chevron-down")
        self._more.setVisible(behind > 0)
        self.setVisible(bool(self._shown))

    def _notice(self, one: AlertShown) -> Notice:
        notice = Notice(one.tone, one.icon, one.title, one.sentence)
        notice.setObjectName("moneyAlert")
        button = Button(_("Voir les dossiers"), size=Size.SMALL)
        button.setObjectName(f"see_{one.key}")
        button.setAccessibleName(f"{button.text()} : {one.title}")
        button.clicked.connect(partial(self._ask, one.key))
        notice.set_actions([button])
        return notice

    def _ask(self, key: str, _checked: object = None) -> None:
        self.asked.emit(key)


class DossiersCard(Card):
    """The dossiers behind a figure; ``asked`` gives the id of one."""

    asked = Signal(object)

    def __init__(self) -> None:
        """Nothing is looked at yet."""
        super().__init__(spacing=8)
        self.setObjectName("moneyDossiers")
        self._title = Label("", Role.H2, wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self._nothing = Label("", Role.SMALL, "ink2", wrap=True)
        self._shown: tuple[object, ...] = ()
        self.body.addWidget(self._title)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._nothing)
        self.hide()

    def show_dossiers(self, title: str, dossiers: tuple[DossierShown, ...]) -> None:
        """Show these; an empty title puts the card away."""
        self.setVisible(bool(title))
        if (title, dossiers) == self._shown:
            return
        self._shown = (title, dossiers)
        self._title.setText(title)
        self._nothing.setText(_("Aucun dossier reçu pour l'instant."))
        self._nothing.setVisible(not dossiers)
        empty(self._rows)
        for one in dossiers:
            row = LinkLine(one.title, one.detail, one.amount)
            row.setObjectName(f"dossier_{one.id}")
            row.setCheckable(False)
            row.clicked.connect(partial(self._ask, one))
            self._rows.addWidget(row)

    def _ask(self, one: DossierShown, _checked: object = None) -> None:
        self.asked.emit(one.id)


class FundersPicture(Card):
    """One bar and its figures."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(spacing=10)
        self._title = Label("", Role.H2)
        self._bar = PartsBar()
        self._bar.setObjectName("fundersBar")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._note = Label("", Role.SMALL, "ink2", wrap=True)
        self._note.setObjectName("funders_note")
        self._shown: tuple[Part, ...] = ()
        for part in (self._title, self._bar):
            self.body.addWidget(part)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._note)

    def show_parts(self, parts: Sequence[Part], note: str) -> None:
        """Show who brings what; the card goes without funders."""
        self.setVisible(bool(parts))
        self._note.setText(note)
        if tuple(parts) == self._shown:
            return
        self._shown = tuple(parts)
        self._bar.show_parts(parts)
        empty(self._rows)
        for one in parts:
            self._rows.addWidget(_row(one))

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._title.setText(_("Qui finance l'édition"))
        self._shown = ()


def _row(part: Part) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    first = QHBoxLayout()
    first.setSpacing(8)
    first.addWidget(Swatch(part.tone))
    first.addWidget(ElidedLabel(part.label, Role.BODY), 1)
    first.addWidget(Label(part.share, Role.SMALL, "ink3"))
    first.addWidget(Label(part.amount, Role.STRONG))
    detail = QHBoxLayout()
    detail.addSpacing(20)
    detail.addWidget(Label(part.detail, Role.SMALL, "warn" if part.over else "ink2", wrap=True), 1)
    column.addLayout(first)
    column.addLayout(detail)
    return made
