"""The proofs behind the claim: one sheet a page, its number stamped on our page, never on the original."""

from collections.abc import Callable

from reportlab.lib.colors import HexColor

from lianes_desktop.documents import said
from lianes_desktop.documents import style as look
from lianes_desktop.documents.pieces import Piece
from lianes_desktop.documents.stream import NotAJpegError, StreamedCanvas
from lianes_desktop.documents.style import Align, Style
from lianes_desktop.documents.text import clipped_line, line_of, lines_of
from lianes_desktop.domain.expenses import ReceiptPage
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _

ReceiptView = Callable[[str, str, int], bytes]

_STAMP = Style(15, 20, look.TEAL, bold=True, align=Align.CENTRE)
_STAMP_LABEL = Style(7.2, 10, look.TEAL, align=Align.CENTRE)
_STAMP_WIDTH, _STAMP_HEIGHT = 104.0, 42.0
_HEAD = 54.0


def draw_sheet(canvas: StreamedCanvas, piece: Piece, sheet: int, view: ReceiptView) -> None:
    """One page: what the receipt proves, its stamp, and the sheet as large as it goes."""
    expense, page = piece.expense, piece.page
    top = look.TOP
    left, right = look.LEFT, look.RIGHT - _STAMP_WIDTH - 12
    about = " · ".join([said.day(expense.paid_on), wording.expense_kind(expense.kind), said.money(expense.amount)])
    file = " · ".join([formats.isolate(page.original_name) or said.NOTHING, f"SHA-256 {said.digest(page.digest)}"])
    if page.light is not None:
        file = " · ".join([_("Copie légère jointe"), file])
    if page.sheets > 1:
        file = " · ".join([_("Feuille {n} sur {total}").format(n=sheet + 1, total=page.sheets), file])
    baseline = top - 11
    for text, style in ((said.payee(expense), look.STRONG), (about, look.SMALL), (file, look.SMALL_QUIET)):
        clipped_line(text, style, right - left).draw(canvas, left, right, baseline)
        baseline -= 14
    _stamp(canvas, piece.numbers, top)
    bottom = look.BOTTOM
    try:
        canvas.draw_jpeg(view(page.digest, page.media_type, sheet), look.LEFT, bottom, look.WIDTH, top - _HEAD - bottom)
    except (RefusedError, NotAJpegError):
        _absent(canvas, page, top - _HEAD)


def _stamp(canvas: StreamedCanvas, numbers: tuple[int, ...], top: float) -> None:
    """The receipt's number in a frame, at the top of the page."""
    left = look.RIGHT - _STAMP_WIDTH
    canvas.setStrokeColor(HexColor(look.TEAL))
    canvas.setFillColor(HexColor(look.TINT))
    canvas.setLineWidth(1.2)
    canvas.roundRect(left, top - _STAMP_HEIGHT, _STAMP_WIDTH, _STAMP_HEIGHT, 5, stroke=1, fill=1)
    label = _("Reçu n°") if len(numbers) == 1 else _("Reçus n°")
    line_of(label, _STAMP_LABEL).draw(canvas, left, look.RIGHT, top - 13)
    clipped_line(", ".join(map(str, numbers)), _STAMP, _STAMP_WIDTH - 8).draw(canvas, left, look.RIGHT, top - 33)


def _absent(canvas: StreamedCanvas, page: ReceiptPage, top: float) -> None:
    """Said in the sheet's place when it cannot be drawn."""
    if page.light is None:
        text = _("Cette feuille ne peut pas être affichée ici. Le fichier original est dans le lot, intact.")
    else:
        text = _("Cette feuille ne peut pas être affichée ici. Une copie légère est dans le lot.")
    for at, line in enumerate(lines_of(text, look.BODY, look.WIDTH - 40)):
        line.draw(canvas, look.LEFT, look.RIGHT, top - 40 - at * line.leading)
