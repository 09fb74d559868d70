"""What may leave this device: people who have not agreed to travel stay behind, with everything that names them."""

import dataclasses

from lianes_desktop.domain.hand_in import HandIn


def leaving(hand_in: HandIn) -> HandIn:
    """The same hand-in without the contacts that may not leave (loi 09-08 art. 43-44).

    References to them go too: neither the programme nor the findings may tell that somebody was met.
    """
    dossier = hand_in.dossier
    staying = frozenset(one.id for one in dossier.contacts if not one.consent.may_leave)
    return dataclasses.replace(
        hand_in,
        dossier=dataclasses.replace(
            dossier,
            contacts=tuple(one for one in dossier.contacts if one.id not in staying),
            items=tuple(
                dataclasses.replace(item, contacts=tuple(one for one in item.contacts if one not in staying))
                for item in dossier.items
            ),
        ),
        findings=tuple(one for one in hand_in.findings if one.subject not in staying),
    )
