"""Every document of the programme: what it says, in both languages, from rich records and from poor ones."""

import re
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.reader import PdfFileReader
from support import full_dossier as full
from support.builders import (
    DOSSIER,
    LILLE,
    SETTINGS,
    a_contact,
    a_mission,
    a_participant,
    a_profile,
    an_exchange,
    an_expense,
    dirhams,
)
from support.fakes import no_progress
from support.full_dossier import CLAIRE, COMMITTEE, DRISS, HASSAN, INES, LOST, MEMBERSHIP, NADIA, SALIM, SILENT, TAXI
from support.paper_desk import PaperDesk, text_of

from lianes_desktop.documents import style as look
from lianes_desktop.documents.press import PdfPress
from lianes_desktop.documents.text import line_of
from lianes_desktop.domain.consents import answered
from lianes_desktop.domain.contacts import Consent, ConsentState, Purpose, PurposeAnswer
from lianes_desktop.domain.conventions import ConventionOverrides, MealsMode
from lianes_desktop.domain.dossiers import Dossier
from lianes_desktop.domain.funding import Advance, AdvanceFrom, Funding, FundingState
from lianes_desktop.domain.ids import AdvanceId, FundingId, ItemId, ParticipantId, ReleaseId, new_id
from lianes_desktop.domain.joining import Membership
from lianes_desktop.domain.missions import HostingDay, Mission
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.papers import PaperCode, PaperInput
from lianes_desktop.domain.participants import Mandate, Participant
from lianes_desktop.domain.partnerships import NewPartnership
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.programmes import ItemPicture, ItemState, ProgrammeRelease
from lianes_desktop.domain.projects import CooperationProject
from lianes_desktop.domain.steering import SteeringMeeting
from lianes_desktop.i18n.catalogue import speaking
from lianes_desktop.services.failures import CancelledError

