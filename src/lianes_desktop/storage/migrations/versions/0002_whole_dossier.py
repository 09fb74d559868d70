"""The whole dossier: new partnerships and projects, joining, the committee, settings, results, the trail.

Revision ID: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TEXT, _NUMBER, _BYTES = sa.Text, sa.Integer, sa.LargeBinary
_NOTHING, _EMPTY_LIST = "", "[]"

_AGREEMENT = '{"shared_on":null,"french_on":null,"moroccan_on":null,"moroccan_by":""}'


def upgrade() -> None:
    """Add the columns that records gained, each with what it holds by default, then the new tables."""
    _dossiers()
    _people()
    _expenses()
    _results()
    _network()


def _dossiers() -> None:
    _add("dossier", _TEXT, {"edition": _NOTHING})
    _add("dossier", _NUMBER, {"settings": "0"})
    _add("dossier", _BYTES, {"membership": None, "first_exchange_of": None})
    _add("dossier", _TEXT, {"other_theme_accepted": None})
    _add("dossier", _TEXT, dict.fromkeys(("objectives", "sdgs", "tasks"), _EMPTY_LIST))
    _add("dossier", _TEXT, dict.fromkeys(("meals_mode", "agreement", "delegation", "courtesy"), None))
    _add("dossier", _TEXT, dict.fromkeys(("intention", "sought", "intention_on", "competences", "stakes"), None))
    _add("dossier", _NUMBER, {"population": None})
    _add("dossier", _TEXT, dict.fromkeys(("candidates", "milestones", "accord"), None))
    _add("dossier", _TEXT, dict.fromkeys(("kind", "other_kind", "description", "expected", "equipment_reason"), None))
    _add("dossier", _NUMBER, dict.fromkeys(("owners_confirmed", "no_heavy_investment"), None))
    delegation = '{"name":"","arrives_on":null,"leaves_on":null,"interpreter":"","transport":""}'
    dossier = sa.table("dossier", *(sa.column(one) for one in ("action", "agreement", "delegation", "courtesy")))
    op.execute(dossier.update().values(agreement=_AGREEMENT))
    op.execute(dossier.update().where(dossier.c.action == "B").values(delegation=delegation, courtesy="aucun"))
    _add("organisation", _NUMBER, {"population": None})


def _people() -> None:
    texts = ("title", "function_ar", "service", "home", "workplace", "employer", "expertise")
    _add("participant", _TEXT, dict.fromkeys(texts, _NOTHING))
    _add("participant", _TEXT, dict.fromkeys(("gender", "vehicle", "passport_expires_on"), None))
    _add("participant", _NUMBER, {"expertise_shared": "0"})
    _add("contact", _TEXT, dict.fromkeys(("organisation_type", "gender"), None))
    _add("programme_item", _TEXT, {"state": "prevu", "exchanged": _EMPTY_LIST})
    _add("programme_item", _TEXT, dict.fromkeys(("outcome", "interest_fr", "interest_ma"), _NOTHING))


def _expenses() -> None:
    _add("expense", _TEXT, dict.fromkeys(("service_on", "mileage", "allowance"), None))
    _add("expense", _TEXT, {"beneficiaries": _EMPTY_LIST, "shares": _EMPTY_LIST, "guests": _NOTHING})
    _add("expense", _NUMBER, {"unit_cents": None})


def _results() -> None:
    _of_dossier("preparation_meeting", _texts("mode participants others decisions"), _texts("held_on", null=True))
    _of_dossier(
        "funding",
        _texts("source state nature note"),
        _numbers("cents"),
        [sa.Column("expense", _BYTES(), nullable=True)],
    )
    _of_dossier(
        "advance",
        _numbers("cents"),
        _numbers("presumed_cents", null=True),
        _texts("giver note"),
        _texts("paid_on", null=True),
        [sa.Column("participant", _BYTES(), nullable=True)],
    )
    _of_dossier(
        "staff_time",
        _texts("worked_on task"),
        _numbers("half_days daily_cents"),
        [sa.Column("participant", _BYTES(), nullable=True)],
    )
    _of_dossier(
        "follow_up",
        _texts("what owner"),
        _texts("due_on done_on", null=True),
        [sa.Column("item", _BYTES(), nullable=True)],
    )
    _of_dossier(
        "communication_item",
        _texts("title kind link note"),
        _texts("published_on paper", null=True),
        _numbers("people_shown image_rights"),
    )
    op.create_table(
        "mission_report",
        sa.Column("dossier", _BYTES(), nullable=False),
        *_texts("objective course french_side moroccan_side results criteria staff_impact lessons"),
        *_numbers("satisfaction", null=True),
        *_numbers("final"),
        _owner("mission_report"),
        sa.PrimaryKeyConstraint("dossier", name="pk_mission_report"),
    )


def _network() -> None:
    _add("sent_bundle", _TEXT, {"reopened_at": None})
    op.create_table(
        "membership",
        sa.Column("id", _BYTES(), nullable=False),
        *_texts("edition authority role ambitions supports referent letter convention versions signatories"),
        *_texts("commitment brings abandoned_reason"),
        *_texts("contacted_on paper closed_on abandoned_on", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_membership"),
    )
    op.create_table(
        "steering_meeting",
        sa.Column("id", _BYTES(), nullable=False),
        *_texts("edition place agenda attendance decisions minutes"),
        *_texts("held_on", null=True),
        *_numbers("held"),
        sa.PrimaryKeyConstraint("id", name="pk_steering_meeting"),
    )
    op.create_table(
        "programme_settings",
        *_numbers("version"),
        *_texts("manifest_sha256 kept_at settings"),
        sa.PrimaryKeyConstraint("version", name="pk_programme_settings"),
    )
    op.create_table(
        "settings_draft",
        *_numbers("slot"),
        *_texts("settings typed"),
        sa.PrimaryKeyConstraint("slot", name="pk_settings_draft"),
    )
    op.create_table(
        "audit_entry",
        *_numbers("key"),
        *_texts("at who record field before after"),
        sa.Column("subject", _BYTES(), nullable=False),
        sa.Column("dossier", _BYTES(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_audit_entry"),
    )
    op.create_index("ix_audit_entry_dossier", "audit_entry", ["dossier"])


def _add(table: str, kind: type[sa.Text | sa.Integer | sa.LargeBinary], columns: dict[str, str | None]) -> None:
    """Columns added to a table; one without a default may hold nothing."""
    for name, default in columns.items():
        op.add_column(table, sa.Column(name, kind(), nullable=default is None, server_default=default))


def _texts(names: str, *, null: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, _TEXT(), nullable=null) for name in names.split()]


def _numbers(names: str, *, null: bool = False) -> list[sa.Column[int]]:
    return [sa.Column(name, _NUMBER(), nullable=null) for name in names.split()]


def _of_dossier(table: str, *columns: list[sa.Column[str]] | list[sa.Column[int]] | list[sa.Column[bytes]]) -> None:
    """A table of records that go with their dossier."""
    op.create_table(
        table,
        sa.Column("id", _BYTES(), nullable=False),
        sa.Column("dossier", _BYTES(), nullable=False),
        *(column for some in columns for column in some),
        _owner(table),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    )
    op.create_index(f"ix_{table}_dossier", table, ["dossier"])


def _owner(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["dossier"],
        ["dossier.id"],
        name=f"fk_{table}_dossier",
        ondelete="CASCADE",
        deferrable=True,
        initially="DEFERRED",
    )
