"""Each thing the checks find has a button: where it leads in the real window, and what the keyboard is in there."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from support.builders import (
    DOSSIER,
    REFERENCE,
    a_contact,
    a_participant,
    a_profile,
    a_rate,
    a_receipt,
    an_exchange,
    an_expense,
    an_item,
    dirhams,
)
from support.hand import Hand
from support.whole import CONVENTION, MET, whole, whole_day, whole_mission, whole_partnership, whole_project
from support.wrong import EXAMPLES, paid

from lianes_desktop.app import opening
from lianes_desktop.app.window import Application
from lianes_desktop.domain.checks import Around, check
from lianes_desktop.domain.conventions import Convention, HostingCase
from lianes_desktop.domain.dossiers import Dossier, Finding, FindingCode, Level
from lianes_desktop.domain.expenses import LostReceiptDeclaration
from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.missions import Theme
from lianes_desktop.domain.participants import Mandate
from lianes_desktop.domain.partnerships import PartnershipAgreement
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.reimbursement import terms
from lianes_desktop.domain.statement import statement
from lianes_desktop.domain.summaries import Section
from lianes_desktop.services.calendars import shipped
from lianes_desktop.services.ports.store import DossierRate, Record
from lianes_desktop.services.readiness import ChecklistCode, ChecklistLine
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.kit.typed import override
from lianes_desktop.ui.shell.window import Window
from lianes_desktop.ui.shell.wires import Wayfinder

pytestmark = pytest.mark.slow

TODAY = date(2026, 11, 24)
LOST = LostReceiptDeclaration("Vent", date(2026, 10, 14), "Le maire")
BARE = {"authority": None, "partner": None, "themes": (), "convention": Convention()}
NOTHING = {"participants": (), "expenses": (), "meetings": (), "reports": ()}
COPIES = a_receipt(), a_receipt()

MORE = (
    *(example.wrong for example in EXAMPLES),
    whole(whole_mission(**BARE, starts_on=None, ends_on=None), **NOTHING),
    whole(whole_mission(ends_on=None)),
    whole(whole_day(**BARE, held_on=None), **NOTHING),
    whole(whole_partnership(**(BARE | {"starts_on": None})), **NOTHING),
    whole(whole_project(**BARE, starts_on=None, ends_on=None), **NOTHING),
    whole(whole_mission(themes=(Theme.OTHER,))),
    whole(whole_mission(themes=(Theme.OTHER,), other_theme="Eau potable")),
    whole(whole_mission(convention=replace(CONVENTION, letter_received_on=date(2026, 9, 12)))),
    whole(whole_mission(ends_on=date(2026, 10, 25))),
    whole(whole_day(case=HostingCase.DIRECT, partner=OrganisationId("MA-NAD"))),
    whole(whole_day(), items=(), participants=(a_participant(status=Status.DELEGATE),)),
    whole(participants=(a_participant(mandate=Mandate()),)),
    whole(participants=(a_participant(mandate=Mandate("12", date(2026, 10, 13))),)),
    whole(items=(MET[0], an_item("2026-10-13 09:30", "2026-10-13 11:00", title="Énergie"))),
    whole(contacts=(a_contact(),)),
    *(paid(**fields) for fields in ({"amount": None}, {"paid_on": None, "kind": ""}, {"kind": ""})),
    paid(reviewed=False),
    paid(receipts=()),
    paid(amount=dirhams("100")),
    whole(rates=(a_rate("10.80", "2026-09-01"), a_rate("11.80", "2026-10-01"))),
    whole(expenses=(an_expense(dirhams("2200.00")),), rates=(an_exchange(),)),
    paid(kind="INVL"),
    paid(kind="TAXI", amount="20", receipts=(), declaration=LOST),
    paid(kind="TAXI", amount="31", receipts=(), declaration=LOST),
    paid(other_funding_cents=10001),
    paid(paid_on=date(2026, 10, 9)),
    paid(paid_on=date(2026, 8, 28), kind="AVION"),
    paid(paid_on=date(2026, 8, 28)),
    paid(paid_on=date(2027, 8, 28)),
    paid(paid_on=date(2030, 1, 1)),
    paid(amount="1300.01"),
    paid(amount="1625.01"),
    whole(
        expenses=tuple(an_expense(f"{at}0.00", number=at, receipts=(COPIES[at - 1].id,)) for at in (1, 2)),
        receipts=COPIES,
    ),
    whole(expenses=tuple(an_expense("10.00", number=at, payee="Café") for at in (1, 2))),
)
"""Dossiers of the four kinds in which everything is wrong once."""


AROUND = (
    Finding(FindingCode.FEW_AUTHORITIES, Level.WARNING, Section.JOINING),
    Finding(FindingCode.NO_COMMITTEE, Level.WARNING, Section.STEERING),
)
"""What is found of the programme as a whole, not of a dossier."""


class Buttons(NamedTuple):
    """What was found in a dossier, and in none before."""

    dossier: Dossier
    findings: tuple[Finding, ...]


def found(dossier: Dossier) -> tuple[Finding, ...]:
    claimed, applied = statement(dossier, REFERENCE), terms(dossier.action, REFERENCE)
    return check(dossier, claimed, applied, REFERENCE, TODAY, Around(shipped()))


FOCUSED = {
    "objectives": "objective_1", "sdgs": "sdgs", "themes": "theme_AMEN", "other_theme_accepted": "accepted_on",
    "accord.signed_on": "accord_signed_on", "participants": "addPerson",
    "passport_expires_on": "team_passport_expires_on",
    "meetings": "add_meeting", "tasks": "task_0", "agreement": "agreement_french_on", "budget": "plan_air",
    "fundings": "funding_source", "advances": "advance_cents", "receipts": "receipt_photo", "rates": "rate_per_euro",
    "reviewed": "accept_expense", "starts_at": "item_starts", "exchanged": "item_exchanged",
    "consent": "contact_state", "phone": "contact_phone", "mobile": "contact_mobile", "email": "contact_email",
    "french_side": "report_french_side", "moroccan_side": "report_moroccan_side", "results": "report_result_1",
    "owner": "follow_owner", "due_on": "follow_due_on", "image_rights": "told_image_rights",
    "candidates": "new_candidate", "milestones.first_meeting_on": "milestone_first_meeting_on",
}  # fmt: skip
"""What has the keyboard for the field of a finding; the others bear the name of their field."""
OTHERWISE = {
    FindingCode.UNDATED_MANDATE: "team_dated",
    FindingCode.LATE_MANDATE: "team_dated",
    FindingCode.NO_MANDATE: "team_number",
    FindingCode.NO_INVITATION: "team_number",
    FindingCode.NO_PARTICIPANT: "addFirstPerson",
    FindingCode.NO_EXPENSE: "choose_photos",
    FindingCode.NO_STAKEHOLDER: "addFirstItem",
    FindingCode.NONE_RETAINED: "candidate_0_retained",
    FindingCode.SLIP_UNPROVED: "rate_received",
    FindingCode.RECEIPT_MISSING: "missing_receipt",
    FindingCode.REPORT_RESULTS: "report_result_2",
    FindingCode.FEW_AUTHORITIES: "beginOwn",
    FindingCode.NO_COMMITTEE: "addFirstMeeting",
    FindingCode.DAY_WITHOUT_MEETING: "programmeBoard",
    FindingCode.SAME_EXPENSE: "missing_receipt",
}
"""What has it for what was found, where the field alone does not say."""


def buttons() -> tuple[Buttons, ...]:
    """One button for each finding, kind of action and field, with the dossier it is in."""
    each: list[Buttons] = []
    known: set[tuple[str, ...]] = set()
    for dossier, around in ((paid(), AROUND), *((one, ()) for one in MORE)):
        new: dict[tuple[str, ...], Finding] = {}
        for finding in (*around, *found(dossier)):
            field = "" if finding.code is FindingCode.DAY_WITHOUT_MEETING else finding.field
            new.setdefault((dossier.action.action, finding.code, field), finding)
        each.append(Buttons(dossier, tuple(finding for mark, finding in new.items() if mark not in known)))
        known |= new.keys()
    return tuple(one for one in each if one.findings)


BUTTONS = buttons()


def records(dossier: Dossier) -> Iterator[Record]:
    """Everything the dossier holds, as the store keeps it."""
    yield dossier.action
    if dossier.authority is not None:
        yield dossier.authority
    for name in (
        "participants", "items", "contacts", "receipts", "expenses", "meetings", "fundings", "advances", "staff_times",
        "follow_ups", "communications", "reports",
    ):  # fmt: skip
        yield from getattr(dossier, name)
    for rate in dossier.rates:
        yield DossierRate(DOSSIER, rate)


class Strays(QObject):
    """Every window that showed itself beside the application's own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


