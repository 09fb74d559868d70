"""The overview's value put into words."""

from datetime import date

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.missions import HostingDay
from lianes_desktop.domain.money import EUR
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.partnerships import NewPartnership
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.programmes import ItemFamily, ProgrammeItem
from lianes_desktop.domain.projects import CooperationProject
from lianes_desktop.domain.summaries import ExpenseLine
from lianes_desktop.i18n import formats, labels
from lianes_desktop.i18n.catalogue import N_, _, ngettext
from lianes_desktop.services.overview import Overview
from lianes_desktop.services.readiness import ChecklistCode, ChecklistLine
from lianes_desktop.ui.kit.judgement import HEADING_ICONS, judged
from lianes_desktop.ui.overview.values import (
    Bar,
    BudgetShown,
    CheckShown,
    Done,
    FactShown,
    FundingShown,
    ItemShown,
    LatestShown,
    OverviewShown,
    PathShown,
    ResultShown,
)

_ITEMS_SHOWN = 5
_PEOPLE_NAMED = 3
_FAMILY_ICONS = {
    ItemFamily.VISIT: "landmark",
    ItemFamily.MEET: "users",
    ItemFamily.MEAL: "utensils",
    ItemFamily.MOVE: "bus",
}


def shown(overview: Overview, today: date) -> OverviewShown:
    """Everything on the page but the clock."""
    left = sum(not line.done and line.code is not ChecklistCode.FOLLOW_UPS for line in overview.checklist)
    clashing = {one for overlap in overview.overlaps for one in (overlap.first, overlap.second)}
    return OverviewShown(
        title=formats.isolate(overview.action.title),
        chip=_chip(overview, today),
        facts=_facts(overview),
        budget=_budget(overview),
        checks=tuple(_check(line) for line in overview.checklist),
        checks_left=ngettext("Encore {n} point avant la demande", "Encore {n} points avant la demande", left).format(
            n=formats.number(left)
        )
        if left
        else _("Tout est prêt"),
        next_title=_next_title(overview.next_on, today),
        next_items=tuple(_item(item, clashes=item.id in clashing) for item in overview.next_items[:_ITEMS_SHOWN]),
        next_none=_next_none(overview),
        latest=tuple(_latest(line) for line in overview.latest),
        results=tuple(_result(at + 1, count) for at, count in enumerate(overview.results)),
        path=_path(overview),
        funding=_funding(overview),
    )


def _path(overview: Overview) -> PathShown | None:
    action, state = overview.action, overview.state
    if not isinstance(action, NewPartnership) or state is None:
        return None
    from lianes_desktop.ui.overview import kind_words  # noqa: PLC0415 - for a partnership alone

    return kind_words.path(overview, action, state)


def _funding(overview: Overview) -> FundingShown | None:
    if overview.funded is None:
        return None
    from lianes_desktop.ui.overview import kind_words  # noqa: PLC0415 - for a project alone

    return kind_words.funding(overview)


def _chip(overview: Overview, today: date) -> str:
    """Where the present day stands: before, during or after."""
    starts, ends = overview.action.starts_on, overview.action.ends_on
    if starts is None or ends is None:
        return ""
    if overview.day is not None:
        if overview.days == 1:
            return _("Aujourd'hui")
        return _("Jour {day} sur {days}").format(day=overview.day, days=overview.days)
    if today < starts:
        days = (starts - today).days
        return ngettext("Dans {n} jour", "Dans {n} jours", days).format(n=formats.number(days))
    return _("Terminé")


def _facts(overview: Overview) -> tuple[FactShown, ...]:
    action = overview.action
    themes = formats.listed(labels.theme(theme) for theme in action.themes) or action.other_theme
    people = (
        FactShown("leaf", _("Thème"), themes or _("À choisir"), "themes", bool(themes)),
        FactShown(
            "landmark",
            _("Partenaire"),
            formats.isolate(overview.partner) or _("À choisir"),
            "partner",
            bool(overview.partner),
        ),
        _dates(action),
        _party(overview),
    )
    if isinstance(action, NewPartnership | CooperationProject):
        from lianes_desktop.ui.overview import kind_words  # noqa: PLC0415 - for these two alone

        own = kind_words.candidates(action) if isinstance(action, NewPartnership) else kind_words.nature(action)
        return (*people[:3], own, _convention(action))
    if isinstance(action, HostingDay):
        case = FactShown("handshake", _("Cas"), labels.hosting_case(action.case), "case")
        return (*people, case)
    return (*people, _convention(action))


def _party(overview: Overview) -> FactShown:
    """Who leaves, or who comes: those who host are not of the delegation."""
    action, people = overview.action, overview.participants
    label, named = _("Participants"), ""
    if isinstance(action, HostingDay):
        label, named = _("Délégation"), formats.isolate(action.delegation.name)
        people = tuple(one for one in people if one.status is Status.DELEGATE)
    words = _people(people) or named
    return FactShown("users", label, words or _("À ajouter"), "participants", bool(words))


