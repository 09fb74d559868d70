"""One answer for each purpose, given over the laptop; the notice apart from the answer; cards whose term has come."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from support.builders import DOSSIER, a_contact, a_mission
from support.contacts_page import contacts_page
from support.page_desk import Bar, Compass, PageDesk
from support.page_hand import LEFT, PageHand
from support.screens import settle

from lianes_desktop.domain.contacts import Consent, ConsentChannel, ConsentState, Contact, Purpose, PurposeAnswer
from lianes_desktop.services.contacts import ContactService
from lianes_desktop.ui.contacts.agreeing import AnswersGiven, given, shown
from lianes_desktop.ui.contacts.answers_sheet import AnswersSheet, NoticeSheet

TODAY = date(2026, 10, 14)
NADIA = a_contact()


class Meeting(PageHand):
    """The page of contacts, Nadia on it."""

    def __init__(self, qtbot: QtBot, *contacts: Contact) -> None:
        self.desk, self.bar, self.compass = PageDesk(a_mission(), *(contacts or (NADIA,))), Bar(), Compass()
        self.contacts = ContactService(self.desk.records, self.desk.readings)
        screen = contacts_page(self.desk, self.bar, compass=self.compass)
        super().__init__(qtbot, screen.page, (1180, 900))
        self.desk.tell(screen.presenter)
        screen.presenter.open(DOSSIER)
        settle()

    @property
    def consent(self) -> Consent:
        return self.contacts.all(DOSSIER)[0].consent

    def press(self, name: str) -> None:
        button = self.find(name)
        self.qtbot.mouseClick(button, LEFT)
        settle()

    def sheet(self, name: str) -> QWidget:
        self.qtbot.waitUntil(lambda: self.page.findChild(QWidget, name) is not None)
        found = self.page.findChild(QWidget, name)
        assert found is not None
        return found

    def say(self, sheet: QWidget, purpose: Purpose, state: ConsentState) -> None:
        answer = sheet.findChild(QWidget, f"answer_{purpose}")
        assert answer is not None
        button = answer.findChild(QAbstractButton, f"segment_{state}")
        assert button is not None
        self.qtbot.mouseClick(button, LEFT)

    def accept(self, sheet: QWidget) -> None:
        button = sheet.findChild(QPushButton, "accept")
        assert button is not None
        self.qtbot.mouseClick(button, LEFT)
        settle()


@pytest.mark.usefixtures("theme")
def test_each_purpose_gets_its_own_answer_and_the_history_stays(qtbot: QtBot) -> None:
    page = Meeting(qtbot)
    page.press("answerEach")
    sheet = page.sheet("answersSheet")
    assert isinstance(sheet, AnswersSheet)
    page.say(sheet, Purpose.KEEP, ConsentState.GRANTED)
    page.say(sheet, Purpose.TRANSMIT, ConsentState.REFUSED)
    page.accept(sheet)

    assert (page.consent.state, page.consent.keep, page.consent.may_leave) == (ConsentState.GRANTED, True, False)
    assert [(one.purpose, one.on) for one in page.consent.answers] == [
        (Purpose.KEEP, TODAY),
        (Purpose.TRANSMIT, TODAY),
    ]

    qtbot.waitUntil(lambda: page.page.findChild(QWidget, "answersSheet") is None)
    page.press("answerEach")
    again = page.sheet("answersSheet")
    history = again.findChild(QWidget, "answersHistory")
    assert history is not None
    told = [label.text() for label in history.findChildren(QLabel)]
    assert len(told) == 2
    assert "Refus" in told[0]
    page.say(again, Purpose.KEEP, ConsentState.REFUSED)
    page.accept(again)
    assert page.consent.answers[-1].state is ConsentState.WITHDRAWN
    assert not page.consent.keep


@pytest.mark.usefixtures("theme")
def test_the_notice_is_read_in_both_languages_and_noted_apart_from_the_answer(qtbot: QtBot) -> None:
    page = Meeting(qtbot)
    page.press("readNotice")
    sheet = page.sheet("noticeSheet")
    assert isinstance(sheet, NoticeSheet)
    words = " ".join(label.text() for label in sheet.findChildren(QLabel))
    assert "3\u2069 ans" in words
    assert "بيانات الاتصال" in words
    page.accept(sheet)

    assert (page.consent.informed_on, page.consent.notice) == (TODAY, "2026-11")
    assert (page.consent.state, page.consent.answers) == (ConsentState.TO_ASK, ())
    assert "2026-11" in page.find("noticeGiven").text()  # type: ignore[attr-defined]  # a label
    page.press("consentYes")
    assert {one.notice for one in page.consent.answers} == {"2026-11"}


@pytest.mark.usefixtures("theme")
def test_cards_whose_term_has_come_are_kept_again_or_led_to_their_rights(qtbot: QtBot) -> None:
    old = Consent(ConsentState.GRANTED, TODAY - timedelta(days=3 * 366), keep=True)
    page = Meeting(qtbot, replace(NADIA, consent=old), a_contact(given_name="Youssef", consent=old))
    page.desk.records.keep(None, replace(a_mission(), starts_on=None, ends_on=None))
    settle()
    assert page.find("reviewContacts").title() == "2 fiches à revoir"  # type: ignore[attr-defined]  # a notice
    page.press("clearContacts")
    assert page.compass.gone[-1][0] == "rights"
    page.press("renewContacts")
    assert page.bar.said[-1] == ("2 fiches gardées encore", True)
    assert not page.find("reviewContacts").isVisible()


def test_what_is_answered_as_before_is_no_new_answer() -> None:
    consent = given(
        Consent(notice="2"),
        AnswersGiven({Purpose.NETWORK: ConsentState.GRANTED}, ConsentChannel.PRINTED, " Samir "),
        TODAY,
    )
    assert consent.answers == (
        PurposeAnswer(Purpose.NETWORK, ConsentState.GRANTED, TODAY, ConsentChannel.PRINTED, "2", "Samir"),
    )
    same = AnswersGiven(shown(consent).states, ConsentChannel.ORAL)
    assert given(consent, same, TODAY) == consent
    asked = given(consent, AnswersGiven({Purpose.NETWORK: ConsentState.TO_ASK}, ConsentChannel.ORAL), TODAY)
    assert (asked.state, asked.answers[-1].on) == (ConsentState.TO_ASK, None)
