"""The library's transfer file, with our own identity and with the agents it leaves empty; loaded for the first file."""

from xml.etree import ElementTree as ET

from sepaxml import SepaTransfer
from sepaxml.validation import ValidationError

_SCHEMA = "pain.001.001.09"


class SepaOrder(SepaTransfer):  # type: ignore[misc]  # the library ships no types
    """One debit for all its credits."""

    def __init__(self, message: str, account: dict[str, object]) -> None:
        """``account`` is the library's configuration; ``message`` becomes the file's identity."""
        self._message = message
        super().__init__(account, schema=_SCHEMA, clean=False)

    def drawn(self) -> bytes:
        """The file.

        Raises:
            ValueError: the ISO schema refuses it.
        """
        try:
            return bytes(self.export(validate=True))
        except ValidationError as error:
            raise ValueError(str(error)) from error

    def _create_header(self) -> None:
        self.msg_id = self._message
        super()._create_header()

    def _finalize_batch(self) -> None:
        super()._finalize_batch()
        for number, identity in enumerate(self._xml.iter("PmtInfId"), start=1):
            identity.text = f"{self._message[:32]}-{number}"
        # an agent without BIC must still say that there is none (EPC132-08)
        for agent in self._xml.iter("FinInstnId"):
            if len(agent) == 0:
                ET.SubElement(ET.SubElement(agent, "Othr"), "Id").text = "NOTPROVIDED"
