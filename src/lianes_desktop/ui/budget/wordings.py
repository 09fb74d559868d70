"""The budget in words: figures, who pays, what is worth knowing. No Qt."""

from collections.abc import Iterator, Mapping

from lianes_desktop.domain.budget import Budget, DoubleFunding, Limit, Reach
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.participants import Participant
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.funding import BudgetRead
from lianes_desktop.ui.budget.entry import part_of, typed_plan
from lianes_desktop.ui.budget.values import (
    PLAN,
    HeadingLine,
    HeadingsShown,
    MarksShown,
    NoticeShown,
    Part,
    PayersShown,
    PeopleShown,
    PersonRow,
)

_ICONS = {
    BudgetHeading.AIR: "plane",
    BudgetHeading.LODGING: "bed",
    BudgetHeading.MEALS: "utensils",
    BudgetHeading.LOCAL_TRANSPORT: "bus",
    BudgetHeading.OTHER: "paperclip",
}


def subtitle(budget: Budget) -> str:
    """What was engaged, of what is planned."""
    engaged = formats.euros(budget.engaged_cents)
    if not budget.planned_cents:
        return _("{engaged} engagés, rien de prévu").format(engaged=engaged)
    return _("{engaged} engagés sur {planned} prévus").format(
        engaged=engaged, planned=formats.euros(budget.planned_cents)
    )


def headings(budget: Budget, typed: Mapping[str, str], refusals: Mapping[str, str]) -> HeadingsShown:
    """Every heading, as its field was left, and the sums."""
    lines = tuple(
        HeadingLine(
            heading=one.heading,
            icon=_ICONS[one.heading],
            label=wording.heading(one.heading),
            planned_text=typed.get(PLAN + one.heading, typed_plan(one.planned_cents)),
            refusal=refusals.get(PLAN + one.heading, ""),
            engaged=formats.euros(one.engaged_cents),
            eligible=formats.euros(one.eligible_cents),
            lianes=formats.euros(one.lianes_cents),
            own=formats.euros(one.own_cents),
            planned_cents=one.planned_cents,
            engaged_cents=one.engaged_cents,
            eligible_cents=one.eligible_cents,
        )
        for one in budget.headings
    )
    return HeadingsShown(
        lines,
        formats.euros(budget.planned_cents),
        formats.euros(budget.engaged_cents),
        formats.euros(budget.eligible_cents),
        formats.euros(budget.payers.lianes_cents),
        formats.euros(budget.engaged_cents - budget.payers.lianes_cents),
    )


def payers(read: BudgetRead) -> PayersShown:
    """Who pays, as parts of what was engaged, and what is in no total."""
    budget, paid = read.budget, read.budget.payers
    authority = read.dossier.authority
    own = formats.isolate(authority.name) if authority else _("La collectivité")
    engaged = budget.engaged_cents
    whole = engaged + paid.surplus_cents
    paying = [
        ("teal", _("Lianes"), paid.lianes_cents),
        ("info", _("Cofinanceurs"), paid.others_cents),
        ("meal", own, paid.own_cents),
    ]
    if paid.unborne_cents:
        paying.append(("control", _("Supporté par d'autres"), paid.unborne_cents))
    parts = tuple(
        Part(tone, label, formats.percent(part_of(cents, whole), 1) if whole else "", formats.euros(cents), cents)
        for tone, label, cents in paying
    )
    total = _equation(tuple(cents for _tone, _label, cents in paying), "=", whole)
    aside = [
        (_("Demandé à d'autres, sans réponse"), paid.requested_cents),
        (_("Contributions en nature"), paid.in_kind_cents),
        (_("Temps d'agents valorisé, jamais remboursé"), budget.staff_cents),
        (_("Payé au-delà du coût"), paid.surplus_cents),
    ]
    if budget.lianes_advanced_cents:
        aside += [
            (_("Déjà avancé par Lianes"), budget.lianes_advanced_cents),
            (_("Reste à recevoir de Lianes"), budget.lianes_due_cents),
        ]
    return PayersShown(
        parts,
        total,
        tuple((words, formats.euros(cents)) for words, cents in aside if cents),
        "" if engaged else _("Rien n'est encore engagé : les parts apparaissent avec la première dépense."),
    )


def marks(read: BudgetRead) -> MarksShown:
    """The edition's figures for one person, times the people; and the forecast of what is planned."""
    budget, person = read.budget, read.budget.person
    count = len(read.dossier.participants)
    lines: list[tuple[str, str, bool]] = []
    equation = ""
    if person is not None:
        each = ngettext("Repère pour {n} personne", "Repère pour {n} personnes", count).format(n=count)
        lines = [
            (_("Repère par personne"), formats.euros(person.usual_cents), False),
            (_("Reversé par Lianes, par personne"), formats.euros(person.back_cents), True),
            (_("Reste à la collectivité, par personne"), formats.euros(person.left_cents), False),
            (each, formats.euros(budget.usual_cents), False),
        ]
        if person.rate is not None:
            equation = formats.share(person.usual_cents, person.rate, person.back_cents)
    if budget.rate is None:
        note = _("Aucun taux n'est fixé : la part de Lianes est à convenir.")
    else:
        left = budget.planned_cents - budget.forecast_cents
        lines += [
            (_("Reversement si tout le prévu est éligible"), formats.euros(budget.forecast_cents), True),
            (_("Reste à financer sur le prévu"), formats.euros(left), False),
        ]
        note = _("Au taux de {rate}, sur ce qui sera éligible.").format(rate=formats.percent(budget.rate))
    return MarksShown(_("Repères de l'édition") if person else _("Prévision"), tuple(lines), equation, note)


