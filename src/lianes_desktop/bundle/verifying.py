"""The strict verifier: framing, names, signatures, manifests, coverage, digests, JSON, policy (BUNDLE.md §7).

Each step runs only when the ones before found nothing wrong, so nothing is decoded before a trusted key vouches for
it. The answers are separate: a file may be intact and its sender unknown.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from lianes_desktop.bundle import answers, claim_pdf, policy, signatures, strict_json
from lianes_desktop.bundle.cms import Signed
from lianes_desktop.bundle.container import Container
from lianes_desktop.bundle.manifest import Manifest
from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.bundle.trust import Trust
from lianes_desktop.domain.bundles import BundleKind, Signer, SignerState, Verification
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.people import Role

OK = "OK"
NOTHING = Verification(intact=False, signature_valid=False, signer_known=False, code="")
"""The verdict before the first step."""


@dataclass(frozen=True, slots=True)
class Verified:
    """The verdict, and what the bundle says when it may be believed."""

    verification: Verification
    hand_in: HandIn | None = None


def verify(
    source: BinaryIO, trust: Trust, *, now: datetime, role: Role, seen: Callable[[int], None] = lambda _size: None
) -> Verified:
    """Verify a plain bundle; never raises for what the file holds.

    Raises:
        OSError: the file could not be read.
        CancelledError: ``seen``, told bytes as they are hashed, was asked to stop.
    """
    run = _Run(source, trust, now, role, seen)
    try:
        run.check()
    except BundleRefusal as refusal:
        return refused(refusal, run.verdict)
    return Verified(run.verdict, run.hand_in)


def refused(refusal: BundleRefusal, established: Verification = NOTHING) -> Verified:
    """What was established before the rule that is broken."""
    return Verified(dataclasses.replace(established, code=str(refusal.code), detail=refusal.detail))


class _Run:
    """One verification under way: ``verdict`` holds what is established so far."""

    def __init__(self, source: BinaryIO, trust: Trust, now: datetime, role: Role, seen: Callable[[int], None]) -> None:
        self._source, self._trust, self._now, self._role, self._seen = source, trust, now, role, seen
        self.verdict = NOTHING
        self.hand_in: HandIn | None = None

    def check(self) -> None:
        container = Container(self._source)
        found = signatures.check(container, self._trust, now=self._now, role=self._role)
        self._establish(
            signature_valid=True,
            signer=_readable(found.author.signer),
            signed_at=found.author.signed_at,
            manifest_sha256=found.manifest_sha256,
        )
        covered = signatures.check_coverage(container, found)
        self._establish(files=len(covered.references), kind=policy.kind_of(covered))
        signatures.check_digests(container, covered, self._seen)
        self._establish(intact=True)
        if found.reserve is not None:
            raise found.reserve
        if found.author.signer.state is not SignerState.KNOWN:
            raise BundleRefusal(Code.CERT_UNTRUSTED, found.author.signer.fingerprint)
        self._establish(signer_known=True)
        self._read(container, covered, found.author)
        self._establish(code=OK)

    def _read(self, container: Container, covered: Manifest, author: Signed) -> None:
        """JSON and policy, now that a trusted key vouches for every byte."""
        header = policy.read_header(container, covered, author)
        self._establish(
            kind=header.kind,
            bundle_id=header.bundle_id,
            dossier=header.dossier,
            series=header.series,
            sequence=header.sequence,
        )
        if header.kind is BundleKind.CLAIM:
            hand_in = policy.read_hand_in(container, header)
            claim_pdf.check(self._source, container.entry(policy.CLAIM_PDF), hand_in, author.signer.fingerprint)
            self.hand_in = hand_in
        elif header.kind in answers.KINDS:
            policy.read_answer(container, header)

    def _establish(self, **answers: object) -> None:
        self.verdict = dataclasses.replace(self.verdict, **answers)  # type: ignore[arg-type]  # its own fields


def _readable(signer: Signer) -> Signer:
    """The names of a certificate on one line each, nothing in them to turn or hide what is read beside them."""
    name, organisation = (strict_json.clean(one).replace("\n", " ") for one in (signer.name, signer.organisation))
    return dataclasses.replace(signer, name=name, organisation=organisation)
