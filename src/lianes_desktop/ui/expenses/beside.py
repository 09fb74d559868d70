"""What stands beside the list: the expense, the rates, or how to photograph with a telephone."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from lianes_desktop.ui.expenses.panel import ExpensePanel
from lianes_desktop.ui.expenses.rates_panel import RatesPanel
from lianes_desktop.ui.expenses.telephone import ListeningShown, TelephoneShown
from lianes_desktop.ui.expenses.telephone_panel import ListeningLine, TelephonePanel
from lianes_desktop.ui.expenses.values import Detail, RatesShown

_LEAST = 500
_PANEL, _NARROW_PANEL = 592, 526
_WIDE, _NARROW = 1120, 1060  # px of page: windows of 1400 and 1340 less the sidebar and margins


class Beside(QStackedWidget):
    """One of its parts is in sight at a time; ``second_passed`` while something of a telephone is shown."""

    second_passed = Signal()

    def __init__(self) -> None:
        """Nothing is shown yet."""
        super().__init__()
        self.panel = ExpensePanel()
        self.rates = RatesPanel()
        self.telephone = TelephonePanel()
        self.listening = ListeningLine()
        """Stands above the list: that a telephone may send."""
        self._nothing = QWidget()
        self._detailed = False
        self._seconds = QTimer(self, interval=1000)
        self._seconds.timeout.connect(self.second_passed)
        for widget in (self.panel, self.rates, self.telephone, self._nothing):
            self.addWidget(widget)
        self.setMinimumWidth(_LEAST)

    @property
    def phoning(self) -> bool:
        """Whether how to photograph with a telephone is in sight."""
        return self.currentWidget() is self.telephone

    def show_detail(self, shown: Detail | None) -> None:
        """The expense, unless something else was asked for in its place."""
        if shown is not None:
            self.panel.show_detail(shown)
        self._detailed = shown is not None
        if self.currentWidget() not in (self.rates, self.telephone):
            self._show_expense()

    def show_rates(self, rates: RatesShown | None) -> bool:
        """The rates editor; ``None`` closes it. Whether it was open."""
        was_open = self.currentWidget() is self.rates
        if rates is not None:
            self.rates.show_rates(rates)
            self.setCurrentWidget(self.rates)
            if not was_open:
                self.rates.focus_first()
        elif was_open:
            self._show_expense()
        return was_open

    def show_telephone(self, shown: TelephoneShown | None) -> bool:
        """How to photograph with a telephone; ``None`` closes it. Whether it was open."""
        was_open = self.phoning
        if shown is not None:
            self.telephone.show_line(shown)
            self.setCurrentWidget(self.telephone)
        elif was_open:
            self._show_expense()
        self._count_seconds()
        return was_open

    def show_listening(self, shown: ListeningShown | None) -> None:
        """That a telephone may send; ``None`` when none may."""
        self.listening.show_line(shown)
        self._count_seconds()

    def rests(self, focused: QWidget | None) -> bool:
        """Whether the expense is in sight and nobody types in it: the cursor may be put there."""
        return self.currentWidget() is self.panel and (focused is None or self.panel.form.rests(focused))

    def areas(self) -> tuple[QWidget, ...]:
        """The part in sight, when one may work in it."""
        return tuple(one for one in (self.panel, self.rates, self.telephone) if one is self.currentWidget())

    def retranslate(self) -> None:
        """Say the fixed words again."""
        for part in (self.panel, self.rates, self.telephone, self.listening):
            part.retranslate()

    def fit(self, width: int) -> None:
        """Take the room there is on a page of that width."""
        narrow = width < _WIDE
        least = _LEAST if width < _NARROW else _NARROW_PANEL
        self.setMaximumWidth(least if narrow else _PANEL)
        self.panel.fit(narrow=narrow)

    def _show_expense(self) -> None:
        self.setCurrentWidget(self.panel if self._detailed else self._nothing)

    def _count_seconds(self) -> None:
        """Seconds pass while something of a telephone is shown."""
        if self.phoning or not self.listening.isHidden():
            self._seconds.start()
        else:
            self._seconds.stop()
