"""The steps of one line's sum, in words: what each does, and the figure it comes to."""

from decimal import Decimal
from typing import Any

from lianes_desktop.domain.expenses import Because, Reason
from lianes_desktop.domain.money import RateSource
from lianes_desktop.domain.working import Step, StepKind
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import N_, _, ngettext
from lianes_desktop.i18n.claims import because
from lianes_desktop.i18n.labels import rate_origin, rate_source, source

_LESS = {
    Reason.OTHERS_SHARE: N_("Part des autres collectivités"),
    Reason.PARTLY_BORNE: N_("Ce que la collectivité n'a pas supporté"),
    Reason.DEDUCTED: N_("Ce qui n'est pas remboursé"),
    Reason.OTHER_FUNDING: N_("Autres financements"),
    Reason.FEE_TO_BE_AGREED: N_("Frais de carte à convenir"),
    Reason.FEE_EXCLUDED: N_("Frais de carte non pris en charge"),
    Reason.ABOVE_CEILING: N_("Au-dessus du plafond"),
    Reason.LOST_ABOVE_CAP: N_("Au-dessus du plafond des attestations"),
}
_PLAIN = {
    StepKind.PAID: N_("Payé"),
    StepKind.RECKONED: N_("Dû"),
    StepKind.FEE: N_("Frais de carte"),
    StepKind.BASE: N_("Base éligible"),
    StepKind.WAITS: N_("Base à convenir"),
}


def step(one: Step) -> tuple[str, str]:
    """What the step does, and the sum it comes to; nothing where it has none."""
    figure = "" if one.money is None else formats.money(one.money)
    return _words(one), figure


def _words(one: Step) -> str:
    told: dict[str, Any] = dict(one.values)
    match one.kind:
        case StepKind.REASON if one.because is not None:
            return because(one.because)
        case StepKind.LESS if one.because is not None:
            return _less(one.because)
        case StepKind.CONVERTED:
            return _converted(one, told)
        case StepKind.SHARE:
            words = _("Part de Lianes, {rate} au plus") if told["maximum"] else _("Part de Lianes, {rate}")
            return _sourced(words.format(rate=formats.percent(told["rate"])), source(one.source, one.article))
        case StepKind.TIER | StepKind.NIGHTS | StepKind.MIDDAYS | StepKind.EVENINGS | StepKind.DAYS:
            return _reckoned(one, told)
        case _:
            return _(_PLAIN[one.kind])


def _less(taken: Because) -> str:
    """What is taken out of the base, and the text that says so where it is a ceiling's."""
    words = _(_LESS[taken.reason])
    if taken.reason in {Reason.ABOVE_CEILING, Reason.LOST_ABOVE_CAP}:
        return _sourced(words, source(taken.source, taken.article))
    return words


def _reckoned(one: Step, told: dict[str, Any]) -> str:
    """A tier of kilometres, or the nights and meals of a stay, by the table in force."""
    if one.kind is StepKind.TIER:
        words = _("{kilometres} km à {euros} € le km").format(
            kilometres=formats.number(told["kilometres"]), euros=formats.number(told["euros"])
        )
        return _sourced(words, formats.isolate(one.source))
    if one.kind is StepKind.DAYS:
        days, daily = formats.number(told["days"]), formats.money(told["daily"])
        return _("{days} jours à {daily} par jour").format(days=days, daily=daily)
    count: int = told["count"]
    messages = {
        StepKind.NIGHTS: ngettext("{n} nuit à {share} du jour", "{n} nuits à {share} du jour", count),
        StepKind.MIDDAYS: ngettext("{n} midi à {share} du jour", "{n} midis à {share} du jour", count),
        StepKind.EVENINGS: ngettext("{n} soir à {share} du jour", "{n} soirs à {share} du jour", count),
    }
    words = messages[one.kind].format(n=formats.number(count), share=formats.percent(told["share"]))
    return _sourced(words, formats.isolate(one.source))


def _converted(one: Step, told: dict[str, Any]) -> str:
    if told["debit"]:
        return _sourced(_("En euros"), rate_source(RateSource.STATEMENT))
    units: Decimal = told["units"]
    rate = _("1 € = {units} {currency}").format(
        units=formats.number(units), currency=formats.isolate(formats.currency(told["currency"]))
    )
    known = rate_origin(one.source)
    provenance = known if told["day"] is None else f"{known}, {formats.day(told['day'])}"
    if told["frozen"]:
        provenance = _("{source}, taux figé").format(source=provenance)
    return _sourced(rate, provenance)


def _sourced(words: str, text: str) -> str:
    return _("{words} ({source})").format(words=words, source=text)