def _dates(action: Action) -> FactShown:
    icon, label = "calendar-days", _("Date") if isinstance(action, HostingDay) else _("Dates")
    field = "held_on" if isinstance(action, HostingDay) else "starts_on"
    if action.starts_on is None or action.ends_on is None:
        return FactShown(icon, label, _("À fixer"), field, known=False)
    return FactShown(icon, label, formats.month_range(action.starts_on, action.ends_on), field)


def _convention(action: Action) -> FactShown:
    convention = action.convention
    reference = formats.isolate(convention.reference)
    if convention.signed_on is not None:
        words = _("{reference}, signée").format(reference=reference) if reference else _("Signée")
        return FactShown("file-text", _("Convention"), words, "convention")
    if convention.letter_received_on is not None:
        return FactShown("file-text", _("Convention"), _("Lettre d'intention reçue"), "convention")
    return FactShown("file-text", _("Convention"), reference or _("À compléter"), "convention", known=False)


def _people(people: tuple[Participant, ...]) -> str:
    """Given names of the first, and how many more."""
    names = [formats.isolate(one.given_name or one.name) for one in people[:_PEOPLE_NAMED]]
    more = len(people) - len(names)
    if more:
        names.append(f"+{formats.number(more)}")
    return formats.listed(names)


def _budget(overview: Overview) -> BudgetShown:
    left = overview.left_cents
    share_label = _("Part Lianes à ce jour") if overview.rate is not None else _("Part Lianes, à convenir")
    return BudgetShown(
        spent=formats.euros(overview.spent_cents),
        planned=_("sur {sum} prévus").format(sum=formats.euros(overview.planned_cents)),
        left_label=_("Reste à engager") if left >= 0 else _("Dépassement"),
        left=formats.euros(abs(left)),
        share_label=share_label,
        share=formats.euros(overview.share_cents) if overview.rate is not None else "–",
        bars=tuple(
            Bar(
                label=labels.heading(line.heading),
                icon=HEADING_ICONS[line.heading],
                spent=line.spent_cents,
                # with nothing planned there is nothing to overrun
                planned=line.planned_cents or line.spent_cents,
                spent_text=formats.euros(line.spent_cents),
                planned_text=_("sur {sum}").format(sum=formats.euros(line.planned_cents, whole=True))
                if line.planned_cents
                else "",
            )
            for line in overview.budget
        ),
        any_planned=bool(overview.planned_cents),
    )


def _check(line: ChecklistLine) -> CheckShown:
    done = Done.DONE if line.done else _STANDING.get(line.code, Done.TO_DO)
    words = _(_CHECKED[line.code]) if line.done else _to_do(line)
    links = _FIRST_LINKS if not line.total and line.code in _FIRST_LINKS else _LINKS
    link = "" if line.done else _(links[line.code])
    return CheckShown(done, words, link, line.section, line.subject, line.field)


_STANDING = {
    **dict.fromkeys((ChecklistCode.RESULTS, ChecklistCode.REPORT), Done.LATER),
    **dict.fromkeys((ChecklistCode.ACCORD, ChecklistCode.SIGNATURE), Done.LATER),
    ChecklistCode.FOLLOW_UPS: Done.OFFERED,
}
"""How a line stands that is not done; the others are to be done."""
_CHECKED = {
    ChecklistCode.PREPARATION: N_("Réunion de préparation tenue"),
    ChecklistCode.INTENTION: N_("Intention et recherche exprimées"),
    ChecklistCode.CANDIDATE: N_("Partenaire trouvé"),
    ChecklistCode.EXCHANGE: N_("Premier échange prévu"),
    ChecklistCode.ACCORD: N_("Accord signé"),
    ChecklistCode.PROJECT: N_("Projet décrit et confirmé"),
    ChecklistCode.REPORT: N_("Compte rendu des deux côtés"),
    ChecklistCode.BANK: N_("SIRET et RIB de la collectivité"),
    ChecklistCode.PEOPLE: N_("Participants et convention"),
    ChecklistCode.RATES: N_("Taux de change justifié"),
    ChecklistCode.PROGRAMME: N_("Programme sans conflit"),
    ChecklistCode.RECEIPTS: N_("Reçus complets"),
    ChecklistCode.CONSENTS: N_("Consentements recueillis"),
    ChecklistCode.RESULTS: N_("Cinq résultats servis"),
    ChecklistCode.SIGNATURE: N_("Demande signée"),
}
_LINKS = {
    ChecklistCode.PREPARATION: N_("Ajouter"),
    ChecklistCode.INTENTION: N_("Compléter"),
    ChecklistCode.CANDIDATE: N_("Comparer"),
    ChecklistCode.EXCHANGE: N_("Préparer"),
    ChecklistCode.ACCORD: N_("Compléter"),
    ChecklistCode.PROJECT: N_("Compléter"),
    ChecklistCode.REPORT: N_("Rédiger"),
    ChecklistCode.FOLLOW_UPS: N_("Reprendre"),
    ChecklistCode.BANK: N_("Compléter"),
    ChecklistCode.PEOPLE: N_("Compléter"),
    ChecklistCode.RATES: N_("Ajouter"),
    ChecklistCode.PROGRAMME: N_("Régler"),
    ChecklistCode.RECEIPTS: N_("Compléter"),
    ChecklistCode.CONSENTS: N_("Demander"),
    ChecklistCode.RESULTS: N_("Relier"),
    ChecklistCode.SIGNATURE: N_("Préparer"),
}
_FIRST_LINKS = {ChecklistCode.PROGRAMME: N_("Remplir"), ChecklistCode.RECEIPTS: N_("Ajouter")}


