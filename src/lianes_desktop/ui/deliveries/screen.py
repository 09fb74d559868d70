"""Joins the deliveries page to its presenter."""

from lianes_desktop.services.boxes import BoxService
from lianes_desktop.services.by_hand import ByHandService
from lianes_desktop.services.collecting import CollectingService
from lianes_desktop.services.deliveries import DeliveryService
from lianes_desktop.ui.deliveries.page import DeliveriesPage
from lianes_desktop.ui.deliveries.presenter import Around, DeliveriesPresenter
from lianes_desktop.ui.kit.ports import Jobs, Notices, Place
from lianes_desktop.ui.kit.screen import Screen


def deliveries_screen(
    boxes: BoxService,
    deliveries: DeliveryService,
    collecting: CollectingService,
    by_hand: ByHandService,
    around: Around,
    jobs: Jobs,
    notices: Notices,
) -> Screen:
    """The page, its presenter, and every signal led to its act."""
    page = DeliveriesPage()
    presenter = DeliveriesPresenter(page, boxes, deliveries, collecting, by_hand, around, jobs, notices)
    page.push_asked.connect(presenter.push)
    page.fetch_asked.connect(presenter.fetch)
    page.stop_asked.connect(presenter.stop)
    page.cancelled.connect(presenter.cancel)
    page.retried.connect(presenter.retry)
    page.forgotten.connect(presenter.forget)
    page.seen.connect(presenter.put_away)
    page.compare_asked.connect(presenter.take_unknown)
    page.root_confirmed.connect(presenter.confirm_root)
    page.copy_asked.connect(presenter.copy)
    page.copy_folder_chosen.connect(presenter.copy_to)
    page.mail_asked.connect(presenter.mail)
    page.send_chosen.connect(presenter.send)
    page.files_given.connect(presenter.take_files)
    page.box_asked.connect(presenter.ask_box)
    page.box_given.connect(presenter.keep_box)
    page.box_tried.connect(presenter.try_box)
    page.box_turned.connect(presenter.turn)
    page.box_removed.connect(presenter.remove_box)
    page.place_agreed.connect(presenter.adopt)
    return Screen(page, presenter, Place.DELIVERIES)
