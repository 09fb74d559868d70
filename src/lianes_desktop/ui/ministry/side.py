"""Around the table: the lines behind a figure, what is missing, what is counted, what is written."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.cards import Card, empty
from lianes_desktop.ui.kit.entries import AreaEntry, TextEntry
from lianes_desktop.ui.kit.fields import TextArea, TextField
from lianes_desktop.ui.kit.fonts import Role
from lianes_desktop.ui.kit.labels import Label
from lianes_desktop.ui.kit.link import LinkLine
from lianes_desktop.ui.ministry.point import Point
from lianes_desktop.ui.ministry.values import CountsShown, LineShown, MissingShown, Written

_AREAS = (Written.INTRODUCTION, Written.DIFFICULTIES, Written.OUTLOOK)


class LinesCard(Card):
    """The lines behind a figure; ``asked`` gives the dossier of one, or ``None`` for the money of the edition."""

    asked = Signal(object)

    def __init__(self) -> None:
        """Nothing is looked at yet."""
        super().__init__(spacing=8)
        self.setObjectName("ministryLines")
        self.title = Label("", Role.H2, wrap=True)
        self.title.setObjectName("lines_title")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self._more = Label("", Role.SMALL, "ink2", wrap=True)
        self._more.setObjectName("lines_more")
        self._shown: tuple[LineShown, ...] = ()
        self.body.addWidget(self.title)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._more)
        self.hide()

    def show_lines(self, title: str, lines: tuple[LineShown, ...], more: str) -> None:
        """Show these; an empty title puts the card away."""
        self.setVisible(bool(title))
        self.title.setText(title)
        nothing = _("Aucune ligne : ce montant est nul.") if title and not lines else ""
        self._more.setText(more or nothing)
        self._more.setVisible(bool(more or nothing))
        if lines == self._shown:
            return
        self._shown = lines
        empty(self._rows)
        for one in lines:
            row = LinkLine(one.words, one.detail, one.amount)
            row.setObjectName(one.key)
            row.setCheckable(False)
            row.clicked.connect(partial(self._ask, one))
            self._rows.addWidget(row)

    def _ask(self, one: LineShown, _checked: object = None) -> None:
        self.asked.emit(one.dossier)


class MissingCard(Card):
    """What is missing; ``asked`` gives the key of one point."""

    asked = Signal(object)

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(spacing=6)
        self.setObjectName("ministryMissing")
        self._title, self._advice = Label("", Role.H2), Label("", Role.CAPTION, "ink3")
        self._held, self._advised = QVBoxLayout(), QVBoxLayout()
        self._ready = Label("", Role.SMALL, "ok", wrap=True)
        self._shown: tuple[MissingShown, ...] | None = None
        self.body.addWidget(self._title)
        self.body.addLayout(self._held)
        self.body.addWidget(self._ready)
        self.body.addWidget(self._advice)
        self.body.addLayout(self._advised)

    def show_missing(self, missing: tuple[MissingShown, ...]) -> None:
        """Show these; nothing is rebuilt when nothing changed."""
        if missing == self._shown:
            return
        self._shown = missing
        self._ready.setVisible(not any(one.holds for one in missing))
        self._advice.setVisible(any(not one.holds for one in missing))
        for layout, holds in ((self._held, True), (self._advised, False)):
            empty(layout)
            for one in missing:
                if one.holds is holds:
                    layout.addWidget(self._point(one))

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._title.setText(_("Avant l'envoi"))
        self._ready.setText(_("Rien ne retient l'envoi."))
        self._advice.setText(_("Utile, sans retenir l'envoi"))
        self._shown = None

    def _point(self, one: MissingShown) -> QWidget:
        point = Point(one.words, holds=one.holds)
        point.setObjectName(one.key)
        point.clicked.connect(partial(self._ask, one.key))
        return point

    def _ask(self, key: str, _checked: object = None) -> None:
        self.asked.emit(key)


class CountsCard(Card):
    """What is counted; ``asked`` gives the key of a count whose dossiers are wanted."""

    asked = Signal(object)

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(spacing=6)
        self.setObjectName("ministryCounts")
        self._title = Label("", Role.H2)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._shown: tuple[CountsShown, ...] = ()
        self.body.addWidget(self._title)
        self.body.addLayout(self._rows)

    def show_counts(self, counts: tuple[CountsShown, ...]) -> None:
        """Show these; the card goes when nothing is counted."""
        self.setVisible(bool(counts))
        if counts == self._shown:
            return
        self._shown = counts
        empty(self._rows)
        for chapter in counts:
            self._rows.addWidget(Label(chapter.head, Role.CAPTION, "ink3", wrap=True))
            for one in chapter.counts:
                row = LinkLine(one.words, "", one.value, chosen=one.chosen)
                row.setObjectName(one.key)
                row.clicked.connect(partial(self._ask, one.key))
                self._rows.addWidget(row)

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._title.setText(_("Indicateurs"))
        self._shown = ()

    def _ask(self, key: str, _checked: object = None) -> None:
        self.asked.emit(key)


class TextsCard(Card):
    """What people write; ``left`` gives ``(field, text)``."""

    left = Signal(object)

    def __init__(self) -> None:
        """Words come with ``retranslate``."""
        super().__init__(spacing=10)
        self.setObjectName("ministryTexts")
        self._title = Label("", Role.H2)
        self._saved = Label("", Role.CAPTION, "ink3")
        self._saved.setObjectName("texts_saved")
        self.body.addWidget(self._title)
        self._fields: dict[Written, AreaEntry | TextEntry] = {}
        for one in Written:
            entry = AreaEntry(one, TextArea(lines=3)) if one in _AREAS else TextEntry(one, TextField())
            entry.left.connect(self.left)
            self._fields[one] = entry
            self.body.addWidget(entry)
        self.body.addWidget(self._saved)
        self._turned: object = None

    def show_texts(
        self, turned: object, texts: Mapping[Written, str], refusals: Mapping[Written, str], saved: str
    ) -> None:
        """Show what is kept; ``turned`` tells one report from another."""
        for one, entry in self._fields.items():
            if turned == self._turned:
                entry.show_text(texts[one])
            else:
                entry.turn_to(texts[one])
            entry.refuse(refusals.get(one, ""))
        self._turned = turned
        self._saved.setText(saved)
        self._saved.setVisible(bool(saved))

    def control(self, name: str) -> QWidget | None:
        """The field of that name."""
        entry = next((entry for one, entry in self._fields.items() if one.value == name), None)
        if entry is None:
            return None
        return entry.area if isinstance(entry, AreaEntry) else entry.line

    def flush(self) -> None:
        """Tell what is typed and not told yet."""
        for entry in self._fields.values():
            entry.flush()

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self._title.setText(_("Textes du rapport"))
        words = {
            Written.INTRODUCTION: _("Introduction"), Written.DIFFICULTIES: _("Difficultés rencontrées"),
            Written.OUTLOOK: _("Perspectives"), Written.SIGNATORY: _("Signataire"),
            Written.QUALITY: _("Qualité du signataire"),
        }  # fmt: skip
        for one, entry in self._fields.items():
            entry.set_label(words[one])
