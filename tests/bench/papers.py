"""The claim PDF of 200 receipts beside fpdf2 doing the same; no ASCII85; peak memory."""

import io
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace

from fpdf import FPDF
from PIL import Image
from support import claims
from typing_extensions import override

from bench.marks import Mark, interleaved, own_peak, wall_of
from bench.photos import photograph
from lianes_desktop.assets import resource
from lianes_desktop.documents.claim import PdfDocuments
from lianes_desktop.domain.bundles import bundle_code
from lianes_desktop.domain.dossiers import StatementLine
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.i18n import formats, wording

COUNT = 200
CODE = bundle_code(claims.BUNDLE)


def views(count: int = COUNT) -> list[bytes]:
    """Different JPEGs of about 300 kB, as the receipts' views are."""
    image = Image.open(io.BytesIO(photograph()))
    image.draft("RGB", (2000, 1500))
    made = []
    for at in range(count):
        out = io.BytesIO()
        image.resize((1200, 900)).rotate(at % 4).save(out, "JPEG", quality=62)
        made.append(out.getvalue())
    return made


def hand_in() -> HandIn:
    """A claim of 200 expenses, each with its receipt."""
    pages = [claims.receipt(at) for at in range(1, COUNT + 1)]
    expenses = tuple(replace(claims.expense(at), receipts=(pages[at - 1].id,)) for at in range(1, COUNT + 1))
    return claims.hand_in(expenses=expenses, receipts=tuple(pages))


def marks() -> Sequence[Mark]:
    """Time beside fpdf2, the filters used, and the peak of a process that does only this."""
    pictures, claim = views(), hand_in()
    out = io.BytesIO()

    def ours() -> None:
        nonlocal out
        out = io.BytesIO()
        _draw(claim, pictures, out)

    one, two, ratio = interleaved(lambda: wall_of(ours), lambda: wall_of(lambda: _peer(claim, pictures)), 5)
    found = [Mark("claim of 200 receipts", f"{one:.2f} s beside {two:.2f} s of fpdf2", ratio, 0.5)]
    count = out.getvalue().count(b"ASCII85Decode")
    found.append(Mark("ASCII85 in the claim", f"{len(out.getvalue()) / 1e6:.0f} MB", count, 0, "uses"))
    done = subprocess.run([sys.executable, "-m", "bench.papers"], check=True, capture_output=True, text=True)
    peak = float(done.stdout)
    found.append(Mark("memory of the claim, at most", f"{peak:.0f} MB", peak, 150, "MB"))
    return found


def _draw(claim: HandIn, pictures: Sequence[bytes], out: io.BytesIO) -> None:
    turn = iter(range(len(pictures)))

    def view(_digest: str, _media: str, _sheet: int) -> bytes:
        return pictures[next(turn)]

    PdfDocuments().claim(claim, view, out, lambda _at, _of: None)


class _PeerClaim(FPDF):
    """The peer's page: the same foot on each."""

    @override
    def footer(self) -> None:
        """Bundle code and page, as ours."""
        self.set_y(-12)
        self.cell(0, 6, f"Lot {CODE} · Ville de Lille · {self.page_no()}/{{nb}}", align="C")


def _peer(claim: HandIn, pictures: Sequence[bytes]) -> bytes:
    """The same pages with fpdf2: both tables, the foot, and each receipt under its number."""
    pdf = _PeerClaim()
    for style, face in (("", "Regular"), ("B", "SemiBold")):
        pdf.add_font("Noto", style, resource("fonts", f"NotoSans-{face}.ttf"))
    pdf.set_font("Noto", size=7)
    pdf.add_page()
    _peer_table(pdf, [_statement_row(line) for line in claim.statement.lines])
    _peer_table(pdf, [_piece_row(line) for line in claim.statement.lines])
    for number, picture in enumerate(pictures, start=1):
        pdf.add_page()
        pdf.cell(0, 8, f"Pièce {number}", new_x="LMARGIN", new_y="NEXT")
        pdf.image(io.BytesIO(picture), w=180)
    return bytes(pdf.output())


def _peer_table(pdf: FPDF, rows: Sequence[Sequence[str]]) -> None:
    with pdf.table(line_height=4) as table:
        for texts in rows:
            row = table.row()
            for text in texts:
                row.cell(text)


def _statement_row(line: StatementLine) -> tuple[str, ...]:
    expense, judged = line.expense, line.assessment
    return (
        str(expense.number),
        f"{expense.paid_on:%d/%m/%Y}",
        expense.payee,
        wording.expense_kind(expense.kind),
        formats.money(expense.amount) if expense.amount else "",
        f"{judged.rate_text} au 01/10/2026",
        formats.euros(judged.euro_cents or 0),
        formats.euros(judged.eligible_cents),
        " ".join(wording.because(one) for one in judged.because),
        formats.euros(line.share_cents),
    )


def _piece_row(line: StatementLine) -> tuple[str, ...]:
    expense = line.expense
    return (
        str(expense.number),
        "Photographie",
        f"{expense.paid_on:%d/%m/%Y}",
        expense.payee,
        formats.money(expense.amount) if expense.amount else "",
        "0123 4567 89ab cdef",
        str(expense.number + 10),
    )


def _alone() -> None:
    """Draw one claim into a file, each view made when it is asked for, and tell the peak."""
    import tempfile  # noqa: PLC0415 - only in that process

    drawn = io.BytesIO()
    Image.effect_noise((1200, 900), 60).convert("RGB").save(drawn, "JPEG", quality=62)
    picture = drawn.getvalue()
    with tempfile.TemporaryFile() as out:
        PdfDocuments().claim(hand_in(), lambda _d, _m, sheet: picture + bytes(sheet), out, lambda _at, _of: None)
    print(own_peak())  # noqa: T201 - the figure asked for


if __name__ == "__main__":
    _alone()
