"""A dossier's own facts, whatever its kind of action."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.checked.kinds import contradictions
from lianes_desktop.domain.checked.texts import LINE, NAME, PAGE, REMARK, accepted, cleaned, require
from lianes_desktop.domain.missions import HostingDay, Mission
from lianes_desktop.domain.partnerships import NewPartnership
from lianes_desktop.domain.problems import Problem, Refusal
from lianes_desktop.domain.projects import CooperationProject

A = TypeVar("A", bound=Action)


_ACTION = {"title": LINE, "place": LINE, "other_theme": LINE}
_OF_A_KIND: Mapping[type, dict[str, int]] = {
    Mission: {"duration_reason": REMARK},
    HostingDay: {"case_reason": REMARK},
    NewPartnership: {"intention": PAGE, "sought": PAGE, "competences": REMARK, "stakes": REMARK},
    CooperationProject: {"other_kind": LINE, "description": PAGE, "expected": PAGE, "equipment_reason": REMARK},
}
_DELEGATION = {"name": LINE, "interpreter": LINE, "transport": LINE}


def checked_action(action: A) -> A:
    """What a dossier says of itself: it has a title, and ends no earlier than it starts."""
    found: list[Refusal] = []
    clean = cleaned(action, _ACTION | _OF_A_KIND[type(action)], found)
    convention = cleaned(clean.convention, {"reference": LINE}, found, "convention.")
    clean = replace(clean, convention=convention)
    clean = _of_its_kind(clean, found)
    require(found, "title", clean.title)
    if clean.starts_on and clean.ends_on and clean.ends_on < clean.starts_on:
        found.append(Refusal("ends_on", Problem.END_BEFORE_START))
    if any(cost.cents < 0 for cost in clean.budget):
        found.append(Refusal("budget", Problem.NOT_POSITIVE))
    overrides = convention.overrides
    found.extend(contradictions(clean))
    for field in ("rate", "ad_hoc_rate", "project_rate", "partnership_rate"):
        rate = getattr(overrides, field)
        if rate is not None and not 0 < rate <= 1:
            found.append(Refusal(f"convention.{field}", Problem.TOO_LARGE if rate > 1 else Problem.NOT_POSITIVE))
    if overrides.ceiling_cents is not None and overrides.ceiling_cents <= 0:
        found.append(Refusal("convention.ceiling_cents", Problem.NOT_POSITIVE))
    return accepted(clean, found)


def _of_its_kind(action: A, found: list[Refusal]) -> A:
    """The texts within a delegation, an agreement or an acceptance."""
    changed: dict[str, Any] = {}
    if isinstance(action, HostingDay):
        changed["delegation"] = cleaned(action.delegation, _DELEGATION, found, "delegation.")
    if isinstance(action, NewPartnership):
        changed["accord"] = cleaned(action.accord, {"reference": LINE}, found, "accord.")
    if action.other_theme_accepted is not None:
        changed["other_theme_accepted"] = cleaned(
            action.other_theme_accepted, {"accepted_by": NAME}, found, "other_theme_accepted."
        )
    return replace(action, **changed)
