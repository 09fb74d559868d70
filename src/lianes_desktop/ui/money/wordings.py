"""The money of an edition in words. No Qt."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.editions import ProgrammeEdition
from lianes_desktop.domain.funders import Funders
from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.scopes import Alert, AlertKind, Scope, Spending, SpendingLine
from lianes_desktop.domain.spending import Cut, DossierMoney
from lianes_desktop.i18n import formats, labels
from lianes_desktop.i18n.catalogue import N_, _, ngettext
from lianes_desktop.ui.money.values import AlertShown, DossierShown, LineShown, Part

Names = Callable[[OrganisationId | None], str]
"""What an authority is called; empty when it is not known here."""

_NONE = "—"
_TONES = ("teal", "meet", "meal", "move", "accent")
_ALERTS = {
    AlertKind.OVERRUN: ("bad", "circle-alert", N_("Enveloppe dépassée : {scope}")),
    AlertKind.FULL: ("bad", "circle-alert", N_("Enveloppe épuisée : {scope}")),
    AlertKind.WOULD_OVERRUN: ("warn", "triangle-alert", N_("L'enveloppe ne suffirait pas : {scope}")),
    AlertKind.NEAR: ("warn", "triangle-alert", N_("Enveloppe presque épuisée : {scope}")),
    AlertKind.WOULD_NEAR: ("info", "info", N_("Enveloppe à surveiller : {scope}")),
}
_PENDING = frozenset({AlertKind.WOULD_OVERRUN, AlertKind.WOULD_NEAR})
_FIGURES = (N_("Enveloppe"), N_("Demandé"), N_("Base éligible"), N_("Accepté"), N_("Payé"), N_("Reste"))


def editions(known: Iterable[ProgrammeEdition]) -> tuple[tuple[object, str], ...]:
    """The editions to choose from."""
    return tuple(
        (one.code, _("{code} · {year}").format(code=formats.isolate(one.code), year=one.year)) for one in known
    )


def subtitle(spending: Spending) -> str:
    """How many dossiers, and what is accepted of what they ask."""
    sums = spending.total.sums
    if not sums.count:
        return ""
    counted = ngettext("{n} dossier", "{n} dossiers", sums.count).format(n=formats.number(sums.count))
    return _("{count} · {accepted} acceptés sur {asked} demandés").format(
        count=counted, accepted=formats.euros(sums.accepted_cents), asked=formats.euros(sums.asked_cents)
    )


def scope(narrowed: Scope, names: Names) -> str:
    """What an envelope is for."""
    parts = []
    if narrowed.letter:
        parts.append(kind(narrowed.letter))
    if narrowed.organisation is not None:
        parts.append(formats.isolate(names(narrowed.organisation) or narrowed.organisation))
    if narrowed.year is not None:
        parts.append(str(narrowed.year))
    return " · ".join(parts) or _("Toute l'édition")


def kind(letter: str) -> str:
    """A kind of action by its letter."""
    return f"{letter} · {labels.action(ActionType(letter))}" if letter in {*ActionType} else letter


def heads() -> tuple[str, ...]:
    """The heads of the figures."""
    return tuple(_(one) for one in _FIGURES)


def line(shown: SpendingLine, key: str, name: str, opened: str) -> LineShown:
    """A line of the table; ``opened`` is the key of the one whose dossiers are in sight."""
    sums = shown.sums
    figures = (
        _NONE if shown.envelope_cents is None else formats.euros(shown.envelope_cents),
        *(formats.euros(sums.asked_cents), formats.euros(sums.eligible_cents)),
        *(formats.euros(sums.accepted_cents), formats.euros(sums.paid_cents)),
        _NONE if shown.left_cents is None else formats.euros(shown.left_cents),
    )
    told = formats.listed([name, *(f"{head} {figure}" for head, figure in zip(heads(), figures, strict=True))])
    return LineShown(
        key=key,
        name=name,
        figures=figures,
        envelope_cents=shown.envelope_cents or 0,
        accepted_cents=sums.accepted_cents,
        paid_cents=max(sums.paid_cents, 0),
        pending_cents=sums.pending_cents,
        over=shown.left_cents is not None and shown.left_cents < 0,
        chosen=key == opened,
        told=told,
    )


def line_name(shown: SpendingLine, cut: Cut, names: Names) -> str:
    """What a line is called."""
    if not shown.key:
        return {
            Cut.KIND: _("Type à préciser"), Cut.AUTHORITY: _("Collectivité à préciser"), Cut.YEAR: _("Sans date"),
        }[cut]  # fmt: skip
    if cut is Cut.KIND:
        return kind(str(shown.key))
    if cut is Cut.YEAR:
        return str(shown.key)
    return formats.isolate(shown.name or names(OrganisationId(str(shown.key))) or str(shown.key))


def alert(found: Alert, key: str, names: Names) -> AlertShown:
    """An envelope to watch, with the figures of the reason."""
    tone, icon, title = _ALERTS[found.kind]
    expected = found.accepted_cents + (found.pending_cents if found.kind in _PENDING else 0)
    words = (
        _("{sum} avec ce qui attend une décision, soit {percent} des {envelope} prévus.")
        if found.kind in _PENDING
        else _("{sum} acceptés, soit {percent} des {envelope} prévus.")
    )
    sentence = words.format(
        sum=formats.euros(expected),
        percent=formats.percent(Decimal(expected) / found.envelope_cents, 0),
        envelope=formats.euros(found.envelope_cents),
    )
    return AlertShown(key, tone, icon, _(title).format(scope=scope(found.scope, names)), sentence)


def dossiers(found: Sequence[DossierMoney]) -> tuple[DossierShown, ...]:
    """The dossiers behind a figure."""
    return tuple(_dossier(one) for one in found)


def parts(funders: Funders) -> tuple[Part, ...]:
    """Who brings what, and what is said of it."""
    found = []
    for at, one in enumerate(funders.brought):
        part = funders.part(one)
        detail = (
            _("En nature, valorisé")
            if one.share.in_kind
            else _("Porte {sum} de l'accepté").format(sum=formats.euros(one.borne_cents))
        )
        if one.over_cents:
            detail = _("{sum} au-delà du plafond ne comptent pas").format(sum=formats.euros(one.over_cents))
        found.append(
            Part(
                _TONES[at % len(_TONES)],
                formats.isolate(one.share.funder),
                formats.percent(Decimal(part.numerator) / part.denominator, 1),
                formats.euros(one.share.cents),
                one.share.cents,
                detail,
                over=one.over_cents > 0,
            )
        )
    return tuple(found)


def funders_note(funders: Funders) -> str:
    """What counts in the end."""
    if not funders.brought:
        return ""
    return _("{cash} en argent et {kind} en nature comptent, {sum} en tout.").format(
        cash=formats.euros(funders.cash_cents),
        kind=formats.euros(funders.in_kind_cents),
        sum=formats.euros(funders.whole_cents),
    )


def _dossier(one: DossierMoney) -> DossierShown:
    figures = _("demandé {asked}, accepté {accepted}, payé {paid}").format(
        asked=formats.euros(one.asked_cents),
        accepted=formats.euros(one.accepted_cents),
        paid=formats.euros(one.paid_cents),
    )
    # the figures first: a line is read the way of its first letter, and names come in both scripts
    detail = " · ".join(part for part in (figures, formats.isolate(one.authority)) if part)
    waits = _("{sum} en attente").format(sum=formats.euros(one.pending_cents)) if one.pending_cents else ""
    return DossierShown(one.dossier, formats.isolate(one.title) or _("Sans titre"), detail, waits)
