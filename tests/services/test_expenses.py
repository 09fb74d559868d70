"""Expenses and the files that prove them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest
from support.builders import an_expense, euros
from support.desks import Desk, photo
from support.fakes import no_progress

from lianes_desktop.domain.allowances import FiscalPower, MileageLeg
from lianes_desktop.domain.expenses import Eligibility, Expense, LostReceiptDeclaration
from lianes_desktop.domain.funding import Funding, FundingState
from lianes_desktop.domain.ids import DossierId, ExpenseId, FundingId, new_id
from lianes_desktop.domain.participants import Vehicle
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.services import offered
from lianes_desktop.services.acts import Act
from lianes_desktop.services.expenses import AlreadyKept, Offered
from lianes_desktop.services.failures import CancelledError, Cause, Resource, UnavailableError
from lianes_desktop.services.ports.receipts import View

DAY = date(2026, 10, 13)
FULL = UnavailableError(Resource.VAULT, Cause.DISK_FULL)


def kept(desk: Desk, expense: ExpenseId) -> Expense:
    line = desk.expenses.line(expense)
    assert line is not None
    return line.expense


def one(desk: Desk, mission: DossierId, name: str = "a") -> ExpenseId:
    return desk.expenses.take(mission, [photo(name)], no_progress).added[0]


def test_a_blank_expense_is_numbered_and_paid_by_the_person_here(desk: Desk, mission: DossierId) -> None:
    expense = desk.expenses.add(mission)

    assert (expense.number, expense.payer) == (1, desk.dossiers.participants(mission)[0].id)
    line = desk.expenses.line(expense.id)
    assert line is not None
    assert line.assessment.eligibility is Eligibility.INCOMPLETE
    assert desk.expenses.key(expense.id) is not None


def test_nobody_is_named_when_the_person_here_does_not_take_part(desk: Desk, mission: DossierId) -> None:
    desk.dossiers.add_participant(mission, "Thomas", "Vermeersch", Status.STAFF)
    desk.dossiers.remove_participant(desk.dossiers.participants(mission)[0].id)

    assert desk.expenses.add(mission).payer is None
    assert kept(desk, one(desk, mission)).payer is None


def test_without_a_profile_nobody_is_named(desk: Desk) -> None:
    mission = desk.dossiers.create_mission("Oujda").id

    assert desk.expenses.add(mission).payer is None
    assert kept(desk, one(desk, mission)).payer is None


def test_a_correction_keeps_what_the_form_does_not_hold(desk: Desk, mission: DossierId) -> None:
    taken = kept(desk, one(desk, mission))
    stale = replace(taken, payee="Hôtel", number=99, receipts=())
    desk.expenses.correct(stale)

    assert kept(desk, taken.id) == replace(taken, payee="Hôtel")
    assert desk.undo.can_undo is Act.CORRECT_EXPENSE
    with pytest.raises(RefusedError):
        desk.expenses.correct(replace(stale, amount=euros("-1")))


def test_a_journey_starts_from_the_vehicle_of_whoever_drove(desk: Desk, mission: DossierId) -> None:
    driver = desk.dossiers.participants(mission)[0]
    first, second, typed = (desk.expenses.add(mission) for _ in range(3))
    desk.expenses.correct(replace(first, kind="INKM"))
    assert kept(desk, first.id).mileage is None

    desk.dossiers.correct_participant(replace(driver, vehicle=Vehicle(FiscalPower.FROM_6_TO_7, 1_900)))
    desk.expenses.correct(replace(first, kind="TAXI"))
    desk.expenses.correct(replace(first, kind="INKM"))
    started = MileageLeg(power=FiscalPower.FROM_6_TO_7, run_before=1_900)
    assert kept(desk, first.id).mileage == started

    desk.expenses.correct(replace(kept(desk, first.id), mileage=replace(started, kilometres=120)))
    desk.expenses.correct(replace(second, kind="INKM"))
    assert kept(desk, second.id).mileage == replace(started, run_before=2_020)
    desk.expenses.correct(replace(kept(desk, second.id), mileage=None))
    assert kept(desk, second.id).mileage is None

    desk.expenses.correct(replace(typed, amount=euros("20"), kind="INKM"))
    assert (kept(desk, typed.id).mileage, kept(desk, typed.id).amount) == (None, euros("20"))


def test_an_expense_is_accepted(desk: Desk, mission: DossierId) -> None:
    taken = one(desk, mission)
    desk.expenses.accept(taken)

    assert kept(desk, taken).reviewed
    assert desk.undo.undo() is Act.ACCEPT_EXPENSE
    assert not kept(desk, taken).reviewed


def test_a_loss_is_declared_and_taken_back(desk: Desk, mission: DossierId) -> None:
    expense = desk.expenses.add(mission)
    declaration = LostReceiptDeclaration("Vent", DAY)
    desk.expenses.declare_lost(expense.id, declaration)
    assert kept(desk, expense.id).declaration == declaration

    desk.expenses.declare_lost(expense.id, None)
    assert kept(desk, expense.id).declaration is None
    with pytest.raises(RefusedError):
        desk.expenses.declare_lost(expense.id, replace(declaration, circumstances=" "))


def test_an_expense_removed_meanwhile_is_left_alone(desk: Desk, mission: DossierId) -> None:
    gone = an_expense(dossier=mission)
    desk.expenses.correct(gone)
    desk.expenses.accept(gone.id)
    desk.expenses.declare_lost(gone.id, None)
    desk.expenses.detach(gone.id, "0" * 64)
    desk.expenses.remove(gone.id)

    assert desk.expenses.attach(gone.id, [photo("a")], no_progress).added == ()
    assert desk.receipt_readings.alike(gone) == ()
    assert desk.expenses.latest(mission) == ()


def test_each_photograph_makes_an_expense_with_the_hour_it_was_taken(desk: Desk, mission: DossierId) -> None:
    line = desk.programme.add(mission, DAY)
    desk.pictures.taken_at = datetime.fromisoformat("2026-10-13 09:30:12")
    steps: list[tuple[int, int]] = []
    taken = desk.expenses.take(mission, [photo("a"), photo("b")], lambda done, of: steps.append((done, of)))

    assert steps == [(0, 2), (1, 2), (2, 2)]
    first = kept(desk, taken.added[0])
    assert (first.paid_on, first.paid_time, first.item) == (DAY, time(9, 30), line.id)
    assert [kept(desk, expense).number for expense in taken.added] == [1, 2]
    (page,) = desk.expenses.receipts(first)
    assert (page.original_name, page.media_type, page.size) == ("a.jpg", "image/jpeg", 7)
    assert desk.expenses.thumbnail(page.digest) == b"small photo a"
    assert desk.expenses.view(page, 0, 300) == b"image/jpeg 0 300 photo a"
    assert desk.vault.holds(page.digest)


def test_a_page_is_seen_flattened_and_grey_and_kept_as_it_is(desk: Desk, mission: DossierId) -> None:
    paper = (0.1, 0.2), (0.8, 0.2), (0.9, 0.9), (0.1, 0.8)
    desk.pictures.papers[b"photo a"] = paper
    taken = desk.expenses.take(mission, [photo("a")], no_progress)
    (page,) = desk.expenses.receipts(kept(desk, taken.added[0]))

    assert desk.expenses.corners(page) == paper
    assert desk.expenses.view(page, how=View(corners=paper, contrast=True)) == b"image/jpeg 0 2000 0 flat grey photo a"
    assert desk.vault.read(page.digest) == b"photo a"


def test_a_photograph_taken_outside_the_programme_names_no_line(desk: Desk, mission: DossierId) -> None:
    desk.programme.add(mission, DAY)
    desk.pictures.taken_at = datetime.fromisoformat("2026-10-13 22:00")

    assert kept(desk, one(desk, mission)).item is None


def test_one_bad_file_loses_nothing_of_the_others(desk: Desk, mission: DossierId) -> None:
    files = [photo("a"), Offered("notes\u202e.txt", data=b"text"), Offered("vide.jpg", data=b""), photo("b")]
    taken = desk.expenses.take(mission, files, no_progress)

    assert len(taken.added) == 2
    assert [(one.field, one.problem) for one in taken.refused] == [
        ("notes.txt", Problem.NOT_A_PICTURE),
        ("vide.jpg", Problem.FILE_EMPTY),
    ]
    assert (taken.failure, taken.left) == (None, ())


def test_a_full_disk_stops_the_work_and_keeps_what_was_done(desk: Desk, mission: DossierId) -> None:
    def fill(done: int, _total: int) -> None:
        desk.vault.fails = FULL if done == 1 else None

    taken = desk.expenses.take(mission, [photo("a"), photo("b"), photo("c")], fill)

    assert len(taken.added) == 1
    assert taken.failure is FULL
    assert taken.left == ("b.jpg", "c.jpg")


def test_the_person_may_stop(desk: Desk, mission: DossierId) -> None:
    def stop(done: int, _total: int) -> None:
        if done == 1:
            raise CancelledError

    taken = desk.expenses.take(mission, [photo("a"), photo("b")], stop)

    assert (len(taken.added), taken.failure, taken.left) == (1, None, ("b.jpg",))


def test_nothing_is_taken_into_a_dossier_that_is_gone(desk: Desk, mission: DossierId) -> None:
    desk.dossiers.remove(mission)

    with pytest.raises(KeyError):
        desk.expenses.take(mission, [photo("a")], no_progress)


def test_files_and_folders_are_read_from_the_disk(desk: Desk, mission: DossierId, tmp_path: Path) -> None:
    folder = tmp_path / "reçus"
    (folder / "inside").mkdir(parents=True)
    (folder / "b.jpg").write_bytes(b"photo b")
    (folder / "a.pdf").write_bytes(b"%PDF a")
    (folder / ".hidden").write_bytes(b"photo hidden")
    (folder / "inside" / "deep.jpg").write_bytes(b"photo deep")
    taken = desk.expenses.take(mission, [Offered("reçus", folder)], no_progress)

    assert [desk.expenses.receipts(kept(desk, one))[0].original_name for one in taken.added] == ["a.pdf", "b.jpg"]
    assert desk.expenses.receipts(kept(desk, taken.added[0]))[0].sheets == 2


def test_files_that_cannot_be_read_are_said(
    desk: Desk, mission: DossierId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    large = tmp_path / "large.jpg"
    large.write_bytes(b"photo")
    monkeypatch.setattr(offered, "MOST_BYTES", 4)
    listing = Path.iterdir

    def iterdir(path: Path) -> object:
        if path == closed:
            raise PermissionError
        return listing(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    files = [
        Offered("closed", closed),
        Offered("gone.jpg", tmp_path / "gone.jpg"),
        Offered("large.jpg", large),
        Offered("nothing"),
        Offered("big.jpg", data=b"photo"),
    ]
    taken = desk.expenses.take(mission, files, no_progress)

    assert [(one.field, one.problem) for one in taken.refused] == [
        ("closed", Problem.FOLDER_UNREADABLE),
        ("gone.jpg", Problem.FILE_UNREADABLE),
        ("large.jpg", Problem.FILE_TOO_LARGE),
        ("nothing", Problem.FILE_EMPTY),
        ("big.jpg", Problem.FILE_TOO_LARGE),
    ]
    assert taken.refused[2].values == {"size": 5, "limit": 4}


def test_a_file_that_grows_while_it_is_read_is_refused(
    desk: Desk, mission: DossierId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"photo")
    monkeypatch.setattr(offered, "MOST_BYTES", 5)

    def grow(_done: int, _total: int) -> None:
        path.write_bytes(b"photo")

    stat = Path.stat

    def stat_then_grow(self: Path, **options: bool) -> object:
        found = stat(self, **options)
        if self == path:
            path.write_bytes(b"photo and more")
        return found

    monkeypatch.setattr(Path, "stat", stat_then_grow)
    taken = desk.expenses.take(mission, [Offered("a.jpg", path)], grow)

    assert [one.problem for one in taken.refused] == [Problem.FILE_TOO_LARGE]


def test_pages_are_added_to_the_receipt_of_an_expense(desk: Desk, mission: DossierId) -> None:
    expense = desk.expenses.add(mission)
    taken = desk.expenses.attach(expense.id, [photo("front"), photo("back"), photo("again", "front")], no_progress)

    assert taken.added == (expense.id, expense.id)
    assert taken.already == (AlreadyKept("again.jpg", expense.id),)
    pages = desk.expenses.receipts(kept(desk, expense.id))
    assert [page.original_name for page in pages] == ["front.jpg", "back.jpg"]
    assert len(desk.dossiers.read(mission).receipts) == 1


def test_a_receipt_may_be_shared_and_let_go(desk: Desk, mission: DossierId) -> None:
    first = one(desk, mission)
    second = desk.expenses.add(mission)
    desk.expenses.attach(second.id, [photo("a")], no_progress)
    (receipt,) = desk.dossiers.read(mission).receipts
    assert kept(desk, second.id).receipts == kept(desk, first).receipts == (receipt.id,)
    assert desk.receipt_readings.alike(kept(desk, first)) == ()

    desk.expenses.detach(second.id, receipt.pages[0].digest)
    assert kept(desk, second.id).receipts == ()
    assert desk.dossiers.read(mission).receipts == (receipt,)


def test_a_page_is_taken_off_and_the_receipt_goes_with_its_last(desk: Desk, mission: DossierId) -> None:
    expense = desk.expenses.add(mission)
    desk.expenses.attach(expense.id, [photo("front"), photo("back")], no_progress)
    front, back = desk.expenses.receipts(kept(desk, expense.id))
    desk.expenses.detach(expense.id, "0" * 64)
    desk.expenses.detach(expense.id, front.digest)
    assert desk.expenses.receipts(kept(desk, expense.id)) == (back,)

    desk.expenses.detach(expense.id, back.digest)
    assert (kept(desk, expense.id).receipts, desk.dossiers.read(mission).receipts) == ((), ())
    assert desk.undo.undo() is Act.REMOVE_RECEIPT
    assert desk.expenses.receipts(kept(desk, expense.id)) == (back,)


def during(act: Callable[[], object]) -> Callable[[int, int], None]:
    """Does something else while files are taken in, as the window may."""

    def progress(done: int, total: int) -> None:
        if done == 0 and total:
            act()

    return progress


def test_an_expense_removed_while_its_photograph_is_opened_stays_removed(desk: Desk, mission: DossierId) -> None:
    expense = desk.expenses.add(mission)
    desk.expenses.attach(expense.id, [photo("a")], during(lambda: desk.expenses.remove(expense.id)))

    assert desk.dossiers.read(mission).expenses == ()
    shared = one(desk, mission, "b")
    other = desk.expenses.add(mission)
    desk.expenses.attach(other.id, [photo("b")], during(lambda: desk.expenses.remove(other.id)))
    assert [left.id for left in desk.dossiers.read(mission).expenses] == [shared]


def twins(desk: Desk, expense: ExpenseId) -> list[ExpenseId]:
    return [one.expense.id for one in desk.receipt_readings.alike(kept(desk, expense))]


def test_expenses_alike_are_proposed_as_the_same(desk: Desk, mission: DossierId) -> None:
    made = []
    for payee in ("Café", "CAFÉ", "Café de la gare", ""):
        expense = desk.expenses.add(mission)
        desk.expenses.correct(replace(expense, payee=payee, amount=euros("4.50"), paid_on=DAY))
        made.append(expense.id)

    assert twins(desk, made[0]) == [made[1]]
    assert twins(desk, made[3]) == []


def test_the_same_file_in_two_receipts_is_proposed_as_the_same(desk: Desk, mission: DossierId) -> None:
    first, second = one(desk, mission, "a"), one(desk, mission, "b")
    (page,) = desk.expenses.receipts(kept(desk, first))
    receipt = desk.readings.receipt(kept(desk, second).receipts[0])
    assert receipt is not None
    desk.records.keep(Act.ADD_RECEIPT, replace(receipt, pages=(*receipt.pages, page)))

    assert twins(desk, first) == [second]
    assert twins(desk, second) == [first]


def test_a_receipt_whose_record_is_gone_has_no_page(desk: Desk, mission: DossierId) -> None:
    orphan = an_expense(dossier=mission)
    desk.records.keep(Act.ADD_EXPENSE, orphan)
    desk.expenses.detach(orphan.id, "0" * 64)

    assert desk.expenses.receipts(orphan) == ()
    desk.expenses.attach(orphan.id, [photo("a")], no_progress)
    assert len(desk.expenses.receipts(kept(desk, orphan.id))) == 1
    desk.expenses.remove(orphan.id)
    assert desk.dossiers.read(mission).receipts == ()


def test_terms_and_sums_belong_to_a_dossier(desk: Desk, mission: DossierId) -> None:
    assert desk.expenses.terms(mission).kinds["TAXI"].receipt_required
    desk.dossiers.remove(mission)

    with pytest.raises(KeyError):
        desk.expenses.terms(mission)
    with pytest.raises(KeyError):
        desk.expenses.totals(mission)


def test_the_sum_of_a_journey_follows_from_its_facts(desk: Desk, mission: DossierId) -> None:
    blank = desk.expenses.add(mission)
    leg = MileageLeg("Lille", "Roissy", 100, FiscalPower.UP_TO_5, authorised_on=DAY)
    desk.expenses.correct(replace(blank, kind="INKM", paid_on=DAY, amount=euros("999"), mileage=leg))

    assert kept(desk, blank.id).amount == euros("32.00")
    desk.expenses.correct(replace(kept(desk, blank.id), mileage=replace(leg, power=None)))
    assert kept(desk, blank.id).amount is None


def test_another_funding_is_counted_as_soon_as_it_is_kept(desk: Desk, mission: DossierId) -> None:
    blank = desk.expenses.add(mission)
    other = desk.expenses.add(mission)
    proof = one(desk, mission)
    receipts = kept(desk, proof).receipts
    for expense, amount in ((blank, "100"), (other, "50")):
        given = an_expense(amount, id=expense.id, number=expense.number, dossier=mission, kind="TAXI", paid_on=DAY)
        desk.records.keep(None, replace(given, receipts=receipts))
    region = Funding(FundingId(new_id()), mission, "Région", 3000, FundingState.GRANTED, expense=blank.id)

    def eligible(expense: ExpenseId) -> int:
        line = desk.expenses.line(expense)
        assert line is not None
        return line.assessment.eligible_cents

    desk.records.keep(None, region)
    assert desk.expenses.fundings(mission) == (region,)
    assert (eligible(blank.id), eligible(other.id)) == (7000, 5000)
    desk.records.keep(None, replace(region, expense=other.id))
    assert (eligible(blank.id), eligible(other.id)) == (10_000, 2000)
    desk.records.keep(None, removes=[replace(region, expense=other.id)])
    assert (eligible(blank.id), eligible(other.id)) == (10_000, 5000)
    gone = replace(region, expense=ExpenseId(new_id()))
    desk.records.keep(None, gone)
    assert desk.expenses.totals(mission).eligible_cents == 15_000
