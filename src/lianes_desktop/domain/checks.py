"""What stands between a dossier and its claim (DOMAIN §6)."""

from collections.abc import Iterator
from datetime import date, timedelta

from lianes_desktop.domain.contacts import ConsentState
from lianes_desktop.domain.dossiers import Dossier, ExpenseStatement, Finding, FindingCode, Level
from lianes_desktop.domain.editions import HostingCase, ReferenceData
from lianes_desktop.domain.expense_checks import line_findings, rate_findings, same_findings
from lianes_desktop.domain.missions import HostingDay, Mission, Theme
from lianes_desktop.domain.overlaps import overlaps
from lianes_desktop.domain.participants import Participant, Status, unmandated
from lianes_desktop.domain.programmes import ItemFamily, ItemKind
from lianes_desktop.domain.reimbursement import Terms, letter_deadline
from lianes_desktop.domain.summaries import Section

FAR_OVER = 5, 4
"""Above 125 % of the budget per person, the warning is a strong one."""

_SATURDAY = 5
_MANDATE_LEVELS = {
    Status.ELECTED: Level.ERROR,
    Status.STAFF: Level.ERROR,
    Status.STAKEHOLDER: Level.WARNING,
    Status.EXPERT: Level.WARNING,
}
"""How firm the act that sends a person is (V15, V16)."""
_OUTSIDERS = frozenset({Status.STAKEHOLDER, Status.EXPERT})


def check(
    dossier: Dossier, claimed: ExpenseStatement, applied: Terms, reference: ReferenceData, today: date
) -> tuple[Finding, ...]:
    """Everything found, errors first, each with the place where to put it right."""
    found = [
        *_facts(dossier),
        *_agreements(dossier, applied, reference),
        *_length_and_budget(dossier, claimed, reference),
        *_mandates(dossier),
        *rate_findings(claimed.lines, dossier.rates),
        *(finding for line in claimed.lines for finding in line_findings(line, applied, today)),
        *same_findings(dossier),
        *_programme(dossier),
        *_contacts(dossier),
    ]
    return tuple(sorted(found, key=lambda finding: finding.level is not Level.ERROR))


def _of_dossier(
    code: FindingCode,
    level: Level,
    field: str,
    *values: tuple[str, str | int | date],
    section: Section = Section.OVERVIEW,
) -> Finding:
    return Finding(code, level, section, None, field, values)


def _facts(dossier: Dossier) -> Iterator[Finding]:
    action = dossier.action
    if action.authority is None:
        yield _of_dossier(FindingCode.NO_AUTHORITY, Level.ERROR, "authority")
    if action.partner is None:
        yield _of_dossier(FindingCode.NO_PARTNER, Level.WARNING, "partner")
    if action.starts_on is None or action.ends_on is None:
        field = "held_on" if isinstance(action, HostingDay) else "ends_on" if action.starts_on else "starts_on"
        yield _of_dossier(FindingCode.NO_DATES, Level.ERROR, field)
    if not action.themes:
        yield _of_dossier(FindingCode.NO_THEME, Level.WARNING, "themes")
    elif Theme.OTHER in action.themes and not action.other_theme:
        yield _of_dossier(FindingCode.NO_THEME, Level.WARNING, "other_theme")
    if not dossier.participants:
        yield _of_dossier(FindingCode.NO_PARTICIPANT, Level.ERROR, "participants")
    if not dossier.expenses:
        yield _of_dossier(FindingCode.NO_EXPENSE, Level.ERROR, "", section=Section.EXPENSES)


def _agreements(dossier: Dossier, applied: Terms, reference: ReferenceData) -> Iterator[Finding]:
    """Letter of intent, convention, direct partner (V19, V30)."""
    action, convention = dossier.action, dossier.action.convention
    if convention.signed_on is None:
        yield _of_dossier(FindingCode.CONVENTION_PENDING, Level.WARNING, "convention")
        if convention.letter_received_on is None:
            yield _of_dossier(FindingCode.LETTER_MISSING, Level.WARNING, "convention")
    deadline = letter_deadline(reference)
    if convention.letter_received_on and convention.letter_received_on > deadline:
        yield _of_dossier(FindingCode.LETTER_LATE, Level.WARNING, "convention", ("deadline", deadline))
    if action.case is HostingCase.DIRECT and applied.case is not HostingCase.DIRECT:
        yield _of_dossier(FindingCode.DIRECT_WITHOUT_AGREEMENT, Level.WARNING, "case_reason")


