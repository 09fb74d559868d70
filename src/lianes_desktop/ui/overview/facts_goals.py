"""Themes, objectives and development goals: what the dossier serves, ticked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from lianes_desktop.domain.missions import OBJECTIVES, Theme
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card, Rule
from lianes_desktop.ui.kit.check import CheckLine
from lianes_desktop.ui.kit.choice import MultiChoice
from lianes_desktop.ui.kit.entries import TextEntry
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.overview.facts_parts import add_lines
from lianes_desktop.ui.overview.facts_values import Fact, FactsShown

SUGGESTED = (6, 7, 11, 12, 13, 17)
"""The goals most actions of the programme serve (R54)."""


class ThemeLine(CheckLine):
    """A theme to tick; ``asked`` gives it when it is ticked or not."""

    asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        """The words come with the facts."""
        super().__init__()
        self._theme = theme
        self.setObjectName(f"theme_{theme.value}")
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        self.asked.emit(self._theme)


class GoalsCard(Card):
    """``theme_asked`` gives a ``Theme``; ``left`` gives ``(field, numbers)``."""

    theme_asked = Signal(object)
    left = Signal(object)

    def __init__(self, texts: dict[Fact, TextEntry]) -> None:
        """``texts`` holds the fields of another subject, and of Lianes' answer to it."""
        super().__init__(spacing=10)
        self._texts = texts
        self._title = Label("", Role.H2)
        self.themes = {theme: ThemeLine(theme) for theme in Theme}
        for line in self.themes.values():
            line.asked.connect(self.theme_asked)
        self._waits = Label("", Role.SMALL, "warn", wrap=True)
        self._waits.setObjectName("theme_waits")
        self._objectives_label, self._goals_label = (Label("", Role.LABEL, "ink2") for _at in range(2))
        self.objectives = {number: CheckLine() for number in OBJECTIVES}
        for number, tick in self.objectives.items():
            tick.setObjectName(f"objective_{number}")
            tick.clicked.connect(self._tell_objectives)
        self.suggested: MultiChoice[int] = MultiChoice()
        self.others: MultiChoice[int] = MultiChoice()
        self.suggested.setObjectName("sdgs")
        self.others.setObjectName("other_sdgs")
        for choice in (self.suggested, self.others):
            choice.committed.connect(self._tell_goals)
        self._more = Button("", Kind.GHOST, icon="plus", size=Size.SMALL)
        self._more.setObjectName("more_sdgs")
        self._more.clicked.connect(self._show_others)
        self.others.hide()
        self._lay_out()
        self.retranslate()

    def show_facts(self, facts: FactsShown) -> None:
        """Show what is ticked."""
        for theme, words, chosen in facts.themes:
            self.themes[theme].setText(words)
            self.themes[theme].setChecked(chosen)
        other = any(chosen for theme, _words, chosen in facts.themes if theme is Theme.OTHER)
        for field in (Fact.OTHER_THEME, Fact.ACCEPTED_ON, Fact.ACCEPTED_BY):
            self._texts[field].setVisible(other)
        self._waits.setText(facts.theme_waits)
        self._waits.setVisible(bool(facts.theme_waits))
        for number, words, chosen in facts.objectives:
            self.objectives[number].setText(words)
            self.objectives[number].setChecked(chosen)
            self.objectives[number].updateGeometry()
        self._offer(self.suggested, [one for one in facts.sdgs if one[0] in SUGGESTED], facts)
        self._offer(self.others, [one for one in facts.sdgs if one[0] not in SUGGESTED], facts)
        if any(one not in SUGGESTED for one in facts.sdgs_chosen):
            self._show_others()

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._title.setText(_("Thèmes et objectifs"))
        self._objectives_label.setText(_("Objectifs du programme servis"))
        self._goals_label.setText(_("Objectifs de développement durable"))
        self._more.setText(_("Les autres objectifs"))

    @staticmethod
    def _offer(choice: MultiChoice[int], goals: Sequence[tuple[int, str]], facts: FactsShown) -> None:
        choice.offer([(number, words, str(number)) for number, words in goals], facts.sdgs_chosen)

    def _show_others(self) -> None:
        self.others.show()
        self._more.hide()

    def _tell_objectives(self) -> None:
        ticked = tuple(number for number, tick in self.objectives.items() if tick.isChecked())
        self.left.emit((Fact.OBJECTIVES, ticked))

    def _tell_goals(self) -> None:
        self.left.emit((Fact.SDGS, (*self.suggested.chosen(), *self.others.chosen())))

    def _lay_out(self) -> None:
        self.body.addWidget(self._title)
        for line in self.themes.values():
            self.body.addWidget(line)
        add_lines(self.body, self._texts, (Fact.OTHER_THEME,))
        self.body.addWidget(self._waits)
        add_lines(self.body, self._texts, (Fact.ACCEPTED_ON, Fact.ACCEPTED_BY))
        self.body.addWidget(Rule())
        self.body.addWidget(self._objectives_label)
        for tick in self.objectives.values():
            self.body.addWidget(tick)
        self.body.addWidget(Rule())
        self.body.addWidget(self._goals_label)
        self.body.addWidget(self.suggested)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self.others)