KINDS = {
    "mission": full.a_full_mission,
    "hosting": full.a_full_hosting,
    "partnership": full.a_full_partnership,
    "project": full.a_full_project,
}
SAID: dict[PaperCode, tuple[UUID | None, tuple[str, ...]]] = {
    PaperCode.LETTER_OF_INTENT: (
        MEMBERSHIP, (
        "Mobilisation des Territoires français et marocains", "MEAE", "Ville de Lille", "SIRET 215 903 501 00017",
        "À l'attention de Nizar Yaiche", "5 rue Jules de Vicq, 59000 Lille", "+33 7 78 59 01 88",
        "représentée par Martine Vasseur, adjointe au maire", "A – Mission d'expertise", "Gestion des déchets",
        "Appui méthodologique", "Progresser sur l'énergie", "Claire Delattre", "+33 3 20 49 50 00",
        "c.delattre@lille.example", "Fait à Lille, le 20 août 2026", "Signature et cachet")),
    PaperCode.COMMITMENT: (
        MEMBERSHIP, (
        "Fiche d'engagement", "LC-2026-014", "À partir du 1er septembre 2026", "40 %", "Convention, article 4",
        "45,5 %", "Règles du programme", "3 000,00 €", "120,00 €", "Convention, article 5.2",
        "IBAN FR76 3000 1007 9412", "BIC BDFEFRPPCCT", "Communication (convention)", "Facture nominative",
        "Jours d'agents : 20", "Pour Lianes",
        "Signataires : Pour la Ville de Lille : Martine Vasseur")),
    PaperCode.MISSION_ORDER: (
        CLAIRE, (
        "Ordre de mission", "N° OM-2026-118", "Mme Claire Delattre", "Chargée de mission énergie",
        "attachée territoriale", "bâtiments communaux", "Hôtel de ville, Lille", "12 rue des Postes, Lille",
        "12 octobre 2026 à 08:40", "15 octobre 2026 à 19:20", "Oujda", "Maison de l'énergie",
        "Avion, classe économique", "6 et 7 CV, 1 950 km",
        "Visa, taxi", "Frais réels", "400,00 €", "douze mois au plus", "Martine Vasseur",
        "14 septembre 2026")),
    PaperCode.SPECIAL_MANDATE: (
        SALIM, (
        "Conseil municipal", "2026/345", "4 septembre 2026", "M. Salim Bençalem", "Rencontre de la commune d'Oujda",
        "Transport, hébergement et repas aux frais réels", "jamais rétroactif", "Votants")),
    PaperCode.MISSION_PROGRAMME: (
        None, (
        "Programme de mission", "برنامج المهمة", "LC-2026-014", "Lundi 12 octobre 2026", "08:40 – 12:15",
        "Atelier « bâtiments sobres »", "Mme Nadia El Amrani", "نادية العمراني", "رئيسة المصلحة التقنية", "جماعة وجدة",
        "إدريس بنجلون", "Méthode, Outil", "Attendu : Expertise en termes de développement durable",
        "Avec : Claire Delattre, Inès Lœuillet", "عدد الوجبات",
        "2 végétariens", "faute d'accord : 1", "Nizar Yaiche, +33 7 78 59 01 88", "Ambassade ou consulat")),
    PaperCode.ATTENDANCE: (
        None, ("Feuille d'émargement", "ورقة الحضور", "Mme Nadia El Amrani", "حسن الوافي",
        "Association Énergies du Nord", "Oujda")),
    PaperCode.INVITATION: (
        HASSAN, (
        "Lettre d'invitation", "رسالة دعوة", "consulat général de France",
        "M. Hassan El Ouafi", "حسن الوافي", "رئيس لجنة البيئة", "Commune d'Oujda",
        "جماعة وجدة", "Date et lieu de naissance", "Passeport n°", "12 – 15 octobre 2026", "Adresse du séjour",
        "Hébergement", "Assurance voyage", "Son organisme", "+33 7 78 59 01 88", "Le maire de Lille")),
    PaperCode.EXPENSE_REPORT: (
        CLAIRE, (
        "État de frais", "annexe A", "Résidence familiale", "12/10/2026 à 08:40", "Royal Air Maroc", "612,40 €",
        "Petit taxi n° 214", "120,00 MAD", "11,07 €", "Lille – Paris-Orly", "6 et 7 CV", "240", "0,489", "117,40 €",
        "1 soir", "133,76 €", "Orange Maroc", "251,75 €", "1 135,38 €", "Avance versée le 01/10/2026", "−400,00 €",
        "735,38 €", "Net à payer", "le supérieur hiérarchique", "l'ordonnateur")),
    PaperCode.SWORN_STATEMENT: (
        LOST, (
        "Attestation sur l'honneur", "M. Salim Bençalem", "Café de la Gare", "18,50 €", "Ticket effacé par la pluie",
        "n'en avoir demandé ni obtenu aucun autre remboursement", "441-7", "16 octobre 2026", "A. Roux")),
    PaperCode.CERTIFICATE: (
        TAXI, ("Certificat administratif", "Taxi, VTC", "120,00 MAD", "sans transport en commun",
        "Aucun justificatif")),
    PaperCode.PROOFS: (None, ("Bordereau des pièces", "فندق الأطلس", "SHA-256", "Ticket effacé par la pluie")),
    PaperCode.MISSION_REPORT: (
        None, (
        "Compte rendu de mission", "provisoire", "Objectif général", "ODD", "Trois jours pleins", "Annulé",
        "Mme Nadia El Amrani", "نادية العمراني", "non nommées faute d'accord : 1", "méthode, outil",
        "Boues valorisées en biogaz", "peu coûteuse", "contrat de performance énergétique", "Un accueil décidé",
        "5. Nouvelles dynamiques de coopération", "Intérêt local", "3 / 3", "Envoyer le cahier des charges type",
        "15/11/2026", "Fait le 02/11/2026", "Traduire le programme en arabe", "Satisfaction : 4 sur 5",
        "Accords à obtenir avant diffusion", "article.jpg", "ordre de mission signé.pdf")),
    PaperCode.ACCOUNTS: (
        None, (
        "Cerfa 15059", "Prévu", "Réalisé", "Écart €", "Écart %", "1 400,00 €", "612,40 €", "−787,60 €", "−56,3 %",
        "Département du Nord", "Agence de l'eau", "demandé", "Salle prêtée par l'université", "701,25 €",
        "Charges indirectes", "Le représentant de la collectivité certifie")),
    PaperCode.STAFF_TIME: (
        CLAIRE, ("État de temps valorisé", "28/09/2026", "Préparation", "1,5", "280,50 €", "420,75 €", "701,25 €",
        "2,5")),
    PaperCode.CONTACT_SHEET: (
        NADIA, (
        "Notice d'information", "إشعار إخباري", "نادية العمراني", "+212 6 61 23 45 67", "n.elamrani@oujda.example",
        "loi 09.08", "n.yaiche@lianescooperation.org", "3 ans")),
    PaperCode.IMAGE_RIGHTS: (
        NADIA, ("Autorisation de droit à l'image", "ترخيص باستعمال الصورة", "نادية العمراني", "Finalités", "Supports",
        "3 ans", "retirée à tout moment")),
    PaperCode.PERSONAL_DATA: (
        NADIA, (
        "Vos données personnelles", "معطياتكم الشخصية", "نادية العمراني", "Pilote le plan énergie",
        "Accueil par le président", "Envoi en France", "Oui", "13/10/2026", "Notice imprimée")),
    PaperCode.MINUTES: (
        COMMITTEE, (
        "Relevé de décisions", "5 novembre 2026", "Nizar Yaiche, Lianes coopération", "محمد أمين", "Accueillir Oujda",
        "01/03/2027", "Fait le 12/11/2026", "Chaque collectivité présente")),
    PaperCode.EMERGENCY: (
        None, ("Fiche d'urgence", "بطاقة الطوارئ", "+212 6 61 23 45 67", "Ambassade ou consulat",
        "Personne à prévenir")),
    PaperCode.EXPERTISE: (CLAIRE, ("Fiche expertise", "contrats de performance", "Direction de la transition")),
}  # fmt: skip