def _length_and_budget(dossier: Dossier, claimed: ExpenseStatement, reference: ReferenceData) -> Iterator[Finding]:
    """A mission's usual length and cost (V17, V21): never a limit, always said."""
    action, edition = dossier.action, reference.edition
    if not isinstance(action, Mission):
        return
    if action.starts_on and action.ends_on and not action.duration_reason:
        days = (action.ends_on - action.starts_on).days + 1
        fewest, most = edition.mission_days
        if not fewest <= days <= most:
            usual = ("days", days), ("fewest", fewest), ("most", most)
            yield _of_dossier(FindingCode.DURATION, Level.WARNING, "duration_reason", *usual)
    budget, (times, over) = edition.budget_per_person_cents * len(dossier.participants), FAR_OVER
    if budget and claimed.spent_cents > budget:
        far = claimed.spent_cents * over > budget * times
        code = FindingCode.FAR_OVER_BUDGET if far else FindingCode.OVER_BUDGET
        sums = ("spent_cents", claimed.spent_cents), ("budget_cents", budget)
        yield _of_dossier(code, Level.WARNING, "budget", *sums)


def _mandates(dossier: Dossier) -> Iterator[Finding]:
    """Whoever is sent abroad needs an act dated before departure; for elected officials the law is firm."""
    if not isinstance(dossier.action, Mission):
        return
    for person in dossier.participants:
        if person.status not in _MANDATE_LEVELS:
            continue
        level, dated = _MANDATE_LEVELS[person.status], person.mandate.dated
        if unmandated(person):
            yield _of_person(person, FindingCode.NO_MANDATE, level)
        elif dated and dossier.action.starts_on and dated > dossier.action.starts_on:
            yield _of_person(person, FindingCode.LATE_MANDATE, level)


def _of_person(person: Participant, code: FindingCode, level: Level) -> Finding:
    return Finding(code, level, Section.OVERVIEW, person.id, "mandate", (("name", person.name),))


def _programme(dossier: Dossier) -> Iterator[Finding]:
    titles = {item.id: item.title for item in dossier.items}
    for one in overlaps(dossier.items):
        values = (
            ("first", titles[one.first]),
            ("second", titles[one.second]),
            ("day", one.starts_at.date()),
            ("hour", f"{one.starts_at:%H:%M}"),
        )
        yield Finding(FindingCode.OVERLAP, Level.WARNING, Section.PROGRAMME, one.second, "starts_at", values)
    if isinstance(dossier.action, Mission):
        yield from _empty_days(dossier)
    elif not any(person.status in _OUTSIDERS for person in dossier.participants) and not any(
        item.kind is ItemKind.STAKEHOLDERS for item in dossier.items
    ):
        yield _of_dossier(FindingCode.NO_STAKEHOLDER, Level.WARNING, "", section=Section.PROGRAMME)


def _empty_days(dossier: Dossier) -> Iterator[Finding]:
    """Working days on site, between the days of travel, without a meeting or visit (R33)."""
    starts_on, ends_on = dossier.action.starts_on, dossier.action.ends_on
    if starts_on is None or ends_on is None:
        return
    met = {item.starts_at.date() for item in dossier.items if item.family in {ItemFamily.MEET, ItemFamily.VISIT}}
    for after in range(1, (ends_on - starts_on).days):
        day = starts_on + timedelta(days=after)
        if day.weekday() < _SATURDAY and day not in met:
            values = (("day", day),)
            yield Finding(FindingCode.DAY_WITHOUT_MEETING, Level.WARNING, Section.PROGRAMME, None, "", values)


def _contacts(dossier: Dossier) -> Iterator[Finding]:
    """Whoever was not asked yet stays out of the bundle (V28)."""
    for contact in dossier.contacts:
        if contact.consent.state is ConsentState.TO_ASK:
            values = (("name", contact.name),)
            yield Finding(FindingCode.CONSENT_TO_ASK, Level.WARNING, Section.CONTACTS, contact.id, "consent", values)
