"""Joins the steering page to its presenter."""

from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.steering import SteeringService
from lianes_desktop.ui.kit.ports import Navigator, Notices, Place
from lianes_desktop.ui.kit.screen import Screen
from lianes_desktop.ui.steering.page import SteeringPage
from lianes_desktop.ui.steering.presenter import SteeringPresenter


def steering_screen(steering: SteeringService, clock: Clock, navigator: Navigator, notices: Notices) -> Screen:
    """The page, its presenter, and every signal led to its act."""
    page = SteeringPage()
    presenter = SteeringPresenter(page, steering, clock, navigator, notices)
    page.add_asked.connect(presenter.add)
    page.selected.connect(presenter.select)
    page.edition_asked.connect(presenter.turn)
    page.sheet.corrected.connect(presenter.correct)
    page.sheet.remove_asked.connect(presenter.remove)
    page.sheet.drawn.connect(presenter.draw_minutes)
    page.sheet.form.row_removed.connect(presenter.take_out)
    return Screen(page, presenter, Place.STEERING)
