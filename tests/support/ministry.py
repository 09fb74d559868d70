"""An edition that can be reported to the ministry: claims taken in, decided line by line, with all they tell."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.answers import Answer, AnswerKind, DecidedLine, Said
from lianes_desktop.domain.bundles import ReceivedBundle
from lianes_desktop.domain.cerfa import CerfaGrid
from lianes_desktop.domain.contacts import Consent
from lianes_desktop.domain.editions import ProgrammeEdition
from lianes_desktop.domain.envelopes import Envelope, FunderShare
from lianes_desktop.domain.funding import Funding, FundingNature, FundingState, StaffTime
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ids import (
    BundleId,
    CommunicationId,
    DossierId,
    FollowUpId,
    FundingId,
    MeetingId,
    SeriesId,
    StaffTimeId,
)
from lianes_desktop.domain.ministry_money import financial_table
from lianes_desktop.domain.ministry_table import FinancialRow, FinancialTable
from lianes_desktop.domain.missions import PlannedCost
from lianes_desktop.domain.organisations import OrganisationType
from lianes_desktop.domain.participants import Gender
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.preparation import PreparationMeeting
from lianes_desktop.domain.programmes import ExchangeForm, ItemKind, ItemState
from lianes_desktop.domain.reports import CommunicationItem, Criterion, FollowUp, MissionReport
from lianes_desktop.domain.reviewing import Verdict
from lianes_desktop.services.cerfa import load
from support.builders import (
    REFERENCE,
    RESOURCES,
    a_contact,
    a_hosting_day,
    a_mission,
    a_participant,
    an_item,
)
from support.memory import NOW
from support.office import Office, a_claim, a_line
from support.office_money import a_claim as a_received

EDITION = REFERENCE.edition.code
GRID: CerfaGrid = load((RESOURCES / "reference" / "cerfa_15059.json").read_text(encoding="utf-8"))


def headings(_hand_in: HandIn) -> Mapping[str, BudgetHeading]:
    """The heading of each kind shipped."""
    return {one.code: one.heading for one in REFERENCE.kinds}


def dossier(number: int) -> DossierId:
    """The same dossier each time."""
    return DossierId(UUID(int=number))


def a_told_mission(of: int = 1, **fields: Any) -> HandIn:  # noqa: ANN401 - fields of the dossier
    """A mission with expenses of several kinds, people, a programme, a report, other funders and staff time."""
    own = dossier(of)
    lines = (
        a_line(1, "400.00", of=of, kind="AVION", payee="=Royal Air Maroc", beneficiaries=()),
        a_line(2, "90.00", of=of, kind="HEBE", payee="Hôtel", borne_cents=80_00),
        a_line(3, "12.50", of=of, kind="BANQ", payee="Banque"),
        a_line(4, "33.33", of=of, kind="TAXI", other_funding_cents=3_33),
        a_line(5, "250.00", of=of, kind="TEMP", payee="Temps"),
    )
    given: dict[str, Any] = {
        "participants": (
            a_participant(dossier=own, gender=Gender.WOMAN, status=Status.ELECTED),
            a_participant(dossier=own, gender=Gender.MAN),
            a_participant(dossier=own),
        ),
        "contacts": (
            a_contact(dossier=own, gender=Gender.WOMAN, organisation="Commune d'Oujda",
                      organisation_type=OrganisationType.MUNICIPALITY, consent=Consent()),
            a_contact(dossier=own, given_name="Driss", family_name="Alaoui", organisation="Atlas SARL",
                      organisation_type=OrganisationType.COMPANY),
        ),
        "items": (
            an_item(dossier=own, state=ItemState.HELD, results=(1, 3), exchanged=(ExchangeForm.TOOL,)),
            an_item("2026-10-14 12:00", "2026-10-14 13:30", dossier=own, kind=ItemKind.MEAL, state=ItemState.HELD,
                    results=(2,)),
            an_item("2026-10-15 09:00", "2026-10-15 10:00", dossier=own),
        ),
        "meetings": (PreparationMeeting(MeetingId(UUID(int=of * 7)), own, date(2026, 9, 10)),),
        "fundings": (
            Funding(FundingId(UUID(int=of * 11)), own, "Région", 50_00, FundingState.GRANTED),
            Funding(FundingId(UUID(int=of * 11 + 1)), own, "Agence de l'eau", 20_00),
            Funding(FundingId(UUID(int=of * 11 + 2)), own, "Université", 70_00, FundingState.GRANTED,
                    FundingNature.IN_KIND),
        ),
        "staff_times": (StaffTime(StaffTimeId(UUID(int=of * 13)), own, None, date(2026, 10, 13), 3, 200_00, "Étude"),),
        "follow_ups": (
            FollowUp(FollowUpId(UUID(int=of * 17)), own, "Envoyer l'étude", done_on=date(2026, 11, 1)),
            FollowUp(FollowUpId(UUID(int=of * 17 + 1)), own, "Revenir"),
        ),
        "communications": (CommunicationItem(CommunicationId(UUID(int=of * 19)), own, "La Voix du Nord"),),
        "reports": (
            MissionReport(
                own,
                french_side="Nadia El Amrani a montré la régie de l'eau.",
                moroccan_side="Un plan de formation.",
                criteria=(Criterion("dialogue", "Oui", 3), Criterion("interet_local", score=2)),
                satisfaction=4,
            ),
        ),
    }  # fmt: skip
    budget = (PlannedCost(BudgetHeading.AIR, 450_00), PlannedCost(BudgetHeading.OTHER, 0))
    action = a_mission(budget=budget, objectives=(1, 3), sdgs=(6, 11))
    return a_claim(*lines, of=of, action=action, **(given | fields))


def a_told_hosting_day(of: int = 2) -> HandIn:
    """A day with a delegation, its report final, everybody's gender given."""
    own = dossier(of)
    action: Action = a_hosting_day(
        budget=(PlannedCost(BudgetHeading.MEALS, 100_00), PlannedCost(BudgetHeading.LOCAL_TRANSPORT, 30_00)), sdgs=(6,)
    )
    people = (a_participant(dossier=own, gender=Gender.WOMAN, status=Status.DELEGATE),)
    report = MissionReport(own, satisfaction=5, final=True)
    lines = (a_line(1, "110.10", of=of, kind="REAC", guests="Tous"), a_line(2, "41.05", of=of, kind="LOCV"))
    return a_claim(*lines, of=of, action=action, participants=people, reports=(report,))


