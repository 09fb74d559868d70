"""The documents page's decisions, without Qt."""

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from support import full_dossier as full
from support.builders import DOSSIER
from support.full_dossier import CLAIRE, INES, NADIA, STAY
from support.page_desk import Bar, Compass, Jobs
from support.paper_desk import PaperDesk, text_of

from lianes_desktop.domain.papers import PaperCode
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.ui.papers import wordings
from lianes_desktop.ui.papers.presenter import PapersPresenter
from lianes_desktop.ui.papers.values import Underway, View


class Screen:
    """Implements ``PapersView`` and remembers."""

    def __init__(self) -> None:
        self.view: View | None = None
        self.sheets: list[tuple[int, int]] = []
        self.words: list[str] = []
        self.underway: list[Underway | None] = []
        self.asked: list[str] = []
        self.printed: list[tuple[int, str]] = []

    def show_view(self, view: View) -> None:
        self.view = view

    def show_sheet(self, jpeg: bytes, sheet: int, sheets: int) -> None:
        assert jpeg
        self.sheets.append((sheet, sheets))

    def show_words(self, words: str) -> None:
        self.words.append(words)

    def show_underway(self, underway: Underway | None) -> None:
        self.underway.append(underway)

    def ask_file(self, name: str) -> None:
        self.asked.append(name)

    def ask_folder(self) -> None:
        self.asked.append("folder")

    def print_sheets(self, sheets: tuple[bytes, ...], name: str) -> None:
        self.printed.append((len(sheets), name))

    def focus_list(self) -> None:
        self.asked.append("list")


class Player:
    """The presenter over a full mission."""

    def __init__(self, folder: Path, *, late: bool = False) -> None:
        self.desk = PaperDesk.full(folder, full.a_full_mission())
        self.screen, self.jobs, self.bar, self.compass = Screen(), Jobs(late=late), Bar(), Compass()
        self.presenter = PapersPresenter(
            self.screen, self.desk.papers, lambda _one: "Oujda", self.jobs, self.compass, self.bar, lambda: folder
        )
        self.presenter.open(DOSSIER)

    @property
    def view(self) -> View:
        assert self.screen.view is not None
        return self.screen.view


@pytest.fixture
def player(tmp_path: Path) -> Player:
    return Player(tmp_path)


@pytest.mark.parametrize(("code", "subject"), [("D3", INES), ("D17", NADIA), ("D11", STAY), ("D1", full.MEMBERSHIP)])
def test_another_page_leads_to_a_document_for_one_record(player: Player, code: str, subject: object) -> None:
    player.presenter.reveal(subject, code)  # type: ignore[arg-type]  # an id of any kind
    assert player.view.selected == code
    assert player.screen.asked == ["list"]
    assert player.screen.sheets[-1] == (0, 3)
    chosen = player.view.chosen
    assert chosen is not None
    assert chosen.choice is None or chosen.choice.chosen == subject


def test_a_document_that_is_not_offered_changes_nothing(player: Player) -> None:
    player.presenter.reveal(None, "D6")
    player.presenter.reveal(uuid4(), "")
    assert player.view.selected == PaperCode.MISSION_ORDER


def test_a_record_that_is_not_there_leaves_the_first(player: Player) -> None:
    player.presenter.reveal(uuid4(), "D3")
    chosen = player.view.chosen
    assert chosen is not None
    assert chosen.choice is not None
    assert chosen.choice.chosen == CLAIRE


def test_choosing_again_what_is_shown_draws_nothing(player: Player) -> None:
    before = len(player.screen.sheets)
    player.presenter.select(PaperCode.MISSION_ORDER)
    player.presenter.choose("somebody")
    assert len(player.screen.sheets) == before
    player.presenter.choose(INES)
    assert len(player.screen.sheets) == before + 1


def test_a_dossier_opened_again_keeps_its_document(player: Player) -> None:
    player.presenter.select(PaperCode.ATTENDANCE)
    shown = []
    for dossier in (DOSSIER, None):
        player.presenter.open(dossier)
        shown.append(player.view.selected)
    assert shown == [PaperCode.ATTENDANCE, PaperCode.LETTER_OF_INTENT]


def test_what_changes_is_drawn_again(player: Player) -> None:
    assert Topic.PARTICIPANTS in player.presenter.topics
    (claire, *_others) = full.people()
    player.desk.records.keep(None, replace(claire, function="Directrice de l'énergie"))
    player.presenter.refresh()
    assert len(player.screen.sheets) == 2
    player.presenter.save_to(str(player.desk.folder / "ordre.pdf"))
    assert "Directrice de l'énergie" in text_of((player.desk.folder / "ordre.pdf").read_bytes())


def test_a_drawing_overtaken_by_another_is_let_go(tmp_path: Path) -> None:
    player = Player(tmp_path, late=True)
    player.presenter.select(PaperCode.ATTENDANCE)
    first, second = player.jobs.held
    assert first.cancelled
    assert not second.cancelled
    player.jobs.run_all()
    assert player.screen.sheets == [(0, 3)]
    player.presenter.turn(1)
    assert player.screen.sheets == [(0, 3), (1, 3)]


