"""Which pages each role has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lianes_desktop.domain.people import Role

if TYPE_CHECKING:
    from lianes_desktop.app.both_sides_pages import Pages


def pages_of(role: Role) -> type[Pages]:
    """Those of the role; the other side's are not imported."""
    if role is Role.OFFICE:
        from lianes_desktop.app.office_pages import OfficePages  # noqa: PLC0415 - one side alone

        return OfficePages
    from lianes_desktop.app.field_pages import FieldPages  # noqa: PLC0415 - likewise

    return FieldPages
