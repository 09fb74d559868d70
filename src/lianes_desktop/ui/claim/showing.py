"""The claim page as a value: every word and figure of it, ready to show. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.answers import Answer
from lianes_desktop.domain.bundles import SentBundle, bundle_code
from lianes_desktop.domain.dossiers import ExpenseStatement, Level
from lianes_desktop.domain.keys import ClockDoubt, EnrolmentState, KeyInfo
from lianes_desktop.domain.missions import HostingDay
from lianes_desktop.domain.people import Profile
from lianes_desktop.domain.problems import Refusal
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.hand_in import Review
from lianes_desktop.ui.claim import groups, weighing, wordings
from lianes_desktop.ui.claim.values import Left, Remark, SignerLine, Standing, View
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.replies import desk
from lianes_desktop.ui.replies import showing as replies


@dataclass(frozen=True, slots=True)
class Claim:
    """Everything the page rests on, read at one moment."""

    review: Review
    version: int
    sent: tuple[SentBundle, ...]
    """The latest first."""
    changed: bool
    """Whether the records differ from those of the last bundle."""
    profile: Profile | None
    key: KeyInfo
    doubt: ClockDoubt | None
    certified: bool
    load: weighing.Load
    reply: desk.Reply

    @property
    def current(self) -> SentBundle | None:
        """The last bundle, while it still says all there is to say and Lianes waits for no other."""
        return self.sent[0] if self.sent and not self.changed and not self.reply.to_correct else None


def why_not(claim: Claim) -> str:
    """Why the claim cannot be signed now, or nothing."""
    errors = _errors(claim.review)
    to_settle = ngettext("Signer : {n} point à régler", "Signer : {n} points à régler", errors).format(n=errors)
    left = claim.reply.left
    to_tick = ngettext("Encore {n} question de Lianes à cocher", "Encore {n} questions de Lianes à cocher", left)
    reasons = (
        (left, to_tick.format(n=formats.number(left))),
        (claim.review.dossier.action.sample, _("Dossier d'exemple : il ne se signe pas. Créez le vôtre.")),
        (errors, to_settle),
        (claim.profile is None, _("Dites d'abord qui vous êtes, dans les réglages.")),
        (claim.key.state is EnrolmentState.NO_KEY, _("Créez d'abord votre clé, dans les échanges.")),
        (claim.key.state is EnrolmentState.EXPIRED, _("Votre clé a expiré : renouvelez-la dans les échanges.")),
        (claim.key.state is EnrolmentState.REVOKED, _("Lianes a révoqué votre clé : refaites-la dans les échanges.")),
        (not claim.certified, _("Cochez d'abord la déclaration.")),
    )
    return next((words for holds, words in reasons if holds), "")


def shown(claim: Claim) -> View:
    """The page."""
    dossier, statement = claim.review.dossier, claim.review.statement
    rows, total = wordings.recap(statement)
    rate = "" if statement.rate is None else formats.percent(statement.rate)
    sent = claim.current
    last = claim.sent[0].sequence if claim.sent else 0
    return View(
        subtitle=_subtitle(claim),
        steps=_steps(claim),
        remarks=tuple(_remarks(claim)),
        checks=groups.checks(claim.review),
        findings=groups.found(claim.review),
        complete=groups.complete(claim.review),
        recap=rows,
        total=total,
        share_title=_share_title(rate, maximum=_maximum(claim)),
        taken_out=wordings.taken_out(statement),
        to_be_agreed=formats.euros(statement.to_be_agreed_cents) if statement.to_be_agreed_cents else "",
        hero=_hero(claim, rate),
        split=_split(claim),
        ratio=statement.asked_cents / statement.spent_cents if statement.spent_cents else 0.0,
        signer=_signer(claim),
        certified=claim.certified,
        why_not=why_not(claim),
        package=weighing.package(claim.load),
        left=None if sent is None else _left(sent, arrived=claim.reply.standing.answer is not None),
        sign=_sign(claim),
        state=desk.state(claim.reply),
        answered=desk.answered(claim.reply, claim.review, last),
        changes=desk.changes(claim.reply, dossier, claim.version),
    )


def _sign(claim: Claim) -> str:
    if claim.reply.to_correct:
        return _("Envoyer la version {n}").format(n=formats.number(claim.version))
    return _("Signer et exporter")


def _maximum(claim: Claim) -> bool:
    """Whether the sum is the most Lianes may pay back: a project's."""
    return claim.review.dossier.action.action is ActionType.PROJECT


