"""What the records propose for the report, in French, and whom it never names."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st
from support import visits
from support.builders import DOSSIER, a_contact, a_dossier, a_mission, an_item

from lianes_desktop.domain.contacts import Consent, ConsentState
from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.ids import ReleaseId
from lianes_desktop.domain.missions import Theme
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.programmes import ExchangeForm, ItemPicture, ItemState, ProgrammeRelease
from lianes_desktop.domain.reporting import ReportPart
from lianes_desktop.i18n import catalogue
from lianes_desktop.i18n.report_draft import draft

PLAIN = str.maketrans("\u00a0\u202f\u2019", "  '")


def parts(records: Dossier) -> dict[ReportPart, str]:
    return {part: text.translate(PLAIN) for part, text in draft(records).texts}


def lived(**fields: object) -> Dossier:
    given_: dict[str, object] = {
        "participants": (visits.CLAIRE, visits.THOMAS),
        "items": (visits.OPENING, visits.AUDIT, visits.VISIT, visits.CANCELLED, visits.PENDING),
        "contacts": (visits.NADIA, visits.HASSAN, visits.FATIMA),
    }
    return a_dossier(visits.MISSION, **(given_ | fields))


def test_the_course_is_told_day_by_day_from_what_was_held() -> None:
    assert parts(lived())[ReportPart.COURSE].split("\n") == [
        "Programme : 3 rendez-vous tenus, dont 1 ajouté, 1 annulé.",
        "",
        "Lundi 12 octobre",
        "09:00 – 10:00 : Accueil officiel, Mairie",
        (
            "10:00 – 12:30 : Audit énergétique des écoles. Un audit commun de trois écoles est décidé, "
            "avec une personne rencontrée."
        ),
        "",
        "Mardi 13 octobre",
        "09:00 – 13:00 : Centrale solaire, Jerada",
        "",
        (
            "Personnes rencontrées : Mme Nadia El Amrani (Cheffe du service Énergie, Commune d'Oujda) ; "
            "et 2 autres personnes."
        ),
    ]


def test_the_objective_says_who_where_when_and_about_what() -> None:
    action = replace(visits.MISSION, themes=(Theme.ENERGY, Theme.OTHER), other_theme="Éclairage public")

    said = parts(replace(lived(), action=action))[ReportPart.OBJECTIVE]

    assert said.split("\n")[:3] == [
        "Mission d'expertise : Oujda, efficacité énergétique",
        "Ville de Lille avec Commune d'Oujda, Oujda, 12 – 15 octobre 2026.",
        "Sujets : efficacité énergétique, autre sujet proposé, Éclairage public.",
    ]
    assert "Objectif 3 : Nouvelles coopérations, pratiques renouvelées." in said


def test_both_sides_and_the_results_come_from_the_lines_that_serve_them() -> None:
    told = parts(lived())

    assert told[ReportPart.FRENCH_SIDE] == "Méthode d'audit à bas coût"
    assert told[ReportPart.MOROCCAN_SIDE] == "Suivi des consommations"
    assert told[ReportPart.RESULT_1].split("\n") == [
        (
            "Audit énergétique des écoles (pratique, méthode) : Un audit commun de trois écoles est décidé, "
            "avec une personne rencontrée."
        ),
        "Centrale solaire (outil)",
    ]
    assert told[ReportPart.RESULT_4] == "2 personnes mobilisées, 8 jours-personne."
    assert ReportPart.RESULT_5 not in told
    assert ReportPart.LESSONS not in told


def test_little_is_said_of_a_bare_dossier() -> None:
    bare = a_mission(authority=None, partner=None, place="", themes=(), starts_on=None, ends_on=None)

    assert parts(a_dossier(bare)) == {ReportPart.OBJECTIVE: "Mission d'expertise : Oujda, efficacité énergétique"}
    alone = parts(a_dossier(a_mission(partner=None, ends_on=None)))[ReportPart.OBJECTIVE]
    assert "Ville de Lille, Oujda." in alone


def test_when_nobody_may_be_named_people_are_a_count() -> None:
    for count, words in ((1, "1 personne"), (2, "2 personnes")):
        contacts = tuple(a_contact() for _at in range(count))
        assert parts(a_dossier(contacts=contacts))[ReportPart.COURSE] == f"Personnes rencontrées : {words}."
    plain = replace(visits.NADIA, title="", function="", organisation="")
    assert parts(a_dossier(contacts=(plain,)))[ReportPart.COURSE] == "Personnes rencontrées : Nadia El Amrani."


def test_a_line_without_words_is_told_by_its_kind() -> None:
    untitled = an_item(title="", note="Vu  le\nservice", state=ItemState.HELD, results=(2,), exchanged=())
    told = parts(lived(items=(untitled,), contacts=()))

    assert told[ReportPart.COURSE] == "Mardi 13 octobre\n09:00 – 10:00 : Réunion. Vu le service"
    assert told[ReportPart.RESULT_2] == "Réunion : Vu le service"


def test_the_draft_is_french_whatever_the_window_speaks() -> None:
    catalogue.activate("ar")
    try:
        assert dict(draft(lived()).texts) == dict(draft(lived()).texts)
        assert draft(lived()).texts[0][1].startswith("Mission d")
    finally:
        catalogue.activate("fr")


consents = st.builds(
    Consent,
    state=st.sampled_from(ConsentState),
    given_on=st.just(date(2026, 10, 12)),
    keep=st.booleans(),
    transmit=st.booleans(),
)
given_names = st.sampled_from(["Abdellah", "Zineb", "Khadija", "Rachid"])
family_names = st.sampled_from(["Benkirane", "Tazi", "Oufkir", "Idrissi"])


@given(
    st.lists(st.tuples(given_names, family_names, consents), max_size=5),
    st.sampled_from(["Vu {}.", "{}", "Décidé avec {}, puis revu par {}"]),
    st.sampled_from([ItemState.HELD, ItemState.ADDED]),
)
def test_somebody_who_may_not_leave_never_appears(
    people: list[tuple[str, str, Consent]], words: str, state: ItemState
) -> None:
    contacts = tuple(
        a_contact(given_name=given_name, family_name=family, consent=consent, function="Chef")
        for given_name, family, consent in people
    )
    items = tuple(
        an_item(
            title=words.format(one.name, one.name), outcome=words.format(one.name, one.family_name),
            note=words.format(one.name, one.name), interest_fr=one.name, interest_ma=one.family_name,
            state=state, results=(1, 5), exchanged=tuple(ExchangeForm), contacts=(one.id,),
        )
        for one in contacts
    )  # fmt: skip
    free = {part for one in contacts if one.consent.may_leave for part in (one.given_name, one.family_name)}
    said = "\n".join(text for _part, text in draft(a_dossier(contacts=contacts, items=items)).texts)

    for one in contacts:
        if not one.consent.may_leave:
            assert one.name not in said or {one.given_name, one.family_name} <= free
            assert one.family_name not in said or one.family_name in free


def test_the_course_begins_with_what_of_the_version_followed_was_held() -> None:
    release = ProgrammeRelease(ReleaseId(UUID(int=5)), DOSSIER, 3, datetime(2026, 10, 1, tzinfo=UTC))
    added = replace(visits.VISIT, state=ItemState.ADDED)
    told = dict(draft(lived(items=(visits.OPENING, added)), release).texts)[ReportPart.COURSE].translate(PLAIN)

    assert told.startswith("Programme, version 3 : 2 rendez-vous tenus, dont 1 ajouté.")
    followed = dict(draft(lived(items=(visits.OPENING,)), release).texts)[ReportPart.COURSE].translate(PLAIN)
    assert followed.startswith("Programme, version 3 : 1 rendez-vous tenu.")
    assert "Programme" not in parts(lived(items=(visits.OPENING,)))[ReportPart.COURSE]
    assert "Programme" not in dict(draft(lived(items=(visits.PENDING,)), release).texts).get(ReportPart.COURSE, "")


def test_the_course_says_who_came_when_that_was_noted() -> None:
    """The names of those who may not leave stay out of it."""
    opening = replace(
        visits.OPENING,
        contacts=(visits.NADIA.id,),
        absent=(visits.THOMAS.id,),
        also_present=f"Deux voisins, {visits.HASSAN.name}",
    )
    told = parts(lived(items=(opening,)))[ReportPart.COURSE]

    assert "Présents : 2 sur 3, et aussi : Deux voisins, une personne rencontrée" in told
    assert "Présents : 2 sur 3" in parts(lived(items=(replace(opening, also_present=""),)))[ReportPart.COURSE]


def test_the_course_tells_only_of_pictures_that_may_leave() -> None:
    paper = Piece("0" * 64, 9, "image/jpeg", "salle.jpg")
    pictures = (ItemPicture(paper, "La station"), ItemPicture(paper, "Hors de vue", (visits.HASSAN.id,)))
    told = parts(lived(items=(replace(visits.OPENING, pictures=pictures),)))[ReportPart.COURSE]

    assert told.endswith("Photos : La station.")
