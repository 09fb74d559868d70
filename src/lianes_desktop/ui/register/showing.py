"""The register page as a value: every word of it, ready to show. No Qt."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from lianes_desktop.domain.keys import RENEWED_FROM, Registered, fingerprint_groups
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
        people=tuple(_person(one, now) for one in people),
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
    ending = sum(_state(one, now)[1] == "warn" for one in register.people())
    if ending:
        title = ngettext("{n} clé finit bientôt", "{n} clés finissent bientôt", ending).format(n=formats.number(ending))
        sentence = _("L'application de ces personnes leur propose de la renouveler : rappelez-le-leur.")
        tasks.append(Task("warn", "hourglass", title, sentence, "", ""))
    if recovery_due:
        title = _("Mettez la clé de secours à l'abri")
        sentence = _("Elle ouvre les dossiers scellés si cet ordinateur est perdu. Imprimez-la et gardez-la au coffre.")
        tasks.append(Task("warn", "printer", title, sentence, _("Voir la clé de secours"), RECOVERY))
    return tuple(tasks)


def _person(one: Registered, now: datetime) -> PersonLine:
    state, tone, icon = _state(one, now)
    return PersonLine(
        fingerprint=one.fingerprint,
        name=one.name,
        detail=" · ".join(part for part in (one.organisation, one.email) if part),
        groups=" · ".join(part for part in (_groups(one), _until(one)) if part),
        state=state,
        tone=tone,
        icon=icon,
        revocable=one.revoked_at is None,
    )


def _groups(one: Registered) -> str:
    return formats.ltr("  ".join(fingerprint_groups(one.fingerprint)))


def _state(one: Registered, now: datetime) -> tuple[str, str, str]:
    """The state of a key in words, its tone and icon."""
    if one.revoked_at is not None:
        return _("Révoquée"), "bad", "shield-x"
    if one.expires_at is not None and one.expires_at <= now:
        return _("Expirée"), "bad", "shield-x"
    if one.expires_at is not None and one.expires_at - now < RENEWED_FROM:
        return _("Finit bientôt"), "warn", "hourglass"
    return _("Reconnue"), "ok", "shield-check"


def _until(one: Registered) -> str:
    if one.revoked_at is not None:
        return _("révoquée le {day}").format(day=formats.day(one.revoked_at.astimezone().date()))
    if one.expires_at is None:
        return ""
    return _("jusqu'au {day}").format(day=formats.day(one.expires_at.astimezone().date()))


def _asked(request: KeyRequest) -> RequestForm:
    profile = request.profile
    return RequestForm(
        profile.given_name, profile.family_name, profile.email, str(profile.organisation or ""), request.groups
    )
