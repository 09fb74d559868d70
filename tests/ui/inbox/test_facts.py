"""What is said under a receipt, and how a line that changed is told."""

from dataclasses import replace
from datetime import date

import pytest
from support.builders import a_hosting_day, an_item, dirhams, euros
from support.claims import LILLE
from support.fingers import plain
from support.review_desk import ReviewHand

from lianes_desktop.domain.expenses import LightCopy, ReceiptPage
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.ids import ItemId, ParticipantId, new_id
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.review_desk import DeskLine, LineChange, ReviewDesk
from lianes_desktop.ui.inbox import desk_reading, facts

pytestmark = pytest.mark.usefixtures("theme")


@pytest.fixture
def desk(hand: ReviewHand) -> ReviewDesk:
    """A claim of one line."""
    hand.take(hand.counter.bundle())
    return hand.desk()


def words(line: DeskLine, hand_in: HandIn) -> list[str]:
    return [plain(one.words) for one in facts.facts(line, facts.around(hand_in))]


def test_who_paid_what_for_and_in_which_currency(desk: ReviewDesk) -> None:
    (line,) = desk.lines
    (person,) = desk.hand_in.dossier.participants
    item = an_item(title="Dîner de travail")
    dossier = replace(desk.hand_in.dossier, items=(item,))
    paid = replace(line.line.expense, payer=person.id, item=item.id, amount=dirhams("300"))
    said = words(replace(line, line=replace(line.line, expense=paid)), replace(desk.hand_in, dossier=dossier))

    assert said[:4] == ["Hébergement · 13/10/2026", "300,00 MAD", "Payé par Claire Delattre", "Dîner de travail"]


def test_what_is_unknown_is_left_out(desk: ReviewDesk) -> None:
    (line,) = desk.lines
    bare = replace(
        line.line.expense, kind="", paid_on=None, amount=None, payer=ParticipantId(new_id()), item=ItemId(new_id())
    )
    said = words(replace(line, line=replace(line.line, expense=bare)), desk.hand_in)

    assert len(said) == 1  # the rule alone


def test_a_line_says_what_it_was_before(desk: ReviewDesk) -> None:
    (line,) = desk.lines
    then = replace(line.line.expense, payee="Riad", note="", kind="RESO", paid_on=None, receipts=(), amount=None)
    now = replace(line.line.expense, note="Deux nuits", amount=euros("700"))
    before = replace(line.line, expense=then, assessment=replace(line.line.assessment, eligible_cents=100))
    changed = replace(line, change=LineChange.CHANGED, before=before, line=replace(line.line, expense=now))
    said = words(changed, desk.hand_in)

    assert said[:7] == [
        "Base, avant : 1,00 €",
        "Fournisseur, avant : Riad",
        "Montant, avant : rien",
        "Date, avant : rien",
        "Catégorie, avant : Repas du soir",
        "Note, avant : rien",
        "Le justificatif a changé",
    ]
    blank = replace(changed, before=replace(before, expense=replace(then, kind="")))
    assert "Catégorie, avant : rien" in words(blank, desk.hand_in)
    same = replace(changed, before=changed.line)
    assert words(same, desk.hand_in)[0] == "Modifiée depuis la version précédente"
    undated = replace(changed, line=replace(line.line, expense=replace(now, paid_on=None, kind="")))
    assert "Date, avant : rien" not in words(undated, desk.hand_in)


@pytest.mark.parametrize(("held_on", "day"), [(date(2026, 10, 20), True), (None, False)])
def test_a_hosting_day_is_dated_by_its_day(desk: ReviewDesk, held_on: date | None, day: bool) -> None:  # noqa: FBT001
    action = a_hosting_day(held_on=held_on)
    hand_in = replace(desk.hand_in, dossier=replace(desk.hand_in.dossier, action=action))
    said = desk_reading.desk_view(
        replace(desk, hand_in=hand_in), desk.received.verification, desk.lines, None, only_changed=False, replaced=False
    ).subtitle

    assert ("20 octobre" in said) is day
    assert "délégation" in said


def test_a_payee_that_is_missing_is_said(desk: ReviewDesk) -> None:
    (line,) = desk.lines
    nobody = replace(line, line=replace(line.line, expense=replace(line.line.expense, payee="", kind="", paid_on=None)))
    view = desk_reading.desk_view(
        replace(desk, lines=(nobody,), removed=(nobody.line,)),
        desk.received.verification,
        (nobody,),
        None,
        only_changed=False,
        replaced=False,
    )

    assert [one.payee for one in view.rows] == ["Sans fournisseur", "Sans fournisseur"]
    assert view.rows[1].detail == ""


def test_a_light_copy_is_said_beside_its_receipt_with_who_keeps_the_original(desk: ReviewDesk) -> None:
    (line,) = desk.lines
    (receipt,) = desk.hand_in.dossier.receipts
    light = replace(receipt.pages[0], size=3_200_000, light=LightCopy("1" * 64, 70_000, 1))

    def said(*pages: ReceiptPage, authority: Organisation | None = LILLE) -> str:
        dossier = replace(desk.hand_in.dossier, authority=authority, receipts=(replace(receipt, pages=pages),))
        known = facts.around(replace(desk.hand_in, dossier=dossier))
        found = " ".join(one.words for one in facts.facts(line, known) if one.icon == "file-archive")
        return plain(found).replace("'", "’")

    assert said(light) == "Copie légère : l’original (3,2 Mo) est resté chez Ville de Lille"
    assert said(light, light) == "2 copies légères : les originaux (6,4 Mo) sont restés chez Ville de Lille"
    assert said(light, authority=None).endswith("resté chez son auteur")
    assert said(receipt.pages[0]) == ""
