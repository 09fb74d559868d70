"""Decisions of the contacts page, without Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import pytest
from support.builders import DOSSIER, a_contact, a_mission, an_item
from support.page_desk import Bar, Compass, Jobs, PageDesk
from support.rights_desk import rights_over

from lianes_desktop.domain.contacts import Consent, ConsentChannel, ConsentState, Contact
from lianes_desktop.domain.ids import ContactId, DossierId, new_id
from lianes_desktop.domain.organisations import OrganisationType
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.domain.programmes import ItemKind
from lianes_desktop.i18n import catalogue
from lianes_desktop.services.contacts import ContactService
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.notices import Notice
from lianes_desktop.services.ports.store import Record
from lianes_desktop.ui.contacts.corrections import answered, corrected
from lianes_desktop.ui.contacts.file_values import CodeView, ExportView, ImportView
from lianes_desktop.ui.contacts.files import CardFilesPresenter
from lianes_desktop.ui.contacts.presenter import ContactsPresenter
from lianes_desktop.ui.contacts.values import Card, Field, Offer, Typed, View
from lianes_desktop.ui.contacts.wordings import lines, spoken_phone

FULL = UnavailableError(Resource.STORE, Cause.DISK_FULL)
TODAY = date(2026, 10, 14)
AGREED = Consent(ConsentState.GRANTED, date(2026, 10, 12), ConsentChannel.ORAL, "fr", keep=True, transmit=True)


@dataclass
class Screen:
    """A page that remembers what it was told to show."""

    views: list[View] = field(default_factory=list)
    focused: list[Field] = field(default_factory=list)
    sheets: list[tuple[bytes, int, int]] = field(default_factory=list)
    reads: int = 0
    offers: list[tuple[Offer, ...]] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def show_view(self, view: View) -> None:
        self.views.append(view)

    def focus_field(self, wanted: Field) -> None:
        self.focused.append(wanted)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        self.offers.append(tuple(offers))

    def show_sheet(self, jpeg: bytes, sheet: int, sheets: int) -> None:
        self.sheets.append((jpeg, sheet, sheets))

    def show_read(self) -> None:
        self.reads += 1

    def open_notice(self, notice: Notice) -> None:
        self.notices.append(notice)


class FileSheets:
    """The sheets of files of people, of which nothing is asked here."""

    def show_reading(self, words: str, at: int, of: int) -> None: ...

    def show_import(self, view: ImportView) -> None: ...

    def close_import(self) -> None: ...

    def show_export(self, view: ExportView, title: str) -> None: ...

    def show_code(self, view: CodeView) -> None: ...


class Stage:
    """Contacts open on a page that remembers."""

    def __init__(self, *records: Record) -> None:
        self.desk = PageDesk(a_mission(), *records)
        self.page, self.bar, self.compass = Screen(), Bar(), Compass()
        self.jobs = Jobs()
        self.contacts = ContactService(self.desk.records, self.desk.readings)
        self.files = CardFilesPresenter(FileSheets(), self.desk.card_files, self.jobs, self.bar)
        self.presenter = ContactsPresenter(
            self.page,
            self.contacts,
            self.desk.people,
            self.desk.cards,
            self.files,
            self.jobs,
            self.jobs,
            self.bar,
            self.desk.clock,
            rights_over(self.desk),
            self.compass,
        )
        self.desk.tell(self.presenter)
        self.presenter.open(DOSSIER)

    @property
    def view(self) -> View:
        return self.page.views[-1]

    @property
    def card(self) -> Card:
        assert self.view.card is not None
        return self.view.card

    def names(self) -> list[str]:
        return [line.name for line in self.view.lines]

    def kept(self, contact: Contact) -> Contact:
        return next(one for one in self.contacts.all(DOSSIER) if one.id == contact.id)

    def left(self, contact: Contact, wanted: Field, value: object) -> None:
        self.presenter.correct(Typed(contact.id, wanted, value))


BENNANI = a_contact(given_name="Youssef", family_name="Bennani", consent=AGREED)
NADIA = a_contact(consent=AGREED, function="Cheffe de service", organisation="Commune d'Oujda")
HASSAN = a_contact(given_name="Hassan", family_name="Lahlou")


def a_stage(*more: Record) -> Stage:
    return Stage(BENNANI, NADIA, HASSAN, *more)


def test_the_first_person_of_the_list_is_shown() -> None:
    stage = a_stage()

    assert stage.card.id == stage.view.lines[0].id == stage.view.selected
    assert stage.view.subtitle == "3 contacts rencontrés, 1 consentement à demander"
    assert stage.view.waiting == "À demander · 1"


def test_nobody_yet_is_an_empty_page() -> None:
    stage = Stage()

    assert stage.view.empty
    assert (stage.view.card, stage.view.lines, stage.view.waiting) == (None, (), "À demander")


def test_nothing_is_done_while_no_dossier_is_open() -> None:
    stage = a_stage()
    stage.presenter.open(None)
    shown = len(stage.page.views)

    for act in (stage.presenter.refresh, stage.presenter.add, stage.presenter.remove):
        act()
    stage.presenter.answer(ConsentState.GRANTED)
    stage.left(NADIA, Field.NOTE, "x")

    assert len(stage.page.views) == shown
    assert len(stage.contacts.all(DOSSIER)) == 3


def test_a_person_is_shown_once_chosen_and_not_read_twice() -> None:
    stage = a_stage()

    stage.presenter.select(HASSAN.id)
    shown = len(stage.page.views)
    stage.presenter.select(HASSAN.id)

    assert stage.card.name == "Hassan Lahlou"
    assert len(stage.page.views) == shown


def test_the_search_shortens_the_list_and_leaves_the_card() -> None:
    stage = a_stage()
    stage.presenter.select(NADIA.id)
    before = stage.card

    stage.presenter.search("benn")
    shown = len(stage.page.views)
    stage.presenter.search("benn ")

    assert stage.names() == ["Youssef Bennani"]
    assert stage.card == before
    assert len(stage.page.views) == shown
    stage.presenter.search("personne")
    assert (stage.names(), stage.view.empty) == ([], False)


def test_those_to_be_asked_are_listed_alone_and_an_answer_keeps_the_card() -> None:
    stage = a_stage()
    stage.presenter.filter(True)
    stage.presenter.select(HASSAN.id)
    assert stage.names() == ["Hassan Lahlou"]

    stage.presenter.answer(ConsentState.REFUSED)

    assert stage.names() == []
    assert stage.card.consent.state is ConsentState.REFUSED
    assert stage.view.subtitle == "3 contacts rencontrés"
    stage.presenter.filter(False)
    assert len(stage.names()) == 3


def test_a_new_card_is_shown_whatever_was_searched_ready_for_the_first_name() -> None:
    stage = a_stage()
    stage.presenter.search("benn")
    stage.presenter.filter(True)

    stage.presenter.add()

    assert stage.card.name == "Nouveau contact"
    assert (stage.view.search, stage.view.waiting_only) == ("", False)
    assert stage.page.focused == [Field.GIVEN_NAME]


def test_the_neighbour_of_a_card_removed_is_shown_and_the_bar_offers_to_undo() -> None:
    stage = a_stage()
    names = stage.names()
    stage.presenter.select(stage.view.lines[1].id)

    stage.presenter.remove()
    assert stage.card.name == names[2]
    stage.presenter.remove()
    assert stage.card.name == names[0]
    stage.presenter.remove()
    assert stage.view.empty

    assert [undo for _words, undo in stage.bar.said] == [True, True, True]
    stage.desk.records.undo.undo()
    assert stage.names() == [names[0]]


def test_a_card_out_of_the_list_may_be_removed_too() -> None:
    stage = a_stage()
    stage.presenter.select(NADIA.id)
    stage.presenter.search("benn")

    stage.presenter.remove()

    assert stage.card.name == "Youssef Bennani"


def test_a_card_that_could_not_be_removed_stays() -> None:
    stage = a_stage()
    stage.presenter.select(NADIA.id)
    stage.desk.fail(FULL)

    stage.presenter.remove()
    stage.presenter.add()
    stage.presenter.refresh()

    assert stage.card.id == NADIA.id
    assert len(stage.bar.warned) == 2


def test_a_finding_leads_to_the_person_and_the_answer() -> None:
    stage = a_stage()
    stage.presenter.search("benn")

    stage.presenter.reveal(HASSAN.id, "consent")
    stage.presenter.reveal(NADIA.id, "consent.given_on")
    stage.presenter.reveal(NADIA.id, "nowhere")

    assert stage.page.focused == [Field.STATE, Field.GIVEN_ON]
    assert stage.card.id == NADIA.id
    assert stage.view.search == ""


def test_without_a_person_those_to_be_asked_are_listed() -> None:
    stage = a_stage()

    stage.presenter.reveal(None, "consent")
    assert stage.view.waiting_only
    assert stage.card.id == HASSAN.id
    stage.presenter.answer(ConsentState.GRANTED)
    stage.presenter.reveal(None, "consent")

    assert stage.view.card is None
    stage.presenter.reveal(None, "")
    assert stage.page.focused == [Field.STATE]


def test_each_field_left_is_kept_and_said_to_be() -> None:
    stage = a_stage()
    stage.presenter.select(NADIA.id)
    assert stage.card.saved == ""

    for wanted, text in ((Field.FUNCTION, "Directrice"), (Field.GIVEN_NAME_AR, "نادية"), (Field.NOTE, "deux\nlignes")):
        stage.left(NADIA, wanted, text)
    stage.left(NADIA, Field.LANGUAGES, ("fr", "zgh"))

    kept = stage.kept(NADIA)
    assert (kept.function, kept.given_name_ar, kept.note) == ("Directrice", "نادية", "deux\nlignes")
    assert stage.card.languages == ("Français", "Tamazight")
    assert stage.card.saved.startswith("Enregistré à ")
    stage.desk.records.undo.undo()
    assert stage.kept(NADIA).languages == ()


def test_a_field_left_as_it_was_writes_nothing() -> None:
    stage = a_stage()
    stage.presenter.select(NADIA.id)

    stage.left(NADIA, Field.FUNCTION, "Cheffe de service")

    assert stage.desk.records.undo.can_undo is None


def test_a_text_refused_stays_as_typed_until_it_is_put_right() -> None:
    stage = a_stage()
    stage.presenter.select(NADIA.id)

    stage.left(NADIA, Field.EMAIL, "nadia chez oujda")
    stage.left(NADIA, Field.GIVEN_ON, "31/02/2026")

    form = stage.card.form
    assert (form.texts[Field.EMAIL], form.texts[Field.GIVEN_ON]) == ("nadia chez oujda", "31/02/2026")
    assert set(form.refusals) == {Field.EMAIL, Field.GIVEN_ON}
    stage.left(NADIA, Field.EMAIL, "nadia@oujda.example")
    stage.left(NADIA, Field.GIVEN_ON, "13/10")
    assert stage.card.form.refusals == {}
    assert stage.kept(NADIA).consent.given_on == date(2026, 10, 13)


def test_a_field_left_late_is_kept_on_its_own_card_or_its_refusal_is_said() -> None:
    stage = a_stage()
    stage.presenter.select(HASSAN.id)

    stage.left(NADIA, Field.FUNCTION, "Directrice")
    stage.left(NADIA, Field.EMAIL, "nulle part")

    assert stage.kept(NADIA).function == "Directrice"
    assert stage.card.id == HASSAN.id
    assert len(stage.bar.warned) == 1


def test_a_field_of_a_card_removed_meanwhile_changes_nothing() -> None:
    stage = a_stage()

    stage.presenter.correct(Typed(ContactId(new_id()), Field.NOTE, "x"))

    assert len(stage.contacts.all(DOSSIER)) == 3


def test_a_failing_store_is_said_and_the_text_stays() -> None:
    stage = a_stage()
    stage.presenter.select(NADIA.id)
    stage.desk.fail(FULL)

    stage.left(NADIA, Field.FUNCTION, "Directrice")

    assert stage.card.form.texts[Field.FUNCTION] == "Directrice"
    assert stage.card.saved == ""
    assert len(stage.bar.warned) == 1


def test_an_answer_is_dated_of_today_and_given_by_word_of_mouth() -> None:
    stage = a_stage()
    stage.presenter.select(HASSAN.id)

    stage.presenter.answer(ConsentState.GRANTED)

    consent = stage.kept(HASSAN).consent
    assert (consent.given_on, consent.channel) == (TODAY, ConsentChannel.ORAL)
    assert consent.may_leave
    assert stage.card.consent.scope == (
        ("Garder dans le dossier", True),
        ("Transmettre à Lianes", True),
        ("Publier sa photo", False),
    )


def test_a_refusal_or_a_withdrawal_ends_every_permission() -> None:
    generous = answered(AGREED, ConsentState.GRANTED, TODAY)
    photo = Consent(
        ConsentState.GRANTED, TODAY, ConsentChannel.EMAIL, "ar", keep=True, transmit=True, publish_photo=True
    )

    for state in (ConsentState.REFUSED, ConsentState.WITHDRAWN):
        ended = answered(photo, state, TODAY)
        assert (ended.keep, ended.transmit, ended.publish_photo) == (False, False, False)
        assert (ended.given_on, ended.channel, ended.language) == (TODAY, ConsentChannel.EMAIL, "ar")
    assert generous == AGREED
    again = answered(photo, ConsentState.TO_ASK, TODAY)
    assert again == replace(Consent(), answers=again.answers)  # what was said before stays in the history
    assert {one.state for one in again.answers} == {ConsentState.GRANTED, ConsentState.TO_ASK}


def test_nothing_leaves_that_may_not_be_kept() -> None:
    contact = a_contact(consent=AGREED)
    never = corrected(contact, Field.KEEP, value=False, today=TODAY)
    again = corrected(never, Field.TRANSMIT, value=True, today=TODAY)

    assert (never.consent.keep, never.consent.transmit) == (False, False)
    assert (again.consent.keep, again.consent.transmit) == (True, True)
    assert not corrected(again, Field.TRANSMIT, value=False, today=TODAY).consent.transmit
    assert corrected(never, Field.KEEP, value=True, today=TODAY).consent.keep


def test_the_rest_of_the_consent_is_kept_as_given() -> None:
    contact = a_contact(consent=AGREED)

    def consent(wanted: Field, value: object) -> Consent:
        return corrected(contact, wanted, value, TODAY).consent

    assert consent(Field.CHANNEL, ConsentChannel.PRINTED).channel is ConsentChannel.PRINTED
    assert consent(Field.LANGUAGE, "zgh").language == "zgh"
    assert consent(Field.PUBLISH_PHOTO, value=True).publish_photo
    assert consent(Field.GIVEN_ON, "1/9/2026").given_on == date(2026, 9, 1)
    with pytest.raises(RefusedError) as caught:
        consent(Field.GIVEN_ON, "")
    assert [one.problem for one in caught.value.refusals] == [Problem.MISSING]


@pytest.mark.parametrize(("wanted", "value"), [(Field.NOTE, 3), (Field.KEEP, "oui"), (Field.LANGUAGES, "fr")])
def test_a_value_of_no_known_kind_is_a_mistake_of_ours(wanted: Field, value: object) -> None:
    with pytest.raises(ValueError, match=wanted):
        corrected(a_contact(), wanted, value, TODAY)


@pytest.mark.parametrize(
    ("consent", "words"),
    [
        (Consent(), "Lisez la notice"),
        (AGREED, "Lundi 12 octobre, de vive voix, en français. Cette fiche part"),
        (Consent(ConsentState.GRANTED, TODAY, None, "", keep=True), "Mercredi 14 octobre. Cette fiche reste"),
        (
            Consent(ConsentState.REFUSED, TODAY, ConsentChannel.EMAIL),
            "Mercredi 14 octobre, courriel. Cette fiche reste",
        ),
    ],
)
def test_the_card_says_when_how_and_what_follows(consent: Consent, words: str) -> None:
    assert Stage(a_contact(consent=consent)).card.consent.sentence.startswith(words)


def test_ways_to_reach_a_person_are_those_known() -> None:
    reachable = a_contact(
        organisation="Commune", organisation_ar="جماعة", mobile="+212661000042", email="n@oujda.example", phone="12 34",
    )  # fmt: skip
    stage = Stage(reachable)

    facts = {fact.icon: (fact.words, fact.also, fact.copied) for fact in stage.card.facts}

    assert facts == {
        "landmark": ("Commune", "جماعة", ""),
        "phone": ("12 34", "", "12 34"),
        "smartphone": ("+212 6 61 00 00 42", "", "+212661000042"),
        "mail": ("n@oujda.example", "", "n@oujda.example"),
    }
    assert stage.card.form.doubtful == (Field.PHONE,)
    assert Stage(a_contact()).card.facts == ()


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("+33612345678", "+33 6 12 34 56 78"),
        ("+3361234567", "+3361234567"),
        ("+212abcdefghi", "+212abcdefghi"),
        ("06 61", "06 61"),
        ("", ""),
    ],
)
def test_numbers_are_said_two_by_two(number: str, said: str) -> None:
    assert spoken_phone(number) == said


def test_where_a_person_was_met_or_will_be_is_told() -> None:
    stage = Stage(
        NADIA,
        an_item(
            "2026-10-12 15:00", "2026-10-12 16:30", title="Ouverture", place="Hôtel de ville", contacts=(NADIA.id,)
        ),
        an_item("2026-10-15 10:00", "2026-10-15 11:15", title="", kind=ItemKind.WORKSHOP, contacts=(NADIA.id,)),
        an_item("2026-10-15 12:00", "2026-10-15 13:00", title="Sans elle"),
    )

    assert [(one.day, one.time, one.title, one.place) for one in stage.card.met] == [
        ("12 oct.", "15:00", "Ouverture", "Hôtel de ville"),
        ("15 oct.", "10:00", "Atelier", "À venir"),
    ]


def test_people_are_filed_under_the_first_letter_without_its_accent() -> None:
    people = [
        a_contact(family_name="Eddine"), a_contact(family_name="Énard"), a_contact(family_name="", given_name="Zineb"),
        a_contact(family_name="", given_name="", given_name_ar="يوسف", function_ar="أستاذ"),
        a_contact(family_name="", given_name=""),
    ]  # fmt: skip

    shown = lines(people)

    assert [line.head for line in shown] == ["E", "", "Z", "ي", "?"]
    assert [line.name for line in shown][2:] == ["Zineb", "يوسف", "Nouveau contact"]
    assert shown[3].detail == "أستاذ"


def test_both_names_are_shown_and_the_arabic_one_alone_only_once() -> None:
    both = a_contact(given_name_ar="نادية", family_name_ar="العمراني")
    arabic = a_contact(given_name="", family_name="", given_name_ar="يوسف")

    assert (Stage(both).card.name, Stage(both).card.name_ar) == ("Nadia El Amrani", "نادية العمراني")
    assert (Stage(arabic).card.name, Stage(arabic).card.name_ar) == ("يوسف", "")


def test_what_is_copied_is_said() -> None:
    stage = a_stage()

    stage.presenter.copied()

    assert stage.bar.said == [("Copié", False)]


def test_another_dossier_starts_with_everybody() -> None:
    other = DossierId(new_id())
    stage = a_stage(a_mission(id=other))
    stage.presenter.search("benn")

    stage.presenter.open(other)

    assert (stage.view.empty, stage.view.search, stage.view.selected) == (True, "", None)


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_the_page_speaks_every_language(language: str) -> None:
    def sentence(spoken: str) -> str:
        catalogue.activate(spoken)
        return a_stage().view.subtitle

    words: Callable[[str], str] = sentence
    assert ("contacts rencontrés" in words(language)) is (language == "fr")


def test_the_kind_of_organisation_is_read_on_the_card() -> None:
    stage = a_stage()
    stage.left(NADIA, Field.ORGANISATION_TYPE, OrganisationType.PROVINCE)
    stage.presenter.select(NADIA.id)

    assert stage.card.form.organisation_type is OrganisationType.PROVINCE
    assert ("Type d'organisation", "Province") in [
        (one.label.replace("\u2019", "'"), one.words) for one in stage.card.facts
    ]
    with pytest.raises(ValueError, match="gender"):
        stage.left(NADIA, Field.GENDER, "femme")
