"""Somebody met in an earlier action, met again: the card is taken over, the agreement only where it reaches so far."""

from dataclasses import fields, replace
from typing import Any

from lianes_desktop.domain.contacts import Consent, ConsentState, Contact, Purpose

_OWN = frozenset({"id", "dossier", "consent", "follow_up", "renewed_on", "restricted"})
"""What belongs to one action's card alone."""


def covers(consent: Consent) -> bool:
    """Whether an agreement holds for other actions too: the person agreed to be known in the network (DOMAIN §9)."""
    latest = {one.purpose: one.state for one in consent.answers}
    return consent.state is ConsentState.GRANTED and latest.get(Purpose.NETWORK) is ConsentState.GRANTED


def may_be_offered(contact: Contact) -> bool:
    """Whether a card may serve again: not when the person refused, withdrew, or asked that it is no longer used."""
    refused = {ConsentState.REFUSED, ConsentState.WITHDRAWN}
    return bool(contact.name) and contact.consent.state not in refused and not contact.restricted


def taken_over(card: Contact, met: Contact) -> Contact:
    """``card`` as the one met before; what it alone says stays; they are asked again unless the agreement covers it."""
    changed: dict[str, Any] = {
        one.name: getattr(met, one.name) or getattr(card, one.name) for one in fields(Contact) if one.name not in _OWN
    }
    return replace(card, **changed, consent=met.consent if covers(met.consent) else card.consent)
