"""The report and its figures, in the person's words. No Qt."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.indicators import Encounters, Gendered, Indicators, Involvement
from lianes_desktop.domain.programmes import ItemState
from lianes_desktop.domain.reporting import ReportPart
from lianes_desktop.domain.reports import BEST_MARK, FollowUp
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.left_over import LeftOver
from lianes_desktop.services.reports import Results
from lianes_desktop.ui.report.values import RESULTS, Bar, Field, Follow, Glance, LeftOverShown, Missing, ResultShown

_HALF_DAYS = 2
_HOUR = timedelta(hours=1)


def subtitle(action: Action) -> str:
    """What kind of action it is, and when."""
    name = wording.action(action.action)
    if action.starts_on is None or action.ends_on is None:
        return name
    return _("{action} · {days}").format(action=name, days=formats.month_range(action.starts_on, action.ends_on))


def chip(results: Results) -> tuple[str, str]:
    """How far the report is, and the tone to say it in."""
    if results.report.final:
        return _("Définitif"), "ok"
    there = results.completeness
    return _of(there.done, there.total), "teal" if there.complete else "warn"


def unmarked(records: Dossier, past: int) -> str:
    """Why figures may be too low: nobody said of these lines whether they were held."""
    if not past:
        return ""
    if not any(item.state is not ItemState.PLANNED for item in records.items):
        return _("Rien n'est encore marqué tenu au programme : les chiffres et le déroulé attendent.")
    said = ngettext(
        "{n} rendez-vous passé n'est pas marqué : tenu, ou annulé ?",
        "{n} rendez-vous passés ne sont pas marqués : tenus, ou annulés ?",
        past,
    )
    return said.format(n=formats.number(past))


def missing(parts: Iterable[ReportPart]) -> tuple[Missing, ...]:
    """Parts of a report by their name."""
    return tuple(Missing(part.value, wording.report_part(part)) for part in parts)


def glance(found: Indicators) -> Glance:
    """The four small pictures."""
    met = found.encounters
    most = max(met.french, met.moroccan, 1)
    longest = max((lasts for _day, lasts in found.expertise.by_day), default=_HOUR)
    return Glance(
        results=tuple(
            Bar(
                wording.result(one.number),
                one.held,
                max(one.planned, 1),
                _of(one.held, one.planned),
                done=one.held > 0,
            )
            for one in found.results
        ),
        objectives=tuple(
            Bar(wording.objective(one.number), 0, 0, formats.number(one.evidence), done=one.chosen or one.evidence > 0)
            for one in found.objectives
        ),
        people=(
            Bar(_("Côté français"), met.french, most, formats.number(met.french)),
            Bar(_("Côté marocain"), met.moroccan, most, formats.number(met.moroccan)),
        ),
        people_words=genders(_everybody(met)),
        hours=tuple(
            Bar(formats.day_short(day), lasts / _HOUR, longest / _HOUR, formats.duration(lasts))
            for day, lasts in found.expertise.by_day
        ),
        hours_words=_("{duration} au total").format(duration=formats.duration(found.expertise.technical)),
    )


def results(found: Indicators) -> tuple[ResultShown, ...]:
    """Each expected result with its indicators (§4.3)."""
    figures = (_expertise(found), _encounters(found.encounters), _involvement(found.involvement),
               _mobilisation(found), _dynamics(found))  # fmt: skip
    return tuple(
        ResultShown(field, wording.result(number), lines)
        for number, (field, lines) in enumerate(zip(RESULTS, figures, strict=True), start=1)
    )


def genders(people: Gendered) -> str:
    """Women and men, when people have said which; those who have not are told apart."""
    parts = [
        ngettext("{n} femme", "{n} femmes", people.women).format(n=formats.number(people.women)),
        ngettext("{n} homme", "{n} hommes", people.men).format(n=formats.number(people.men)),
    ]
    if people.unsaid:
        parts.append(
            ngettext("{n} non précisé", "{n} non précisés", people.unsaid).format(n=formats.number(people.unsaid))
        )
    return " · ".join(parts) if people.women or people.men else ""


def follow_texts(kept: FollowUp) -> dict[Follow, str]:
    """A follow-up as its fields show it."""
    return {
        Follow.WHAT: kept.what,
        Follow.OWNER: kept.owner,
        Follow.DUE_ON: day(kept.due_on),
        Follow.DONE_ON: day(kept.done_on),
    }


def follow_chip(kept: FollowUp, today: date, carried: str | None = None) -> tuple[str, str]:
    """Where a follow-up stands: done, taken over by the dossier of that title, late, or to do."""
    if kept.done_on is not None:
        return _("Fait"), "ok"
    if carried is not None:
        return _("Reprise"), "teal"
    if kept.due_on is not None and kept.due_on < today:
        return _("En retard"), "accent"
    return _("À faire"), "neutral"


def carried_into(title: str) -> str:
    """Where a follow-up lives on."""
    return _("Reprise dans « {title} »").format(title=formats.isolate(title))


def left_over(found: LeftOver) -> LeftOverShown:
    """What an earlier dossier left to do."""
    count = len(found.follow_ups)
    title = ngettext("« {title} » laisse {n} suite à faire", "« {title} » laisse {n} suites à faire", count).format(
        title=formats.isolate(found.action.title), n=formats.number(count)
    )
    button = ngettext("Reprendre cette suite", "Reprendre ces suites", count)
    return LeftOverShown(title, tuple(_owed(one) for one in found.follow_ups), button)


def _owed(one: FollowUp) -> str:
    """What, by whom, for when."""
    return " · ".join(part for part in (" ".join(one.what.split()), one.owner, day(one.due_on)) if part)


def day(value: date | None) -> str:
    """A day as it is typed; nothing without one."""
    return "" if value is None else formats.day(value)


def _of(done: int, total: int) -> str:
    return _("{done} sur {total}").format(done=formats.number(done), total=formats.number(total))


def _everybody(met: Encounters) -> Gendered:
    groups = (met.met, met.team, met.delegates)
    return Gendered(sum(one.women for one in groups), sum(one.men for one in groups), sum(one.unsaid for one in groups))


def _expertise(found: Indicators) -> tuple[tuple[str, str], ...]:
    one = found.expertise
    return (
        (_("Pratiques"), formats.number(one.practices)),
        (_("Méthodes"), formats.number(one.methods)),
        (_("Outils"), formats.number(one.tools)),
        (_("Échange technique"), formats.duration(one.technical)),
    )


def _encounters(met: Encounters) -> tuple[tuple[str, str], ...]:
    people = met.met
    lines = [(_("Personnes rencontrées"), people.total)]
    if people.women or people.men:
        lines += [(_("Femmes"), people.women), (_("Hommes"), people.men)]
        lines += [(_("Genre non précisé"), people.unsaid)] if people.unsaid else []
    lines += [
        (_("Côté français"), met.french),
        (_("Côté marocain"), met.moroccan),
        (_("Temps non techniques"), met.social_moments),
    ]
    return tuple((label, formats.number(count)) for label, count in lines)


def _involvement(found: Involvement) -> tuple[tuple[str, str], ...]:
    kinds = [(wording.organisation_type(kind), formats.number(count)) for kind, count in found.actors]
    untyped = [(_("Type non précisé"), formats.number(found.untyped))] if found.untyped else []
    return ((_("Collectivités impliquées"), formats.number(found.authorities)), *kinds, *untyped)


def _mobilisation(found: Indicators) -> tuple[tuple[str, str], ...]:
    one = found.mobilisation
    groups = (
        (_("Élus"), one.elected), (_("Agents"), one.staff), (_("Experts"), one.experts),
        (_("Acteurs du territoire"), one.stakeholders),
    )  # fmt: skip
    lines = [(label, formats.number(count)) for label, count in groups if count]
    lines.append((_("Jours-personne"), formats.number(one.person_days)))
    if one.valued_half_days:
        whole, half = divmod(one.valued_half_days, _HALF_DAYS)
        days = formats.number(whole) if not half else _("{days} et demi").format(days=formats.number(whole))
        lines.append((_("Jours valorisés"), days))
    if one.satisfaction is not None:
        lines.append((_("Satisfaction"), _of(one.satisfaction, BEST_MARK)))
    return tuple(lines)


def _dynamics(found: Indicators) -> tuple[tuple[str, str], ...]:
    one = found.dynamics
    return (
        (_("Partenariats identifiés"), formats.number(one.identified)),
        (_("Partenariats signés"), formats.number(one.signed)),
        (_("Suites décidées"), formats.number(one.decided)),
        (_("Suites réalisées"), formats.number(one.done)),
        (_("Dont à 6 mois"), formats.number(one.done_in_time)),
    )


def fields_of(texts: Sequence[tuple[ReportPart, str]]) -> dict[Field, str]:
    """Parts of a draft by the field where each is written."""
    return {Field(part.value): text for part, text in texts}
