"""What a dossier brought, in figures: the indicators of the five expected results and the three objectives.

Everything is counted from the records of the dossier; people are counted, never named (R103). A line of the programme
counts once it was held; a person met counts unless every line that names them was not.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.missions import HOME_ZONE
from lianes_desktop.domain.months import months_after
from lianes_desktop.domain.organisations import Organisation, OrganisationType
from lianes_desktop.domain.participants import Gender, Participant
from lianes_desktop.domain.partnerships import NewPartnership
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.programmes import RESULTS, SOCIAL, TECHNICAL, ExchangeForm, ItemKind, ProgrammeItem
from lianes_desktop.domain.reports import FollowUp, MissionReport

AUTHORITIES = frozenset(
    {
        OrganisationType.REGION,
        OrganisationType.DEPARTMENT,
        OrganisationType.MUNICIPALITY,
        OrganisationType.INTERMUNICIPAL,
        OrganisationType.JOINT_BOARD,
        OrganisationType.PROVINCE,
        OrganisationType.PREFECTURE,
    }
)
"""Kinds of organisation that are local authorities, on either side."""
_FRENCH = frozenset({OrganisationType.DEPARTMENT, OrganisationType.INTERMUNICIPAL, OrganisationType.JOINT_BOARD})
_MOROCCAN = frozenset({OrganisationType.PROVINCE, OrganisationType.PREFECTURE, OrganisationType.LOCAL_DEVELOPMENT})
"""Kinds that only one of the two countries knows."""
_IN_TIME_MONTHS = 6
"""Follow-ups done within so many months of the action count as done in time (§4.3)."""


@dataclass(frozen=True, slots=True)
class Gendered:
    """People counted by gender, for those who gave it."""

    women: int = 0
    men: int = 0
    unsaid: int = 0

    @property
    def total(self) -> int:
        """Everybody."""
        return self.women + self.men + self.unsaid


@dataclass(frozen=True, slots=True)
class Expertise:
    """Result 1: what was exchanged, and for how long."""

    practices: int
    methods: int
    tools: int
    technical: timedelta
    by_day: tuple[tuple[date, timedelta], ...]
    """Technical exchange of each day that had some, in order; the sum is ``technical``."""


@dataclass(frozen=True, slots=True)
class Encounters:
    """Result 2: who met whom, and the moments that were not technical."""

    met: Gendered
    """Contacts met."""
    met_french: int
    met_moroccan: int
    team: Gendered
    """Those of the dossier itself, delegates aside."""
    delegates: Gendered
    social_moments: int
    social: timedelta

    @property
    def french(self) -> int:
        """Everybody on the French side."""
        return self.met_french + self.team.total

    @property
    def moroccan(self) -> int:
        """Everybody on the Moroccan side."""
        return self.met_moroccan + self.delegates.total


@dataclass(frozen=True, slots=True)
class Involvement:
    """Result 3: which bodies took part."""

    actors: tuple[tuple[OrganisationType, int], ...]
    """How many bodies of each kind, local authorities included, in the order of the kinds."""
    untyped: int
    """Bodies whose kind was not said."""
    authorities: int
    """Local authorities involved: the dossier's two and those met."""

    @property
    def total(self) -> int:
        """All bodies met."""
        return sum(count for _kind, count in self.actors) + self.untyped

    @property
    def territory(self) -> int:
        """Those of the territories: companies, associations, schools and the like (R16, R72)."""
        return sum(count for kind, count in self.actors if kind not in AUTHORITIES)


@dataclass(frozen=True, slots=True)
class Mobilisation:
    """Result 4: whose time and knowledge was given."""

    elected: int
    staff: int
    experts: int
    stakeholders: int
    person_days: int
    """Days of the action, times those who took part for the French side."""
    valued_half_days: int
    """Half-days of staff time that are valued apart."""
    satisfaction: int | None

    @property
    def total(self) -> int:
        """Everybody sent or hosting."""
        return self.elected + self.staff + self.experts + self.stakeholders


@dataclass(frozen=True, slots=True)
class Dynamics:
    """Result 5: what begins, and what was decided."""

    identified: int
    """Partnerships."""
    signed: int
    decided: int
    """Follow-ups."""
    done: int
    done_in_time: int
    """Of those done, how many within six months of the action."""


@dataclass(frozen=True, slots=True)
class ResultProgress:
    """How far one of the five expected results is served."""

    number: int
    planned: int
    """Lines of the programme that serve it, cancelled ones aside."""
    held: int
    commented: bool


@dataclass(frozen=True, slots=True)
class ObjectiveProgress:
    """One of the three specific objectives, and what shows it."""

    number: int
    chosen: bool
    """The dossier says that it serves it."""
    evidence: int
    """O1: technical exchanges held; O2: bodies of the territories met; O3: partnerships and follow-ups."""


@dataclass(frozen=True, slots=True)
class Indicators:
    """Everything that can be counted of a dossier."""

    expertise: Expertise
    encounters: Encounters
    involvement: Involvement
    mobilisation: Mobilisation
    dynamics: Dynamics
    results: tuple[ResultProgress, ...]
    objectives: tuple[ObjectiveProgress, ...]
    unmarked: int
    """Lines of the programme of which nobody said yet whether they were held."""


