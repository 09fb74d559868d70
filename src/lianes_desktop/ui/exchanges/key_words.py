"""The device's key in words: how far it has come, and the next step. No Qt."""

from lianes_desktop.domain.keys import EnrolmentState, KeyInfo
from lianes_desktop.i18n import claim_states, formats, wording
from lianes_desktop.i18n.catalogue import N_, _
from lianes_desktop.ui.exchanges.values import NEW_KEY, REQUEST, KeyLines

_LOOKS = {
    EnrolmentState.NO_KEY: ("neutral", "key-round", NEW_KEY),
    EnrolmentState.SELF_SIGNED: ("warn", "key", REQUEST),
    EnrolmentState.REQUESTED: ("info", "hourglass", REQUEST),
    EnrolmentState.ENROLLED: ("ok", "shield-check", ""),
    EnrolmentState.EXPIRED: ("bad", "shield-x", REQUEST),
    EnrolmentState.REVOKED: ("bad", "shield-off", NEW_KEY),
}


_RENEWAL = N_(
    "Votre clé finit : écrivez la demande, remettez-la à Lianes, puis déposez ici sa réponse. La clé reste la même."
)


def key_lines(key: KeyInfo) -> KeyLines:
    """What is shown of a key."""
    advice = {
        EnrolmentState.NO_KEY: _("Créez votre clé : elle signe vos dossiers à votre nom."),
        EnrolmentState.SELF_SIGNED: _("Écrivez la demande de clé, et remettez ce fichier à Lianes."),
        EnrolmentState.REQUESTED: _(
            "Remettez la demande à Lianes, lisez-lui votre empreinte par téléphone, puis déposez ici sa réponse."
        ),
        EnrolmentState.ENROLLED: _("Vos dossiers sont signés, et chiffrés pour Lianes seule."),
        EnrolmentState.REVOKED: _("Créez une nouvelle clé, puis faites-la reconnaître par Lianes."),
    }
    tone, icon, step = ("warn", "hourglass", REQUEST) if key.ends_soon else _LOOKS[key.state]
    renewing = key.ends_soon or key.state is EnrolmentState.EXPIRED
    first = key.state is EnrolmentState.SELF_SIGNED
    asking = _("Écrire la demande de clé") if first else _("Écrire une nouvelle demande")
    buttons = {NEW_KEY: _("Créer ma clé"), REQUEST: _("Renouveler ma clé") if renewing else asking, "": ""}
    until = key.expires_at
    return KeyLines(
        state=wording.enrolment(key.state),
        tone=tone,
        icon=icon,
        groups=key.groups,
        until=_("Valable jusqu'au {day}").format(day=formats.day(until.date())) if until is not None else "",
        advice=_(_RENEWAL) if renewing else advice[key.state],
        step=step,
        button=buttons[step],
        doubt="" if key.lists_ended is None else claim_states.lists_ended(key.lists_ended),
        anew=key.state is not EnrolmentState.NO_KEY and step != NEW_KEY,
    )
