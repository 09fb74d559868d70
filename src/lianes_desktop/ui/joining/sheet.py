"""The sheet of one membership: who, where it stands, what comes next, and its five leaves."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.joining.agreement import ConventionLeaf, RulesLeaf
from lianes_desktop.ui.joining.forms import ContactLeaf, Leaf, LetterLeaf, NetworkLeaf
from lianes_desktop.ui.joining.values import Part, Sheet, Typed
from lianes_desktop.ui.kit.buttons import IconButton
from lianes_desktop.ui.kit.cards import Card, Rule
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Chip, ElidedLabel, Label
from lianes_desktop.ui.kit.segmented import Segment, Segmented


class MembershipSheet(Card):
    """Shows a ``Sheet``; says each field left as ``Typed``."""

    corrected = Signal(object)
    turned = Signal(object)
    """``Part``."""
    remove_asked = Signal()

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(padding=0, spacing=0)
        self.setObjectName("membershipSheet")
        self._sheet: Sheet | None = None
        self._name = ElidedLabel("", Role.H2)
        self._name.setObjectName("membership_name")
        self._chip = Chip()
        self._chip.setObjectName("membership_state")
        self._means = Chip()
        self._means.setObjectName("membership_means")
        self._next = ElidedLabel("", Role.SMALL, "ink2")
        self._next.setObjectName("membership_next")
        self._saved = Label("", Role.CAPTION, "ink3")
        self._saved.setObjectName("membership_saved")
        self._remove = IconButton("trash-2")
        self._remove.setObjectName("removeMembership")
        self._remove.clicked.connect(self.remove_asked)
        self._parts: Segmented[Part] = Segmented(stretch=True)
        self._parts.setObjectName("membershipParts")
        self._parts.committed.connect(self.turned)
        self.contact, self.letter, self.convention = ContactLeaf(), LetterLeaf(), ConventionLeaf()
        self.rules, self.network = RulesLeaf(), NetworkLeaf()
        self._leaves: dict[Part, Leaf] = {
            Part.CONTACT: self.contact,
            Part.LETTER: self.letter,
            Part.CONVENTION: self.convention,
            Part.RULES: self.rules,
            Part.NETWORK: self.network,
        }
        self._stack = QStackedWidget()
        for leaf in self._leaves.values():
            self._stack.addWidget(leaf)
            leaf.left.connect(self._tell)
        self._lay_out()

    def show_sheet(self, sheet: Sheet, part: Part) -> None:
        """Show a membership at one of its leaves."""
        other = self._sheet is None or self._sheet.id != sheet.id
        self._sheet = sheet
        self._name.setText(sheet.name)
        self._chip.show_state(sheet.state.words, sheet.state.tone, sheet.state.icon)
        self._means.show_state(sheet.means, "info", "users")
        self._means.setVisible(bool(sheet.means))
        self._next.setText(sheet.next)
        self._saved.setText(sheet.saved)
        self._parts.show_value(part)
        self.setFocusProxy(self._parts.first())
        for leaf in self._leaves.values():
            leaf.show_sheet(sheet, other=other)
        self._stack.setCurrentWidget(self._leaves[part])

    def flush(self) -> None:
        """Tell what is typed and not told yet."""
        for leaf in self._leaves.values():
            leaf.flush()

    def focus_field(self, name: str) -> None:
        """Put the cursor in a field of the leaf shown, or at its first."""
        if not any(leaf.focus_field(name) for leaf in self._leaves.values()):
            self._parts.first().setFocus()

    def retranslate(self) -> None:
        """Say the fixed words again; values come with the next sheet."""
        self._remove.set_name(_("Supprimer l'adhésion"))
        self._parts.offer(
            [
                Segment(Part.CONTACT, _("Projet")),
                Segment(Part.LETTER, _("Lettre")),
                Segment(Part.CONVENTION, _("Convention")),
                Segment(Part.RULES, _("Règles propres")),
                Segment(Part.NETWORK, _("Engagement")),
            ]
        )
        for leaf in self._leaves.values():
            leaf.retranslate()

    def _tell(self, left: tuple[str, object]) -> None:
        if self._sheet is not None:
            self.corrected.emit(Typed(self._sheet.id, *left))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 12, 8)
        head.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(2)
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self._name, 1)
        first.addWidget(self._means)
        first.addWidget(self._chip)
        words.addLayout(first)
        second = QHBoxLayout()
        second.setSpacing(10)
        second.addWidget(self._next, 1)
        second.addWidget(self._saved)
        words.addLayout(second)
        head.addLayout(words, 1)
        head.addWidget(self._remove)
        self.body.addLayout(head)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(16, 0, 16, 10)
        tabs.addWidget(self._parts)
        self.body.addLayout(tabs)
        self.body.addWidget(Rule())
        self.body.addWidget(self._stack, 1)
