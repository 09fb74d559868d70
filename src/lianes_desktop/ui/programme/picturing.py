"""The pictures of the line chosen: taken in, said, shown large, let go. No Qt."""

from collections.abc import Callable
from typing import Protocol

from lianes_desktop.domain.programmes import ItemPicture, ProgrammeItem
from lianes_desktop.i18n import wording
from lianes_desktop.services.acts import Act
from lianes_desktop.services.item_pictures import ItemPictureService
from lianes_desktop.services.offered import Offered
from lianes_desktop.ui.kit.draft import Draft
from lianes_desktop.ui.kit.keeping import kept, warn
from lianes_desktop.ui.kit.ports import Jobs, Notices
from lianes_desktop.ui.programme.attending import captioned


class PicturesView(Protocol):
    """What is told of the pictures."""

    def show_picture(self, title: str, jpeg: bytes) -> None:
        """Show a picture over the whole screen."""
        ...


class Picturing:
    """Each act on a picture is kept at once."""

    def __init__(
        self,
        view: PicturesView,
        pictures: ItemPictureService,
        draft: Draft,
        jobs: Jobs,
        notices: Notices,
        chosen: Callable[[], ProgrammeItem | None],
        refresh: Callable[[], None],
    ) -> None:
        """``draft`` holds what is typed of the line ``chosen``; ``refresh`` shows the page again."""
        self._view = view
        self._pictures = pictures
        self._draft = draft
        self._jobs = jobs
        self._notices = notices
        self._chosen = chosen
        self._refresh = refresh

    def take(self, files: tuple[Offered, ...]) -> None:
        """Keep these as pictures of the line; away from the window."""
        item = self._chosen()
        if item is None:
            return
        for file in files:
            self._jobs.run(self._keeping(item, file), self._taken, self._say_failed)

    def caption(self, given: tuple[str, str]) -> None:
        """Keep the legend of a picture as it is left, or say beside it why not."""
        digest, words = given
        item = self._chosen()
        if item is None or self._picture(digest) is None:
            return
        name, pictures = captioned(digest), self._pictures
        kept(lambda: self._draft.keep(name, words, lambda: pictures.caption(item.id, digest, words)), self._notices)
        self._refresh()

    def show(self, given: tuple[str, tuple[object, ...]]) -> None:
        """Keep who can be recognised on a picture."""
        digest, people = given
        item = self._chosen()
        if item is not None:
            kept(lambda: self._pictures.show(item.id, digest, people), self._notices)  # type: ignore[arg-type]  # contacts, as offered
            self._refresh()

    def remove(self, digest: object) -> None:
        """Let a picture go; the bar offers to undo."""
        item = self._chosen()
        if item is not None and kept(lambda: self._pictures.remove(item.id, str(digest)), self._notices):
            self._notices.say(wording.act(Act.REMOVE_PICTURE), undo=True)
            self._refresh()

    def view(self, digest: object) -> None:
        """Show a picture over the whole screen; drawn away from the window."""
        picture = self._picture(str(digest))
        if picture is not None:
            title = picture.caption or picture.paper.original_name
            self._jobs.run(
                lambda _progress: self._pictures.sheet(picture.paper),
                lambda jpeg: self._view.show_picture(title, jpeg),
                self._say_failed,
            )

    def thumbnail(self, digest: str) -> bytes | None:
        """The small JPEG of a picture."""
        return self._pictures.thumbnail(digest)

    def _keeping(self, item: ProgrammeItem, file: Offered) -> Callable[[object], None]:
        return lambda _progress: self._pictures.add(item.id, file)

    def _picture(self, digest: str) -> ItemPicture | None:
        item = self._chosen()
        found = () if item is None else item.pictures
        return next((one for one in found if one.paper.digest == digest), None)

    def _taken(self, _nothing: None) -> None:
        self._draft.saved()
        self._refresh()

    def _say_failed(self, error: Exception) -> None:
        warn(error, self._notices)
