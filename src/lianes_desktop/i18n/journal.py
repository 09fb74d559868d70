"""What the trail keeps, in plain words: the record, the field, and values before and after."""

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from typing import TypeVar

from lianes_desktop.domain.contacts import ConsentChannel, ConsentState, Purpose
from lianes_desktop.domain.conventions import Coverage, MealsMode
from lianes_desktop.domain.expenses import Deduction, Means
from lianes_desktop.domain.funding import AdvanceFrom, FundingNature, FundingState
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.money import Currency, Money, RateSource
from lianes_desktop.i18n import formats, labels
from lianes_desktop.i18n.catalogue import N_, _

E = TypeVar("E", bound=Enum)

_RECORDS = {
    "expense": N_("Dépense"),
    "exchange_rate": N_("Taux de change"),
    "funding": N_("Autre financement"),
    "advance": N_("Avance"),
    "staff_time": N_("Temps valorisé"),
    "contact": N_("Consentement"),
    "dossier": N_("Dossier"),
}
_FIELDS = {
    "amount": N_("Montant"),
    "paid_on": N_("Date"),
    "kind": N_("Nature de la dépense"),
    "payer": N_("Payé par"),
    "deducted": N_("Retiré de la base"),
    "deduction": N_("Motif du retrait"),
    "debit_cents": N_("Débit sur le relevé"),
    "borne_cents": N_("Supporté par la collectivité"),
    "other_funding_cents": N_("Autre financement"),
    "declaration": N_("Attestation sur l'honneur"),
    "shares": N_("Partage entre collectivités"),
    "mileage": N_("Trajet en voiture"),
    "allowance": N_("Indemnité journalière"),
    "unit_cents": N_("Prix unitaire"),
    "means": N_("Moyen de paiement"),
    "fee_cents": N_("Frais de carte"),
    "frozen_rate": N_("Taux figé"),
    "rate": N_("Taux"),
    "source": N_("Financeur"),
    "cents": N_("Montant"),
    "state": N_("État"),
    "nature": N_("Nature"),
    "expense": N_("Dépense financée"),
    "giver": N_("Versé par"),
    "participant": N_("Personne"),
    "worked_on": N_("Date"),
    "half_days": N_("Demi-journées"),
    "daily_cents": N_("Coût d'une journée"),
    "consent": N_("Accord"),
    "restricted": N_("Usage limité"),
    "renewed_on": N_("Conservation renouvelée"),
    "erased": N_("Personne effacée"),
    "convention": N_("Convention"),
    "budget": N_("Budget prévu"),
    "settings": N_("Version des règles"),
    "edition": N_("Édition"),
}
_PARTS = {
    "circumstances": N_("circonstances"),
    "declared_on": N_("date"),
    "visa": N_("visa"),
    "per_euro": N_("unités pour un euro"),
    "valid_from": N_("à partir du"),
    "source": N_("source"),
    "note": N_("note"),
    "typed_by": N_("saisi par"),
    "given_cents": N_("euros donnés"),
    "received": N_("reçu"),
    "commission_cents": N_("commission"),
    "bureau": N_("bureau de change"),
    "original_name": N_("photo du bordereau"),
    "code": N_("devise"),
    "state": N_("réponse"),
    "given_on": N_("date"),
    "channel": N_("moyen"),
    "language": N_("langue"),
    "keep": N_("enregistrer la fiche"),
    "purpose": N_("demandé pour"),
    "notice": N_("version de la notice"),
    "informed_on": N_("notice donnée le"),
    "on": N_("date"),
    "witness": N_("témoin"),
    "transmit": N_("transmettre à Lianes"),
    "publish_photo": N_("publier la photo"),
    "reference": N_("référence"),
    "letter_received_on": N_("lettre reçue le"),
    "signed_on": N_("signée le"),
    "starts_on": N_("début"),
    "ends_on": N_("fin"),
    "late_letter_accepted_on": N_("lettre tardive acceptée le"),
    "rate": N_("taux"),
    "ad_hoc_rate": N_("taux d'un accueil ponctuel"),
    "project_rate": N_("taux d'un projet"),
    "partnership_rate": N_("taux d'un partenariat"),
    "eligibility_start": N_("dépenses prises en charge à partir du"),
    "eligibility_end": N_("dépenses prises en charge jusqu'au"),
    "ceiling_cents": N_("plafond"),
    "lost_receipt_line_cents": N_("plafond d'un reçu perdu"),
    "lost_receipt_person_cents": N_("plafond des reçus perdus par personne"),
    "meals_mode": N_("repas et nuitées"),
    "heading": N_("poste"),
    "cents": N_("montant"),
    "authority": N_("collectivité"),
    "parts": N_("part"),
    "origin": N_("départ"),
    "destination": N_("arrivée"),
    "kilometres": N_("kilomètres"),
    "power": N_("puissance fiscale"),
    "run_before": N_("kilomètres déjà faits"),
    "authorised_on": N_("autorisé le"),
    "arrives_at": N_("arrivée"),
    "leaves_at": N_("départ"),
    "daily": N_("montant par jour"),
    "nights_offered": N_("nuits offertes"),
    "middays_offered": N_("déjeuners offerts"),
    "evenings_offered": N_("dîners offerts"),
    "deliberation": N_("délibération"),
}
_YES_NO = {"True": N_("oui"), "False": N_("non")}
_WORDS = {
    FundingState.REQUESTED: N_("demandé"),
    FundingState.GRANTED: N_("acquis"),
    FundingNature.CASH: N_("numéraire"),
    FundingNature.IN_KIND: N_("en nature"),
    AdvanceFrom.AUTHORITY: N_("la collectivité"),
    AdvanceFrom.LIANES: N_("Lianes"),
    MealsMode.RECEIPTS: N_("frais réels"),
    MealsMode.ALLOWANCE: N_("indemnité journalière"),
    Coverage.FULL: N_("pris en charge"),
    Coverage.DIRECT: N_("pris en charge entre partenaires directs"),
    Coverage.TO_BE_AGREED: N_("à convenir"),
    Coverage.NONE: N_("non pris en charge"),
}
_SHARE = Decimal(10_000)


