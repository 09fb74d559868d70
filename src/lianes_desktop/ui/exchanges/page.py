"""The exchanges page: what left, on one side; the key and what comes back, on the other."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.exchanges.presenter import KeyLines, SentLine, View
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.cards import Card, DropTile, EmptyState, empty
from lianes_desktop.ui.kit.dialogs import Sheet
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.labels import Chip, Label, chip_width, draw_chip
from lianes_desktop.ui.kit.screen import Page
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.typed import override

_RIGHT = 345
_ROW = 92


class SentRow(QWidget):
    """One bundle that left: which, when, where to, how much, and its state."""

    def __init__(self, line: SentLine) -> None:
        """A row as it stands; rows are made anew when something leaves."""
        super().__init__()
        self._line = line
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{line.title}, {line.sum}, {line.state}, {line.path}")
        self.setToolTip(line.path)

    @override
    def sizeHint(self) -> QSize:
        return QSize(420, _ROW)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(self)
        mirror, line = paint.mirror(self), self._line
        paint.centred_icon(painter, "file-archive", "teal", mirror.rect(0, 14, 28, 28), 24)
        chip = chip_width(line.state, "check" if line.received else "hourglass")
        end = max(paint.text_width(line.sum, font(Role.STRONG)), chip) + 8
        room = self.width() - 40 - end
        for y, words, role, tone in (
            (10, line.title, Role.STRONG, "ink"),
            (32, line.when, Role.SMALL, "ink2"),
            (50, line.path, Role.SMALL, "ink3"),
            (68, line.code, Role.CAPTION, "ink3"),
        ):
            paint.text(painter, mirror.rect(40, y, room, 18), words, font(role), theme.colour(tone), mirror.leading)
        figure = mirror.rect(self.width() - end, 10, end, 18)
        paint.text(painter, figure, line.sum, font(Role.STRONG), theme.colour("ink"), mirror.trailing)
        spot = mirror.rect(self.width() - chip, 36, chip, 24)
        icon, tone = ("check", "ok") if line.received else ("hourglass", "neutral")
        draw_chip(painter, mirror, spot, line.state, tone, icon)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), theme.colour("hairline"))
        painter.end()


class RootSheet(Sheet):
    """Lianes' fingerprint, to compare once by phone; from then on it is known."""

    confirmed = Signal(object)
    """Path of the answer."""

    def __init__(self, parent: QWidget, groups: str, path: Path) -> None:
        """``groups`` are what Lianes must read."""
        super().__init__(
            parent,
            _("Est-ce bien Lianes"),
            _("Appelez Lianes au numéro que vous connaissez. On doit vous lire ces quatre groupes de lettres :"),
            _("Ce sont les mêmes"),
            _("Annuler"),
        )
        self._path = path
        self.body.addWidget(Label(groups, Role.H2))

    @override
    def accept(self) -> None:
        self.confirmed.emit(self._path)
        super().accept()


class ExchangesPage(Page):
    """Passive: shows a ``View``; ``files_given`` gives the paths dropped or chosen."""

    files_given = Signal(object)
    root_confirmed = Signal(object)
    """Path of the answer to take in."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self.setObjectName("exchangesPage")
        self._view: View | None = None
        self._sent_title = Label("", Role.H2)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._empty = EmptyState("arrow-left-right")
        self._key_title = Label("", Role.H2)
        self._key_chip = Chip()
        self._groups = Label("", Role.STRONG)
        self._groups.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._advice = Label("", Role.BODY, "ink2", wrap=True)
        self._tile = DropTile("file-down")
        self._tile.setObjectName("takeAnswer")
        self._busy = Label("", Role.SMALL, "ink2", wrap=True)
        self._busy.hide()
        self._tile.clicked.connect(self._choose)
        self._tile.dropped.connect(self._dropped)
        self._lay_out()
        self.retranslate()

    def show_view(self, view: View) -> None:
        """Show everything."""
        self._view = view
        self.header.show_words(_("Échanges"), view.subtitle)
        empty(self._rows)
        for line in view.sent:
            self._rows.addWidget(SentRow(line))
        self._card.setVisible(bool(view.sent))
        self._empty.setVisible(not view.sent)
        self._show_key(view.key)

    def show_busy(self, words: str) -> None:
        """Show work under way."""
        self._busy.setText(words)
        self._busy.setVisible(bool(words))

    def ask_root(self, groups: str, path: Path) -> None:
        """Ask whether Lianes reads the same groups over the phone."""
        sheet = RootSheet(self, groups, path)
        sheet.confirmed.connect(self.root_confirmed)
        sheet.open()

    @override
    def retranslate(self) -> None:
        self._sent_title.setText(_("Remis à Lianes"))
        self._empty.show_words(
            _("Rien n'a encore été remis"),
            _("Signez la demande de reversement : le fichier à remettre à Lianes apparaîtra ici."),
        )
        self._key_title.setText(_("Votre clé"))
        self._tile.show_words(
            _("Réponse de Lianes"), _("Déposer ou choisir le fichier"), _("Lâchez pour lire la réponse")
        )
        if self._view is not None:
            self.show_view(self._view)

    def _show_key(self, key: KeyLines) -> None:
        self._key_chip.show_state(key.state, key.tone, key.icon)
        self._groups.setText(key.groups)
        self._groups.setVisible(bool(key.groups))
        self._advice.setText(key.advice)

    def _choose(self) -> None:
        names, _kind = QFileDialog.getOpenFileNames(self, _("Réponse de Lianes"), str(Path.home()))
        if names:
            self.files_given.emit(tuple(Path(name) for name in names))

    def _dropped(self, data: object) -> None:
        if isinstance(data, QMimeData):
            paths = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
            if paths:
                self.files_given.emit(paths)

    def _lay_out(self) -> None:
        self._card = Card()
        scroll = ScrollColumn(spacing=0)
        scroll.body.addLayout(self._rows)
        scroll.body.addStretch(1)
        self._card.body.addWidget(self._sent_title)
        self._card.body.addWidget(scroll, 1)
        right = Card()
        right.setFixedWidth(_RIGHT)
        head = QHBoxLayout()
        head.addWidget(self._key_title)
        head.addStretch(1)
        head.addWidget(self._key_chip)
        right.body.addLayout(head)
        for widget in (self._groups, self._advice, self._tile, self._busy):
            right.body.addWidget(widget)
        right.body.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._card, 1)
        row.addWidget(self._empty, 1)
        row.addWidget(right)
        self.body.addLayout(row, 1)
