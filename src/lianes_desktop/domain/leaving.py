"""What may leave this device: people who have not agreed to travel stay behind, with everything that names them."""

from dataclasses import replace

from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.hand_in import HandIn


def leaving(records: Dossier) -> Dossier:
    """The dossier as it may leave: no contact without an explicit yes, and no reference to what is not there."""
    contacts = tuple(replace(one, card=None) for one in records.contacts if one.may_leave)
    people = {one.id for one in records.participants}
    met = {one.id for one in contacts}
    shown = {one.id for one in contacts if one.may_be_shown}
    lines = {one.id for one in records.items}
    spent = {one.id for one in records.expenses}
    return replace(
        records,
        contacts=contacts,
        items=tuple(
            replace(
                item,
                participants=tuple(one for one in item.participants if one in people),
                contacts=tuple(one for one in item.contacts if one in met),
                absent=tuple(one for one in item.absent if one in people),
                absent_contacts=tuple(one for one in item.absent_contacts if one in met),
                pictures=tuple(one for one in item.pictures if shown.issuperset(one.shows)),
            )
            for item in records.items
        ),
        expenses=tuple(
            replace(
                expense,
                payer=expense.payer if expense.payer in people else None,
                item=expense.item if expense.item in lines else None,
                beneficiaries=tuple(one for one in expense.beneficiaries if one in people),
            )
            for expense in records.expenses
        ),
        meetings=tuple(
            replace(one, participants=tuple(there for there in one.participants if there in people))
            for one in records.meetings
        ),
        fundings=tuple(replace(one, expense=one.expense if one.expense in spent else None) for one in records.fundings),
        advances=tuple(
            replace(one, participant=one.participant if one.participant in people else None) for one in records.advances
        ),
        staff_times=tuple(
            replace(one, participant=one.participant if one.participant in people else None)
            for one in records.staff_times
        ),
        follow_ups=tuple(replace(one, item=one.item if one.item in lines else None) for one in records.follow_ups),
    )


def hand_in_leaving(hand_in: HandIn) -> HandIn:
    """The same hand-in without the contacts that may not leave (loi 09-08 art. 43-44), nor any finding about them."""
    staying = {one.id for one in hand_in.dossier.contacts if not one.may_leave}
    dossier = leaving(hand_in.dossier)
    expenses = {one.id: one for one in dossier.expenses}
    lines = tuple(
        replace(line, expense=expenses.get(line.expense.id, line.expense)) for line in hand_in.statement.lines
    )
    return replace(
        hand_in,
        dossier=dossier,
        statement=replace(hand_in.statement, lines=lines),
        findings=tuple(one for one in hand_in.findings if one.subject not in staying),
    )
