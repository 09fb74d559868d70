"""Follow-ups and communication of the report: what is kept of each line's fields. No Qt."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from lianes_desktop.domain import entry
from lianes_desktop.domain.ids import FollowUpId
from lianes_desktop.domain.reports import CommunicationItem, CommunicationKind, FollowUp
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.reports import ReportService
from lianes_desktop.ui.kit.draft import Draft
from lianes_desktop.ui.report import wordings
from lianes_desktop.ui.report.values import TOLD_TEXTS, Follow, FollowShown, Told, ToldShown, Typed


class Drafts:
    """What is typed about the lines of a list, each remembered as long as it is there."""

    def __init__(self, clock: Clock, fields: Iterable[str]) -> None:
        """``fields`` are those of a line."""
        self._clock = clock
        self._fields = tuple(fields)
        self._of: dict[UUID, Draft] = {}

    def of(self, subject: UUID) -> Draft:
        """The memory of one line."""
        if subject not in self._of:
            self._of[subject] = Draft(self._clock, self._fields)
            self._of[subject].begin(subject)
        return self._of[subject]

    def forget(self) -> None:
        """Another dossier is shown."""
        self._of.clear()


class FollowUps:
    """The list of follow-ups."""

    def __init__(self, reports: ReportService, clock: Clock) -> None:
        """Nothing typed yet."""
        self._reports = reports
        self._clock = clock
        self.drafts = Drafts(clock, Follow)

    def shown(self, kept: Iterable[FollowUp], carried: Mapping[FollowUpId, str]) -> tuple[FollowShown, ...]:
        """Every follow-up, what was refused as it was typed; ``carried`` says which live on, and where."""
        return tuple(self._one(one, carried.get(one.id)) for one in kept)

    def correct(self, kept: FollowUp, typed: Typed) -> None:
        """Keep a field as it is left, or remember why not."""
        field, text = Follow(typed.field), str(typed.value)
        self.drafts.of(kept.id).keep(field, text, lambda: self._keep(kept, field, text))

    def done_today(self, kept: FollowUp) -> None:
        """It was done today."""
        self._reports.correct_follow_up(replace(kept, done_on=self._clock.today()))

    def _keep(self, kept: FollowUp, field: Follow, text: str) -> None:
        if field in (Follow.DUE_ON, Follow.DONE_ON):
            changes: dict[str, object] = {
                field.value: entry.parse_date(text, self._clock.today(), field) if text.strip() else None
            }
        else:
            changes = {field.value: text}
        given = replace(kept, **changes)  # type: ignore[arg-type]  # one of its four fields
        if given != kept:
            self._reports.correct_follow_up(given)

    def _one(self, kept: FollowUp, carried: str | None) -> FollowShown:
        draft = self.drafts.of(kept.id)
        chip, tone = wordings.follow_chip(kept, self._clock.today(), carried)
        texts = wordings.follow_texts(kept)
        note = "" if carried is None else wordings.carried_into(carried)
        return FollowShown(kept.id, _typed(draft, texts), _refused(draft, Follow), chip, tone, note)


class Communications:
    """The list of articles, posts and pictures."""

    def __init__(self, reports: ReportService, clock: Clock) -> None:
        """Nothing typed yet."""
        self._reports = reports
        self._clock = clock
        self.drafts = Drafts(clock, Told)

    def shown(self, kept: Iterable[CommunicationItem]) -> tuple[ToldShown, ...]:
        """Every item, what was refused as it was typed."""
        return tuple(self._one(one) for one in kept)

    def correct(self, kept: CommunicationItem, typed: Typed) -> None:
        """Keep a field as it is left, or remember why not."""
        field = Told(typed.field)
        self.drafts.of(kept.id).keep(field, typed.value, lambda: self._keep(kept, field, typed.value))

    def _keep(self, kept: CommunicationItem, field: Told, value: object) -> None:
        match field, value:
            case Told.PUBLISHED_ON, str() as text:
                day = entry.parse_date(text, self._clock.today(), field) if text.strip() else None
                changes: dict[str, object] = {field.value: day}
            case (
                (Told.KIND, CommunicationKind())
                | ((Told.PEOPLE_SHOWN | Told.IMAGE_RIGHTS), bool())
                | ((Told.TITLE | Told.LINK | Told.NOTE), str())
            ):
                changes = {field.value: value}
            case _:
                raise ValueError(field)
        given = replace(kept, **changes)  # type: ignore[arg-type]  # one of its fields, of its kind
        if given != kept:
            self._reports.correct_communication(given)

    def _one(self, kept: CommunicationItem) -> ToldShown:
        draft = self.drafts.of(kept.id)
        texts = dict(zip(TOLD_TEXTS, (kept.title, wordings.day(kept.published_on), kept.link, kept.note), strict=True))
        alone = kept.people_shown and not kept.image_rights
        return ToldShown(
            id=kept.id,
            texts=_typed(draft, texts),
            refusals=_refused(draft, Told),
            kind=kept.kind,
            people_shown=kept.people_shown,
            image_rights=kept.image_rights,
            warning=_("Sans l'accord écrit de chaque personne, l'image ne peut pas être diffusée.") if alone else "",
            paper="" if kept.paper is None else kept.paper.original_name,
        )


K = TypeVar("K", bound=StrEnum)


def _typed(draft: Draft, texts: Mapping[K, str]) -> dict[K, str]:
    return {field: draft.typed.get(field, text) for field, text in texts.items()}


def _refused(draft: Draft, fields: type[K]) -> dict[K, str]:
    return {field: draft.refusals[field] for field in fields if field in draft.refusals}
