"""The strips of the inbox: things to do above the list, and verdicts where there is no claim to review."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.inbox.values import Alert, Verdict
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card, Notice, empty
from lianes_desktop.ui.kit.fingerprint import Fingerprint
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label


class AlertNotice(Notice):
    """Something to do; ``asked`` gives its ``act``."""

    asked = Signal(object)

    def __init__(self, alert: Alert) -> None:
        """An alert as it stands."""
        super().__init__(alert.tone, alert.icon, alert.title, alert.sentence)
        self.setObjectName(f"alert_{alert.act}")
        self._alert = alert
        button = Button(alert.button, size=Size.SMALL)
        button.setObjectName(f"act_{alert.act}")
        button.clicked.connect(self._ask)
        self.set_actions([button])

    def _ask(self) -> None:
        self.asked.emit(self._alert.act)


class Alerts(QWidget):
    """``asked`` gives the ``act`` of the alert answered."""

    asked = Signal(object)

    def __init__(self) -> None:
        """Nothing to do yet."""
        super().__init__()
        self._shown: tuple[Alert, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def show_alerts(self, alerts: Sequence[Alert]) -> None:
        """Show these; nothing is rebuilt when nothing changed."""
        if tuple(alerts) == self._shown:
            return
        self._shown = tuple(alerts)
        empty(self._column)
        for alert in alerts:
            notice = AlertNotice(alert)
            notice.asked.connect(self.asked)
            self._column.addWidget(notice)
        self.setVisible(bool(alerts))


class Verdicts(QWidget):
    """What was found; the fingerprint to compare stands large, with the button that says it was."""

    compared = Signal()

    def __init__(self) -> None:
        """Nothing found yet."""
        super().__init__()
        self._shown: tuple[Verdict, ...] = ()
        self._notices = QVBoxLayout()
        self._notices.setSpacing(8)
        self._ask = Card(padding=16, spacing=8)
        self._how = Label("", Role.SMALL, "ink2", wrap=True)
        self.groups = Fingerprint()
        self.groups.setObjectName("senderGroups")
        self._compare = Button("", Kind.PRIMARY, icon="phone")
        self._compare.setObjectName("confirmKey")
        self._compare.clicked.connect(self.compared)
        for widget in (self._how, self.groups, self._compare):
            self._ask.body.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._notices)
        column.addWidget(self._ask)

    def show_verdicts(self, verdicts: Sequence[Verdict]) -> None:
        """Show these; nothing is rebuilt when nothing changed."""
        groups = verdicts[0].groups if verdicts else ()
        self._ask.setVisible(bool(groups))
        self.groups.show_groups(groups)
        if tuple(verdicts) == self._shown:
            return
        self._shown = tuple(verdicts)
        empty(self._notices)
        for verdict in verdicts:
            notice = Notice(verdict.tone, verdict.icon, verdict.title, verdict.sentence)
            notice.setObjectName("verdict")
            self._notices.addWidget(notice)

    def shown(self) -> tuple[Verdict, ...]:
        """What is said."""
        return self._shown

    def retranslate(self) -> None:
        """Say the fixed words in the language in force."""
        self._how.setText(
            _("Appelez la personne au numéro que vous connaissez. Elle lit ces quatre groupes dans ses échanges :")
        )
        self._compare.setText(_("J'ai comparé l'empreinte"))
