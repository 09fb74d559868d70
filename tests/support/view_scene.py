"""A receipt's photograph seen otherwise, as the expenses page shows it: its corners in hand, cropped, more contrast."""

from PySide6.QtWidgets import QWidget

from lianes_desktop.ui.expenses.page import ExpensesPage
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.kit.receipt_photo import ReceiptPhoto
from support.shooting import FEW, Studio


def views(studio: Studio) -> None:
    """The first receipt whose paper is found: handles on it, what they frame, then the whole with more contrast."""
    page = studio.page(Place.EXPENSES)
    if not isinstance(page, ExpensesPage):
        return
    dossier = max((one.action.id for one in studio.workspace.dossiers.all()), key=str)  # the one opened last
    for expense in studio.workspace.readings.dossier(dossier).expenses:
        pages = studio.workspace.expenses.receipts(expense)
        if pages and studio.workspace.expenses.corners(pages[0]) is not None:
            page.list.chosen.emit(expense.id)
            break
    photo = page.receipt.photo
    studio.settle()
    photo.crop()
    _shoot(studio, "corners")
    photo.frame.bar.apply.click()
    _shoot(studio, "cropped")
    photo.turn_contrast()
    _shoot(studio, "contrast")
    photo.bar.full.click()
    studio.settle()
    (whole,) = (one for one in page.findChildren(ReceiptPhoto) if one is not photo)
    whole.crop()
    studio.settle()
    whole.crop()
    _shoot(studio, "corners-full", whole.window())
    whole.window().close()
    photo.turn_contrast()
    studio.settle()


def _shoot(studio: Studio, name: str, over: QWidget | None = None) -> None:
    for look in FEW:
        studio.dress(look)
        if over is not None:
            over.showNormal()  # a screen as large as the window
            over.resize(*look.size)
        studio.save(f"expenses-view-{name}", look)
