"""Steering the money of an edition: what is set aside, asked, accepted, paid and left, and who brings it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from lianes_desktop import durable
from lianes_desktop.domain.answers import Answer
from lianes_desktop.domain.checked.money import checked_envelope, checked_share
from lianes_desktop.domain.editions import ProgrammeEdition
from lianes_desktop.domain.envelopes import Envelope, FunderShare
from lianes_desktop.domain.funders import Funders, funders
from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.payments import Payment
from lianes_desktop.domain.scopes import Spending, spending
from lianes_desktop.domain.spending import Cut, dossiers_money
from lianes_desktop.services.acts import Act
from lianes_desktop.services.failures import Resource
from lianes_desktop.services.files import explained
from lianes_desktop.services.organisations import Organisations
from lianes_desktop.services.ports.device import Clock
from lianes_desktop.services.ports.money import MoneyBook, MoneyBooks
from lianes_desktop.services.ports.progress import Progress
from lianes_desktop.services.ports.readings import Readings
from lianes_desktop.services.ports.store import UnitOfWork
from lianes_desktop.services.records import Records, Writes
from lianes_desktop.services.rulebook import Rulebook

K = TypeVar("K", Envelope, FunderShare)


@dataclass(frozen=True, slots=True)
class EditionMoney:
    """An edition's money, cut one way."""

    spending: Spending
    funders: Funders
    envelopes: tuple[Envelope, ...]
    """In the order they were noted."""


class MoneyService:
    """Acts and readings on envelopes and funders; every figure is drawn anew from claims, decisions and payments."""

    def __init__(self, records: Records, readings: Readings, rules: Rulebook, books: MoneyBooks, clock: Clock) -> None:
        """``books`` writes the workbook; every act is saved at once and can be undone."""
        self._records = records
        self._readings = readings
        self._rules = rules
        self._organisations = Organisations(readings, rules)
        self._books = books
        self._clock = clock

    def editions(self) -> tuple[ProgrammeEdition, ...]:
        """Those of the settings in force, that of new dossiers first."""
        return self._rules.current.editions

    def organisations(self) -> tuple[Organisation, ...]:
        """Every authority known here, by name."""
        return self._organisations.all()

    def name_of(self, organisation: OrganisationId | None) -> str:
        """What an authority is called; empty when it is not known here."""
        found = self._organisations.find(organisation)
        return found.name if found is not None else ""

    def read(self, edition: str, cut: Cut) -> EditionMoney:
        """Everything of an edition as it stands now."""
        dossiers = dossiers_money(
            self._readings.received(), self._readings.every(Answer), self._readings.every(Payment)
        )
        envelopes = sorted((one for one in self._readings.every(Envelope) if one.edition == edition), key=_made)
        table = spending(edition, cut, dossiers, envelopes)
        shares = funders(edition, self._readings.every(FunderShare), table.total.sums.accepted_cents)
        return EditionMoney(table, shares, tuple(envelopes))

    def write(self, edition: str, to: Path, progress: Progress) -> Path:
        """Write an edition's money as a workbook, cut each way, with its dossiers and funders; for a worker thread.

        Raises:
            UnavailableError: the medium; what was at ``to`` stays.
            CancelledError: the person stopped; what was at ``to`` stays.
        """
        cuts: Sequence[Cut] = tuple(Cut)
        tables = []
        for at, cut in enumerate(cuts):
            progress(at, len(cuts))
            tables.append(self.read(edition, cut))
        names = {one.id: one.name for one in self.organisations()}
        book = MoneyBook(edition, self._clock.now(), tuple(one.spending for one in tables), tables[0].funders, names)
        with explained(Resource.EXPORT, to), durable.atomic_write(to) as out:
            self._books.write(book, out)
        progress(len(cuts), len(cuts))
        return to

    # ---- envelopes and funders

    def envelope(self, key: UUID) -> Envelope | None:
        """One of them, or ``None``."""
        return self._records.read(Envelope, key)

    def share(self, key: UUID) -> FunderShare | None:
        """One of them, or ``None``."""
        return self._records.read(FunderShare, key)

    def add_envelope(self, envelope: Envelope) -> None:
        """Note money set aside.

        Raises:
            RefusedError: ``cents`` not above nought, ``letter`` or ``year`` that is none.
        """
        self._records.keep(Act.ADD_ENVELOPE, checked_envelope(envelope))

    def correct_envelope(self, envelope: Envelope) -> None:
        """Keep an envelope as now given; one removed meanwhile stays so.

        Raises:
            RefusedError: as for ``add_envelope``.
        """
        self._correct(Act.CORRECT_ENVELOPE, checked_envelope(envelope))

    def remove_envelope(self, key: UUID) -> None:
        """Take an envelope out."""
        self._remove(Act.REMOVE_ENVELOPE, Envelope, key)

    def add_share(self, share: FunderShare) -> None:
        """Note a funder's part.

        Raises:
            RefusedError: ``funder`` missing, ``cents`` not above nought, ``cap_parts`` that is no part.
        """
        self._records.keep(Act.ADD_FUNDER, checked_share(share))

    def correct_share(self, share: FunderShare) -> None:
        """Keep a funder's part as now given; one removed meanwhile stays so.

        Raises:
            RefusedError: as for ``add_share``.
        """
        self._correct(Act.CORRECT_FUNDER, checked_share(share))

    def remove_share(self, key: UUID) -> None:
        """Take a funder's part out."""
        self._remove(Act.REMOVE_FUNDER, FunderShare, key)

    # ---- inside

    def _correct(self, act: Act, clean: K) -> None:
        def decide(unit: UnitOfWork) -> Writes:
            kept = unit.get(type(clean), clean.id)
            return Writes([clean] if kept is not None and kept != clean else [])

        self._records.change(act, decide)

    def _remove(self, act: Act, kind: type[K], key: UUID) -> None:
        def decide(unit: UnitOfWork) -> Writes:
            kept = unit.get(kind, key)
            return Writes(removes=[kept] if kept is not None else [])

        self._records.change(act, decide)


def _made(envelope: Envelope) -> UUID:
    return envelope.id
