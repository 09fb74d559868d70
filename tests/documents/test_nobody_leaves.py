"""Whoever said no, took their yes back or asked not to be used is in nothing that leaves: bundle, papers, tables."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from support import full_dossier as full
from support.builders import DOSSIER
from support.fakes import no_progress
from support.full_dossier import NADIA
from support.paper_desk import PaperDesk, text_of

from lianes_desktop.domain.consents import answered
from lianes_desktop.domain.contacts import Consent, ConsentState, Contact, Purpose, PurposeAnswer
from lianes_desktop.domain.papers import PaperCode
from lianes_desktop.services.ports.extracts import TableKind
from lianes_desktop.services.ports.readings import ExpenseFilter, ExpenseSort

NAMES = ("Wafzine", "Qortani", "وافزين", "القرطاني", "wqortani@oujda.example")
DAY = date(2026, 10, 13)


def said(*states: ConsentState, purpose: Purpose = Purpose.TRANSMIT) -> Consent:
    yes = (PurposeAnswer(one, ConsentState.GRANTED, DAY) for one in Purpose)
    return answered(Consent(), *yes, *(PurposeAnswer(purpose, state, DAY) for state in states))


STAYS: dict[str, Callable[[Contact], Contact]] = {
    "asked": lambda one: replace(one, consent=Consent()),
    "refused": lambda one: replace(one, consent=said(ConsentState.REFUSED)),
    "withdrawn": lambda one: replace(one, consent=said(ConsentState.WITHDRAWN)),
    "not kept": lambda one: replace(one, consent=said(ConsentState.WITHDRAWN, purpose=Purpose.KEEP)),
    "restricted": lambda one: replace(one, consent=said(), restricted=True),
}


def desk_of(folder: Path, stays: Callable[[Contact], Contact]) -> PaperDesk:
    """A whole mission, one person of which may not leave."""
    dossier = full.a_full_mission()
    person = next(one for one in dossier.contacts if one.id == NADIA)
    renamed = replace(
        person,
        given_name="Wafzine",
        family_name="Qortani",
        given_name_ar="وافزين",
        family_name_ar="القرطاني",
        email="wqortani@oujda.example",
    )
    people = tuple(stays(renamed) if one.id == NADIA else one for one in dossier.contacts)
    return PaperDesk.full(folder, replace(dossier, contacts=people))


def leaving(desk: PaperDesk, folder: Path) -> dict[str, str]:
    """The words of every paper and table, by what it is; papers handed to the very person apart."""
    found = {}
    for offer in desk.papers.offered(DOSSIER):
        for subject in offer.subjects:
            if subject.id != NADIA and offer.code is not PaperCode.CLAIM:  # drawn from the bundle, tried elsewhere
                path = desk.papers.write(DOSSIER, offer.code, subject.id, folder / "paper.pdf", no_progress)
                found[f"{offer.code} {subject.id}"] = text_of(path.read_bytes())
    keys = desk.readings.expense_order(DOSSIER, show=ExpenseFilter.ALL, sort=ExpenseSort.DAY).keys
    for kind in TableKind:
        path = folder / f"table.{kind}"
        desk.extracts.write(DOSSIER, keys, kind, path, no_progress)
        found[kind] = _words(path)
    return found


def _words(table: Path) -> str:
    if table.suffix != ".xlsx":
        return table.read_text()
    with zipfile.ZipFile(table) as book:
        return " ".join(book.read(name).decode() for name in book.namelist())


@pytest.mark.parametrize("why", STAYS)
def test_nothing_that_leaves_names_who_stays(why: str, tmp_path: Path) -> None:
    papers = leaving(desk_of(tmp_path, STAYS[why]), tmp_path)
    assert len(papers) > 30
    assert [what for what, words in papers.items() if any(name in words for name in NAMES)] == []


def test_who_agreed_is_named_where_they_were_met(tmp_path: Path) -> None:
    papers = leaving(desk_of(tmp_path, lambda one: replace(one, consent=said())), tmp_path)
    assert any(NAMES[0] in words for words in papers.values())  # the test above would see the name
