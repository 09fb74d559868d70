"""The preparation put into words."""

from collections.abc import Callable
from decimal import Decimal

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.partnerships import Candidate, Channel, NewPartnership, PartnershipState
from lianes_desktop.domain.pipeline import ALIKE, Exchange, size_ratio
from lianes_desktop.domain.preparation import MeetingMode, PreparationMeeting, Task
from lianes_desktop.i18n import formats, kinds, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.preparation import Preparation, Search, TaskLine
from lianes_desktop.ui.preparation import corrections
from lianes_desktop.ui.preparation.values import (
    About,
    CandidateShown,
    ExchangeShown,
    Field,
    Form,
    MeetingForm,
    MeetingShown,
    Part,
    SearchShown,
    TaskForm,
    TaskShown,
)

Shown = Callable[[About, dict[Field, str]], Form]
"""Lays over what is kept what was typed and refused."""


def subtitle(action: Action) -> str:
    """What is prepared, and for when."""
    parts = [formats.isolate(action.title), wording.action(action.action)]
    if action.starts_on is not None:
        parts.append(formats.month_range(action.starts_on, action.ends_on or action.starts_on))
    return " · ".join(parts)


def left(found: Preparation) -> str:
    """How much of the list is still to be settled."""
    if not found.left:
        return _("Tout est réglé")
    return ngettext("Encore {n} point à régler", "Encore {n} points à régler", found.left).format(
        n=formats.number(found.left)
    )


def task(line: TaskLine) -> TaskShown:
    """A line of the checklist."""
    one, kind = line
    return TaskShown(
        words=kinds.said(kind.names) if kind is not None else formats.isolate(one.title or one.code),
        detail=_task_detail(one),
        done=one.done_on is not None,
        not_needed=one.not_needed,
        paper=kind.paper if kind is not None else "",
    )


def task_form(at: int, line: TaskLine, shown: Shown) -> TaskForm:
    """The line being edited."""
    one, kind = line
    form = shown(About(Part.TASK, at), corrections.task_texts(one))
    hint = kinds.said(kind.hints) if kind is not None else ""
    return TaskForm(at, form, hint, own=not one.code, not_needed=one.not_needed)


def meeting(one: PreparationMeeting) -> MeetingShown:
    """A meeting in the list."""
    parts = [kinds.meeting_mode(one.mode)]
    people = len(one.participants)
    if people:
        parts.append(ngettext("{n} participant", "{n} participants", people).format(n=formats.number(people)))
    if one.others:
        parts.append(formats.isolate(one.others))
    day = formats.day(one.held_on) if one.held_on is not None else _("sans date")
    return MeetingShown(one.id, day, " · ".join(parts))


def meeting_form(one: PreparationMeeting, people: tuple[Participant, ...], shown: Shown) -> MeetingForm:
    """The meeting being edited."""
    return MeetingForm(
        id=one.id,
        form=shown(About(Part.MEETING, one.id), corrections.meeting_texts(one)),
        mode=one.mode,
        modes=tuple((mode, kinds.meeting_mode(mode)) for mode in MeetingMode),
        people=tuple((who.id, _name(who), formats.initials(_name(who))) for who in people),
        attended=one.participants,
    )


def search(found: Search, own_name: str, shown: Shown, adding: str) -> SearchShown:
    """The comparison, the milestones and the exchanges."""
    kept = found.partnership
    return SearchShown(
        own_name=formats.isolate(own_name) or _("Votre collectivité"),
        own=_own(kept),
        candidates=tuple(
            _candidate(at, one, kept.population, shown, nearest=at == found.nearest)
            for at, one in enumerate(kept.candidates)
        ),
        channels=tuple((one, kinds.channel(one)) for one in Channel),
        milestones=shown(About(Part.MILESTONES), corrections.milestone_texts(kept.milestones)),
        exchanges=tuple(_exchange(one) for one in found.exchanges),
        steps=steps(found),
        adding=adding,
    )


def steps(found: Search) -> tuple[tuple[str, str, str], ...]:
    """Where the partnership stands on its way: what is behind, where it is, what comes."""
    reached = tuple(PartnershipState).index(found.state)
    states = ("done", "now", "later")
    return tuple(
        (
            kinds.partnership_state(state),
            _step_day(state, found),
            states[(at > reached) + (at >= reached)],
        )
        for at, state in enumerate(PartnershipState)
    )


def size_words(own: int | None, other: int | None) -> str:
    """How two populations compare, in words."""
    ratio = size_ratio(own, other)
    if ratio is None or own is None or other is None:
        return _("Population à indiquer")
    if ratio < Decimal("1.05"):
        return _("De même taille")
    times = formats.number(ratio.quantize(Decimal("0.1")))
    size = (
        _("{times} fois plus peuplée").format(times=times)
        if other > own
        else _("{times} fois moins peuplée").format(times=times)
    )
    return _("{size}, taille comparable").format(size=size) if ratio <= ALIKE else size


def _task_detail(one: Task) -> str:
    parts = []
    if one.not_needed:
        parts.append(_("Pas nécessaire"))
    elif one.done_on is not None:
        parts.append(_("Fait le {day}").format(day=formats.day(one.done_on)))
    if one.owner:
        parts.append(formats.isolate(one.owner))
    if one.note:
        parts.append(formats.isolate(one.note.partition("\n")[0]))
    return " · ".join(parts)


def _name(person: Participant) -> str:
    return person.name or person.name_ar


def _own(kept: NewPartnership) -> tuple[tuple[str, str], ...]:
    missing = _("À indiquer")
    return (
        (
            (_("Population"), "" if kept.population is None else formats.number(kept.population)),
            (_("Compétences"), formats.isolate(kept.competences)),
            (_("Enjeux"), formats.isolate(kept.stakes)),
            (_("Ce que nous cherchons"), formats.isolate(kept.sought)),
        )
        if any((kept.population, kept.competences, kept.stakes, kept.sought))
        else ((_("Population"), missing),)
    )


def _candidate(at: int, one: Candidate, own: int | None, shown: Shown, *, nearest: bool) -> CandidateShown:
    known = own and one.population
    most = max(own or 1, one.population or 1)
    return CandidateShown(
        at=at,
        form=shown(About(Part.CANDIDATE, at), corrections.candidate_texts(one)),
        channel=one.channel,
        retained=one.retained,
        nearest=nearest,
        size=size_words(own, one.population),
        share=(one.population or 0) / most if known else None,
        own_share=(own or 0) / most,
    )


def _exchange(one: Exchange) -> ExchangeShown:
    mission = one.action is ActionType.MISSION
    when = formats.month_range(one.starts_on, one.ends_on or one.starts_on) if one.starts_on else _("sans date")
    words = _("{kind} · {when}").format(kind=wording.action(one.action), when=when)
    return ExchangeShown(one.id, formats.isolate(one.title), words, "plane-takeoff" if mission else "handshake")


def _step_day(state: PartnershipState, found: Search) -> str:
    kept = found.partnership
    first = found.exchanges[0].starts_on if found.exchanges else None
    days = {
        PartnershipState.INTENTION: kept.intention_on,
        PartnershipState.FIRST_EXCHANGE: first,
        PartnershipState.SIGNED: kept.accord.signed_on,
        PartnershipState.ACTIVE: kept.accord.active_from,
        PartnershipState.CLOSED: kept.accord.closed_on,
    }
    day = days.get(state)
    return formats.day(day) if day is not None else ""
