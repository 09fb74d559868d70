"""The contacts page driven by hand, on services that keep everything in memory."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListView
from pytestqt.qtbot import QtBot
from support.builders import DOSSIER, a_contact, a_mission, an_item
from support.page_desk import Bar, Compass, PageDesk
from support.page_hand import LEFT, PageHand
from support.pseudo import activate_pseudo
from support.rights_desk import rights_over
from support.screens import SIZES, dressed, settle

from lianes_desktop.domain.contacts import Consent, ConsentChannel, ConsentState, Contact
from lianes_desktop.domain.organisations import OrganisationType
from lianes_desktop.domain.participants import Gender
from lianes_desktop.i18n import catalogue
from lianes_desktop.services.contacts import ContactService
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.ports.store import Record
from lianes_desktop.ui.contacts.page import ContactsPage
from lianes_desktop.ui.contacts.presenter import ContactsPresenter
from lianes_desktop.ui.contacts.screen import contacts_screen
from lianes_desktop.ui.contacts.values import Field
from lianes_desktop.ui.kit.cards import Notice
from lianes_desktop.ui.kit.ports import Place

pytestmark = pytest.mark.usefixtures("theme")

AGREED = Consent(ConsentState.GRANTED, date(2026, 10, 12), ConsentChannel.ORAL, "fr", keep=True, transmit=True)
YOUSSEF = a_contact(given_name="Youssef", family_name="Bennani", consent=AGREED)
NADIA = a_contact(
    given_name_ar="نادية", family_name_ar="العمراني", function="Cheffe du service Énergie", organisation="Commune",
    organisation_ar="جماعة", mobile="+212661000042", email="n@oujda.example", languages=("fr", "ar"), consent=AGREED,
    follow_up="Envoyer le modèle", note="Comptages",
)  # fmt: skip
HASSAN = a_contact(given_name="Hassan", family_name="Lahlou")


class Player(PageHand):
    """The page with its presenter and services."""

    def __init__(self, qtbot: QtBot, *records: Record, size: tuple[int, int] = (1180, 900)) -> None:
        self.desk, self.bar, self.compass = PageDesk(a_mission(), *records), Bar(), Compass()
        self.contacts = ContactService(self.desk.records, self.desk.readings)
        screen = contacts_screen(self.contacts, self.bar, self.desk.clock, rights_over(self.desk), self.compass)
        assert isinstance(screen.page, ContactsPage)
        assert isinstance(screen.presenter, ContactsPresenter)
        assert screen.section is Place.CONTACTS
        self.people, self.presenter = screen.page, screen.presenter
        super().__init__(qtbot, screen.page, size)
        self.desk.tell(self.presenter)
        screen.page.retranslate()
        self.presenter.open(DOSSIER)
        settle()

    @property
    def list(self) -> QListView:
        found = self.find("contactList")
        assert isinstance(found, QListView)
        return found

    def kept(self, contact: Contact) -> Contact:
        return next(one for one in self.contacts.all(DOSSIER) if one.id == contact.id)

    def select(self, contact: Contact) -> None:
        model = self.list.model()
        row = next(at for at in range(model.rowCount()) if model.index(at, 0).data() == contact.name)
        self.qtbot.mouseClick(self.list.viewport(), LEFT, pos=self.list.visualRect(model.index(row, 0)).center())
        settle()

    def keys(self, *pressed: Qt.Key) -> None:
        for key in pressed:
            focused = QApplication.focusWidget()
            assert focused is not None
            self.qtbot.keyClick(focused, key)
            settle()

    def current(self) -> object:
        return self.list.currentIndex().data()

    def texts(self) -> set[str]:
        labels = self.find("contactCard").findChildren(QLabel)
        return {label.text() for label in labels if label.isVisible()}

    def notice(self) -> Notice:
        found = self.find("consentNotice")
        assert isinstance(found, Notice)
        return found


@pytest.fixture
def player(qtbot: QtBot) -> Iterator[Player]:
    made = Player(qtbot, YOUSSEF, NADIA, HASSAN, an_item(title="Ouverture", place="Mairie", contacts=(NADIA.id,)))
    yield made
    made.page.close()


def test_a_person_is_read_at_a_glance(player: Player) -> None:
    player.select(NADIA)

    assert {
        "Nadia El Amrani", "نادية العمراني", "Cheffe du service Énergie", "Commune", "جماعة", "+212 6 61 00 00 42",
        "n@oujda.example", "Ouverture", "Envoyer le modèle", "Comptages",
    } <= player.texts()  # fmt: skip
    assert player.notice().title() == "Accord"
    assert player.people.areas() == (player.list, player.people.card)


def test_a_number_is_copied_without_selecting_it(player: Player) -> None:
    player.select(NADIA)

    player.click("copy_smartphone")

    assert QGuiApplication.clipboard().text() == "+212661000042"
    assert player.bar.said == [("Copié", False)]


def test_f2_edits_and_escape_reads_with_everything_kept(player: Player) -> None:
    player.select(HASSAN)
    player.keys(Qt.Key.Key_F2)
    assert player.line("contact_given_name").hasFocus()
    player.fill("contact_given_name", "Hassane")
    player.fill("contact_given_name_ar", "حسن")
    player.type("contact_function", "Président")

    player.keys(Qt.Key.Key_Escape)

    kept = player.kept(HASSAN)
    assert (kept.given_name, kept.given_name_ar, kept.function) == ("Hassane", "حسن", "Président")
    assert not player.people.card.editing()
    assert player.list.hasFocus()
    assert player.said("contact_saved").startswith("Enregistré à ")


def test_enter_on_the_list_and_the_button_edit_too(player: Player) -> None:
    player.select(HASSAN)
    player.keys(Qt.Key.Key_Return)
    assert player.people.card.editing()

    player.click("editContact")
    assert not player.people.card.editing()
    player.click("editContact")
    assert player.people.card.editing()
    player.keys(Qt.Key.Key_Escape)
    player.people.card.setFocus()
    player.keys(Qt.Key.Key_F2)
    assert player.people.card.editing()


def test_a_contact_is_typed_by_keys_alone(player: Player) -> None:
    player.list.setFocus()
    player.keys(Qt.Key.Key_N)
    player.fill("contact_given_name", "Karim")
    player.fill("contact_family_name", "Tazi")
    player.fill("contact_mobile", "0661 00 00 42")
    player.fill("contact_email", "karim@oujda.example")

    made = next(one for one in player.contacts.all(DOSSIER) if one.family_name == "Tazi")
    assert (made.given_name, made.mobile) == ("Karim", "+212661000042")
    assert player.current() == "Karim Tazi"


def test_what_is_typed_is_kept_when_another_person_is_clicked(player: Player) -> None:
    player.select(HASSAN)
    player.keys(Qt.Key.Key_F2)
    player.type("contact_organisation", "Oriental Énergie")

    player.select(YOUSSEF)

    assert player.kept(HASSAN).organisation == "Oriental Énergie"
    assert player.current() == "Youssef Bennani"
    assert not player.people.card.editing()


def test_a_text_refused_stays_in_its_field_and_a_doubtful_number_is_said(player: Player) -> None:
    player.select(HASSAN)
    player.keys(Qt.Key.Key_F2)
    player.fill("contact_email", "hassan chez lui")
    player.fill("contact_phone", "12 34")

    assert player.line("contact_email").text() == "hassan chez lui"
    assert player.line("contact_email").property("state") == "bad"
    assert player.line("contact_phone").property("state") == "check"
    player.fill("contact_email", "hassan@oujda.example")
    assert player.line("contact_email").property("state") != "bad"


def test_a_refresh_takes_nothing_from_under_the_fingers(player: Player) -> None:
    player.select(HASSAN)
    player.keys(Qt.Key.Key_F2)
    player.type("contact_note", "Première ligne")
    player.presenter.refresh()
    player.type("contact_given_name", "Hassane")
    player.presenter.refresh()

    assert player.line("contact_given_name").text() == "Hassane"
    assert player.line("contact_given_name").hasFocus()
    assert player.kept(HASSAN).note == "Première ligne"


def test_an_answer_is_noted_in_one_press(player: Player) -> None:
    player.select(HASSAN)
    player.click("consentNo")
    assert player.kept(HASSAN).consent.state is ConsentState.REFUSED

    player.desk.records.undo.undo()
    settle()
    player.click("consentYes")
    assert player.kept(HASSAN).consent.may_leave
    player.click("consentWithdraw")
    assert player.kept(HASSAN).consent.state is ConsentState.WITHDRAWN
    player.click("consentReview")
    assert player.find("contact_state").hasFocus()


def test_the_consent_is_told_in_full_in_the_form(player: Player) -> None:
    player.presenter.reveal(HASSAN.id, "consent")
    settle()
    assert not player.find("contact_channel").isVisible()
    player.choose("contact_state", "Accord")
    player.choose("contact_channel", "Notice imprimée")
    player.choose("contact_language", "Arabe")
    player.fill("contact_given_on", "13/10/2026")
    player.click("contact_publish_photo")
    player.click("contact_transmit")

    consent = player.kept(HASSAN).consent
    assert (consent.channel, consent.language) == (ConsentChannel.PRINTED, "ar")
    assert (consent.given_on, consent.publish_photo, consent.transmit) == (date(2026, 10, 13), True, False)
    player.presenter.reveal(HASSAN.id, "keep")
    assert player.find("contact_keep").hasFocus()


def test_languages_are_ticked(player: Player) -> None:
    player.select(NADIA)
    player.keys(Qt.Key.Key_F2)
    chips = player.find("contact_languages").findChildren(QAbstractButton)

    player.qtbot.mouseClick(chips[2], LEFT)
    settle()

    assert player.kept(NADIA).languages == ("fr", "ar", "zgh")


def test_what_is_counted_may_be_told_and_taken_back(player: Player) -> None:
    player.select(NADIA)
    player.people.card.edit(Field.ORGANISATION_TYPE)
    player.choose("contact_organisation_type", "Commune")
    player.choose("contact_gender", "Femme")

    kept = player.kept(NADIA)
    assert (kept.organisation_type, kept.gender) == (OrganisationType.MUNICIPALITY, Gender.WOMAN)
    assert any("sans nom" in words for words in player.texts())

    player.choose("contact_gender", "Non précisé")
    assert player.kept(NADIA).gender is None


def test_a_box_ticked_for_nothing_goes_back_to_what_is_kept(player: Player) -> None:
    player.presenter.reveal(NADIA.id, "publish_photo")
    settle()
    player.desk.fail(UnavailableError(Resource.STORE, Cause.DISK_FULL))

    player.click("contact_publish_photo")

    box = player.find("contact_publish_photo")
    assert isinstance(box, QAbstractButton)
    assert not box.isChecked()
    assert player.bar.warned


def test_the_search_shortens_the_list_as_one_types_and_leads_to_it(player: Player) -> None:
    player.select(NADIA)
    player.list.setFocus()
    player.keys(Qt.Key.Key_Slash)
    assert player.line("searchContacts").hasFocus()
    player.type("searchContacts", "lahlou")
    settle()
    assert player.list.model().rowCount() == 2
    assert "Nadia El Amrani" in player.texts()

    player.keys(Qt.Key.Key_Down)
    assert player.list.hasFocus()
    player.line("searchContacts").setFocus()
    player.keys(Qt.Key.Key_Return)
    assert player.list.hasFocus()


def test_a_search_that_finds_nobody_says_so(player: Player) -> None:
    player.type("searchContacts", "zzz")
    settle()

    assert player.find("nobody").isVisible()
    player.keys(Qt.Key.Key_Escape)
    assert not player.find("nobody").isVisible()


def test_a_new_contact_empties_the_search(player: Player) -> None:
    player.type("searchContacts", "lahlou")
    player.click("addContact")

    assert player.line("searchContacts").text() == ""
    assert player.current() == "Nouveau contact"


def test_those_to_be_asked_are_listed_alone(player: Player) -> None:
    segment = player.find("consentFilter").findChild(QAbstractButton, "segment_True")
    assert isinstance(segment, QAbstractButton)

    player.qtbot.mouseClick(segment, LEFT)
    settle()

    assert [player.list.model().index(row, 0).data() for row in range(player.list.model().rowCount())] == [
        "L", "Hassan Lahlou",
    ]  # fmt: skip


def test_delete_on_the_list_removes_and_the_neighbour_takes_the_place(player: Player) -> None:
    player.select(NADIA)
    player.keys(Qt.Key.Key_Delete)

    assert player.list.hasFocus()
    assert player.current() != "Nadia El Amrani"
    player.click("removeContact")
    player.click("removeContact")
    assert player.find("addFirstContact").isVisible()
    assert player.people.areas() == (player.find("addFirstContact"),)
    player.click("addFirstContact")
    assert player.line("contact_given_name").hasFocus()


def test_a_filter_that_leaves_nobody_leaves_the_list_alone(qtbot: QtBot) -> None:
    player = Player(qtbot, YOUSSEF)
    player.presenter.reveal(None, "consent")
    settle()

    assert player.people.areas() == (player.list,)
    assert not player.find("contactCard").isVisible()


def test_a_person_without_anything_says_the_first_step(player: Player) -> None:
    player.select(HASSAN)

    words = " ".join(player.texts())
    assert "F2" in words
    assert "Associez ce contact" in words


def test_keys_that_mean_nothing_here_are_left_to_the_window(player: Player) -> None:
    player.select(HASSAN)
    player.keys(Qt.Key.Key_Q)
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Down, Qt.Key.Key_Q):
        player.qtbot.keyClick(player.page, key)
    player.qtbot.keyClick(player.people.card, Qt.Key.Key_Q)
    player.qtbot.keyClick(player.page, Qt.Key.Key_N)

    assert len(player.contacts.all(DOSSIER)) == 4


def test_the_page_before_any_dossier_holds_its_first_button(qtbot: QtBot) -> None:
    page = ContactsPage()
    qtbot.addWidget(page)

    assert [area.objectName() for area in page.areas()] == ["addFirstContact"]
    qtbot.keyClick(page, Qt.Key.Key_F2)


def test_arabic_is_typed_from_the_right_in_every_language(player: Player) -> None:
    directions = [player.line(f"contact_{field}").layoutDirection() for field in ("given_name", "given_name_ar")]

    assert directions == [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]


LONG = a_contact(
    given_name="Marie-Christine Alexandrine", family_name="de La Rochefoucauld-Montmorency",
    given_name_ar="محمد عبد الرحمن عبد العزيز", family_name_ar="العلوي المدغري", title="Mme",
    function="Directrice générale adjointe chargée de la transition énergétique et du climat", mobile="12 34",
    organisation="Communauté d'agglomération de la Baie de Somme", organisation_ar="مجموعة جماعات",
    email="marie-christine.alexandrine.de-la-rochefoucauld@agglomeration-baie-de-somme.example",
    languages=("fr", "ar", "zgh", "en"), note="Une note assez longue pour tenir sur plusieurs lignes de la fiche",
    consent=Consent(ConsentState.WITHDRAWN, date(2026, 10, 12), ConsentChannel.PRINTED, "zgh"),
)  # fmt: skip
ARABIC = a_contact(given_name="", family_name="", given_name_ar="يوسف", family_name_ar="البناني")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["fr", "ar", "en", "pseudo", "pseudo-rtl"])
@pytest.mark.parametrize("filled", [True, False])
def test_nothing_is_cut(
    qtbot: QtBot, qapp: QApplication, size: tuple[int, int], language: str, *, filled: bool
) -> None:
    met = an_item(title="Restitution aux élus du territoire", place="Salle du conseil", contacts=(LONG.id, NADIA.id))
    records: tuple[Record, ...] = (NADIA, HASSAN, LONG, ARABIC, met) if filled else ()
    spoken = {"pseudo": "fr", "pseudo-rtl": "ar"}.get(language, language)
    with dressed(qapp, language=spoken, low=size[1] < 760, theme="dark" if language == "en" else "light"):
        if language.startswith("pseudo"):
            activate_pseudo(rtl=language.endswith("rtl"))
        player = Player(qtbot, *records, size=(size[0] - 260, size[1]))
        found = list(player.faults())
        for contact in player.contacts.all(DOSSIER):
            player.presenter.select(contact.id)
            found += player.faults()
            player.people.card.edit()
            found += player.faults()
        player.page.grab()
        player.page.close()
    catalogue.activate("fr")

    assert found == []


def test_the_smallest_window_holds_the_page(qtbot: QtBot, qapp: QApplication) -> None:
    with dressed(qapp, low=True):
        player = Player(qtbot, NADIA, LONG, size=(1020, 690))

        assert (player.page.width(), player.page.height()) == (1020, 690)
        assert player.faults() == []
        player.page.close()
