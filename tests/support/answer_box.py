"""Stand-in for answers as signed files: a file that names an answer kept in memory."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from lianes_desktop.domain.answers import Answer, AnswerDraft
from lianes_desktop.domain.ids import BundleId, new_id
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.services.ports.device import Clock
from support.fakes import PASSPHRASE


class MemoryAnswers:
    """Implements ``ports.answers.AnswerFiles``; every installation of a test shares one: what is signed is read."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.contents: dict[str, Answer | RefusedError] = {}
        """Answers by the text of their file, or why each is refused."""
        self.drafts: list[AnswerDraft] = []
        self.heard: list[str] = []
        self.ended: datetime | None = None
        """When the revocation lists passed their date."""

    def write(
        self, draft: AnswerDraft, passphrase: str, folder: Path, naming: Callable[[], None] = lambda: None
    ) -> Answer:
        if passphrase != PASSPHRASE:
            raise RefusedError([Refusal("passphrase", Problem.PASSPHRASE_WRONG)])
        self.drafts.append(draft)
        assert (draft.sequence == 1) is (not draft.previous)
        identity = BundleId(new_id())
        manifest = hashlib.sha256(f"{identity} {draft}".encode()).hexdigest()
        path = folder / f"lianes-{draft.kind}-{manifest[:8]}-s{draft.sequence}.asice"
        now = self._clock.now()
        answer = Answer(
            id=identity,
            dossier=draft.dossier,
            kind=draft.kind,
            claim=draft.claim,
            claim_manifest=draft.claim_manifest,
            claim_sequence=draft.claim_sequence,
            series=draft.series,
            sequence=draft.sequence,
            previous=draft.previous,
            manifest_sha256=manifest,
            made_at=now,
            kept_at=now,
            path=str(path),
            said=draft.said,
        )
        naming()
        path.write_text(manifest)
        self.contents[manifest] = answer
        return answer

    def announces(self, path: Path) -> bool:
        return path.exists() and path.read_text(errors="replace") in self.contents

    def lists_ended(self) -> datetime | None:
        return self.ended

    def read(self, path: Path, expected_root: str = "") -> Answer:
        self.heard.append(expected_root)
        found = self.contents.get(path.read_text())
        if found is None:
            raise RefusedError([Refusal("file", Problem.NOT_AN_ANSWER)])
        if isinstance(found, RefusedError):
            raise found
        return found