def record(kind: str) -> str:
    """What kind of record changed."""
    return _(_RECORDS[kind]) if kind in _RECORDS else formats.isolate(kind)


def records() -> tuple[str, ...]:
    """The kinds of record the trail follows."""
    return tuple(_RECORDS)


def field(path: str) -> str:
    """The field that changed, by its dotted name: ``consent.transmit``."""
    first, *rest = path.split(".")
    name = _(_FIELDS[first]) if first in _FIELDS else formats.isolate(first)
    parts = [_(_PARTS[one]) for one in rest if one in _PARTS]
    return _("{field}, {part}").format(field=name, part=parts[-1]) if parts else name


def value(path: str, text: str, names: Mapping[str, str]) -> str:
    """A value as it was kept, in words; what cannot be read is shown as it is. ``names`` are by id."""
    if not text:
        return ""
    if text in names:
        return formats.isolate(names[text])
    last = path.rsplit(".", 1)[-1]
    try:
        return _in_words(path, last, text)
    except (ValueError, ArithmeticError):
        return formats.isolate(text)


def _in_words(path: str, last: str, text: str) -> str:
    if path.startswith("consent.answers.") and last in _OF_AN_ANSWER:
        return _OF_AN_ANSWER[last](text)
    for ending, of in _BY_FIELD.items():
        if path.endswith(ending):
            return of(text)
    for names, of in _BY_FORM:
        if last.endswith(names):
            return of(text)
    return _(_YES_NO[text]) if text in _YES_NO else formats.isolate(text)


def _money(text: str) -> str:
    figure, code = text.split(" ")
    return formats.money(Money.of(Decimal(figure), Currency(code)))


def _word_of(kind: type[E]) -> Callable[[str], str]:
    return lambda text: _(_WORDS[kind(text)])  # type: ignore[index]  # each kind named below has its words


_OF_AN_ANSWER: Mapping[str, Callable[[str], str]] = {
    "purpose": lambda text: labels.purpose(Purpose(text)),
    "state": lambda text: labels.consent(ConsentState(text)),
    "channel": lambda text: labels.consent_channel(ConsentChannel(text)),
    "on": lambda text: formats.day(dt.date.fromisoformat(text)),
    "notice": formats.isolate,
    "witness": formats.isolate,
}
"""How what a person answered for one purpose is said."""
_BY_FIELD: Mapping[str, Callable[[str], str]] = {
    "consent.state": lambda text: labels.consent(ConsentState(text)),
    "consent.channel": lambda text: labels.consent_channel(ConsentChannel(text)),
    "frozen_rate.source": lambda text: labels.rate_source(RateSource(text)),
    "rate.source": lambda text: labels.rate_source(RateSource(text)),
    "deduction": lambda text: labels.deduction(Deduction(text)),
    "heading": lambda text: labels.heading(BudgetHeading(text)),
    "kind": labels.expense_kind,
    "state": _word_of(FundingState),
    "means": lambda text: labels.means(Means(text)),
    "nature": _word_of(FundingNature),
    "giver": _word_of(AdvanceFrom),
    "meals_mode": _word_of(MealsMode),
}
"""How the codes of some fields are said; the longest ending first."""

_BY_FORM: tuple[tuple[tuple[str, ...], Callable[[str], str]], ...] = (
    (("cents",), lambda text: formats.euros(int(text))),
    (("amount", "deducted", "daily", "received"), _money),
    (
        ("_on", "valid_from", "eligibility_start", "eligibility_end"),
        lambda text: formats.day(dt.date.fromisoformat(text)),
    ),
    (("rate",), lambda text: formats.percent(Decimal(text))),
    (("per_euro", "kilometres", "run_before", "half_days"), lambda text: formats.number(Decimal(text))),
    (("parts",), lambda text: formats.percent(Decimal(text) / _SHARE)),
)
"""How figures and days are written, by the end of their field's name."""
