"""Badges and table plates (R43), in both scripts, black on white: any printer and any paper will do."""

from functools import partial
from typing import NamedTuple

from reportlab.lib.colors import HexColor

from lianes_desktop.documents import house
from lianes_desktop.documents import style as look
from lianes_desktop.documents.house import Both
from lianes_desktop.documents.leaf import Leaf, fitted, put
from lianes_desktop.documents.stream import StreamedCanvas
from lianes_desktop.documents.style import A4, Align, Style
from lianes_desktop.domain.papers import PaperInput
from lianes_desktop.domain.participants import Participant
from lianes_desktop.i18n import formats

_MM = 72 / 25.4
_BADGE = (90 * _MM, 55 * _MM)
_ACROSS, _DOWN = 2, 5
_INSIDE = 5 * _MM
_MARK = 4 * _MM
_BLACK = "#000000"


def _centred(size: float, *, bold: bool = False, arabic: bool = False) -> Style:
    return Style(size, size * 1.3, _BLACK, bold=bold, align=Align.CENTRE, arabic=arabic)


class _Plate(NamedTuple):
    """What a badge or a plate says of one person."""

    name: Both
    function: Both
    body: Both

    @classmethod
    def of(cls, given: PaperInput, one: Participant) -> "_Plate":
        name = Both(house.person(one), house.person_ar(one))
        return cls(name, house.function_of(one), house.body_of(given, one))


def badges(given: PaperInput) -> list[Leaf]:
    """Ten badges of 90 × 55 mm on a sheet, with marks to cut along: the delegation in its order, then our people."""
    people = house.needed(given.dossier).participants
    each = _ACROSS * _DOWN
    return [
        Leaf(*A4, partial(_badge_sheet, given, people[at : at + each])) for at in range(0, max(len(people), 1), each)
    ]


def _badge_sheet(given: PaperInput, people: tuple[Participant, ...], canvas: StreamedCanvas) -> None:
    wide, high = _BADGE
    left, top = (A4[0] - _ACROSS * wide) / 2, A4[1] - (A4[1] - _DOWN * high) / 2
    _cut_marks(canvas, left, top)
    action = house.needed(given.dossier).action.title
    for at, one in enumerate(people):
        down, across = divmod(at, _ACROSS)
        _badge(canvas, action, _Plate.of(given, one), left + across * wide, top - down * high)


def _badge(canvas: StreamedCanvas, action: str, one: _Plate, left: float, top: float) -> None:
    wide, high = _BADGE
    parts = [
        (formats.isolate(one.name.fr), _centred(16, bold=True)),
        (one.name.ar, _centred(16, bold=True, arabic=True)),
        (formats.isolate(one.function.fr), _centred(8.5)),
        (one.function.ar, _centred(8.5, arabic=True)),
        (formats.isolate(one.body.fr), _centred(9.5, bold=True)),
        (one.body.ar, _centred(9.5, bold=True, arabic=True)),
    ]
    room = high - 2 * _INSIDE
    head = fitted([(action, _centred(7))], wide - 2 * _INSIDE, room * 0.2)
    taken = sum(line.leading for line in head) + 2
    lines = fitted(parts, wide - 2 * _INSIDE, room - taken)
    put(head, canvas, left + _INSIDE, left + wide - _INSIDE, top - _INSIDE)
    spare = room - taken - sum(line.leading for line in lines)
    put(lines, canvas, left + _INSIDE, left + wide - _INSIDE, top - _INSIDE - taken - spare / 2)


def _cut_marks(canvas: StreamedCanvas, left: float, top: float) -> None:
    """Short lines outside the badges, at every cut."""
    wide, high = _BADGE
    canvas.setStrokeColor(HexColor(look.INK3))
    canvas.setLineWidth(0.4)
    right, bottom = left + _ACROSS * wide, top - _DOWN * high
    for at in range(_ACROSS + 1):
        x = left + at * wide
        canvas.line(x, top + 2, x, top + 2 + _MARK)
        canvas.line(x, bottom - 2, x, bottom - 2 - _MARK)
    for at in range(_DOWN + 1):
        y = top - at * high
        canvas.line(left - 2 - _MARK, y, left - 2, y)
        canvas.line(right + 2, y, right + 2 + _MARK, y)


def table_plates(given: PaperInput) -> list[Leaf]:
    """One sheet for each person, folded in two along its middle: the same words on both faces."""
    people = house.needed(given.dossier).participants
    high, wide = A4
    return [Leaf(wide, high, partial(_tent, _Plate.of(given, one))) for one in people]


def _tent(one: _Plate, canvas: StreamedCanvas) -> None:
    high, wide = A4
    canvas.setStrokeColor(HexColor(look.INK3))
    canvas.setLineWidth(0.4)
    canvas.setDash([3, 4])
    canvas.line(0, high / 2, wide, high / 2)
    canvas.setDash([])
    _face(one, canvas)
    canvas.saveState()
    canvas.translate(wide, high)
    canvas.rotate(180)
    _face(one, canvas)
    canvas.restoreState()


def _face(one: _Plate, canvas: StreamedCanvas) -> None:
    """The lower half of the sheet."""
    wide, high = A4[1], A4[0] / 2
    margin = 14 * _MM
    parts = [
        (formats.isolate(one.name.fr), _centred(44, bold=True)),
        (one.name.ar, _centred(44, bold=True, arabic=True)),
        (formats.isolate(one.function.fr), _centred(16)),
        (one.function.ar, _centred(16, arabic=True)),
        (formats.isolate(one.body.fr), _centred(18, bold=True)),
        (one.body.ar, _centred(18, bold=True, arabic=True)),
    ]
    room = high - 2 * margin
    lines = fitted(parts, wide - 2 * margin, room)
    spare = room - sum(line.leading for line in lines)
    put(lines, canvas, margin, wide - margin, high - margin - spare / 2)