_LEFT = {
    ChecklistCode.PREPARATION: N_("Réunion de préparation à noter"),
    ChecklistCode.INTENTION: N_("Intention et recherche à exprimer"),
    ChecklistCode.CANDIDATE: N_("Partenaire à trouver"),
    ChecklistCode.EXCHANGE: N_("Premier échange à préparer"),
    ChecklistCode.ACCORD: N_("Accord à signer"),
    ChecklistCode.REPORT: N_("Compte rendu à rédiger"),
    ChecklistCode.BANK: N_("SIRET et RIB à indiquer"),
}


def _to_do(line: ChecklistLine) -> str:
    """What is left of a line that is not done."""
    n, many = formats.number(line.count), line.count
    nothing = not line.total
    match line.code:
        case ChecklistCode.PEOPLE:
            words = _("Participants et convention")
        case ChecklistCode.RATES:
            words = ngettext("{n} taux de change manquant", "{n} taux de change manquants", many)
        case ChecklistCode.PROGRAMME:
            words = ngettext("{n} conflit au programme", "{n} conflits au programme", many)
            words = _("Programme à remplir") if nothing else words
        case ChecklistCode.RECEIPTS:
            words = ngettext("{n} reçu à compléter", "{n} reçus à compléter", many)
            words = _("Aucun reçu pour l'instant") if nothing else words
        case ChecklistCode.CONSENTS:
            words = ngettext("{n} consentement attendu", "{n} consentements attendus", many)
        case ChecklistCode.RESULTS:
            words = _("Résultats : {n} sur {total}")
        case ChecklistCode.SIGNATURE:
            words = _("Signature de la demande")
        case ChecklistCode.FOLLOW_UPS:
            words = ngettext("{n} suite à reprendre", "{n} suites à reprendre", many)
        case ChecklistCode.PROJECT:
            words = ngettext("Projet : encore {n} point", "Projet : encore {n} points", many)
        case _:
            words = _(_LEFT[line.code])
    return words.format(n=n, total=formats.number(line.total))


def _next_title(day: date | None, today: date) -> str:
    if day is None:
        return _("À suivre")
    if day == today:
        return _("Aujourd'hui, {day}").format(day=_weekday(day))
    if (day - today).days == 1:
        return _("Demain, {day}").format(day=_weekday(day))
    return formats.day_heading(day)


def _next_none(overview: Overview) -> str:
    """The first step of an empty programme, or that it is over."""
    planned = any(line.code is ChecklistCode.PROGRAMME and line.total for line in overview.checklist)
    if planned:
        return _("Plus rien n'est prévu au programme.")
    return _("Ajoutez la première rencontre : elle paraîtra ici à l'approche du jour.")


def _weekday(day: date) -> str:
    return f"{formats.weekday(day)} {day.day}"


def _item(item: ProgrammeItem, *, clashes: bool) -> ItemShown:
    return ItemShown(
        item=item.id,
        time=formats.clock(item.starts_at),
        family=item.family.value,
        icon=_FAMILY_ICONS[item.family],
        title=formats.isolate(item.title) or labels.item_kind(item.kind),
        place=formats.isolate(item.place) or labels.item_kind(item.kind),
        clashes=clashes,
    )


def _latest(line: ExpenseLine) -> LatestShown:
    expense, cents = line.expense, line.assessment.euro_cents
    foreign = expense.amount is not None and expense.amount.currency != EUR
    return LatestShown(
        expense=expense.id,
        thumbnail=line.thumbnail,
        payee=formats.isolate(expense.payee) or _("Fournisseur à préciser"),
        mark=judged(line),
        euros=formats.euros(cents) if cents is not None else "–",
        original=formats.money(expense.amount) if foreign and expense.amount else "",
    )


def _result(number: int, count: int) -> ResultShown:
    detail = ngettext("{n} moment du programme", "{n} moments du programme", count).format(n=formats.number(count))
    return ResultShown(number, labels.result(number), detail if count else _("À relier au programme"), bool(count))
