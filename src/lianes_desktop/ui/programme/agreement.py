"""The strip above the board: how far both sides have agreed on the programme, and the dates behind it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit import paint, theme
from lianes_desktop.ui.kit.buttons import Button, Kind, Size
from lianes_desktop.ui.kit.cards import Card
from lianes_desktop.ui.kit.entries import TextEntry
from lianes_desktop.ui.kit.fields import TextField
from lianes_desktop.ui.kit.fonts import Role, font
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.kit.values import DateField
from lianes_desktop.ui.programme.values import Agreed, AgreementShown, AgreementStep

_DISC = 16
_HEIGHT = 24
_LEAST_LINE = 10


class AgreementStrip(Card):
    """Four small steps and the button that opens their dates; ``corrected`` gives ``(field, text)``."""

    corrected = Signal(object)
    hold_asked = Signal()

    def __init__(self) -> None:
        """Words come with ``retranslate``; closed."""
        super().__init__(padding=0, spacing=0)
        self.setObjectName("agreement")
        self._steps = AgreementSteps()
        self._hold = Button("", icon="check", size=Size.SMALL)
        self._hold.setObjectName("holdPast")
        self._open = Button("", Kind.GHOST, icon="pencil", size=Size.SMALL)
        self._open.setObjectName("editAgreement")
        self._entries = {
            field: TextEntry(field, TextField() if field is Agreed.MOROCCAN_BY else DateField()) for field in Agreed
        }
        self._fields = QWidget()
        self._fields.setObjectName("agreementFields")
        self._fields.hide()
        self._lay_out()
        self._hold.clicked.connect(self.hold_asked)
        self._open.clicked.connect(self._turn)
        for field, entry in self._entries.items():
            entry.line.setObjectName(f"agreement_{field}")
            entry.left.connect(self.corrected)

    def show_agreement(self, agreement: AgreementShown) -> None:
        """Show where the programme stands."""
        self._steps.show_steps(agreement.steps)
        self._hold.setText(agreement.hold)
        self._hold.updateGeometry()
        self._hold.setVisible(bool(agreement.hold))
        for field, entry in self._entries.items():
            entry.show_text(agreement.texts[field])
            entry.refuse(agreement.refusals.get(field, ""))

    def focus_field(self, field: Agreed) -> None:
        """Open the dates and put the cursor in one."""
        self._show_fields(there=True)
        self._entries[field].line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._entries[field].line.selectAll()

    def retranslate(self) -> None:
        """Say the fixed words again; values come with the next agreement."""
        for field, label in (
            (Agreed.SHARED_ON, _("Partagé le")), (Agreed.FRENCH_ON, _("Validé côté français le")),
            (Agreed.MOROCCAN_ON, _("Validé côté marocain le")), (Agreed.MOROCCAN_BY, _("Au nom du côté marocain")),
        ):  # fmt: skip
            self._entries[field].set_label(label)
        self._say()

    def _say(self) -> None:
        self._open.setText(_("Fermer") if self._fields.isVisibleTo(self) else _("Accord des deux côtés"))
        self._open.updateGeometry()

    def _turn(self) -> None:
        there = not self._fields.isVisibleTo(self)
        self._show_fields(there=there)
        if there:
            self._entries[Agreed.SHARED_ON].line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_fields(self, *, there: bool) -> None:
        if not there:
            for entry in self._entries.values():
                entry.flush()
        self._fields.setVisible(there)
        self._say()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setContentsMargins(14, 5, 6, 5)
        first.setSpacing(12)
        first.addWidget(self._steps, 1)
        first.addWidget(self._hold)
        first.addWidget(self._open)
        fields = QHBoxLayout(self._fields)
        fields.setContentsMargins(14, 4, 14, 12)
        fields.setSpacing(12)
        for field, entry in self._entries.items():
            fields.addWidget(entry, 2 if field is Agreed.MOROCCAN_BY else 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(first)
        column.addWidget(self._fields)
        self.body.addLayout(column)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)


class AgreementSteps(QWidget):
    """The four states in a line: a disc ticked once reached, its name, and the day or the figures."""

    def __init__(self) -> None:
        """Empty until ``show_steps``."""
        super().__init__()
        self._steps: tuple[AgreementStep, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_steps(self, steps: Sequence[AgreementStep]) -> None:
        """Show these steps, in order."""
        self._steps = tuple(steps)
        said = (_said(one) for one in steps)
        self.setAccessibleName(formats.listed(said))
        self.setToolTip("\n".join(_said(one) for one in steps))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(sum(_width(one, full=True) + 28 for one in self._steps), _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(sum(_width(one, full=False) + _LEAST_LINE for one in self._steps), _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with paint.smooth(self) as painter:
            mirror = paint.mirror(self)
            full = self.width() >= self.sizeHint().width()
            x = 0
            for at, step in enumerate(self._steps):
                if at:
                    line = 28 if full else _LEAST_LINE
                    spot = mirror.rect(x + 4, _HEIGHT // 2, line - 8, 1)
                    paint.fill(painter, spot, theme.colour("teal" if step.done else "control"))
                    x += line
                disc = mirror.rect(x, (_HEIGHT - _DISC) // 2, _DISC, _DISC)
                if step.stale:
                    paint.centred_icon(painter, "triangle-alert", "warn", disc, _DISC)
                elif step.done:
                    paint.box(painter, disc, fill=theme.colour("teal_tint2"), radius=_DISC / 2)
                    paint.centred_icon(painter, "check", "teal", disc, 12)
                else:
                    paint.box(painter, disc, border=theme.colour("control"), radius=_DISC / 2)
                name = paint.text_width(step.title, font(Role.SMALL_STRONG))
                words = mirror.rect(x + _DISC + 6, 0, name, _HEIGHT)
                ink = theme.colour("ink" if step.done else "ink3")
                paint.text(painter, words, step.title, font(Role.SMALL_STRONG), ink, mirror.leading)
                if full and step.detail:
                    room = paint.text_width(step.detail, font(Role.CAPTION))
                    words = mirror.rect(x + _DISC + 12 + name, 0, room, _HEIGHT)
                    paint.text(painter, words, step.detail, font(Role.CAPTION), theme.colour("ink2"), mirror.leading)
                x += _width(step, full=full)


def _said(step: AgreementStep) -> str:
    return f"{step.title} : {step.detail}" if step.detail else step.title


def _width(step: AgreementStep, *, full: bool) -> int:
    """What a step takes; its detail is left to the tooltip where there is no room."""
    detail = paint.text_width(step.detail, font(Role.CAPTION)) + 6 if full and step.detail else 0
    return _DISC + 6 + paint.text_width(step.title, font(Role.SMALL_STRONG)) + detail
