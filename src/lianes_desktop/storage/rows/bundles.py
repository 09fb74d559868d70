"""What left for Lianes, and what the office received."""

from sqlalchemy.orm import Mapped, mapped_column

from lianes_desktop.storage.rows.base import Row, belongs_to


class SentRow(Row):
    """A bundle that left."""

    __tablename__ = "sent_bundle"
    key: Mapped[int] = mapped_column(primary_key=True)
    bundle_id: Mapped[bytes] = mapped_column(unique=True)
    dossier: Mapped[bytes] = mapped_column(belongs_to("dossier.id"), index=True)
    series: Mapped[bytes]
    sequence: Mapped[int]
    manifest_sha256: Mapped[str]
    path: Mapped[str]
    size: Mapped[int]
    exported_at: Mapped[str]
    lines: Mapped[int]
    eligible_cents: Mapped[int]
    asked_cents: Mapped[int]
    sealed: Mapped[int]
    state: Mapped[str]
    content: Mapped[str]
    reopened_at: Mapped[str | None]


class ReceivedRow(Row):
    """A bundle taken in, or waiting, at the office."""

    __tablename__ = "received_bundle"
    key: Mapped[int] = mapped_column(primary_key=True)
    bundle_id: Mapped[bytes] = mapped_column(index=True)
    manifest_sha256: Mapped[str] = mapped_column(unique=True)
    dossier: Mapped[bytes]
    series: Mapped[bytes] = mapped_column(index=True)
    sequence: Mapped[int]
    received_at: Mapped[str]
    verification: Mapped[str]
    authority: Mapped[str]
    title: Mapped[str]
    asked_cents: Mapped[int]
    kept_path: Mapped[str]
    waiting: Mapped[int]
    eligible_cents: Mapped[int] = mapped_column(server_default="0")
    organisation: Mapped[str | None]
    edition: Mapped[str] = mapped_column(server_default="")
    letter: Mapped[str] = mapped_column(server_default="")
    year: Mapped[int] = mapped_column(server_default="0")


class ReceivedHandInRow(Row):
    """The claim a taken-in bundle carries, as JSON."""

    __tablename__ = "received_hand_in"
    manifest_sha256: Mapped[str] = mapped_column(primary_key=True)
    hand_in: Mapped[str]
