"""In the field without a network, and what leaves signed (R82 to R100)."""

import json
import socket
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from support.builders import (
    DOSSIER,
    a_contact,
    a_mission,
    a_profile,
    a_rate,
    a_receipt,
    an_expense,
    dirhams,
    euros,
)
from support.claim_door import ClaimDoor
from support.counter import OfficeCounter
from support.desks import Desk, InMemory, photo, ready_to_leave
from support.fakes import PASSPHRASE, no_progress
from support.page_desk import Bar, Jobs, PageDesk
from support.page_hand import PageHand
from support.whole import whole

from lianes_desktop.app import demo, opening
from lianes_desktop.domain.contacts import Consent, ConsentState
from lianes_desktop.domain.dossiers import FindingCode, Level
from lianes_desktop.domain.funding import StaffTime
from lianes_desktop.domain.ids import StaffTimeId, new_id
from lianes_desktop.domain.money import RateSource
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.domain.programmes import ItemKind
from lianes_desktop.services.journal import JournalService
from lianes_desktop.storage.database import StoreKey
from lianes_desktop.ui.expenses.screen import expenses_screen
from lianes_desktop.ui.kit.lists import ListView
from lianes_desktop.ui.trail.screen import trail_screen

ROOT = Path(__file__).parents[2]
OpenClaim = Callable[..., ClaimDoor]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[demo.Demo]:
    """A mission logged, signed, sealed, verified and taken in by the real program, with every socket barred."""
    barred = pytest.MonkeyPatch()

    def no_network(*_given: Any, **_named: Any) -> None:  # noqa: ANN401 - whatever a socket is asked
        raise AssertionError("the network was asked for")

    barred.setattr(socket.socket, "connect", no_network)
    barred.setattr(socket, "getaddrinfo", no_network)
    yield demo.run(tmp_path_factory.mktemp("played") / ".demo", lambda _line: None)
    barred.undo()


def bundled(played: demo.Demo) -> zipfile.ZipFile:
    return zipfile.ZipFile(played.folder / "bundle.asice")


def test_r066_the_bundle_feeds_lianes_reports(played: demo.Demo) -> None:
    """The signed bundle holds the records as JSON, the claim as PDF and every proof [signed bundle]."""
    with bundled(played) as bundle:
        names = bundle.namelist()
        findings = json.loads(bundle.read("data/findings.json"))
    assert {"claim.pdf", "data/expenses.json", "data/statement.json"} <= set(names)
    assert any(name.startswith("receipts/") for name in names)
    assert {one["level"] for one in findings["findings"]} <= {"warning"}


def test_r082_nothing_ever_asks_for_the_network(played: demo.Demo) -> None:
    """From the first record to the office's acceptance, with every socket barred [whole program]."""
    assert (played.folder / "bundle.asice.age").stat().st_size > 0
    assert (played.folder / "report.json").exists()


