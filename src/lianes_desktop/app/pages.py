"""Which pages each role has, and what each is built from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lianes_desktop.app.later import later
from lianes_desktop.domain.people import Role
from lianes_desktop.ui.kit.ports import Place

if TYPE_CHECKING:  # a page is imported with all it needs when it is first visited
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from lianes_desktop.app.workspace import Workspace
    from lianes_desktop.domain.ids import DossierId
    from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices
    from lianes_desktop.ui.kit.screen import Screen
    from lianes_desktop.ui.preferences.values import FolderRisk
    from lianes_desktop.ui.replies.papers import PaperDesk
    from lianes_desktop.ui.replies.values import ShortState


def pages(
    workspace: Workspace,
    role: Role,
    jobs: Jobs,
    reading: Jobs,
    looking: Jobs,
    navigator: Navigator,
    notices: Notices,
) -> Mapping[Place, Callable[[], Screen]]:
    """A factory for each page of the role; a page is imported when it is first visited.

    ``reading`` does what takes seconds a piece, so that nothing else waits behind it; ``looking`` what may never end.
    """
    built = _Pages(workspace, jobs, reading, looking, navigator, notices)
    if role is Role.OFFICE:
        return {
            Place.INBOX: built.inbox,
            Place.ANSWERS: built.answers,
            Place.PAYMENTS: built.payments,
            Place.MONEY: built.money,
            Place.DELIVERIES: built.deliveries,
            Place.MINISTRY: built.ministry,
            Place.REGISTER: built.register,
            Place.JOINING: built.joining,
            Place.STEERING: built.steering,
            Place.SETTINGS: built.settings_editor,
            Place.RIGHTS: built.rights,
            Place.TRAIL: built.office_trail,
            Place.PREFERENCES: built.preferences,
        }
    return {
        Place.OVERVIEW: built.overview,
        Place.TEAM: built.team,
        Place.BUDGET: built.budget,
        Place.PREPARATION: built.preparation,
        Place.PROGRAMME: built.programme,
        Place.CONTACTS: built.contacts,
        Place.RIGHTS: built.rights,
        Place.EXPENSES: built.expenses,
        Place.REPORT: built.report,
        Place.PAPERS: built.papers,
        Place.CLAIM: built.claim,
        Place.EXCHANGES: built.exchanges,
        Place.DELIVERIES: built.deliveries,
        Place.SHARING: built.sharing,
        Place.JOINING: built.joining,
        Place.STEERING: built.steering,
        Place.SETTINGS: built.settings,
        Place.TRAIL: built.trail,
        Place.PREFERENCES: built.preferences,
    }


class _Pages:
    """Builds each page from the services it shows."""

    def __init__(
        self, workspace: Workspace, jobs: Jobs, reading: Jobs, looking: Jobs, navigator: Navigator, notices: Notices
    ) -> None:
        self._all = workspace
        self._jobs, self._reading, self._looking = jobs, reading, looking
        self._navigator, self._notices = navigator, notices

    def overview(self) -> Screen:
        from lianes_desktop.ui.overview.screen import overview_screen  # noqa: PLC0415 - at its first visit

        all_ = self._all
        return overview_screen(
            all_.overview,
            later(lambda: all_.dossiers),
            later(lambda: all_.accords),
            all_.readings.thumbnail,
            all_.rules,
            all_.clock,
            self._jobs,
            self._navigator,
            self._notices,
            self._standing,
        )

    def team(self) -> Screen:
        from lianes_desktop.ui.team.screen import team_screen  # noqa: PLC0415 - likewise

        all_ = self._all
        return team_screen(all_.team, all_.dossiers, all_.clock, self._jobs, self._navigator, self._notices)

    def budget(self) -> Screen:
        from lianes_desktop.ui.budget.screen import budget_screen  # noqa: PLC0415 - likewise

        all_ = self._all
        return budget_screen(all_.fundings, all_.clock, self._navigator, self._notices)

    def preparation(self) -> Screen:
        from lianes_desktop.ui.preparation.screen import preparation_screen  # noqa: PLC0415 - likewise

        all_ = self._all
        return preparation_screen(
            all_.preparation, all_.beginnings, all_.dossiers, all_.clock, self._navigator, self._notices
        )

    def programme(self) -> Screen:
        from lianes_desktop.ui.programme.screen import programme_screen  # noqa: PLC0415 - likewise

        all_ = self._all
        return programme_screen(
            all_.programmes,
            all_.dossiers,
            all_.contacts,
            all_.expenses,
            all_.courtesies,
            all_.releases,
            all_.item_pictures,
            self._jobs,
            self._notices,
            all_.clock,
            replanning=all_.replanning,
            preferences=all_.preferences,
            navigator=self._navigator,
            calendar_files=later(lambda: all_.calendar_files),
        )

    def contacts(self) -> Screen:
        from lianes_desktop.ui.contacts.screen import contacts_screen  # noqa: PLC0415 - likewise

        all_ = self._all
        return contacts_screen(
            all_.contacts,
            all_.people,
            all_.business_cards,
            all_.card_files,
            self._jobs,
            self._reading,
            self._notices,
            all_.clock,
            rights=later(lambda: all_.rights),
            navigator=self._navigator,
        )

    def rights(self) -> Screen:
        from lianes_desktop.ui.rights.screen import rights_screen  # noqa: PLC0415 - likewise

        return rights_screen(self._all.rights, self._jobs, self._navigator, self._notices)

    def expenses(self) -> Screen:
        from lianes_desktop.ui.expenses.behind import Behind  # noqa: PLC0415 - likewise
        from lianes_desktop.ui.expenses.screen import expenses_screen  # noqa: PLC0415 - likewise

        all_ = self._all
        behind = Behind(
            expenses=all_.expenses,
            dossiers=all_.dossiers,
            programmes=all_.programmes,
            rules=all_.rules,
            clock=all_.clock,
            telephone=later(lambda: all_.telephone),
            watch=all_.watch,
            together=all_.together,
            extracts=all_.extracts,
            preferences=all_.preferences,
            readings=all_.receipt_readings,
            rates=all_.rates,
            clashing=lambda dossier: all_.sharing.clashing(dossier),  # noqa: PLW0108 - made when it is asked for
        )
        return expenses_screen(behind, self._jobs, self._notices, self._reading, self._looking)

    def report(self) -> Screen:
        from lianes_desktop.ui.report.screen import report_screen  # noqa: PLC0415 - likewise

        all_ = self._all
        return report_screen(
            all_.reports, all_.carrying, all_.programmes, self._jobs, self._navigator, self._notices, all_.clock
        )

    def papers(self) -> Screen:
        from lianes_desktop.ui.papers.screen import papers_screen  # noqa: PLC0415 - likewise

        return papers_screen(self._all.papers, self._title, self._jobs, self._navigator, self._notices, self._drafts)

    def claim(self) -> Screen:
        from lianes_desktop.ui.claim.screen import claim_screen  # noqa: PLC0415 - likewise
        from lianes_desktop.ui.replies.desk import ReplyDesk  # noqa: PLC0415 - likewise

        all_ = self._all
        replies = ReplyDesk(
            all_.replies, all_.versions, all_.expenses, self._answer_papers(), self._navigator, self._notices
        )
        return claim_screen(
            all_.hand_in,
            all_.enrolment,
            all_.profiles,
            all_.preferences,
            self._jobs,
            self._navigator,
            self._notices,
            self._drafts,
            replies,
        )

    def exchanges(self) -> Screen:
        from lianes_desktop.ui.exchanges.answered import Answers  # noqa: PLC0415 - likewise
        from lianes_desktop.ui.exchanges.screen import exchanges_screen  # noqa: PLC0415 - likewise

        all_ = self._all
        return exchanges_screen(
            all_.hand_in,
            all_.enrolment,
            all_.arrivals,
            all_.preferences,
            self._jobs,
            self._navigator,
            self._notices,
            Answers(all_.replies, self._answer_papers(), self._title, self._navigator),
        )

    def deliveries(self) -> Screen:
        from lianes_desktop.ui.deliveries.presenter import Around  # noqa: PLC0415 - likewise
        from lianes_desktop.ui.deliveries.screen import deliveries_screen  # noqa: PLC0415 - likewise
        from lianes_desktop.ui.kit.sticks import plugged_in  # noqa: PLC0415 - likewise

        all_ = self._all
        profile = all_.directory.profile()
        office = profile is not None and profile.role is Role.OFFICE
        around = (
            Around(self._received_title, plugged_in, self._drafts, Role.OFFICE, self._sender)
            if office
            else Around(self._title, plugged_in, self._drafts, Role.FIELD)
        )
        return deliveries_screen(
            all_.boxes, all_.deliveries, all_.collecting, all_.by_hand, around, self._looking, self._notices
        )

    def sharing(self) -> Screen:
        from lianes_desktop.ui.sharing.screen import sharing_screen  # noqa: PLC0415 - likewise

        all_ = self._all
        return sharing_screen(
            all_.sharing,
            all_.enrolment,
            all_.journals,
            all_.preferences,
            all_.clock,
            self._jobs,
            self._navigator,
            self._notices,
        )

    def joining(self) -> Screen:
        from lianes_desktop.ui.joining.screen import joining_screen  # noqa: PLC0415 - likewise

        all_ = self._all
        return joining_screen(all_.memberships, all_.clock, self._jobs, self._navigator, self._notices)

    def steering(self) -> Screen:
        from lianes_desktop.ui.steering.screen import steering_screen  # noqa: PLC0415 - likewise

        return steering_screen(self._all.steering, self._all.clock, self._navigator, self._notices)

    def office_trail(self) -> Screen:
        from lianes_desktop.ui.trail.screen import office_trail_screen  # noqa: PLC0415 - likewise

        all_ = self._all
        return office_trail_screen(all_.chain, all_.readings, self._jobs, all_.clock, self._notices)

    def trail(self) -> Screen:
        from lianes_desktop.ui.trail.screen import trail_screen  # noqa: PLC0415 - likewise

        return trail_screen(self._all.journals, self._all.clock, self._notices)

    def inbox(self) -> Screen:
        from lianes_desktop.ui.inbox.screen import inbox_screen  # noqa: PLC0415 - likewise

        all_ = self._all
        return inbox_screen(
            all_.inbox,
            all_.claim_list,
            all_.reviewing,
            all_.likenesses,
            all_.answering,
            all_.profiles,
            all_.preferences,
            all_.arrivals,
            all_.register,
            all_.dossiers,
            all_.clock,
            self._jobs,
            self._reading,
            self._navigator,
            self._notices,
        )

    def answers(self) -> Screen:
        from lianes_desktop.ui.answers.screen import answers_screen  # noqa: PLC0415 - likewise

        all_ = self._all
        return answers_screen(all_.issued, self._answer_papers(), all_.hand_in.preview_sheet, self._jobs)

    def payments(self) -> Screen:
        from lianes_desktop.ui.payments.screen import payments_screen  # noqa: PLC0415 - likewise

        all_ = self._all
        return payments_screen(
            all_.payments,
            all_.payment_notices,
            all_.claim_back_letters,
            all_.preferences,
            all_.clock,
            self._jobs,
            self._notices,
        )

    def money(self) -> Screen:
        from lianes_desktop.ui.money.screen import money_screen  # noqa: PLC0415 - likewise

        return money_screen(self._all.money, self._all.clock, self._jobs, self._navigator, self._notices)

    def ministry(self) -> Screen:
        from lianes_desktop.ui.ministry.screen import ministry_screen  # noqa: PLC0415 - likewise

        all_ = self._all
        return ministry_screen(all_.ministry_reports, all_.clock, self._jobs, self._navigator, self._notices)

    def register(self) -> Screen:
        from lianes_desktop.ui.register.screen import register_screen  # noqa: PLC0415 - likewise

        all_ = self._all
        return register_screen(all_.register, all_.dossiers, all_.preferences, all_.clock, self._jobs, self._notices)

    def settings(self) -> Screen:
        from lianes_desktop.ui.settings.screen import rules_screen  # noqa: PLC0415 - likewise

        return rules_screen(self._all.settings, self._jobs, self._notices)

    def settings_editor(self) -> Screen:
        from lianes_desktop.ui.settings.screen import editor_screen  # noqa: PLC0415 - likewise

        all_ = self._all
        return editor_screen(
            all_.settings,
            all_.register,
            all_.preferences,
            all_.clock,
            self._jobs,
            self._navigator,
            self._notices,
        )

    def preferences(self) -> Screen:
        from lianes_desktop.ui.preferences.screen import preferences_screen  # noqa: PLC0415 - likewise

        all_ = self._all
        return preferences_screen(
            all_.preferences,
            all_.backups,
            all_.enrolment,
            all_.profiles,
            _Place(all_),
            self._jobs,
            self._notices,
            self._navigator,
        )

    def _answer_papers(self) -> PaperDesk:
        from lianes_desktop.ui.replies.papers import PaperDesk  # noqa: PLC0415 - likewise

        papers = later(lambda: self._all.answer_papers)
        return PaperDesk(papers, self._drafts, self._jobs, self._notices)

    def _standing(self, dossier: DossierId) -> ShortState | None:
        """Where a claim stands; nothing is imported for it before one has left."""
        if not self._all.readings.has_sent(dossier):
            return None
        from lianes_desktop.ui.replies.brief import brief  # noqa: PLC0415 - once something left

        return brief(self._all.replies, dossier)

    def _title(self, dossier: DossierId) -> str:
        action = self._all.readings.action(dossier)
        return action.title if action is not None else ""

    def _received_title(self, dossier: DossierId) -> str:
        return next((one.title for one in self._all.readings.received() if one.dossier == dossier and one.title), "")

    def _sender(self, dossier: DossierId) -> str:
        """The authority a dossier came from."""
        known = (one.organisation for one in self._all.readings.received() if one.dossier == dossier)
        return next((one for one in known if one), "")

    def _drafts(self) -> Path:
        folder = self._all.folders.scratch
        folder.mkdir(mode=0o700, exist_ok=True)
        return folder


class _Place:
    """Where the records are (a ``ui.preferences.presenter.DataFolder``)."""

    def __init__(self, workspace: Workspace) -> None:
        self._root = workspace.folders.root

    def path(self) -> Path:
        return self._root

    def risk(self) -> FolderRisk | None:
        from lianes_desktop.storage.risks import Risk, risky_place  # noqa: PLC0415 - for the settings page alone
        from lianes_desktop.ui.preferences.values import FolderRisk  # noqa: PLC0415 - likewise

        found = risky_place(self._root)
        if found is None:
            return None
        return FolderRisk.SYNCED if found is Risk.SYNCED else FolderRisk.REMOVABLE
