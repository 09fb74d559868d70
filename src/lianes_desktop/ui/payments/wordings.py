"""Payments in words. No Qt."""

from collections.abc import Collection
from uuid import UUID

from lianes_desktop.domain.owed import OrderState
from lianes_desktop.domain.payment_desk import Ordered, Owed, Payee, PaymentDesk
from lianes_desktop.domain.payments import PaymentState
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.ui.payments.values import Ask, DueLine, MoneyLine, PayeeBlock, View

_GROUP = 4


def view(desk: PaymentDesk, left_out: Collection[UUID], editing: Collection[str]) -> View:
    """The whole page; ``left_out`` are the payments not chosen, ``editing`` the authorities whose account is open."""
    chosen = [one for one in ready(desk) if one.payment.id not in left_out]
    return View(
        subtitle=_subtitle(desk),
        payees=tuple(_payee(one, left_out, editing=key_of(one) in editing) for one in desk.due),
        claims=tuple(_claim(one) for one in desk.claims),
        orders=tuple(_order(one) for one in desk.orders),
        selected=_selected(chosen) if desk.due else "",
        why_not="" if chosen else _("Choisissez au moins un montant dont le compte est connu."),
        untold=len(desk.untold),
    )


def ready(desk: PaymentDesk) -> tuple[Owed, ...]:
    """The payments that have an account to go to."""
    return tuple(one for payee in desk.due for one in payee.owed if one.payment.iban)


def key_of(payee: Payee) -> str:
    """What tells an authority from the others."""
    return payee.organisation or payee.name


def order_sentence(chosen: Collection[Owed]) -> str:
    """What an order is about to pay."""
    cents = sum(one.payment.cents for one in chosen)
    counted = ngettext("{n} virement", "{n} virements", len(chosen)).format(n=formats.number(len(chosen)))
    return _("{count}, {sum} en tout. La banque débitera une seule fois cette somme.").format(
        count=counted, sum=formats.euros(cents)
    )


def account(iban: str) -> str:
    """An account in groups that a person can compare."""
    return formats.ltr("\u00a0".join(iban[at : at + _GROUP] for at in range(0, len(iban), _GROUP)))


def _subtitle(desk: PaymentDesk) -> str:
    count = sum(len(one.owed) for one in desk.due)
    if not count:
        return ""
    due = ngettext("{n} montant dû", "{n} montants dus", count).format(n=formats.number(count))
    return _("{due} · {sum}").format(due=due, sum=formats.euros(desk.due_cents))


def _selected(chosen: Collection[Owed]) -> str:
    cents = sum(one.payment.cents for one in chosen)
    counted = ngettext("{n} montant choisi", "{n} montants choisis", len(chosen)).format(n=formats.number(len(chosen)))
    return _("{due} · {sum}").format(due=counted, sum=formats.euros(cents))


def _payee(payee: Payee, left_out: Collection[UUID], *, editing: bool) -> PayeeBlock:
    known = next((one.payment for one in payee.owed if one.payment.iban), None)
    several = len({one.payment.iban for one in payee.owed if one.payment.iban}) > 1
    missing = payee.missing_account
    iban, bic = (known.iban, known.bic) if known else (payee.proposed_iban, payee.proposed_bic)
    hint = ""
    if missing and iban:
        hint = _("Compte proposé d'après ce qui est connu de la collectivité : comparez-le au RIB.")
    elif missing:
        hint = _("Demandez le RIB à la collectivité. Un compte marocain ne peut pas être payé par virement SEPA.")
    elif several:
        hint = _("Ce compte servira à tous les montants de la collectivité.")
    shown = _("Plusieurs comptes") if several else account(iban)
    return PayeeBlock(
        key=key_of(payee),
        name=payee.name or _("Collectivité à préciser"),
        amount=formats.euros(payee.cents),
        account="" if missing else shown,
        editing=missing or editing,
        typed_name=payee.name,
        typed_iban=account(iban).strip("\u2066\u2069"),
        typed_bic=bic,
        hint=hint,
        lines=tuple(_due(one, left_out, apart=several) for one in payee.owed),
    )


def _due(owed: Owed, left_out: Collection[UUID], *, apart: bool) -> DueLine:
    """``apart`` when the authority's sums do not all go to one account: each line says its own."""
    payment = owed.payment
    day = formats.day(payment.decided_at.astimezone().date())
    told = _("{title} · décidé le {day}").format(title=formats.isolate(_title(owed)), day=day)
    if payment.corrects is not None:
        told = _("{line} · complément").format(line=told)
    if apart and payment.iban:
        told = _("{line} · compte {account}").format(line=told, account=account(payment.iban))
    ticked = bool(payment.iban) and payment.id not in left_out
    return DueLine(payment.id, told, formats.euros(payment.cents), ticked)


def _claim(owed: Owed) -> MoneyLine:
    payment = owed.payment
    back = payment.state is PaymentState.PAID
    if back and payment.executed_on is not None:
        state = (_("Remboursé le {day}").format(day=formats.day(payment.executed_on)), "ok", "circle-check")
    else:
        state = (_("À récupérer"), "warn", "undo-2")
    asks: tuple[tuple[Ask, str], ...] = (
        (Ask.LETTER, _("Écrire la lettre")),
        (Ask.REFUND, _("Marquer comme remboursé")),
    )
    if back:
        asks = () if owed.told else ((Ask.UNREFUND, _("Annuler le remboursement")),)
    day = formats.day(payment.decided_at.astimezone().date())
    detail = _("{title} · décidé le {day}").format(title=formats.isolate(_title(owed)), day=day)
    return MoneyLine(payment.id, formats.isolate(payment.name), detail, formats.euros(-payment.cents), *state, asks)


def _order(ordered: Ordered) -> MoneyLine:
    order = ordered.order
    count = ngettext("{n} virement", "{n} virements", order.count).format(n=formats.number(order.count))
    day = formats.day(order.execute_on)
    detail = _("{count} · exécution le {day} · {person}").format(count=count, day=day, person=formats.isolate(order.by))
    state, asks = _order_state(ordered)
    return MoneyLine(
        order.id, formats.ltr(order.message), detail.rstrip(" ·"), formats.euros(order.cents), *state, asks
    )


def _order_state(ordered: Ordered) -> tuple[tuple[str, str, str], tuple[tuple[Ask, str], ...]]:
    """(words, tone and icon of the chip), and what its buttons ask."""
    if ordered.state is OrderState.WITHDRAWN:
        return (_("Annulé"), "neutral", "circle-slash-2"), ()
    if ordered.state is OrderState.OPEN:
        return (_("À exécuter"), "info", "hourglass"), (
            (Ask.PAY, _("Marquer comme payé")),
            (Ask.WRITE, _("Écrire le fichier")),
            (Ask.WITHDRAW, _("Annuler l'ordre")),
        )
    if len(ordered.untold) == len(ordered.owed):
        return (_("Payé, avis à envoyer"), "warn", "mail"), ((Ask.UNPAY, _("Annuler le paiement")),)
    if ordered.untold:
        return (_("Payé, avis à envoyer"), "warn", "mail"), ()
    return (_("Payé, avis envoyés"), "ok", "circle-check"), ()


def _title(owed: Owed) -> str:
    return owed.title or _("Dossier sans titre")
