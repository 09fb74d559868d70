"""The title line of the claim under review, with what is done to the whole of it."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.inbox.desk_values import DeskView
from lianes_desktop.ui.kit import theme
from lianes_desktop.ui.kit.buttons import Button
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel
from lianes_desktop.ui.kit.typed import override


class DeskHeader(QWidget):
    """``rest_asked`` to accept every line not seen yet; ``checks_asked`` tells whether the checklist is unfolded."""

    rest_asked = Signal()
    checks_asked = Signal(bool)

    def __init__(self) -> None:
        """Empty until ``show_claim``."""
        super().__init__()
        self._title = ElidedLabel("", Role.TITLE)
        self._title.setObjectName("claimTitle")
        self._subtitle = ElidedLabel("", Role.BODY, "ink2")
        self._subtitle.setObjectName("claimSubtitle")
        self._checks = Button("", icon="list-checks")
        self._checks.setObjectName("showChecks")
        self._checks.setCheckable(True)
        self._rest = Button("", icon="check-check")
        self._rest.setObjectName("acceptRest")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addLayout(words, 1)
        self._row.addWidget(self._checks)
        self._row.addWidget(self._rest)
        self._fit()
        self._rest.clicked.connect(self.rest_asked)
        self._checks.toggled.connect(self.checks_asked)

    def lead(self, widget: QWidget) -> None:
        """Put a button at the start of the line."""
        self._row.insertWidget(0, widget)

    def show_words(self, words: str) -> None:
        """Say what becomes of a claim that is not shown yet."""
        self._title.setText(words)
        self._subtitle.setText("")
        self._checks.hide()
        self._rest.hide()

    def show_claim(self, view: DeskView) -> None:
        """Name the claim."""
        self._title.setText(view.title)
        self._title.setToolTip(view.subtitle)
        self._subtitle.setText(view.subtitle)
        self._checks.setText(view.checks.button)
        self._checks.show()
        self._rest.allow("" if view.rest else _("Chaque ligne a sa décision."))
        self._rest.setVisible(view.checks.editable)

    def fold(self) -> None:
        """Put the receipt back in the checklist's place."""
        self._checks.setChecked(False)

    def retranslate(self) -> None:
        """Say the fixed words in the language in force."""
        self._rest.setText(_("Accepter le reste"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    @override
    def sizeHint(self) -> QSize:
        # as high as the titles of the list beside it
        return super().sizeHint().expandedTo(QSize(0, theme.control_height()))

    def _fit(self) -> None:
        """A low window keeps its height for the lines."""
        self._subtitle.setVisible(not theme.is_low())