def _decided(claim: Claim) -> Answer | None:
    """The decision in force, while the claim is still the one decided upon."""
    return None if claim.current is None else claim.reply.settled_by


def _split(claim: Claim) -> tuple[str, str, str, str] | None:
    if _decided(claim) is not None:
        return None
    authority, statement = claim.review.dossier.authority, claim.review.statement
    name = authority.name if authority is not None else _("Votre collectivité")
    return "Lianes", formats.euros(statement.asked_cents), name, formats.euros(statement.own_share_cents)


def _hero(claim: Claim, rate: str) -> tuple[str, str, str]:
    """What Lianes decided, while the claim is still the one decided upon; else what is asked."""
    decided = _decided(claim)
    if decided is not None:
        return replies.due(decided)
    statement = claim.review.statement
    words = _("Montant maximal à reverser par Lianes") if _maximum(claim) else _("Montant à reverser par Lianes")
    return words, formats.euros(statement.asked_cents), _sum(statement, rate)


def _errors(review: Review) -> int:
    return sum(finding.level is Level.ERROR for finding in review.findings)


def _sum(statement: ExpenseStatement, rate: str) -> str:
    if not rate:
        return _("Aucun taux ferme : tout est à convenir avec Lianes")
    base = formats.isolate(formats.euros(statement.eligible_cents))
    words = _("{rate} de {base} éligibles, ramenés au plafond") if statement.capped else _("{rate} de {base} éligibles")
    return words.format(rate=formats.isolate(rate), base=base)


def _share_title(rate: str, *, maximum: bool) -> str:
    """Over the column of shares: a project's is the most Lianes may pay back."""
    if maximum and rate:
        return _("Part Lianes {rate} au plus").format(rate=rate)
    return _("Part Lianes {rate}").format(rate=rate).strip()


def _subtitle(claim: Claim) -> str:
    action = claim.review.dossier.action
    parts = [formats.isolate(action.title)]
    if isinstance(action, HostingDay):
        parts += [formats.day_long(action.held_on)] if action.held_on is not None else []
    elif action.starts_on is not None and action.ends_on is not None:
        parts.append(formats.month_range(action.starts_on, action.ends_on))
    current = claim.current
    version = claim.version if current is None else current.sequence
    return " · ".join([*parts, _("version {n}").format(n=version)])


def _steps(claim: Claim) -> tuple[tuple[str, str, str], ...]:
    errors = _errors(claim.review)
    remarks = len(claim.review.findings) - errors
    lines = groups.checks(claim.review)
    fine = sum(line.standing is not Standing.ERROR for line in lines)
    if errors:
        checked = ngettext("{n} point à régler", "{n} points à régler", errors).format(n=errors)
    else:
        told = [_("{done} sur {all}").format(done=fine, all=len(lines))]
        told += [ngettext("{n} remarque", "{n} remarques", remarks).format(n=remarks)] if remarks else []
        checked = formats.listed(told)
    spent = len(claim.review.statement.lines)
    count = ngettext("{n} dépense", "{n} dépenses", spent).format(n=formats.number(spent))
    sent = claim.current is not None
    signing = _("Faite") if sent else _("À faire")
    return (
        (_("Contrôles"), checked, "blocked" if errors else "done"),
        (_("Récapitulatif"), count, "later" if errors else "done"),
        (_("Signature"), signing, "later" if errors else "done" if sent else "now"),
        (_("Export"), _("Fichier écrit") if sent else _("Clé USB ou dossier"), "done" if sent else "later"),
    )