def people(read: BudgetRead) -> PeopleShown | None:
    """The mission person by person."""
    budget, found = read.budget, read.budget.people
    if not found:
        return None
    names: dict[object, Participant] = {one.id: one for one in read.dossier.participants}
    rows = tuple(
        PersonRow(
            name=formats.isolate(names[one.account.participant].name or names[one.account.participant].name_ar),
            planned=formats.euros(one.planned_cents),
            cost=formats.euros(one.account.cost_cents),
            paid=formats.euros(one.account.paid_cents),
            advanced=formats.euros(one.account.advanced_cents),
            due=formats.euros(one.account.net_cents),
            over=one.reach in (Reach.OVER, Reach.FAR_OVER),
        )
        for one in found
    )
    total = PersonRow(
        name=_("Total"),
        planned=formats.euros(budget.planned_cents),
        cost=formats.euros(budget.engaged_cents),
        paid=formats.euros(sum(one.account.paid_cents for one in found)),
        advanced=formats.euros(sum(one.account.advanced_cents for one in found)),
        due=formats.euros(sum(one.account.net_cents for one in found)),
        over=False,
    )
    note = _(
        "Coût : part égale de ce qui a servi à chacun. "
        "Net dû : ce que la collectivité prend en charge de ce que la personne a payé, moins son avance."
    )
    return PeopleShown(rows, total, note)


def notices(read: BudgetRead) -> tuple[NoticeShown, ...]:
    """What is worth knowing, the gravest first."""
    budget = read.budget
    return (
        *(_double(one, read) for one in budget.doubles),
        *_limit(budget.ceiling, _("Plafond de la convention"), _("Lianes ne reverse pas au-delà.")),
        *_limit(
            read.envelope, _("Enveloppe de l'édition"), _("Sur les dossiers de cet ordinateur : parlez-en à Lianes.")
        ),
        *_over(read),
    )


def _double(found: DoubleFunding, read: BudgetRead) -> NoticeShown:
    number = next((one.number for one in read.dossier.expenses if one.id == found.expense), None)
    what = _("l'action entière") if number is None else _("la dépense n° {number}").format(number=number)
    title = _("Double financement de {over} sur {what}").format(over=formats.euros(found.over_cents), what=what)
    sentence = _("Lianes et les autres financeurs, demandes comprises, paieraient plus que le coût de {cost}.")
    equation = _equation((found.lianes_cents, found.others_cents), ">", found.cost_cents)
    return NoticeShown("bad", "circle-alert", title, sentence.format(cost=formats.euros(found.cost_cents)), equation)


def _limit(limit: Limit | None, name: str, consequence: str) -> Iterator[NoticeShown]:
    if limit is None or limit.reach is Reach.WITHIN:
        return
    over = limit.reach is Reach.OVER
    title = _("{name} : {share} atteints").format(name=name, share=formats.percent(limit.used, 0))
    sums = _("{used} sur {limit}.").format(used=formats.euros(limit.used_cents), limit=formats.euros(limit.limit_cents))
    yield NoticeShown("accent" if over else "warn", "triangle-alert", title, f"{sums} {consequence}" if over else sums)


def _over(read: BudgetRead) -> Iterator[NoticeShown]:
    """Above the usual budget: a fact, never a limit (R35, V21)."""
    budget = read.budget
    each = formats.euros(read.edition.budget_per_person_cents, whole=True)
    dearest = 0 if budget.dearest is None else budget.dearest.account.cost_cents
    one = read.edition.budget_per_person_cents
    for reach, cents, usual, title in (
        (budget.reach, dearest, one, _("Engagé au-delà de {each} par personne")),
        (budget.planned_reach, budget.planned_cents, budget.usual_cents, _("Prévu au-delà de {each} par personne")),
    ):
        if reach is Reach.WITHIN:
            continue
        far = reach is Reach.FAR_OVER
        beyond = _("Plus de {share} du repère.").format(share=formats.percent(read.edition.far_over_budget))
        sentence = _("{sum} pour un repère de {usual} : ce n'est pas un plafond, rien n'est retiré de la demande.")
        said = sentence.format(sum=formats.euros(cents), usual=formats.euros(usual))
        said = f"{said} {beyond}" if far else said
        yield NoticeShown("accent" if far else "neutral", "info", title.format(each=each), said)


def _equation(parts: tuple[int, ...], sign: str, whole: int) -> str:
    """Sums that add up, or do not; read from the left in every language."""
    figures = [formats.euros(cents).removeprefix(formats.RLM) for cents in (*parts, whole)]
    return formats.ltr(f"{' + '.join(figures[:-1])} {sign} {figures[-1]}")
