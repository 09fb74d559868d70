"""Dossiers, their people, programme and rates, and what is typed in once for all of them."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from lianes_desktop.storage.rows.base import Row, belongs_to


class DossierRow(Row):
    """A mission (``action`` A) or a hosting day (B)."""

    __tablename__ = "dossier"
    id: Mapped[bytes] = mapped_column(primary_key=True)
    action: Mapped[str]
    title: Mapped[str]
    authority: Mapped[str | None]
    partner: Mapped[str | None]
    place: Mapped[str]
    themes: Mapped[str]
    other_theme: Mapped[str]
    zone: Mapped[str]
    convention: Mapped[str]
    budget: Mapped[str]
    sample: Mapped[int]
    starts_on: Mapped[str | None]
    ends_on: Mapped[str | None]
    duration_reason: Mapped[str | None]
    held_on: Mapped[str | None]
    case: Mapped[str | None]
    case_reason: Mapped[str | None]
    groups: Mapped[str | None]


class ParticipantRow(Row):
    """A person of a dossier."""

    __tablename__ = "participant"
    id: Mapped[bytes] = mapped_column(primary_key=True)
    dossier: Mapped[bytes] = mapped_column(belongs_to("dossier.id"), index=True)
    given_name: Mapped[str]
    family_name: Mapped[str]
    given_name_ar: Mapped[str]
    family_name_ar: Mapped[str]
    status: Mapped[str]
    organisation: Mapped[str | None]
    function: Mapped[str]
    mandate: Mapped[str]
    position: Mapped[int]


class ItemRow(Row):
    """A line of the programme."""

    __tablename__ = "programme_item"
    id: Mapped[bytes] = mapped_column(primary_key=True)
    dossier: Mapped[bytes] = mapped_column(belongs_to("dossier.id"))
    title: Mapped[str]
    kind: Mapped[str]
    starts_at: Mapped[str]
    ends_at: Mapped[str]
    zone: Mapped[str]
    place: Mapped[str]
    results: Mapped[str]
    note: Mapped[str]
    group: Mapped[str]
    covers: Mapped[int | None]
    diets: Mapped[str]
    planned_cents: Mapped[int | None]
    overlap_accepted: Mapped[int]

    __table_args__ = (Index(None, "dossier", "starts_at"),)


class ItemParticipantRow(Row):
    """Who attends a line."""

    __tablename__ = "item_participant"
    item: Mapped[bytes] = mapped_column(belongs_to("programme_item.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    participant: Mapped[bytes]


class ItemContactRow(Row):
    """Whom a line meets."""

    __tablename__ = "item_contact"
    item: Mapped[bytes] = mapped_column(belongs_to("programme_item.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    contact: Mapped[bytes] = mapped_column(index=True)


class ContactRow(Row):
    """A person met; ``search`` and ``sort_name`` are folded."""

    __tablename__ = "contact"
    key: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[bytes] = mapped_column(unique=True)
    dossier: Mapped[bytes] = mapped_column(belongs_to("dossier.id"))
    title: Mapped[str]
    given_name: Mapped[str]
    family_name: Mapped[str]
    given_name_ar: Mapped[str]
    family_name_ar: Mapped[str]
    function: Mapped[str]
    function_ar: Mapped[str]
    organisation: Mapped[str]
    organisation_ar: Mapped[str]
    phone: Mapped[str]
    mobile: Mapped[str]
    email: Mapped[str]
    languages: Mapped[str]
    note: Mapped[str]
    follow_up: Mapped[str]
    consent: Mapped[str]
    search: Mapped[str]
    sort_name: Mapped[str]

    __table_args__ = (Index(None, "dossier", "sort_name"),)


class RateRow(Row):
    """An exchange rate of a dossier; ``per_euro`` is a plain decimal."""

    __tablename__ = "exchange_rate"
    id: Mapped[bytes] = mapped_column(primary_key=True)
    dossier: Mapped[bytes] = mapped_column(belongs_to("dossier.id"), index=True)
    currency: Mapped[str]
    per_euro: Mapped[str]
    valid_from: Mapped[str]
    source: Mapped[str]
    note: Mapped[str]


class OrganisationRow(Row):
    """An organisation typed in here."""

    __tablename__ = "organisation"
    id: Mapped[str] = mapped_column(primary_key=True)
    country: Mapped[str]
    type: Mapped[str]
    name: Mapped[str]
    name_ar: Mapped[str]
    name_zgh: Mapped[str]
    aliases: Mapped[str]
    siren: Mapped[str]
    siret: Mapped[str]
    iban: Mapped[str]
    bic: Mapped[str]
    address: Mapped[str]


class ProfileRow(Row):
    """The person at this device."""

    __tablename__ = "profile"
    key: Mapped[int] = mapped_column(primary_key=True)
    participant: Mapped[bytes] = mapped_column(unique=True)
    given_name: Mapped[str]
    family_name: Mapped[str]
    email: Mapped[str]
    organisation: Mapped[str | None]
    status: Mapped[str]
    role: Mapped[str]


class LastCommitRow(Row):
    """The mark of the last transaction: tells, after a failed commit, whether it was kept."""

    __tablename__ = "last_commit"
    only: Mapped[int] = mapped_column(primary_key=True)
    mark: Mapped[str]
