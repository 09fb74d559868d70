"""The register page as a value: every word of it, ready to show. No Qt."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from lianes_desktop.domain.keys import Registered, fingerprint_groups
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.register import KeyRequest, RegisterService
from lianes_desktop.ui.register.values import RECOVERY, RENEW, PersonLine, RequestForm, Task, View

_SOON = timedelta(days=30)


def shown(
    register: RegisterService,
    organisations: Sequence[Organisation],
    request: KeyRequest | None,
    now: datetime,
    *,
    folder: str,
    written: str,
    recovery_due: bool,
) -> View:
    """The page; ``recovery_due`` while the key of recovery was not put away."""
    exists = register.exists()
    people = register.people() if exists else ()
    known = ngettext("{n} clé connue", "{n} clés connues", len(people)).format(n=formats.number(len(people)))
    return View(
        subtitle=known if exists else _("Créez l'autorité de Lianes : elle reconnaît les clés des collectivités."),
        exists=exists,
        root=register.root_fingerprint() if exists else (),
        people=tuple(map(_person, people)),
        organisations=tuple((str(one.id), one.name) for one in organisations),
        request=None if request is None else _asked(request),
        folder=folder,
        written=written,
        tasks=_tasks(register, now, recovery_due=recovery_due) if exists else (),
    )


def recovery_note() -> str:
    """What stands above the key of recovery in its file."""
    return _(
        "Clé de secours de Lianes : elle ouvre les dossiers scellés si l'ordinateur du bureau est perdu.\n"
        "Imprimez-la, gardez-la au coffre, puis effacez ce fichier.\n"
        "Elle s'utilise avec age : age -d -i CE_FICHIER DOSSIER.asice.age"
    )


def _tasks(register: RegisterService, now: datetime, *, recovery_due: bool) -> tuple[Task, ...]:
    tasks = []
    ends = register.crls_end()
    if ends is not None and ends - now < _SOON:
        day = formats.day_long(ends.astimezone().date())
        if ends <= now:
            title = _("Les listes de révocation sont périmées")
            sentence = _("Depuis le {day}, plus aucun dossier n'est accepté : renouvelez-les.").format(day=day)
        else:
            title = _("Les listes de révocation finissent bientôt")
            sentence = _("Après le {day}, plus aucun dossier ne sera accepté : renouvelez-les.").format(day=day)
        tasks.append(Task("bad" if ends <= now else "warn", "history", title, sentence, _("Renouveler"), RENEW))
    if recovery_due:
        title = _("Mettez la clé de secours à l'abri")
        sentence = _("Elle ouvre les dossiers scellés si cet ordinateur est perdu. Imprimez-la et gardez-la au coffre.")
        tasks.append(Task("warn", "printer", title, sentence, _("Voir la clé de secours"), RECOVERY))
    return tuple(tasks)


def _person(one: Registered) -> PersonLine:
    revoked = one.revoked_at is not None
    return PersonLine(
        fingerprint=one.fingerprint,
        name=one.name,
        detail=" · ".join(part for part in (one.organisation, one.email) if part),
        groups=formats.ltr("  ".join(fingerprint_groups(one.fingerprint))),
        state=_("Révoquée") if revoked else _("Reconnue"),
        tone="bad" if revoked else "ok",
        icon="shield-x" if revoked else "shield-check",
        revocable=not revoked,
    )


def _asked(request: KeyRequest) -> RequestForm:
    profile = request.profile
    return RequestForm(
        profile.given_name, profile.family_name, profile.email, str(profile.organisation or ""), request.groups
    )
