"""A rate of the dossier, its exchange slip, and what reckoning again would change, as text."""

from lianes_desktop.domain.cash import Purse
from lianes_desktop.domain.money import ExchangeRate
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.rates import Recalculation, Recounted
from lianes_desktop.ui.expenses.values import Proposal, RateRow, SlipRow
from lianes_desktop.ui.kit.paper_words import paper_words


def rate_row(rate: ExchangeRate, purse: Purse | None) -> RateRow:
    """One rate, with what is known of its exchange slip."""
    return RateRow(rate.id, formats.rate(rate), _origin(rate), _slip_row(purse))


def _slip_row(purse: Purse | None) -> SlipRow | None:
    """What is left of an exchange, its picture, and its commission while it may be claimed."""
    if purse is None:
        return None
    day, slip = formats.day_long(purse.rate.valid_from), purse.slip
    left = _("Il reste {left} sur {changed} changés le {day}").format(
        left=formats.money(purse.left), day=day, changed=formats.money(slip.received)
    )
    name, detail = paper_words(slip.paper)
    commission = ""
    if purse.unclaimed_cents:
        commission = _("Compter la commission : {sum}").format(sum=formats.euros(purse.unclaimed_cents))
    return SlipRow(left, name, detail, commission)


def proposal(found: Recalculation) -> Proposal:
    """What would change, before and after: the rates brought in, then the expenses."""
    places = {one.id: one for one in found.replaced}
    lines = (*(_brought(one, places.get(one.id)) for one in found.rates), *map(_recounted, found.changes))
    if not found.changes:
        return Proposal(_("Aucune dépense ne changerait"), lines, possible=found.possible)
    count = len(found.changes)
    words = ngettext(
        "{n} dépense changerait : {before}, puis {after}", "{n} dépenses changeraient : {before}, puis {after}", count
    )
    title = words.format(
        n=formats.number(count), before=formats.euros(found.before_cents), after=formats.euros(found.after_cents)
    )
    return Proposal(title, lines, possible=found.possible)


def _brought(rate: ExchangeRate, replaced: ExchangeRate | None) -> str:
    if replaced is None:
        return _("Taux ajouté : {rate} ({origin})").format(rate=formats.rate(rate), origin=_origin(rate))
    return _("Taux remplacé : {before}, puis {after} ({origin})").format(
        before=formats.rate(replaced), after=formats.rate(rate), origin=_origin(rate)
    )


def _recounted(one: Recounted) -> str:
    if one.before == one.after:
        return _("Reçu n° {number} : même somme, à un autre taux").format(number=one.expense.number)
    before, after = (formats.euros(cents) if cents is not None else "–" for cents in (one.before, one.after))
    return _("Reçu n° {number} : {before}, puis {after}").format(number=one.expense.number, before=before, after=after)


def _origin(rate: ExchangeRate) -> str:
    """Where the rate comes from: its month when it is published by month, else its day; and who typed it."""
    source, day = wording.rate_source(rate.source), formats.day(rate.valid_from)
    words = _("{source}, à partir du {day}").format(source=source, day=day)
    told = [formats.isolate(one) for one in (rate.note,) if one]
    if rate.typed_by:
        told.append(_("saisi par {name}").format(name=formats.isolate(rate.typed_by)))
    return " · ".join([words, *told])
