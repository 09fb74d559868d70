"""What is typed about one record: kept field by field, or held as typed with the reason it is refused. No Qt."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from lianes_desktop.domain.problems import Refusal, RefusedError
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.ports.device import Clock

_SAME: Mapping[str, str] = MappingProxyType({})


class Draft:
    """A form's memory while one record is shown."""

    def __init__(self, clock: Clock, fields: Iterable[str], named: Mapping[str, str] = _SAME) -> None:
        """``fields`` are those of the form; ``named`` says where a field of the value stands when it is called else."""
        self._clock = clock
        self._fields = frozenset(fields)
        self._named = named
        self.subject: UUID | None = None
        self.typed: dict[str, str] = {}
        self.refusals: dict[str, str] = {}
        self._saved_at: datetime | None = None

    def begin(self, subject: UUID | None) -> None:
        """Turn to another record; what was refused of the last one is forgotten."""
        if subject != self.subject:
            self.subject = subject
            self.typed, self.refusals = {}, {}
            self._saved_at = None

    def keep(self, field: str, given: object, act: Callable[[], object]) -> bool:
        """Do the act that keeps one field; refused, its text is held with the reason.

        Raises:
            UnavailableError: the store failed; the text is held.
        """
        if isinstance(given, str):
            self.typed[field] = given
        try:
            act()
        except RefusedError as refused:
            self._refuse(refused.refusals, field)
            return False
        self.typed.pop(field, None)
        self.refusals.pop(field, None)
        self.saved()
        return True

    def saved(self) -> None:
        """Something about the record has just been written for good."""
        self._saved_at = self._clock.now()

    def saved_words(self) -> str:
        """When it was last written since it is shown; empty before."""
        if self._saved_at is None:
            return ""
        return _("Enregistré à {time}").format(time=formats.clock(self._saved_at.astimezone()))

    def _refuse(self, refusals: Iterable[Refusal], otherwise: str) -> None:
        """Hang each reason on its field, or on the field just left when it names none of the form."""
        for refusal in refusals:
            name = self._named.get(refusal.field, refusal.field.rpartition(".")[2])
            self.refusals[name if name in self._fields else otherwise] = wording.refusal(refusal)