def _remarks(claim: Claim) -> Sequence[Remark]:
    """What to know before signing: a late clock, a key nobody knows, a version to come."""
    remarks = []
    if claim.review.dossier.action.sample:
        remarks.append(
            Remark(
                "info",
                "info",
                _("Dossier d'exemple"),
                _("Il montre à quoi ressemble une demande. Il ne se signe pas : créez votre propre mission."),
            )
        )
    if any(line.expense.shares for line in claim.review.statement.lines):
        title = _("Dépenses partagées")
        sentence = _("Seule la part de votre collectivité figure dans cette demande : chacune fait la sienne.")
        remarks.append(Remark("info", "users", title, sentence))
    if claim.doubt is not None:
        now, past = formats.moment(claim.doubt.now.astimezone()), formats.moment(claim.doubt.at_least.astimezone())
        sentence = _(
            "Elle indique le {now}, alors que le {past} est déjà passé. "
            "Mettez-la à l'heure avant de signer : Lianes pourrait refuser le fichier."
        )
        title = _("L'horloge de cet ordinateur est en retard")
        remarks.append(Remark("warn", "clock", title, sentence.format(now=now, past=past)))
    remarks += _about_the_key(claim.key)
    remarks += weighing.remarks(claim.load)
    if claim.sent and claim.changed:
        title = _("Modifié depuis la version {n}").format(n=claim.sent[0].sequence)
        sentence = _("La signature fera la version {n} ; la précédente reste comme elle est partie.")
        remarks.append(Remark("info", "history", title, sentence.format(n=claim.version)))
    return remarks


def _about_the_key(key: KeyInfo) -> Sequence[Remark]:
    match key.state:
        case EnrolmentState.ENROLLED:
            return ()
        case EnrolmentState.NO_KEY:
            title, sentence = _("Pas encore de clé"), _("Votre clé signe vos dossiers à votre nom : créez-la d'abord.")
        case EnrolmentState.EXPIRED:
            title = _("Votre clé a expiré")
            sentence = _("Écrivez la demande de renouvellement, remettez-la à Lianes, puis déposez sa réponse.")
        case EnrolmentState.REVOKED:
            title = _("Lianes a révoqué votre clé")
            sentence = _("Créez-en une nouvelle, puis faites-la reconnaître par Lianes.")
        case _:
            title = _("Lianes ne connaît pas encore votre clé")
            sentence = _(
                "Le fichier sera signé mais pas chiffré : remettez-le en main propre. "
                "Lianes comparera votre empreinte par téléphone."
            )
    return (Remark("warn", "key", title, sentence, _("Votre clé"), Place.EXCHANGES),)


def _signer(claim: Claim) -> SignerLine | None:
    if claim.profile is None:
        return None
    known = claim.key.state is EnrolmentState.ENROLLED
    chips = {
        EnrolmentState.ENROLLED: _("Clé reconnue"),
        EnrolmentState.NO_KEY: _("Pas de clé"),
        EnrolmentState.EXPIRED: _("Clé expirée"),
        EnrolmentState.REVOKED: _("Clé révoquée"),
    }
    name = claim.profile.name
    chip = chips.get(claim.key.state, _("Pas encore reconnue"))
    return SignerLine(name, formats.initials(name), claim.key.groups, known, chip)


def _left(sent: SentBundle, *, arrived: bool) -> Left:
    path = Path(sent.path)
    size = formats.isolate(formats.size(sent.size))
    return Left(
        title=_("{name} · {size}").format(name=formats.isolate(path.name), size=size),
        path=str(path.parent),
        code=_("Code du dossier : {code}").format(code=formats.ltr(bundle_code(sent.bundle_id))),
        there=path.exists(),
        arrived=arrived,
    )


def refused(one: Refusal) -> str:
    """What keeps a claim from being drawn or written, in a sentence that stands alone."""
    if one.field == "profile":
        return _("Dites d'abord qui vous êtes, dans les réglages.")
    if one.field == "receipts":
        return _("Les reçus pèsent ensemble plus que ce qu'un dossier peut porter : allégez les plus lourds.")
    return wording.refusal(one)
