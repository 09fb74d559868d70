"""What the office must do before it can go on: make its authority, open it, keep its lists fresh. No Qt."""

from datetime import datetime, timedelta

from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.register import RegisterService
from lianes_desktop.ui.inbox.values import REGISTER, UNLOCK, Alert

_SOON = timedelta(days=30)


def alerts(register: RegisterService, now: datetime, locked: int) -> tuple[Alert, ...]:
    """``locked`` is how many sealed files wait for the passphrase."""
    if not register.exists():
        return (
            Alert(
                "info",
                "key-round",
                _("Créez d'abord l'autorité de Lianes"),
                _("Elle reconnaît les clés des collectivités, et ouvre les dossiers scellés pour Lianes."),
                _("Créer l'autorité"),
                REGISTER,
            ),
        )
    found = []
    if locked:
        title = ngettext("{n} fichier scellé attend", "{n} fichiers scellés attendent", locked)
        sentence = _("La phrase de passe de l'autorité les ouvre, une fois jusqu'à la fermeture.")
        found.append(Alert("warn", "lock", title.format(n=locked), sentence, _("Déverrouiller"), UNLOCK))
    ends = register.crls_end()
    if ends is not None and ends - now < _SOON:
        day = formats.day_long(ends.astimezone().date())
        if ends <= now:
            title = _("Les listes de révocation sont périmées")
            sentence = _("Depuis le {day}, plus aucun dossier n'est accepté : renouvelez-les.").format(day=day)
        else:
            title = _("Les listes de révocation finissent bientôt")
            sentence = _("Après le {day}, plus aucun dossier ne sera accepté : renouvelez-les.").format(day=day)
        found.append(
            Alert("bad" if ends <= now else "warn", "history", title, sentence, _("Clés et collectivités"), REGISTER)
        )
    return tuple(found)
