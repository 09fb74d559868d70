"""What every row has in common."""

from sqlalchemy import ForeignKey, MetaData, Text
from sqlalchemy.orm import DeclarativeBase

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Row(DeclarativeBase):
    """Base of every row; constraints have names so that a migration can speak of them."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = {str: Text()}  # noqa: RUF012 - SQLAlchemy reads it from the class


def belongs_to(column: str) -> ForeignKey:
    """A row that goes with its owner; checked at the commit, since undo puts records back in any order."""
    return ForeignKey(column, ondelete="CASCADE", deferrable=True, initially="DEFERRED")
