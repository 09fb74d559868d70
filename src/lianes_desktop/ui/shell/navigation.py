"""The sections of each role, and the keys of the window. No Qt."""

from collections.abc import Collection
from typing import NamedTuple

from lianes_desktop.i18n.catalogue import N_
from lianes_desktop.ui.kit.ports import Place


class Tab(NamedTuple):
    """One of the pages that share a line of the sidebar; ``words`` is a message to translate."""

    place: Place
    words: str


class Destination(NamedTuple):
    """One line of the sidebar; ``words`` is a message to translate."""

    place: Place
    words: str
    icon: str
    tabs: tuple[Tab, ...] = ()
    """The pages of the section, its own first; none where it has but one."""

    def leads_to(self, place: Place) -> bool:
        """Whether the page is in this section."""
        return place is self.place or any(one.place is place for one in self.tabs)


_JOINING = (
    Tab(Place.JOINING, N_("Adhésion")),
    Tab(Place.STEERING, N_("Comité de pilotage")),
    Tab(Place.SETTINGS, N_("Règles du programme")),
)
_FIELD = (
    Destination(
        Place.OVERVIEW,
        N_("Vue d'ensemble"),
        "layout-dashboard",
        (
            Tab(Place.OVERVIEW, N_("Synthèse")),
            Tab(Place.TEAM, N_("Équipe")),
            Tab(Place.PREPARATION, N_("Préparation")),
            Tab(Place.BUDGET, N_("Budget")),
        ),
    ),
    Destination(Place.PROGRAMME, N_("Programme"), "calendar-days"),
    Destination(Place.CONTACTS, N_("Contacts"), "contact"),
    Destination(Place.EXPENSES, N_("Dépenses"), "receipt-text"),
    Destination(
        Place.REPORT,
        N_("Compte rendu"),
        "notebook-pen",
        (Tab(Place.REPORT, N_("Compte rendu")), Tab(Place.PAPERS, N_("Documents"))),
    ),
    Destination(Place.CLAIM, N_("Demande de reversement"), "file-check"),
    Destination(
        Place.EXCHANGES,
        N_("Échanges"),
        "arrow-left-right",
        (
            Tab(Place.EXCHANGES, N_("Fichiers")),
            Tab(Place.DELIVERIES, N_("Envois")),
            Tab(Place.SHARING, N_("Entre collègues")),
            Tab(Place.TRAIL, N_("Journal")),
        ),
    ),
    Destination(Place.JOINING, N_("Adhésion"), "handshake", _JOINING),
)
_OFFICE = (
    Destination(
        Place.INBOX,
        N_("Boîte de réception"),
        "inbox",
        (Tab(Place.INBOX, N_("Boîte de réception")), Tab(Place.DELIVERIES, N_("Envois"))),
    ),
    Destination(Place.ANSWERS, N_("Décisions envoyées"), "file-check"),
    Destination(
        Place.PAYMENTS,
        N_("Paiements"),
        "hand-coins",
        (
            Tab(Place.PAYMENTS, N_("Paiements")),
            Tab(Place.MONEY, N_("Suivi du budget")),
            Tab(Place.MINISTRY, N_("Rapport au ministère")),
        ),
    ),
    Destination(
        Place.REGISTER,
        N_("Clés et collectivités"),
        "badge-check",
        (Tab(Place.REGISTER, N_("Clés")), Tab(Place.TRAIL, N_("Journal"))),
    ),
    Destination(Place.JOINING, N_("Adhésion"), "handshake", _JOINING),
)


def destinations(places: Collection[Place], *, office: bool) -> tuple[Destination, ...]:
    """The sections of the office or of the field that lead to one of ``places``, in order; Ctrl+1 is the first."""
    found = []
    for one in _OFFICE if office else _FIELD:
        tabs = tuple(tab for tab in one.tabs if tab.place in places)
        if one.place in places or tabs:
            place = one.place if one.place in places else tabs[0].place
            found.append(one._replace(place=place, tabs=tabs if len(tabs) > 1 else ()))
    return tuple(found)


class KeyGroup(NamedTuple):
    """What F1 shows under one head: keys, and what each does; all messages to translate."""

    head: str
    keys: tuple[tuple[str, str], ...]


