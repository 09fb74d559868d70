"""Reads the reference data shipped with the application."""

from lianes_desktop.domain.editions import ReferenceData


def load(text: str) -> ReferenceData:
    """The edition, expense kinds, organisations and partnerships of ``reference_data.json``.

    Raises:
        ValueError: the text is not what we ship.
    """
    raise NotImplementedError
