"""The register page: who is known, the request under way, and the authority."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.domain.problems import Refusal
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.i18n.formats import initials
from lianes_desktop.ui.kit.asking import PassphraseDesk
from lianes_desktop.ui.kit.browse import ask_folder
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card, EmptyState, empty
from lianes_desktop.ui.kit.fingerprint import Fingerprint
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.passphrase import PassphraseSheet
from lianes_desktop.ui.kit.screen import Page
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.signed_tile import SignedFileTile
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.register.forms import EnrollingForm, MakingForm
from lianes_desktop.ui.register.guides import CeremonySheet, LostSheet
from lianes_desktop.ui.register.parts import AnswerWritten, PersonRow, RecoverySheet, Tasks
from lianes_desktop.ui.register.values import RECOVERY, RENEW, PersonLine, View

_RIGHT = 430


class RegisterPage(Page):
    """Passive: shows a ``View`` and says what the person does."""

    files_given = Signal(object)
    """A tuple of ``Offered``."""
    revoke_asked = Signal(object)
    """``PersonLine``."""
    task_asked = Signal(object)
    """What a task's button asks for."""
    recovery_saved = Signal(object)
    """The key of recovery and a path."""
    trust_asked = Signal(object)
    """Folder to write to."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self.setObjectName("registerPage")
        self._view: View | None = None
        self._shown: tuple[PersonLine, ...] | None = None
        self.passphrases = PassphraseDesk(self)
        self._trust = Button("", Kind.SECONDARY, icon="download")
        self._trust.setObjectName("writeTrust")
        self.header.add_action(self._trust)
        self._known_title = Label("", Role.H2)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._nobody = EmptyState("users")
        self._root_title = Label("", Role.LABEL, "ink2")
        self._root = Fingerprint()
        self._root.setObjectName("rootGroups")
        self._tile = SignedFileTile()
        self._tile.setObjectName("requestTile")
        self._recovery = Button("", Kind.GHOST, size=Size.SMALL)
        self._recovery.setObjectName("seeRecovery")
        self._ceremony = Button("", Kind.GHOST, size=Size.SMALL)
        self._ceremony.setObjectName("seeCeremony")
        self._tasks = Tasks()
        self._written = AnswerWritten()
        self._busy = Label("", Role.SMALL, "ink2", wrap=True)
        self._busy.hide()
        self.making = MakingForm()
        self.enrolling = EnrollingForm()
        self._lay_out()
        self._trust.clicked.connect(self._ask_trust)
        self._tile.files_given.connect(self.files_given)
        self._recovery.clicked.connect(self._ask_recovery)
        self._ceremony.clicked.connect(self._explain)
        self.making.ceremony_asked.connect(self._explain)
        self._tasks.asked.connect(self.task_asked)
        self.retranslate()

    # ---- what the presenter shows

    def show_view(self, view: View) -> None:
        """Show everything."""
        self._view = view
        self.header.show_words(_("Clés et collectivités"), view.subtitle)
        asked = view.request is not None
        self._making_area.setVisible(not view.exists)
        for widget in (self._trust, self._known, self._side):
            widget.setVisible(view.exists)
        self._authority.setVisible(not asked)
        self.enrolling.setVisible(asked)
        self._root.show_groups(view.root)
        self._tasks.show_tasks(view.tasks)
        self._tasks.setVisible(bool(view.tasks) and not asked)
        self._written.show_path(view.written)
        if view.request is not None:
            self.enrolling.show_request(view.request, view.organisations, view.folder)
        if view.people != self._shown:
            self._shown = view.people
            empty(self._rows)
            for line in view.people:
                row = PersonRow(line, initials(line.name))
                row.revoke_asked.connect(self.revoke_asked)
                row.lost_asked.connect(self._tell_lost)
                self._rows.addWidget(row)
        self._nobody.setVisible(not view.people)
        self._scroll.setVisible(bool(view.people))

    def show_busy(self, words: str) -> None:
        """Show work under way, in the sheet that asked or on the page; empty words end it."""
        self.passphrases.show_busy(words)
        self._busy.setText(words)
        self._busy.setVisible(bool(words))
        for form in (self.making, self.enrolling):
            form.setEnabled(not words)

    def refuse(self, refusals: Sequence[Refusal]) -> Sequence[Refusal]:
        """Say beside the fields what is refused, none clearing them; what has no field here is given back."""
        if self.passphrases.refuse(refusals):
            return [one for one in refusals if one.field != "passphrase"]
        form = self.making if self._view is not None and not self._view.exists else self.enrolling
        return form.refuse(refusals)

    def clear(self) -> None:
        """Forget the passphrases typed, and close the sheet that asked for one."""
        self.passphrases.close()
        self.making.clear()
        self.enrolling.clear()

    def ask_passphrase(self, purpose: str, name: str) -> None:
        """Ask for the authority's passphrase."""
        title, sentence, accept = self._questions(purpose, name)
        self.passphrases.open(
            PassphraseSheet(self, title, sentence, accept, _("Phrase de passe de l'autorité")), purpose
        )

    def show_recovery(self, identity: str) -> None:
        """Show the key of recovery, to be saved and locked away."""
        sheet = RecoverySheet(self, identity)
        sheet.save_asked.connect(self.recovery_saved)
        sheet.open()

    # ---- the page itself

    @override
    def areas(self) -> tuple[QWidget, ...]:
        if self._view is None or not self._view.exists:
            return (self.making,)
        return (self._tile,) if self._view.request is None else (self.enrolling,)

    @override
    def retranslate(self) -> None:
        self._trust.setText(_("Écrire la chaîne de confiance"))
        self._known_title.setText(_("Clés connues"))
        self._root_title.setText(_("Empreinte de Lianes, à lire par téléphone"))
        self._recovery.setText(_("Voir la clé de secours"))
        self._ceremony.setText(_("Comment garder la clé racine"))
        self._nobody.show_words(
            _("Personne n'est encore inscrit"),
            _("Déposez la demande de clé d'une collectivité : vous comparez l'empreinte, puis vous l'inscrivez."),
        )
        self._tile.show_words(_("Demande de clé"), _("Déposer ou choisir"), _("Lâchez pour lire la demande"))
        self.making.retranslate()
        self.enrolling.retranslate()
        self._shown = None

    # ---- inside

    def _questions(self, purpose: str, name: str) -> tuple[str, str, str]:
        if purpose == RENEW:
            sentence = _("De nouvelles listes remplacent les anciennes : les dossiers sont acceptés à nouveau.")
            return _("Renouveler les listes de révocation"), sentence, _("Renouveler")
        if purpose == RECOVERY:
            sentence = _("Éloignez les regards : qui la lit peut ouvrir tous les dossiers scellés.")
            return _("Voir la clé de secours"), sentence, _("Voir")
        return (
            _("Révoquer la clé de {name}").format(name=name),
            _("Ses prochains dossiers seront refusés. Cela ne se défait pas : il faudra une nouvelle clé."),
            _("Révoquer"),
        )

    def _explain(self) -> None:
        CeremonySheet(self).open()

    def _tell_lost(self, line: PersonLine) -> None:
        sheet = LostSheet(self, line)
        sheet.confirmed.connect(self.revoke_asked)
        sheet.open()

    def _ask_recovery(self) -> None:
        self.task_asked.emit(RECOVERY)

    def _ask_trust(self) -> None:
        start = "" if self._view is None else self._view.folder
        ask_folder(self, _("Où écrire la chaîne de confiance"), start, self.trust_asked.emit)

    def _lay_out(self) -> None:
        self._known = Card()
        self._scroll = ScrollColumn(spacing=0)
        self._scroll.body.addLayout(self._rows)
        self._scroll.body.addStretch(1)
        self._known.body.addWidget(self._known_title)
        self._known.body.addWidget(self._scroll, 1)
        self._known.body.addWidget(self._nobody, 1)
        self._authority = Card(spacing=10)
        for widget in (self._root_title, self._root, self._tile, self._recovery, self._ceremony):
            self._authority.body.addWidget(widget)
        self._side = ScrollColumn()
        self._side.setFixedWidth(_RIGHT)
        for part in (self._tasks, self._written, self._busy, self._authority, self.enrolling):
            self._side.body.addWidget(part)
        self._side.body.addStretch(1)
        self._making_area = QWidget()
        making = QHBoxLayout(self._making_area)
        making.setContentsMargins(0, 0, 0, 0)
        self.making.setFixedWidth(560)
        column = QVBoxLayout()
        column.addWidget(self.making)
        column.addStretch(1)
        making.addLayout(column)
        making.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._known, 1)
        row.addWidget(self._side)
        row.addWidget(self._making_area, 1)
        self.body.addLayout(row, 1)
