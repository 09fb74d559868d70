"""The page before the first receipt: a place to drop it, three steps, one piece of advice."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen, QPolygon
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.expenses.strip import TakingStrip
from lianes_desktop.ui.kit import icons, paint, theme
from lianes_desktop.ui.kit.buttons import Button, Kind
from lianes_desktop.ui.kit.cards import Card
from lianes_desktop.ui.kit.files import carries_files
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.typed import override

_ART = 270
_LOW_ART = 190


class FirstReceipt(QWidget):
    """``browse_asked`` asks for files, ``files_dropped`` gives the ``QMimeData`` let go."""

    browse_asked = Signal()
    telephone_asked = Signal()
    follow_asked = Signal()
    files_dropped = Signal(object)

    def __init__(self) -> None:
        """Shown in place of list and panel."""
        super().__init__()
        self._zone = _DropZone()
        self._zone.setObjectName("first_receipt")
        self._zone.dropped.connect(self.files_dropped)
        self._title = Label("", Role.TITLE)
        self._sentence = Label("", Role.BODY, "ink2", wrap=True)
        for label in (self._title, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._sentence.setFixedWidth(450)
        self._photos = Button("", Kind.PRIMARY, icon="image-plus", cap="Ctrl O")
        self._photos.setObjectName("choose_photos")
        self._papers = Button("", icon="file-text")
        self._papers.setObjectName("choose_pdf")
        self._telephone = Button("", icon="smartphone")
        self._telephone.setObjectName("photograph_first")
        self._telephone.clicked.connect(self.telephone_asked)
        self._follow = Button("", icon="folder-open")
        self._follow.setObjectName("follow_first")
        self._follow.clicked.connect(self.follow_asked)
        for button in (self._photos, self._papers):
            button.clicked.connect(self.browse_asked)
        self.strip = TakingStrip()
        self._steps = tuple(_Step(icon) for icon in ("camera", "clipboard-paste", "corner-down-left"))
        self._advice = Label("", Role.SMALL, "ink2", wrap=True)
        self._lay_out()
        self.retranslate()

    @property
    def first_control(self) -> QWidget:
        """Where the keyboard starts."""
        return self._photos

    def retranslate(self) -> None:
        """Say it in the language in force."""
        self._title.setText(_("Votre premier reçu"))
        self._sentence.setText(
            _("Déposez la photo ici, ou collez-la avec Ctrl V. Elle est gardée telle quelle sur cet ordinateur.")
        )
        self._photos.setText(_("Choisir des photos"))
        self._papers.setText(_("Billets d'avion ou facture PDF"))
        self._telephone.setText(_("Photographier avec un téléphone"))
        self._follow.setText(_("Suivre un dossier…"))
        words = (
            (_("Photographiez"), _("Posez le reçu à plat, tout le ticket dans le cadre.")),
            (_("Déposez ou collez"), _("Depuis le téléphone, une clé USB ou le presse-papiers.")),
            (_("Complétez, puis Entrée"), _("Chaque champ est enregistré dès que vous le quittez.")),
        )
        for step, (title, sentence) in zip(self._steps, words, strict=True):
            step.show_words(title, sentence)
        self.strip.retranslate()
        self._advice.setText(
            _(
                "Les dépenses peuvent compter dès la lettre d'intention : "
                "ajoutez aussi les billets achetés avant le départ."
            )
        )

    def _lay_out(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        sentence = QHBoxLayout()  # an aligned label would not get the height its lines need
        sentence.addStretch(1)
        sentence.addWidget(self._sentence)
        sentence.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._photos)
        buttons.addWidget(self._papers)
        buttons.addStretch(1)
        others = QHBoxLayout()
        others.setSpacing(8)
        others.addStretch(1)
        others.addWidget(self._telephone)
        others.addWidget(self._follow)
        others.addStretch(1)
        zone = QVBoxLayout(self._zone)
        zone.setContentsMargins(24, 16, 24, 16)
        zone.setSpacing(8)
        zone.addStretch(1)
        zone.addWidget(_ReceiptArt(), 0, centre)
        zone.addSpacing(8)
        zone.addWidget(self._title, 0, centre)
        zone.addLayout(sentence)
        zone.addSpacing(8)
        zone.addLayout(buttons)
        zone.addLayout(others)
        zone.addStretch(1)
        steps = Card(padding=0, spacing=0)
        row = QHBoxLayout()
        row.setSpacing(0)
        for at, step in enumerate(self._steps):
            if at:
                row.addWidget(_Divider())
            row.addWidget(step, 1)
        steps.body.addLayout(row)
        advice = QHBoxLayout()
        advice.setContentsMargins(4, 0, 0, 0)
        advice.setSpacing(8)
        advice.addWidget(_Icon("info", "ink3", 18))
        advice.addWidget(self._advice, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._zone, 1)
        column.addWidget(self.strip)
        column.addWidget(steps)
        column.addLayout(advice)


class _DropZone(QWidget):
    """A dashed frame over the whole page."""

    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._hanging = False
        self.setAcceptDrops(True)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if carries_files(event.mimeData()):
            event.acceptProposedAction()
            self._hang(hanging=True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hang(hanging=False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._hang(hanging=False)
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(self)
        fill, border, width = ("teal_tint", "teal", 2) if self._hanging else ("surface", "control", 1)
        paint.box(
            painter, self.rect(), fill=theme.colour(fill), border=theme.colour(border), width=width,
            dashed=not self._hanging,
        )  # fmt: skip
        painter.end()

    def _hang(self, *, hanging: bool) -> None:
        self._hanging = hanging
        self.update()


class _ReceiptArt(QWidget):
    """A receipt in the star of the brand, between the corners of a frame: decoration."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        side = _LOW_ART if theme.is_low() else _ART
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(self)
        paint.star(painter, self.rect(), theme.colour("teal_tint"))
        inset = self.width() // 14
        paint.star_outline(painter, self.rect().adjusted(inset, inset, -inset, -inset), theme.colour("teal_tint2"))
        painter.scale(self.width() / _ART, self.width() / _ART)
        self._draw_paper(painter)
        self._draw_corners(painter)
        painter.end()

    def _draw_paper(self, painter: QPainter) -> None:
        left, right, top, bottom = 75, 195, 49, 216
        outline = [QPoint(left, bottom), QPoint(left, top), QPoint(right, top), QPoint(right, bottom)]
        for tooth in range(8):
            x = right - (tooth + 1) * 15
            outline += [QPoint(x + 8, bottom - 9), QPoint(x, bottom)]
        painter.setPen(QPen(theme.colour("control"), 1.4))
        painter.setBrush(theme.colour("surface"))
        painter.drawPolygon(QPolygon(outline))
        paint.box(painter, QRect(109, 70, 52, 8), fill=theme.colour("teal_fill"), radius=4)
        for line in range(3):
            y = 98 + line * 18
            paint.box(painter, QRect(93, y, 44, 7), fill=theme.colour("teal_tint2"), radius=3)
            paint.box(painter, QRect(153, y, 24, 7), fill=theme.colour("teal_tint2"), radius=3)
        total = QRect(86, 159, 98, 28)
        paint.box(painter, total, fill=theme.colour("accent_tint"), border=theme.colour("accent"), width=2, radius=5)
        paint.box(painter, QRect(96, 169, 28, 8), fill=theme.colour("accent"), radius=4)
        paint.box(painter, QRect(145, 169, 30, 8), fill=theme.colour("accent"), radius=4)

    def _draw_corners(self, painter: QPainter) -> None:
        pen = QPen(theme.colour("teal"), 4)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for x, across in ((50, 26), (220, -26)):
            for y, down in ((26, 26), (239, -26)):
                painter.drawLine(x, y, x + across, y)
                painter.drawLine(x, y, x, y + down)


class _Step(QWidget):
    """One of the three steps."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._title = Label("", Role.STRONG)
        self._sentence = Label("", Role.SMALL, "ink2", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 16, 20, 14)
        row.setSpacing(14)
        row.addWidget(_IconTile(icon), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_words(self, title: str, sentence: str) -> None:
        self._title.setText(title)
        self._sentence.setText(sentence)


class _IconTile(QWidget):
    """An icon on a tinted square."""

    def __init__(self, icon: str, side: int = 48) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(self)
        paint.box(painter, self.rect(), fill=theme.colour("teal_tint"), radius=paint.BLOCK_RADIUS)
        paint.centred_icon(painter, self._icon, "teal", self.rect(), 24)
        painter.end()


class _Icon(QWidget):
    """An icon alone."""

    def __init__(self, icon: str, tone: str, size: int) -> None:
        super().__init__()
        self._icon, self._tone = icon, tone
        self.setFixedSize(size, size)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(self)
        icons.draw(painter, self._icon, self._tone, 0, 0, self.width())
        painter.end()


class _Divider(QWidget):
    """A hairline down."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(self)
        painter.fillRect(self.rect(), theme.colour("hairline"))
        painter.end()
