"""A whole value as a page hands it: cleaned, or refused with every reason at once.

What a dossier still misses is not refused here: it is found by ``checks`` when the claim is prepared. Nested fields
are named with a dot: ``mandate.number``.
"""

from lianes_desktop.domain.checked.dossiers import checked_action
from lianes_desktop.domain.checked.expenses import checked_expense, checked_rate
from lianes_desktop.domain.checked.organisations import checked_organisation
from lianes_desktop.domain.checked.people import checked_contact, checked_participant, checked_profile
from lianes_desktop.domain.checked.programme import (
    checked_agreement,
    checked_item,
    checked_picture,
    checked_release,
)
from lianes_desktop.domain.checked.results import checked_communication, checked_follow_up, checked_report
from lianes_desktop.domain.checked.texts import LINE, NAME, PAGE, REMARK, REPORT

__all__ = [
    "LINE",
    "NAME",
    "PAGE",
    "REMARK",
    "REPORT",
    "checked_action",
    "checked_agreement",
    "checked_communication",
    "checked_contact",
    "checked_expense",
    "checked_follow_up",
    "checked_item",
    "checked_organisation",
    "checked_participant",
    "checked_picture",
    "checked_profile",
    "checked_rate",
    "checked_release",
    "checked_report",
]
