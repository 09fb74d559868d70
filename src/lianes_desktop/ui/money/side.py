"""Beside the table: the dossiers behind a figure, alerts, and who brings the money."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.buttons import Button, Size
from lianes_desktop.ui.kit.cards import Card, Notice, empty
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel, Label
from lianes_desktop.ui.kit.link import LinkLine
from lianes_desktop.ui.kit.parts import PartsBar, Swatch
from lianes_desktop.ui.money.values import AlertShown, DossierShown, Part


class Alerts(QWidget):
    """``asked`` gives the key of an alert whose dossiers are wanted."""

    asked = Signal(object)

    def __init__(self) -> None:
        """None yet."""
        super().__init__()
        self._shown: tuple[AlertShown, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.hide()

    def show_alerts(self, alerts: tuple[AlertShown, ...]) -> None:
        """Show these; nothing is rebuilt when nothing changed."""
        if alerts == self._shown:
            return
        self._shown = alerts
        empty(self._column)
        for one in alerts:
            notice = Notice(one.tone, one.icon, one.title, one.sentence)
            notice.setObjectName("moneyAlert")
            button = Button(_("Voir les dossiers"), size=Size.SMALL)
            button.setObjectName(f"see_{one.key}")
            button.setAccessibleName(f"{button.text()} : {one.title}")
            button.clicked.connect(partial(self._ask, one.key))
            notice.set_actions([button])
            self._column.addWidget(notice)
        self.setVisible(bool(alerts))

    def retranslate(self) -> None:
        """Say it again with the next view."""
        self._shown = ()

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
