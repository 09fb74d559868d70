"""The records of a shared dossier as the texts of their versions, and the names that go with them.

Canonical JSON of the same codecs as a claim: what a field does not say is left out, so that a field added later changes
no digest of a version that does without it.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from lianes_desktop.bundle import actions, records, results, strict_json
from lianes_desktop.bundle.codecs import Codec, Malformed
from lianes_desktop.bundle.strict_json import NotStrictJson
from lianes_desktop.domain.actions import ACTIONS
from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.expenses import Expense, Receipt, ReceiptPage
from lianes_desktop.domain.funding import Advance, Funding, StaffTime
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.money import ExchangeRate
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.partnerships import NewPartnership
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.preparation import PreparationMeeting
from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.domain.reports import CommunicationItem, FollowUp, MissionReport
from lianes_desktop.domain.shares import ACTION
from lianes_desktop.domain.versions import REMOVED, UNKNOWN, RecordVersion
from lianes_desktop.services.ports.sharing import WrittenRecord
from lianes_desktop.services.ports.store import DossierRate, Record

DOCUMENT = "data/share.json"
"""Where a share keeps its versions."""

_CODECS: Mapping[str, Codec[Any]] = {
    ACTION: actions.action,
    "participant": records.participant,
    "item": records.item,
    "contact": records.contact,
    "rate": records.rate,
    "expense": records.expense,
    "receipt": records.receipt,
    "meeting": results.meeting,
    "funding": results.funding,
    "advance": results.advance,
    "staff_time": results.staff_time,
    "follow_up": results.follow_up,
    "communication": results.communication,
    "report": results.report,
}
KINDS = tuple(_CODECS)
"""The kinds of record, by the names they travel under."""
_NAMES: Mapping[type, str] = {
    **dict.fromkeys(ACTIONS, ACTION),
    Participant: "participant",
    ProgrammeItem: "item",
    Contact: "contact",
    DossierRate: "rate",
    Expense: "expense",
    Receipt: "receipt",
    PreparationMeeting: "meeting",
    Funding: "funding",
    Advance: "advance",
    StaffTime: "staff_time",
    FollowUp: "follow_up",
    CommunicationItem: "communication",
    MissionReport: "report",
}


def audience(dossier: DossierId) -> tuple[str, ...]:
    """Whom a share is for: those who take part in the dossier."""
    return (dossier.urn,)


class BundleTexts:
    """Satisfies ``services.ports.sharing.RecordTexts``."""

    @property
    def kinds(self) -> tuple[type[Record], ...]:
        """Every kind of record that is shared, besides what the dossier is about."""
        return tuple(kind for kind, name in _NAMES.items() if name != ACTION)

    def write(self, record: Record) -> WrittenRecord:
        """The record as canonical JSON."""
        kind = _NAMES[type(record)]
        value = record.rate if isinstance(record, DossierRate) else record
        return WrittenRecord(kind, _identity(value), strict_json.dumps(_CODECS[kind].write(value)).decode("utf-8"))

    def read(self, kind: str, dossier: DossierId, content: str) -> Record:
        """The record of that text; ``ValueError`` when it is none of that kind and dossier, or not canonical."""
        try:
            value = _CODECS[kind].read(strict_json.loads(content.encode("utf-8")), kind)
        except (KeyError, NotStrictJson, Malformed) as error:
            raise ValueError(f"{kind}: {error}") from error
        if strict_json.dumps(_CODECS[kind].write(value)).decode("utf-8") != content:
            raise ValueError(f"{kind}: not in its canonical form")
        if isinstance(value, ExchangeRate):
            return DossierRate(dossier, value)
        if (value.id if isinstance(value, ACTIONS) else value.dossier) != dossier:
            raise ValueError(f"{kind}: another dossier's record")
        record: Record = value
        return record

    def files(self, versions: Iterable[RecordVersion]) -> tuple[tuple[ReceiptPage, ...], tuple[Piece, ...]]:
        """The receipts' files and papers that the last versions name, each once."""
        versions = tuple(versions)
        followed = {parent for one in versions for parent in one.parents}
        pages: dict[str, ReceiptPage] = {}
        papers: dict[str, Piece] = {}
        for one in versions:
            if one.digest not in followed and one.content not in {REMOVED, UNKNOWN}:
                record = self.read(one.kind, one.dossier, one.content)
                if isinstance(record, Receipt):
                    pages.update((page.digest, page) for page in record.pages)
                papers.update((paper.digest, paper) for paper in _papers(record))
        return tuple(pages.values()), tuple(papers.values())


def identity(kind: str, content: str) -> UUID:
    """The record a content is of: its own id, or that of its dossier when there is but one in it."""
    fields = json.loads(content)
    return UUID(fields["dossier"] if kind == "report" else fields["id"])


def _identity(value: Any) -> UUID:  # noqa: ANN401 - one of the kinds above
    found: UUID = value.dossier if isinstance(value, MissionReport) else value.id
    return found


def _papers(record: Record) -> Iterable[Piece]:
    found: tuple[Piece | None, ...] = ()
    match record:
        case NewPartnership():
            found = (record.accord.paper,)
        case Participant():
            found = (record.mandate.paper,)
        case CommunicationItem():
            found = (record.paper,)
        case DossierRate():
            found = (record.rate.slip.paper if record.rate.slip else None,)
        case ProgrammeItem():
            found = tuple(one.paper for one in record.pictures)
        case _:
            pass
    return (one for one in found if one is not None)
