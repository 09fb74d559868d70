"""The receipt of a line, its facts below, and the same over the whole screen."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.inbox.values import Fact
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.cards import Card, empty
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.full_screen import FullScreenReceipt
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.photo import PhotoViewer
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.typed import override

_FACTS, _LOW_FACTS = 190, 110  # px at most: the rest is the photo's


class FactRow(QWidget):
    """An icon and words that wrap."""

    def __init__(self, fact: Fact) -> None:
        """A fact as it stands."""
        super().__init__()
        self._icon, self._tone = fact.icon, fact.tone
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addSpacing(26)  # the icon is painted there; margins would not be mirrored
        ink = "ink2" if fact.tone == "ink3" else "ink"
        row.addWidget(Label(fact.words, Role.SMALL, ink, wrap=True), 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            paint.centred_icon(painter, self._icon, self._tone, paint.mirror(self).rect(0, 0, 18, 18), 16)


class _Facts(ScrollColumn):
    """As high as its facts, up to a part of the card: beyond, they scroll and the photo keeps its room."""

    def __init__(self) -> None:
        super().__init__(spacing=5)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._column = QVBoxLayout()
        self._column.setSpacing(5)
        self.body.addLayout(self._column)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        empty(self._column)
        for fact in facts:
            self._column.addWidget(FactRow(fact))
        QTimer.singleShot(0, self._fit)  # what is shown with the next turn of the loop has no height yet

    @override
    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        self._fit()

    def _fit(self) -> None:
        self.body.activate()
        wanted = max(self.body.heightForWidth(self.viewport().width()), self.body.minimumSize().height())
        self.setFixedHeight(min(wanted + 2, _LOW_FACTS if theme.is_low() else _FACTS))


class ReceiptCard(Card):
    """``sheet_asked`` gives the number of another sheet to show."""

    sheet_asked = Signal(object)

    def __init__(self) -> None:
        """Nothing shown yet."""
        super().__init__(padding=14, spacing=10)
        self._title = Label("", Role.STRONG)
        self._title.setObjectName("receiptTitle")
        self._place = Label("", Role.SMALL, "ink3")
        self.photo = PhotoViewer()
        self.photo.setObjectName("receiptPhoto")
        self._facts = _Facts()
        self._picture: tuple[bytes, int, int] | None = None
        self._whole: FullScreenReceipt | None = None
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._place)
        self.body.addLayout(head)
        self.body.addWidget(self.photo, 1)
        self.body.addWidget(self._facts)
        self.photo.sheet_asked.connect(self.sheet_asked)
        self.photo.full_screen_asked.connect(self.show_whole)

    def show_facts(self, title: str, facts: Sequence[Fact]) -> None:
        """Name a line's receipt, with its facts below; its picture follows."""
        self._title.setText(title)
        self._facts.show_facts(facts)

    def show_place(self, place: str) -> None:
        """Which line it is of them all."""
        self._place.setText(place)

    def show_picture(self, jpeg: bytes, sheet: int, sheets: int) -> None:
        """Show one sheet."""
        self._picture = (jpeg, sheet, sheets)
        self.photo.show_picture(jpeg, sheet=sheet, sheets=sheets)
        if self._whole is not None:
            self._whole.viewer.show_picture(jpeg, sheet=sheet, sheets=sheets)

    def show_words(self, words: str) -> None:
        """Say why there is no picture."""
        self._picture = None
        self.photo.show_words(words)
        if self._whole is not None:
            self._whole.viewer.show_words(words)

    def show_whole(self) -> None:
        """Show the picture over the whole screen."""
        if self._picture is None or self._whole is not None:
            return
        self._whole = FullScreenReceipt(self)
        self._whole.sheet_asked.connect(self.sheet_asked)
        self._whole.finished.connect(self._whole_closed)
        jpeg, sheet, sheets = self._picture
        self._whole.viewer.show_picture(jpeg, sheet=sheet, sheets=sheets)
        self._whole.showFullScreen()

    def retranslate(self) -> None:
        """Name the buttons over the picture."""
        self.photo.bar.show_words(
            _("Agrandir"), _("Tourner la vue"), _("Plein écran"), _("Page précédente"), _("Page suivante")
        )

    def _whole_closed(self) -> None:
        self._whole = None
