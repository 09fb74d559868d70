"""Reads the templates and the shared tasks shipped with the application."""

import json
from collections.abc import Mapping
from datetime import time
from typing import Any

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.editions import Texts
from lianes_desktop.domain.programmes import ItemKind
from lianes_desktop.domain.templates import DossierTemplate, PlannedItem, TaskKind, Templates

_Plain = Mapping[str, Any]


def load(text: str) -> Templates:
    """What ``templates.json`` holds.

    Raises:
        ValueError: the text is not what we ship.
    """
    try:
        data = json.loads(text)
        return Templates(
            {ActionType(kind): tuple(_task(one) for one in tasks) for kind, tasks in data["tasks"].items()},
            tuple(_dossier(one) for one in data["dossiers"]),
        )
    except (LookupError, TypeError, AttributeError) as error:
        raise ValueError("not our templates") from error


def _task(plain: _Plain) -> TaskKind:
    return TaskKind(plain["code"], _texts(plain["names"]), _texts(plain.get("hints", {})), plain.get("paper", ""))


def _dossier(plain: _Plain) -> DossierTemplate:
    return DossierTemplate(
        code=plain["code"],
        action=ActionType(plain["action"]),
        names=_texts(plain["names"]),
        details=_texts(plain["details"]),
        days=plain["days"],
        items=tuple(_item(one) for one in plain["items"]),
    )


def _item(plain: _Plain) -> PlannedItem:
    return PlannedItem(
        day=plain["day"],
        starts=time.fromisoformat(plain["starts"]),
        ends=time.fromisoformat(plain["ends"]),
        kind=ItemKind(plain["kind"]),
        titles=_texts(plain["titles"]),
    )


def _texts(plain: Mapping[str, str]) -> Texts:
    return tuple(plain.items())
