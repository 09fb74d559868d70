"""What the authority still owes each person, once what it advanced is taken off; the claim to Lianes is untouched."""

from collections.abc import Iterable
from dataclasses import dataclass

from lianes_desktop.domain.dossiers import Dossier, StatementLine
from lianes_desktop.domain.funding import AdvanceFrom
from lianes_desktop.domain.ids import ParticipantId
from lianes_desktop.domain.sharing import by_beneficiary


@dataclass(frozen=True, slots=True)
class Settlement:
    """One person's account with the authority, in euro cents."""

    participant: ParticipantId
    paid_cents: int
    """What the authority bears of the expenses this person paid."""
    advanced_cents: int
    cost_cents: int
    """This person's part of what the dossier cost, whoever paid it."""

    @property
    def net_cents(self) -> int:
        """What is still owed to the person; negative when the person has to give some of the advance back."""
        return self.paid_cents - self.advanced_cents


def settlements(dossier: Dossier, lines: Iterable[StatementLine]) -> tuple[Settlement, ...]:
    """The account of each participant, in the order of the dossier (DOMAIN §3, ADVANCE, MULTI_PARTICIPANT).

    ``lines`` are those of its claim.
    """
    everybody = [one.id for one in dossier.participants]
    paid, cost, advanced = (dict.fromkeys(everybody, 0) for _ in range(3))
    for line in lines:
        expense = line.expense
        if expense.payer in paid:
            paid[expense.payer] += line.borne_cents
        for person, part in by_beneficiary(expense, line.spent_cents, everybody).items():
            cost[person] += part
    for advance in dossier.advances:
        if advance.giver is AdvanceFrom.AUTHORITY and advance.participant in advanced:
            advanced[advance.participant] += advance.cents
    return tuple(Settlement(one, paid[one], advanced[one], cost[one]) for one in everybody)
