"""Answers as signed files: what the office writes, and what a device refuses of one before it believes a word.

A certificate that ended since the answer was signed is refused, with its own words: the signer alone says when that
was (BUNDLE.md §5). Nothing is lost: the file stays where it is, and Lianes signs the same answer again. An answer that
brings older revocation lists than those known is still news; the newest lists are kept, and judge its signer.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from lianes_desktop.bundle import answers, brought, chain
from lianes_desktop.bundle.certificates import Issuing, SigningKey
from lianes_desktop.bundle.header import Answered, Header, Issuer
from lianes_desktop.bundle.parcels import Parcel, Parcels
from lianes_desktop.bundle.policy import WrongAuthor
from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.bundle.trust import Trust
from lianes_desktop.domain.answers import Answer, AnswerDraft
from lianes_desktop.domain.bundles import BundleKind
from lianes_desktop.domain.hand_in import Previous
from lianes_desktop.domain.ids import BundleId, new_id
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.services.ports.device import Clock

_PROBLEMS = {
    Code.KIND: Problem.NOT_AN_ANSWER,
    Code.CERT_REVOKED: Problem.ANSWER_REVOKED,
    Code.CERT_EXPIRED: Problem.ANSWER_EXPIRED,
    Code.AUDIENCE: Problem.ANSWER_FOR_OTHERS,
    **dict.fromkeys((Code.CERT_UNTRUSTED, Code.CERT_CA), Problem.ANSWER_NOT_LIANES),
    **dict.fromkeys((Code.TIME_FUTURE, Code.TIME_CLAIMED), Problem.ANSWER_FROM_FUTURE),
}
"""What a broken rule means to the person; any other is a damaged file."""


class Answering(Protocol):
    """The office's side: ``bundle.authority.OfficeAuthority`` is one."""

    def answering(self, passphrase: str) -> tuple[SigningKey, Trust]:
        """The officer's key, and what travels with what it signs."""
        ...


class Trusting(Protocol):
    """The device's side: ``bundle.keys.DeviceKeys`` is one."""

    def trust(self) -> Trust:
        """What is trusted now."""
        ...

    def keep_trust(self, trust: Trust) -> None:
        """Trust this from now on."""
        ...


@dataclass(frozen=True, slots=True)
class _Accepted:
    """A verified answer, and whom to trust from then on."""

    parcel: Parcel
    document: answers.Document
    trust: Trust


