"""Decisions of the joining page, without Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

import pytest
from support.builders import DOSSIER, LILLE, a_mission, a_profile
from support.page_desk import Bar, Compass, Jobs, PageDesk

from lianes_desktop.domain.conventions import Convention, ConventionOverrides, Coverage, MealsMode
from lianes_desktop.domain.ids import MembershipId, OrganisationId, new_id
from lianes_desktop.domain.joining import (
    ConventionVersion,
    LetterOfIntent,
    Membership,
    MembershipRole,
    Referent,
    Support,
)
from lianes_desktop.domain.missions import Theme
from lianes_desktop.domain.problems import Problem, Refusal
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.store import Record
from lianes_desktop.ui.joining.presenter import JoiningPresenter, part_of
from lianes_desktop.ui.joining.values import Begun, Offer, Part, Sheet, Typed, View

FULL = UnavailableError(Resource.STORE, Cause.DISK_FULL)
EDITION = "MTFMDD"
CABS = OrganisationId("FR-CABS")
CLAIRE = a_profile()


def plain(words: str) -> str:
    """With everyday spaces and apostrophes."""
    return words.replace("\u00a0", " ").replace("\u2019", "'")


@dataclass
class Page:
    """A page that remembers what it was told to show."""

    views: list[View] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    served: int = 0
    papers: list[tuple[bytes, int, int]] = field(default_factory=list)
    focused: list[str] = field(default_factory=list)

    def show_view(self, view: View) -> None:
        self.views.append(view)

    def ask_begin(self, offer: Offer) -> None:
        self.offers.append(offer)

    def refuse_begin(self, refusals: Sequence[Refusal]) -> None:
        self.refused.extend(refusals)

    def begun(self) -> None:
        self.served += 1

    def show_paper(self, jpeg: bytes, sheet: int, sheets: int) -> None:
        self.papers.append((jpeg, sheet, sheets))

    def focus_field(self, name: str) -> None:
        self.focused.append(name)


class Stage:
    """Memberships on a page that remembers."""

    def __init__(self, *records: Record, late: bool = False) -> None:
        self.desk = PageDesk(*records)
        self.page, self.bar, self.compass, self.jobs = Page(), Bar(), Compass(), Jobs(late=late)
        self.memberships = self.desk.memberships
        self.presenter = JoiningPresenter(
            self.page, self.memberships, self.desk.clock, self.jobs, self.compass, self.bar
        )
        self.desk.tell(self.presenter)
        self.presenter.open(None)

    @property
    def view(self) -> View:
        return self.page.views[-1]

    @property
    def sheet(self) -> Sheet:
        assert self.view.sheet is not None
        return self.view.sheet

    @property
    def kept(self) -> Membership:
        found = self.memberships.find(self.view.selected)
        assert found is not None
        return found

    def left(self, name: str, value: object) -> None:
        assert self.view.selected is not None
        self.presenter.correct(Typed(self.view.selected, name, value))


def a_membership(authority: OrganisationId = LILLE, **fields: object) -> Membership:
    return replace(Membership(MembershipId(new_id()), EDITION, authority), **fields)  # type: ignore[arg-type]


AGREED = Convention(
    "LC-1", date(2026, 8, 28), date(2026, 10, 1), ConventionOverrides(rate=Decimal("0.5")), date(2026, 10, 1)
)
WHOLE = a_membership(
    role=MembershipRole.FOUNDER,
    contacted_on=date(2026, 4, 2),
    letter=LetterOfIntent(signed_on=date(2026, 8, 20), sent_on=date(2026, 8, 21)),
    convention=AGREED,
    versions=(ConventionVersion(1, date(2026, 9, 10)),),
)


def test_without_membership_the_page_says_the_first_step_and_who_is_there() -> None:
    stage = Stage(CLAIRE)

    assert (stage.view.sheet, stage.view.lines, stage.view.subtitle) == (None, (), "")
    assert (stage.view.own, stage.view.founders) == ("Ma collectivité", "Collectivités initiatrices")
    assert (stage.view.counter.count, stage.view.counter.least) == (3, 5)
    assert stage.view.counter.sentence == "Initiatrices et lettres reçues. Il en manque 2."
    assert [one.name for one in stage.view.brought][:2] == ["Région Hauts-de-France", "Amiens Métropole"]
    assert plain(stage.view.brought[-1].partners) == (
        "En appui auprès de : Province de Nador, Province de Driouch · Gestion des déchets"
    )


def test_nobody_known_has_no_authority_of_their_own() -> None:
    stage = Stage()
    stage.presenter.begin_own()

    assert stage.view.own == ""
    assert stage.memberships.all() == ()


def test_ones_own_authority_joins_in_one_press_as_the_founder_it_is() -> None:
    stage = Stage(CLAIRE)
    stage.presenter.begin_own()

    assert (stage.kept.authority, stage.kept.role) == (LILLE, MembershipRole.FOUNDER)
    assert stage.page.focused == ["contacted_on"]
    assert (stage.sheet.name, stage.sheet.state.words) == ("Ville de Lille", "Prise de contact")
    assert stage.sheet.next.startswith("Prendre contact avec Lianes")
    assert stage.view.own == ""


def test_a_member_joins_as_a_member() -> None:
    stage = Stage(a_profile(organisation=CABS))
    stage.presenter.begin_own()

    assert stage.kept.role is MembershipRole.MEMBER


def test_the_founders_are_opened_together_and_undone() -> None:
    stage = Stage(WHOLE)
    stage.presenter.begin_founders()

    assert len(stage.view.lines) == 3
    assert stage.view.founders == ""
    assert stage.bar.said == [("Adhésion ouverte", True)]


def test_the_question_offers_authorities_and_says_what_is_refused() -> None:
    stage = Stage(CLAIRE, WHOLE)
    stage.presenter.ask_begin()
    (offer,) = stage.page.offers
    assert (offer.own, offer.authorities[-1], offer.roles[0][1]) == (LILLE, (None, "Une autre collectivité"), "Membre")

    stage.presenter.begin(Begun(EDITION, LILLE, "", MembershipRole.MEMBER))
    stage.presenter.begin(Begun(EDITION, None, " ", MembershipRole.MEMBER))
    assert [one.problem for one in stage.page.refused] == [Problem.ALREADY_JOINED, Problem.MISSING]
    assert stage.page.served == 0

    stage.presenter.begin(Begun(EDITION, None, "Ville d'Abbeville", MembershipRole.MEMBER))
    assert stage.page.served == 1
    assert stage.sheet.name == "Ville d'Abbeville"
    stage.desk.fail(FULL)
    stage.presenter.begin(Begun(EDITION, CABS, "", MembershipRole.SUPPORT))
    assert len(stage.bar.warned) == 1


def test_the_way_shows_the_days_behind_and_what_comes_now() -> None:
    stage = Stage(replace(WHOLE, convention=Convention(letter_received_on=date(2026, 8, 28)), versions=()))

    assert stage.sheet.steps == (
        ("Contact pris", "02/04/2026", "done"),
        ("Lettre signée", "20/08/2026", "done"),
        ("Lettre envoyée", "21/08/2026", "done"),
        ("Lettre reçue", "28/08/2026", "done"),
        ("Discussion", "À faire", "now"),
        ("Convention signée", "", "later"),
    )
    assert stage.sheet.eligible.startswith("Dépenses éligibles dès le 01/09/2026, même si")


def test_a_late_letter_is_said_and_waits() -> None:
    stage = Stage(a_membership(convention=Convention(letter_received_on=date(2026, 9, 15))))

    assert stage.sheet.steps[3] == ("Lettre reçue", "En retard", "blocked")
    assert [state for _title, _detail, state in stage.sheet.steps] == ["done"] * 3 + ["blocked"] + ["later"] * 2
    assert stage.sheet.steps[0] == ("Contact pris", "Fait", "done")
    assert stage.sheet.late
    assert stage.sheet.state.words == "Lettre tardive"

    stage.left("convention.late_letter_accepted_on", "18/09/2026")
    assert stage.sheet.state.words == "Lettre reçue"


@pytest.mark.parametrize(
    ("today", "left", "tone", "hint"),
    [
        (date(2026, 6, 20), "J−73", "teal", True),
        (date(2026, 8, 20), "J−12", "warn", True),
        (date(2026, 9, 1), "C'est aujourd'hui", "warn", False),
        (date(2026, 9, 2), "Échue depuis 1 jour", "bad", False),
        (date(2026, 9, 4), "Échue depuis 3 jours", "bad", False),
    ],
)
def test_the_days_to_the_deadline_are_counted_down(today: date, left: str, tone: str, *, hint: bool) -> None:
    stage = Stage()
    stage.desk.clock.instant = stage.desk.clock.instant.replace(year=today.year, month=today.month, day=today.day)
    stage.presenter.refresh()

    counter = stage.view.counter
    assert (plain(counter.left), counter.tone, bool(counter.hint)) == (left, tone, hint)
    assert counter.deadline == "Lettres attendues pour le 1er septembre 2026"


def test_a_letter_that_came_calms_the_countdown_and_counts() -> None:
    stage = Stage(a_membership(CABS, convention=Convention(letter_received_on=date(2026, 8, 1))))

    assert (stage.view.counter.tone, stage.view.counter.count) == ("ink2", 4)
    more = [
        a_membership(OrganisationId(f"FR-{at}"), convention=Convention(letter_received_on=date(2026, 8, 1)))
        for at in range(2)
    ]
    stage.desk.put(*more)
    stage.presenter.refresh()
    assert stage.view.counter.sentence.endswith("Le nombre est atteint.")


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("contacted_on", "02/04/2026", lambda one: one.contacted_on == date(2026, 4, 2)),
        ("ambitions", " Trier ", lambda one: one.ambitions == "Trier"),
        ("role", MembershipRole.SUPPORT, lambda one: one.role is MembershipRole.SUPPORT),
        ("supports.mise_en_relation", True, lambda one: one.supports == (Support.INTRODUCTIONS,)),
        ("referent.phone", "03 20 49 50 00", lambda one: one.referent == Referent(phone="+33320495000")),
        ("letter.themes.DECH", True, lambda one: one.letter.themes == (Theme.WASTE,)),
        ("letter.signatory", "Le maire", lambda one: one.letter.signatory == "Le maire"),
        ("convention.reference", "LC-9", lambda one: one.convention.reference == "LC-9"),
        ("convention.overrides.rate", "50 %", lambda one: one.convention.overrides.rate == Decimal("0.5")),
        ("convention.overrides.ceiling_cents", "1 500", lambda one: one.convention.overrides.ceiling_cents == 150000),
        (
            "convention.overrides.meals_mode",
            MealsMode.ALLOWANCE,
            lambda one: one.convention.overrides.meals_mode is MealsMode.ALLOWANCE,
        ),
        ("articles.rate", "art. 4.2", lambda one: one.convention.overrides.articles == (("rate", "art. 4.2"),)),
        (
            "kinds.TAXI.coverage",
            Coverage.FULL,
            lambda one: one.convention.overrides.coverage == (("TAXI", Coverage.FULL),),
        ),
        ("kinds.TAXI.ceiling", "40", lambda one: one.convention.overrides.kind_ceilings_cents == (("TAXI", 4000),)),
        ("kinds.TAXI.article", "art. 5", lambda one: one.convention.overrides.articles == (("TAXI", "art. 5"),)),
        ("commitment.missions", "4", lambda one: one.commitment.missions == 4),
        ("commitment.missions", " ", lambda one: one.commitment.missions is None),
        ("brings", "Des bus", lambda one: one.brings == "Des bus"),
        ("closed_on", "", lambda one: one.closed_on is None),
    ],
)
def test_each_field_is_kept_as_it_is_left(name: str, value: object, read: object) -> None:
    stage = Stage(a_membership())
    stage.left(name, value)

    assert callable(read)
    assert read(stage.kept)
    assert stage.sheet.form.refusals == {}
    assert stage.sheet.saved.startswith("Enregistré à ")


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("contacted_on", "31/02/2026", "Ce jour n'existe pas"),
        ("convention.overrides.rate", "120", "Un taux est plus grand que zéro"),
        ("convention.overrides.rate", "-5", "Un taux est plus grand que zéro"),
        ("convention.overrides.rate", "beaucoup", "Ce n'est pas un nombre"),
        ("convention.overrides.ceiling_cents", "-10", "Le montant doit être plus grand"),
        ("convention.overrides.ceiling_cents", "0", "Le montant doit être plus grand"),
        ("commitment.missions", "deux", "Écrivez un nombre entier"),
        ("commitment.missions", "99999", "Ce nombre est trop grand"),
        ("referent.email", "claire", "Cette adresse ne se lit pas"),
        ("referent.phone", "12", "Ce numéro ne se lit pas"),
        ("versions.1.dated", "02/10/2026", "Cette version serait postérieure"),
        ("kinds.TAXI.ceiling", "x", "Ce n'est pas un nombre"),
        ("convention.overrides.eligibility_end", "31/08/2026", "Aucune dépense ne compterait"),
        ("convention.ends_on", "30/09/2026", "La fin vient avant"),
    ],
)
def test_what_is_refused_stands_as_typed_with_its_reason(name: str, typed: str, words: str) -> None:
    stage = Stage(WHOLE)
    stage.left(name, typed)

    assert stage.sheet.form.texts[name] == typed
    assert plain(stage.sheet.form.refusals[name]).startswith(words)
    assert stage.kept == WHOLE


def test_a_day_put_right_elsewhere_lets_the_one_held_be_kept() -> None:
    stage = Stage(WHOLE)
    stage.left("letter.signed_on", "25/08/2026")
    assert stage.sheet.form.refusals["letter.signed_on"].startswith("La lettre serait envoyée avant")

    stage.left("letter.sent_on", "26/08/2026")

    assert stage.sheet.form.refusals == {}
    assert (stage.kept.letter.signed_on, stage.kept.letter.sent_on) == (date(2026, 8, 25), date(2026, 8, 26))


def test_a_field_left_when_another_membership_is_shown_is_still_kept() -> None:
    other = a_membership(CABS)
    stage = Stage(WHOLE, other)
    stage.presenter.select(other.id)
    stage.presenter.correct(Typed(WHOLE.id, "brings", "Des bus"))
    stage.presenter.correct(Typed(WHOLE.id, "contacted_on", "x"))
    stage.presenter.correct(Typed(MembershipId(new_id()), "brings", "Rien"))

    found = stage.memberships.find(WHOLE.id)
    assert found is not None
    assert found.brings == "Des bus"
    assert [plain(one) for one in stage.bar.warned] == ["Ce n'est pas une date : écrivez par exemple 14/10/2026."]
    assert stage.view.selected == other.id


def test_a_store_that_fails_is_said_and_the_text_stays() -> None:
    stage = Stage(WHOLE)
    stage.desk.fail(FULL)
    stage.left("brings", "Des bus")

    assert stage.sheet.form.texts["brings"] == "Des bus"
    assert len(stage.bar.warned) == 1


def test_versions_are_added_dated_and_taken_out() -> None:
    stage = Stage(a_membership())
    stage.presenter.add_version()
    stage.left("versions.1.dated", "05/10/2026")
    stage.left("versions.1.note", "Première proposition")
    assert stage.kept.versions == (ConventionVersion(1, date(2026, 10, 5), "Première proposition"),)
    assert stage.sheet.versions[0].title == "Version 1"

    stage.left("versions.1.dated", "")
    stage.presenter.remove_version(1)
    assert stage.sheet.versions == ()
    assert not stage.sheet.form.refusals


def test_a_kind_is_opened_ruled_and_left_to_the_programme_again() -> None:
    stage = Stage(a_membership())
    stage.presenter.add_kind("TAXI")
    stage.presenter.add_kind("TAXI")
    assert [one.code for one in stage.sheet.kinds] == ["TAXI"]
    assert stage.page.focused[-1] == "kinds.TAXI.coverage"
    assert "TAXI" not in dict(stage.sheet.other_kinds)

    stage.left("kinds.TAXI.coverage", Coverage.TO_BE_AGREED)
    stage.left("kinds.TAXI.ceiling", "40")
    stage.left("kinds.TAXI.article", "art. 5")
    stage.left("kinds.TAXI.coverage", None)
    overrides = stage.kept.convention.overrides
    assert (overrides.coverage, overrides.kind_ceilings_cents) == ((), (("TAXI", 4000),))

    stage.left("kinds.TAXI.ceiling", "")
    assert stage.kept.convention.overrides.kind_ceilings_cents == ()
    stage.presenter.remove_kind("TAXI")
    assert stage.sheet.kinds == ()
    assert stage.kept.convention.overrides == ConventionOverrides()


def test_dossiers_say_whether_they_follow_and_may_be_asked_to() -> None:
    own = a_mission(convention=Convention("LC-0"), membership=None, edition=EDITION, title="")
    stage = Stage(WHOLE, own)
    (follower,) = stage.sheet.followers
    assert (plain(follower.title), follower.state.words, follower.may_follow) == (
        "Sans titre · Mission d'expertise", "Convention saisie à la main", True,
    )  # fmt: skip

    stage.presenter.follow(DOSSIER)

    (follower,) = stage.sheet.followers
    assert (follower.state.words, follower.may_follow) == ("Suit la convention", False)
    assert stage.desk.dossiers.action(DOSSIER).convention == AGREED


def test_papers_are_read_kept_shown_and_taken_out() -> None:
    stage = Stage(WHOLE, late=True)
    stage.presenter.attach(("letter", Offered("lettre.pdf", data=b"%PDF letter")))
    assert stage.view.busy == "Le document est lu et rangé"
    stage.jobs.run_all()
    assert stage.view.busy == ""
    assert stage.sheet.letter.name == "lettre.pdf"
    assert stage.sheet.letter.detail.startswith("PDF · ")
    assert stage.bar.said == [("Document joint", True)]

    stage.presenter.see("letter")
    stage.jobs.run_all()
    stage.presenter.sheets.turn(1)
    stage.jobs.run_all()
    assert [(sheet, of) for _jpeg, sheet, of in stage.page.papers] == [(0, 2), (1, 2)]

    stage.presenter.detach("letter")
    assert stage.sheet.letter.name == ""
    assert stage.bar.said[-1] == ("Document retiré", True)
    stage.presenter.see("letter")
    assert len(stage.page.papers) == 2


def test_a_paper_of_a_membership_left_meanwhile_is_not_shown() -> None:
    other = a_membership(CABS)
    stage = Stage(other, WHOLE, late=True)
    stage.presenter.select(WHOLE.id)
    stage.presenter.attach(("letter", Offered("lettre.pdf", data=b"%PDF letter")))
    stage.jobs.run_all()
    stage.presenter.see("letter")
    stage.presenter.select(other.id)
    stage.jobs.run_all()
    assert stage.page.papers == []


def test_a_picture_is_called_one() -> None:
    stage = Stage(WHOLE)
    stage.presenter.attach(("1", Offered("v1.jpg", data=b"photo v1")))

    assert stage.sheet.versions[0].paper.detail.startswith("Image · ")


def test_a_file_that_is_no_paper_is_refused_by_name() -> None:
    stage = Stage(WHOLE)
    stage.presenter.attach(("letter", Offered("note.txt", data=b"note")))
    stage.desk.vault.fails = UnavailableError(Resource.VAULT, Cause.DISK_FULL)
    stage.presenter.attach(("letter", Offered("lettre.pdf", data=b"%PDF")))

    assert plain(stage.bar.warned[0]).startswith("note.txt : Ni photo ni PDF")
    assert len(stage.bar.warned) == 2
    assert stage.view.busy == ""


def test_documents_are_asked_of_the_papers_page() -> None:
    stage = Stage(WHOLE)
    stage.presenter.draw_letter()
    stage.presenter.draw_engagement()

    assert stage.compass.gone == [("papers", WHOLE.id, "D1"), ("papers", WHOLE.id, "D2")]


def test_a_membership_removed_gives_place_to_its_neighbour() -> None:
    other = a_membership(CABS)
    stage = Stage(other, WHOLE)
    stage.presenter.select(WHOLE.id)
    stage.presenter.remove()
    assert stage.view.selected == other.id
    assert stage.bar.said == [("Adhésion supprimée", True)]

    stage.presenter.remove()
    stage.presenter.remove()
    assert stage.view.sheet is None


def test_nothing_is_done_to_no_membership() -> None:
    stage = Stage()
    stage.presenter.add_version()
    stage.presenter.detach("letter")
    stage.presenter.remove_kind("TAXI")
    stage.presenter.attach(("letter", Offered("lettre.pdf", data=b"%PDF")))
    stage.presenter.see("letter")
    stage.presenter.reveal(None, "brings")

    assert (stage.bar.said, stage.bar.warned, stage.page.focused) == ([], [], [])


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("contacted_on", Part.CONTACT),
        ("letter.signed_on", Part.LETTER),
        ("convention.letter_received_on", Part.LETTER),
        ("convention.signed_on", Part.CONVENTION),
        ("convention", Part.CONVENTION),
        ("versions.1.note", Part.CONVENTION),
        ("convention.overrides.rate", Part.RULES),
        ("articles.rate", Part.RULES),
        ("brings", Part.NETWORK),
    ],
)
def test_a_finding_leads_to_the_leaf_of_its_field(name: str, part: Part) -> None:
    stage = Stage(WHOLE, a_membership(CABS))
    stage.presenter.reveal(WHOLE.id, name)

    assert part_of(name) is part
    assert (stage.view.selected, stage.view.part, stage.page.focused) == (WHOLE.id, part, [name])


def test_a_leaf_is_turned_to() -> None:
    stage = Stage(WHOLE)
    stage.presenter.turn(Part.NETWORK)
    stage.presenter.reveal(None, "")

    assert stage.view.part is Part.NETWORK
    assert stage.page.focused == []


def test_what_authorities_bring_joins_the_settings_words_and_their_own() -> None:
    other = a_membership(OrganisationId("FR-80"), brings="Un verger")
    silent = a_membership(OrganisationId("FR-81"))
    stage = Stage(replace(WHOLE, brings="L'énergie"), other, silent)

    brought = {one.name: one for one in stage.sheet.brought}
    assert plain(brought["Ville de Lille"].words) == "L'énergie"
    assert (brought["FR-80"].words, brought["FR-80"].partners) == ("Un verger", "")
    assert "FR-81" not in brought


def test_several_editions_stand_side_by_side() -> None:
    former = replace(a_membership(CABS), edition="MTFMDD-2025")
    stage = Stage(WHOLE, former)

    assert [bool(one.head) for one in stage.view.lines] == [True, True]
    assert stage.view.subtitle == "2 collectivités suivies"
