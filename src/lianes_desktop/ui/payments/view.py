"""What the presenter of payments tells its page. No Qt."""

from collections.abc import Sequence
from typing import Protocol

from lianes_desktop.domain.problems import Refusal
from lianes_desktop.ui.payments.values import OrderForm, PaidForm, View


class PaymentsView(Protocol):
    """What the presenter tells the page."""

    def show_view(self, view: View) -> None:
        """Show everything."""
        ...

    def show_busy(self, words: str) -> None:
        """Show work under way, in the sheet that asked or on the page; empty words end it."""
        ...

    def refuse(self, refusals: Sequence[Refusal]) -> Sequence[Refusal]:
        """Say in the sheet that is open what is refused; what has no field there is given back."""
        ...

    def refuse_account(self, key: str, refusals: Sequence[Refusal]) -> Sequence[Refusal]:
        """Say beside the account of an authority what is refused; what has no field there is given back."""
        ...

    def ask_order(self, form: OrderForm) -> None:
        """Ask from which account a transfer leaves, and when."""
        ...

    def ask_paid(self, form: PaidForm) -> None:
        """Ask when the bank did it, and its reference."""
        ...

    def ask_passphrase(self, count: int, folder: str) -> None:
        """Ask for the passphrase that signs ``count`` notices, and where to write them."""
        ...

    def close_sheet(self) -> None:
        """The answer has served."""
        ...

    def focus_account(self, key: str) -> None:
        """Put the cursor in the account of an authority."""
        ...
