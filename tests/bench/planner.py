"""A line dragged among 300 of the same day: the pause at each move of the mouse, beside Qt's own canvas.

Pauses are CPU time of the one thread that paints, so that neighbours on the machine do not count.
"""

import statistics
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsItem,
    QGraphicsRectItem,
    QGraphicsScene,
    QGraphicsSimpleTextItem,
    QGraphicsView,
    QWidget,
)

from bench.lateness import Bench, at_window, settled
from bench.marks import Mark, cpu_of
from lianes_desktop.domain.ids import DossierId, ItemId, new_id
from lianes_desktop.domain.missions import MOROCCO_ZONE
from lianes_desktop.domain.programmes import ItemKind, ProgrammeItem
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.programme.board import ProgrammeBoard

LINES = 300
_MOVES = 240
_ROUNDS = 5
_LEFT = Qt.MouseButton.LeftButton
_FRAME = 16
"""Milliseconds between two pictures of a screen: a pause under that is not seen."""
_ANSWER = 500
"""Milliseconds for what is written, then worked out of 7 000 conflicts and painted again."""


def marks() -> Sequence[Mark]:
    """99th percentile of the pauses, alone and beside the canvas; what letting go costs."""
    with at_window() as bench:
        board = _crowded(bench)
        peer = _canvas(board)
        ours: list[float] = []
        theirs: list[float] = []
        drops: list[float] = []
        for _round in range(_ROUNDS):
            pauses, drop = _drag(bench.app, board, _free_spot(board))
            ours += pauses
            drops.append(drop)
            theirs += _drag(bench.app, peer.viewport(), peer.mapFromScene(_middle(peer)))[0]
        peer.close()
    at_99, canvas = _percentile(ours), _percentile(theirs)
    told = f"{len(ours)} moves, median {statistics.median(ours) * 1000:.1f} ms, worst {max(ours) * 1000:.0f} ms"
    drop = statistics.median(drops)
    beside = f"{at_99 * 1000:.1f} ms beside {canvas * 1000:.1f} ms of QGraphicsView"
    return [
        Mark(f"drag among {LINES} lines, 99th percentile", told, at_99 * 1000, _FRAME, "ms"),
        Mark(f"drag among {LINES} lines, beside a canvas", beside, at_99 / canvas, 1.5),
        Mark(f"let go among {LINES} lines, kept and painted", f"{drop * 1000:.0f} ms", drop * 1000, _ANSWER, "ms"),
    ]


def _drag(app: QApplication, widget: QWidget, start: QPoint) -> tuple[list[float], float]:
    """Seconds that each move takes until it is painted, then those of letting go where the drag began."""
    QTest.mousePress(widget, _LEFT, pos=start)
    app.processEvents()
    pauses = []
    for at in range(_MOVES):
        # up and down by more than a quarter of an hour each time: every move shows another picture
        below = QPoint(at % 3, 16 * (abs(at % 24 - 12) - 6))
        pauses.append(_taken(app, partial(QTest.mouseMove, widget, start + below)))
    QTest.mouseMove(widget, start + QPoint(0, 60))
    drop = _taken(app, lambda: QTest.mouseRelease(widget, _LEFT, pos=start + QPoint(0, 60)))
    return pauses, drop


def _taken(app: QApplication, act: Callable[[], object]) -> float:
    def until_painted() -> None:
        act()
        app.processEvents()

    return cpu_of(until_painted)


def _percentile(figures: Sequence[float]) -> float:
    return sorted(figures)[int(len(figures) * 0.99)]


def _crowded(bench: Bench) -> ProgrammeBoard:
    """The board of a day that 300 lines fall on."""
    day = bench.opened.clock.today()
    bench.opened.records.keep(None, *(_line(bench.dossier, day, at) for at in range(LINES)))
    bench.window.resize(1440, 900)
    bench.window.show_place(Place.PROGRAMME)
    settled(bench.app)
    board = bench.window.findChild(ProgrammeBoard)
    if not isinstance(board, ProgrammeBoard):
        raise SystemExit("no board")
    return board


def _line(dossier: DossierId, day: date, at: int) -> ProgrammeItem:
    starts = datetime.combine(day, datetime.min.time()) + timedelta(hours=8, minutes=15 * (at * 7 % 40))
    kinds = tuple(ItemKind)
    return ProgrammeItem(
        ItemId(new_id()), dossier, f"Rendez-vous {at} زيارة المحطة", kinds[at % len(kinds)],
        starts, starts + timedelta(hours=1), MOROCCO_ZONE, place="Hôtel de ville",
    )  # fmt: skip


def _free_spot(board: ProgrammeBoard) -> QPoint:
    """On a line in the middle of what is seen."""
    seen = board.visibleRegion().boundingRect()
    rects = [board.rect_of(block.item) for block in board.board().blocks]
    middles = [rect.center() for rect in rects if seen.contains(rect)]
    return min(middles, key=lambda one: abs(one.y() - seen.center().y()))


def _canvas(board: ProgrammeBoard) -> QGraphicsView:
    """The same lines as items of Qt's canvas, the size of what is seen of the board."""
    seen = board.visibleRegion().boundingRect()
    scene = QGraphicsScene(QRectF(0, 0, seen.width(), seen.height()))
    for block in board.board().blocks:
        rect = board.rect_of(block.item).translated(-seen.topLeft())
        if not seen.translated(-seen.topLeft()).intersects(rect):
            continue
        item = QGraphicsRectItem(QRectF(0, 0, rect.width(), rect.height()))
        item.setBrush(QColor("#E2EFEC"))
        item.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsMovable)
        item.setPos(rect.topLeft())
        for below, words in ((4, block.title), (22, block.place)):
            QGraphicsSimpleTextItem(words, item).setPos(11, below)
        scene.addItem(item)
    view = QGraphicsView(scene)
    scene.setParent(view)
    view.resize(seen.size())
    view.show()
    QApplication.processEvents()
    return view


def _middle(view: QGraphicsView) -> QPoint:
    """On an item in the middle of the canvas."""
    middle = view.sceneRect().center()
    items = [one for one in view.items() if isinstance(one, QGraphicsRectItem)]
    near = min(items, key=lambda one: abs(one.sceneBoundingRect().center().y() - middle.y()))
    return near.sceneBoundingRect().center().toPoint()
