"""Joins the overview page to its presenter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.kit.screen import Screen
from lianes_desktop.ui.overview.page import OverviewPage
from lianes_desktop.ui.overview.presenter import OverviewPresenter

if TYPE_CHECKING:  # the first painted window does not wait for names alone
    from collections.abc import Callable

    from lianes_desktop.domain.ids import DossierId, ParticipantId
    from lianes_desktop.services.accords import AccordService
    from lianes_desktop.services.dossiers import DossierService
    from lianes_desktop.services.overview import OverviewService
    from lianes_desktop.services.ports.device import Clock
    from lianes_desktop.services.rulebook import Rulebook
    from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices
    from lianes_desktop.ui.kit.thumbs import Thumbnails
    from lianes_desktop.ui.overview.facts_presenter import FactsPresenter
    from lianes_desktop.ui.replies.values import ShortState


def overview_screen(
    overviews: OverviewService,
    dossiers: DossierService,
    accords: AccordService,
    thumbnails: Thumbnails,
    rules: Rulebook,
    clock: Clock,
    jobs: Jobs,
    navigator: Navigator,
    notices: Notices,
    standing: Callable[[DossierId], ShortState | None] = lambda _dossier: None,
) -> Screen:
    """The page, its presenter, and every signal led to its act."""
    page = OverviewPage(thumbnails)

    def make_facts() -> FactsPresenter:
        return _facts(page, dossiers, accords, rules, clock, jobs, navigator, notices)

    presenter = OverviewPresenter(page, overviews, clock, navigator, make_facts, standing)
    page.fact_asked.connect(presenter.edit)
    page.check_followed.connect(presenter.follow)
    page.item_asked.connect(presenter.to_item)
    page.expense_asked.connect(presenter.to_expense)
    page.programme_asked.connect(presenter.to_programme)
    page.expenses_asked.connect(presenter.to_expenses)
    page.claim_asked.connect(presenter.to_claim)
    page.preparation_asked.connect(presenter.to_preparation)
    page.funding_asked.connect(presenter.to_funding)
    page.exchange_asked.connect(presenter.to_exchange)
    page.ticked.connect(presenter.tick)
    page.facts_closed.connect(presenter.close_facts)
    return Screen(page, presenter, Place.OVERVIEW)


def _facts(
    page: OverviewPage,
    dossiers: DossierService,
    accords: AccordService,
    rules: Rulebook,
    clock: Clock,
    jobs: Jobs,
    navigator: Navigator,
    notices: Notices,
) -> FactsPresenter:
    """The editor of facts put in the page, joined to its presenter."""
    from lianes_desktop.ui.overview.facts_editor import FactsEditor  # noqa: PLC0415 - at the first edit
    from lianes_desktop.ui.overview.facts_paper import AccordPaper  # noqa: PLC0415 - likewise
    from lianes_desktop.ui.overview.facts_presenter import FactsPresenter  # noqa: PLC0415 - likewise

    editor = FactsEditor()
    page.hold_facts(editor)
    presenter = FactsPresenter(page, dossiers, rules, clock, notices)
    editor.left.connect(presenter.left)
    editor.theme_asked.connect(presenter.theme)
    editor.organisation_asked.connect(presenter.add_organisation)
    editor.person_asked.connect(presenter.choose_person)
    editor.person_added.connect(presenter.add_person)
    editor.person_removed.connect(presenter.remove_person)
    paper = AccordPaper(editor.accord, accords, presenter.action, jobs, notices)
    editor.accord.paper.attached.connect(paper.attach)
    # these functions keep the presenter of the paper for as long as the card is there
    editor.accord.paper.seen.connect(lambda _slot: paper.see())
    editor.accord.paper.detached.connect(lambda _slot: paper.detach())
    editor.accord.on_screen.sheet_asked.connect(paper.sheets.turn)
    editor.accord.on_screen.closed.connect(paper.sheets.leave)

    def to_team(person: ParticipantId) -> None:
        navigator.go(Place.TEAM, person)

    editor.team_asked.connect(to_team)
    return presenter
