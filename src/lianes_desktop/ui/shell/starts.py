"""What a new dossier may start from, in words, and the first day typed. No Qt."""

from collections.abc import Iterable
from datetime import date

from lianes_desktop.domain import entry
from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.domain.templates import DossierTemplate
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.i18n.kinds import said
from lianes_desktop.ui.shell.values import KIND_ICONS, StartCard


def starts(templates: Iterable[DossierTemplate], former: Iterable[Action]) -> tuple[StartCard, ...]:
    """The templates first, then the dossiers, the latest first."""
    return (
        *(
            StartCard(
                one.code, said(one.names), _("Modèle · {words}").format(words=said(one.details)), KIND_ICONS[one.action]
            )
            for one in templates
        ),
        *(
            StartCard(
                one.id, one.title, _("Dossier passé · {words}").format(words=_former(one)), KIND_ICONS[one.action]
            )
            for one in former
        ),
    )


def first_day(typed: str, today: date) -> tuple[date | None, str]:
    """The day, or ``None`` and why it is refused."""
    try:
        return entry.parse_date(typed, today, "first_day"), ""
    except RefusedError as refused:
        return None, wording.refusal(refused.refusals[0])


def _former(action: Action) -> str:
    parts = [wording.action(action.action)]
    if action.starts_on is not None:
        parts.append(formats.month_range(action.starts_on, action.ends_on or action.starts_on))
    return " · ".join(parts)
