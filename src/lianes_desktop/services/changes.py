"""Say what kind of thing changed, after a commit; who shows it reads it again."""

import threading
from collections.abc import Callable
from enum import StrEnum


class Topic(StrEnum):
    """Kinds of record a page may show."""

    DOSSIERS = "dossiers"
    PARTICIPANTS = "participants"
    PROGRAMME = "programme"
    CONTACTS = "contacts"
    EXPENSES = "expenses"
    RATES = "rates"
    ORGANISATIONS = "organisations"
    SENT = "sent"
    INBOX = "inbox"
    KEYS = "keys"
    PREFERENCES = "preferences"
    BACKUPS = "backups"
    SETTINGS = "settings"
    PREPARATION = "preparation"
    FUNDING = "funding"
    RESULTS = "results"
    JOINING = "joining"
    STEERING = "steering"
    REVIEW = "review"
    ANSWERS = "answers"
    PAYMENTS = "payments"
    ENVELOPES = "envelopes"
    DELIVERIES = "deliveries"
    MINISTRY = "ministry"


Listener = Callable[[frozenset[Topic]], None]


def _at_once(call: Callable[[], None]) -> None:
    call()


class Changes:
    """The one feed of changes; listeners are called where ``dispatch`` puts them (the window's thread)."""

    def __init__(self, dispatch: Callable[[Callable[[], None]], None] = _at_once) -> None:
        """Start with nobody listening."""
        self._dispatch = dispatch
        self._listeners: list[Listener] = []
        self._untold: set[Topic] = set()
        self._lock = threading.Lock()

    def listen(self, listener: Listener, *, first: bool = False) -> Callable[[], None]:
        """Call ``listener`` after each change; the returned function stops that.

        ``first`` is for what forgets: it is called before those that read again.
        """
        self._listeners.insert(0 if first else len(self._listeners), listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def announce(self, *topics: Topic) -> None:
        """Tell every listener, once, which kinds changed; what changes before they are told is told with it."""
        with self._lock:
            self._untold.update(topics)
        self._dispatch(self._tell)

    def _tell(self) -> None:
        with self._lock:
            changed = frozenset(self._untold)
            self._untold.clear()
        if changed:
            for listener in tuple(self._listeners):
                listener(changed)
