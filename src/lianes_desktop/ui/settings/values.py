"""What the presenters of the settings show, and what is typed on their pages."""

from dataclasses import dataclass

from lianes_desktop.domain.settings_fields import Form

CHANGES, HISTORY = "changes", "history"
"""Beside the lists of the settings: what the next issue changes, and the issues so far."""
ISSUE = "issue_settings"
"""What the passphrase is asked for."""


@dataclass(frozen=True, slots=True)
class PartLine:
    """One list of the settings, or what stands beside them."""

    key: str
    words: str
    count: str
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class RowLine:
    """One record of the list shown."""

    at: int
    name: str
    detail: str
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field of the record shown; which of its values is filled depends on its form."""

    name: str
    label: str
    form: Form
    text: str = ""
    flag: bool = False
    value: object = None
    options: tuple[tuple[object, str], ...] = ()
    chosen: tuple[str, ...] = ()
    refusal: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class IssueLine:
    """One issue, what it changed, and the dossiers under it."""

    title: str
    detail: str
    changes: tuple[str, ...]
    note: str
    dossiers: str
    in_force: bool


@dataclass(frozen=True, slots=True)
class EditorView:
    """The whole page of the office."""

    subtitle: str
    chip: str
    authority: bool
    """Whether there is an authority to sign with."""
    parts: tuple[PartLine, ...]
    part: str
    rows: tuple[RowLine, ...]
    row: int
    title: str
    """Of the form."""
    fields: tuple[FieldLine, ...]
    add: str
    """Words of the button that adds a record; empty where none can be added."""
    removable: bool
    may_be_first: bool
    changes: tuple[str, ...]
    issues: tuple[IssueLine, ...]
    begun: bool
    written: str
    """Path of the file last issued; empty when there is none."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A parameter, its value and the text that sets it."""

    label: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A way to reach somebody, and what its button copies."""

    icon: str
    label: str
    words: str
    copied: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to ask at Lianes."""

    name: str
    initials: str
    role: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of words under heads; the first column names the row."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class TextLine:
    """A text and what it is."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class RulesView:
    """The whole page of the field."""

    subtitle: str
    chip: str
    source: str
    tagline: str
    objective: str
    texts: tuple[TextLine, ...]
    figures: tuple[tuple[str, tuple[Figure, ...]], ...]
    """(title of an edition, its parameters); that of new dossiers first."""
    tables: tuple[Table, ...]
    people: tuple[Person, ...]
    issues: tuple[IssueLine, ...]
    news: tuple[str, ...]
    """What the file just taken in changes."""
    news_title: str
