"""The contacts page driven by hand, on services that keep everything in memory."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListView, QWidget
from pytestqt.qtbot import QtBot
from support.builders import DOSSIER, a_contact, a_mission, an_item
from support.contacts_page import contacts_page
from support.fakes import FakePictures
from support.fingers import plain
from support.page_desk import Bar, Compass, Jobs, PageDesk
from support.page_hand import LEFT, PageHand
from support.pseudo import activate_pseudo
from support.readers import NADIA as NADIA_READ
from support.screens import SIZES, dressed, settle

from lianes_desktop.domain.contacts import Affiliation, Consent, ConsentChannel, ConsentState, Contact, ContactRole
from lianes_desktop.domain.ids import DossierId, new_id
from lianes_desktop.domain.organisations import OrganisationType
from lianes_desktop.domain.participants import Gender
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.i18n import catalogue
from lianes_desktop.services.contacts import ContactService
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.store import Record
from lianes_desktop.ui.contacts.page import ContactsPage
from lianes_desktop.ui.contacts.presenter import ContactsPresenter
from lianes_desktop.ui.contacts.values import Field
from lianes_desktop.ui.kit.cards import Notice
from lianes_desktop.ui.kit.labels import ElidedLabel
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
        self.jobs = Jobs()
        self.contacts = ContactService(self.desk.records, self.desk.readings)
        screen = contacts_page(self.desk, self.bar, self.jobs, self.compass)
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


def test_a_role_is_chosen_and_said_in_both_languages(player: Player) -> None:
    player.select(NADIA)
    player.people.card.edit(Field.ROLE)
    player.choose("contact_role", "Secrétaire général")
    player.fill("contact_name_zgh", "ⵏⴰⴷⵢⴰ")
    player.keys(Qt.Key.Key_Escape)

    kept = player.kept(NADIA)
    assert (kept.role, kept.name_zgh) == (ContactRole.SECRETARY_GENERAL, "ⵏⴰⴷⵢⴰ")
    assert {"Secrétaire général", "الكاتب العام", "ⵏⴰⴷⵢⴰ"} <= player.texts()


def test_another_organisation_is_added_corrected_and_taken_out(player: Player) -> None:
    player.select(NADIA)
    player.keys(Qt.Key.Key_F2)
    player.click("addAffiliation")
    assert player.line("contact_affiliations.0.organisation").hasFocus()
    player.fill("contact_affiliations.0.organisation", "Association Oriental Énergie")
    player.fill("contact_affiliations.0.function", "Trésorière")
    player.click("addAffiliation")
    player.fill("contact_affiliations.1.organisation_ar", "جامعة محمد الأول")
    player.fill("contact_affiliations.0.function", "Présidente")

    assert player.kept(NADIA).affiliations == (
        Affiliation("Association Oriental Énergie", "", "Présidente"), Affiliation("", "جامعة محمد الأول"),
    )  # fmt: skip
    player.click("removeAffiliation_0")
    player.click("addAffiliation")
    player.click("removeAffiliation_1")
    player.keys(Qt.Key.Key_Escape)
    assert player.kept(NADIA).affiliations == (Affiliation("", "جامعة محمد الأول"),)
    assert "جامعة محمد الأول" in player.texts()


def test_an_organisation_too_long_is_refused_where_it_stands(player: Player) -> None:
    player.select(NADIA)
    player.keys(Qt.Key.Key_F2)
    player.click("addAffiliation")
    player.fill("contact_affiliations.0.organisation", "x" * 5000)

    assert player.kept(NADIA).affiliations == ()
    assert any("caractères" in words for words in player.texts())
    player.select(HASSAN)
    player.select(NADIA)
    player.keys(Qt.Key.Key_F2)
    assert player.page.findChild(QWidget, "contact_affiliations.0.organisation") is None


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
    languages=("fr", "ar", "zgh", "en"), role=ContactRole.DIRECTOR_GENERAL, name_zgh="ⵎⴰⵔⵢ",
    affiliations=(Affiliation("Conférence des villes de l'Oriental", "مجموعة", "Vice-présidente", "نائبة"),),
    note="Une note assez longue pour tenir sur plusieurs lignes de la fiche",
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


def picked(player: Player, name: str) -> bool:
    found = player.find(name)
    assert isinstance(found, QAbstractButton)
    return found.isChecked()


TWICE = (
    a_contact(given_name="Nadia", family_name="El Amrani", function="Cheffe", email="n@oujda.example"),
    a_contact(given_name="", family_name="", given_name_ar="نادية", family_name_ar="العمراني", email="N@oujda.example",
              function="Cheffe du service Énergie", mobile="+212661000042"),
)  # fmt: skip


def test_two_cards_of_one_person_are_compared_and_made_one_then_two_again(qtbot: QtBot) -> None:
    player = Player(qtbot, *TWICE)
    player.select(TWICE[0])
    assert "Peut-être la même personne" in player.said("alikeWords")
    assert "même courriel, même nom" in player.said("alikeWords")

    player.click("compareContacts")
    assert player.find("mergeContacts").hasFocus()
    assert picked(player, "pick_function_theirs")
    player.click("pick_function_mine")
    assert not picked(player, "pick_function_theirs")
    player.click("pick_function_theirs")
    player.keys(Qt.Key.Key_Tab)
    player.find("mergeContacts").setFocus()
    player.keys(Qt.Key.Key_Return)

    (one,) = player.contacts.all(DOSSIER)
    assert (one.name, one.name_ar, one.mobile) == ("Nadia El Amrani", "نادية العمراني", "+212661000042")
    assert one.function == "Cheffe du service Énergie"
    assert [other.function for other in one.affiliations] == ["Cheffe"]
    assert player.bar.said == [("Deux fiches réunies", True)]
    assert not player.find("alikeLine").isVisible()
    player.desk.records.undo.undo()
    settle()
    assert {card.id for card in player.contacts.all(DOSSIER)} == {card.id for card in TWICE}
    player.page.close()


def test_two_people_are_left_in_peace_once_that_is_said(qtbot: QtBot) -> None:
    player = Player(qtbot, *TWICE)
    player.select(TWICE[0])
    player.click("compareContacts")
    player.keys(Qt.Key.Key_Escape)
    assert player.find("alikeLine").isVisible()
    assert not player.find("twoPeople").isVisible()

    player.click("compareContacts")
    player.click("leaveComparison")
    player.click("compareContacts")
    player.click("twoPeople")

    assert not player.find("alikeLine").isVisible()
    assert len(player.contacts.all(DOSSIER)) == 2
    player.page.close()


def test_somebody_met_before_is_offered_while_a_name_is_typed(qtbot: QtBot) -> None:
    before = a_mission(id=DossierId(new_id()), title="Oujda 2025")
    met = a_contact(dossier=before.id, organisation="Commune d'Oujda", mobile="+212661000042")
    player = Player(qtbot, before, met, HASSAN)
    player.click("addContact")
    player.type("contact_given_name", "Na")
    assert not player.find("metBefore").isVisible()
    player.type("contact_given_name", "Nadia")
    settle()
    assert "Commune d'Oujda, Oujda 2025" in {label.text() for label in player.find("metBefore").findChildren(QLabel)}

    player.click(f"takeOver_{met.id.hex}")

    made = next(one for one in player.contacts.all(DOSSIER) if one.id != HASSAN.id)
    assert (made.name, made.mobile, made.consent.state) == (met.name, "+212661000042", ConsentState.TO_ASK)
    assert player.line("contact_family_name").text() == "El Amrani"
    assert not player.find("metBefore").isVisible()
    player.type("contact_given_name", "Nadia")
    assert not player.find("metBefore").isVisible()
    player.page.close()


PHOTO = Offered("carte.jpg", data=b"photo of Nadia's card")


def scanned(qtbot: QtBot, *records: Record, late: bool = False) -> Player:
    """A page onto which the photograph of a business card was put."""
    player = Player(qtbot, *records)
    player.jobs.late = late
    player.desk.card_reader.says["Nadia"] = NADIA_READ
    player.presenter.take_files((PHOTO,))
    settle()
    return player


def test_a_card_photographed_is_proposed_and_kept_by_enter(qtbot: QtBot) -> None:
    player = scanned(qtbot, HASSAN)
    made = next(one for one in player.contacts.all(DOSSIER) if one.id != HASSAN.id)
    assert (made.name, made.card is not None) == ("", True)
    assert player.line("contact_given_name").hasFocus()
    assert player.line("contact_family_name").text() == "EL AMRANI"
    assert player.line("contact_family_name_ar").property("state") == "check"
    assert player.line("contact_organisation").text() == ""
    assert player.said("readWords") == "6 champs lus sur la carte"

    player.fill("contact_function", "Directrice")
    player.line("contact_given_name").setFocus()
    player.keys(Qt.Key.Key_Return)

    kept = player.kept(made)
    assert (kept.name, kept.family_name_ar, kept.function) == ("Nadia EL AMRANI", "العمراني", "Directrice")
    assert (kept.mobile, kept.email, kept.organisation) == ("+212661000042", "n.elamrani@oujda.example", "")
    assert kept.consent.state is ConsentState.TO_ASK
    assert not player.people.card.editing()
    words, undone = player.bar.said[-1]
    assert (plain(words), undone) == ("Fiche remplie d'après la carte", True)
    player.desk.records.undo.undo()
    assert player.kept(made).name == ""
    player.page.close()


def test_what_is_typed_while_the_card_is_read_wins(qtbot: QtBot) -> None:
    player = scanned(qtbot, late=True)
    player.jobs.held.pop(0).start()
    settle()
    assert player.said("readWords") == "Lecture de la carte sur cet ordinateur"
    player.type("contact_given_name", "Naïma")
    player.jobs.run_all()
    settle()

    assert player.line("contact_given_name").text() == "Naïma"
    assert player.line("contact_family_name").text() == "EL AMRANI"
    player.keys(Qt.Key.Key_Return)
    (kept,) = player.contacts.all(DOSSIER)
    assert kept.name == "Naïma EL AMRANI"
    player.page.close()


def test_what_was_read_may_be_set_aside_and_read_again(qtbot: QtBot) -> None:
    player = scanned(qtbot)
    player.click("dropRead")
    assert player.line("contact_family_name").text() == ""
    player.keys(Qt.Key.Key_Escape)
    assert player.contacts.all(DOSSIER)[0].family_name == ""

    player.click("readCard")
    assert player.line("contact_family_name").text() == "EL AMRANI"
    player.click("acceptRead")
    assert player.contacts.all(DOSSIER)[0].family_name == "EL AMRANI"
    player.click("cardPicture")
    whole = player.page.findChild(QWidget, "full_screen_receipt")
    assert whole is not None
    whole.close()
    player.page.close()


def test_a_card_on_which_nothing_is_read_is_said(qtbot: QtBot) -> None:
    player = Player(qtbot)
    player.presenter.take_files((PHOTO,))
    assert plain(player.bar.said[-1][0]).startswith("Rien n'a pu être lu")

    player.desk.card_reader.fails = RefusedError([Refusal("", Problem.FILE_TOO_HARD)])
    player.presenter.read_card()
    player.presenter.take_files((Offered("notes.txt", data=b"words"),))
    assert len(player.bar.warned) == 2
    assert "notes.txt" in player.bar.warned[-1]
    assert len(player.contacts.all(DOSSIER)) == 1
    player.page.close()


def test_a_picture_let_go_over_the_page_is_a_business_card(qtbot: QtBot, tmp_path: Path) -> None:
    player = Player(qtbot)
    player.desk.card_reader.says["Nadia"] = NADIA_READ
    photo = tmp_path / "carte.jpg"
    photo.write_bytes(b"photo of Nadia's card")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photo))])
    for kind in (QDragEnterEvent, QDropEvent):
        where = QPoint(200, 200) if kind is QDragEnterEvent else QPointF(200, 200)
        event = kind(where, Qt.DropAction.CopyAction, mime, LEFT, Qt.KeyboardModifier.NoModifier)  # type: ignore[arg-type]  # each its point
        QApplication.sendEvent(player.page, event)
        assert event.isAccepted()
    settle()

    assert player.line("contact_family_name").text() == "EL AMRANI"
    player.page.close()


def test_every_kind_of_value_is_compared_in_words(qtbot: QtBot) -> None:
    mine = a_contact(role=ContactRole.HEAD, gender=Gender.WOMAN, organisation_type=OrganisationType.PROVINCE)
    other = a_contact(
        role=ContactRole.ELECTED, gender=Gender.MAN, organisation_type=OrganisationType.SCHOOL,
        card=Piece("a" * 64, 9, "image/jpeg", "carte-2.jpg"),
    )  # fmt: skip
    player = Player(qtbot, replace(mine, card=Piece("b" * 64, 9, "image/jpeg", "carte-1.jpg")), other)
    player.presenter.select(mine.id)
    player.click("compareContacts")

    shown = {one.text() for one in player.find("contactCard").findChildren(QAbstractButton) if one.isVisible()}
    assert {"Chef de service", "Élu", "Femme", "Homme", "Province", "carte-1.jpg", "carte-2.jpg"} <= shown
    player.click("mergeContacts")
    (one,) = player.contacts.all(DOSSIER)
    noted = {line.replace("\u00a0", " ").replace("\u202f", " ") for line in one.note.splitlines()}
    assert {"Rôle : Élu", "Genre : Homme", "Carte de visite : carte-2.jpg"} <= noted
    player.page.close()


def test_a_card_without_a_name_is_named_by_what_it_says(qtbot: QtBot) -> None:
    nameless = a_contact(given_name="", family_name="", organisation="Commune", email="n@oujda.example")
    player = Player(qtbot, a_contact(email="n@oujda.example"), nameless)
    for words in ("Commune (même courriel)", "Nadia El Amrani (même courriel)"):
        assert any(words in text for text in said_alike(player)), words
    player.presenter.select(nameless.id)
    player.click("compareContacts")
    assert "Sans nom" in player.texts()
    player.page.close()


def said_alike(player: Player) -> list[str]:
    """What is said of every card of the list."""
    found = []
    for one in player.contacts.all(DOSSIER):
        player.presenter.select(one.id)
        settle()
        label = player.find("alikeWords")
        assert isinstance(label, ElidedLabel)
        found.append(label.whole())
    return found


def test_nothing_is_done_where_nobody_is_alike(player: Player) -> None:
    player.presenter.select(HASSAN.id)

    player.presenter.again.merge({})
    player.presenter.again.set_apart()

    assert len(player.contacts.all(DOSSIER)) == 3
    assert player.bar.said == []


def test_a_full_disk_is_said_of_what_is_made_of_two_cards(qtbot: QtBot) -> None:
    player = Player(qtbot, *TWICE)
    player.select(TWICE[0])
    player.click("compareContacts")
    player.desk.fail(UnavailableError(Resource.STORE, Cause.DISK_FULL))

    player.click("mergeContacts")

    assert len(player.contacts.all(DOSSIER)) == 2
    assert player.bar.warned
    player.page.close()


def test_the_photograph_stands_beside_the_card(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (60, 36), (200, 30, 30)).save(drawn, "JPEG")
    monkeypatch.setattr(FakePictures, "view", lambda *_asked, **_how: drawn.getvalue())
    player = scanned(qtbot)
    player.click("acceptRead")
    settle()

    seen = player.find("cardPicture").grab().toImage()
    assert seen.pixelColor(seen.width() // 2, seen.height() // 2).red() > 150
    player.find("cardPicture").setFocus()
    player.find("cardPicture").grab()
    player.page.close()


def test_a_reader_that_cannot_start_is_said(qtbot: QtBot) -> None:
    player = Player(qtbot)
    player.desk.card_reader.fails = UnavailableError(Resource.STORE, Cause.DISK_FULL)

    player.presenter.take_files((PHOTO,))

    assert player.bar.warned
    assert player.contacts.all(DOSSIER)[0].card is not None
    player.page.close()