def test_r083_the_packages_asked_for_are_those_used() -> None:
    """PySide6, SQLAlchemy, ReportLab and Babel, and no Qt that aborts on Python 3.11 [pyproject.toml]."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = "\n".join(project["dependencies"]).lower()
    assert all(name in asked for name in ("pyside6-essentials>=6.11,<6.12", "sqlalchemy", "reportlab", "babel"))


def test_r084_the_top_level_is_as_drawn() -> None:
    """Sources, resources, translations, tests, README and pyproject stand at the top [repository]."""
    found = {one.name for one in ROOT.iterdir()}
    assert {"pyproject.toml", "src", "resources", "translations", "tests", "README.md"} <= found
    assert (ROOT / "translations" / "ar" / "LC_MESSAGES" / "lianes.po").exists()


def test_r085_records_are_kept_in_a_local_store(tmp_path: Path) -> None:
    """A dossier made in one run is there in the next, in one encrypted SQLite file [whole program]."""
    key = StoreKey(bytes(32))
    first = opening.open_workspace(tmp_path, key)
    dossier = first.dossiers.create_mission("Oujda").id
    first.close()
    again = opening.open_workspace(tmp_path, key)
    assert [one.action.id for one in again.dossiers.all()] == [dossier]
    again.close()
    assert not any(one.read_bytes().startswith(b"SQLite format 3") for one in tmp_path.rglob("*.db"))


def test_r086_participants_log_their_programme() -> None:
    """A line added is kept at its local hour, then moved [programme]."""
    desk = PageDesk(a_mission())
    item = desk.programmes.add(DOSSIER, date(2026, 10, 13), kind=ItemKind.MEETING)
    desk.programmes.put(replace(item, title="Mairie", outcome="Une méthode de suivi"))
    (kept,) = desk.readings.items(DOSSIER)
    assert (kept.title, kept.outcome, kept.zone) == ("Mairie", "Une méthode de suivi", "Africa/Casablanca")


def test_r087_people_met_leave_only_with_their_consent(claim: OpenClaim) -> None:
    """Whoever was not asked yet stays here, and this is said [claim]."""
    agreed = a_contact(consent=Consent(ConsentState.GRANTED, date(2026, 10, 13), transmit=True))
    asked_not = a_contact(given_name="Samira")
    door = claim(whole(contacts=(agreed, asked_not)))
    assert door.leads("Samira El Amrani : demandez l'accord") == ("contacts", "consent")
    assert door.may_sign()
    ((_verification, sent),) = door.counter.bundles.contents.values()
    assert sent is not None
    assert [one.given_name for one in sent.dossier.contacts] == ["Nadia"]


def test_r088_a_photograph_becomes_an_expense_with_its_proof(tmp_path: Path) -> None:
    """A receipt taken in is an expense with its picture, its hash and the person who paid [expenses]."""
    desk = Desk(InMemory(), tmp_path)
    dossier = desk.start()
    (added,) = desk.expenses.take(dossier, [photo("taxi")], no_progress).added
    line = desk.expenses.line(added)
    assert line is not None
    (page,) = desk.expenses.receipts(line.expense)
    assert len(page.digest) == 64
    assert line.expense.payer is not None


def test_r089_exchange_rates_need_no_connection(claim: OpenClaim) -> None:
    """A rate typed before leaving converts dirhams; a missing one blocks and leads there [claim]."""
    spent = an_expense(dirhams("1450"), number=1)
    door = claim(whole(expenses=(spent,)))
    assert door.leads("Indiquez le taux de change (MAD).") == ("expenses", "rates")
    with_rate = claim(whole(expenses=(spent,), rates=(a_rate("10.8000"),)))
    assert (with_rate.statement.eligible_cents, with_rate.statement.asked_cents) == (134_26, 61_09)


def test_r090_a_claim_leaves_signed_and_sealed(played: demo.Demo) -> None:
    """The bundle carries a manifest of SHA-256, a CMS signature, and the claim as a signed PDF [signed bundle]."""
    with bundled(played) as bundle:
        names = bundle.namelist()
        assert any("signature" in name.casefold() for name in names)
        assert bundle.read("claim.pdf").startswith(b"%PDF-")
    assert (played.folder / "bundle.asice.age").read_bytes().startswith(b"age-encryption.org/v1\n")


def test_r091_what_is_typed_is_kept_at_once(qtbot: QtBot) -> None:
    """A field left is saved without a button, and can be undone [expenses]."""
    desk = PageDesk(a_profile(), a_mission(), an_expense(payee="", number=1, reviewed=False))
    screen = expenses_screen(desk.behind_expenses, Jobs(), Bar())
    desk.tell(screen.presenter)
    hand = PageHand(qtbot, screen.page)
    screen.presenter.open(DOSSIER)
    hand.fill("payee", "Petit taxi")
    (line,) = desk.expenses.latest(DOSSIER)
    assert line.expense.payee == "Petit taxi"
    desk.records.undo.undo()
    (line,) = desk.expenses.latest(DOSSIER)
    assert line.expense.payee == ""


def test_r093_a_bundle_is_taken_in_once_and_named_when_it_comes_again(tmp_path: Path) -> None:
    """The office takes a bundle in, and the same one again changes nothing [inbox]."""
    office = OfficeCounter(tmp_path / "office")
    path = office.bundle()
    first = office.inbox.take_in(path, no_progress)
    again = office.inbox.take_in(path, no_progress)
    assert len(office.desk.readings.received()) == 1
    assert first.manifest_sha256 == again.manifest_sha256


def test_r094_each_change_of_money_leaves_its_trace(qtbot: QtBot) -> None:
    """Who changed which amount, when, from what to what [trail]."""
    desk = PageDesk(a_profile())
    expense = an_expense("120.00", number=3, payee="Hôtel")
    desk.put(a_mission(), expense)
    desk.put(replace(expense, amount=euros("130.00")))
    screen = trail_screen(JournalService(desk.readings, desk.rules), desk.clock, Bar())
    hand = PageHand(qtbot, screen.page)
    screen.presenter.open(DOSSIER)
    found = hand.find("trailList")
    assert isinstance(found, ListView)
    told = str(found.model().index(1, 0).data()).replace("\u00a0", " ")
    assert told.startswith("Dépense n° 3, Hôtel, Montant : 120,00 € → 130,00 €, Claire Delattre")


def test_r095_what_left_is_read_only_until_a_new_version(tmp_path: Path) -> None:
    """An expense that was exported is refused any change; a new version opens it and keeps the one sent [expenses]."""
    desk = Desk(InMemory(), tmp_path)
    dossier = ready_to_leave(desk)
    first = desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress)
    (line,) = desk.expenses.latest(dossier)
    with pytest.raises(RefusedError):
        desk.expenses.correct(replace(line.expense, amount=euros("1.00")))
    desk.expenses.reopen(dossier)
    desk.expenses.correct(replace(line.expense, amount=euros("700.00")))
    second = desk.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress)
    assert (first.sequence, second.sequence) == (1, 2)
    assert Path(first.path).exists()


def test_r096_a_receipt_kept_twice_is_found(claim: OpenClaim) -> None:
    """The same file blocks; the same day, amount and payee are remarked upon [claim]."""
    first, copy = a_receipt(), a_receipt()
    one = an_expense("10.00", number=1, receipts=(first.id,), payee="A")
    two = an_expense("10.00", number=2, receipts=(copy.id,), payee="a")
    door = claim(whole(expenses=(one, two), receipts=(first, copy)))
    assert door.level(FindingCode.SAME_RECEIPT) is Level.ERROR
    assert door.level(FindingCode.SAME_EXPENSE) is Level.WARNING


def test_r097_what_is_not_paid_back_is_recorded_all_the_same(claim: OpenClaim) -> None:
    """A gift counts in what was spent, and not in what is asked [claim]."""
    door = claim(whole(expenses=(an_expense("60.00", kind="CADO", number=1), an_expense("100.00", number=2))))
    assert (door.statement.spent_cents, door.statement.eligible_cents) == (160_00, 100_00)


def test_r098_staff_time_is_valued_apart_and_never_paid_back(claim: OpenClaim) -> None:
    """Valued time has its own sum, outside the claim [claim]."""
    time = StaffTime(StaffTimeId(new_id()), DOSSIER, None, date(2026, 10, 13), 3, 200_00)
    door = claim(whole(staff_times=(time,)))
    assert time.cents == 300_00
    assert door.statement.spent_cents == 100_00
    spent = an_expense("100.00", number=1), an_expense("500.00", kind="TEMP", number=2, receipts=())
    told = claim(whole(expenses=spent)).statement
    assert (told.spent_cents, told.asked_cents, told.own_share_cents) == (100_00, 45_50, 54_50)


def test_r099_each_line_says_which_rate_was_used_and_from_where(claim: OpenClaim) -> None:
    """Rate, source and day stand on the line of the claim [claim]."""
    door = claim(whole(expenses=(an_expense(dirhams("1084"), number=1),), rates=(a_rate("10.84"),)))
    (line,) = door.statement.lines
    told = line.assessment.rate_text, line.assessment.rate_source, line.assessment.rate_on
    assert told == ("10.84", RateSource.CHANCELLERY, date(2026, 10, 1))


def test_r100_the_page_says_how_complete_the_dossier_is(claim: OpenClaim) -> None:
    """Proofs, mandates, report and account details count for the kind of action [claim]."""
    assert claim(whole()).complete() == "Complet : 15 sur 15"
    assert claim(whole(reports=(), participants=())).complete() == "Complet : 13 sur 15"
