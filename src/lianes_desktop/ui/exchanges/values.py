"""What the exchanges' presenter shows, in words ready to show."""

from dataclasses import dataclass

from lianes_desktop.ui.replies.values import AnswerLine


@dataclass(frozen=True, slots=True)
class SentLine:
    """One bundle that left."""

    title: str
    detail: str
    folder: str
    code: str
    sum: str
    state: str
    received: bool
    there: bool
    """Whether the file is still where it was written."""


@dataclass(frozen=True, slots=True)
class KeyLines:
    """How far this device's key has come, and the next step."""

    state: str
    tone: str
    icon: str
    groups: tuple[str, ...]
    until: str
    advice: str
    step: str
    """Purpose of the button: ``NEW_KEY``, ``REQUEST``, or nothing."""
    button: str
    doubt: str
    """What cannot be told of Lianes' own keys; empty when everything can."""
    anew: bool
    """Whether another key may be made in this one's place: its passphrase may be lost."""


NEW_KEY = "new_key"
"""Choose a passphrase for a new key."""
REQUEST = "request"
"""Write the key request that travels to Lianes."""


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    subtitle: str
    sent: tuple[SentLine, ...]
    answers: tuple[AnswerLine, ...]
    """What Lianes answered, the latest first."""
    key: KeyLines
    written: str
    """Path of the key request just written; empty when there is none."""