@pytest.fixture(scope="module")
def strays(qapp: QApplication) -> Iterator[Strays]:
    """Watches from before the first page is built."""
    watching = Strays()
    qapp.installEventFilter(watching)
    yield watching
    qapp.removeEventFilter(watching)


@pytest.fixture(scope="module")
def application(qapp: QApplication, strays: Strays, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """The window of an authority, over an empty folder."""
    strays.seen.clear()
    root = tmp_path_factory.mktemp("buttons")
    key = opening.make(root, "quelques mots mis bout à bout").key
    workspace = opening.open_workspace(root, key)
    workspace.profiles.save(a_profile())
    workspace.close()
    held = opening.lock(root)
    assert held is not None
    application = Application(qapp, root, held)
    application.start(key)
    window = application.window
    assert window is not None
    Hand(qapp).wait(lambda: hasattr(application, "_doorbell"), "the work after the first paint")
    yield application
    window.close()
    window.deleteLater()
    application.window = None
    application.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def shown(application: Application, dossier: Dossier) -> Window:
    """The window with that dossier alone, open on the claim."""
    workspace, window = application.workspace, application.window
    assert workspace is not None
    assert window is not None
    former = workspace.readings.action(DOSSIER)
    if former is not None:
        workspace.records.keep(None, removes=(former,))
    workspace.records.keep(None, *records(dossier))
    window.open_dossier(DOSSIER)
    window.activateWindow()
    return window


def way(widget: QWidget | None) -> list[str]:
    """The names of a widget and of all that hold it."""
    names = list[str]()
    while widget is not None:
        names.append(widget.objectName() or type(widget).__name__)
        widget = widget.parentWidget()
    return names


def follow(application: Application, window: Window, start: Place, led: Finding | ChecklistLine) -> None:
    """Go where a finding or a line of what is left leads, from the page that shows it."""
    (wayfinder,) = (one for one in application._kept_alive if isinstance(one, Wayfinder))
    window.show_place(start)
    wayfinder.go(led.section, led.subject, led.field)
    QApplication.processEvents()
    page = window.stack.currentWidget()
    assert page is not None
    assert page.objectName() == f"page_{led.section}"


@pytest.mark.parametrize("at", range(len(BUTTONS)))
def test_each_button_lands(application: Application, at: int) -> None:
    window = shown(application, BUTTONS[at].dossier)
    lost = {}
    for finding in BUTTONS[at].findings:
        follow(application, window, Place.CLAIM, finding)
        wanted = OTHERWISE.get(finding.code) or FOCUSED.get(finding.field) or finding.field.rpartition(".")[2]
        landed = way(QApplication.focusWidget())[:2]
        if wanted not in landed:
            lost[finding.code, finding.field] = landed
    assert lost == {}


def test_every_finding_has_a_button_followed_here() -> None:
    followed = {finding.code for one in BUTTONS for finding in one.findings}
    elsewhere = {FindingCode.SAME_RECEIPT_ELSEWHERE, FindingCode.AFTER_ELIGIBILITY}  # as the two that are followed
    assert set(FindingCode) - followed <= elsewhere


def test_no_page_shows_a_window_of_its_own(application: Application, strays: Strays) -> None:
    window = shown(application, paid())
    for place in Place:
        window.show_place(place)
        QApplication.processEvents()
    assert set(strays.seen) <= {"Window"}


OFFICE = frozenset((Place.INBOX, Place.REGISTER, Place.PAYMENTS, Place.MONEY, Place.MINISTRY))


@pytest.mark.parametrize("place", [place for place in Place if place not in OFFICE])
def test_the_dossier_of_the_page_in_sight_can_be_removed(application: Application, place: Place) -> None:
    window = shown(application, whole(whole_day()))
    window.show_place(place)
    QApplication.processEvents()
    window.removal_asked.emit()
    QApplication.processEvents()
    assert application.workspace is not None
    assert application.workspace.readings.action(DOSSIER) is None


LACKING = (
    whole(whole_mission(**BARE), items=(), **NOTHING),
    whole(participants=(a_participant(mandate=Mandate()),), contacts=(a_contact(),), items=(MET[0], MET[0])),
    whole(whole_mission(convention=Convention()), expenses=(an_expense(amount=dirhams("10")),), reports=()),
    whole(whole_partnership(intention="", candidates=(), partner=None, accord=PartnershipAgreement())),
    whole(whole_project(description="")),
)
READY = {
    ChecklistCode.PEOPLE: {"addFirstPerson", "team_number", "signed_on"},
    ChecklistCode.PREPARATION: {"add_meeting"},
    ChecklistCode.RATES: {"rate_per_euro"},
    ChecklistCode.PROGRAMME: {"addFirstItem", "item_starts", "programmeBoard"},
    ChecklistCode.RECEIPTS: {"choose_photos", "expense_list"},
    ChecklistCode.CONSENTS: {"contact_state"},
    ChecklistCode.RESULTS: {"addFirstItem", "programmeBoard", "item_result_1"},
    ChecklistCode.INTENTION: {"intention", "intention_on"},
    ChecklistCode.CANDIDATE: {"new_candidate"},
    ChecklistCode.EXCHANGE: {"send_delegation"},
    ChecklistCode.ACCORD: {"accord_signed_on"},
    ChecklistCode.PROJECT: {"description", "expected"},
    ChecklistCode.REPORT: {"report_french_side"},
    ChecklistCode.BANK: {"authority", "siret", "iban"},
    ChecklistCode.SIGNATURE: {"previewClaim", "certified", "passphrase", "makeKey"},
}
"""What has the keyboard after a line of what is left, among the kinds of dossier above."""


@pytest.mark.parametrize("at", range(len(LACKING)))
def test_each_line_of_what_is_left_lands(application: Application, at: int) -> None:
    window = shown(application, LACKING[at])
    assert application.workspace is not None
    landed = {}
    for line in application.workspace.overview.overview(DOSSIER).checklist:
        if not line.done:
            follow(application, window, Place.OVERVIEW, line)
            landed[line.code] = way(QApplication.focusWidget())[0]
    assert {code: name for code, name in landed.items() if name not in READY[code]} == {}
