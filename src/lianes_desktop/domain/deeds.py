"""What the hash-chained trail keeps of the office's acts, by code; ``i18n.deeds`` says them."""

from enum import StrEnum


class Done(StrEnum):
    """What was done; the codes of ``chain.Deed.act``."""

    JUDGED = "judged"
    """A line of a claim: its number, the verdict, what is claimed and kept."""
    UNJUDGED = "unjudged"
    """A verdict taken back: the line is to be seen again."""
    SECONDED = "seconded"
    TICKED = "ticked"
    UNTICKED = "unticked"
    ASKED = "asked"
    UNASKED = "unasked"
    OWED = "owed"
    """A sum became due, or is claimed back, by a decision."""
    ACCOUNT_SET = "account_set"
    CANCELLED = "cancelled"
    """A sum due gave place to a later decision."""
    ORDERED = "ordered"
    WITHDRAWN = "withdrawn"
    """A payment was taken out of its transfer file."""
    PAID = "paid"
    UNPAID = "unpaid"
    TRANSFER_MADE = "transfer_made"
    ENVELOPE_SET = "envelope_set"
    ENVELOPE_REMOVED = "envelope_removed"
    FUNDER_SET = "funder_set"
    FUNDER_REMOVED = "funder_removed"
