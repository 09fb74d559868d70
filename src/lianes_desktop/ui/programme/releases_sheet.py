"""The versions of a programme over the page: what changed since the last one, and each of them to read."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lianes_desktop.domain.ids import ItemId
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.cards import empty
from lianes_desktop.ui.kit.choice import Choice
from lianes_desktop.ui.kit.dialogs import Sheet
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.programme.values import ReleaseLine, ReleasePage

_WIDTH, _HEIGHT = 560, 380
_HOURS = 104


class ReleasesSheet(Sheet):
    """Chooses a page of those given; ``followed`` gives the line of the programme to go to, and the sheet closes."""

    followed = Signal(object)

    def __init__(self, parent: QWidget, pages: Sequence[ReleasePage]) -> None:
        """The first page is shown."""
        super().__init__(parent, _("Versions du programme"), "", _("Fermer"), "")
        self.setObjectName("versions")
        self._pages = tuple(pages)
        self._choice: Choice[int] = Choice()
        self._choice.setObjectName("versionChoice")
        self._choice.setAccessibleName(_("Version"))
        self._choice.offer([(at, page.title) for at, page in enumerate(self._pages)])
        self._under = Label("", Role.SMALL, "ink2", wrap=True)
        self._lines = ScrollColumn(spacing=2)
        self._lines.setMinimumSize(_WIDTH, _HEIGHT)
        self.body.addWidget(self._choice)
        self.body.addWidget(self._under)
        self.body.addWidget(self._lines, 1)
        self._choice.committed.connect(self._show)
        self._choice.show_value(0)
        self._show(0)

    def _show(self, at: int) -> None:
        page = self._pages[at]
        self._under.setText(page.under)
        self._under.setVisible(bool(page.under))
        empty(self._lines.body)
        for heading, lines in page.parts:
            head = Label(heading, Role.STRONG, wrap=True)
            head.setContentsMargins(8, 8, 8, 2)
            self._lines.body.addWidget(head)
            for line in lines:
                row = LineRow(line)
                row.followed.connect(self._follow)
                self._lines.body.addWidget(row)
        self._lines.body.addStretch(1)
        self._lines.verticalScrollBar().setValue(0)

    def _follow(self, item: ItemId) -> None:
        self.accept()
        self.followed.emit(item)


class LineRow(QAbstractButton):
    """A line of the programme: its hours, its title, what is said of it; it leads there while it is there."""

    followed = Signal(object)

    def __init__(self, line: ReleaseLine) -> None:
        """As high as its words need."""
        super().__init__()
        self._item = line.item
        self.setObjectName("versionLine")
        self.setAccessibleName(formats.listed(part for part in (line.hours, line.title, line.words) if part))
        self.setEnabled(line.item is not None)
        if line.item is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        hours = Label(line.hours, Role.SMALL, "ink2")
        hours.setFixedWidth(_HOURS)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(line.title, Role.SMALL_STRONG, wrap=True))
        if line.words:
            words.addWidget(Label(line.words, Role.SMALL, "ink2", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 28, 6)
        row.setSpacing(8)
        row.addWidget(hours, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for label in self.findChildren(Label):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._follow)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            if self.isEnabled() and self.underMouse():
                paint.box(painter, self.rect(), fill=theme.colour("surface2"), radius=6)
            if self.isEnabled():
                arrow: QRect = paint.mirror(self).rect(self.width() - 24, 0, 16, self.height())
                paint.centred_icon(painter, "chevron-right", "ink3", arrow, 14)
            if self.hasFocus():
                paint.box(painter, self.rect(), border=theme.colour("teal"), width=2, radius=6)

    def _follow(self) -> None:
        self.followed.emit(self._item)
