"""What the page says, in the telephone's language: the window may speak another one."""

import re
from collections.abc import Iterator

from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import LANGUAGES, _
from lianes_desktop.services.ports.telephone import Became, Landed

_ACCEPTED = re.compile(r"\s*([A-Za-z]{1,8})[-A-Za-z0-9]*\s*(?:;\s*q=([01](?:\.[0-9]{0,3})?)\s*)?")


def language(accepted: str) -> str:
    """The language shipped that ``Accept-Language`` likes best, the source language when there is none."""
    liked = sorted(_weights(accepted), key=lambda one: -one[1])
    return next((code for code, weight in liked if weight and code in LANGUAGES), LANGUAGES[0])


def _weights(accepted: str) -> Iterator[tuple[str, float]]:
    for one in accepted.split(","):
        found = _ACCEPTED.fullmatch(one)
        if found is not None:
            yield found[1].lower(), float(found[2] or 1)


def landed(one: Landed) -> str:
    """What became of a file, in the language spoken here."""
    if one.became is Became.RECEIVED:
        return _("Bien reçu")
    if one.became is Became.ALREADY:
        return _("Déjà enregistré")
    if one.refusal is not None:
        return _("Refusé : {reason}").format(reason=wording.refusal(one.refusal))
    if one.failure is not None:
        return _("Pas gardé : {reason}").format(reason=wording.failure(one.failure))
    return _("Pas gardé")


def unnamed() -> str:
    """The name of a file that came without one."""
    return _("Photo du téléphone")


def of_page(most_bytes: int) -> dict[str, str]:
    """The words of the page, by the names its text and its script use."""
    return {
        "title": _("Envoyer des reçus à l'ordinateur"),
        "lead": _("Posez le reçu à plat, tout le ticket dans le cadre. Chaque photo devient une dépense du dossier."),
        "take": _("Photographier un reçu"),
        "choose": _("Choisir des photos ou un PDF"),
        "script": _("Cette page a besoin de JavaScript : ouvrez-la dans le navigateur du téléphone."),
        "list": _("Ce qui a été envoyé"),
        "waiting": _("En attente"),
        "sending": _("Envoi…"),
        "failed": _("Pas envoyé"),
        "retry": _("Réessayer"),
        "large": _("Trop lourd : {size} au plus").format(size=formats.size(most_bytes)),
        "many": _("L'ordinateur en a déjà reçu assez : relancez depuis l'ordinateur pour continuer."),
        "minutes": _("L'ordinateur écoute encore {n} min."),
        "lost": _("L'ordinateur ne répond pas : vérifiez que le téléphone partage encore sa connexion."),
        "over": _("L'ordinateur n'écoute plus. Ce qui est marqué comme reçu est enregistré."),
        "taken": _("Un autre téléphone ou une autre page est déjà relié à l'ordinateur."),
    }
