"""What is typed about one record and not kept yet, by the dotted names of its fields. No Qt."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from lianes_desktop.domain.problems import Refusal, RefusedError
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.ports.device import Clock

Options = Sequence[tuple[object, str]]
"""Values to choose from, with their words."""


@dataclass(frozen=True, slots=True)
class FormShown:
    """Every field of a form by name; what was refused stands as it was typed."""

    texts: Mapping[str, str] = field(default_factory=dict)
    refusals: Mapping[str, str] = field(default_factory=dict)
    ticks: Mapping[str, bool] = field(default_factory=dict)
    choices: Mapping[str, tuple[tuple[tuple[object, str], ...], object]] = field(default_factory=dict)
    """(values with their words, the one kept) by name."""


class Held:
    """A form's memory while one record is shown.

    What contradicts a field is often put right in another one: what is held is tried again with whatever comes next.
    """

    def __init__(self, clock: Clock) -> None:
        """Nothing held, nothing saved."""
        self._clock = clock
        self.subject: UUID | None = None
        self._given: dict[str, object] = {}
        self.refusals: dict[str, str] = {}
        self._saved_at: datetime | None = None

    @property
    def typed(self) -> dict[str, str]:
        """The texts held, by field."""
        return {name: given for name, given in self._given.items() if isinstance(given, str)}

    def begin(self, subject: UUID | None) -> None:
        """Turn to another record; what was refused of the last one is forgotten."""
        if subject != self.subject:
            self.subject = subject
            self._given, self.refusals = {}, {}
            self._saved_at = None

    def keep(self, name: str, given: object, act: Callable[[Mapping[str, object]], object]) -> bool:
        """Keep one field with everything held, else alone; refused, its text is held with the reason.

        ``act`` is given the fields to keep.

        Raises:
            UnavailableError: the store failed; the text is held.
        """
        self._given.pop(name, None)  # the last one typed counts last
        self._given[name] = given
        tries = [dict(self._given)] if len(self._given) == 1 else [dict(self._given), {name: given}]
        reasons: Sequence[Refusal] = ()
        for fields in tries:
            try:
                act(fields)
            except RefusedError as refused:
                reasons = refused.refusals
                continue
            for one in fields:
                self._given.pop(one, None)
                self.refusals.pop(one, None)
            self.saved()
            return True
        self.refusals.pop(name, None)
        self._refuse(reasons, name)
        if not isinstance(given, str):  # a box or a choice goes back to what is kept
            self._given.pop(name)
        return False

    def drop(self, prefix: str) -> None:
        """Forget what is held of fields that are no longer there."""
        for name in [one for one in {*self._given, *self.refusals} if one.startswith(prefix)]:
            self._given.pop(name, None)
            self.refusals.pop(name, None)

    def saved(self) -> None:
        """Something about the record has just been written for good."""
        self._saved_at = self._clock.now()

    def saved_words(self) -> str:
        """When it was last written since it is shown; empty before."""
        if self._saved_at is None:
            return ""
        return _("Enregistré à {time}").format(time=formats.clock(self._saved_at.astimezone()))

    def _refuse(self, refusals: Sequence[Refusal], otherwise: str) -> None:
        """Hang each reason on its field when it is held, else on the one just left: there it can be put right."""
        for refusal in refusals:
            self.refusals[refusal.field if refusal.field in self._given else otherwise] = wording.refusal(refusal)
