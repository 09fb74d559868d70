"""The deliveries page driven by hand: boxes, the queue, what comes, a stick, a message."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from support.clipping import cut_words, outside
from support.dav_servers import SECRET, USER, shown, wsgidav
from support.fingers import Fingers, opened, plain
from support.journeys import spoken
from support.page_desk import Bar, Jobs, PageDesk
from support.screens import EACH_WINDOW, PAGE_SIZES, in_window, settle
from support.way_desk import WayDesk

from lianes_desktop.domain.deliveries import Box, Collected, Delivery, DeliveryState, Way
from lianes_desktop.domain.ids import DossierId, new_id
from lianes_desktop.domain.people import Role
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.services.arrivals import Arrival, ArrivalKind
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.offered import Offered
from lianes_desktop.ui.deliveries.box_cards import BoxPanel
from lianes_desktop.ui.deliveries.page import DeliveriesPage
from lianes_desktop.ui.deliveries.presenter import Around, DeliveriesPresenter
from lianes_desktop.ui.deliveries.rows import CameRow, QueueRow
from lianes_desktop.ui.deliveries.screen import deliveries_screen
from lianes_desktop.ui.kit.buttons import Button
from lianes_desktop.ui.kit.labels import Chip
from lianes_desktop.ui.kit.ports import Place

pytestmark = pytest.mark.usefixtures("theme")

MISSION = DossierId(new_id())


class Hand(Fingers):
    """The page, and what a person does to it."""

    def __init__(self, folder: Path, role: Role = Role.FIELD, *, late: bool = False) -> None:
        self.folder = folder
        self.desk, self.jobs, self.bar = PageDesk(), Jobs(late=late), Bar()
        self.ways = WayDesk(self.desk.records, self.desk.readings, self.desk.rules, self.desk.clock, folder, role)
        self.sticks: tuple[Path, ...] = ()
        around = Around(
            lambda dossier: "Oujda 2026" if dossier == MISSION else "",
            lambda: self.sticks,
            lambda: folder / "out",
            role,
            lambda _dossier: "FR-LIL" if role is Role.OFFICE else "",
        )
        ways = self.ways
        screen = deliveries_screen(
            ways.boxes, ways.deliveries, ways.collecting, ways.by_hand, around, self.jobs, self.bar
        )
        assert isinstance(screen.page, DeliveriesPage)
        assert isinstance(screen.presenter, DeliveriesPresenter)
        assert screen.section is Place.DELIVERIES
        super().__init__(screen.page)
        self.deliveries, self.presenter = screen.page, screen.presenter
        self.desk.tell(self.presenter)

    def open(self, size: tuple[int, int] = PAGE_SIZES[0]) -> None:
        self.page.resize(*size)
        self.page.show()
        self.presenter.open(MISSION)
        settle()

    def rows(self) -> list[QueueRow]:
        return [one for one in self.page.findChildren(QueueRow) if one.isVisible()]

    def state(self) -> list[str]:
        settle()
        return [plain(one.text()) for row in self.rows() for one in row.findChildren(Chip)]

    def chip(self) -> str:
        return plain(self.find("box_state", Chip).text())

    @property
    def said(self) -> list[str]:
        return [plain(text) for text, _undo in self.bar.said]

    @property
    def warned(self) -> list[str]:
        return [plain(text) for text in self.bar.warned]

    def make_box(self, place: Path, name: str = "Partage") -> None:
        """Add a folder as a box, and agree to mark it."""
        self.click("addBox")
        self.fill("box_name", name)
        self.click("box_folder")
        self.browse(place)
        self.click("accept")
        if self.sheets():
            self.click("accept")


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Iterator[Hand]:
    yield from opened(qtbot, Hand(tmp_path))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "partage"
    folder.mkdir()
    return folder


def test_a_first_box_is_made_and_a_file_leaves_through_it(hand: Hand, place: Path) -> None:
    assert hand.sees("noBox")
    assert hand.sees("sendFirst")
    assert not hand.find("pushNow", Button).isEnabled()
    assert not hand.find("fetchNow", Button).isEnabled()
    hand.make_box(place)
    assert hand.said == ["La boîte d'échange répond : tout est prêt."]
    assert hand.chip() == "Reconnue"
    assert (place / "lianes-box.json").exists()

    file = hand.ways.file("Demande.asice")
    hand.click("sendFirst")
    hand.browse(file)
    hand.click("way_box_0")
    assert hand.state() == ["Déposé"]
    assert hand.said[-1] == "1 fichier déposé et relu."
    (sent,) = hand.ways.deliveries.all()
    assert sent.dossier == MISSION
    assert (place / "vers-lianes" / sent.name).exists()
    assert "Oujda 2026" in plain(hand.rows()[0].accessibleName())
    hand.click("row_forget")
    assert hand.rows() == []


def test_a_box_on_a_server_is_typed_tried_and_used(hand: Hand) -> None:
    with shown() as folder, wsgidav(folder) as port:
        hand.click("addBox")
        hand.click("segment_webdav")
        hand.fill("box_name", "Nextcloud")
        hand.fill("box_address", "http://cloud.example.org/")
        hand.fill("box_user", USER)
        hand.fill("box_secret", "faux")
        hand.click("accept")
        assert hand.message("box_address").startswith("Donnez l'adresse complète de la boîte")
        hand.fill("box_address", f"http://127.0.0.1:{port}/")
        hand.click("accept")
        assert "Elle refuse l'identifiant ou le mot de passe" in hand.warned[-1]
        assert "faux" not in hand.warned[-1]
        hand.click("box_correct")
        hand.fill("box_secret", SECRET)
        hand.click("accept")
        assert "posé pour la reconnaître" in said_in(hand)
        hand.click("accept")
        assert hand.chip() == "Reconnue"
        hand.presenter.reveal(MISSION, str(hand.ways.file("a.asice")))
        hand.click("way_box_0")
        assert hand.state() == ["Déposé"]


def test_what_the_office_sends_of_a_dossier_goes_to_its_authority_alone(
    qtbot: QtBot, tmp_path: Path, place: Path
) -> None:
    for hand in opened(qtbot, Hand(tmp_path, Role.OFFICE)):
        hand.make_box(place)
        hand.presenter.reveal(MISSION, str(hand.ways.file("decision.asice")))
        hand.click("way_box_0")
        hand.presenter.reveal(None, str(hand.ways.file("lettre.asice")))
        hand.click("way_box_0")
        there = sorted(one.relative_to(place).parent.as_posix() for one in place.rglob("*.asice"))
        assert there == ["vers-collectivites", "vers-collectivites/fr-lil"]


def said_in(hand: Hand) -> str:
    """Every word of the sheet in sight."""
    return plain(" ".join(one.text() for one in hand.sheet().findChildren(QLabel)))


def test_every_mistake_in_a_box_is_said_beside_its_field(hand: Hand) -> None:
    hand.click("addBox")
    hand.click("accept")
    assert hand.message("box_name") == "À remplir."
    assert hand.sheets() == 1
    hand.click("reject")
    assert hand.ways.boxes.all() == ()


def test_a_place_that_is_another_box_is_asked_about(hand: Hand, place: Path, tmp_path: Path) -> None:
    hand.make_box(place)
    marker = place / "lianes-box.json"
    kept = marker.read_bytes()
    marker.write_bytes(b'{"lianes-box":1,"id":"0197d2b0-0000-7000-8000-0000000000ff"}')
    hand.click("box_try")
    assert "Ce n'est pas la boîte connue" in said_in(hand)
    hand.click("reject")
    assert hand.ways.boxes.all()[0].marker.encode() in kept
    marker.unlink()
    hand.click("box_try")
    assert "ne porte plus sa marque" in said_in(hand)
    marker.write_bytes(b'{"lianes-box":1,"id":"0197d2b0-0000-7000-8000-0000000000ff"}')
    hand.click("accept")
    assert "Cet emplacement n'est pas la boîte d'échange connue" in hand.warned[-1]
    other = tmp_path / "autre"
    hand.ways.box(other)
    hand.make_box(other, "Autre")
    assert "La boîte d'échange répond" in hand.said[-1]


def test_a_box_that_exists_already_is_taken_up(hand: Hand, place: Path) -> None:
    with_marker = b'{"lianes-box":1,"id":"0197d2b0-0000-7000-8000-0000000000ff"}'
    (place / "lianes-box.json").write_bytes(with_marker)
    hand.click("addBox")
    hand.fill("box_name", "Lianes")
    hand.click("box_folder")
    hand.browse(place)
    hand.click("accept")
    assert "Une boîte d'échange se trouve déjà" in said_in(hand)
    hand.click("accept")
    assert hand.ways.boxes.all()[0].marker == "0197d2b0-0000-7000-8000-0000000000ff"
    assert (place / "lianes-box.json").read_bytes() == with_marker


def test_files_move_by_themselves_only_where_that_is_ticked(hand: Hand, place: Path) -> None:
    hand.make_box(place)
    assert not hand.ways.boxes.all()[0].automatic
    hand.tick("box_automatic")
    assert hand.ways.boxes.all()[0].automatic
    hand.tick("box_automatic")
    assert not hand.ways.boxes.all()[0].automatic


def test_a_box_is_forgotten_once_that_is_agreed(hand: Hand, place: Path) -> None:
    hand.make_box(place)
    hand.click("box_remove")
    hand.click("reject")
    assert len(hand.ways.boxes.all()) == 1
    hand.click("box_remove")
    hand.click("accept")
    assert hand.ways.boxes.all() == ()
    assert hand.said[-1] == "Boîte oubliée : rien n'y a été touché."
    assert (place / "lianes-box.json").exists()
    assert hand.sees("noBox")


def test_a_file_that_cannot_leave_says_why_and_is_tried_again(hand: Hand, place: Path, tmp_path: Path) -> None:
    hand.make_box(place)
    (box,) = hand.ways.boxes.all()
    hand.ways.deliveries.send(hand.ways.file("a.asice"), box.id)
    place.rename(tmp_path / "away")
    hand.click("pushNow")
    assert hand.state() == ["Pas parti"]
    assert hand.warned[-1] == "1 fichier n'est pas parti : la raison est à côté."
    problem = hand.text("row_problem")
    assert "Elle ne peut pas être jointe : vérifiez le réseau, ou remettez la clé." in problem
    assert "Prochain essai à" in problem
    (tmp_path / "away").rename(place)
    hand.click("row_retry")
    assert hand.state() == ["Déposé"]
    hand.click("row_retry")
    assert hand.said[-1] == "1 fichier déposé et relu."


def test_a_file_is_cancelled_and_sent_after_all(hand: Hand, place: Path) -> None:
    hand.make_box(place)
    (box,) = hand.ways.boxes.all()
    hand.ways.deliveries.send(hand.ways.file("a.asice"), box.id)
    hand.click("row_cancel")
    assert hand.state() == ["Annulé"]
    hand.click("row_retry")
    assert hand.state() == ["Déposé"]


def test_work_under_way_is_told_and_stopped(qtbot: QtBot, tmp_path: Path, place: Path) -> None:
    for hand in opened(qtbot, Hand(tmp_path, late=True)):
        box = hand.ways.box(place)
        hand.ways.deliveries.send(hand.ways.file("a.asice"), box)
        assert hand.state() == ["En attente"]
        hand.click("pushNow")
        assert hand.text("busyWords") == "Envoi"
        hand.click("fetchNow")  # one thing at a time
        assert len(hand.jobs.held) == 1
        assert hand.said == ["Un envoi ou une relève est en cours : attendez la fin, ou arrêtez."]
        hand.click("stopWork")
        hand.jobs.run_all()
        settle()
        assert not hand.sees("busyWords")
        assert hand.state() == ["En attente"]
        assert hand.warned == []
        hand.click("pushNow")
        hand.jobs.run_all()
        settle()
        assert hand.state() == ["Déposé"]
        hand.presenter.stop()


def test_a_file_is_copied_to_the_stick_plugged_in(hand: Hand, tmp_path: Path) -> None:
    stick = tmp_path / "CLE"
    stick.mkdir()
    file = hand.ways.file("Demande.asice")
    hand.sticks = (stick,)
    hand.presenter.take_files((Offered("Demande.asice", file),))
    hand.click("way_copy")
    assert (stick / "Demande.asice").read_bytes() == file.read_bytes()
    assert hand.said == ["Copié et relu : Demande.asice. Vous pouvez retirer la clé."]
    (stick / "Demande.asice").write_bytes(b"another")
    hand.presenter.copy(file)
    assert "Un autre fichier y porte déjà ce nom : rien n'est remplacé." in hand.warned[-1]


def test_without_a_stick_one_is_asked_where_to_copy(hand: Hand, tmp_path: Path, place: Path) -> None:
    folder = tmp_path / "ailleurs"
    folder.mkdir()
    hand.make_box(place)
    hand.ways.deliveries.send(hand.ways.file("a.asice"), hand.ways.boxes.all()[0].id)
    hand.click("row_copy")
    hand.browse(folder)
    assert (folder / "a.asice").exists()


def test_a_message_is_made_ready_and_opened(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", seen.append)
    hand.presenter.reveal(None, str(hand.ways.file("Demande.asice")))
    hand.click("way_mail")
    (path,) = (Path(one.toLocalFile()) for one in seen)
    assert path.suffix == ".eml"
    assert b"To: n.yaiche@lianescooperation.org" in path.read_bytes()
    assert hand.said[-1].startswith("Message prêt, 1,3 ko")


def test_a_file_too_heavy_for_mail_is_told_another_way(hand: Hand) -> None:
    file = hand.ways.file("lourd.asice")
    with file.open("r+b") as out:
        out.truncate(15_000_001)
    hand.presenter.reveal(None, str(file))
    assert not hand.find("way_mail", Button).isEnabled()
    assert "Prenez une clé ou une boîte." in said_in(hand)
    hand.click("reject")
    hand.presenter.mail(file)
    assert "Trop lourd pour un courriel : 15 Mo" in hand.warned[-1]


def test_a_file_that_is_gone_is_said(hand: Hand, place: Path, tmp_path: Path) -> None:
    hand.presenter.reveal(None, str(tmp_path / "gone.asice"))
    (warned,) = hand.warned
    assert "introuvable : vérifiez qu'il n'a pas été déplacé." in warned
    hand.presenter.reveal(None, "")
    hand.presenter.take_files((Offered("photo", data=b"x"),))
    assert hand.sheets() == 0
    hand.make_box(place)
    file = hand.ways.file("a.asice")
    hand.ways.deliveries.send(file, hand.ways.boxes.all()[0].id)
    file.unlink()
    hand.presenter.refresh()
    settle()
    assert not hand.find("row_copy", QWidget).isEnabled()
    hand.click("pushNow")
    assert "Ce fichier ne peut pas être ouvert" in hand.text("row_problem")
    hand.presenter.mail(file)
    assert "introuvable" in hand.warned[-1]


def test_what_comes_is_told_and_what_is_refused_waits(hand: Hand, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", folders.append)
    hand.make_box(place)
    hand.click("fetchNow")
    assert hand.said[-1] == "Rien de nouveau dans vos boîtes."
    side = place / "vers-collectivites"
    side.mkdir()
    (side / "a.asice").write_bytes(b"a")
    hand.click("fetchNow")
    assert hand.said[-1] == "1 fichier arrivé."

    def refuse(_path: Path) -> Arrival:
        raise RefusedError([Refusal("file", Problem.NOT_AN_ANSWER)])

    hand.ways.arrivals.trouble = refuse
    (side / "b.asice").write_bytes(b"b")
    hand.click("fetchNow")
    assert hand.warned[-1] == "b.asice : Ce fichier n'est pas une réponse de Lianes."
    (row,) = hand.page.findChildren(CameRow)
    assert plain(row.accessibleName()) == "b.asice, Ce fichier n'est pas une réponse de Lianes."
    hand.click("came_open")
    assert len(folders) == 1
    hand.click("came_seen")
    assert not hand.sees("came_seen")


def test_the_first_answer_that_comes_asks_whether_it_is_lianes(hand: Hand, place: Path) -> None:
    hand.make_box(place)
    side = place / "vers-collectivites"
    side.mkdir()
    heard: list[str] = []

    def doubt(_path: Path) -> Arrival:
        heard.append(hand.ways.arrivals.heard)
        if "AAAA BBBB CCCC DDDD" not in heard:
            raise RefusedError([Refusal("file", Problem.ROOT_UNCONFIRMED, {"groups": "AAAA BBBB CCCC DDDD"})])
        return Arrival(ArrivalKind.ANSWER)

    hand.ways.arrivals.trouble = doubt
    for name in ("a.asice", "b.asice"):
        (side / name).write_bytes(name.encode())
    hand.click("fetchNow")
    assert hand.sheets() == 1
    hand.click("reject")
    assert len([one for one in hand.page.findChildren(CameRow) if one.isVisible()]) == 2
    assert hand.warned == []
    hand.click("came_compare")
    assert "AAAA" in plain(spoken(hand.sheet()))
    hand.click("accept")

    assert hand.said[-1] == "2 fichiers arrivés."
    assert not hand.sees("came_compare")
    assert hand.sheets() == 0


def test_what_came_with_it_is_told_beside_the_question(hand: Hand, place: Path) -> None:
    hand.make_box(place)
    side = place / "vers-collectivites"
    side.mkdir()

    def doubt(path: Path) -> Arrival:
        if path.name.startswith("a"):
            raise RefusedError([Refusal("file", Problem.ROOT_UNCONFIRMED, {"groups": "AAAA BBBB CCCC DDDD"})])
        return Arrival(ArrivalKind.ENROLMENT)

    hand.ways.arrivals.trouble = doubt
    for name in ("a.asice", "b.asice"):
        (side / name).write_bytes(name.encode())
    hand.click("fetchNow")

    assert hand.said[-1] == "1 fichier arrivé."
    assert hand.find("rootSheet", QWidget).isVisible()


def test_a_box_out_of_reach_is_told_by_its_name(hand: Hand, place: Path) -> None:
    hand.make_box(place, "Clé USB")
    (place / "lianes-box.json").unlink()
    place.rmdir()
    hand.click("fetchNow")
    assert hand.warned[-1].startswith("Clé USB : La boîte d'échange ne répond pas comme il faut")
    hand.click("box_try")
    assert "remettez la clé" in hand.warned[-1]


def test_each_kind_of_trouble_has_its_words(hand: Hand) -> None:
    records = hand.desk.records
    for at, code in enumerate(("verification:DIGEST", "box:taken", "refused:unheard_of", "odd", "store:unheard_of")):
        records.keep(
            None, Collected(f"{at}", uuid4(), f"vers/{at}", hand.desk.clock.now(), problem=code, path=f"/x/{at}.asice")
        )
    settle()
    told = [plain(one.accessibleName()) for one in hand.page.findChildren(CameRow) if one.isVisible()]
    assert any("La vérification a échoué (DIGEST)" in one for one in told)
    assert any("Un autre fichier y porte déjà ce nom" in one for one in told)
    assert len(told) == 5


def test_a_store_that_fails_is_said(hand: Hand, place: Path) -> None:
    hand.make_box(place)
    hand.ways.deliveries.send(hand.ways.file("a.asice"), hand.ways.boxes.all()[0].id)
    hand.desk.fail(UnavailableError(Resource.STORE, Cause.DISK_FULL))
    for name in ("row_cancel", "box_automatic"):
        (hand.tick if name == "box_automatic" else hand.click)(name)
        assert "Le disque est plein" in hand.warned[-1]
    hand.presenter.remove_box(hand.ways.boxes.all()[0].id)
    hand.presenter.retry(hand.ways.deliveries.all()[0].id)
    hand.click("addBox")
    hand.fill("box_name", "x")
    hand.click("box_folder")
    hand.browse(place)
    hand.click("accept")
    assert len(hand.ways.boxes.all()) == 1
    assert "Le disque est plein" in hand.warned[-1]


def test_a_box_forgotten_while_it_is_tried_is_told_no_more(qtbot: QtBot, tmp_path: Path, place: Path) -> None:
    for hand in opened(qtbot, Hand(tmp_path, late=True)):
        box = hand.ways.box(place)
        hand.click("box_try")
        hand.ways.boxes.remove(box)
        hand.jobs.run_all()
        settle()
        assert hand.said == hand.warned == []
        assert hand.sheets() == 0


def test_the_keyboard_begins_with_what_most_people_do_next(hand: Hand, place: Path) -> None:
    assert hand.deliveries.areas()[0] is hand.find("sendFile", QWidget)
    hand.make_box(place)
    hand.ways.deliveries.send(hand.ways.file("a.asice"), hand.ways.boxes.all()[0].id)
    assert hand.deliveries.areas()[0] is hand.find("pushNow", QWidget)


@pytest.mark.parametrize(("language", "size"), EACH_WINDOW)
def test_no_word_is_cut_in_any_language(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, place: Path, language: str, size: tuple[int, int]
) -> None:
    with in_window(qapp, language, size):
        hand = Hand(tmp_path)
        box = hand.ways.box(place)
        hand.ways.boxes.keep(Box(uuid4(), Way.WEBDAV, "Nextcloud de Lianes", "https://cloud.example.org/a/b/c/d/e"))
        now = hand.desk.clock.now()
        for at, state in enumerate(DeliveryState):
            hand.desk.records.keep(
                None,
                Delivery(
                    new_id(), box, MISSION, str(hand.ways.file(f"Demande-oujda-{at}.asice.age")), f"n{at}", 10**6,
                    "ab" * 32, state, now, problem="box:denied" if state is DeliveryState.FAILED else "",
                    next_at=now if state is DeliveryState.FAILED else None,
                ),
            )  # fmt: skip
        hand.desk.records.keep(
            None, Collected("a", box, "x/a", now, problem="refused:not_an_answer", path="/x/a.asice")
        )
        qtbot.addWidget(hand.page)
        hand.deliveries.retranslate()
        hand.open(size)
        hand.presenter.refresh()
        hand.deliveries.show_busy("Envoi", 40)
        settle()
        assert len(hand.page.findChildren(BoxPanel)) == 2
        assert [*cut_words(hand.page), *outside(hand.page)] == []
        hand.presenter.reveal(None, str(hand.ways.file("a.asice")))
        settle()
        assert [*cut_words(hand.sheet()), *outside(hand.sheet())] == []
        hand.sheet().reject()
        hand.click("addBox")
        hand.click("segment_webdav")
        assert [*cut_words(hand.sheet()), *outside(hand.sheet())] == []
        hand.sheet().reject()
        settle()
