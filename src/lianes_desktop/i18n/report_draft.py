"""What the records propose for a mission report, in French: the report goes to Lianes, whatever the window speaks.

Nobody who has not agreed to leave this device is named: other people are counted, and a name that stands in a note
is taken out of it.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.indicators import indicators
from lianes_desktop.domain.programmes import RESULTS, ItemState, ProgrammeItem, ProgrammeRelease
from lianes_desktop.domain.reporting import RESULT_PARTS, Draft, ReportPart, Silence, captions, nameable, present
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _, ngettext, speaking
from lianes_desktop.i18n.labels import action as action_name
from lianes_desktop.i18n.labels import item_kind, theme
from lianes_desktop.i18n.results import exchange_form, objective


def draft(records: Dossier, release: ProgrammeRelease | None = None) -> Draft:
    """The parts of the report that the records can tell; one they say nothing of is left out.

    ``release`` is the version of the programme that was followed.
    """
    with speaking("fr"):
        held = [item for item in records.items if item.took_place]
        silent = Silence(records, _("une personne rencontrée"))
        texts = {
            ReportPart.OBJECTIVE: _objective(records),
            ReportPart.COURSE: "\n\n".join(
                (*_kept(records, release), *_days(records, held, silent), *_people(records), *_shown(records, silent))
            ),
            ReportPart.FRENCH_SIDE: _lines(silent(item.interest_fr) for item in held),
            ReportPart.MOROCCAN_SIDE: _lines(silent(item.interest_ma) for item in held),
        }
        for number in RESULTS:
            texts[RESULT_PARTS[number]] = _lines(_serving(item, silent) for item in held if number in item.results)
        mobilised = indicators(records).mobilisation
        if mobilised.person_days and held:
            texts[ReportPart.RESULT_4] = _lines(
                (_mobilised(mobilised.total, mobilised.person_days), texts[ReportPart.RESULT_4])
            )
        return Draft(tuple((part, text) for part, text in texts.items() if text))


def _objective(records: Dossier) -> str:
    action = records.action
    lines = [
        _("{action} : {title}").format(action=action_name(action.action), title=action.title),
        _where(action, records),
    ]
    subjects = [theme(one).lower() for one in action.themes]
    if action.other_theme:
        subjects.append(action.other_theme)
    if subjects:
        lines.append(_("Sujets : {subjects}.").format(subjects=", ".join(subjects)))
    lines += [_("Objectif {n} : {words}.").format(n=one, words=objective(one)) for one in action.objectives]
    return _lines(lines)


def _where(action: Action, records: Dossier) -> str:
    parts = [one.name for one in (records.authority, records.partner) if one is not None]
    between = _("{first} avec {second}").format(first=parts[0], second=parts[1]) if parts[1:] else "".join(parts)
    when = ""
    if action.starts_on is not None and action.ends_on is not None:
        when = formats.month_range(action.starts_on, action.ends_on)
    said = ", ".join(part for part in (between, action.place, when) if part)
    return f"{said}." if said else ""


def _kept(records: Dossier, release: ProgrammeRelease | None) -> Iterator[str]:
    """How much of what was planned was held, and what came besides."""
    states = [item.state for item in records.items]
    held = states.count(ItemState.HELD) + states.count(ItemState.ADDED)
    added, cancelled = states.count(ItemState.ADDED), states.count(ItemState.CANCELLED)
    if not held or not (release or added or cancelled):
        return
    parts = [ngettext("{n} rendez-vous tenu", "{n} rendez-vous tenus", held).format(n=formats.number(held))]
    if added:
        parts.append(ngettext("dont {n} ajouté", "dont {n} ajoutés", added).format(n=formats.number(added)))
    if cancelled:
        parts.append(ngettext("{n} annulé", "{n} annulés", cancelled).format(n=formats.number(cancelled)))
    what = _("Programme") if release is None else _("Programme, version {n}").format(n=formats.number(release.number))
    yield _("{what} : {figures}.").format(what=what, figures=", ".join(parts))


def _shown(records: Dossier, silent: Callable[[str], str]) -> Iterator[str]:
    """What the pictures that may leave show."""
    found = [silent(one) for one in captions(records)]
    if found:
        yield _("Photos : {captions}.").format(captions=" ; ".join(found))


def _days(records: Dossier, held: Iterable[ProgrammeItem], silent: Callable[[str], str]) -> Iterator[str]:
    """A paragraph a day, a line for each appointment held."""
    ordered = sorted(held, key=lambda item: (item.starts_at, item.ends_at))
    for day, items in groupby(ordered, key=lambda item: item.starts_at.date()):
        lines = [_appointment(records, item, silent) for item in items]
        yield "\n".join((formats.day_heading(day), *lines))


def _appointment(records: Dossier, item: ProgrammeItem, silent: Callable[[str], str]) -> str:
    title = silent(item.title) or item_kind(item.kind)
    where = f", {silent(item.place)}" if item.place else ""
    said = silent(item.outcome or item.note)
    line = _("{hours} : {what}").format(hours=formats.clock_range(item.starts_at, item.ends_at), what=f"{title}{where}")
    rest = (" ".join(said.split()), _present(records, item, silent))
    return ". ".join((line, *(part for part in rest if part)))


def _present(records: Dossier, item: ProgrammeItem, silent: Callable[[str], str]) -> str:
    """How many of those expected came, and who else did, when that was noted."""
    if not item.told_presence:
        return ""
    came, expected = present(records, item)
    others = " ".join(silent(item.also_present).split())
    count = _("Présents : {done} sur {total}").format(done=formats.number(came), total=formats.number(expected))
    return _("{count}, et aussi : {others}").format(count=count, others=others) if others else count


def _people(records: Dossier) -> Iterator[str]:
    """Those who may be named, with what they do; the others as a count."""
    named, others = nameable(records)
    if not named and not others:
        return
    lines = [_person(one) for one in named]
    if others:
        count = formats.number(others)
        lines.append(
            ngettext("et {n} autre personne", "et {n} autres personnes", others).format(n=count)
            if named
            else ngettext("{n} personne", "{n} personnes", others).format(n=count)
        )
    yield _("Personnes rencontrées : {people}.").format(people=" ; ".join(lines))


def _person(contact: Contact) -> str:
    name = f"{contact.title} {contact.name}".strip()
    detail = ", ".join(part for part in (contact.function, contact.organisation) if part)
    return f"{name} ({detail})" if detail else name


def _serving(item: ProgrammeItem, silent: Callable[[str], str]) -> str:
    """What an appointment brought to a result: what was exchanged, and what came of it."""
    title = silent(item.title) or item_kind(item.kind)
    forms = ", ".join(exchange_form(one).lower() for one in item.exchanged)
    head = _("{what} ({forms})").format(what=title, forms=forms) if forms else title
    said = silent(item.outcome or item.note)
    return _("{what} : {said}").format(what=head, said=" ".join(said.split())) if said else head


def _mobilised(people: int, days: int) -> str:
    who = ngettext("{n} personne mobilisée", "{n} personnes mobilisées", people).format(n=formats.number(people))
    return _("{who}, {days} jours-personne.").format(who=who, days=formats.number(days))


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(text for text in texts if text)
