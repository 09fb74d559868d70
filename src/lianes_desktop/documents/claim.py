"""``claim.pdf``: the statement, the declarations, and every proof behind them."""

from typing import BinaryIO

from lianes_desktop.documents.closing import add_declarations, add_findings
from lianes_desktop.documents.cover import add_cover
from lianes_desktop.documents.drawing import draw_foot, one_at_a_time
from lianes_desktop.documents.flow import Flow
from lianes_desktop.documents.pieces import Piece, first_pages, pieces_of
from lianes_desktop.documents.sheets import ReceiptView, draw_sheet
from lianes_desktop.documents.stream import StreamedCanvas
from lianes_desktop.documents.tables import add_lines, add_pieces, add_recap
from lianes_desktop.domain.bundles import bundle_code
from lianes_desktop.domain.claim_facts import ClaimFacts
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _, speaking
from lianes_desktop.services.ports.progress import Progress


class PdfDocuments:
    """The documents we make, as PDF: the same values give the same bytes."""

    def claim(self, hand_in: HandIn, receipt_view: ReceiptView, out: BinaryIO, progress: Progress) -> None:
        """Write ``claim.pdf``, in French whatever the window speaks; one receipt is held at a time.

        ``receipt_view(digest, media_type, sheet)`` gives a JPEG of one sheet; one it refuses is said in its place.
        ``progress`` counts pages.

        Raises:
            UnavailableError: a receipt's file cannot be read, or ``out`` cannot be written.
            CancelledError: ``progress`` said to stop.
        """
        with one_at_a_time(), speaking("fr"):
            _write(hand_in, receipt_view, out, progress)


def _write(hand_in: HandIn, receipt_view: ReceiptView, out: BinaryIO, progress: Progress) -> None:
    pieces = pieces_of(hand_in.dossier, hand_in.statement)
    front = _front(hand_in, pieces, 0)
    front = _front(hand_in, pieces, len(front.pages) + 1)
    total = len(front.pages) + sum(piece.page.sheets for piece in pieces)
    canvas = StreamedCanvas(out, language="fr-FR", made_at=hand_in.created_at)
    _describe(canvas, hand_in)
    number = 0
    for operations in front.pages:
        progress(number, total)
        for operation in operations:
            operation(canvas)
        number += 1
        _foot(canvas, hand_in, number, total)
    for piece in pieces:
        for sheet in range(piece.page.sheets):
            progress(number, total)
            draw_sheet(canvas, piece, sheet, receipt_view)
            number += 1
            _foot(canvas, hand_in, number, total)
    canvas.close()
    progress(total, total)


def _front(hand_in: HandIn, pieces: tuple[Piece, ...], first_sheet: int) -> Flow:
    """The pages before the receipts; laid out twice, since the list of proofs tells on which page each one is."""
    flow = Flow()
    add_cover(flow, hand_in)
    add_recap(flow, hand_in.statement)
    add_lines(flow, hand_in.statement)
    add_findings(flow, hand_in)
    add_declarations(flow, hand_in)
    add_pieces(flow, hand_in.statement, pieces, first_pages(pieces, first_sheet))
    return flow


def _describe(canvas: StreamedCanvas, hand_in: HandIn) -> None:
    """Title, author and the facts a verifier holds against the records."""
    statement = hand_in.statement
    facts = ClaimFacts(bundle_code(hand_in.bundle_id), statement.eligible_cents, statement.asked_cents)
    canvas.setTitle(" – ".join([_("Demande de reversement à Lianes"), hand_in.dossier.action.title]))
    canvas.setAuthor(hand_in.dossier.authority.name if hand_in.dossier.authority else "")
    canvas.setSubject(_("État des dépenses et pièces du lot {code}").format(code=facts.bundle_code))
    canvas.setKeywords(facts.text)


def _foot(canvas: StreamedCanvas, hand_in: HandIn, number: int, total: int) -> None:
    """On every page: the bundle's code, whose claim it is, and the page."""
    authority = hand_in.dossier.authority
    who = f" · {formats.isolate(authority.name)}" if authority else ""
    code = _("Lot {code}").format(code=bundle_code(hand_in.bundle_id))
    draw_foot(canvas, code + who, number, total)
    canvas.showPage()
