"""The rights of a person over what is kept of them: see it, have it limited, have it erased (DOMAIN §9)."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol
from uuid import UUID

from lianes_desktop import codec, durable
from lianes_desktop.domain.audit import AuditEntry
from lianes_desktop.domain.bundles import SentBundle, bundle_code
from lianes_desktop.domain.consents import history
from lianes_desktop.domain.contacts import ConsentState, Contact, Erasure, Purpose
from lianes_desktop.domain.erasures import ErasureNotice, LeftPerson
from lianes_desktop.domain.ids import ContactId, DossierId
from lianes_desktop.domain.one_person import Person, answers, same_person
from lianes_desktop.domain.papers import PaperCode
from lianes_desktop.domain.participants import Participant
from lianes_desktop.domain.people import Status
from lianes_desktop.domain.retention import to_review
from lianes_desktop.services.acts import Act
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.failures import RemovedError, Resource
from lianes_desktop.services.files import explained
from lianes_desktop.services.notices import Notice, notice
from lianes_desktop.services.organisations import Organisations
from lianes_desktop.services.records import Writes

if TYPE_CHECKING:
    from lianes_desktop.services.changes import Changes
    from lianes_desktop.services.ports.device import Clock
    from lianes_desktop.services.ports.erasing import Erased, Eraser
    from lianes_desktop.services.ports.progress import Progress
    from lianes_desktop.services.ports.readings import Readings
    from lianes_desktop.services.ports.store import UnitOfWork
    from lianes_desktop.services.records import Records
    from lianes_desktop.services.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Known:
    """One record of a person, and what it is in."""

    person: Person
    title: str
    """Of the dossier."""
    lines: int
    """Of the programme that name the person."""
    left: bool
    """Whether it left in a bundle."""


class Drawer(Protocol):
    """What draws a document about a person (``services.papers.PaperService``)."""

    def write(
        self, dossier: DossierId | None, code: PaperCode, subject: UUID | None, to: Path, progress: Progress
    ) -> Path:
        """Write one document to ``to``."""
        ...


class NoticeDrawer(Protocol):
    """What draws the notice for Lianes."""

    def draw(self, notice: ErasureNotice, out: BinaryIO) -> None:
        """Write it as PDF."""
        ...


class RightsService:
    """Readings over all dossiers, and the acts a person may ask for."""

    def __init__(
        self,
        records: Records,
        readings: Readings,
        rules: Rulebook,
        papers: Drawer,
        notices: NoticeDrawer,
        eraser: Eraser,
        changes: Changes,
        clock: Clock,
    ) -> None:
        """``papers`` draws what a person is handed, ``notices`` what Lianes is; ``eraser`` alone reaches the copies."""
        self._records = records
        self._readings = readings
        self._rules = rules
        self._papers = papers
        self._notices = notices
        self._eraser = eraser
        self._changes = changes
        self._clock = clock

    # ---- whom we know

    def found(self, words: str = "") -> tuple[Known, ...]:
        """People met and delegates, in every dossier, by name; ``words`` begin words of what is kept of them."""
        everybody = [one for one in self._everybody() if answers(one.person, words)]
        return tuple(sorted(everybody, key=lambda one: (one.person.family_name or one.person.name_ar).casefold()))

    def all_of(self, person: UUID) -> tuple[Known, ...]:
        """Every record of one person, that one first; ``RemovedError`` when it is gone."""
        everybody = self._everybody()
        wanted = next((one for one in everybody if one.person.id == person), None)
        if wanted is None:
            raise RemovedError(person)
        return (wanted, *(one for one in everybody if one != wanted and same_person(wanted.person, one.person)))

    def to_review(self, dossier: DossierId) -> tuple[Contact, ...]:
        """The cards of a dossier whose term has come."""
        action = self._readings.action(dossier)
        if action is None:
            return ()
        years = self.years_kept(dossier)
        contacts, items = self._readings.contacts(dossier), self._readings.items(dossier)
        return to_review(contacts, items, action.ends_on, self._clock.today(), years)

    def years_kept(self, dossier: DossierId) -> int:
        """For how many years the cards of a dossier are kept, by its own rules."""
        action = self._readings.action(dossier)
        reference = self._rules.current.reference() if action is None else self._rules.of(action)
        return reference.edition.contacts_kept_years

    def notice(self, dossier: DossierId) -> Notice:
        """What people of this dossier are told; ``RemovedError`` when it is gone."""
        action = self._readings.action(dossier)
        if action is None:
            raise RemovedError(dossier)
        reference = self._rules.of(action)
        settings = self._rules.version(action.settings) or self._rules.current
        authority = Organisations(self._readings, self._rules).find(action.authority)
        return notice(
            settings.texts,
            authority.name if authority else "",
            reference.edition.contacts_kept_years,
            reference.contact.email if reference.contact else "",
        )

    # ---- what may be asked

    def renew(self, contacts: tuple[ContactId, ...]) -> None:
        """Keep cards for another term, from today."""
        today = self._clock.today()

        def decide(unit: UnitOfWork) -> Writes:
            kept = (unit.get(Contact, one) for one in contacts)
            return Writes([replace(one, renewed_on=today) for one in kept if one is not None])

        self._records.change(Act.CORRECT_CONTACT, decide)

    def restrict(self, contact: ContactId, *, restricted: bool) -> None:
        """Keep a card without using it: it stays here, whatever was agreed; or use it again."""

        def decide(unit: UnitOfWork) -> Writes:
            kept = unit.get(Contact, contact)
            return Writes() if kept is None else Writes([replace(kept, restricted=restricted)])

        self._records.change(Act.CORRECT_CONTACT, decide)

    def write(self, person: UUID, to: Path, progress: Progress) -> tuple[Path, ...]:
        """Write all that is kept of a person: a PDF for each record, and one JSON file; for a worker thread.

        Raises:
            RemovedError: the record is gone.
            UnavailableError: the medium; nothing half-written stays.
            CancelledError: the person stopped.
        """
        ones = self.all_of(person)
        written = []
        for at, one in enumerate(ones):
            path = to if not at else to.with_name(f"{to.stem} ({at + 1}){to.suffix}")
            written.append(
                self._papers.write(one.person.dossier, PaperCode.PERSONAL_DATA, one.person.id, path, progress)
            )
        plain = {
            "format": 1,
            "written_at": self._clock.now().isoformat(),
            "records": [self._plain(one) for one in ones],
        }
        data = to.with_suffix(".json")
        with explained(Resource.EXPORT, data):
            durable.write_bytes(data, json.dumps(plain, ensure_ascii=False, indent=1).encode())
        return (*written, data)

    def erase(self, people: tuple[UUID, ...]) -> Erased:
        """Erase these records for good, everywhere within reach; for a worker thread.

        It cannot be undone, and neither can anything done before it: what undo remembers names people too.

        Raises:
            UnavailableError: the store; nobody was erased.
        """
        now, profile = self._clock.now(), self._readings.profile()
        ones = [one for one in self._everybody() if one.person.id in people]
        marks = [Erasure(ContactId(one.person.id), one.person.dossier, now, one.left) for one in ones]
        who = profile.name if profile else ""
        entries = [AuditEntry(now, who, "contact", one.id, one.dossier, "erased", "", "True") for one in marks]
        erased = self._eraser.erase(marks, entries)
        self._records.undo.forget()
        self._changes.announce(*Topic)
        return erased

    # ---- what Lianes must be told

    def to_tell(self) -> tuple[LeftPerson, ...]:
        """Who was erased after they had left in a bundle, by ids alone."""
        return tuple(
            LeftPerson(
                one.id,
                one.dossier,
                tuple(each for each in self._readings.sent(one.dossier) if each.exported_at <= one.erased_at),
            )
            for one in self._readings.every(Erasure)
            if one.left_in_bundles
        )

    def write_notice(self, to: Path) -> tuple[Path, Path]:
        """Write what Lianes must erase too, as JSON and as PDF beside it: ids alone, and not one name.

        Raises:
            UnavailableError: the medium; nothing half-written stays.
        """
        profile = self._readings.profile()
        notice = ErasureNotice(self._clock.now(), profile.name if profile else "", self.to_tell())
        plain = {
            "format": 1,
            "kind": "erasure-notice",
            "written_at": notice.written_at.isoformat(),
            "by": notice.by,
            "people": [
                {"id": one.id.hex, "dossier": one.dossier.hex, "bundles": [_told(each) for each in one.bundles]}
                for one in notice.people
            ],
        }
        data, sheet = to.with_suffix(".json"), to.with_suffix(".pdf")
        with explained(Resource.EXPORT, data):
            durable.write_bytes(data, json.dumps(plain, ensure_ascii=False, indent=1).encode())
        with explained(Resource.EXPORT, sheet), durable.atomic_write(sheet) as out:
            self._notices.draw(notice, out)
        return data, sheet

    # ---- inside

    def _everybody(self) -> tuple[Known, ...]:
        found: list[Known] = []
        for summary in self._readings.dossiers():
            action = summary.action
            people: list[Person] = [
                *self._readings.contacts(action.id),
                *(one for one in self._readings.participants(action.id) if one.status is Status.DELEGATE),
            ]
            if not people:
                continue
            items, sent = self._readings.items(action.id), self._readings.sent(action.id)
            for person in people:
                lines = sum(person.id in (*item.contacts, *item.participants) for item in items)
                found.append(Known(person, action.title, lines, _left(person, sent)))
        return tuple(found)

    def _plain(self, one: Known) -> dict[str, object]:
        person = one.person
        kind = Contact if isinstance(person, Contact) else Participant
        items = [
            item for item in self._readings.items(person.dossier) if person.id in (*item.contacts, *item.participants)
        ]
        trail = [each for each in self._readings.trail(person.dossier) if each.subject == person.id]
        return {
            "dossier": one.title,
            "person": codec.codec(kind)[0](person),
            "programme": [{"title": item.title, "starts_at": item.starts_at.isoformat()} for item in items],
            "journal": [codec.codec(AuditEntry)[0](each) for each in trail],
        }


def _told(one: SentBundle) -> dict[str, object]:
    return {
        "bundle_id": one.bundle_id.hex,
        "code": bundle_code(one.bundle_id),
        "sequence": one.sequence,
        "exported_at": one.exported_at.isoformat(),
    }


def _left(person: Person, sent: tuple[SentBundle, ...]) -> bool:
    """Whether it may have left: a delegate with every bundle, a card once it was agreed to before one of them."""
    if isinstance(person, Participant):
        return bool(sent)
    agreed = [
        one for one in history(person.consent) if one.purpose is Purpose.TRANSMIT and one.state is ConsentState.GRANTED
    ]
    return any(one.on is None or one.on <= each.exported_at.date() for one in agreed for each in sent)
