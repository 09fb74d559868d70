"""What the pages of both sides are built from; a page is imported with all it needs when it is first visited."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from lianes_desktop.app.later import later

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from lianes_desktop.app.workspace import Workspace
    from lianes_desktop.ui.deliveries.presenter import Around
    from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices, Place
    from lianes_desktop.ui.kit.screen import Screen
    from lianes_desktop.ui.preferences.values import FolderRisk
    from lianes_desktop.ui.replies.papers import PaperDesk


class Pages(ABC):
    """Builds each page of a side from the services it shows."""

    def __init__(
        self, workspace: Workspace, jobs: Jobs, reading: Jobs, looking: Jobs, navigator: Navigator, notices: Notices
    ) -> None:
        """``reading`` does what takes seconds a piece, so that nothing else waits behind it.

        ``looking`` does what may never end.
        """
        self._all = workspace
        self._jobs, self._reading, self._looking = jobs, reading, looking
        self._navigator, self._notices = navigator, notices

    @abstractmethod
    def factories(self) -> Mapping[Place, Callable[[], Screen]]:
        """A factory for each page of this side."""

    @abstractmethod
    def _around(self) -> Around:
        """What this side's page of deliveries names and finds."""

    def _deliveries(self) -> Screen:
        from lianes_desktop.ui.deliveries.screen import deliveries_screen  # noqa: PLC0415 - at its first visit

        all_ = self._all
        return deliveries_screen(
            all_.boxes, all_.deliveries, all_.collecting, all_.by_hand, self._around(), self._looking, self._notices
        )

    def _rights(self) -> Screen:
        from lianes_desktop.ui.rights.screen import rights_screen  # noqa: PLC0415 - likewise

        return rights_screen(self._all.rights, self._jobs, self._navigator, self._notices)

    def _joining(self) -> Screen:
        from lianes_desktop.ui.joining.screen import joining_screen  # noqa: PLC0415 - likewise

        all_ = self._all
        return joining_screen(all_.memberships, all_.clock, self._jobs, self._navigator, self._notices)

    def _steering(self) -> Screen:
        from lianes_desktop.ui.steering.screen import steering_screen  # noqa: PLC0415 - likewise

        return steering_screen(self._all.steering, self._all.clock, self._navigator, self._notices)

    def _preferences(self) -> Screen:
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
