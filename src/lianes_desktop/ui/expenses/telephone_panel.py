"""How to photograph with a telephone: three steps and a network, then a code, the time left and what arrived."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.i18n.formats import ltr
from lianes_desktop.services.networks import Interface
from lianes_desktop.ui.expenses.telephone import Arrived, ListeningShown, TelephoneShown
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card, Notice, Rule, empty
from lianes_desktop.ui.kit.choice import Choice
from lianes_desktop.ui.kit.fields import LabeledField
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Chip, ElidedLabel, Label
from lianes_desktop.ui.kit.qr import QrCode
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.typed import override

_CODE = 205  # px: five for each module of the usual address, and its quiet zone


class TelephonePanel(Card):
    """``network_chosen`` gives an ``Interface``."""

    network_chosen = Signal(object)
    start_asked = Signal()
    stop_asked = Signal()
    closed = Signal()

    def __init__(self) -> None:
        """Nobody listens yet."""
        super().__init__(padding=16, spacing=12)
        self.setObjectName("telephone_panel")
        self._title = Label("", Role.H2)
        self._close = Button("", Kind.GHOST, icon="x")
        self._close.setObjectName("close_telephone")
        self._close.clicked.connect(self.closed)
        self._told = Notice()
        self._told.setObjectName("telephone_told")
        self._before = _Before()
        self._before.start.clicked.connect(self.start_asked)
        self._before.networks.committed.connect(self.network_chosen)
        self._during = _During()
        self._during.stop.clicked.connect(self.stop_asked)
        self._heading = Label("", Role.STRONG)
        self._arrived = QVBoxLayout()
        self._arrived.setSpacing(8)
        self._shown: TelephoneShown | None = None
        self._lay_out()
        self.retranslate()

    def show_line(self, shown: TelephoneShown) -> None:
        """Show how it stands."""
        listening = bool(shown.address)
        was = self._shown is not None and bool(self._shown.address)
        held = self.isAncestorOf(QApplication.focusWidget() or self.window())
        self._before.setVisible(not listening)
        self._during.setVisible(listening)
        self._told.setVisible(shown.told is not None)
        if shown.told is not None:
            icon = {"info": "info", "warn": "triangle-alert"}.get(shown.told.tone, "circle-alert")
            self._told.show_words(shown.told.tone, icon, shown.told.title, shown.told.sentence)
        if listening:
            self._during.show_line(shown)
        elif self._shown is None or was or self._shown.networks != shown.networks or self._shown.chosen != shown.chosen:
            self._before.show_networks(shown)
        if self._shown is None or self._shown.arrived != shown.arrived:
            self._show_arrived(shown.arrived)
        self._shown = shown
        if held and was != listening:  # the button that was pressed is gone
            self.focus_first()

    def focus_first(self) -> None:
        """Put the keyboard where the next act is."""
        listening = self._shown is not None and bool(self._shown.address)
        before = self._before.start if self._before.start.isEnabled() else self._close
        (self._during.stop if listening else before).setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._title.setText(_("Photographier avec un téléphone"))
        self._close.setText(_("Fermer"))
        self._heading.setText(_("Arrivés du téléphone"))
        self._before.retranslate()
        self._during.retranslate()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._close)
        scroll = ScrollColumn(spacing=14)
        for widget in (self._told, self._before, self._during, self._heading):
            scroll.body.addWidget(widget)
        scroll.body.addLayout(self._arrived)
        scroll.body.addStretch(1)
        self.body.addLayout(head)
        self.body.addWidget(Rule())
        self.body.addWidget(scroll, 1)
        for widget in (self._told, self._during, self._heading):
            widget.hide()

    def _show_arrived(self, arrived: tuple[Arrived, ...]) -> None:
        empty(self._arrived)
        self._heading.setVisible(bool(arrived))
        for one in arrived:
            self._arrived.addWidget(_ArrivedLine(one))


class _Before(QWidget):
    """What to do first, and the network to listen on."""

    def __init__(self) -> None:
        super().__init__()
        self._steps = tuple(Label("", Role.BODY, wrap=True) for _at in range(3))
        self.networks: Choice[Interface] = Choice()
        self.networks.setObjectName("telephone_network")
        self._field = LabeledField("", self.networks)
        self._promise = Label("", Role.SMALL, "ink2", wrap=True)
        self.start = Button("", Kind.PRIMARY, icon="smartphone")
        self.start.setObjectName("start_telephone")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for at, step in enumerate(self._steps):
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(Chip(str(at + 1), "teal"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(step, 1)
            column.addLayout(row)
        column.addWidget(self._field)
        column.addWidget(self._promise)
        column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeading)

    def show_networks(self, shown: TelephoneShown) -> None:
        """The networks there are, the one that would be listened on."""
        self.networks.offer([(one, words) for one, words in shown.networks if isinstance(one, Interface)])
        self.networks.show_value(shown.chosen)
        self._field.setVisible(bool(shown.networks))
        self.start.allow("" if shown.networks else _("Aucun réseau de téléphone"))

    def retranslate(self) -> None:
        words = (
            _("Sur le téléphone, activez le partage de connexion : il n'a pas besoin d'Internet."),
            _("Connectez cet ordinateur au réseau du téléphone. Jamais au Wi-Fi d'un hôtel, d'un café ou d'une gare."),
            _("Choisissez ce réseau, commencez, puis visez le code avec l'appareil photo du téléphone."),
        )
        for step, text in zip(self._steps, words, strict=True):
            step.setText(text)
        self._field.set_label(_("Réseau du téléphone"))
        self._promise.setText(_("Un seul téléphone, sur ce réseau, pendant 10 minutes."))
        self.start.setText(_("Commencer à recevoir"))


class _During(QWidget):
    """The code, the same address in letters, how long it holds, and the button that ends it."""

    def __init__(self) -> None:
        super().__init__()
        self._code = QrCode(_CODE)
        self._code.setObjectName("telephone_code")
        self._aim = Label("", Role.STRONG, wrap=True)
        self._promise = Label("", Role.SMALL, "ink2", wrap=True)
        self._state = Chip()
        self._state.setObjectName("telephone_state")
        self._left = Label("", Role.BODY)
        self._left.setObjectName("telephone_left")
        self.stop = Button("", icon="x")
        self.stop.setObjectName("stop_telephone")
        self._address = Label("", Role.SMALL)
        self._address.setObjectName("telephone_address")
        flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self._address.setTextInteractionFlags(flags)
        self._help = Label("", Role.SMALL, "ink2", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(8)
        for label in (self._aim, self._promise):
            words.addWidget(label)
        words.addWidget(self._state, 0, Qt.AlignmentFlag.AlignLeading)
        words.addWidget(self._left)
        words.addStretch(1)
        words.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeading)
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(self._code, 0, Qt.AlignmentFlag.AlignTop)
        both.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(both)
        column.addWidget(self._address)
        column.addWidget(self._help)

    def show_line(self, shown: TelephoneShown) -> None:
        """The code while nobody joined, the time left, and who joined."""
        self._code.show_text(shown.address)
        self._code.setAccessibleDescription(shown.address)
        self._address.setText(ltr(shown.address))
        self._left.setText(shown.left)
        self._help.setVisible(not shown.joined)
        if shown.joined:
            self._state.show_state(_("Téléphone relié"), "ok", "check")
        else:
            self._state.show_state(_("En attente du téléphone"), "neutral", "hourglass")

    def retranslate(self) -> None:
        self._code.setAccessibleName(_("Code à viser avec le téléphone"))
        self._aim.setText(_("Visez ce code avec l'appareil photo du téléphone."))
        self._promise.setText(_("Seul ce téléphone, sur ce réseau, pendant 10 minutes."))
        self.stop.setText(_("Arrêter"))
        self._help.setText(
            _(
                "La page ne s'ouvre pas ? Le pare-feu de l'ordinateur ou le téléphone peut le refuser : "
                "ajoutez alors les photos depuis un câble, une clé ou un dossier."
            )
        )


class _ArrivedLine(QWidget):
    """One file that came through, and what became of it."""

    def __init__(self, arrived: Arrived) -> None:
        super().__init__()
        short = arrived.tone in ("ok", "info")
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(ElidedLabel(arrived.name, Role.SMALL_STRONG), 1)
        first.addWidget(Chip(arrived.says if short else _("Pas enregistré"), arrived.tone, arrived.icon))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(first)
        if not short:
            column.addWidget(Label(arrived.says, Role.SMALL, arrived.tone, wrap=True))


class ListeningLine(QWidget):
    """Above the list while a telephone may send and its panel is put away."""

    show_asked = Signal()
    stop_asked = Signal()

    def __init__(self) -> None:
        """Nobody listens yet."""
        super().__init__()
        self.setObjectName("telephone_line")
        self._chip = Chip()
        self._words = ElidedLabel("", Role.BODY, "ink2")
        self._words.setObjectName("telephone_line_words")
        self._show = Button("", Kind.GHOST, icon="smartphone", size=Size.SMALL)
        self._show.setObjectName("show_telephone")
        self._show.clicked.connect(self.show_asked)
        self._stop = Button("", icon="x", size=Size.SMALL)
        self._stop.setObjectName("stop_line")
        self._stop.clicked.connect(self.stop_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._chip)
        row.addWidget(self._words, 1)
        row.addWidget(self._show)
        row.addWidget(self._stop)
        self.hide()

    def show_line(self, shown: ListeningShown | None) -> None:
        """How long, and how many; hidden when nobody listens."""
        self.setVisible(shown is not None)
        if shown is not None:
            self._words.setText(shown.words)

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._chip.show_state(_("Un téléphone peut envoyer"), "ok", "smartphone")
        self._show.setText(_("Afficher le code"))
        self._stop.setText(_("Arrêter"))
