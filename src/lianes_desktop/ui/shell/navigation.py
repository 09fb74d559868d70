"""The sections of each role, and the keys of the window. No Qt."""

from typing import NamedTuple

from lianes_desktop.i18n.catalogue import N_
from lianes_desktop.ui.kit.ports import Place


class Destination(NamedTuple):
    """One line of the sidebar; ``words`` is a message to translate."""

    place: Place
    words: str
    icon: str


_FIELD = (
    Destination(Place.OVERVIEW, N_("Vue d'ensemble"), "layout-dashboard"),
    Destination(Place.PROGRAMME, N_("Programme"), "calendar-days"),
    Destination(Place.CONTACTS, N_("Contacts"), "contact"),
    Destination(Place.EXPENSES, N_("Dépenses"), "receipt-text"),
    Destination(Place.CLAIM, N_("Demande de reversement"), "file-check"),
    Destination(Place.EXCHANGES, N_("Échanges"), "arrow-left-right"),
)
_OFFICE = (
    Destination(Place.INBOX, N_("Boîte de réception"), "inbox"),
    Destination(Place.REGISTER, N_("Clés et collectivités"), "badge-check"),
)


def destinations(*, office: bool) -> tuple[Destination, ...]:
    """The sections of the office or of the field, in order; Ctrl+1 is the first."""
    return _OFFICE if office else _FIELD


KEYS = (
    ("Ctrl+1 … Ctrl+6", N_("Aller à une section")),
    ("Ctrl+K", N_("Changer de dossier")),
    ("Ctrl+V", N_("Coller un reçu")),
    ("F6", N_("Passer du menu à la liste, puis au détail")),
    ("Esc", N_("Revenir à la liste")),
    ("Ctrl+Z", N_("Annuler le dernier geste")),
    ("Ctrl+Shift+Z", N_("Rétablir")),
    ("Ctrl+Shift+D", N_("Passer du clair au sombre")),
    ("Ctrl+,", N_("Ouvrir les réglages")),
    ("N", N_("Nouveau, dans une liste")),
    (N_("Suppr"), N_("Supprimer la ligne choisie")),
    ("F1", N_("Montrer ces touches")),
)
"""What F1 shows: keys, and a message to translate."""
