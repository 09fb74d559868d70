"""How many authorities count, and how long is left before the letters are due."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from lianes_desktop.ui.joining.values import Counter
from lianes_desktop.ui.kit.cards import Card, Rule
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.progress import Ring


class CounterCard(Card):
    """A ring, a sentence, and the countdown."""

    def __init__(self) -> None:
        """Empty until ``show_counter``."""
        super().__init__(padding=14, spacing=8)
        self.setObjectName("counter")
        self._ring = Ring(48)
        self._ring.setObjectName("consortium_ring")
        self._title, self._sentence = Label("", Role.STRONG, wrap=True), Label("", Role.CAPTION, "ink2", wrap=True)
        self._title.setObjectName("consortium_title")
        self._sentence.setObjectName("consortium_sentence")
        self._left = Label("", Role.H2)
        self._left.setObjectName("days_left")
        self._deadline = Label("", Role.CAPTION, "ink2", wrap=True)
        self._deadline.setObjectName("deadline")
        self._hint = Label("", Role.CAPTION, "teal", wrap=True)
        self._hint.setObjectName("summer_hint")
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        words.addStretch(1)
        top.addLayout(words, 1)
        self.body.addLayout(top)
        self.body.addWidget(Rule())
        last = QVBoxLayout()
        last.setSpacing(1)
        for label in (self._left, self._deadline, self._hint):
            last.addWidget(label)
        self.body.addLayout(last)

    def show_counter(self, counter: Counter) -> None:
        """Show where an edition stands."""
        self._ring.show_count(counter.count, counter.least)
        self._title.setText(counter.title)
        self._sentence.setText(counter.sentence)
        self._left.setText(counter.left)
        self._left.set_tone(counter.tone)
        self._deadline.setText(counter.deadline)
        self._hint.setText(counter.hint)
        self._hint.setVisible(bool(counter.hint))
