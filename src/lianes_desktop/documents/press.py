"""Draws any document of the programme from what was gathered for it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import BinaryIO

from lianes_desktop.documents import (
    accounts,
    attendance,
    engagement,
    expense_report,
    itinerary,
    letters,
    minutes,
    orders,
    people_sheets,
    report,
    rights,
)
from lianes_desktop.documents.drawing import draw_foot, one_at_a_time
from lianes_desktop.documents.form import Form
from lianes_desktop.documents.stream import StreamedCanvas
from lianes_desktop.domain.papers import PaperCode, PaperInput
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
        PaperCode.INVITATION: letters.invitation,
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
        PaperCode.EMERGENCY: minutes.emergency,
    }
)


class PdfPress:
    """Every paper but the claim, as PDF: the same values give the same bytes."""

    def draw(self, given: PaperInput, out: BinaryIO, progress: Progress) -> None:
        """Write one document, in French whatever the window speaks; ``progress`` counts pages.

        Raises:
            UnavailableError: ``out`` cannot be written.
            CancelledError: ``progress`` said to stop.
        """
        with one_at_a_time(), speaking("fr"):
            flow = Form()
            progress(0, 0)
            _DRAWN[given.code](flow, given)
            canvas = StreamedCanvas(out, language="fr-FR", made_at=given.dated)
            canvas.setTitle(" – ".join(filter(None, (papers.paper(given.code), about(given)))))
            canvas.setAuthor(given.authority.name if given.authority else "")
            words = " · ".join(filter(None, (papers.paper(given.code), formats.isolate(about(given)))))
            for at, operations in enumerate(flow.pages):
                progress(at, len(flow.pages))
                for operation in operations:
                    operation(canvas)
                draw_foot(canvas, words, at + 1, len(flow.pages))
            canvas.close()
            progress(len(flow.pages), len(flow.pages))


def about(given: PaperInput) -> str:
    """Whom or what the document is about, for its title and its foot."""
    if given.contact is not None:
        return given.contact.name
    if given.participant is not None:
        return given.participant.name
    if given.meeting is not None or given.membership is not None:
        return given.authority.name if given.authority else ""
    return given.dossier.action.title if given.dossier else ""
