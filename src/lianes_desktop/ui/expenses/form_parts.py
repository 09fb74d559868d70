"""The form's fields: what each is typed in, where it stands, and what it is called."""

from collections.abc import Callable, Mapping

from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.expenses.values import Field
from lianes_desktop.ui.kit.fields import TextField
from lianes_desktop.ui.kit.values import DateField, MomentField, MoneyEdit, NumberField, TimeField

CONTROLS: Mapping[Field, Callable[[], TextField]] = {
    Field.PAID_ON: DateField,
    Field.PAID_TIME: TimeField,
    Field.AMOUNT: MoneyEdit,
    Field.DEDUCTED: MoneyEdit,
    Field.DEBIT: MoneyEdit,
    Field.FEE: MoneyEdit,
    Field.BORNE: MoneyEdit,
    Field.OTHER_FUNDING: MoneyEdit,
    Field.DECLARED_ON: DateField,
    Field.SERVICE_ON: DateField,
    Field.UNIT: MoneyEdit,
    Field.KILOMETRES: NumberField,
    Field.RUN_BEFORE: NumberField,
    Field.AUTHORISED_ON: DateField,
    Field.ARRIVES_AT: MomentField,
    Field.LEAVES_AT: MomentField,
    Field.DAILY: MoneyEdit,
    Field.NIGHTS: NumberField,
    Field.MIDDAYS: NumberField,
    Field.EVENINGS: NumberField,
    **dict.fromkeys(
        (
            Field.PAYEE, Field.NOTE, Field.CIRCUMSTANCES, Field.VISA, Field.GUESTS, Field.ORIGIN, Field.DESTINATION,
            Field.DELIBERATION,
        ),
        TextField,
    ),
}  # fmt: skip
"""Fields that are typed."""
LISTS = (Field.CURRENCY, Field.KIND, Field.DEDUCTION, Field.ITEM, Field.PAYER, Field.POWER, Field.MEANS)
"""Fields chosen from a list."""

Lines = tuple[tuple[Field, ...], ...]
MAIN: Lines = (
    (Field.PAYEE,),
    (Field.PAID_ON, Field.PAID_TIME),
    (Field.AMOUNT, Field.CURRENCY),
    (Field.KIND,),
    (Field.ORIGIN, Field.DESTINATION),
    (Field.KILOMETRES, Field.POWER),
    (Field.AUTHORISED_ON, Field.RUN_BEFORE),
    (Field.ARRIVES_AT,),
    (Field.LEAVES_AT,),
    (Field.DAILY, Field.DELIBERATION),
    (Field.NIGHTS, Field.MIDDAYS),
    (Field.EVENINGS,),
    (Field.GUESTS,),
    (Field.UNIT,),
    (Field.SERVICE_ON,),
    (Field.ITEM,),
    (Field.PAYER,),
    (Field.DEDUCTED, Field.DEDUCTION),
    (Field.NOTE,),
)
DECLARATION: Lines = ((Field.CIRCUMSTANCES,), (Field.DECLARED_ON, Field.VISA))
FURTHER: Lines = tuple(
    (one,)
    for one in (
        Field.MEANS,
        Field.DEBIT,
        Field.FEE,
        Field.BORNE,
        Field.OTHER_FUNDING,
        Field.BENEFICIARIES,
        Field.SHARES,
    )
)


def labels() -> dict[Field, str]:
    """What each field is called."""
    return {
        Field.PAYEE: _("Fournisseur"),
        Field.PAID_ON: _("Date"),
        Field.PAID_TIME: _("Heure"),
        Field.AMOUNT: _("Montant"),
        Field.CURRENCY: _("Devise"),
        Field.KIND: _("Catégorie"),
        Field.DEDUCTED: _("Part à retirer"),
        Field.DEDUCTION: _("Motif"),
        Field.ITEM: _("Lié au programme"),
        Field.PAYER: _("Payé par"),
        Field.NOTE: _("Note"),
        Field.MEANS: _("Payé avec"),
        Field.DEBIT: _("Débit réel en euros"),
        Field.FEE: _("Frais de carte, en euros"),
        Field.BORNE: _("Pris en charge, en euros"),
        Field.OTHER_FUNDING: _("Autres financements, en euros"),
        Field.CIRCUMSTANCES: _("Attestation sur l'honneur : circonstances"),
        Field.DECLARED_ON: _("Attesté le"),
        Field.VISA: _("Visa de l'ordonnateur"),
        Field.SERVICE_ON: _("Date du service"),
        Field.GUESTS: _("Convives"),
        Field.UNIT: _("Prix unitaire TTC, en euros"),
        Field.ORIGIN: _("Départ de"),
        Field.DESTINATION: _("Arrivée à"),
        Field.KILOMETRES: _("Kilomètres"),
        Field.POWER: _("Puissance fiscale"),
        Field.RUN_BEFORE: _("Km déjà faits"),
        Field.AUTHORISED_ON: _("Autorisé le"),
        Field.ARRIVES_AT: _("Arrivée sur place"),
        Field.LEAVES_AT: _("Départ du lieu"),
        Field.DAILY: _("Montant par jour"),
        Field.DELIBERATION: _("Délibération"),
        Field.NIGHTS: _("Nuits offertes"),
        Field.MIDDAYS: _("Midis offerts"),
        Field.EVENINGS: _("Soirs offerts"),
        Field.BENEFICIARIES: _("Pour qui (personne : tous)"),
        Field.SHARES: _("Collectivités qui la partagent"),
    }


def placeholders() -> dict[Field, str]:
    """The form a text takes, in a field that is blank."""
    day, moment = _("jj/mm/aaaa"), _("jj/mm/aaaa hh:mm")
    return {
        Field.PAID_ON: day,
        Field.PAID_TIME: _("hh:mm"),
        Field.DECLARED_ON: day,
        Field.SERVICE_ON: day,
        Field.AUTHORISED_ON: day,
        Field.ARRIVES_AT: moment,
        Field.LEAVES_AT: moment,
        Field.NIGHTS: "0",
        Field.MIDDAYS: "0",
        Field.EVENINGS: "0",
        Field.RUN_BEFORE: "0",
        Field.NOTE: _("Facultatif"),
    }


def tips() -> dict[Field, str]:
    """What is meant, where the name alone does not say it."""
    return {
        Field.DEBIT: _("Somme débitée sur le relevé bancaire, sans les frais comptés à part"),
        Field.FEE: _("Ce que la banque a pris pour ce paiement, sur une ligne à part du relevé"),
        Field.BORNE: _("Somme réellement supportée par la collectivité"),
        Field.SERVICE_ON: _("Le jour du voyage ou du service, quand il n'est pas celui de l'achat"),
        Field.RUN_BEFORE: _("Kilomètres parcourus pour le service depuis le 1er janvier, avant ce trajet"),
        Field.DAILY: _("Le montant que la collectivité a fixé, par exemple 80 € ou 900 MAD"),
    }
