"""What only Lianes' office does of a workspace: keys vouched for, claims reviewed, answered and paid, money steered."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from lianes_desktop.app.later import later
from lianes_desktop.app.rings import Rings
from lianes_desktop.assets import resource

if TYPE_CHECKING:
    from lianes_desktop.domain.cerfa import CerfaGrid
    from lianes_desktop.services.answering import AnsweringService
    from lianes_desktop.services.chain import ChainService
    from lianes_desktop.services.claim_back_letters import ClaimBackLetters
    from lianes_desktop.services.claim_desks import ClaimDesks
    from lianes_desktop.services.claim_list import ClaimListService
    from lianes_desktop.services.inbox import InboxService
    from lianes_desktop.services.issued import IssuedAnswers
    from lianes_desktop.services.likenesses import LikenessService
    from lianes_desktop.services.ministry_reports import MinistryReportService
    from lianes_desktop.services.money import MoneyService
    from lianes_desktop.services.payment_notices import PaymentNotices
    from lianes_desktop.services.payments import PaymentService
    from lianes_desktop.services.ports.ministry import MinistryBooks
    from lianes_desktop.services.ports.money import MoneyBooks
    from lianes_desktop.services.ports.office import OfficeReadings
    from lianes_desktop.services.register import RegisterService
    from lianes_desktop.services.reviewing import ReviewingService


class OfficeServices(Rings):
    """The services of the office; those of both sides are ``workspace.Workspace``'s."""

    @cached_property
    def register(self) -> RegisterService:
        """The office's authority."""
        from lianes_desktop.services.register import RegisterService  # noqa: PLC0415 - likewise

        return RegisterService(self.authority, self.changes)

    @cached_property
    def office(self) -> OfficeReadings:
        """What the office reads over all the claims taken in."""
        from lianes_desktop.storage.office_queries import SqlOfficeReadings  # noqa: PLC0415 - likewise

        return SqlOfficeReadings(self.readers)

    @cached_property
    def inbox(self) -> InboxService:
        """The office's inbox."""
        from lianes_desktop.services.inbox import InboxService  # noqa: PLC0415 - likewise

        return InboxService(
            self.open_unit,
            self.readings,
            self.rules,
            self.bundles,
            self.authority,
            self.pictures,
            self.changes,
            self.clock,
            self.folders.received,
        )

    @cached_property
    def likenesses(self) -> LikenessService:
        """What looks at the pictures of claims taken in."""
        from lianes_desktop.services.likenesses import LikenessService  # noqa: PLC0415 - likewise

        return LikenessService(
            *(self.open_unit, self.readings, self.office, self.bundles, self.pictures, self.changes),
            self.folders.received,
        )

    @cached_property
    def claim_list(self) -> ClaimListService:
        """The claims of the office's inbox, with where each stands."""
        from lianes_desktop.services.claim_list import ClaimListService  # noqa: PLC0415 - likewise

        return ClaimListService(self.readings, self.changes)

    @cached_property
    def claim_desks(self) -> ClaimDesks:
        """Claims as the office's review shows them."""
        from lianes_desktop.services.claim_desks import ClaimDesks  # noqa: PLC0415 - likewise
        from lianes_desktop.services.received_lines import ReceivedLines  # noqa: PLC0415 - likewise

        lines = ReceivedLines(self.open_unit, self.readings, self.office, self.rules, self.changes)
        return ClaimDesks(self.readings, self.office, lines, self.rules, self.changes, self.clock)

    @cached_property
    def reviewing(self) -> ReviewingService:
        """The office's review of a claim."""
        from lianes_desktop.services.reviewing import ReviewingService  # noqa: PLC0415 - likewise

        return ReviewingService(self.records, self.claim_desks, self.directory, self.clock)

    @cached_property
    def answering(self) -> AnsweringService:
        """The office's answers to claims."""
        from lianes_desktop.services.answering import AnsweringService  # noqa: PLC0415 - likewise

        return AnsweringService(self.records, self.readings, self.claim_desks, self.series, self.answer_files)

    @cached_property
    def issued(self) -> IssuedAnswers:
        """The answers the office sent."""
        from lianes_desktop.services.issued import IssuedAnswers  # noqa: PLC0415 - likewise

        return IssuedAnswers(self.readings)

    @cached_property
    def chain(self) -> ChainService:
        """The office's trail."""
        from lianes_desktop.services.chain import ChainService  # noqa: PLC0415 - likewise

        return ChainService(self.readings)

    @cached_property
    def payments(self) -> PaymentService:
        """What the office owes, and the transfers that pay it."""
        from lianes_desktop.interchange.transfers import SepaFiles  # noqa: PLC0415 - likewise
        from lianes_desktop.services.payments import PaymentService  # noqa: PLC0415 - likewise

        return PaymentService(self.records, self.readings, self.rules, SepaFiles(), self.clock)

    @cached_property
    def payment_notices(self) -> PaymentNotices:
        """Notices of payments sent back."""
        from lianes_desktop.services.payment_notices import PaymentNotices  # noqa: PLC0415 - likewise

        return PaymentNotices(self.payments, self.answering)

    @cached_property
    def claim_back_letters(self) -> ClaimBackLetters:
        """Letters that ask to pay back."""
        from lianes_desktop.services.claim_back_letters import ClaimBackLetters  # noqa: PLC0415 - likewise

        drawer = later(lambda: self.adapters.claim_back)
        return ClaimBackLetters(self.readings, self.rules, drawer, self.clock)

    @cached_property
    def money(self) -> MoneyService:
        """Where the money of an edition went."""
        from lianes_desktop.services.money import MoneyService  # noqa: PLC0415 - likewise

        return MoneyService(self.records, self.readings, self.rules, later(_money_workbooks), self.clock)

    @cached_property
    def ministry_reports(self) -> MinistryReportService:
        """Reports to the ministry."""
        from lianes_desktop.services.ministry_reports import MinistryReportService  # noqa: PLC0415 - likewise

        books, drawer = later(_ministry_workbooks), later(lambda: self.adapters.ministry_report)
        return MinistryReportService(
            *(self.records, self.readings, self.rules, _cerfa_grid, books, drawer, self.clock),
        )


def _money_workbooks() -> MoneyBooks:
    from lianes_desktop.documents.money_book import MoneyWorkbooks  # noqa: PLC0415 - its library, when asked for

    return MoneyWorkbooks()


def _ministry_workbooks() -> MinistryBooks:
    from lianes_desktop.documents.ministry_book import MinistryWorkbooks  # noqa: PLC0415 - likewise

    return MinistryWorkbooks()


@cache
def _cerfa_grid() -> CerfaGrid:
    from lianes_desktop.services.cerfa import load as load_grid  # noqa: PLC0415 - when a report is asked for

    return load_grid(resource("reference", "cerfa_15059.json").read_text(encoding="utf-8"))
