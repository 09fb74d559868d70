"""Whom an expense was for, and which authorities share it: rows of an authority and its part."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.expenses.values import Field, Options, ShareRows
from lianes_desktop.ui.kit.buttons import Button, IconButton, Kind, Size
from lianes_desktop.ui.kit.choice import Choice, MultiChoice
from lianes_desktop.ui.kit.fields import LabeledField
from lianes_desktop.ui.kit.values import NumberField


class BeneficiariesEntry(LabeledField):
    """People to tick; ``left`` gives ``(field, tuple of ids)``: none means everybody."""

    left = Signal(object)

    def __init__(self) -> None:
        """Empty until ``offer``."""
        self._people: MultiChoice[object] = MultiChoice()
        super().__init__("", self._people)
        self._people.setObjectName(Field.BENEFICIARIES.value)
        self._people.committed.connect(lambda chosen: self.left.emit((Field.BENEFICIARIES, chosen)))

    def offer(self, options: Options, chosen: Sequence[object]) -> None:
        """Offer these people, those named ticked."""
        self._people.offer([(one, name, formats.initials(name)) for one, name in options], chosen)


class _ShareLine(QWidget):
    """One authority, its part as typed, and a way to take it off."""

    changed = Signal()
    gone = Signal()

    def __init__(self, at: int) -> None:
        super().__init__()
        self.setProperty("plain", True)
        self.authority: Choice[object] = Choice()
        self.authority.setMinimumContentsLength(3)
        self.authority.setObjectName(f"share_authority_{at}")
        self.part = NumberField()
        self.part.setObjectName(f"share_part_{at}")
        self.part.setFixedWidth(64)
        self._remove = IconButton("x", size=Size.SMALL)
        self._remove.setObjectName(f"share_remove_{at}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.authority, 1)
        row.addWidget(self.part)
        row.addWidget(self._remove)
        self.authority.committed.connect(self.changed)
        self.part.committed.connect(self.changed)
        self._remove.clicked.connect(self.gone)
        self.retranslate()

    def retranslate(self) -> None:
        self.authority.setAccessibleName(_("Collectivité"))
        self.part.setAccessibleName(_("Part en pour cent"))
        self._remove.set_name(_("Retirer cette collectivité"))


class SharesEntry(LabeledField):
    """``left`` gives ``(field, rows)`` as ``ShareRows``; parts all left blank are equal ones."""

    left = Signal(object)

    def __init__(self) -> None:
        """Not shared until ``offer``."""
        self._box = QWidget()
        self._box.setProperty("plain", True)
        super().__init__("", self._box)
        self._options: Options = ()
        self._lines: list[_ShareLine] = []
        self._column = QVBoxLayout(self._box)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._add = Button("", Kind.GHOST, icon="plus", size=Size.SMALL)
        self._add.setObjectName(Field.SHARES.value)
        self._add.clicked.connect(self._grow)
        self._column.addWidget(self._add)
        self._box.setFocusProxy(self._add)

    def offer(self, options: Options, rows: ShareRows) -> None:
        """Offer these authorities, and show who bears which part; a part being typed is left alone."""
        self._options = options
        while len(self._lines) > len(rows):
            line = self._lines.pop()
            self._column.removeWidget(line)
            line.deleteLater()
        while len(self._lines) < len(rows):
            self._lines.append(self._made(len(self._lines)))
        for line, (authority, part) in zip(self._lines, rows, strict=True):
            known = {one for one, _name in options}
            line.authority.offer(options if authority in known else ((authority, str(authority)), *options))
            line.authority.show_value(authority)
            if not line.part.hasFocus():
                line.part.show_text(part)
        self._add.setVisible(len(rows) < len(options))
        self._column.activate()
        self.updateGeometry()

    def retranslate(self) -> None:
        """Say the words again."""
        self._add.setText(_("Partager la dépense"))
        for line in self._lines:
            line.retranslate()

    def _made(self, at: int) -> _ShareLine:
        line = _ShareLine(at)
        line.changed.connect(self._told)
        line.gone.connect(lambda: self._shrink(line))
        self._column.insertWidget(at, line)
        return line

    def _rows(self) -> ShareRows:
        return tuple((OrganisationId(str(one.authority.value())), one.part.text()) for one in self._lines)

    def _told(self) -> None:
        self.left.emit((Field.SHARES, self._rows()))

    def _grow(self) -> None:
        """One more authority; nobody shared until now: the dossier's own and the next. All parts are equal again."""
        named = [authority for authority, _part in self._rows()]
        free = [OrganisationId(str(one)) for one, _name in self._options if one not in named]
        self._tell_equal([*named, *free[: 1 if named else 2]])

    def _shrink(self, gone: _ShareLine) -> None:
        self._tell_equal([OrganisationId(str(one.authority.value())) for one in self._lines if one is not gone])

    def _tell_equal(self, authorities: Sequence[OrganisationId]) -> None:
        self.left.emit((Field.SHARES, tuple((one, "") for one in authorities)))
