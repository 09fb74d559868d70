"""The register page: who is known, the request under way, and the authority."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.domain.problems import Refusal
from lianes_desktop.i18n import wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card, DropTile, EmptyState, empty
from lianes_desktop.ui.kit.dialogs import Sheet
from lianes_desktop.ui.kit.fields import LabeledField
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Chip, ElidedLabel, Label
from lianes_desktop.ui.kit.screen import Page
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.register.forms import EnrollingForm, MakingForm, secret
from lianes_desktop.ui.register.presenter import PersonLine, Revoking, View

_RIGHT = 430


class PersonRow(QWidget):
    """Somebody known: name, organisation, groups, state, and a way to revoke."""

    revoke_asked = Signal(object)
    """``PersonLine``."""

    def __init__(self, line: PersonLine) -> None:
        """A row as it stands; rows are made anew when the register changes."""
        super().__init__()
        self._line = line
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(line.name, Role.STRONG))
        words.addWidget(ElidedLabel(line.detail, Role.SMALL, "ink2"))
        words.addWidget(ElidedLabel(line.groups, Role.CAPTION, "ink3"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.addLayout(words, 1)
        row.addWidget(Chip(line.state, line.tone, line.icon), 0, Qt.AlignmentFlag.AlignTop)
        if line.revocable:
            button = Button(_("Révoquer"), Kind.GHOST, size=Size.SMALL)
            button.setAccessibleName(f"{button.text()} : {line.name}")
            button.clicked.connect(self._ask)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _ask(self) -> None:
        self.revoke_asked.emit(self._line)


class RevokingSheet(Sheet):
    """Asks the authority's passphrase before a key is revoked."""

    given = Signal(object)
    """``Revoking``."""

    def __init__(self, parent: QWidget, line: PersonLine) -> None:
        """Name the person once more: it cannot be undone."""
        super().__init__(
            parent,
            _("Révoquer la clé de {name}").format(name=line.name),
            _("Ses prochains dossiers seront refusés. Cela ne se défait pas : il faudra une nouvelle clé."),
            _("Révoquer"),
            _("Annuler"),
        )
        self._line = line
        self._passphrase = secret("revokePassphrase")
        self.body.addWidget(LabeledField(_("Phrase de passe de l'autorité"), self._passphrase))

    @override
    def accept(self) -> None:
        self.given.emit(Revoking(self._line.fingerprint, self._passphrase.text()))
        super().accept()


class RegisterPage(Page):
    """Passive: shows a ``View`` and says what the person does."""

    request_given = Signal(object)
    """Path of a key request."""
    revoking_given = Signal(object)
    trust_asked = Signal(object)
    """Folder to write to."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self.setObjectName("registerPage")
        self._view: View | None = None
        self._shown: tuple[PersonLine, ...] | None = None
        self._trust = Button("", Kind.SECONDARY, icon="download")
        self._trust.setObjectName("writeTrust")
        self.header.add_action(self._trust)
        self._known_title = Label("", Role.H2)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._nobody = EmptyState("users")
        self._root_title = Label("", Role.LABEL, "ink2")
        self._root = Label("", Role.STRONG)
        self._root.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._tile = DropTile("file-down")
        self._tile.setObjectName("requestTile")
        self._busy = Label("", Role.SMALL, "ink2")
        self._busy.hide()
        self._refused = Label("", Role.SMALL, "bad", wrap=True)
        self._refused.hide()
        self.making = MakingForm()
        self.enrolling = EnrollingForm()
        self._lay_out()
        self._trust.clicked.connect(self._ask_trust)
        self._tile.clicked.connect(self._choose)
        self._tile.dropped.connect(self._dropped)
        self.retranslate()

    def show_view(self, view: View) -> None:
        """Show everything."""
        self._view = view
        self.header.show_words(_("Clés et collectivités"), view.subtitle)
        self._trust.setVisible(view.exists)
        self.making.setVisible(not view.exists)
        self._known.setVisible(view.exists)
        self._side.setVisible(view.exists)
        self._root.setText(view.root)
        self.enrolling.setVisible(view.request is not None)
        if view.request is not None:
            self.enrolling.show_request(view.request, view.organisations)
        if view.people != self._shown:
            self._shown = view.people
            empty(self._rows)
            for line in view.people:
                row = PersonRow(line)
                row.revoke_asked.connect(self._ask_revoke)
                self._rows.addWidget(row)
        self._nobody.setVisible(not view.people)

    def show_busy(self, words: str) -> None:
        """Show work under way."""
        self._busy.setText(words)
        self._busy.setVisible(bool(words))
        for form in (self.making, self.enrolling):
            form.setEnabled(not words)

    def refuse(self, refusals: Sequence[Refusal]) -> None:
        """Say beside the fields what is refused; what concerns no form is said above."""
        form = self.making if self.making.isVisibleTo(self) else self.enrolling
        form.refuse(refusals)
        elsewhere = [] if form.isVisibleTo(self) else refusals
        self._refused.setText(" ".join(wording.refusal(one) for one in elsewhere))
        self._refused.setVisible(bool(elsewhere))

    def clear(self) -> None:
        """Forget the passphrases typed."""
        self.making.clear()
        self.enrolling.clear()

    @override
    def retranslate(self) -> None:
        self._trust.setText(_("Écrire la chaîne de confiance"))
        self._known_title.setText(_("Clés connues"))
        self._root_title.setText(_("Empreinte de Lianes, à lire par téléphone"))
        self._nobody.show_words(
            _("Personne n'est encore inscrit"),
            _("Déposez la demande de clé d'une collectivité : vous comparez l'empreinte, puis vous l'inscrivez."),
        )
        self._tile.show_words(_("Demande de clé"), _("Déposer ou choisir"), _("Lâchez pour lire la demande"))
        self.making.retranslate()
        self.enrolling.retranslate()
        self._shown = None
        if self._view is not None:
            self.show_view(self._view)

    # ---- inside

    def _ask_revoke(self, line: object) -> None:
        if isinstance(line, PersonLine):
            sheet = RevokingSheet(self, line)
            sheet.given.connect(self.revoking_given)
            sheet.open()

    def _ask_trust(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, _("Où écrire la chaîne de confiance"), str(Path.home()))
        if folder:
            self.trust_asked.emit(folder)

    def _choose(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, _("Demande de clé"), str(Path.home()))
        if name:
            self.request_given.emit(Path(name))

    def _dropped(self, data: object) -> None:
        if isinstance(data, QMimeData):
            for url in data.urls():
                if url.isLocalFile():
                    self.request_given.emit(Path(url.toLocalFile()))
                    return

    def _lay_out(self) -> None:
        self._known = Card()
        scroll = ScrollColumn(spacing=0)
        scroll.body.addLayout(self._rows)
        scroll.body.addWidget(self._nobody)
        scroll.body.addStretch(1)
        self._known.body.addWidget(self._known_title)
        self._known.body.addWidget(scroll, 1)
        root = Card()
        for widget in (self._root_title, self._root, self._tile):
            root.body.addWidget(widget)
        self._side = QWidget()
        self._side.setFixedWidth(_RIGHT)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(16)
        side.addWidget(root)
        side.addWidget(self.enrolling, 1)
        side.addStretch(0)
        self.making.setMaximumWidth(560)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._known, 1)
        row.addWidget(self._side)
        row.addWidget(self.making)
        self.body.addWidget(self._busy)
        self.body.addWidget(self._refused)
        self.body.addLayout(row, 1)
