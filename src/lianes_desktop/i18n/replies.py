"""Lianes' answers in words: what each is, and which did not arrive."""

from collections.abc import Sequence

from lianes_desktop.domain.answers import Answer, AnswerKind
from lianes_desktop.domain.bundles import BundleKind
from lianes_desktop.i18n import formats, states
from lianes_desktop.i18n.catalogue import _, ngettext


def answer(one: Answer) -> str:
    """What an answer is."""
    if one.kind is AnswerKind.RECEIPT and one.said.under_review:
        return _("Avis d'instruction")
    if one.said.payment is not None and one.said.payment.corrects is not None:
        return _("Avis de paiement corrigé")
    return states.bundle_kind(BundleKind(one.kind.value))


def missing(numbers: Sequence[int]) -> str:
    """Which answers of the series did not arrive; nothing when all did."""
    if not numbers:
        return ""
    told = formats.listed(formats.number(one) for one in numbers)
    return ngettext(
        "La réponse n° {numbers} n'est pas arrivée : demandez-la à Lianes.",
        "Les réponses n° {numbers} ne sont pas arrivées : demandez-les à Lianes.",
        len(numbers),
    ).format(numbers=formats.isolate(told))
