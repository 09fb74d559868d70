"""The documents a dossier offers, and each one written as PDF."""

from __future__ import annotations

import shutil
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from lianes_desktop import durable
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.joining import Membership
from lianes_desktop.domain.leaving import leaving
from lianes_desktop.domain.missions import Mission
from lianes_desktop.domain.papers import Offer, PaperCode, PaperInput, SubjectId, Tongue
from lianes_desktop.domain.programmes import ProgrammeRelease
from lianes_desktop.domain.reimbursement import terms
from lianes_desktop.domain.statement import statement
from lianes_desktop.domain.steering import SteeringMeeting
from lianes_desktop.services.failures import RemovedError, Resource
from lianes_desktop.services.files import explained
from lianes_desktop.services.organisations import Organisations
from lianes_desktop.services.paper_offers import Known, offers
from lianes_desktop.services.ports.papers import Press

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lianes_desktop.domain.dossiers import Dossier
    from lianes_desktop.domain.organisations import Organisation
    from lianes_desktop.services.hand_in import HandInService
    from lianes_desktop.services.ports.progress import Progress
    from lianes_desktop.services.ports.readings import Readings
    from lianes_desktop.services.rulebook import Rulebook

_OWN_DATA = frozenset({PaperCode.PERSONAL_DATA})
"""Papers handed to the very person they are about: nothing of theirs is left out."""