class SignedAnswers:
    """Satisfies ``services.ports.answers.AnswerFiles``."""

    def __init__(
        self,
        clock: Clock,
        parcels: Parcels,
        *,
        office: Answering,
        device: Trusting,
        addressed: Callable[[], frozenset[str]],
    ) -> None:
        """``addressed`` gives the names an audience may call whoever is here: a participant's URN, an authority."""
        self._clock = clock
        self._parcels = parcels
        self._office = office
        self._device = device
        self._addressed = addressed

    def write(
        self, draft: AnswerDraft, passphrase: str, folder: Path, naming: Callable[[], None] = lambda: None
    ) -> Answer:
        """Sign an answer and write it into the folder, whole or not at all; for a worker thread.

        Raises:
            RefusedError: ``PASSPHRASE_WRONG`` on field ``passphrase``; ``TOO_LARGE`` on ``dossier``.
            UnavailableError: the medium is full, read-only or gone; nothing stays.
        """
        document = answers.write(draft)
        if len(document) > answers.LARGEST:
            raise RefusedError([Refusal("dossier", Problem.TOO_LARGE, {"most": answers.LARGEST})])
        officer, trust = self._office.answering(passphrase)
        described = _header(draft, officer, self._clock.now())
        files = {**brought.files(trust), answers.DOCUMENT: document}
        written = self._parcels.pack_as(described, files, officer, folder, naming)
        # what is kept is what the file says: texts are tidied on their way
        said = answers.read(document, described)
        return self._answer(described, said, written.manifest_sha256, written.path)

    def announces(self, path: Path) -> bool:
        """Whether a file says by the names in it that it carries an answer: to know whose work it is."""
        try:
            self._parcels.peek(path, answers.DOCUMENT, answers.LARGEST)
        except BundleRefusal:
            return False
        return True

    def read(self, path: Path, expected_root: str = "") -> Answer:
        """Verify an answer against what this device trusts, and read it; newer revocation lists are kept.

        Raises:
            RefusedError: as ``services.ports.answers.AnswerFiles.read`` says; nothing is kept of it.
            UnavailableError: the file or the trust could not be read or written.
        """
        try:
            accepted = self._accepted(path, expected_root)
        except WrongAuthor as refusal:
            raise _wrong(refusal) from refusal
        except BundleRefusal as refusal:
            raise _refused(_PROBLEMS.get(refusal.code, Problem.ANSWER_DAMAGED), code=str(refusal.code)) from refusal
        except ValueError as error:
            raise _refused(Problem.ANSWER_DAMAGED) from error
        self._device.keep_trust(accepted.trust)
        parcel = accepted.parcel
        return self._answer(parcel.header, accepted.document, parcel.manifest_sha256, path)

    def lists_ended(self) -> datetime | None:
        """When the newest lists known passed their date; a device in the field goes on, and says so (BUNDLE.md §5)."""
        return self._device.trust().lists_ended(self._clock.now())

    def _accepted(self, path: Path, expected_root: str) -> _Accepted:
        now = self._clock.now()
        self._carries_an_answer(path)
        pinned = brought.pinned(brought.root(self._parcels, path), self._device.trust(), expected_root)
        trust = brought.newest(brought.from_lianes(self._parcels, path, None, pinned, now), pinned)
        # Once more with the lists it brings: the officer who signed it may have been revoked since.
        parcel = brought.from_lianes(self._parcels, path, None, trust, now)
        if not self._addressed().intersection(parcel.audience):
            raise BundleRefusal(Code.AUDIENCE, ", ".join(parcel.audience))
        if parcel.header.created_at > now + chain.CLOCK_TOLERANCE:
            raise BundleRefusal(Code.TIME_FUTURE, "created_at")
        return _Accepted(parcel, answers.read(brought.file(parcel, answers.DOCUMENT), parcel.header), trust)

    def _carries_an_answer(self, path: Path) -> None:
        try:
            self._parcels.peek(path, answers.DOCUMENT, answers.LARGEST)
        except BundleRefusal as refusal:
            if refusal.code is Code.MISSING:
                raise BundleRefusal(Code.KIND, answers.DOCUMENT) from refusal
            raise

    def _answer(self, header: Header, document: answers.Document, manifest_sha256: str, path: Path) -> Answer:
        return Answer(
            id=header.bundle_id,
            dossier=header.dossier,
            kind=document.kind,
            claim=document.claim,
            claim_manifest=document.claim_manifest,
            claim_sequence=document.claim_sequence,
            series=header.series,
            sequence=header.sequence,
            previous=header.previous.manifest_sha256 if header.previous else "",
            manifest_sha256=manifest_sha256,
            made_at=header.created_at,
            kept_at=self._clock.now(),
            path=str(path),
            said=document.said,
        )


def _header(draft: AnswerDraft, officer: SigningKey, now: datetime) -> Header:
    return Header(
        kind=BundleKind(draft.kind.value),
        bundle_id=BundleId(new_id()),
        dossier=draft.dossier,
        series=draft.series,
        sequence=draft.sequence,
        audience=draft.audience,
        created_at=now,
        issuer=Issuer(officer.participant, officer.cert_sha256),
        files=(),
        previous=Previous(draft.previous) if draft.previous else None,
        in_reply_to=Answered(draft.claim, draft.claim_manifest),
    )


def _wrong(refusal: WrongAuthor) -> RefusedError:
    if refusal.kind not in answers.KINDS:
        return _refused(Problem.NOT_AN_ANSWER)
    if refusal.issuing is Issuing.MISSIONS:
        return _refused(Problem.ANSWER_FROM_PARTICIPANT)
    return _refused(Problem.ANSWER_NOT_LIANES)


def _refused(problem: Problem, **values: object) -> RefusedError:
    return RefusedError([Refusal("file", problem, values)])
