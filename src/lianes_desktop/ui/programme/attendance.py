"""Who came to a line: those expected as chips, filled unless they did not come."""

from PySide6.QtCore import Signal

from lianes_desktop.domain.ids import ContactId, ParticipantId
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.kit.choice import MultiChoice
from lianes_desktop.ui.kit.fields import LabeledField
from lianes_desktop.ui.programme.values import Field, Person


class AttendanceEntry(LabeledField):
    """``left`` gives ``(field, ids of those who did not come)``, of the participants or of the contacts."""

    left = Signal(object)

    def __init__(self) -> None:
        """Empty until ``show_people``; its label says how many came."""
        self._chips: MultiChoice[ParticipantId | ContactId] = MultiChoice()
        super().__init__("", self._chips)
        self._people: tuple[Person, ...] = ()
        self._contacts: frozenset[ParticipantId | ContactId] = frozenset()
        self._chips.committed.connect(self._told)

    def show_people(self, people: tuple[Person, ...], contacts: tuple[Person, ...]) -> None:
        """Show those expected; ``contacts`` says which of them are people met."""
        self._people = people
        self._contacts = frozenset(one.id for one in contacts)
        came = [one.id for one in people if one.chosen]
        self._chips.offer([(one.id, one.name, one.initials) for one in people], came)
        self._chips.setToolTip(_("En pointillé : la personne n'est pas venue"))
        count = {"done": formats.number(len(came)), "total": formats.number(len(people))}
        self.set_label(_("Présents : {done} sur {total}").format(**count))

    def _told(self, came: tuple[ParticipantId | ContactId, ...]) -> None:
        """One chip was turned: those of its kind who did not come."""
        turned = next(one for one in self._people if one.chosen != (one.id in came))
        of_contacts = turned.id in self._contacts
        absent = tuple(
            one.id for one in self._people if one.id not in came and (one.id in self._contacts) == of_contacts
        )
        self.left.emit((Field.ABSENT_CONTACTS if of_contacts else Field.ABSENT, absent))
