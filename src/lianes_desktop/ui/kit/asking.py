"""One passphrase sheet at a time over a page, told what became of its answer."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lianes_desktop.domain.problems import Refusal
from lianes_desktop.i18n import wording
from lianes_desktop.ui.kit.passphrase import PassphraseSheet
from lianes_desktop.ui.kit.secret import Secret


class PassphraseDesk(QObject):
    """``given`` carries ``(purpose, Secret)``, ``put_off`` the purpose of a sheet closed without an answer."""

    given = Signal(object)
    put_off = Signal(object)

    def __init__(self, page: QWidget) -> None:
        """Sheets open over ``page``."""
        super().__init__(page)
        self._sheet: PassphraseSheet | None = None
        self._purpose = ""

    def open(self, sheet: PassphraseSheet, purpose: str) -> None:
        """Show a sheet; one that is open already stays."""
        if self._sheet is not None:
            sheet.deleteLater()
            return
        self._sheet, self._purpose = sheet, purpose
        sheet.given.connect(self._told)
        sheet.rejected.connect(self._put_off)
        sheet.open()

    def show_busy(self, words: str) -> None:
        """Say in the sheet what is under way."""
        if self._sheet is not None:
            self._sheet.show_busy(words)

    def refuse(self, refusals: Sequence[Refusal]) -> bool:
        """Say in the sheet why the passphrase is refused; whether it could be said there."""
        said = {one.field: wording.refusal(one) for one in refusals if one.field in ("passphrase", "again")}
        if self._sheet is None or not said:
            return False
        self._sheet.refuse(said.get("passphrase", ""), said.get("again", ""))
        return True

    def close(self) -> None:
        """The answer has served."""
        if self._sheet is not None:
            sheet, self._sheet = self._sheet, None
            sheet.done(PassphraseSheet.DialogCode.Accepted)

    def _told(self, secret: object) -> None:
        if isinstance(secret, Secret):
            self.given.emit((self._purpose, secret))

    def _put_off(self) -> None:
        if self._sheet is not None:
            self._sheet = None
            self.put_off.emit(self._purpose)
