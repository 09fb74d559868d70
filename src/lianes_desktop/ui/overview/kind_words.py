"""What the overview of a new partnership or of a project says in the budget's place."""

from datetime import date

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.partnerships import NewPartnership, PartnershipState
from lianes_desktop.domain.pipeline import Exchange
from lianes_desktop.domain.projects import CooperationProject, ProjectKind
from lianes_desktop.i18n import formats, kinds, labels
from lianes_desktop.i18n.catalogue import N_, _
from lianes_desktop.services.overview import Overview
from lianes_desktop.ui.overview.values import ExchangeShown, FactShown, FundingShown, PathShown

_NEXT = {
    PartnershipState.PROSPECT: N_("Dites ce que vous voulez faire, et ce que vous cherchez."),
    PartnershipState.INTENTION: N_("Comparez les candidats, puis envoyez ou accueillez une délégation."),
    PartnershipState.FIRST_EXCHANGE: N_("Préparez l'accord entre les deux collectivités."),
    PartnershipState.SIGNED: N_("Notez le jour où l'accord commence à vivre."),
    PartnershipState.ACTIVE: N_("Le partenariat est actif : ses actions sont des dossiers à part."),
    PartnershipState.CLOSED: N_("Le partenariat est clos."),
}
_SHORTEST = 0.004
"""A part smaller than this would not be seen."""


def path(overview: Overview, action: NewPartnership, state: PartnershipState) -> PathShown:
    """The six steps, what comes next, and the exchanges that can be opened."""
    reached = tuple(PartnershipState).index(state)
    days = _days(action, overview.exchanges)
    names = ("done", "now", "later")
    return PathShown(
        steps=tuple(
            (kinds.partnership_state(one), _day(days.get(one)), names[(at > reached) + (at >= reached)])
            for at, one in enumerate(PartnershipState)
        ),
        next_step=_(_NEXT[state]),
        exchanges=tuple(_exchange(one) for one in overview.exchanges),
    )


def funding(overview: Overview) -> FundingShown:
    """What was spent on a project, and who pays for it."""
    others = overview.funded
    granted, asked = (others.granted_cents if others else 0), overview.share_cents
    own = max(overview.spent_cents - asked - granted, 0)
    whole = max(overview.spent_cents, asked + granted, 1)
    rows = [
        (_("Part Lianes, au plus"), formats.euros(asked), "teal"),
        (_("Cofinancements acquis"), formats.euros(granted), "accent"),
        (_("Reste à la collectivité"), formats.euros(own), "control"),
    ]
    if others is not None and others.requested_cents:
        rows.append((_("Cofinancements demandés"), formats.euros(others.requested_cents), ""))
    if others is not None and others.in_kind_cents:
        rows.append((_("Valorisations, à part"), formats.euros(others.in_kind_cents), ""))
    over = asked + granted > overview.spent_cents
    return FundingShown(
        spent=formats.euros(overview.spent_cents),
        rows=tuple(rows),
        parts=tuple(
            (cents / whole, colour)
            for cents, colour in ((asked, "teal"), (granted, "accent"), (own, "control"))
            if cents / whole > _SHORTEST
        ),
        note=_("Part Lianes et cofinancements dépassent ensemble les dépenses.") if over else "",
    )


def candidates(action: NewPartnership) -> FactShown:
    """How many partners are compared, and which is retained."""
    retained = next((one.name for one in action.candidates if one.retained), "")
    count = len(action.candidates)
    words = formats.isolate(retained) or (formats.number(count) if count else _("À comparer"))
    return FactShown("search", _("Candidats"), words, "sought", bool(count))


def nature(action: CooperationProject) -> FactShown:
    """What the project does."""
    other = action.kind is ProjectKind.OTHER and action.other_kind
    words = formats.isolate(action.other_kind) if other else kinds.project_kind(action.kind)
    return FactShown("leaf", _("Nature du projet"), words, "kind")


def _days(action: NewPartnership, exchanges: tuple[Exchange, ...]) -> dict[PartnershipState, date | None]:
    return {
        PartnershipState.INTENTION: action.intention_on,
        PartnershipState.FIRST_EXCHANGE: exchanges[0].starts_on if exchanges else None,
        PartnershipState.SIGNED: action.accord.signed_on,
        PartnershipState.ACTIVE: action.accord.active_from,
        PartnershipState.CLOSED: action.accord.closed_on,
    }


def _day(day: date | None) -> str:
    return formats.day(day) if day is not None else ""


def _exchange(one: Exchange) -> ExchangeShown:
    icon = "plane-takeoff" if one.action is ActionType.MISSION else "handshake"
    when = formats.month_range(one.starts_on, one.ends_on or one.starts_on) if one.starts_on else _("sans date")
    detail = _("{kind} · {when}").format(kind=labels.action(one.action), when=when)
    return ExchangeShown(one.id, icon, formats.isolate(one.title), detail)
