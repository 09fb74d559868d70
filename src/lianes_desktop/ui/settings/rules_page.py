"""The field's page of the settings: the rules in force on one side; whom to ask, and the issues, on the other."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.cards import Card, Notice, empty
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.root_sheet import RootSheet
from lianes_desktop.ui.kit.screen import Page
from lianes_desktop.ui.kit.scroll import ScrollColumn
from lianes_desktop.ui.kit.signed_tile import SignedFileTile
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.settings.cards import FiguresCard, PeopleCard, TableCard, TextsCard
from lianes_desktop.ui.settings.history import ChangeList, IssueList
from lianes_desktop.ui.settings.values import RulesView

_RIGHT = 372


class SettingsRulesPage(Page):
    """Passive: shows a ``RulesView`` and says what the person does."""

    files_given = Signal(object)
    """A tuple of ``Offered``."""
    root_confirmed = Signal(object)
    """Path of the file to take in."""

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self.setObjectName("rulesPage")
        self._shown: object = None
        self.people = PeopleCard()
        self._tile = SignedFileTile()
        self._tile.setObjectName("settingsTile")
        self._source = Label("", Role.SMALL, "ink2", wrap=True)
        self._busy = Label("", Role.SMALL, "ink2", wrap=True)
        self._busy.hide()
        self._refused = Notice("bad", "shield-x")
        self._refused.setObjectName("settingsRefused")
        self._refused.hide()
        self._news_title = Label("", Role.H2)
        self._news = ChangeList()
        self._issues_title, self._take_title = Label("", Role.H2), Label("", Role.H2)
        self._issues = IssueList()
        self._rules = ScrollColumn()
        self._rules.setObjectName("rules")
        self._lay_out()
        self._tile.files_given.connect(self.files_given)
        self.retranslate()

    # ---- what the presenter shows

    def show_view(self, view: RulesView) -> None:
        """Show everything; the rules are laid out anew only when they changed."""
        self.header.show_words(_("Règles du programme"), view.subtitle)
        self.header.show_chip(view.chip, "teal", "landmark")
        self._source.setText(view.source)
        rules = (view.tagline, view.objective, view.texts, view.figures, view.tables, view.people)
        if rules != self._shown:
            self._shown = rules
            self._show_rules(view)
        self._news_title.setText(view.news_title)
        self._news.show_changes(view.news, _("Rien ne change pour vos dossiers."))
        self._news_card.setVisible(bool(view.news_title))
        self._issues.show_issues(view.issues)

    def show_busy(self, words: str) -> None:
        """Show work under way; empty words end it."""
        self._busy.setText(words)
        self._busy.setVisible(bool(words))

    def show_refusal(self, title: str, sentence: str) -> None:
        """Say why a file is refused; empty words say nothing."""
        self._refused.show_words("bad", "shield-x", title, sentence)
        self._refused.setVisible(bool(title))

    def ask_root(self, groups: Sequence[str], path: Path) -> None:
        """Ask whether Lianes reads the same groups over the phone."""
        sheet = RootSheet(self, groups, path)
        sheet.confirmed.connect(self.root_confirmed)
        sheet.open()

    # ---- the page itself

    @override
    def areas(self) -> tuple[QWidget, ...]:
        return (self._tile,)

    @override
    def retranslate(self) -> None:
        self._take_title.setText(_("Recevoir les règles de Lianes"))
        self._issues_title.setText(_("Règles reçues"))
        self._tile.show_words(_("Fichier de règles"), _("Déposer ou choisir"), _("Lâchez pour lire les règles"))
        self._shown = None
        self._issues.forget()

    # ---- inside

    def _show_rules(self, view: RulesView) -> None:
        empty(self._rules.body)
        self._rules.body.addWidget(TextsCard(view.tagline, view.objective, view.texts))
        for title, figures in view.figures:
            self._rules.body.addWidget(FiguresCard(title, figures))
        for table in view.tables:
            self._rules.body.addWidget(TableCard(table))
        self._rules.body.addStretch(1)
        self.people.show_people(view.people)

    def _lay_out(self) -> None:
        take = Card(spacing=10)
        for widget in (self._take_title, self._source, self._tile, self._busy, self._refused):
            take.body.addWidget(widget)
        self._news_card = Card(spacing=10)
        self._news_card.setObjectName("settingsNews")
        self._news_card.body.addWidget(self._news_title)
        self._news_card.body.addWidget(self._news)
        self._news_card.hide()
        issues = Card(spacing=4)
        issues.body.addWidget(self._issues_title)
        issues.body.addWidget(self._issues)
        side = ScrollColumn()
        side.setFixedWidth(_RIGHT)
        for card in (self._news_card, self.people, take, issues):
            side.body.addWidget(card)
        side.body.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._rules, 1)
        row.addWidget(side)
        self.body.addLayout(row, 1)
