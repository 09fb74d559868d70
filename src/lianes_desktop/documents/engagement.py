"""D2, the sheet annexed to the convention: its own rates, ceilings, kinds and dates (R76)."""

from datetime import date
from decimal import Decimal

from lianes_desktop.documents import house
from lianes_desktop.documents import style as look
from lianes_desktop.documents.cover import grouped
from lianes_desktop.documents.flow import Cell, Column
from lianes_desktop.documents.form import Form
from lianes_desktop.documents.house import fact
from lianes_desktop.documents.letters import commitment
from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.conventions import ConventionOverrides, Coverage
from lianes_desktop.domain.editions import ExpenseKind, ProgrammeEdition
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.papers import PaperInput
from lianes_desktop.i18n import formats, wording

_COVERAGES = {
    Coverage.FULL: "Oui",
    Coverage.DIRECT: "Partenaire direct",
    Coverage.TO_BE_AGREED: "À convenir",
    Coverage.NONE: "Non",
}


def commitment_sheet(flow: Form, given: PaperInput) -> None:
    """D2: what this convention sets, and what it leaves to the programme."""
    joined = house.needed(given.membership)
    convention = joined.convention
    own = convention.overrides
    house.begin(flow, given, "Fiche d’engagement", under="Annexe à la convention de partenariat")
    house.parties(flow, given)
    flow.facts(
        [
            fact("Collectivité", given.authority.name if given.authority else "", strong=True),
            fact("Convention", convention.reference),
            fact("Signée le", formats.day_long(convention.signed_on) if convention.signed_on else ""),
            fact("Durée", _between(convention.starts_on, convention.ends_on)),
            fact("Dépenses éligibles", _eligibility(given, own)),
            fact("Titulaire du compte", given.authority.name if given.authority else ""),
            fact("RIB", *_account(given.authority)),
        ]
    )
    flow.table(
        "Taux de participation de Lianes",
        [Column("Volet", 231.28), Column("Taux", 110, figures=True), Column("Source", 170)],
        [_rate(*one) for one in _rates(given.edition, own)],
    )
    ceilings = _ceilings(given, own)
    flow.table(
        "Plafonds",
        [Column("Objet", 231.28), Column("Plafond", 110, figures=True), Column("Source", 170)],
        [_ceiling(*one) for one in ceilings],
    )
    coverage = dict(own.coverage)
    flow.table(
        "Catégories de dépenses admises et pièces exigées",
        [
            Column("Catégorie", 135),
            Column("Mission (A)", 62),
            Column("Accueil (B)", 72),
            Column("Projet (D)", 62),
            Column("Pièce exigée", 180.28),
        ],
        [_kind(one, coverage.get(one.code)) for one in given.kinds],
    )
    commitment(flow, joined.commitment)
    house.made(flow, says=f"Signataires : {formats.isolate(joined.signatories)}" if joined.signatories else "")
    house.signed(flow, "Pour la collectivité", "Pour Lianes")


def _between(first: date | None, last: date | None) -> str:
    return " – ".join(formats.day_long(one) for one in (first, last) if one)


def _eligibility(given: PaperInput, own: ConventionOverrides) -> str:
    last = own.eligibility_end or given.edition.eligibility_end
    first = given.eligibility_start
    words = [f"à partir du {formats.day_long(first.value)}"] if first else []
    words += [f"jusqu’au {formats.day_long(last)}"] if last else []
    return formats.capital(" ".join(words))


def _account(one: Organisation | None) -> list[str]:
    if one is None or not one.iban:
        return []
    bic = f"BIC {one.bic}" if one.bic else ""
    return [f"IBAN {grouped(one.iban, (4,) * 9)}", bic]


def _source(own: ConventionOverrides, field: str) -> str:
    article = dict(own.articles).get(field, "")
    return f"Convention, article {formats.isolate(article)}" if article else "Convention"


_Rate = tuple[str, Decimal | None, str]


def _rates(edition: ProgrammeEdition, own: ConventionOverrides) -> list[_Rate]:
    """Each kind of action: its rate, or none when it is to be agreed, and the text that sets it."""
    set_by: list[tuple[str, Decimal | None, Decimal | None, str]] = [
        (wording.action(ActionType.MISSION), own.rate, edition.mission_rate, "rate"),
        ("Accueil sur invitation d’un partenaire direct", own.rate, edition.hosting_direct_rate, "rate"),
        ("Accueil ponctuel", own.ad_hoc_rate, edition.hosting_ad_hoc_rate, "ad_hoc_rate"),
        (wording.action(ActionType.PARTNERSHIP), own.partnership_rate, edition.partnership_rate, "partnership_rate"),
        (f"{wording.action(ActionType.PROJECT)} (maximum)", own.project_rate, edition.project_rate, "project_rate"),
    ]
    return [
        (words, chosen, _source(own, field)) if chosen is not None else (words, programme, "Règles du programme")
        for words, chosen, programme, field in set_by
    ]


def _rate(words: str, rate: Decimal | None, source: str) -> list[Cell]:
    shown = formats.percent(rate) if rate is not None else "À convenir"
    return [Cell.of(words), Cell.of(shown, look.SMALL_RIGHT_STRONG), Cell.of(source)]


_Ceiling = tuple[str, int | None, str]


def _ceilings(given: PaperInput, own: ConventionOverrides) -> list[_Ceiling]:
    edition = given.edition
    line, person = own.lost_receipt_line_cents, own.lost_receipt_person_cents
    rules = "Règles du programme"
    return [
        ("Reversement pour l’action", own.ceiling_cents, _source(own, "ceiling_cents") if own.ceiling_cents else rules),
        *(
            (wording.expense_kind(code), cents, _source(own, code))
            for code, cents in own.kind_ceilings_cents
        ),
        (
            "Reçu perdu, par dépense",
            edition.lost_receipt_line_cents if line is None else line,
            rules if line is None else _source(own, "lost_receipt_line_cents"),
        ),
        (
            "Reçus perdus, par personne",
            edition.lost_receipt_person_cents if person is None else person,
            rules if person is None else _source(own, "lost_receipt_person_cents"),
        ),
    ]  # fmt: skip


def _ceiling(words: str, cents: int | None, source: str) -> list[Cell]:
    shown = formats.euros(cents) if cents is not None else "Sans plafond"
    return [Cell.of(words), Cell.of(shown, look.SMALL_RIGHT_STRONG), Cell.of(source)]


def _kind(one: ExpenseKind, own: Coverage | None) -> list[Cell]:
    mark = " (convention)" if own else ""
    shown = [own or each for each in (one.mission, one.hosting, one.project)]
    proof = one.proof or ("Facture ou reçu" if one.receipt_required else "Sans pièce")
    name = dict(one.names).get("fr") or wording.expense_kind(one.code)
    return [
        Cell.of(f"{name}{mark}", look.SMALL_STRONG),
        *(Cell.of(_COVERAGES[each]) for each in shown),
        Cell.of(formats.capital(proof)),
    ]