def a_decision(received: ReceivedBundle, hand_in: HandIn, *, keep: bool = True, at: datetime = NOW) -> Answer:
    """What Lianes decided of a claim: every line as asked for, or nothing at all; or a sum without lines."""
    lines = tuple(
        DecidedLine(
            *(line.expense.id, line.expense.number, "", Verdict.ACCEPT if keep else Verdict.REFUSE),
            *(line.assessment.eligible_cents, line.assessment.eligible_cents, line.share_cents if keep else 0),
        )
        for line in hand_in.statement.lines
    )
    said = Said(lines=lines, due_cents=sum(one.share_cents for one in lines), rank=1)
    digest = hashlib.sha256(f"{received.manifest_sha256} {at} {keep}".encode()).hexdigest()
    return Answer(
        id=BundleId(UUID(digest[:32])),
        dossier=received.dossier,
        kind=AnswerKind.DECISION,
        claim=received.bundle_id,
        claim_manifest=received.manifest_sha256,
        claim_sequence=received.sequence,
        series=SeriesId(UUID(int=9)),
        sequence=1,
        previous="",
        manifest_sha256=digest,
        made_at=at,
        kept_at=at,
        path="",
        said=said,
    )


def decided(office: Office, hand_in: HandIn, *, keep: bool = True, at: datetime = NOW) -> Answer:
    """Take a claim in and decide on it."""
    answer = a_decision(office.received(hand_in), hand_in, keep=keep, at=at)
    office.records.keep(None, answer)
    return answer


def by_the_sum(answer: Answer) -> Answer:
    """The same decision, told without its lines."""
    return replace(answer, said=replace(answer.said, lines=()))


def filled(office: Office) -> None:
    """Two dossiers decided upon."""
    decided(office, a_told_mission())
    decided(office, a_told_hosting_day())


# ---- the financial table


@dataclass(frozen=True)
class Case:
    """A dossier decided upon."""

    decision: Answer
    hand_in: HandIn


def received_of(hand_in: HandIn, **fields: object) -> ReceivedBundle:
    """A claim as the inbox lists it."""
    own = hand_in.dossier.action.id
    told = {"dossier": own, "bundle_id": hand_in.bundle_id, "received_at": NOW, "series": hand_in.series} | fields
    return replace(a_received(1), **told)  # type: ignore[arg-type]  # its fields


def case(hand_in: HandIn, *, keep: bool = True) -> Case:
    """A dossier with every line accepted, or none."""
    return Case(a_decision(received_of(hand_in), hand_in, keep=keep), hand_in)


def table_of(
    cases: Sequence[Case],
    shares: Sequence[FunderShare] = (),
    envelopes: Sequence[Envelope] = (),
    edition: ProgrammeEdition = REFERENCE.edition,
) -> FinancialTable:
    """The table of these dossiers."""
    return financial_table(cases, GRID, headings, edition, shares, envelopes)


def row(table: FinancialTable, code: str, party: str = "") -> FinancialRow:
    """One row of it."""
    return next(one for one in table.rows if one.line.code == code and one.party == party)


def cents(table: FinancialTable, code: str, party: str = "") -> tuple[int | None, int | None, int | None]:
    """Planned, realised and gap of a row."""
    found = row(table, code, party)
    return (
        found.planned.cents if found.planned else None,
        found.done.cents if found.done else None,
        found.gap_cents,
    )


BOTH = (case(a_told_mission()), case(a_told_hosting_day()))
