"""Photographs of invented receipts with their true values: what a reader of receipts is measured against.

Nothing here knows how receipts are read. ``python -m till OUT --count 60 --seed 7`` writes a folder of them.
"""

from till.generate import LONG, generate, photograph, plan, receipt
from till.kinds import KINDS
from till.truth import Facts, Truth

__all__ = ["KINDS", "LONG", "Facts", "Truth", "generate", "photograph", "plan", "receipt"]
