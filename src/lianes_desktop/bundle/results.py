"""How what surrounds a dossier is written as JSON: preparation, funding, report, follow-ups, communication."""

from lianes_desktop.bundle import codecs, records
from lianes_desktop.domain.funding import Advance, AdvanceFrom, Funding, FundingNature, FundingState, StaffTime
from lianes_desktop.domain.ids import AdvanceId, CommunicationId, FollowUpId, FundingId, MeetingId, StaffTimeId
from lianes_desktop.domain.preparation import MeetingMode, PreparationMeeting
from lianes_desktop.domain.reports import (
    BEST_MARK,
    BEST_SCORE,
    CommunicationItem,
    CommunicationKind,
    Criterion,
    FollowUp,
    MissionReport,
)

_BEST_RESULT = 5
_day = codecs.optional(codecs.day)

meeting = codecs.record(
    PreparationMeeting,
    id=codecs.identity(MeetingId),
    dossier=records.dossier_id,
    held_on=_day,
    mode=codecs.choice(MeetingMode),
    participants=codecs.many(records.participant_id),
    others=codecs.text,
    decisions=codecs.text,
)
funding = codecs.record(
    Funding,
    id=codecs.identity(FundingId),
    dossier=records.dossier_id,
    source=codecs.line,
    cents=records.cents,
    state=codecs.choice(FundingState),
    nature=codecs.choice(FundingNature),
    expense=codecs.optional(records.expense_id),
    note=codecs.text,
)
advance = codecs.record(
    Advance,
    id=codecs.identity(AdvanceId),
    dossier=records.dossier_id,
    cents=records.cents,
    paid_on=_day,
    giver=codecs.choice(AdvanceFrom),
    participant=codecs.optional(records.participant_id),
    presumed_cents=codecs.optional(records.cents),
    note=codecs.text,
)
staff_time = codecs.record(
    StaffTime,
    id=codecs.identity(StaffTimeId),
    dossier=records.dossier_id,
    participant=codecs.optional(records.participant_id),
    worked_on=codecs.day,
    half_days=codecs.whole(0),
    daily_cents=records.cents,
    task=codecs.line,
)
follow_up = codecs.record(
    FollowUp,
    frozenset({"carried_from"}),
    id=codecs.identity(FollowUpId),
    dossier=records.dossier_id,
    what=codecs.text,
    owner=codecs.line,
    due_on=_day,
    done_on=_day,
    item=codecs.optional(records.item_id),
    carried_from=codecs.optional(codecs.identity(FollowUpId)),
)
communication = codecs.record(
    CommunicationItem,
    id=codecs.identity(CommunicationId),
    dossier=records.dossier_id,
    title=codecs.line,
    kind=codecs.choice(CommunicationKind),
    published_on=_day,
    link=codecs.line,
    people_shown=codecs.flag,
    image_rights=codecs.flag,
    paper=codecs.optional(records.paper),
    note=codecs.text,
)
report = codecs.record(
    MissionReport,
    dossier=records.dossier_id,
    objective=codecs.text,
    course=codecs.text,
    french_side=codecs.text,
    moroccan_side=codecs.text,
    results=codecs.many(codecs.pair(codecs.whole(1, _BEST_RESULT), codecs.text)),
    criteria=codecs.many(
        codecs.record(Criterion, code=codecs.line, text=codecs.text, score=codecs.optional(codecs.whole(0, BEST_SCORE)))
    ),
    staff_impact=codecs.text,
    satisfaction=codecs.optional(codecs.whole(1, BEST_MARK)),
    lessons=codecs.text,
    final=codecs.flag,
)
