"""What a signal said, kept for a test."""


class Heard:
    """Connect ``note`` to a signal and read ``said``."""

    def __init__(self) -> None:
        """Nothing heard yet."""
        self.said: list[object] = []

    def note(self, value: object = None) -> None:
        """Keep what was said; a signal without a value says ``None``."""
        self.said.append(value)
