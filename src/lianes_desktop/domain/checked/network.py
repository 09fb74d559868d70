"""A membership or a meeting of the committee as a page hands it: cleaned, or refused with every reason at once.

Fields are named as in the value, with dots: ``letter.signed_on``, ``versions.1.dated``, ``convention.overrides.rate``.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from lianes_desktop.domain import entry
from lianes_desktop.domain.checked.texts import LINE, PAGE, REMARK, cleaned
from lianes_desktop.domain.conventions import Convention, ConventionOverrides
from lianes_desktop.domain.editions import ProgrammeEdition
from lianes_desktop.domain.joining import ConventionVersion, LetterOfIntent, Membership, Referent
from lianes_desktop.domain.memberships import eligibility_start
from lianes_desktop.domain.phones import parse_phone
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.steering import Attendee, CommitteeDecision, SteeringMeeting

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")

_RULES = "convention.overrides"
_RATES = ("rate", "ad_hoc_rate", "project_rate", "partnership_rate")
_SUMS = ("lost_receipt_line_cents", "lost_receipt_person_cents")


class _Found:
    """What is refused so far."""

    def __init__(self) -> None:
        self.refusals: list[Refusal] = []

    def add(self, field: str, problem: Problem, **values: object) -> None:
        """One more reason."""
        self.refusals.append(Refusal(field, problem, values))

    def texts(self, value: T, prefix: str = "", **most: int) -> T:
        """The value with the texts named cleaned, each at most so long."""
        return cleaned(value, most, self.refusals, prefix)

    def after(self, field: str, day: date | None, before: date | None, problem: Problem) -> None:
        """Refuse a day that comes before one it must follow."""
        if day is not None and before is not None and day < before:
            self.add(field, problem, day=before)

    def past(self, today: date, **days: date | None) -> None:
        """Refuse days still to come for what has happened; a dot of the name is written ``__``."""
        for name, day in days.items():
            if day is not None and day > today:
                self.add(name.replace("__", "."), Problem.DATE_IN_FUTURE)

    def accept(self) -> None:
        """Raise what was found, if anything was."""
        if self.refusals:
            raise RefusedError(self.refusals)


def checked_membership(membership: Membership, today: date, edition: ProgrammeEdition | None = None) -> Membership:
    """A membership whose days follow one another, with rates, ceilings, phone and address that can be.

    Without its edition nothing tells from when expenses count, so that their last day is not held against it.

    Raises:
        RefusedError: every reason at once, each under its field.
    """
    found = _Found()
    clean = found.texts(
        membership,
        ambitions=PAGE,
        brings=PAGE,
        signatories=REMARK,
        abandoned_reason=REMARK,
    )
    clean = replace(
        clean,
        referent=_referent(clean.referent, found),
        letter=_letter(clean.letter, found),
        commitment=found.texts(clean.commitment, "commitment.", note=REMARK),
        versions=tuple(_version(one, found) for one in clean.versions),
        convention=_convention(clean.convention, found),
    )
    for name in ("staff_days", "missions", "hosting_days"):
        count = getattr(clean.commitment, name)
        if count is not None and count < 0:
            found.add(f"commitment.{name}", Problem.NOT_A_COUNT)
    _days(clean, found)
    if edition is not None:
        _counting(clean.convention, edition, found)
    _facts(clean, today, found)
    if clean.abandoned_on is not None and not clean.abandoned_reason:
        found.add("abandoned_reason", Problem.MISSING)
    if clean.abandoned_on is not None and clean.closed_on is not None:
        found.add("closed_on", Problem.CLOSED_AND_ABANDONED)
    found.accept()
    return clean


def checked_meeting(meeting: SteeringMeeting, today: date) -> SteeringMeeting:
    """A meeting: held ones have their day; people have names, decisions words.

    Raises:
        RefusedError: every reason at once, each under its field.
    """
    found = _Found()
    clean = found.texts(meeting, place=LINE, agenda=PAGE, minutes=4 * PAGE)
    clean = replace(
        clean,
        attendance=tuple(_attendee(at, one, found) for at, one in enumerate(clean.attendance)),
        decisions=tuple(_decision(at, one, found) for at, one in enumerate(clean.decisions)),
    )
    if clean.held and clean.held_on is None:
        found.add("held_on", Problem.MISSING)
    if clean.held:
        found.past(today, held_on=clean.held_on)
    for at, one in enumerate(clean.decisions):
        found.after(f"decisions.{at}.due_on", one.due_on, clean.held_on, Problem.BEFORE_MEETING)
        found.after(f"decisions.{at}.done_on", one.done_on, clean.held_on, Problem.BEFORE_MEETING)
        if one.done_on is not None and one.done_on > today:
            found.add(f"decisions.{at}.done_on", Problem.DATE_IN_FUTURE)
    found.accept()
    return clean


def _referent(referent: Referent, found: _Found) -> Referent:
    clean = found.texts(referent, "referent.", name=LINE, function=LINE)
    for name, parse in (("phone", parse_phone), ("email", entry.parse_email)):
        try:
            changed: dict[str, Any] = {name: parse(getattr(clean, name), f"referent.{name}")}
        except RefusedError as refused:
            found.refusals.extend(refused.refusals)
        else:
            clean = replace(clean, **changed)
    return clean


def _letter(letter: LetterOfIntent, found: _Found) -> LetterOfIntent:
    return found.texts(
        letter,
        "letter.",
        expectations=PAGE,
        sought=PAGE,
        signatory=LINE,
        signatory_title=LINE,
        place=LINE,
    )


def _version(version: ConventionVersion, found: _Found) -> ConventionVersion:
    return found.texts(version, f"versions.{version.number}.", note=REMARK)


def _convention(convention: Convention, found: _Found) -> Convention:
    clean = found.texts(convention, "convention.", reference=LINE)
    if _is_reversed(clean):
        found.add("convention.ends_on", Problem.END_BEFORE_START)
    return replace(clean, overrides=_overrides(clean.overrides, found))


def _is_reversed(convention: Convention) -> bool:
    """Whether it ends before it starts: then its end is wrong by that alone."""
    return bool(convention.starts_on and convention.ends_on and convention.ends_on < convention.starts_on)


def _overrides(overrides: ConventionOverrides, found: _Found) -> ConventionOverrides:
    for name in _RATES:
        rate: Decimal | None = getattr(overrides, name)
        if rate is not None and not 0 < rate <= 1:
            found.add(f"{_RULES}.{name}", Problem.RATE_OUT_OF_RANGE)
    _sums(overrides, found)
    start, end = overrides.eligibility_start, overrides.eligibility_end
    if start is not None and end is not None and end < start:
        found.add(f"{_RULES}.eligibility_end", Problem.END_BEFORE_START)
    articles = []
    for name, words in overrides.articles:
        try:
            articles.append((name, entry.parse_text(words, f"articles.{name}", LINE)))
        except RefusedError as refused:
            found.refusals.extend(refused.refusals)
    return replace(overrides, articles=tuple((name, words) for name, words in articles if words))


def _sums(overrides: ConventionOverrides, found: _Found) -> None:
    for name in _SUMS:
        cents: int | None = getattr(overrides, name)
        if cents is not None and cents < 0:
            found.add(f"{_RULES}.{name}", Problem.NOT_POSITIVE)
    # a ceiling of nothing would ask for nothing without a word: without a ceiling, the field is left empty
    if overrides.ceiling_cents is not None and overrides.ceiling_cents <= 0:
        found.add(f"{_RULES}.ceiling_cents", Problem.NOT_POSITIVE)
    for code, cents in overrides.kind_ceilings_cents:
        if cents <= 0:
            found.add(f"kinds.{code}.ceiling", Problem.NOT_POSITIVE)


def _days(clean: Membership, found: _Found) -> None:
    """The days in the order they must come."""
    letter, convention = clean.letter, clean.convention
    received, signed = convention.letter_received_on, convention.signed_on
    found.after("letter.signed_on", letter.signed_on, clean.contacted_on, Problem.SIGNED_BEFORE_CONTACT)
    found.after("letter.sent_on", letter.sent_on, letter.signed_on, Problem.SENT_BEFORE_SIGNED)
    found.after("convention.letter_received_on", received, letter.sent_on, Problem.RECEIVED_BEFORE_SENT)
    if letter.sent_on is None:
        found.after("convention.letter_received_on", received, letter.signed_on, Problem.RECEIVED_BEFORE_SIGNED)
    found.after(
        "convention.late_letter_accepted_on",
        convention.late_letter_accepted_on,
        received,
        Problem.ACCEPTED_BEFORE_RECEIVED,
    )
    found.after("convention.signed_on", signed, clean.contacted_on, Problem.CONVENTION_BEFORE_CONTACT)
    if not _is_reversed(convention) and signed and convention.ends_on and signed > convention.ends_on:
        found.add("convention.signed_on", Problem.SIGNED_AFTER_END, day=convention.ends_on)
    before: date | None = None
    for one in clean.versions:
        found.after(f"versions.{one.number}.dated", one.dated, before, Problem.VERSIONS_OUT_OF_ORDER)
        if signed is not None and one.dated > signed:
            found.add(f"versions.{one.number}.dated", Problem.VERSION_AFTER_SIGNATURE, day=signed)
        before = one.dated
    found.after("closed_on", clean.closed_on, convention.starts_on, Problem.CLOSED_BEFORE_START)
    found.after("closed_on", clean.closed_on, signed, Problem.CLOSED_BEFORE_SIGNATURE)


def _counting(convention: Convention, edition: ProgrammeEdition, found: _Found) -> None:
    """Some day at least on which expenses count; the convention's own two days are compared with one another."""
    overrides = convention.overrides
    if overrides.eligibility_start is None:
        start = eligibility_start(convention, edition).day
        field = f"{_RULES}.eligibility_end"
        found.after(field, overrides.eligibility_end, start, Problem.NOTHING_WOULD_COUNT)


def _facts(clean: Membership, today: date, found: _Found) -> None:
    """What has happened has happened by today."""
    found.past(
        today,
        contacted_on=clean.contacted_on,
        letter__signed_on=clean.letter.signed_on,
        letter__sent_on=clean.letter.sent_on,
        convention__letter_received_on=clean.convention.letter_received_on,
        convention__late_letter_accepted_on=clean.convention.late_letter_accepted_on,
        convention__signed_on=clean.convention.signed_on,
        closed_on=clean.closed_on,
        abandoned_on=clean.abandoned_on,
    )
    for one in clean.versions:
        if one.dated > today:
            found.add(f"versions.{one.number}.dated", Problem.DATE_IN_FUTURE)


def _attendee(at: int, person: Attendee, found: _Found) -> Attendee:
    clean = found.texts(person, f"attendance.{at}.", name=LINE, organisation=LINE)
    if not clean.name:
        found.add(f"attendance.{at}.name", Problem.MISSING)
    return clean


def _decision(at: int, decision: CommitteeDecision, found: _Found) -> CommitteeDecision:
    clean = found.texts(decision, f"decisions.{at}.", text=REMARK, owner=LINE)
    if not clean.text:
        found.add(f"decisions.{at}.text", Problem.MISSING)
    return clean
