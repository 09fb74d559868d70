"""The verification of a claim under review, in one sentence, unfolded when somebody wants the whole of it."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.inbox.desk_values import Strip
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import ElidedLabel, Label
from lianes_desktop.ui.kit.typed import override


class VerdictStrip(QWidget):
    """Tinted by what was found; the icon and the words say the same as the colour."""

    def __init__(self) -> None:
        """Folded, and empty until ``show_strip``."""
        super().__init__()
        self.setObjectName("verdictStrip")
        self._strip: Strip | None = None
        self._words = ElidedLabel("", Role.BODY)
        self._words.setObjectName("verdictWords")
        self._more = Button("", Kind.PLAIN, size=Size.SMALL)
        self._more.setObjectName("verdictDetails")
        self._more.setCheckable(True)
        self._details = Label("", Role.SMALL, "ink2", wrap=True)
        self._details.setObjectName("verdictDetailWords")
        self._details.hide()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addSpacing(30)  # the icon is painted there; margins would not be mirrored
        head.addWidget(self._words, 1)
        head.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 4)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._details)
        self._more.toggled.connect(self._unfold)

    def show_strip(self, strip: Strip) -> None:
        """Show what was found."""
        self._strip = strip
        self._words.setText(strip.words)
        self._details.setText("\n".join(strip.details))
        self._more.setVisible(bool(strip.details))
        self._unfold()
        self.update()

    def retranslate(self) -> None:
        """Say the fixed words in the language in force."""
        self._unfold()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._strip is None:
            return
        with paint.smooth(self) as painter:
            paint.box(painter, self.rect(), fill=theme.colour(f"{self._strip.tone}_tint"))
            spot = paint.mirror(self).rect(14, 4, 20, 32)
            paint.centred_icon(painter, self._strip.icon, self._strip.tone, spot, 20)

    def _unfold(self) -> None:
        unfolded = self._more.isChecked() and bool(self._details.text())
        self._details.setVisible(unfolded)
        self._more.setText(_("Moins de détails") if unfolded else _("Détails"))
