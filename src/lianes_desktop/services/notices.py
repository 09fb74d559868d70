"""What people are told before their card is kept, in French and in Arabic, under a version (RGPD 13, loi 09-08)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lianes_desktop.assets import resource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lianes_desktop.domain.editions import Texts

_FIRST, _POP = "\u2068", "\u2069"
"""Set a name apart from the direction of the words around it."""


@dataclass(frozen=True, slots=True)
class Notice:
    """The words of one version, paragraph by paragraph."""

    version: str
    paragraphs: tuple[tuple[str, str], ...]
    """(French, Arabic)."""


def notice(texts: Iterable[tuple[str, Texts]], who: str, years: int, contact: str) -> Notice:
    """The notice in the settings' own words when they have some, else in those shipped.

    ``who`` keeps the cards, for ``years``, and answers at ``contact``.
    """
    own = next((dict(words) for name, words in texts if name == "notice"), {})
    if own.get("fr"):
        french, arabic = own["fr"], own.get("ar", "")
        digest = hashlib.sha256(f"{french}\0{arabic}".encode()).hexdigest()
        return Notice(digest[:8], ((french, arabic),))
    data = json.loads(resource("reference", "notices.json").read_text(encoding="utf-8"))
    values = {"who": who, "years": str(years), "contact": contact}
    told = {name: f"{_FIRST}{value}{_POP}" for name, value in values.items()}
    return Notice(
        data["version"], tuple((one["fr"].format(**told), one["ar"].format(**told)) for one in data["paragraphs"])
    )
