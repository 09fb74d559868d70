"""The SQL of the lines and files of claims taken in; their keys are the database's own."""

from sqlalchemy import bindparam, delete, func, select, update

from lianes_desktop.domain.bundles import ReceivedBundle
from lianes_desktop.domain.folding import fold
from lianes_desktop.domain.received_lines import ReceivedFile, ReceivedLine
from lianes_desktop.storage.columns import Stored
from lianes_desktop.storage.statements import table_of

LINE, FILE = table_of("received_line"), table_of("received_file")
OTHERS_END = update(LINE).where(LINE.c.dossier == bindparam("of"), LINE.c.current == 1).values(current=0)
"""Takes ``of``, the dossier."""
EMPTY = tuple(delete(one).where(one.c.manifest_sha256 == bindparam("of")) for one in (LINE, FILE))
"""Take ``of``, the manifest."""
_KNOWN = FILE.alias("known")
INHERIT = (
    update(FILE)
    .where(FILE.c.manifest_sha256 == bindparam("of"))
    .values(
        likeness=select(func.max(_KNOWN.c.likeness))
        .where(_KNOWN.c.digest == FILE.c.digest, _KNOWN.c.manifest_sha256 != FILE.c.manifest_sha256)
        .scalar_subquery()
    )
)
"""Takes ``of``, the manifest: a picture already looked at in another claim is not looked at again."""
LIKENESS = update(FILE).where(FILE.c.digest == bindparam("of")).values(likeness=bindparam("told"))
"""Takes ``of``, the file's digest, and ``told``."""


def line_row(line: ReceivedLine, *, current: bool) -> dict[str, Stored]:
    """One line as a row."""
    return {
        "manifest_sha256": line.manifest_sha256,
        "dossier": line.dossier.bytes,
        "expense": line.expense.bytes,
        "number": line.number,
        "line_sha256": line.line_sha256,
        "payee": line.payee,
        "sort_payee": fold(line.payee),
        "paid_on": line.paid_on.isoformat() if line.paid_on else "",
        "kind": line.kind,
        "amount_minor": line.amount.minor if line.amount else None,
        "amount_currency": line.amount.currency.code if line.amount else None,
        "euro_cents": line.euro_cents,
        "eligible_cents": line.eligible_cents,
        "share_cents": line.share_cents,
        "authority": line.authority or "",
        "edition": line.edition,
        "letter": line.letter,
        "year": line.year,
        "current": int(current),
    }


def file_row(received: ReceivedBundle, file: ReceivedFile) -> dict[str, Stored]:
    """One file as a row, its picture not looked at yet."""
    return {
        "digest": file.digest,
        "manifest_sha256": received.manifest_sha256,
        "dossier": received.dossier.bytes,
        "expense": file.expense.bytes if file.expense else None,
        "likeness": None,
    }
