"""An office at work, for pictures: a claim under review, its second version, what is owed and paid, the money."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QAbstractButton

from lianes_desktop.domain.envelopes import Envelope, FunderShare
from lianes_desktop.domain.ids import OrganisationId, new_id
from lianes_desktop.domain.payments import PaymentState, TransferOrder
from lianes_desktop.domain.reviewing import ReviewReason, Verdict
from lianes_desktop.ui.kit.ports import Place
from support.office_money import (
    EDITION,
    LIANES_IBAN,
    LYON_IBAN,
    RABAT_IBAN,
    a_claim,
    a_decision,
    a_notice,
    a_payment,
)
from support.reply_scene import a_received
from support.shooting import FEW, Studio, over

_AMIENS, _DUNKERQUE = OrganisationId("FR-AMI"), OrganisationId("FR-DUN")


def working(studio: Studio) -> None:
    """Verdicts of each kind and a question on the claim of the inbox, then money due, ordered, paid and claimed back.

    The pages of the office that change with them are shown, and what its keys explain step by step.
    """
    _reviewed(studio)
    studio.pages((Place.INBOX,), "review-", FEW)
    _owed(studio)
    studio.pages((Place.PAYMENTS, Place.MONEY, Place.MINISTRY, Place.TRAIL), "working-", FEW)
    for look in FEW:
        studio.dress(look)
        for name in ("seeCeremony", "lost"):
            button = studio.page(Place.REGISTER).findChild(QAbstractButton, name)
            if isinstance(button, QAbstractButton):
                button.click()
            studio.save(f"register-{name}", look)
            for sheet in over(studio.window):
                sheet.close()
            studio.settle()


def _reviewed(studio: Studio) -> None:
    """One line of each verdict, a point looked at, a question about the whole."""
    reviewing = studio.workspace.reviewing
    claim = a_received(studio).manifest_sha256
    first, second, third, fourth, *_rest = reviewing.desk(claim).lines
    reviewing.judge(claim, first.line.expense.id, Verdict.ACCEPT)
    half = second.line.assessment.eligible_cents // 2
    reviewing.judge(
        claim, second.line.expense.id, Verdict.REDUCE, half, ReviewReason.ALCOHOL, "Vin retiré de l'addition."
    )
    reviewing.judge(claim, third.line.expense.id, Verdict.REFUSE, None, ReviewReason.PERSONAL)
    reviewing.judge(claim, fourth.line.expense.id, Verdict.HOLD, None, ReviewReason.RECEIPT_UNREADABLE)
    reviewing.tick(claim, studio.workspace.claim_desks.open(claim).points[0], done=True)
    reviewing.ask(claim, "Qui vous a accompagnés à la visite du 8 ?")


def _owed(studio: Studio) -> None:
    """Three dossiers decided and paid to different points, and an edition whose envelopes fill."""
    workspace = studio.workspace
    clock = workspace.clock.now()
    claims = [
        a_claim(at, asked=asked, title=title, authority=name, organisation=body, received_at=clock, letter=letter)
        for at, (asked, title, name, body, letter) in enumerate(
            (
                (412_350, "Fès, patrimoine et artisanat", "Amiens Métropole", _AMIENS, "A"),
                (298_000, "Tanger, port et littoral", "Communauté urbaine de Dunkerque", _DUNKERQUE, "A"),
                (154_075, "Oujda, eau potable", "Amiens Métropole", _AMIENS, "B"),
                (610_020, "Agadir, transports", "Communauté urbaine de Dunkerque", _DUNKERQUE, "C"),
            ),
            1,
        )
    ]
    order = TransferOrder(
        new_id(), "LIANES-20261130-0A1B2C3D4E5F", clock, "Inès Carpentier", date(2026, 12, 3), LIANES_IBAN, "",
        1, 298_000, "Documents/LIANES-20261130-0A1B2C3D4E5F.xml", "ab" * 32, "Lianes Coopération", "<x/>",
    )  # fmt: skip
    earlier = replace(
        order, id=new_id(), message="LIANES-20261102-1A1B2C3D4E5F", execute_on=date(2026, 11, 4), cents=610_020
    )
    due = a_payment(1, 412_350, name="Amiens Métropole", organisation=_AMIENS, iban=LYON_IBAN, decided_at=clock)
    abroad = a_payment(3, 90_000, name="Amiens Métropole", organisation=_AMIENS, iban=RABAT_IBAN, decided_at=clock)
    ordered = a_payment(
        2, 298_000, name="Communauté urbaine de Dunkerque", organisation=_DUNKERQUE, decided_at=clock,
        state=PaymentState.ORDERED, order=order.id,
    )  # fmt: skip
    paid = replace(
        ordered, id=new_id(), dossier=claims[3].dossier, cents=610_020, state=PaymentState.PAID, order=earlier.id,
        executed_on=date(2026, 11, 4), reference="LIANES 2026 AGADIR",
    )  # fmt: skip
    back = replace(paid, id=new_id(), cents=-45_000, state=PaymentState.DUE, order=None, executed_on=None)
    decisions = [
        a_decision(one, cents, made_at=clock)
        for one, cents in zip(claims, (412_350, 298_000, 90_000, 610_020), strict=True)
    ]
    workspace.records.keep(
        None, *claims, *decisions, order, earlier, due, abroad, ordered, paid, back, a_notice(claims[3], paid),
        Envelope(new_id(), EDITION, 1_500_000, note="Convention cadre"),
        Envelope(new_id(), EDITION, 800_000, letter="A", year=2026),
        Envelope(new_id(), EDITION, 600_000, letter="C"),
        FunderShare(new_id(), EDITION, "Ministère de l'Europe et des affaires étrangères", 900_000, cap_parts=7_000),
        FunderShare(new_id(), EDITION, "Agents des collectivités", 150_000, in_kind=True, cap_parts=2_500),
    )  # fmt: skip