def indicators(records: Dossier) -> Indicators:
    """Count what a dossier brought."""
    held = [item for item in records.items if item.took_place]
    expertise, involvement, dynamics = _expertise(held), _involvement(records), _dynamics(records, held)
    evidence = (
        sum(item.kind in TECHNICAL for item in held),
        involvement.territory,
        dynamics.identified + dynamics.signed + dynamics.decided,
    )
    report = report_of(records)
    comments = dict(report.results)
    alive = [item for item in records.items if item.counts]
    return Indicators(
        expertise=expertise,
        encounters=_encounters(records, held),
        involvement=involvement,
        mobilisation=_mobilisation(records, report),
        dynamics=dynamics,
        results=tuple(
            ResultProgress(
                number,
                sum(number in item.results for item in alive),
                sum(number in item.results for item in held),
                bool(comments.get(number)),
            )
            for number in RESULTS
        ),
        objectives=tuple(
            ObjectiveProgress(number, number in records.action.objectives, count)
            for number, count in enumerate(evidence, start=1)
        ),
        unmarked=len(alive) - len(held),
    )


def report_of(records: Dossier) -> MissionReport:
    """The dossier's report, blank while nobody has begun it."""
    return records.reports[0] if records.reports else MissionReport(records.action.id)


def met(records: Dossier) -> tuple[Contact, ...]:
    """The contacts really met: all but those named only on lines that were not held."""
    held = {one for item in records.items if item.took_place for one in item.contacts}
    named = {one for item in records.items for one in item.contacts}
    return tuple(one for one in records.contacts if one.id in held or one.id not in named)


def is_moroccan(contact: Contact, zone: str) -> bool:
    """The side of a person met: by the kind of organisation, else by a telephone number, else where the action is."""
    if contact.organisation_type in _MOROCCAN:
        return True
    if contact.organisation_type in _FRENCH:
        return False
    for number in (contact.phone, contact.mobile):
        if number.startswith(("+212", "+33")):
            return number.startswith("+212")
    return zone != HOME_ZONE


def in_time(follow_up: FollowUp, ends_on: date | None) -> bool:
    """Whether it was done within six months of the action; without a last day, whenever it was."""
    if follow_up.done_on is None:
        return False
    return ends_on is None or follow_up.done_on <= months_after(ends_on, _IN_TIME_MONTHS)


def _expertise(held: Iterable[ProgrammeItem]) -> Expertise:
    lines = list(held)
    forms = Counter(form for item in lines for form in set(item.exchanged))
    days: dict[date, timedelta] = {}
    for item in lines:
        if item.kind in TECHNICAL:
            day = item.starts_at.date()
            days[day] = days.get(day, timedelta()) + item.duration
    return Expertise(
        practices=forms[ExchangeForm.PRACTICE],
        methods=forms[ExchangeForm.METHOD],
        tools=forms[ExchangeForm.TOOL],
        technical=sum(days.values(), timedelta()),
        by_day=tuple(sorted(days.items())),
    )


def _encounters(records: Dossier, held: Iterable[ProgrammeItem]) -> Encounters:
    people = met(records)
    moroccan = sum(is_moroccan(one, records.action.zone) for one in people)
    social = [item for item in held if item.kind in SOCIAL]
    return Encounters(
        met=_gendered(people),
        met_french=len(people) - moroccan,
        met_moroccan=moroccan,
        team=_gendered(one for one in records.participants if one.status is not Status.DELEGATE),
        delegates=_gendered(one for one in records.participants if one.status is Status.DELEGATE),
        social_moments=len(social),
        social=sum((item.duration for item in social), timedelta()),
    )


def _gendered(people: Iterable[Contact | Participant]) -> Gendered:
    counts = Counter(one.gender for one in people)
    return Gendered(counts[Gender.WOMAN], counts[Gender.MAN], counts[None])


def _involvement(records: Dossier) -> Involvement:
    """Bodies are told apart by their name; somebody without one stands for a body of their own."""
    bodies: dict[str, OrganisationType | None] = {}
    for one in met(records):
        name = _folded(one.organisation or one.organisation_ar) or str(one.id)
        bodies[name] = bodies.get(name) or one.organisation_type
    kinds = Counter(bodies.values())
    own = [one for one in (records.authority, records.partner) if one is not None]
    known = {name for one in own for name in _names(one)}
    others = sum(kind in AUTHORITIES and name not in known for name, kind in bodies.items())
    return Involvement(
        actors=tuple((kind, kinds[kind]) for kind in OrganisationType if kinds[kind]),
        untyped=kinds[None],
        authorities=len({one.id for one in own if one.type in AUTHORITIES}) + others,
    )


def _mobilisation(records: Dossier, report: MissionReport) -> Mobilisation:
    statuses = Counter(one.status for one in records.participants)
    sent = sum(count for status, count in statuses.items() if status is not Status.DELEGATE)
    start, end = records.action.starts_on, records.action.ends_on
    days = (end - start).days + 1 if start is not None and end is not None and end >= start else 0
    return Mobilisation(
        elected=statuses[Status.ELECTED],
        staff=statuses[Status.STAFF],
        experts=statuses[Status.EXPERT],
        stakeholders=statuses[Status.STAKEHOLDER],
        person_days=sent * days,
        valued_half_days=sum(one.half_days for one in records.staff_times),
        satisfaction=report.satisfaction,
    )


def _dynamics(records: Dossier, held: Iterable[ProgrammeItem]) -> Dynamics:
    identified, signed = 0, sum(item.kind is ItemKind.SIGNATURE for item in held)
    if isinstance(records.action, NewPartnership):
        identified = len(records.action.candidates)
        signed = max(signed, int(records.action.accord.signed_on is not None))
    done = [one for one in records.follow_ups if one.done_on is not None]
    return Dynamics(
        identified=identified,
        signed=signed,
        decided=len(records.follow_ups),
        done=len(done),
        done_in_time=sum(in_time(one, records.action.ends_on) for one in done),
    )


def _names(organisation: Organisation) -> Iterable[str]:
    return (_folded(name) for name in (organisation.name, organisation.name_ar, *organisation.aliases) if name)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
