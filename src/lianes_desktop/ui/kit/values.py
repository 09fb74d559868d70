"""Fields for amounts, dates and hours: text as people type it, figures always from left to right.

They carry text, not values: what a text means, and why it is refused, is for the presenter and
``domain.entry`` to say.
"""

from PySide6.QtCore import Qt

from lianes_desktop.ui.kit import paint
from lianes_desktop.ui.kit.fields import TextField
from lianes_desktop.ui.kit.typed import override


class _Figures(TextField):
    """Figures: towards the side where reading starts, or ends; never turned round."""

    def __init__(self, placeholder: str = "", *, trailing: bool = False) -> None:
        self._trailing = trailing
        super().__init__(placeholder)

    @override
    def _align(self) -> None:
        edge = Qt.AlignmentFlag.AlignTrailing if self._trailing else Qt.AlignmentFlag.AlignLeading
        self.setAlignment(paint.visual_alignment(edge | Qt.AlignmentFlag.AlignVCenter, self.layoutDirection()))


class MoneyEdit(_Figures):
    """An amount, at the end of its box so that decimals line up."""

    def __init__(self, placeholder: str = "") -> None:
        """Text such as ``1 400,00``, in any of the ways people type it."""
        super().__init__(placeholder, trailing=True)


class NumberField(_Figures):
    """A count: covers, persons, days."""

    def __init__(self, placeholder: str = "") -> None:
        """Text such as ``14``."""
        super().__init__(placeholder, trailing=True)


class DateField(_Figures):
    """A day typed as ``dd/mm/yyyy``."""

    def __init__(self, placeholder: str = "") -> None:
        """``placeholder`` shows the order of day, month and year in the language in force."""
        super().__init__(placeholder)


class MomentField(_Figures):
    """A day and an hour typed as ``dd/mm/yyyy hh:mm``."""

    def __init__(self, placeholder: str = "") -> None:
        """``placeholder`` shows the form, in the language in force."""
        super().__init__(placeholder)


class TimeField(_Figures):
    """An hour typed as ``hh:mm``."""

    def __init__(self, placeholder: str = "") -> None:
        """``placeholder`` shows the form, in the language in force."""
        super().__init__(placeholder)


class CodeField(_Figures):
    """A code such as an IBAN or a BIC."""

    def __init__(self, placeholder: str = "") -> None:
        """Text such as ``FR76 3000 1007``."""
        super().__init__(placeholder)
