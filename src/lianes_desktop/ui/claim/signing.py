"""The card where the claim is signed and written: who, the declaration, the passphrase, where to, and what left."""

from collections.abc import Sequence
from operator import itemgetter

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from lianes_desktop.domain.problems import Refusal
from lianes_desktop.i18n import wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.i18n.formats import ltr
from lianes_desktop.ui.claim.left_block import LeftBlock
from lianes_desktop.ui.claim.values import Destination, Underway, View
from lianes_desktop.ui.kit import theme
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card, Rule
from lianes_desktop.ui.kit.check import CheckLine as Tick
from lianes_desktop.ui.kit.fields import LabeledField
from lianes_desktop.ui.kit.folder_line import FolderLine
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Avatar, Chip, ElidedLabel, Label
from lianes_desktop.ui.kit.passphrase import secret_field
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.typed import override

_SCALE = 1000
"""Steps of the bar: Qt counts in 32 bits, a bundle in bytes."""


class WideButton(Button):
    """A button as wide as its card."""

    def __init__(self, icon: str) -> None:
        """Large and primary."""
        super().__init__("", Kind.PRIMARY, icon=icon, size=Size.LARGE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class SigningCard(Card):
    """Shows who signs and where the file goes; says what the person asks."""

    certified = Signal(object)
    """``True`` or ``False``."""
    export_asked = Signal(object)
    """The passphrase as typed."""
    cancel_asked = Signal()
    folder_chosen = Signal(object)
    """The folder's path."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(spacing=0)
        self._title = Label("", Role.H2)
        self._avatar = Avatar("", 40)
        self._name = ElidedLabel("", Role.STRONG)
        self._groups = ElidedLabel("", Role.SMALL, "ink2")
        self._chip = Chip()
        self._tick = Tick()
        self._tick.setObjectName("certified")
        self._passphrase = secret_field("passphrase")
        self._field = LabeledField("", self._passphrase)
        self._to_label = ElidedLabel("", Role.LABEL, "ink2")
        self._size = Label("", Role.LABEL, "ink2")
        self._size.setObjectName("packageSize")
        self._to = FolderLine("changeFolder")
        self._sign = WideButton("signature")
        self._sign.setObjectName("signAndExport")
        self._note = Label("", Role.CAPTION, "ink3", wrap=True)
        self._words = Label("", Role.STRONG)
        self._detail = Label("", Role.SMALL, "ink2")
        self._bar = QProgressBar()
        self._bar.setObjectName("exportBar")
        self._bar.setTextVisible(False)
        self._cancel = Button("", Kind.SECONDARY, icon="x")
        self._cancel.setObjectName("cancelExport")
        self.left = LeftBlock()
        self._view: View | None = None
        self._underway: Underway | None = None
        self._destination = Destination("", "", "folder")
        self._again = False
        self._lay_out()
        self._tick.clicked.connect(self._ticked)
        self._sign.clicked.connect(self.ask_export)
        self._passphrase.returnPressed.connect(self.ask_export)
        self._cancel.clicked.connect(self.cancel_asked)
        self._to.chosen.connect(self.folder_chosen)
        self.left.again_asked.connect(self._sign_again)

    def show_view(self, view: View) -> None:
        """Show the signer and what left."""
        if self._view is not None and view.left != self._view.left:
            self._again = False
        elif self._view is not None and view.package.photographs is not self._view.package.photographs:
            self._again = True  # what left carries the others: the form is there to sign once more
        self._view = view
        self._who.setVisible(view.signer is not None)
        if view.signer is not None:
            self._avatar.show_person(view.signer.initials)
            self._name.setText(view.signer.name)
            self._groups.setText(ltr(" ".join(view.signer.groups)) if view.signer.groups else "")
            known = view.signer.known
            self._chip.show_state(view.signer.chip, "ok" if known else "warn", "shield-check" if known else "key")
        self._tick.setChecked(view.certified)
        self._size.setText(view.package.size)
        if view.left is not None:
            self.left.show_left(view.left)
        self._settle()

    def show_destination(self, destination: Destination) -> None:
        """Show where the file goes."""
        self._destination = destination
        self._to.show_folder(destination.path, destination.title, destination.icon)
        self._settle()

    def show_underway(self, underway: Underway | None) -> None:
        """Show work under way in place of the form; ``None`` ends it."""
        starting, self._underway = self._underway is None, underway
        if underway is not None:
            self._words.setText(underway.words)
            self._detail.setText(underway.detail)
            self._bar.setRange(0, _SCALE if underway.of else 0)
            self._bar.setValue(underway.at * _SCALE // underway.of if underway.of else 0)
        self._settle()
        if starting and underway is not None:
            self._cancel.setFocus()  # the field that had the focus is gone: it must not stray to another card

    def refuse(self, refusals: Sequence[Refusal]) -> None:
        """Say why the passphrase is refused; no refusal clears it."""
        self._field.refuse(" ".join(wording.refusal(one) for one in refusals if one.field == "passphrase"))

    def forget_passphrase(self) -> None:
        """Empty the field."""
        self._passphrase.show_text("")
        self._field.refuse("")

    def focus_field(self, field: str) -> None:
        """Put the cursor in the passphrase, or on the declaration."""
        if field == "certified":
            self._tick.setFocus()
        else:
            self._passphrase.setFocus()
            self._passphrase.selectAll()

    def ask_export(self) -> None:
        """Ask to sign with what is typed, or where to write when there is no such place."""
        if not self._form.isVisibleTo(self) or not self._sign.isEnabled():
            return
        if self._destination.path:
            self.export_asked.emit(self._passphrase.text())
        else:
            self.ask_folder()

    def ask_folder(self) -> None:
        """Ask where to write."""
        self._to.ask()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self._title.setText(_("Signature et export"))
        self._tick.setText(
            _("Je certifie que ces dépenses ont été engagées pour l'action et que les pièces sont authentiques.")
        )
        self._field.set_label(_("Phrase de passe de votre clé"))
        self._to_label.setText(_("Enregistrer le dossier signé sur"))
        self._size.setToolTip(_("Taille estimée : la vraie est dite après la signature."))
        self._to.retranslate(_("Où enregistrer le dossier signé"))
        self._cancel.setText(_("Arrêter"))
        self.left.retranslate()
        self._settle()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_form"):
            self._fit()

    # ---- inside

    def _settle(self) -> None:
        """Show the form, the work under way, or what left."""
        working = self._underway is not None
        left = self._view is not None and self._view.left is not None and not self._again
        places = ((self._work, working), (self.left, left and not working), (self._form, not left and not working))
        # what goes is hidden before what comes is shown: the two together would push the window's edge
        for place, shown in sorted(places, key=itemgetter(1)):
            place.setVisible(shown)
        self.setFocusProxy(self._cancel if working else self.left.first() if left else self._tick)
        why_not = "" if self._view is None else self._view.why_not
        self._sign.allow(why_not)
        if self._destination.path:
            self._sign.set_icon("signature")
            self._sign.setText("" if self._view is None else self._view.sign)
            self._sign.set_cap(_("Ctrl Entrée"))
        else:
            self._sign.set_icon("folder-open")
            self._sign.setText(_("Choisir un dossier"))
            self._sign.set_cap("")
        self._note.setText(why_not or _("Rien n'est envoyé : vous remettez le fichier à Lianes."))

    def _lay_out(self) -> None:
        self._who = QWidget()
        who = QHBoxLayout(self._who)
        who.setContentsMargins(0, 0, 0, 0)
        who.setSpacing(12)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._groups)
        who.addWidget(self._avatar)
        who.addLayout(names, 1)
        who.addWidget(self._chip)
        self._form, form = _column()
        fields = ScrollColumn(spacing=8)
        over = QHBoxLayout()
        over.setSpacing(12)
        over.addWidget(self._to_label, 1)
        over.addWidget(self._size)
        fields.body.addWidget(self._tick)
        fields.body.addWidget(self._field)
        fields.body.addLayout(over)
        fields.body.addWidget(self._to)
        fields.body.addStretch(1)
        form.setSpacing(8)
        form.addWidget(fields, 1)
        form.addWidget(self._sign)
        form.addWidget(self._note)
        self._work, work = _column()
        for shown in (self._words, self._bar, self._detail, self._cancel):
            work.addWidget(shown)
        work.setSpacing(10)
        work.addStretch(1)
        self.body.addWidget(self._title)
        self.body.addWidget(self._who)
        self.body.addWidget(Rule())
        for place in (self._form, self._work, self.left):
            self.body.addWidget(place, 1)
        self._fit()

    def _fit(self) -> None:
        low = theme.is_low()
        self._title.setVisible(not low)
        margin = 14 if low else 20
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(8 if low else 12)

    def _ticked(self) -> None:
        self.certified.emit(self._tick.isChecked())

    def _sign_again(self) -> None:
        self._again = True
        self._settle()
        self._tick.setFocus()


def _column() -> tuple[QWidget, QVBoxLayout]:
    widget = QWidget()
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    return widget, layout
