"""The candidates side by side, each with its fields and a small picture of its size."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.buttons import Button, IconButton, Kind, Size
from lianes_desktop.ui.kit.cards import Card, Rule, empty
from lianes_desktop.ui.kit.check import CheckLine
from lianes_desktop.ui.kit.entries import AreaEntry, ChoiceEntry, TextEntry
from lianes_desktop.ui.kit.fields import TextArea, TextField
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Chip, ElidedLabel, Label
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.kit.values import NumberField
from lianes_desktop.ui.preparation.parts import AddLine, Entry, Fields, in_lines
from lianes_desktop.ui.preparation.values import CandidateShown, Field, Options, SearchShown

_COLUMNS = 3
_TEXTS = (Field.NAME, Field.POPULATION, Field.COMPETENCES, Field.STAKES, Field.CHANNEL, Field.CONTACT, Field.NOTE)


class SizeBars(QWidget):
    """Two bars on one scale: the own authority above, the candidate below."""

    def __init__(self) -> None:
        """Empty until ``show_shares``."""
        super().__init__()
        self._own, self._other = 0.0, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shares(self, own: float, other: float, words: str) -> None:
        """Parts of the larger of the two."""
        self._own, self._other = own, other
        self.setAccessibleName(words)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, 24)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            mirror = paint.mirror(self)
            for at, (share, colour) in enumerate(((self._own, "control"), (self._other, "teal"))):
                wide = max(round(share * self.width()), 4)
                paint.box(painter, mirror.rect(0, at * 13, wide, 10), fill=theme.colour(colour), radius=3)


class CandidateCard(Fields):
    """One candidate; ``retained`` gives ``(place, whether)``, ``removal_asked`` the place."""

    retained = Signal(object)
    removal_asked = Signal(object)

    def __init__(self, at: int) -> None:
        """``at`` is its place in the list."""
        self._at = at
        self._channel = ChoiceEntry(Field.CHANNEL)
        entries: dict[Field, Entry] = {
            Field.NAME: TextEntry(Field.NAME, TextField()),
            Field.POPULATION: TextEntry(Field.POPULATION, NumberField()),
            Field.COMPETENCES: AreaEntry(Field.COMPETENCES, TextArea(lines=2)),
            Field.STAKES: AreaEntry(Field.STAKES, TextArea(lines=2)),
            Field.CHANNEL: self._channel,
            Field.CONTACT: TextEntry(Field.CONTACT, TextField()),
            Field.NOTE: AreaEntry(Field.NOTE, TextArea(lines=2)),
        }
        super().__init__(entries, f"candidate_{at}")
        self._bars = SizeBars()
        kept = self._bars.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # the fields of every candidate stay in line
        self._bars.setSizePolicy(kept)
        self._size = Label("", Role.SMALL, "ink2", wrap=True)
        self._size.setMinimumHeight(36)  # two lines: the fields below stay in line
        self._size.setObjectName(f"candidate_{at}_size")
        self._nearest = Chip()
        self._nearest.setObjectName(f"candidate_{at}_nearest")
        self.tick = CheckLine()
        self.tick.setObjectName(f"candidate_{at}_retained")
        self.tick.clicked.connect(self._retain)
        self._remove = IconButton("trash-2", size=Size.SMALL)
        self._remove.setObjectName(f"candidate_{at}_remove")
        self._remove.clicked.connect(self._ask_removal)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.tick, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._remove)
        column.addLayout(head)
        in_lines(column, self.entries, (Field.NAME,), (Field.POPULATION,))
        column.addWidget(self._bars)
        said = QHBoxLayout()
        said.addWidget(self._size, 1)
        said.addWidget(self._nearest, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(said)
        in_lines(column, self.entries, *((field,) for field in _TEXTS[2:]))
        self.retranslate()

    def show_candidate(self, candidate: CandidateShown, channels: Options) -> None:
        """Show a candidate."""
        self.show_form(candidate.form)
        self._channel.offer(channels, candidate.channel)
        self._bars.setVisible(candidate.share is not None)
        self._bars.show_shares(candidate.own_share, candidate.share or 0.0, candidate.size)
        self._size.setText(candidate.size)
        self._nearest.setVisible(candidate.nearest)
        self._nearest.show_state(_("La plus proche"), "ok", "check")
        self.tick.setChecked(candidate.retained)
        self.update()

    def retranslate(self) -> None:
        """Say the fixed words again."""
        labels = (
            _("Nom de la collectivité"),
            _("Population"),
            _("Compétences"),
            _("Enjeux"),
            _("Trouvée par"),
            _("Contact"),
            _("Note"),
        )
        for field, words in zip(_TEXTS, labels, strict=True):
            self.entries[field].set_label(words)
        self.tick.setText(_("Retenue"))
        self._remove.set_name(_("Ne plus comparer"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            chosen = self.tick.isChecked()
            border = theme.colour("teal" if chosen else "hairline")
            paint.box(painter, self.rect(), fill=theme.colour("surface2"), border=border, width=2 if chosen else 1)

    def _retain(self) -> None:
        self.retained.emit((self._at, self.tick.isChecked()))

    def _ask_removal(self) -> None:
        self.removal_asked.emit(self._at)


class ComparisonCard(Card):
    """The own authority's line, the candidates side by side, and one more to add."""

    left = Signal(object)
    retained = Signal(object)
    removal_asked = Signal(object)
    added = Signal(object)
    own_asked = Signal()

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(padding=16, spacing=10)
        self._title = Label("", Role.H2)
        self._own_name = ElidedLabel("", Role.STRONG)
        self._own = QHBoxLayout()
        self._own.setSpacing(24)
        self._edit = Button("", Kind.GHOST, icon="pencil", size=Size.SMALL)
        self._edit.setObjectName("edit_own")
        self._edit.clicked.connect(self.own_asked)
        self._first = Label("", Role.BODY, "ink2", wrap=True)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self.cards: list[CandidateCard] = []
        self.add = AddLine("new_candidate")
        self.add.asked.connect(self.added)
        head = QHBoxLayout()
        head.addWidget(self._own_name, 1)
        head.addWidget(self._edit)
        for one in (self._title, head, self._own, Rule(), self._first, self._grid, self.add):
            self.body.addWidget(one) if isinstance(one, QWidget) else self.body.addLayout(one)

    def show_search(self, search: SearchShown) -> None:
        """Show the comparison."""
        self._own_name.setText(search.own_name)
        self._show_own(search.own)
        self._first.setVisible(not search.candidates)
        if len(search.candidates) != len(self.cards):
            self._rebuild(len(search.candidates))
        for card, candidate in zip(self.cards, search.candidates, strict=True):
            card.show_candidate(candidate, search.channels)
        self.add.refuse(search.adding)

    def first(self) -> QWidget:
        """Where the focus goes first: whether the first candidate is retained, or the name of one to add."""
        return self.cards[0].tick if self.cards else self.add.line

    def flush(self) -> None:
        """Tell what is typed and not told yet."""
        for card in self.cards:
            card.flush()

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._title.setText(_("Comparer les partenaires possibles"))
        self._edit.setText(_("Préciser"))
        self._first.setText(
            _("Ajoutez les collectivités marocaines envisagées : taille, compétences et enjeux se lisent côte à côte.")
        )
        self.add.show_words(_("Une collectivité marocaine"), _("Comparer"))
        for card in self.cards:
            card.retranslate()

    def _show_own(self, facts: Sequence[tuple[str, str]]) -> None:
        empty(self._own)
        for label, words in facts:
            cell = QWidget()
            column = QVBoxLayout(cell)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(1)
            column.addWidget(Label(label, Role.SMALL, "ink2"))
            column.addWidget(Label(words or "–", Role.BODY, wrap=True))
            column.addStretch(1)
            self._own.addWidget(cell, 1)

    def _rebuild(self, count: int) -> None:
        empty(self._grid)
        self.cards = []
        for at in range(count):
            card = CandidateCard(at)
            card.left.connect(self.left)
            card.retained.connect(self.retained)
            card.removal_asked.connect(self.removal_asked)
            self._grid.addWidget(card, at // _COLUMNS, at % _COLUMNS, Qt.AlignmentFlag.AlignTop)
            self.cards.append(card)
