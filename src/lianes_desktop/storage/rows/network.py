"""The programme around the dossiers: who joins it, its committee, its settings, and the trail of changes."""

from sqlalchemy.orm import Mapped, mapped_column

from lianes_desktop.storage.rows.base import Row


class MembershipRow(Row):
    """One authority in one edition."""

    __tablename__ = "membership"
    id: Mapped[bytes] = mapped_column(primary_key=True)
    edition: Mapped[str]
    authority: Mapped[str]
    role: Mapped[str]
    contacted_on: Mapped[str | None]
    ambitions: Mapped[str]
    supports: Mapped[str]
    referent: Mapped[str]
    letter: Mapped[str]
    convention: Mapped[str]
    versions: Mapped[str]
    signatories: Mapped[str]
    paper: Mapped[str | None]
    commitment: Mapped[str]
    brings: Mapped[str]
    closed_on: Mapped[str | None]
    abandoned_on: Mapped[str | None]
    abandoned_reason: Mapped[str]


class SteeringMeetingRow(Row):
    """A meeting of the steering committee."""

    __tablename__ = "steering_meeting"
    id: Mapped[bytes] = mapped_column(primary_key=True)
    edition: Mapped[str]
    held_on: Mapped[str | None]
    place: Mapped[str]
    agenda: Mapped[str]
    attendance: Mapped[str]
    decisions: Mapped[str]
    minutes: Mapped[str]
    held: Mapped[int]


class SettingsRow(Row):
    """One issue of the programme's settings, as JSON."""

    __tablename__ = "programme_settings"
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    manifest_sha256: Mapped[str]
    kept_at: Mapped[str]
    settings: Mapped[str]


class SettingsDraftRow(Row):
    """The next issue of the settings while it is written, as JSON."""

    __tablename__ = "settings_draft"
    slot: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    settings: Mapped[str]
    typed: Mapped[str]


class AuditRow(Row):
    """One field that changed; stays when its dossier is removed."""

    __tablename__ = "audit_entry"
    key: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str]
    who: Mapped[str]
    record: Mapped[str]
    subject: Mapped[bytes]
    dossier: Mapped[bytes] = mapped_column(index=True)
    field: Mapped[str]
    before: Mapped[str]
    after: Mapped[str]
