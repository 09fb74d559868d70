"""The fields of a claimed line in plain words, and their values: for what a version changes and what is asked."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from lianes_desktop.i18n import formats, journal
from lianes_desktop.i18n.catalogue import N_, _, ngettext

_FIELDS = {
    "payee": N_("Fournisseur"),
    "paid_time": N_("Heure"),
    "item": N_("Lié au programme"),
    "note": N_("Note"),
    "guests": N_("Convives"),
    "service_on": N_("Date du service"),
    "beneficiaries": N_("Pour qui"),
    "proofs": N_("Justificatif"),
    "receipts": N_("Justificatif"),
    "receipt": N_("Justificatif"),
    "rate_text": N_("Taux de change"),
    "rates": N_("Taux de change"),
    "eligible_cents": N_("Base éligible"),
    "kind": N_("Catégorie"),
    "deducted": N_("Part à retirer"),
    "debit": N_("Débit sur le relevé"),
    "fee": N_("Frais de carte"),
}


def field(path: str) -> str:
    """A field of a line, by its dotted name."""
    first = path.partition(".")[0]
    return _(_FIELDS[first]) if first in _FIELDS else journal.field(path)


def value(path: str, text: str, names: Mapping[str, str]) -> str:
    """A value in words; ``names`` tells people and lines of the programme by id. Nothing is said of nothing."""
    if not text:
        return _("rien")
    if path == "proofs":
        files = len(text.split())
        return ngettext("{n} fichier", "{n} fichiers", files).format(n=formats.number(files))
    if path == "rate_text":
        try:
            return formats.number(Decimal(text))
        except InvalidOperation:
            return formats.isolate(text)
    return journal.value(path, text, names)
