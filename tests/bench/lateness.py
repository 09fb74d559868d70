"""How late the window's 5 ms timer fires while 30 photographs are added or read, a bundle written and a PDF made."""

import gc
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from bench.marks import Mark
from bench.photos import photograph
from lianes_desktop.app import opening
from lianes_desktop.app.collecting import Collector
from lianes_desktop.app.window import Application
from lianes_desktop.app.workspace import Workspace
from lianes_desktop.domain.ids import DossierId, OrganisationId, new_id
from lianes_desktop.domain.missions import Theme
from lianes_desktop.domain.money import Money
from lianes_desktop.domain.participants import Mandate
from lianes_desktop.domain.people import Profile, Role, Status
from lianes_desktop.domain.places import use_shipped_time_zones
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.shell.window import Window

_PHOTOS = 30
_EVERY = 0.005
_PATIENCE = 600
"""Seconds for every photograph to be read."""
_WORDS = "un taxi dans Oujda"


@dataclass(frozen=True, slots=True)
class Bench:
    """A window with a mission open, its expenses in sight."""

    app: QApplication
    application: Application
    opened: Workspace
    window: Window
    dossier: DossierId
    place: Path


def marks() -> Sequence[Mark]:
    """99th percentile and worst lateness over the three kinds of work, with the expense list in sight."""
    with at_window() as bench:
        return _told("window's timer", _during(bench))


def while_reading(photographs: Sequence[Path]) -> Sequence[Mark]:
    """The same while photographs are dropped, taken in and read by the reader, the window being typed in."""
    with at_window() as bench, _ticking() as late:
        bench.window.take_files(tuple(Offered(one.name, one) for one in photographs))
        until = time.perf_counter() + _PATIENCE
        readings = bench.opened.receipt_readings
        looked = 0.0
        while time.perf_counter() < until:
            bench.app.processEvents()
            time.sleep(0.0005)
            if time.perf_counter() - looked > 1:  # asked rarely: asking is not what is measured
                looked = time.perf_counter()
                kept = len(bench.opened.expenses.latest(bench.dossier, len(photographs)))
                if kept >= len(photographs) and not readings.unread(bench.dossier):
                    return _told(f"timer while {len(photographs)} are read", late)
        raise SystemExit("not read in time")


@contextmanager
def at_window() -> Iterator[Bench]:
    """A new installation at its window, a mission of one day open."""
    use_shipped_time_zones()
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication([])
    with tempfile.TemporaryDirectory() as place:
        root = Path(place) / "data"
        made = opening.make(root, _WORDS)
        workspace = opening.open_workspace(root, made.key)
        dossier = _mission(workspace)
        workspace.close()
        held = opening.lock(root)
        if held is None:
            raise SystemExit("the folder is in use")
        application = Application(app, root, held)
        application.start(made.key)
        opened, window = application.workspace, application.window
        if window is None or opened is None:
            raise SystemExit("no window")
        window.show_place(Place.EXPENSES)
        settled(app)
        gc.freeze()  # as a start does, and what comes after is let go of in the window's thread
        collector = Collector(app)
        yield Bench(app, application, opened, window, dossier, Path(place))
        window.close()
        collector.deleteLater()
        app.processEvents()
        gc.unfreeze()
        gc.collect()  # here, in the window's thread: in another one it takes Qt down
        gc.enable()


def _told(name: str, late: list[float]) -> Sequence[Mark]:
    late = sorted(late)
    at_99, worst = late[int(len(late) * 0.99)], late[-1]
    middle = statistics.median(late)
    told = f"{len(late)} ticks, median {middle * 1000:.1f} ms, 99th {at_99 * 1000:.0f} ms, worst {worst * 1000:.0f} ms"
    return [
        Mark(f"{name}, 99th percentile", told, at_99 * 1000, 50, "ms"),
        Mark(f"{name}, worst", told, worst * 1000, 150, "ms"),
    ]


@contextmanager
def _ticking() -> Iterator[list[float]]:
    """The lateness of each tick, in seconds, as long as it lasts."""
    late: list[float] = []
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        late.append(max(now - last - _EVERY, 0.0))
        last = now

    timer = QTimer()
    timer.setInterval(int(_EVERY * 1000))
    timer.timeout.connect(tick)
    timer.start()
    yield late
    timer.stop()


def _during(bench: Bench) -> list[float]:
    """Lateness of each tick while the work is done on the worker, as the pages do it."""
    opened, dossier, place = bench.opened, bench.dossier, bench.place
    photos = []
    for at in range(_PHOTOS):
        path = place / f"photo{at}.jpg"
        path.write_bytes(photograph(1) + at.to_bytes(4, "big"))
        photos.append(Offered(path.name, path))

    def add(progress: Progress) -> None:
        opened.expenses.take(dossier, photos, progress)

    def preview(progress: Progress) -> None:
        opened.hand_in.preview(dossier, place / "claim.pdf", progress)

    def export(progress: Progress) -> None:
        _complete(opened, dossier)
        opened.hand_in.export(dossier, _WORDS, place, progress)

    with _ticking() as late:
        for work in (add, preview, export):
            _run(bench.app, bench.application, work)
    return late


def _run(app: QApplication, application: Application, work: Callable[[Progress], None]) -> None:
    ended: list[Exception | None] = []
    application.jobs.run(work, lambda _done: ended.append(None), ended.append)
    while not ended:
        app.processEvents()
        time.sleep(0.0005)
    if ended[0] is not None:
        raise ended[0]


def settled(app: QApplication) -> None:
    """Let the first paints and the imports behind them end: they are the start's, not this mark's."""
    until = time.perf_counter() + 3
    while time.perf_counter() < until:
        app.processEvents()
        time.sleep(0.002)


def _mission(workspace: Workspace) -> DossierId:
    workspace.profiles.save(
        Profile(
            new_id(),
            "Claire",
            "Delattre",
            "c.delattre@lille.example",
            OrganisationId("FR-LIL"),
            Status.STAFF,
            Role.FIELD,
        )
    )
    mission = workspace.dossiers.create_mission("Oujda")
    day = workspace.clock.today()
    workspace.dossiers.correct(replace(mission, place="Oujda", starts_on=day, ends_on=day, themes=(Theme.ENERGY,)))
    (one,) = workspace.dossiers.participants(mission.id)
    workspace.dossiers.correct_participant(replace(one, mandate=Mandate("OM-1", date(2026, 1, 1), "Le maire")))
    workspace.enrolment.create_key(_WORDS)
    return mission.id


def _complete(workspace: Workspace, dossier: DossierId) -> None:
    """Fill in what the checks ask of each expense."""
    for expense in workspace.dossiers.read(dossier).expenses:
        workspace.expenses.correct(
            replace(
                expense, payee="Taxi", paid_on=workspace.clock.today(), amount=Money(1200), kind="TAXI", reviewed=True
            )
        )
