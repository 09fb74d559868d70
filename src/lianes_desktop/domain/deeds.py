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
