"""What is said over the planned costs: what a mission usually costs, and what Lianes may pay back of a hosting day."""

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.editions import ReferenceData
from lianes_desktop.domain.missions import HostingDay, Mission
from lianes_desktop.domain.money import half_up
from lianes_desktop.domain.reimbursement import terms
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _


def budget_hint(action: Action, reference: ReferenceData) -> str:
    """One sentence, or nothing for the other kinds of action."""
    if isinstance(action, Mission):
        each = formats.euros(reference.edition.budget_per_person_cents, whole=True)
        return _("Le programme compte environ {sum} par personne pour une mission.").format(sum=each)
    return _may_come_back(action, reference) if isinstance(action, HostingDay) else ""


def _may_come_back(day: HostingDay, reference: ReferenceData) -> str:
    """The part of what is planned that Lianes may pay back (R45), once a rate is fixed (R48)."""
    rate = terms(day, reference).rate
    if rate is None:
        return _("Aucun taux n'est fixé : la part de Lianes est à convenir.")
    planned = sum(cost.cents for cost in day.budget)
    if not planned:
        return _("Au taux de {rate}, sur ce qui sera éligible.").format(rate=formats.percent(rate.value))
    return _("Reversement si tout le prévu est éligible : {equation}").format(
        equation=formats.share(planned, rate.value, half_up(planned * rate.value))
    )
