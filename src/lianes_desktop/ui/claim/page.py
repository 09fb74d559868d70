"""The claim page: steps, checks, recap; the amount and the signature stay in view."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.domain.problems import Refusal
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.claim.checklist import CheckList
from lianes_desktop.ui.claim.package_line import PackageLine
from lianes_desktop.ui.claim.recap import RecapTable, ShareBar, TakenOutList
from lianes_desktop.ui.claim.remarks import RemarkList
from lianes_desktop.ui.claim.signing import SigningCard
from lianes_desktop.ui.claim.values import Destination, Underway, View
from lianes_desktop.ui.kit import theme
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card, Notice
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.hero import Hero
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.meter import Meter
from lianes_desktop.ui.kit.progress import Step, Stepper, StepState
from lianes_desktop.ui.kit.screen import Page
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.replies.changes import ChangesCard
from lianes_desktop.ui.replies.decision import DecisionCard
from lianes_desktop.ui.replies.payment import PaymentList
from lianes_desktop.ui.replies.questions import QuestionsCard
from lianes_desktop.ui.replies.state_line import StateLine

_RIGHT = 400
_LOOK_EVERY = 2000  # ms: as long as a person waits after plugging a stick in


class ClaimPage(Page):
    """Passive: shows a ``View`` and says what the person does."""

    preview_asked = Signal()
    expenses_asked = Signal()
    solve_asked = Signal(object)
    """``CheckLine``."""
    remark_asked = Signal(object)
    """``Remark``."""
    preview_ready = Signal(object)
    """Path of a PDF to show."""
    media_may_differ = Signal()
    """A stick may have been plugged in or taken away."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self.setObjectName("claimPage")
        self._preview = Button("", Kind.SECONDARY, icon="file-text")
        self._preview.setObjectName("previewClaim")
        self.header.add_action(self._preview)
        self._steps = Stepper()
        self._state = StateLine()
        self._missing = Notice("warn", "circle-alert")
        self._missing.setObjectName("missingAnswers")
        self.questions = QuestionsCard()
        self._payments = PaymentList()
        self.decision = DecisionCard()
        self._changes = ChangesCard()
        self._left = ScrollColumn()
        self._remarks = RemarkList()
        self._checks_title = Label("", Role.H2)
        self._checks = CheckList()
        self._meter = Meter()
        self._recap_title = Label("", Role.H2)
        self._edit = Button("", Kind.GHOST, size=Size.SMALL)
        self._edit.setObjectName("editExpenses")
        self._recap = RecapTable()
        self._out_title = Label("", Role.LABEL, "ink2")
        self._out = TakenOutList()
        self.package = PackageLine()
        self._agreed = Label("", Role.SMALL, "ink2", wrap=True)
        self._hero = Hero()
        self._share = ShareBar()
        self._hero.body.addWidget(self._share)
        self.signing = SigningCard()
        self._view: View | None = None
        self._watch = QTimer(self)
        self._watch.setInterval(_LOOK_EVERY)
        self._watch.timeout.connect(self.media_may_differ)
        self._lay_out()
        self._preview.clicked.connect(self.preview_asked)
        self._edit.clicked.connect(self.expenses_asked)
        self._checks.asked.connect(self.solve_asked)
        self._remarks.asked.connect(self.remark_asked)
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
        self._steps.setVisible(view.state is None)
        self._state.show_state(view.state)
        missing = "" if view.state is None else view.state.missing
        self._missing.show_words("warn", "circle-alert", missing)
        self._missing.setVisible(bool(missing))
        self.questions.show_questions(view.answered.questions)
        self._payments.show_payments(view.answered.payments)
        self.decision.show_decision(view.answered.decision)
        self._changes.show_changes(view.changes)
        self._remarks.show_remarks(view.remarks)
        self._checks.show_lines(view.checks, view.findings)
        self._meter.show_state(view.complete.words, view.complete.done, view.complete.total)
        self._recap.show_rows(view.recap, view.total, view.share_title)
        self._out.show_rows(view.taken_out)
        self._out_title.setVisible(bool(view.taken_out))
        self._agreed.setVisible(bool(view.to_be_agreed))
        self._agreed.setText(_("Part à convenir avec Lianes : {sum}").format(sum=view.to_be_agreed))
        self._hero.show_amount(*view.hero)
        if view.split is not None:
            self._share.show_split(view.split, view.ratio)
        self._fit()
        self.package.show_package(view.package)
        self.signing.show_view(view)

    def show_destination(self, destination: Destination) -> None:
        """Show where the bundle will be written."""
        self.signing.show_destination(destination)

    def show_underway(self, underway: Underway | None) -> None:
        """Show work under way; ``None`` ends it."""
        self._preview.setEnabled(underway is None)
        self.package.setEnabled(underway is None)
        self._remarks.let_choose(allowed=underway is None)
        self.signing.show_underway(underway)

    def refuse(self, refusals: Sequence[Refusal]) -> None:
        """Say beside the passphrase why it is refused; none clears it."""
        self.signing.refuse(refusals)

    def forget_passphrase(self) -> None:
        """Empty the passphrase."""
        self.signing.forget_passphrase()

    def show_preview(self, pdf: Path) -> None:
        """Let the window show the pages."""
        self.preview_ready.emit(pdf)

    def ask_copy_folder(self) -> None:
        """Ask where to copy the bundle to."""
        self.signing.left.ask_copy_folder()

    def ask_folder(self) -> None:
        """Ask where to write the bundle."""
        self.signing.ask_folder()

    def focus_field(self, field: str) -> None:
        """Put the cursor in ``passphrase`` or on ``certified``, or show an answer, by its kind."""
        card = {"questions": self.questions, "decision": self.decision, "payment": self._payments}.get(field)
        if card is not None:
            self._left.bring_into_view(card)
            card.setFocus()
        elif field != "state":
            self.signing.focus_field(field)

    @override
    def areas(self) -> tuple[QWidget, ...]:
        return (self._preview, self.signing)

    @override
    def retranslate(self) -> None:
        self._preview.setText(_("Aperçu PDF"))
        self._checks_title.setText(_("Contrôles"))
        self._recap_title.setText(_("Récapitulatif"))
        self._edit.setText(_("Modifier les dépenses"))
        self._out_title.setText(_("Retirés de la base éligible"))
        self._checks.retranslate()
        self.signing.retranslate()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch.start()
        self.media_may_differ.emit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._watch.stop()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "signing"):
            self._fit()

    def _fit(self) -> None:
        low = theme.is_low()
        self._share.setVisible(not low and self._view is not None and self._view.split is not None)
        self._hero.body.setContentsMargins(24, 12 if low else 20, 24, 12 if low else 20)

    def _lay_out(self) -> None:
        checks = Card()
        over = QHBoxLayout()
        over.setSpacing(16)
        over.addWidget(self._checks_title)
        over.addStretch(1)
        over.addWidget(self._meter)
        checks.body.addLayout(over)
        checks.body.addWidget(self._checks)
        recap = Card()
        head = QHBoxLayout()
        head.addWidget(self._recap_title)
        head.addStretch(1)
        head.addWidget(self._edit)
        recap.body.addLayout(head)
        for widget in (self._recap, self._agreed, self._out_title, self._out, self.package):
            recap.body.addWidget(widget)
        left = self._left
        answered = (self._missing, self.questions, self._payments, self.decision, self._changes)
        for part in (*answered, self._remarks, checks, recap):
            left.body.addWidget(part)
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
        self.body.addWidget(self._steps)
        self.body.addWidget(self._state)
        self.body.addLayout(row, 1)
        self._fit()
