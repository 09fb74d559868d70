"""The words above and below the list."""

from datetime import date

from lianes_desktop.domain.summaries import ExpenseTotals
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.ui.expenses.capture import to_accept
from lianes_desktop.ui.expenses.detail import Around
from lianes_desktop.ui.expenses.values import Heading, Totals


def heading(totals: ExpenseTotals, around: Around, starts_on: date | None, waiting: int) -> Heading:
    """The title's second line and the segments' words; ``waiting`` is how many nobody has accepted."""
    count = ngettext("{n} reçu", "{n} reçus", totals.count).format(n=formats.number(totals.count))
    if not totals.count:
        count = _("Aucun reçu pour l'instant")
        if starts_on is not None:
            count = f"{count} · {_('départ {day}').format(day=formats.day_heading(starts_on))}"
    elif waiting:
        count = f"{to_accept(waiting)} · {count}"  # first: the end is cut in a narrow window
    latest = max(around.rates, key=lambda rate: rate.valid_from, default=None)
    rates = formats.rate(latest) if latest else _("Taux de change")
    return Heading(
        count,
        rates,
        _("À compléter · {n}").format(n=formats.number(totals.incomplete)) if totals.incomplete else _("À compléter"),
        empty=not totals.count,
    )


def totals_bar(totals: ExpenseTotals, around: Around) -> Totals:
    """The three figures under the list; the last waits where nothing firm is due."""
    rate = around.terms.rate
    if rate is None:
        agreed = formats.euros(totals.to_be_agreed_cents)
        return Totals(formats.euros(totals.spent_cents), formats.euros(totals.eligible_cents), _("À convenir"), agreed)
    words = _("Part Lianes · {rate} au plus") if around.terms.maximum else _("Part Lianes · {rate}")
    label = words.format(rate=formats.percent(rate.value))
    share = formats.euros(totals.asked_cents)
    return Totals(formats.euros(totals.spent_cents), formats.euros(totals.eligible_cents), label, share)
