"""The pages of an authority: its dossiers, and what leaves for Lianes and comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lianes_desktop.app.both_sides_pages import Pages
from lianes_desktop.app.later import later
from lianes_desktop.domain.people import Role
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.kit.typed import override

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lianes_desktop.domain.ids import DossierId
    from lianes_desktop.ui.deliveries.presenter import Around
    from lianes_desktop.ui.kit.screen import Screen
    from lianes_desktop.ui.replies.values import ShortState


class FieldPages(Pages):
    """Builds each page of an authority."""

    @override
    def factories(self) -> Mapping[Place, Callable[[], Screen]]:
        """A factory for each page of an authority."""
        return {
            Place.OVERVIEW: self._overview,
            Place.TEAM: self._team,
            Place.BUDGET: self._budget,
            Place.PREPARATION: self._preparation,
            Place.PROGRAMME: self._programme,
            Place.CONTACTS: self._contacts,
            Place.RIGHTS: self._rights,
            Place.EXPENSES: self._expenses,
            Place.REPORT: self._report,
            Place.PAPERS: self._papers,
            Place.CLAIM: self._claim,
            Place.EXCHANGES: self._exchanges,
            Place.DELIVERIES: self._deliveries,
            Place.SHARING: self._sharing,
            Place.JOINING: self._joining,
            Place.STEERING: self._steering,
            Place.SETTINGS: self._settings,
            Place.TRAIL: self._trail,
            Place.PREFERENCES: self._preferences,
        }

    def _overview(self) -> Screen:
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

    def _team(self) -> Screen:
        from lianes_desktop.ui.team.screen import team_screen  # noqa: PLC0415 - likewise

        all_ = self._all
        return team_screen(all_.team, all_.dossiers, all_.clock, self._jobs, self._navigator, self._notices)

    def _budget(self) -> Screen:
        from lianes_desktop.ui.budget.screen import budget_screen  # noqa: PLC0415 - likewise

        all_ = self._all
        return budget_screen(all_.fundings, all_.clock, self._navigator, self._notices)

    def _preparation(self) -> Screen:
        from lianes_desktop.ui.preparation.screen import preparation_screen  # noqa: PLC0415 - likewise

        all_ = self._all
        return preparation_screen(
            all_.preparation, all_.beginnings, all_.dossiers, all_.clock, self._navigator, self._notices
        )

    def _programme(self) -> Screen:
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

    def _contacts(self) -> Screen:
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

    def _expenses(self) -> Screen:
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

    def _report(self) -> Screen:
        from lianes_desktop.ui.report.screen import report_screen  # noqa: PLC0415 - likewise

        all_ = self._all
        return report_screen(
            all_.reports, all_.carrying, all_.programmes, self._jobs, self._navigator, self._notices, all_.clock
        )

    def _papers(self) -> Screen:
        from lianes_desktop.ui.papers.screen import papers_screen  # noqa: PLC0415 - likewise

        return papers_screen(self._all.papers, self._title, self._jobs, self._navigator, self._notices, self._drafts)

    def _claim(self) -> Screen:
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

    def _exchanges(self) -> Screen:
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

    def _sharing(self) -> Screen:
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

    def _settings(self) -> Screen:
        from lianes_desktop.ui.settings.screen import rules_screen  # noqa: PLC0415 - likewise

        return rules_screen(self._all.settings, self._jobs, self._notices)

    def _trail(self) -> Screen:
        from lianes_desktop.ui.trail.screen import trail_screen  # noqa: PLC0415 - likewise

        return trail_screen(self._all.journals, self._all.clock, self._notices)

    @override
    def _around(self) -> Around:
        from lianes_desktop.ui.deliveries.presenter import Around  # noqa: PLC0415 - likewise
        from lianes_desktop.ui.kit.sticks import plugged_in  # noqa: PLC0415 - likewise

        return Around(self._title, plugged_in, self._drafts, Role.FIELD)

    def _standing(self, dossier: DossierId) -> ShortState | None:
        """Where a claim stands; nothing is imported for it before one has left."""
        if not self._all.readings.has_sent(dossier):
            return None
        from lianes_desktop.ui.replies.brief import brief  # noqa: PLC0415 - once something left

        return brief(self._all.replies, dossier)

    def _title(self, dossier: DossierId) -> str:
        action = self._all.readings.action(dossier)
        return action.title if action is not None else ""
