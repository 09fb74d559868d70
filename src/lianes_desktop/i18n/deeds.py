"""The hash-chained trail in words: what each deed did, by its code, and its figures."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.chain import Deed
from lianes_desktop.domain.deeds import Done
from lianes_desktop.domain.reviewing import ReviewReason, Verdict
from lianes_desktop.i18n import formats, labels, review, reviewing
from lianes_desktop.i18n.catalogue import N_, _, ngettext, right_to_left

_DEEDS = {
    Done.JUDGED: N_("Décision sur une ligne"),
    Done.UNJUDGED: N_("Décision reprise"),
    Done.SECONDED: N_("Accord d'une seconde personne"),
    Done.TICKED: N_("Point de contrôle coché"),
    Done.UNTICKED: N_("Point de contrôle décoché"),
    Done.ASKED: N_("Question posée"),
    Done.UNASKED: N_("Question retirée"),
    Done.ACKNOWLEDGED: N_("Accusé de réception envoyé"),
    Done.QUESTIONED: N_("Questions envoyées"),
    Done.DECIDED: N_("Décision envoyée"),
    Done.NOTIFIED: N_("Avis de paiement envoyé"),
    Done.OWED: N_("Montant dû, ou à récupérer"),
    Done.ACCOUNT_SET: N_("Compte bancaire complété"),
    Done.CANCELLED: N_("Montant dû remplacé par une décision"),
    Done.ORDERED: N_("Montant mis dans un ordre de virement"),
    Done.WITHDRAWN: N_("Montant retiré de l'ordre de virement"),
    Done.PAID: N_("Paiement exécuté par la banque"),
    Done.UNPAID: N_("Paiement annulé avant tout avis"),
    Done.TRANSFER_MADE: N_("Ordre de virement préparé"),
    Done.ENVELOPE_SET: N_("Enveloppe fixée"),
    Done.ENVELOPE_REMOVED: N_("Enveloppe supprimée"),
    Done.FUNDER_SET: N_("Apport d'un financeur fixé"),
    Done.FUNDER_REMOVED: N_("Financeur supprimé"),
}
_HUNDREDTHS = -4  # parts of ten thousand


def deed(code: str) -> str:
    """What was done; a code of a later version of the application as it is."""
    known = next((one for one in Done if one == code), None)
    return code if known is None else _(_DEEDS[known])


def details(told: Deed) -> str:
    """Its figures, ``Reçu n° 3, Réduite, 35,70 € sur 47,60 €``; empty when it has none that a person reads."""
    words = formats.listed(_parts(dict(told.details)))
    return formats.RLM + words if words and right_to_left() else words


def _parts(told: Mapping[str, str]) -> Iterator[str]:
    for name, value in told.items():
        say = _SAID.get(name)
        if say is None or not value:
            continue
        try:
            yield say(value, told)
        except ValueError:  # written by a later version of the application: as it is
            yield formats.isolate(value)


def _kept(value: str, told: Mapping[str, str]) -> str:
    return _("{kept} sur {claimed}").format(
        kept=formats.euros(int(value)), claimed=formats.euros(int(told.get("eligible_cents", "")))
    )


def _count(value: str, told: Mapping[str, str]) -> str:
    """Transfers of an order; questions otherwise."""
    n = int(value)
    counted = ngettext("{n} virement", "{n} virements", n) if "message" in told else _questions(n)
    return counted.format(n=formats.number(n))


def _questions(n: int) -> str:
    return ngettext("{n} question", "{n} questions", n)


_SAID: Mapping[str, Callable[[str, Mapping[str, str]], str]] = {
    "number": lambda value, _told: _("Reçu n° {number}").format(number=formats.number(int(value))),
    "verdict": lambda value, _told: reviewing.verdict(Verdict(value)),
    "kept_cents": _kept,
    "due_cents": lambda value, _told: _("{sum} à reverser").format(sum=formats.euros(int(value))),
    "reason": lambda value, _told: reviewing.reason(ReviewReason(value)),
    "point": lambda value, _told: review.point(value),
    "sequence": lambda value, _told: _("réponse n° {n}").format(n=formats.number(int(value))),
    "message": lambda value, _told: formats.ltr(value),
    "count": _count,
    "edition": lambda value, _told: formats.isolate(value),
    "cents": lambda value, _told: formats.euros(int(value)),
    "account": lambda value, _told: _("compte qui se termine par {end}").format(end=formats.ltr(value)),
    "execute_on": lambda value, _told: _("exécution le {day}").format(day=formats.day(date.fromisoformat(value))),
    "executed_on": lambda value, _told: _("exécuté le {day}").format(day=formats.day(date.fromisoformat(value))),
    "letter": lambda value, _told: labels.action(ActionType(value)),
    "year": lambda value, _told: str(int(value)),
    "organisation": lambda value, _told: formats.isolate(value),
    "in_kind": lambda value, _told: _("En nature, valorisé") if int(value) else _("En argent"),
    "cap_parts": lambda value, _told: _("plafond : {percent}").format(
        percent=formats.percent(Decimal(int(value)).scaleb(_HUNDREDTHS))
    ),
}
"""What a person reads of each detail; digests and identities are for the check of the trail alone."""
