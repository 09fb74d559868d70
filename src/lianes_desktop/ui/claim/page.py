"""The claim page: steps, checks, recap; the amount and the signature stay in view."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.domain.problems import Refusal
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.claim.checklist import CheckList
from lianes_desktop.ui.claim.recap import RecapTable, ShareBar, TakenOutList
from lianes_desktop.ui.claim.signing import SigningCard
from lianes_desktop.ui.claim.values import View
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card, Hero
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.progress import Step, Stepper, StepState
from lianes_desktop.ui.kit.screen import Page
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.typed import override

_RIGHT = 400


class ClaimPage(Page):
    """Passive: shows a ``View`` and says what the person does."""

    preview_asked = Signal()
    expenses_asked = Signal()
    solve_asked = Signal(object)
    """``CheckLine``."""
    preview_ready = Signal(object)
    """Path of a PDF to show."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self.setObjectName("claimPage")
        self._preview = Button("", Kind.SECONDARY, icon="file-text")
        self._preview.setObjectName("previewClaim")
        self.header.add_action(self._preview)
        self._steps = Stepper()
        self._checks_title = Label("", Role.H2)
        self._checks = CheckList()
        self._recap_title = Label("", Role.H2)
        self._edit = Button("", Kind.GHOST, size=Size.SMALL)
        self._edit.setObjectName("editExpenses")
        self._recap = RecapTable()
        self._out_title = Label("", Role.LABEL, "ink2")
        self._out = TakenOutList()
        self._agreed = Label("", Role.SMALL, "ink2", wrap=True)
        self._hero = Hero()
        self._share = ShareBar()
        self._hero.body.addWidget(self._share)
        self.signing = SigningCard()
        self._view: View | None = None
        self._lay_out()
        self._preview.clicked.connect(self.preview_asked)
        self._edit.clicked.connect(self.expenses_asked)
        self._checks.asked.connect(self.solve_asked)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.signing.ask_export)
        self.retranslate()

    def show_view(self, view: View) -> None:
        """Show everything."""
        self._view = view
        self.header.show_words(_("Demande de reversement"), view.subtitle)
        self._steps.show_steps([Step(title, detail, StepState(state)) for title, detail, state in view.steps])
        self._checks.show_lines(view.checks, view.findings)
        self._recap.show_rows(view.recap, view.total, view.share_title)
        self._out.show_rows(view.taken_out)
        self._out_title.setVisible(bool(view.taken_out))
        self._agreed.setVisible(bool(view.to_be_agreed))
        self._agreed.setText(_("Part à convenir avec Lianes : {sum}").format(sum=view.to_be_agreed))
        self._hero.show_amount(*view.hero)
        self._share.show_split(view.split, view.ratio)
        self.signing.show_view(view)

    def show_progress(self, words: str, at: int, of: int) -> None:
        """Show work under way."""
        self._preview.setEnabled(not words)
        self.signing.show_progress(words, at, of)

    def refuse(self, refusals: Sequence[Refusal]) -> None:
        """Say beside the passphrase why it is refused."""
        self.signing.refuse(refusals)

    def forget_passphrase(self) -> None:
        """Empty the passphrase."""
        self.signing.forget_passphrase()

    def show_preview(self, pdf: Path) -> None:
        """Let the window show the pages."""
        self.preview_ready.emit(pdf)

    def focus_field(self, field: str) -> None:
        """Put the cursor in ``passphrase`` or on ``certified``."""
        self.signing.focus_field(field)

    @override
    def retranslate(self) -> None:
        self._preview.setText(_("Aperçu PDF"))
        self._checks_title.setText(_("Contrôles"))
        self._recap_title.setText(_("Récapitulatif"))
        self._edit.setText(_("Modifier les dépenses"))
        self._out_title.setText(_("Retirés de la base éligible"))
        self.signing.retranslate()
        if self._view is not None:
            self.show_view(self._view)

    def _lay_out(self) -> None:
        steps = Card(padding=0)
        steps.body.addWidget(self._steps)
        checks = Card()
        checks.body.addWidget(self._checks_title)
        checks.body.addWidget(self._checks)
        recap = Card()
        head = QHBoxLayout()
        head.addWidget(self._recap_title)
        head.addStretch(1)
        head.addWidget(self._edit)
        recap.body.addLayout(head)
        for widget in (self._recap, self._agreed, self._out_title, self._out):
            recap.body.addWidget(widget)
        left = ScrollColumn()
        left.body.addWidget(checks)
        left.body.addWidget(recap)
        left.body.addStretch(1)
        right = QWidget()
        right.setFixedWidth(_RIGHT)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._hero)
        column.addWidget(self.signing, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(left, 1)
        row.addWidget(right)
        self.body.addWidget(steps)
        self.body.addLayout(row, 1)
