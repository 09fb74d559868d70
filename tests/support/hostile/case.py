"""One hostile bundle."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from lianes_desktop.bundle.refusals import Code
from lianes_desktop.bundle.trust import Trust
from support import pki


@dataclass(frozen=True)
class Case:
    """The expected code, how to make the bundle, and what the office trusts when it comes."""

    code: Code
    make: Callable[[], bytes]
    trust: Callable[[], Trust] = lambda: pki.pki().trust
    now: datetime = pki.NOW
