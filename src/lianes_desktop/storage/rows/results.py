"""What is prepared around a dossier, who else pays, and what came of it."""

from sqlalchemy.orm import Mapped, mapped_column

from lianes_desktop.storage.rows.base import Row, belongs_to


class PreparationMeetingRow(Row):
    """A meeting that prepares an action."""

    __tablename__ = "preparation_meeting"
    id: Mapped[bytes] = mapped_column(primary_key=True)
    dossier: Mapped[bytes] = mapped_column(belongs_to("dossier.id"), index=True)
    held_on: Mapped[str | None]
    mode: Mapped[str]
    participants: Mapped[str]
    others: Mapped[str]
    decisions: Mapped[str]


class FundingRow(Row):
    """Another funder's part."""

    __tablename__ = "funding"
    id: Mapped[bytes] = mapped_column(primary_key=True)
    dossier: Mapped[bytes] = mapped_column(belongs_to("dossier.id"), index=True)
    source: Mapped[str]
    cents: Mapped[int]
    state: Mapped[str]
    nature: Mapped[str]
    expense: Mapped[bytes | None]
    note: Mapped[str]


class AdvanceRow(Row):
    """Money given beforehand."""

    __tablename__ = "advance"
    id: Mapped[bytes] = mapped_column(primary_key=True)
    dossier: Mapped[bytes] = mapped_column(belongs_to("dossier.id"), index=True)
    cents: Mapped[int]
    paid_on: Mapped[str | None]
    giver: Mapped[str]
    participant: Mapped[bytes | None]
    presumed_cents: Mapped[int | None]
    note: Mapped[str]


class StaffTimeRow(Row):
    """Time of staff, valued apart."""

    __tablename__ = "staff_time"
    id: Mapped[bytes] = mapped_column(primary_key=True)
    dossier: Mapped[bytes] = mapped_column(belongs_to("dossier.id"), index=True)
    participant: Mapped[bytes | None]
    worked_on: Mapped[str]
    half_days: Mapped[int]
    daily_cents: Mapped[int]
    task: Mapped[str]


class ReportRow(Row):
    """The report of a dossier."""

    __tablename__ = "mission_report"
    dossier: Mapped[bytes] = mapped_column(belongs_to("dossier.id"), primary_key=True)
    objective: Mapped[str]
    course: Mapped[str]
    french_side: Mapped[str]
    moroccan_side: Mapped[str]
    results: Mapped[str]
    criteria: Mapped[str]
    staff_impact: Mapped[str]
    satisfaction: Mapped[int | None]
    lessons: Mapped[str]
    final: Mapped[int]


class FollowUpRow(Row):
    """Something decided that is to be done."""

    __tablename__ = "follow_up"
    id: Mapped[bytes] = mapped_column(primary_key=True)
    dossier: Mapped[bytes] = mapped_column(belongs_to("dossier.id"), index=True)
    what: Mapped[str]
    owner: Mapped[str]
    due_on: Mapped[str | None]
    done_on: Mapped[str | None]
    item: Mapped[bytes | None]
    carried_from: Mapped[bytes | None]


class CommunicationRow(Row):
    """An article, post or picture about the action."""

    __tablename__ = "communication_item"
    id: Mapped[bytes] = mapped_column(primary_key=True)
    dossier: Mapped[bytes] = mapped_column(belongs_to("dossier.id"), index=True)
    title: Mapped[str]
    kind: Mapped[str]
    published_on: Mapped[str | None]
    link: Mapped[str]
    people_shown: Mapped[int]
    image_rights: Mapped[int]
    paper: Mapped[str | None]
    note: Mapped[str]
