"""Joins the overview page to its presenter."""

from lianes_desktop.domain.editions import ReferenceData
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.expenses import ExpenseService
from lianes_desktop.services.overview import OverviewService
from lianes_desktop.services.ports import Clock
from lianes_desktop.ui.kit.ports import Navigator, Notices, Place
from lianes_desktop.ui.kit.screen import Screen
from lianes_desktop.ui.overview.page import OverviewPage
from lianes_desktop.ui.overview.presenter import OverviewPresenter


def overview_screen(
    overviews: OverviewService,
    dossiers: DossierService,
    expenses: ExpenseService,
    reference: ReferenceData,
    clock: Clock,
    navigator: Navigator,
    notices: Notices,
) -> Screen:
    """The page, its presenter, and every signal led to its act."""
    page = OverviewPage(expenses.thumbnail)
    presenter = OverviewPresenter(page, overviews, dossiers, reference, clock, navigator, notices)
    page.fact_asked.connect(presenter.edit)
    page.check_followed.connect(presenter.follow)
    page.item_asked.connect(presenter.to_item)
    page.expense_asked.connect(presenter.to_expense)
    page.programme_asked.connect(presenter.to_programme)
    page.expenses_asked.connect(presenter.to_expenses)
    page.claim_asked.connect(presenter.to_claim)
    page.ticked.connect(presenter.tick)
    page.facts_closed.connect(presenter.facts.close)
    facts = page.facts
    facts.left.connect(presenter.facts.left)
    facts.theme_asked.connect(presenter.facts.theme)
    facts.organisation_asked.connect(presenter.facts.add_organisation)
    facts.person_asked.connect(presenter.facts.choose_person)
    facts.person_added.connect(presenter.facts.add_person)
    facts.person_removed.connect(presenter.facts.remove_person)
    return Screen(page, presenter, Place.OVERVIEW)
