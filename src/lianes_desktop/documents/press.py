"""Draws any document of the programme from what was gathered for it."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import BinaryIO

from lianes_desktop.documents import (
    accounts,
    attendance,
    directory,
    emergency,
    engagement,
    expense_report,
    invitation,
    itinerary,
    letters,
    minutes,
    orders,
    people_sheets,
    plates,
    pocket,
    report,
    rights,
)
from lianes_desktop.documents.drawing import draw_foot, one_at_a_time
from lianes_desktop.documents.form import Form
from lianes_desktop.documents.leaf import Leaf
from lianes_desktop.documents.stream import StreamedCanvas
from lianes_desktop.documents.style import A4
from lianes_desktop.domain.papers import PaperCode, PaperInput, Tongue
from lianes_desktop.i18n import formats, papers
from lianes_desktop.i18n.catalogue import speaking
from lianes_desktop.services.ports.progress import Progress

_DRAWN: Mapping[PaperCode, Callable[[Form, PaperInput], None]] = MappingProxyType(
    {
        PaperCode.LETTER_OF_INTENT: letters.letter_of_intent,
        PaperCode.COMMITMENT: engagement.commitment_sheet,
        PaperCode.MISSION_ORDER: orders.mission_order,
        PaperCode.SPECIAL_MANDATE: orders.special_mandate,
        PaperCode.MISSION_PROGRAMME: itinerary.mission_programme,
        PaperCode.HOSTING_PROGRAMME: itinerary.hosting_programme,
        PaperCode.INVITATION: invitation.invitation,
        PaperCode.ATTENDANCE: attendance.attendance_sheet,
        PaperCode.EXPENSE_REPORT: expense_report.expense_report,
        PaperCode.SWORN_STATEMENT: orders.sworn_statement,
        PaperCode.CERTIFICATE: orders.certificate,
        PaperCode.PROOFS: accounts.proofs,
        PaperCode.MISSION_REPORT: report.mission_report,
        PaperCode.ACCOUNTS: accounts.financial_part,
        PaperCode.STAFF_TIME: accounts.staff_time,
        PaperCode.CONTACT_SHEET: people_sheets.contact_sheet,
        PaperCode.IMAGE_RIGHTS: people_sheets.image_rights,
        PaperCode.MINUTES: minutes.decisions,
        PaperCode.PERSONAL_DATA: rights.personal_data,
        PaperCode.INTENTION: letters.intention,
        PaperCode.EXPERTISE: minutes.expertise,
        PaperCode.EMERGENCY: emergency.emergency_sheet,
        PaperCode.DIRECTORY: directory.contact_directory,
    }
)
_LEAVES: Mapping[PaperCode, Callable[[PaperInput], list[Leaf]]] = MappingProxyType(
    {
        PaperCode.BADGES: plates.badges,
        PaperCode.TABLE_PLATES: plates.table_plates,
        PaperCode.PHONE_PROGRAMME: pocket.phone_programme,
    }
)
"""Papers whose pages have a size of their own, and no foot."""


class PdfPress:
    """Every paper but the claim, as PDF: the same values give the same bytes."""

    def draw(self, given: PaperInput, out: BinaryIO, progress: Progress) -> None:
        """Write one document, in French whatever the window speaks; ``progress`` counts pages.

        Raises:
            UnavailableError: ``out`` cannot be written.
            CancelledError: ``progress`` said to stop.
        """
        with one_at_a_time(), speaking("fr"):
            arabic = given.tongue is Tongue.ARABIC
            progress(0, 0)
            leaves = _leaves(given)
            canvas = StreamedCanvas(out, language="ar-MA" if arabic else "fr-FR", made_at=given.dated)
            canvas.setAuthor(given.authority.name if given.authority else "")
            with speaking("ar" if arabic else "fr"):
                canvas.setTitle(" – ".join(filter(None, (papers.paper(given.code), about(given)))))
                for at, leaf in enumerate(leaves):
                    progress(at, len(leaves))
                    canvas.setPageSize((leaf.width, leaf.height))
                    leaf.draw(canvas)
                    canvas.showPage()
            canvas.close()
            progress(len(leaves), len(leaves))


def _leaves(given: PaperInput) -> list[Leaf]:
    """The pages of a document: of a size of their own, or A4 with whose paper it is at their foot."""
    if given.code in _LEAVES:
        return _LEAVES[given.code](given)
    flow = Form(right_to_left=given.tongue is Tongue.ARABIC)
    _DRAWN[given.code](flow, given)
    return [Leaf(*A4, partial(_page, flow, at, given)) for at in range(len(flow.pages))]


def _page(flow: Form, at: int, given: PaperInput, canvas: StreamedCanvas) -> None:
    for operation in flow.pages[at]:
        operation(canvas)
    words = " · ".join(filter(None, (papers.paper(given.code), formats.isolate(about(given)))))
    draw_foot(canvas, words, at + 1, len(flow.pages))


def about(given: PaperInput) -> str:
    """Whom or what the document is about, for its title and its foot."""
    if given.contact is not None:
        return given.contact.name
    if given.participant is not None:
        return given.participant.name
    if given.meeting is not None or given.membership is not None:
        return given.authority.name if given.authority else ""
    return given.dossier.action.title if given.dossier else ""
