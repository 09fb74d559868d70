"""What the command line answers, in plain words, one fact a line."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from json import dumps
from pathlib import Path

from lianes_desktop.domain.answers import AnswerKind
from lianes_desktop.domain.bundles import BundleKind, ReceivedBundle, Verification
from lianes_desktop.domain.keys import KeyInfo, fingerprint_groups
from lianes_desktop.domain.money import Currency
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.domain.readings import Reading
from lianes_desktop.domain.shares import TakenShare
from lianes_desktop.i18n import claim_states, formats, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.arrivals import Arrival, TakenFile
from lianes_desktop.services.chain import Checked
from lianes_desktop.services.file_reading import ReadFile
from lianes_desktop.services.offered import plain_name
from lianes_desktop.services.register import KeyRequest
from lianes_desktop.services.replies import TakenAnswer
from lianes_desktop.services.settings import TakenSettings


def verified(found: Verification) -> Iterator[str]:
    """The verdict on a bundle, and what is known of it."""
    title, sentence = wording.verification(found)
    yield title
    yield sentence
    if found.code != "OK":
        yield _("Règle : {code}").format(code=found.code)
    if found.signer is not None and found.signer.name:
        yield _("Signataire : {name}").format(name=formats.isolate(found.signer.name))
    if found.signer is not None and not found.signer_known:
        groups = " ".join(fingerprint_groups(found.signer.fingerprint))
        yield _("Empreinte à comparer : {groups}").format(groups=formats.ltr(groups))
    if found.kind is not None:
        yield _("Contenu : {kind}").format(kind=wording.bundle_kind(found.kind))
    if found.bundle_code:
        yield _("Code du dossier : {code}").format(code=formats.ltr(found.bundle_code))
    if found.files:
        yield ngettext("{n} pièce", "{n} pièces", found.files).format(n=formats.number(found.files))


def arrived(arrival: Arrival) -> Iterator[str]:
    """What became of a file taken in."""
    if arrival.received is not None:
        yield from _received(arrival.received)
    if arrival.request is not None:
        yield from _requested(arrival.request)
    if arrival.key is not None:
        yield from _enrolled(arrival.key)
    if arrival.settings is not None:
        yield from _settings(arrival.settings)
    if arrival.answer is not None:
        yield from _answer(arrival.answer)
    if arrival.share is not None:
        yield from _shared(arrival.share)


def taken_file(one: TakenFile, *, alone: bool) -> Iterator[str]:
    """What became of one of the files, under its name unless it is alone."""
    if not alone:
        yield formats.isolate(_plain_path(str(one.path)))
    if one.arrival is not None:
        yield from arrived(one.arrival)
    elif isinstance(one.failure, RefusedError):
        yield from (wording.refusal(refusal) for refusal in one.failure.refusals)
    elif one.failure is not None:
        yield wording.failure(one.failure)


def checked_trail(found: Checked) -> Iterator[str]:
    """Whether the office's trail is whole."""
    yield ngettext("{n} écriture", "{n} écritures", found.entries).format(n=formats.number(found.entries))
    if found.broken_at is None:
        yield _("Le journal est intact.")
        yield _("Empreinte de la dernière écriture : {digest}").format(digest=formats.ltr(found.head))
    else:
        yield _("Le journal a été modifié à l'écriture n° {n}.").format(n=formats.number(found.broken_at))


def read(one: ReadFile, *, json: bool) -> Iterator[str]:
    """What was read on a file: a line of JSON, or a line a field."""
    if json:
        yield dumps(_as_data(one), ensure_ascii=False)
        return
    yield formats.isolate(_plain_path(one.name))
    if one.reading is None:
        yield f"  {wording.refusal(one.refused)}" if one.refused else ""
        return
    for label, field in (
        (_("Montant"), one.reading.total),
        (_("Devise"), one.reading.currency),
        (_("Date"), one.reading.paid_on),
        (_("Fournisseur"), one.reading.payee),
        (_("TVA"), one.reading.vat),
        (_("Catégorie"), one.reading.trade),
    ):
        value = "–" if field is None else f"{_text(field.value)} ({field.confidence} %)"
        yield f"  {label} : {formats.isolate(value)}"


def _as_data(one: ReadFile) -> dict[str, object]:
    """The fields of the command line: decimal text, ISO codes and dates, each with its confidence, or null."""
    reading = one.reading or Reading()
    fields = {
        "total": reading.total,
        "currency": reading.currency,
        "date": reading.paid_on,
        "vendor": reading.payee,
        "vat": reading.vat,
        "category": reading.trade,
    }
    told: dict[str, object] = {
        name: None if field is None else {"value": _text(field.value), "confidence": field.confidence}
        for name, field in fields.items()
    }
    refused = {} if one.refused is None else {"error": wording.refusal(one.refused)}
    return {"file": one.name, **told, **refused}