_EVERYWHERE = (
    ("F6", N_("Passer du menu à la liste, puis au détail")),
    ("Esc", N_("Revenir à la liste")),
    ("Ctrl+Z", N_("Annuler le dernier geste")),
    (N_("Ctrl+Maj+Z ou Ctrl+Y"), N_("Rétablir")),
    ("Ctrl+,", N_("Ouvrir les réglages")),
    (N_("Ctrl+Maj+D"), N_("Passer du clair au sombre")),
    ("F1", N_("Montrer ces touches")),
)
_PICTURE = KeyGroup(
    N_("Photo du reçu"),
    (
        (N_("+, −, 0"), N_("Agrandir, réduire, voir en entier")),
        (N_("R, Espace"), N_("Tourner la vue, plein écran")),
        (N_("Page préc., Page suiv."), N_("Page précédente, page suivante")),
    ),
)
_VIEWS = ("C, P", N_("Plus de contraste, recadrer"))
"""On receipts in the expenses alone: elsewhere a picture is seen as it was handed in."""
_FIELD_KEYS = (
    KeyGroup(
        N_("Partout"),
        (
            (N_("Ctrl+1 à Ctrl+8"), N_("Aller à une section")),
            (N_("Ctrl+Tab, Ctrl+Maj+Tab"), N_("Aller à l'onglet suivant, au précédent")),
            ("Ctrl+K", N_("Changer de dossier")),
            ("Ctrl+V", N_("Coller un reçu")),
            *_EVERYWHERE,
        ),
    ),
    KeyGroup(
        N_("Dans une liste"),
        (
            ("N", N_("Nouvelle ligne")),
            (N_("Suppr"), N_("Supprimer la ligne choisie")),
            (N_("Ctrl+F ou /"), N_("Chercher")),
        ),
    ),
    KeyGroup(N_("Équipe"), ((N_("Alt+↑ ou ↓"), N_("Monter ou descendre dans l'ordre")),)),
    KeyGroup(
        N_("Programme"),
        (
            (N_("Flèches"), N_("Passer d'un rendez-vous à l'autre")),
            (N_("Alt+flèches"), N_("Déplacer de 15 minutes, d'un jour ou d'un groupe")),
            (N_("Maj+↓ ↑, Ctrl+Maj+↓ ↑"), N_("Étirer la fin, étirer le début")),
            ("Ctrl+P, Ctrl++, Ctrl+−", N_("Aperçu, agrandir, réduire les heures")),
            (N_("Entrée ou F2"), N_("Corriger")),
        ),
    ),
    KeyGroup(
        N_("Dépenses"),
        (
            ("Ctrl+O", N_("Choisir des reçus")),
            (N_("Ctrl+Maj+O"), N_("Suivre un dossier de photos")),
            (N_("Entrée"), N_("Valider, puis reçu suivant")),
            (N_("Ctrl+Entrée"), N_("Valider et rester")),
            (N_("Maj+↑ ou ↓, Espace"), N_("Sélectionner plusieurs reçus")),
            ("Ctrl+A", N_("Tout sélectionner")),
            ("Ctrl+E", N_("Exporter la liste")),
        ),
    ),
    KeyGroup(_PICTURE.head, (*_PICTURE.keys, _VIEWS)),
    KeyGroup(N_("Contacts"), (("F2", N_("Corriger")),)),
    KeyGroup(
        N_("Compte rendu"),
        (
            ("N", N_("Noter une suite à donner")),
            (N_("Page préc., Page suiv."), N_("Parcourir la page")),
            ("Ctrl+S, Ctrl+P", N_("Enregistrer ou imprimer un document")),
        ),
    ),
    KeyGroup(N_("Demande de reversement"), ((N_("Ctrl+Entrée"), N_("Signer et exporter")),)),
)
_OFFICE_KEYS = (
    KeyGroup(N_("Partout"), ((N_("Ctrl+1 à Ctrl+5"), N_("Aller à une section")), *_EVERYWHERE)),
    KeyGroup(
        N_("Instruction d'une demande"),
        (
            (N_("J, K ou flèches"), N_("Passer d'une ligne à l'autre")),
            ("A", N_("Accepter, puis ligne suivante")),
            ("R, X, H", N_("Réduire, refuser, mettre en attente")),
            (N_("Entrée"), N_("Garder la décision, puis ligne suivante")),
            ("M", N_("Aller à la prochaine ligne signalée")),
            (N_("Espace"), N_("Voir le reçu en plein écran")),
            ("F8", N_("Aller à la liste des dossiers")),
        ),
    ),
    _PICTURE,
)


def keys(*, office: bool) -> tuple[KeyGroup, ...]:
    """Every key that does something, for the office or for the field."""
    return _OFFICE_KEYS if office else _FIELD_KEYS
