"""What Lianes paid: the sum, the day, the reference as it stands on the bank statement."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from lianes_desktop.ui.kit.cards import Card, Notice, empty
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel, Label
from lianes_desktop.ui.replies.values import PaymentShown


class PaymentCard(Card):
    """One transfer."""

    def __init__(self, payment: PaymentShown) -> None:
        """A transfer as it stands."""
        super().__init__(padding=16, spacing=10)
        self.setObjectName("paymentCard")
        self.setAccessibleName(", ".join((payment.title, *(f"{label} {value}" for label, value in payment.facts))))
        self.body.addWidget(Notice(payment.tone, payment.icon, payment.title))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for at, (label, value) in enumerate(payment.facts):
            grid.addWidget(Label(label, Role.LABEL, "ink2"), at, 0)
            grid.addWidget(ElidedLabel(value, Role.STRONG if at == 0 else Role.BODY), at, 1)
        self.body.addLayout(grid)


class PaymentList(QWidget):
    """The transfers told of, the latest first."""

    def __init__(self) -> None:
        """Nothing paid yet."""
        super().__init__()
        self._shown: tuple[PaymentShown, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.hide()

    def show_payments(self, payments: Sequence[PaymentShown]) -> None:
        """Show these; nothing is rebuilt when nothing changed."""
        if tuple(payments) == self._shown:
            return
        self._shown = tuple(payments)
        empty(self._column)
        for one in payments:
            self._column.addWidget(PaymentCard(one))
        self.setVisible(bool(payments))
