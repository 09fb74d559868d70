"""The trail page: filters above, the changes below, the latest first."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.browse import ask_new_file
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card, EmptyState, Notice, Rule
from lianes_desktop.ui.kit.choice import Choice
from lianes_desktop.ui.kit.fields import SearchField, State
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.lists import ListView
from lianes_desktop.ui.kit.screen import Page
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.kit.values import DateField
from lianes_desktop.ui.trail.listing import TrailDelegate, TrailModel
from lianes_desktop.ui.trail.values import View

_CHOICE, _DAY = 190, 130


class TrailPage(Page):
    """Passive: shows a ``View`` and says what the person wants to see."""

    searched = Signal(object)
    person_chosen = Signal(object)
    kind_chosen = Signal(object)
    day_typed = Signal(object)
    more_asked = Signal()
    export_asked = Signal(str)

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__()
        self.setObjectName("trailPage")
        self._export = Button("", icon="file-down")
        self._export.setObjectName("exportTrail")
        self.header.add_action(self._export)
        self._search = SearchField()
        self._search.setObjectName("searchTrail")
        self._who: Choice[str | None] = Choice()
        self._who.setObjectName("trailPerson")
        self._kind: Choice[str] = Choice()
        self._kind.setObjectName("trailKind")
        self._day = DateField()
        self._day.setObjectName("trailDay")
        self._refused = Label("", Role.SMALL, "bad")
        self._refused.setObjectName("trailDayRefused")
        self._refused.hide()
        self._model = TrailModel()
        self._model.setParent(self)
        self._list = ListView()
        self._list.setObjectName("trailList")
        self._list.setModel(self._model)
        self._list.setItemDelegate(TrailDelegate(self._list))
        self._nothing = Label("", Role.BODY, "ink2")
        self._nothing.setObjectName("trailNothing")
        self._more = Button("", Kind.GHOST, size=Size.SMALL)
        self._more.setObjectName("moreTrail")
        self._empty = EmptyState("history")
        self._strip = Notice()
        self._strip.setObjectName("trailStrip")
        self._strip.hide()
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_view(self, view: View) -> None:
        """Show the filters and the changes."""
        self.header.show_words(_("Journal"), view.subtitle)
        self._export.setVisible(not view.empty)
        self._strip.setVisible(view.strip is not None)
        if view.strip is not None:
            self._strip.show_words(view.strip.tone, view.strip.icon, view.strip.title, view.strip.sentence)
        self._places.setCurrentIndex(1 if view.empty else 0)
        if self._search.text().strip() != view.asked.words:
            self._search.setText(view.asked.words)
        self._who.offer(view.people)
        self._who.show_value(view.asked.who)
        self._kind.offer(view.kinds)
        self._kind.show_value(view.asked.record)
        if self._day.text().strip() != view.asked.day:
            self._day.show_text(view.asked.day)
        self._day.set_state(State.BAD if view.day_refused else State.NORMAL)
        self._refused.setText(view.day_refused)
        self._refused.setVisible(bool(view.day_refused))
        self._model.show(view.rows)
        self._nothing.setVisible(not view.rows)
        self._list.setVisible(bool(view.rows))
        self._more.setText(view.more)
        self._more.setVisible(bool(view.more))

    @override
    def areas(self) -> tuple[QWidget, ...]:
        return (self._list,)

    @override
    def retranslate(self) -> None:
        self._export.setText(_("Exporter en tableau"))
        self._search.setPlaceholderText(_("Rechercher"))
        self._search.setAccessibleName(_("Rechercher dans le journal"))
        self._who.setAccessibleName(_("Personne"))
        self._kind.setAccessibleName(_("Objet"))
        self._day.setPlaceholderText(_("jj/mm/aaaa"))
        self._day.setAccessibleName(_("Jour"))
        self._list.setAccessibleName(_("Changements"))
        self._nothing.setText(_("Aucun changement ne correspond."))
        self._empty.show_words(
            _("Rien n'a encore changé"),
            _("Chaque montant et chaque accord que vous modifiez laisse ici sa trace : qui, quand, avant et après."),
        )

    def _where(self) -> tuple[str, str, str]:
        """Title, first name and kinds of the dialog that asks where to write."""
        return _("Exporter le journal"), _("journal.csv"), _("Tableau (*.csv)")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self._search.hasFocus():
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(600, 300)

    def _lay_out(self) -> None:
        for choice in (self._who, self._kind):
            choice.setFixedWidth(_CHOICE)
        self._day.setFixedWidth(_DAY)
        filters = QHBoxLayout()
        filters.setContentsMargins(12, 12, 12, 12)
        filters.setSpacing(10)
        filters.addWidget(self._search, 1)
        for control in (self._who, self._kind, self._day):
            filters.addWidget(control)
        card = Card(padding=1, spacing=0)
        card.body.addLayout(filters)
        self._refused.setContentsMargins(16, 0, 16, 10)
        self._nothing.setContentsMargins(16, 16, 16, 16)
        card.body.addWidget(self._refused)
        card.body.addWidget(Rule())
        card.body.addWidget(self._nothing)
        card.body.addWidget(self._list, 1)
        card.body.addWidget(self._more)
        card.body.addStretch(0)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self._places = QStackedLayout()
        self.body.addWidget(self._strip)
        self.body.addLayout(self._places, 1)  # first: a part without parent would be shown as a window
        self._places.addWidget(whole)
        self._places.addWidget(self._empty)

    def _connect(self) -> None:
        self._search.textChanged.connect(self._searching)
        self._who.committed.connect(self.person_chosen)
        self._kind.committed.connect(self.kind_chosen)
        self._day.committed.connect(self.day_typed)
        self._more.clicked.connect(self.more_asked)
        self._export.clicked.connect(self._ask_file)
        for keys in ("Ctrl+F", "/"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._to_search)

    def _searching(self, words: str) -> None:
        self.searched.emit(words)

    def _to_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _ask_file(self) -> None:
        title, name, kinds = self._where()
        ask_new_file(self, title, name, kinds, self.export_asked.emit)


class OfficeTrailPage(TrailPage):
    """The same for the office's deeds: written to a file that can be checked again."""

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self._export.setText(_("Exporter le journal"))
        self._list.setAccessibleName(_("Écritures"))
        self._nothing.setText(_("Aucune écriture ne correspond."))
        self._empty.show_words(
            _("Rien n'a encore été décidé"),
            _("Chaque décision laisse ici sa trace, liée à la précédente : rien ne se réécrit sans que cela se voie."),
        )

    @override
    def _where(self) -> tuple[str, str, str]:
        return _("Exporter le journal"), _("journal-lianes.jsonl"), _("Journal vérifiable (*.jsonl)")