def _plain_path(path: str) -> str:
    """A path whose every name is fit for a terminal."""
    return str(Path(*map(plain_name, Path(path).parts)))


def _text(value: Decimal | Currency | date | str) -> str:
    if isinstance(value, Currency):
        return value.code
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def taken_in(arrival: Arrival) -> bool:
    """Whether nothing is left to decide: a claim taken in, or a request or answer that could be read."""
    received = arrival.received
    if arrival.share is not None:
        return arrival.share.dossier is not None and not arrival.share.clashing
    return received is None or (received.verification.accepted and not received.waiting)


def _received(bundle: ReceivedBundle) -> Iterator[str]:
    """A claim: its verdict, whose it is, and whether it waits."""
    yield from verified(bundle.verification)
    if bundle.title:
        yield _("Dossier : {title}").format(title=formats.isolate(bundle.title))
    if bundle.authority:
        yield _("Collectivité : {name}").format(name=formats.isolate(bundle.authority))
    if bundle.title:
        yield _("Montant demandé : {sum}").format(sum=formats.euros(bundle.asked_cents))
    if bundle.waiting:
        yield _("Gardé en attente : ouvrez la boîte de réception pour décider.")


def _requested(request: KeyRequest) -> Iterator[str]:
    """A key request: who, and what to compare before trusting it."""
    yield _("Demande de clé de {name}.").format(name=formats.isolate(request.profile.name))
    yield _("Groupes à comparer par téléphone : {groups}").format(groups=formats.ltr(" ".join(request.groups)))
    yield _("Ouvrez le registre pour enrôler cette personne.")


def _enrolled(key: KeyInfo) -> Iterator[str]:
    """Lianes' answer for this device's key."""
    yield wording.enrolment(key.state)
    if key.expires_at is not None:
        yield _("Valable jusqu'au {day}.").format(day=formats.day(key.expires_at.date()))


def _shared(taken: TakenShare) -> Iterator[str]:
    """A colleague's dossier: its verdict, and how much it brought."""
    yield from verified(taken.verification)
    if taken.dossier is None:
        return
    yield _("Dossier : {title}").format(title=formats.isolate(taken.title))
    yield _("Fiches ajoutées : {added}, modifiées : {changed}, supprimées : {removed}").format(
        added=formats.number(taken.added), changed=formats.number(taken.changed), removed=formats.number(taken.removed)
    )
    if taken.clashing:
        yield _("Fiches à départager, sur la page « Entre collègues » : {n}").format(n=formats.number(taken.clashing))


def _settings(taken: TakenSettings) -> Iterator[str]:
    """Rules of the programme: their number, and what they change."""
    from lianes_desktop.i18n import settings  # noqa: PLC0415 - seldom told here

    number = taken.settings.version
    if taken.already:
        yield _("Les règles n° {number} sont déjà là.").format(number=number)
        return
    yield _("Règles n° {number} prises : les nouveaux dossiers en relèvent.").format(number=number)
    names = {str(one.id): one.name for one in taken.settings.organisations}
    for one in taken.changes:
        yield f"- {settings.change(one, names)}"


def _answer(taken: TakenAnswer) -> Iterator[str]:
    """An answer of Lianes: what it is, to which version, and its figures."""
    answer, said = taken.answer, taken.answer.said
    kind = wording.bundle_kind(BundleKind(answer.kind.value))
    told = _("Réponse de Lianes à la version {number} : {kind}.")
    yield told.format(number=formats.number(answer.claim_sequence), kind=kind)
    if taken.already:
        yield _("Cette réponse est déjà là : rien ne change.")
    if taken.lists_ended is not None:
        yield claim_states.lists_ended(taken.lists_ended)
    if taken.earlier:
        yield _("Elle porte sur une version précédente de la demande.")
    if said.words:
        yield formats.isolate(said.words)
    if said.questions:
        count = len(said.questions)
        yield ngettext("{n} question à régler", "{n} questions à régler", count).format(n=formats.number(count))
    if answer.kind is AnswerKind.DECISION:
        yield _("Montant demandé : {sum}").format(sum=formats.euros(said.asked_cents))
        yield _("Montant accordé : {sum}").format(sum=formats.euros(said.due_cents))
    if said.payment is not None:
        payment = said.payment
        yield _("Virement de {sum} le {day}, référence {reference}").format(
            sum=formats.euros(payment.cents),
            day=formats.day(payment.executed_on),
            reference=formats.isolate(payment.reference),
        )
