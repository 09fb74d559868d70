"""The lines of a claim as they left: kept beside the bundle, so that the next version can be told from it."""

import hashlib
from dataclasses import dataclass, field, replace

from lianes_desktop.domain.dossiers import Dossier, ExpenseStatement, StatementLine
from lianes_desktop.domain.ids import BundleId, DossierId
from lianes_desktop.domain.leaving import leaving


@dataclass(frozen=True, slots=True)
class SentLine:
    """One line, and what proves it."""

    line: StatementLine
    proofs: tuple[str, ...]
    """SHA-256 of the files of its receipts, in order."""


@dataclass(frozen=True, slots=True)
class SentLines:
    """The lines of one bundle that left."""

    bundle: BundleId
    dossier: DossierId
    rest_sha256: str
    """Digest of all the rest of the dossier as it left."""
    lines: tuple[SentLine, ...] = field(repr=False)


def sent_lines(bundle: BundleId, records: Dossier, figures: ExpenseStatement) -> SentLines:
    """The lines of a claim made of those records, as a bundle carries them."""
    digests = {one.id: tuple(page.digest for page in one.pages) for one in records.receipts}
    lines = tuple(
        SentLine(line, tuple(digest for one in line.expense.receipts for digest in digests.get(one, ())))
        for line in figures.lines
    )
    rest = replace(leaving(records), expenses=(), receipts=())
    return SentLines(bundle, records.action.id, hashlib.sha256(repr(rest).encode()).hexdigest(), lines)
