"""The pages of Lianes' office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lianes_desktop.app.both_sides_pages import Pages
from lianes_desktop.domain.people import Role
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.kit.typed import override

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lianes_desktop.domain.ids import DossierId
    from lianes_desktop.ui.deliveries.presenter import Around
    from lianes_desktop.ui.kit.screen import Screen


class OfficePages(Pages):
    """Builds each page of the office."""

    @override
    def factories(self) -> Mapping[Place, Callable[[], Screen]]:
        """A factory for each page of the office."""
        return {
            Place.INBOX: self._inbox,
            Place.ANSWERS: self._answers,
            Place.PAYMENTS: self._payments,
            Place.MONEY: self._money,
            Place.DELIVERIES: self._deliveries,
            Place.MINISTRY: self._ministry,
            Place.REGISTER: self._register,
            Place.JOINING: self._joining,
            Place.STEERING: self._steering,
            Place.SETTINGS: self._settings,
            Place.RIGHTS: self._rights,
            Place.TRAIL: self._trail,
            Place.PREFERENCES: self._preferences,
        }

    def _inbox(self) -> Screen:
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

    def _answers(self) -> Screen:
        from lianes_desktop.ui.answers.screen import answers_screen  # noqa: PLC0415 - likewise

        all_ = self._all
        return answers_screen(all_.issued, self._answer_papers(), all_.hand_in.preview_sheet, self._jobs)

    def _payments(self) -> Screen:
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

    def _money(self) -> Screen:
        from lianes_desktop.ui.money.screen import money_screen  # noqa: PLC0415 - likewise

        return money_screen(self._all.money, self._all.clock, self._jobs, self._navigator, self._notices)

    def _ministry(self) -> Screen:
        from lianes_desktop.ui.ministry.screen import ministry_screen  # noqa: PLC0415 - likewise

        all_ = self._all
        return ministry_screen(all_.ministry_reports, all_.clock, self._jobs, self._navigator, self._notices)

    def _register(self) -> Screen:
        from lianes_desktop.ui.register.screen import register_screen  # noqa: PLC0415 - likewise

        all_ = self._all
        return register_screen(all_.register, all_.dossiers, all_.preferences, all_.clock, self._jobs, self._notices)

    def _settings(self) -> Screen:
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

    def _trail(self) -> Screen:
        from lianes_desktop.ui.trail.screen import office_trail_screen  # noqa: PLC0415 - likewise

        all_ = self._all
        return office_trail_screen(all_.chain, all_.readings, self._jobs, all_.clock, self._notices)

    @override
    def _around(self) -> Around:
        from lianes_desktop.ui.deliveries.presenter import Around  # noqa: PLC0415 - likewise
        from lianes_desktop.ui.kit.sticks import plugged_in  # noqa: PLC0415 - likewise

        return Around(self._title, plugged_in, self._drafts, Role.OFFICE, self._sender)

    def _title(self, dossier: DossierId) -> str:
        return next((one.title for one in self._all.readings.received() if one.dossier == dossier and one.title), "")

    def _sender(self, dossier: DossierId) -> str:
        """The authority a dossier came from."""
        known = (one.organisation for one in self._all.readings.received() if one.dossier == dossier)
        return next((one for one in known if one), "")
