"""Photographs that come by themselves, as the expenses page shows them."""

from lianes_desktop.services.watch import WatchService
from lianes_desktop.ui.expenses.page import ExpensesPage
from lianes_desktop.ui.kit.ports import Place
from support.paper_disks import DCIM, STICK, PaperDisks, seen
from support.shooting import FEW, Studio, settle


def disks(studio: Studio) -> PaperDisks:
    """Disks of paper in the place of this computer's, before the page is first shown."""
    made, workspace = PaperDisks(), studio.workspace
    workspace.watch = WatchService(made, workspace.readings, workspace.preferences)
    return made


def watched(studio: Studio, paper: PaperDisks) -> None:
    """A folder with photographs of the mission and others, a stick, the folder gone, and nothing new."""
    page = studio.page(Place.EXPENSES)
    if not isinstance(page, ExpensesPage):
        return
    paper.put(
        *(seen(f"IMG_{at}.HEIC", day=at) for at in range(-1, 2)), *(seen(f"{at}.jpg", day=-90) for at in range(9))
    )
    page.watched.folder_chosen.emit(str(DCIM))
    _shoot(studio, page, "offered")
    paper.plug(*(seen(f"DSC{at}.jpg", root=STICK) for at in range(12)))
    _shoot(studio, page, "plugged")
    page.watched.later_asked.emit(STICK)
    page.watched.later_asked.emit(DCIM)
    _shoot(studio, page, "later")
    paper.unplug(DCIM)
    _shoot(studio, page, "gone")
    page.watched.stop_asked.emit()
    paper.unplug()


def _shoot(studio: Studio, page: ExpensesPage, name: str) -> None:
    for _look in range(2):  # a file is told once two looks found it the same
        page.watched.due.emit()
        settle(studio.app, studio.application.looking)
    for look in FEW:
        studio.dress(look)
        studio.save(f"expenses-watched-{name}", look)