UNFOOTED = (PaperCode.PHONE_PROGRAMME, PaperCode.BADGES, PaperCode.TABLE_PLATES)
"""Papers whose pages have a size of their own, and nothing at their foot."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> PaperDesk:
    """A mission with everything in it."""
    return PaperDesk.full(tmp_path_factory.mktemp("papers"), full.a_full_mission())


@pytest.mark.parametrize("code", list(SAID))
def test_a_document_says_all_it_must(desk: PaperDesk, code: PaperCode) -> None:
    subject, words = SAID[code]
    found = desk.text(DOSSIER, code, subject)
    assert [each for each in words if each not in found] == []
    assert ("Page 1 / " in found) is (code not in UNFOOTED)


def test_people_who_have_not_agreed_are_counted_and_never_named(desk: PaperDesk) -> None:
    others = (PaperCode.CONTACT_SHEET, PaperCode.IMAGE_RIGHTS, PaperCode.PERSONAL_DATA, PaperCode.CLAIM)
    for offer in desk.papers.offered(DOSSIER):
        if offer.code not in others:
            assert "Tahiri" not in desk.text(DOSSIER, offer.code, offer.subjects[0].id), offer.code


def test_a_person_is_told_all_we_hold_even_without_their_agreement(desk: PaperDesk) -> None:
    told = desk.text(DOSSIER, PaperCode.PERSONAL_DATA, SILENT)
    assert "Fouad Tahiri" in told
    assert "Accueil par le président" in told


def test_a_participant_is_told_where_they_are_named(desk: PaperDesk) -> None:
    told = desk.text(DOSSIER, PaperCode.PERSONAL_DATA, CLAIRE)
    for words in ("12 rue des Postes", "Atelier", "Royal Air Maroc", "OM-2026-118"):
        assert words in told, words


@pytest.mark.parametrize("code", [PaperCode.CONTACT_SHEET, PaperCode.IMAGE_RIGHTS])
def test_a_blank_sheet_names_nobody(desk: PaperDesk, code: PaperCode) -> None:
    told = desk.text(DOSSIER, code)
    assert "El Amrani" not in told
    assert "Nom et prénom" in told


def test_somebody_known_by_an_arabic_name_alone_is_named_once(desk: PaperDesk) -> None:
    for code in (PaperCode.CONTACT_SHEET, PaperCode.IMAGE_RIGHTS):
        assert desk.text(DOSSIER, code, DRISS).count("إدريس بنجلون") == 2  # the sheet and its foot


def test_somebody_from_outside_gets_a_letter_of_mission(desk: PaperDesk) -> None:
    told = desk.text(DOSSIER, PaperCode.MISSION_ORDER, INES)
    assert "Lettre de mission" in told
    assert "Association Énergies du Nord" in told


@pytest.mark.parametrize("kind", list(KINDS))
def test_each_document_of_each_kind_is_drawn_alike_twice(tmp_path: Path, kind: str) -> None:
    desk = PaperDesk.full(tmp_path, KINDS[kind]())
    made = 0
    for offer in desk.papers.offered(DOSSIER):
        if offer.subjects and offer.code is not PaperCode.CLAIM:
            subject = offer.subjects[-1].id
            first = desk.pdf(DOSSIER, offer.code, subject)
            with speaking("ar"):
                assert desk.pdf(DOSSIER, offer.code, subject) == first
            made += 1
    assert made > 12


def test_a_hosting_day_receives_its_delegation_in_order(tmp_path: Path) -> None:
    told = PaperDesk.full(tmp_path, full.a_full_hosting()).text(DOSSIER, PaperCode.HOSTING_PROGRAMME)
    for words in (
        "Programme d'accueil", "برنامج الاستقبال", "dans l'ordre protocolaire", "حسن الوافي", "Samira Haddad",
        "Minibus 19 pl.", "10:00 – 12:00", "Énergie", "halal", "Couverts : 14",
    ):  # fmt: skip
        assert words in told, words


def test_an_intention_compares_the_candidates(tmp_path: Path) -> None:
    told = PaperDesk.full(tmp_path, full.a_full_partnership()).text(DOSSIER, PaperCode.INTENTION)
    for words in (
        "236 000",
        "régie de collecte",
        "Commune de Berkane",
        "réseau diplomatique",
        "جماعة تاوريرت",
        "Retenue",
    ):
        assert words in told, words


def poor(folder: Path, action: object) -> PaperDesk:
    """Records with nothing in them but people without a name, one of each status."""
    people = (
        Participant(ParticipantId(UUID(int=9000 + at)), DOSSIER, "", "", status=one) for at, one in enumerate(Status)
    )
    joined, meeting = Membership(MEMBERSHIP, "X", LILLE), SteeringMeeting(COMMITTEE, "X")
    return PaperDesk(folder, a_profile(), action, *people, joined, meeting)  # type: ignore[arg-type]  # any action


@pytest.mark.parametrize("action", [Mission, HostingDay, NewPartnership, CooperationProject])
def test_poor_records_leave_lines_to_write_on(tmp_path: Path, action: type) -> None:
    desk = poor(tmp_path, action(DOSSIER, ""))
    for offer in desk.papers.offered(DOSSIER):
        if offer.subjects:
            told = desk.text(DOSSIER, offer.code, offer.subjects[-1].id)
            assert "None" not in told
            assert (re.search("Page 1 / |الصفحة 1 / ", told) is not None) is (offer.code not in UNFOOTED)
    letter = desk.text(DOSSIER, PaperCode.LETTER_OF_INTENT, MEMBERSHIP)
    assert "représentée par …" in letter
    assert "Fait à …" in letter


def test_terms_of_the_authority_are_those_of_its_orders(tmp_path: Path) -> None:
    action = a_mission(meals_mode=MealsMode.ALLOWANCE, ends_on=date(2026, 10, 25), duration_reason="Deux communes")
    desk = PaperDesk(tmp_path, action, *full.people())
    assert "Indemnités journalières" in desk.text(DOSSIER, PaperCode.MISSION_ORDER, CLAIRE)
    told = desk.text(DOSSIER, PaperCode.CERTIFICATE)
    assert "14 jours" in told
    assert "Deux communes" in told


def test_a_report_tells_every_state_of_the_programme(tmp_path: Path) -> None:
    mission = full.a_full_mission()
    items = tuple(replace(mission.items[0], id=ItemId(new_id()), state=state) for state in ItemState)
    desk = PaperDesk.full(tmp_path, replace(mission, items=items))

    said = desk.text(DOSSIER, PaperCode.MISSION_REPORT)
    assert all(word in said for word in ("Prévu", "Tenu", "Annulé", "Ajouté"))


def test_a_report_says_which_version_was_followed_who_came_and_what_was_photographed(tmp_path: Path) -> None:
    mission = full.a_full_mission()
    people = tuple(one.id for one in mission.participants)
    paper = Piece("0" * 64, 9, "image/jpeg", "salle.jpg")
    held = replace(
        mission.items[0],
        state=ItemState.HELD,
        participants=people,
        contacts=(),
        absent=people[:1],
        pictures=(ItemPicture(paper, "La station"), ItemPicture(replace(paper, digest="1" * 64))),
    )
    desk = PaperDesk.full(tmp_path, replace(mission, items=(held,)))
    assert "Version" not in desk.text(DOSSIER, PaperCode.MISSION_REPORT)
    made_at = datetime(2026, 10, 1, 22, 30, tzinfo=UTC)
    desk.records.keep(None, *(ProgrammeRelease(ReleaseId(new_id()), DOSSIER, number, made_at) for number in (1, 2)))
    said = desk.text(DOSSIER, PaperCode.MISSION_REPORT)

    assert "Version 2 du 02/10/2026" in said
    assert f"{len(people) - 1} sur {len(people)}" in said
    assert "La station" in said
    assert "salle.jpg" in said


def test_more_advanced_than_spent_is_given_back(tmp_path: Path) -> None:
    few = replace(full.a_full_mission(), expenses=(an_expense(None, payer=CLAIRE), an_expense("10.00", payer=CLAIRE)))
    told = PaperDesk.full(tmp_path, few).text(DOSSIER, PaperCode.EXPENSE_REPORT, CLAIRE)
    assert "À reverser par l'intéressé(e)" in told
    assert "390,00 €" in told
    assert "non comptées : 1" in told


def test_a_person_s_statement_says_at_what_rate_and_from_where(tmp_path: Path) -> None:
    spent = (
        an_expense(dirhams("108.36"), number=1, payer=CLAIRE),
        an_expense(dirhams("54.18"), number=2, payer=CLAIRE),
        an_expense(dirhams("10.84"), number=3, payer=CLAIRE, debit_cents=1_02),
        an_expense("7.00", number=4, payer=CLAIRE),
    )
    few = replace(full.a_full_mission(), expenses=spent, rates=(an_exchange(),), advances=())
    told = " ".join(PaperDesk.full(tmp_path, few).text(DOSSIER, PaperCode.EXPENSE_REPORT, CLAIRE).split())
    assert "10,565000 12/10/2026 Bordereau de change 1, 2" in told
    assert "10,6275 13/10/2026 Relevé bancaire 3" in told, "what the bank truly took of the third"


def test_what_the_authority_does_not_bear_and_what_lianes_advanced_are_not_in_what_is_due(tmp_path: Path) -> None:
    spent = an_expense("100.00", payer=CLAIRE, borne_cents=90_00)
    lent = Advance(AdvanceId(new_id()), DOSSIER, 50_00, None, AdvanceFrom.LIANES, CLAIRE)
    few = replace(full.a_full_mission(), expenses=(spent,), advances=(lent,))
    told = PaperDesk.full(tmp_path, few).text(DOSSIER, PaperCode.EXPENSE_REPORT, CLAIRE)
    assert "Part non prise en charge" in told
    assert "90,00 € Net à payer" in " ".join(told.split()), "the figure's column is told first"
    assert "Avance" not in told


def test_staff_time_told_as_an_expense_is_in_no_charge_and_no_product(tmp_path: Path) -> None:
    spent = an_expense("100.00", payer=CLAIRE), an_expense("500.00", number=2, kind="TEMP", payer=CLAIRE)
    mission = full.a_full_mission()
    few = replace(
        mission, action=replace(mission.action, budget=()), expenses=spent, fundings=(), advances=(), staff_times=()
    )
    desk = PaperDesk.full(tmp_path, few)
    told = desk.text(DOSSIER, PaperCode.ACCOUNTS)
    assert "600,00 €" not in told
    assert "Temps des agents, valorisé" in told
    assert "500,00 €" in told
    assert "500,00 €" not in desk.text(DOSSIER, PaperCode.EXPENSE_REPORT, CLAIRE)


def test_the_accounts_tell_other_money_wherever_it_was_told_and_add_up(tmp_path: Path) -> None:
    """Of 300,00 €: 110,11 + 10,00 + 12,00 + 28,00 + 20,00 + 119,89 €."""
    hotel = an_expense("100.00", payer=CLAIRE, other_funding_cents=28_00, borne_cents=80_00)
    spent = hotel, an_expense("200.00", number=2, payer=CLAIRE)
    booked = (
        Funding(FundingId(new_id()), DOSSIER, "Région", 10_00, FundingState.GRANTED, expense=hotel.id),
        Funding(FundingId(new_id()), DOSSIER, "Département", 12_00, FundingState.GRANTED),
    )
    mission = full.a_full_mission()
    few = replace(mission, action=replace(mission.action, budget=()), expenses=spent, fundings=booked, advances=())
    told = PaperDesk.full(tmp_path, few).text(DOSSIER, PaperCode.ACCOUNTS)
    for words in ("110,11 €", "10,00 €", "12,00 €", "28,00 €", "20,00 €", "119,89 €", "300,00 €"):
        assert words in told, words
    assert "Autres financements, dits avec les dépenses" in told
    assert "Supporté par d'autres : agents, remboursements" in told


def test_a_convention_without_overrides_leaves_the_programmes_rules(tmp_path: Path) -> None:
    plain = full.a_membership(
        convention=replace(full.a_membership().convention, overrides=ConventionOverrides()), signatories=""
    )
    told = PaperDesk(tmp_path, a_profile(), plain).text(None, PaperCode.COMMITMENT, MEMBERSHIP)
    assert "Sans plafond" in told
    assert "Convention, article" not in told


def test_the_settings_own_words_stand_in_the_notice_and_the_emergency_sheet() -> None:
    texts = (("notice", (("fr", "Notre notice."), ("ar", "إشعارنا"))), ("emergency", (("fr", "Ambassade : 05 00"),)))
    given = PaperInput(
        PaperCode.CONTACT_SHEET, SETTINGS.editions[0], texts=texts, dossier=full.a_full_mission(), contact=a_contact()
    )
    told = text_of(drawn(given))
    assert "Notre notice." in told
    assert "إشعارنا" in told
    assert "vos coordonnées" not in told
    assert "Ambassade : 05 00" in text_of(drawn(replace(given, code=PaperCode.EMERGENCY)))


def drawn(given: PaperInput) -> bytes:
    """One document from what was gathered."""
    out = BytesIO()
    PdfPress().draw(given, out, no_progress)
    return out.getvalue()


def test_the_file_bears_its_title_and_its_author(desk: PaperDesk) -> None:
    info = PdfFileReader(BytesIO(desk.pdf(DOSSIER, PaperCode.MISSION_ORDER, CLAIRE))).trailer["/Info"]
    assert info["/Title"] == "Ordre de mission – Claire Delattre"
    assert info["/Author"] == "Ville de Lille"


def test_drawing_stops_when_it_is_told_to() -> None:
    def stop(_at: int, _of: int) -> None:
        raise CancelledError

    given = PaperInput(PaperCode.ATTENDANCE, SETTINGS.editions[0], dossier=full.a_full_mission())
    out = BytesIO()
    with pytest.raises(CancelledError):
        PdfPress().draw(given, out, stop)
    assert out.getvalue() == b""


@pytest.mark.parametrize("code", [PaperCode.MISSION_ORDER, PaperCode.INTENTION, PaperCode.EXPERTISE])
def test_a_document_without_what_it_is_about_is_refused(code: PaperCode) -> None:
    given = PaperInput(code, SETTINGS.editions[0], dossier=full.a_full_mission(), participant=None)
    with pytest.raises((LookupError, TypeError)):
        drawn(given)


def test_expertise_is_shown_with_the_persons_agreement_alone() -> None:
    person = a_participant(expertise="Eau", expertise_shared=False)
    with pytest.raises(LookupError):
        drawn(PaperInput(PaperCode.EXPERTISE, SETTINGS.editions[0], participant=person))


def test_many_rows_go_on_over_pages_under_the_same_head(tmp_path: Path) -> None:
    many = tuple(an_expense("10.00", payer=CLAIRE, kind="TAXI", number=at, receipts=()) for at in range(1, 90))
    pdf = PaperDesk.full(tmp_path, replace(full.a_full_mission(), expenses=many)).pdf(
        DOSSIER, PaperCode.EXPENSE_REPORT, CLAIRE
    )
    told = text_of(pdf)
    assert told.count("Parcours ou objet") >= 3
    assert "Page 3 / " in told


NAMES = st.one_of(
    st.text(max_size=500),
    st.text(alphabet="مرحباéèàB ()«»\u0301\u0651\u200f12345\n", max_size=500),
    st.just("x" * 500),
    st.just("م" * 500),
)


@settings(max_examples=6)
@given(name=NAMES, other=NAMES)
def test_no_name_keeps_a_document_from_being_drawn(name: str, other: str) -> None:
    agreed = Consent(ConsentState.GRANTED, keep=True, transmit=True)
    person = a_participant(
        id=CLAIRE, given_name=name, family_name=other, given_name_ar=other, function=name, employer=other, home=name,
        expertise=name, expertise_shared=True, service=other,
    )  # fmt: skip
    met = a_contact(id=NADIA, given_name=name, family_name_ar=other, function=other, note=name, consent=agreed)
    item = replace(full.programme()[1], title=name, place=other, contacts=(NADIA,), outcome=other, diets=name)
    city = Organisation(LILLE, "FR", full.CITY.type, name, name_ar=other, address=other)
    dossier = Dossier(
        a_mission(title=name, place=other), city, city, (person,), (item,), (met,),
        reports=full.a_full_mission().reports,
    )  # fmt: skip
    for code, more in (
        (PaperCode.MISSION_ORDER, {"participant": person}),
        (PaperCode.MISSION_PROGRAMME, {}),
        (PaperCode.ATTENDANCE, {}),
        (PaperCode.MISSION_REPORT, {}),
        (PaperCode.PERSONAL_DATA, {"contact": met}),
        (PaperCode.INVITATION, {"participant": person, "organisation": city}),
        (PaperCode.LETTER_OF_INTENT, {"membership": full.a_membership(ambitions=name)}),
    ):
        given = PaperInput(code, SETTINGS.editions[0], authority=city, partner=city, dossier=dossier, **more)
        assert drawn(given).startswith(b"%PDF")


def test_a_text_longer_than_a_page_goes_on_over_the_next(tmp_path: Path) -> None:
    words = " ".join(f"mot{at}" for at in range(1500))
    long = a_participant(id=CLAIRE, mandate=Mandate("1", purpose=words))
    told = PaperDesk(tmp_path, a_mission(), long).text(DOSSIER, PaperCode.MISSION_ORDER, CLAIRE)
    assert all(f"mot{at}" in told for at in range(1500))
    assert "Page 3 / " in told


def test_a_notice_longer_than_a_page_goes_on_in_both_columns() -> None:
    french, arabic = (" ".join(f"{word}{at}" for at in range(900)) for word in ("mot", "كلمة"))
    texts = (("notice", (("fr", french), ("ar", arabic))),)
    told = text_of(drawn(PaperInput(PaperCode.CONTACT_SHEET, SETTINGS.editions[0], texts=texts)))
    assert all(f"mot{at}" in told for at in range(900))
    assert told.count("كلمة") == 900
    assert "Page 3 / " in told


@pytest.mark.parametrize("kind", ["hosting", "partnership", "project"])
def test_only_a_mission_is_called_one(tmp_path: Path, kind: str) -> None:
    desk = PaperDesk.full(tmp_path, KINDS[kind]())
    assert "Compte rendu de l'action" in desk.text(DOSSIER, PaperCode.MISSION_REPORT)


def test_a_project_certifies_an_action(tmp_path: Path) -> None:
    desk = PaperDesk.full(tmp_path, full.a_full_project())
    (offer,) = (one for one in desk.papers.offered(DOSSIER) if one.code is PaperCode.CERTIFICATE)
    said = desk.text(DOSSIER, offer.code, offer.subjects[0].id)
    assert "Action Étude d'un espace info-énergie" in said
    assert "Autorité signataire :" not in said


def test_negative_figures_stand_on_the_line_of_the_others() -> None:
    positive, negative = (line_of(words, look.SMALL_RIGHT) for words in ("91,00 €", "\N{MINUS SIGN}91,00 €"))
    assert negative.leading == positive.leading


def test_themes_in_arabic_are_read_from_the_right(desk: PaperDesk) -> None:
    pdf = desk.pdf(DOSSIER, PaperCode.MISSION_PROGRAMME)
    done = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True)
    found = re.findall(r'xMin="([\d.]+)"[^>]*>([^<]+)<', done.stdout.decode())
    left = {word[::-1]: float(x) for x, word in found}  # a box says its letters from left to right
    assert left["النجاعة"] > left["التطهير"]


def test_the_rights_sheet_tells_every_answer_and_whose_ears_heard_it(tmp_path: Path) -> None:
    dossier = full.a_full_mission()
    asked = PurposeAnswer(Purpose.NETWORK, ConsentState.REFUSED, date(2026, 10, 14), witness="Samir Alaoui")
    people = tuple(
        replace(one, consent=replace(answered(one.consent, asked), informed_on=date(2026, 10, 12)))
        for one in dossier.contacts
    )
    told = PaperDesk.full(tmp_path, replace(dossier, contacts=people)).text(DOSSIER, PaperCode.PERSONAL_DATA, NADIA)
    for words in ("Partager dans le réseau du programme", "Refus", "14/10/2026", "Samir Alaoui", "12/10/2026"):
        assert words in told
