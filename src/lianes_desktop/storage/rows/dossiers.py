"""Dossiers, their people, programme and rates, and what is typed in once for all of them."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from lianes_desktop.storage.rows.base import Row, belongs_to


class DossierRow(Row):
    """A mission (``action`` A), a hosting day (B), a new partnership (C) or a project (D)."""

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
    edition: Mapped[str] = mapped_column(server_default="")
    settings: Mapped[int] = mapped_column(server_default="0")
    membership: Mapped[bytes | None]
    first_exchange_of: Mapped[bytes | None]
    other_theme_accepted: Mapped[str | None]
    objectives: Mapped[str] = mapped_column(server_default="[]")
    sdgs: Mapped[str] = mapped_column(server_default="[]")
    tasks: Mapped[str] = mapped_column(server_default="[]")
    confirmed_days: Mapped[str] = mapped_column(server_default="[]")
    meals_mode: Mapped[str | None]
    agreement: Mapped[str | None]
    delegation: Mapped[str | None]
    courtesy: Mapped[str | None]
    intention: Mapped[str | None]
    sought: Mapped[str | None]
    intention_on: Mapped[str | None]
    competences: Mapped[str | None]
    stakes: Mapped[str | None]
    population: Mapped[int | None]
    candidates: Mapped[str | None]
    milestones: Mapped[str | None]
    accord: Mapped[str | None]
    kind: Mapped[str | None]
    other_kind: Mapped[str | None]
    description: Mapped[str | None]
    expected: Mapped[str | None]
    equipment_reason: Mapped[str | None]
    owners_confirmed: Mapped[int | None]
    no_heavy_investment: Mapped[int | None]


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
    title: Mapped[str] = mapped_column(server_default="")
    function_ar: Mapped[str] = mapped_column(server_default="")
    service: Mapped[str] = mapped_column(server_default="")
    home: Mapped[str] = mapped_column(server_default="")
    workplace: Mapped[str] = mapped_column(server_default="")
    employer: Mapped[str] = mapped_column(server_default="")
    expertise: Mapped[str] = mapped_column(server_default="")
    gender: Mapped[str | None]
    vehicle: Mapped[str | None]
    passport_expires_on: Mapped[str | None]
    expertise_shared: Mapped[int] = mapped_column(server_default="0")


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
    state: Mapped[str] = mapped_column(server_default="prevu")
    exchanged: Mapped[str] = mapped_column(server_default="[]")
    outcome: Mapped[str] = mapped_column(server_default="")
    interest_fr: Mapped[str] = mapped_column(server_default="")
    interest_ma: Mapped[str] = mapped_column(server_default="")
    menus: Mapped[str] = mapped_column(server_default="[]")
    overruled: Mapped[str] = mapped_column(server_default="[]")
    absent: Mapped[str] = mapped_column(server_default="[]")
    absent_contacts: Mapped[str] = mapped_column(server_default="[]")
    also_present: Mapped[str] = mapped_column(server_default="")
    pictures: Mapped[str] = mapped_column(server_default="[]")
    revision: Mapped[int] = mapped_column(server_default="0")

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
    organisation_type: Mapped[str | None]
    gender: Mapped[str | None]
    role: Mapped[str | None]
    name_zgh: Mapped[str] = mapped_column(server_default="")
    affiliations: Mapped[str] = mapped_column(server_default="[]")
    card: Mapped[str | None]
    renewed_on: Mapped[str | None]
    restricted: Mapped[int] = mapped_column(server_default="0")

    __table_args__ = (Index(None, "dossier", "sort_name"),)


class ReleaseRow(Row):
    """The programme under a number."""

    __tablename__ = "programme_release"
    id: Mapped[bytes] = mapped_column(primary_key=True)
    dossier: Mapped[bytes] = mapped_column(belongs_to("dossier.id"), index=True)
    number: Mapped[int]
    made_at: Mapped[str]
    made_by: Mapped[str]
    note: Mapped[str]
    items: Mapped[str]


class ErasureRow(Row):
    """That a person was erased; outlives the dossier."""

    __tablename__ = "erasure"
    id: Mapped[bytes] = mapped_column(primary_key=True)
    dossier: Mapped[bytes]
    erased_at: Mapped[str]
    left_in_bundles: Mapped[int]


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
    typed_by: Mapped[str] = mapped_column(server_default="")
    slip: Mapped[str | None]


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
    population: Mapped[int | None]


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