class PaperService:
    """Readings on documents; nothing is kept, a document is written where it is asked for."""

    def __init__(self, readings: Readings, rules: Rulebook, press: Press, claims: HandInService) -> None:
        """``claims`` draws the claim itself, and shows any PDF page by page."""
        self._readings = readings
        self._rules = rules
        self._press = press
        self._claims = claims
        self._organisations = Organisations(readings, rules)

    def offered(self, dossier: DossierId | None) -> tuple[Offer, ...]:
        """Every document there may be, by the moment it serves; without a dossier, those of joining."""
        return offers(self._known(dossier))

    def write(
        self, dossier: DossierId | None, code: PaperCode, subject: SubjectId, to: Path, progress: Progress
    ) -> Path:
        """Write one document to ``to``; for a worker thread.

        Raises:
            RemovedError: there is no such dossier, or no such record in it.
            RefusedError: ``profile`` missing, for the claim: nobody is there to hand it in.
            UnavailableError: the medium; nothing half-written stays.
            CancelledError: the person stopped; nothing was written.
        """
        if code is PaperCode.CLAIM and dossier is not None:
            return self._claims.preview(dossier, to, progress)
        given = self._given(dossier, code, subject)
        with explained(Resource.EXPORT, to), durable.atomic_write(to) as out:
            self._press.draw(given, out, progress)
        return to

    def write_all(
        self,
        dossier: DossierId | None,
        names: Sequence[tuple[PaperCode, SubjectId, str]],
        folder: Path,
        title: str,
        progress: Progress,
    ) -> Path:
        """Write each document under its name into a new folder called ``title``; for a worker thread.

        A name that is there already is never written over: the folder then bears a number. What was written before
        a failure or a stop is taken away.

        Raises:
            UnavailableError: the medium.
            CancelledError: the person stopped.
        """
        with explained(Resource.EXPORT, folder):
            to = _fresh(folder, title)
            to.mkdir()
        taken: set[str] = set()
        try:
            for at, (code, subject, name) in enumerate(names):
                progress(at, len(names))
                self.write(dossier, code, subject, to / _unlike(name, taken), _stoppable(progress, at, len(names)))
        except BaseException:
            shutil.rmtree(to, ignore_errors=True)
            raise
        return to

    def sheet(self, pdf: Path, sheet: int, longest: int) -> tuple[int, bytes]:
        """How many sheets a document has, and one of them as a JPEG; for a worker thread."""
        return self._claims.preview_sheet(pdf, sheet, longest)

    # ---- what a document is drawn from

    def _known(self, dossier: DossierId | None) -> Known:
        return Known(
            dossier=None if dossier is None else self._readings.dossier(dossier),
            memberships=self._memberships(dossier),
            meetings=self._readings.every(SteeringMeeting),
            names={one.id: one.name for one in self._organisations.all()},
            days=self._days(dossier),
        )

    def _days(self, dossier: DossierId | None) -> tuple[int, int]:
        action = None if dossier is None else self._readings.action(dossier)
        reference = self._rules.current.reference() if action is None else self._rules.of(action)
        return reference.edition.mission_days

    def _memberships(self, dossier: DossierId | None) -> tuple[Membership, ...]:
        """All of them, the dossier's own first."""
        action = None if dossier is None else self._readings.action(dossier)
        own = action.membership if action is not None else None
        return tuple(sorted(self._readings.every(Membership), key=lambda one: one.id != own))

    def _given(self, dossier: DossierId | None, code: PaperCode, subject: SubjectId) -> PaperInput:
        for joined in self._readings.every(Membership):
            if joined.id == subject:
                return self._of_membership(code, joined)
        for meeting in self._readings.every(SteeringMeeting):
            if meeting.id == subject:
                settings = self._rules.current
                contact = settings.contacts[0] if settings.contacts else None
                edition = settings.edition(meeting.edition)
                return PaperInput(code, edition, contact, settings.texts, meeting=meeting)
        if dossier is None:
            raise RemovedError(subject)
        return self._about(self._of_dossier(code, self._readings.dossier(dossier)), subject)

    def _of_membership(self, code: PaperCode, joined: Membership) -> PaperInput:
        settings = self._rules.current
        reference = settings.reference(joined.edition)
        # the dates of eligibility are those of any mission made under this membership's convention
        dates = terms(Mission(DossierId(joined.id), "", convention=joined.convention), reference)
        return PaperInput(
            code,
            reference.edition,
            reference.contact,
            settings.texts,
            reference.kinds,
            self._organisation(joined.authority),
            eligibility_start=dates.eligibility_start,
            membership=joined,
        )

    def _of_dossier(self, code: PaperCode, records: Dossier) -> PaperInput:
        action = records.action
        released = self._readings.held(ProgrammeRelease, action.id)
        bodies = {one.organisation for one in records.participants}
        reference = self._rules.of(action)
        settings = self._rules.version(action.settings) or self._rules.current
        shown = records if code in _OWN_DATA else leaving(records)
        return PaperInput(
            code,
            reference.edition,
            reference.contact,
            settings.texts,
            reference.kinds,
            records.authority,
            records.partner,
            shown,
            withheld=len(records.contacts) - len(shown.contacts),
            statement=statement(leaving(records), reference),
            eligibility_start=terms(action, reference).eligibility_start,
            organisations=tuple(one for one in self._organisations.all() if one.id in bodies),
            release=max(released, key=lambda one: one.number, default=None),
        )

    def _about(self, given: PaperInput, subject: SubjectId) -> PaperInput:
        """The input with the record it is about; ``RemovedError`` when there is no such record."""
        if subject is None or given.dossier is None:
            return given
        if isinstance(subject, Tongue):
            return replace(given, tongue=subject)
        records = self._readings.dossier(given.dossier.action.id)
        for person in records.participants:
            if person.id == subject:
                return replace(given, participant=person, organisation=self._organisation(person.organisation))
        for contact in records.contacts:
            if contact.id == subject:
                entries = self._readings.trail(records.action.id) if given.code in _OWN_DATA else ()
                return replace(
                    given, contact=contact, trail=tuple(entry for entry in entries if entry.subject == contact.id)
                )
        for spent in given.dossier.expenses:
            if spent.id == subject:
                return replace(given, expense=spent)
        raise RemovedError(subject)

    def _organisation(self, one: str | None) -> Organisation | None:
        return None if one is None else next((each for each in self._organisations.all() if each.id == one), None)


def _fresh(folder: Path, title: str) -> Path:
    """A place for a folder of that name that nothing stands on yet."""
    return next(path for at in count(1) if not (path := folder / (title if at == 1 else f"{title} ({at})")).exists())


def _unlike(name: str, taken: set[str]) -> str:
    """The name, numbered when another document bears it."""
    stem = name.removesuffix(".pdf")
    fresh = next(one for at in count(1) if (one := name if at == 1 else f"{stem} ({at}).pdf").casefold() not in taken)
    taken.add(fresh.casefold())
    return fresh


def _stoppable(progress: Progress, at: int, of: int) -> Progress:
    """Told for each page drawn, as documents done: a long one can be stopped too."""
    return lambda _page, _pages: progress(at, of)
