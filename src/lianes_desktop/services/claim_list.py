"""The claims of the office's inbox: where each stands, and since when it waits."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from lianes_desktop.domain.answers import Answer
from lianes_desktop.domain.bundles import ReceivedBundle
from lianes_desktop.domain.claim_ages import waiting_since
from lianes_desktop.domain.claim_states import ClaimState
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.reviewing import ClaimReview
from lianes_desktop.services.changes import Changes, Topic
from lianes_desktop.services.claim_desks import state_of
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.received_lines import last_taken_in

_TO_REVIEW = frozenset({None, ClaimState.RECEIVED, ClaimState.UNDER_REVIEW})


@dataclass(frozen=True, slots=True)
class ListedClaim:
    """A bundle of the inbox."""

    received: ReceivedBundle
    state: ClaimState | None
    """``None`` while the bundle waits to be taken in."""
    since: datetime | None
    """Since when it waits for a word of the office; ``None`` once it has one, or a later version took its place."""
    replaced: bool
    """Whether a later version of its dossier was taken in."""


class ClaimListService:
    """Reads the inbox with what was decided and answered."""

    def __init__(self, readings: Readings, changes: Changes) -> None:
        """Nothing is read yet; answers, long to read, are until some change, so that each verdict costs none."""
        self._readings = readings
        self._answers: Mapping[DossierId, Sequence[Answer]] | None = None
        changes.listen(self._forget, first=True)

    def all(self) -> tuple[ListedClaim, ...]:
        """Everything received, the latest first.

        Raises:
            UnavailableError: the store.
        """
        received = self._readings.received()
        in_force = last_taken_in(received)
        answers = self._answered()
        reviews = {one.manifest_sha256: one for one in self._readings.every(ClaimReview)}
        return tuple(
            _listed(
                one,
                answers.get(one.dossier, ()),
                reviews.get(one.manifest_sha256),
                current=one.manifest_sha256 in in_force,
            )
            for one in received
        )

    def to_review(self) -> int:
        """How many wait for the office: to be taken in, looked at, or decided.

        Raises:
            UnavailableError: the store.
        """
        return sum(not one.replaced and one.state in _TO_REVIEW for one in self.all())

    # ---- inside

    def _answered(self) -> Mapping[DossierId, Sequence[Answer]]:
        known = self._answers
        if known is None:
            found: defaultdict[DossierId, list[Answer]] = defaultdict(list)
            for answer in self._readings.every(Answer):
                found[answer.dossier].append(answer)
            known = self._answers = found
        return known

    def _forget(self, topics: frozenset[Topic]) -> None:
        if Topic.ANSWERS in topics:
            self._answers = None


def _listed(
    one: ReceivedBundle, answers: Sequence[Answer], review: ClaimReview | None, *, current: bool
) -> ListedClaim:
    if one.waiting:
        return ListedClaim(one, None, one.received_at, replaced=False)
    since = waiting_since(one.received_at, one.manifest_sha256, answers) if current else None
    return ListedClaim(one, state_of(one.manifest_sha256, answers, review), since, replaced=not current)