def test_a_page_of_a_document_left_meanwhile_is_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    player = Player(tmp_path, late=True)
    monkeypatch.setattr(player.desk.pictures, "sheet_of", lambda _pdf, **_asked: (b"page", 40))
    player.jobs.run_all()
    player.presenter.turn(1)
    player.presenter.select(PaperCode.EMERGENCY)
    player.jobs.run_all()
    assert player.screen.sheets == [(0, 40), (0, 40)]
    player.presenter.turn(2)
    player.jobs.run_all()
    assert player.screen.sheets[-1] == (2, 40)


def test_nothing_turns_before_it_is_drawn(tmp_path: Path) -> None:
    player = Player(tmp_path, late=True)
    player.presenter.turn(1)
    assert len(player.jobs.held) == 1


def test_a_document_that_does_not_draw_says_why(player: Player, monkeypatch: pytest.MonkeyPatch) -> None:
    failures: list[Exception] = [
        UnavailableError(Resource.EXPORT, Cause.DISK_FULL, "x"),
        RefusedError([Refusal("profile", Problem.MISSING)]),
        ValueError("a bug"),
    ]

    def fail(*_args: object) -> Path:
        raise failures.pop(0)

    monkeypatch.setattr(player.desk.papers, "write", fail)
    for _each in range(3):
        player.presenter.refresh()
    said = player.screen.words[-6:]
    assert said[5] == "Cette page ne se dessine pas."
    assert "" not in said
    assert len(set(said)) == 4


def test_a_failure_to_save_is_said(player: Player, tmp_path: Path) -> None:
    player.presenter.save()
    assert player.screen.asked[-1].startswith("D3 - Ordre de mission")
    player.presenter.save_to(str(tmp_path / "gone" / "a.pdf"))
    assert player.bar.warned
    player.presenter.save_to("")
    assert len(player.bar.warned) == 1


def test_a_bug_while_saving_is_left_to_the_crash_window(player: Player, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> Path:
        raise ValueError

    monkeypatch.setattr(player.desk.papers, "write", fail)
    player.presenter.save_to("a.pdf")
    assert player.bar.warned == []
    assert player.screen.underway[-1] is None


def test_one_slow_work_at_a_time(tmp_path: Path) -> None:
    player = Player(tmp_path, late=True)
    player.jobs.run_all()
    player.presenter.save_to(str(tmp_path / "a.pdf"))
    player.presenter.save_to(str(tmp_path / "b.pdf"))
    player.presenter.print()
    assert len(player.jobs.held) == 1
    player.jobs.run_all()
    assert (tmp_path / "a.pdf").exists()
    assert not (tmp_path / "b.pdf").exists()
    assert Underway("Écriture du document", "Page 1 sur 1", 1, 1) in player.screen.underway
    player.presenter.cancel()


def test_a_document_goes_to_the_printer_page_by_page(player: Player) -> None:
    player.presenter.print()
    assert player.screen.printed == [(3, "Ordre de mission")]
    player.presenter.printed()
    assert player.bar.said[-1][0] == "Document envoyé à l’imprimante."


def test_what_is_not_ready_is_neither_saved_nor_printed(player: Player, tmp_path: Path) -> None:
    bare = PaperDesk(tmp_path / "bare", full.a_full_mission().action)
    screen = Screen()
    presenter = PapersPresenter(
        screen, bare.papers, lambda _one: "", player.jobs, player.compass, player.bar, lambda: tmp_path
    )
    presenter.open(None)
    presenter.save()
    presenter.save_to("a.pdf")
    presenter.save_all()
    presenter.save_all_to("x")
    presenter.print()
    assert screen.asked == []
    assert screen.printed == []
    presenter.remedy()
    assert player.compass.gone == [("joining", None, "")]
    player.presenter.remedy()
    assert len(player.compass.gone) == 1


def test_files_have_names_any_system_takes() -> None:
    offer = next(
        one
        for one in PaperDesk.full(Path(), full.a_full_mission()).papers.offered(DOSSIER)
        if one.code is PaperCode.INVITATION
    )
    awkward = replace(offer.subjects[0], name='a/b\\c:"d"?*<e>|\x07\u202e ' + "x" * 300)
    name = wordings.file_name(offer, awkward)
    assert name.startswith("D7 - Lettre d’invitation - a b c d e")
    assert len(name) <= 104
    assert wordings.file_name(offer, None) == "D7 - Lettre d’invitation.pdf"
    assert wordings.folder_name("CON. ") == "Documents CON"


def test_a_programme_in_one_language_says_so_in_its_name(tmp_path: Path) -> None:
    offer = next(
        one
        for one in PaperDesk.full(tmp_path, full.a_full_mission()).papers.offered(DOSSIER)
        if one.code is PaperCode.MISSION_PROGRAMME
    )
    assert [wordings.file_name(offer, one) for one in offer.subjects] == [
        "D5 - Programme de mission.pdf",
        "D5 - Programme de mission - Français.pdf",
        "D5 - Programme de mission - Arabe.pdf",
    ]
