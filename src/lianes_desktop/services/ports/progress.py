"""How slow work tells how far it is, and is asked to stop."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with work done and work in all, in bytes or steps; raises ``CancelledError`` to stop."""
