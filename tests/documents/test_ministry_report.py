"""The report to the ministry as a document to be signed, read back."""

import io
import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from support.desks import InMemory
from support.fakes import no_progress
from support.fingers import plain
from support.memory import NOW
from support.ministry import EDITION, a_told_hosting_day, a_told_mission, decided, filled
from support.office import Office

from lianes_desktop.documents.ministry_report import PdfMinistryReport
from lianes_desktop.domain.envelopes import FunderShare
from lianes_desktop.domain.ids import new_id
from lianes_desktop.domain.ministry import ReportKind
from lianes_desktop.i18n import catalogue
from lianes_desktop.services.ports.ministry import MinistryReport


def words_of(report: MinistryReport, folder: Path) -> str:
    """What the document says, its lines joined."""
    out = io.BytesIO()
    PdfMinistryReport().draw(report, out, no_progress)
    pdf = folder / "rapport.pdf"
    pdf.write_bytes(out.getvalue())
    read = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True)
    return " ".join(plain(read.stdout.decode()).split())


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = Office(InMemory(), tmp_path)
    filled(made)
    return made


def test_a_final_report_tells_all_and_is_ready_to_be_signed(office: Office, tmp_path: Path) -> None:
    reports = office.ministry_reports
    for field, text in (
        ("introduction", "Une année riche."), ("difficulties", "Les visas."), ("outlook", "Trois accords."),
        ("signatory", "Asma Officier"), ("quality", "Présidente"),
    ):  # fmt: skip
        reports.correct(EDITION, ReportKind.FINAL, field, text)
    office.records.keep(None, FunderShare(new_id(), EDITION, "Ministère", 800_000))
    said = words_of(reports.read(EDITION, ReportKind.FINAL), tmp_path)

    for words in (
        "Rapport final au ministère", "au plus tard le 30 juin 2027", "Une année riche.", "Les visas.",
        "Trois accords.", "Résultat 1", "Résultat 5", "Personnes rencontrées 2", "Tableau financier",
        "Cerfa 15059", "Asma Officier, Présidente", "certifie exactes", "Signature et cachet", "686,98 €",
        "Produits prévus moins charges prévues : 7 795,25 €",
        "3 participants, 2 personnes rencontrées", "1 participant, 0 personne rencontrée",
        "Mission d'expertise : 1, Accueil d'une délégation marocaine : 1", "Un plan de formation.",
    ):  # fmt: skip
        assert words in said, words
    assert "Nadia" not in said
    assert "Alaoui" not in said
    assert "1 compte rendu est provisoire" in said


def test_an_interim_report_says_its_day_and_leaves_room_to_write(tmp_path: Path) -> None:
    office = Office(InMemory(), tmp_path)
    decided(office, a_told_hosting_day())
    decided(office, a_told_mission(), at=NOW + timedelta(days=90))
    said = words_of(office.ministry_reports.read(EDITION, ReportKind.INTERIM), tmp_path)
    assert "Rapport intermédiaire au ministère" in said
    assert "Jusqu'au" in said
    assert "établi à ce jour" in said
    assert "1 dossier n'est pas encore décidé" in said
    assert "Apports de chaque côté" not in said


def test_a_report_without_actions_can_be_drawn(tmp_path: Path) -> None:
    office = Office(InMemory(), tmp_path)
    said = words_of(office.ministry_reports.read(EDITION, ReportKind.FINAL), tmp_path)
    assert "Aucune action n'est encore décidée." in said


def test_nothing_is_held_back_once_all_is_said(office: Office, tmp_path: Path) -> None:
    report = replace(office.ministry_reports.read(EDITION, ReportKind.FINAL), missing=())
    assert "À compléter avant l'envoi" not in words_of(report, tmp_path)


def test_it_is_in_french_whatever_the_window_speaks(office: Office, tmp_path: Path) -> None:
    report = office.ministry_reports.read(EDITION, ReportKind.FINAL)
    catalogue.activate("ar")
    try:
        said = words_of(report, tmp_path)
    finally:
        catalogue.activate("fr")
    assert "Personnes rencontrées 2" in said
