"""What every row has in common."""

from sqlalchemy import BigInteger, ForeignKey, Integer, MetaData, Text
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
    # in PostgreSQL, text is compared by its code points and a sum may pass two thousand million, as in SQLite
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it from the class
        str: Text().with_variant(Text(collation="C"), "postgresql"),
        int: Integer().with_variant(BigInteger(), "postgresql"),
    }


def belongs_to(column: str) -> ForeignKey:
    """A row that goes with its owner; checked at the commit, since undo puts records back in any order."""
    return ForeignKey(column, ondelete="CASCADE", deferrable=True, initially="DEFERRED")
