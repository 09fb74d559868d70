"""The pictures taken at the lines of a programme."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from lianes_desktop.domain.checked import checked_picture
from lianes_desktop.domain.ids import ContactId, ItemId
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.programmes import ItemPicture, ProgrammeItem
from lianes_desktop.services.acts import Act
from lianes_desktop.services.offered import Offered, plain_name, read
from lianes_desktop.services.papers_kept import SHOWN_SIDE
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.receipts import Pictures, Vault
from lianes_desktop.services.ports.store import UnitOfWork
from lianes_desktop.services.records import Records, Writes

_PICTURE = "image/"


class ItemPictureService:
    """Keeps pictures of a line; one that is there already, or of a line removed meanwhile, changes nothing."""

    def __init__(self, records: Records, readings: Readings, vault: Vault, pictures: Pictures) -> None:
        """The file reaches the vault before any record names it: a crash leaves a harmless orphan."""
        self._records = records
        self._readings = readings
        self._vault = vault
        self._pictures = pictures

    def add(self, item: ItemId, file: Offered) -> None:
        """Keep a picture as it came; slow, for a worker thread.

        Raises:
            RefusedError: unreadable, empty, too large, or no picture; ``field`` is the file's name.
            UnavailableError: the vault or the store failed; nothing half-written stays.
        """
        name = plain_name(file.name)
        data = read(file)
        examined = self._pictures.examine(data, name)
        if not examined.media_type.startswith(_PICTURE):
            raise RefusedError([Refusal(name, Problem.NOT_A_PHOTOGRAPH)])
        paper = Piece(self._vault.store(data), len(data), examined.media_type, name)

        def added(unit: UnitOfWork, there: Sequence[ItemPicture]) -> Sequence[ItemPicture]:
            if any(one.paper.digest == paper.digest for one in there):
                return there
            unit.put_thumbnail(paper.digest, examined.thumbnail)
            return (*there, ItemPicture(paper))

        self._change(Act.ADD_PICTURE, item, added)

    def caption(self, item: ItemId, digest: str, words: str) -> None:
        """Say what a picture shows.

        Raises:
            RefusedError: ``caption`` too long.
        """
        self._correct(item, digest, lambda one: replace(one, caption=words))

    def show(self, item: ItemId, digest: str, people: tuple[ContactId, ...]) -> None:
        """Say which of the people met can be recognised on a picture."""
        self._correct(item, digest, lambda one: replace(one, shows=people))

    def remove(self, item: ItemId, digest: str) -> None:
        """Let a picture go."""
        self._change(
            Act.REMOVE_PICTURE, item, lambda _unit, there: [one for one in there if one.paper.digest != digest]
        )

    def thumbnail(self, digest: str) -> bytes | None:
        """The small JPEG of a picture."""
        return self._readings.thumbnail(digest)

    def sheet(self, paper: Piece) -> bytes:
        """A picture as an upright JPEG; slow, for a worker thread.

        Raises:
            UnavailableError: with ``NOT_FOUND`` or ``DAMAGED``.
            RefusedError: it cannot be drawn.
        """
        return self._pictures.view(self._vault.read(paper.digest), paper.media_type, longest=SHOWN_SIDE)

    def _correct(self, item: ItemId, digest: str, corrected: Callable[[ItemPicture], ItemPicture]) -> None:
        self._change(
            Act.CORRECT_PICTURE,
            item,
            lambda _unit, there: [
                checked_picture(corrected(one)) if one.paper.digest == digest else one for one in there
            ],
        )

    def _change(
        self, act: Act, item: ItemId, changed: Callable[[UnitOfWork, Sequence[ItemPicture]], Sequence[ItemPicture]]
    ) -> None:
        def decide(unit: UnitOfWork) -> Writes:
            kept = unit.get(ProgrammeItem, item)
            return Writes([] if kept is None else [replace(kept, pictures=tuple(changed(unit, kept.pictures)))])

        self._records.change(act, decide)
