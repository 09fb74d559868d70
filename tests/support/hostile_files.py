"""Files that were never meant to be receipts, and pictures in every shape a phone or scanner may write."""

import struct
import zlib
from io import BytesIO

from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

PNG_HEAD = b"\x89PNG\r\n\x1a\n"


def picture(size: tuple[int, int] = (640, 480), mode: str = "RGB", form: str = "JPEG", **save: object) -> bytes:
    """Two halves, dark on the left and light on the right, so that turns and damage show."""
    image = Image.new("L", size, 30)
    image.paste(220, (size[0] // 2, 0, size[0], size[1]))
    out = BytesIO()
    image.convert(mode).save(out, form, **save)
    return out.getvalue()


def exif(orientation: int = 1, taken: str = "2026:10:14 12:41:07", order: str = "<") -> bytes:
    """A block with orientation in the first folder and the time of the picture in the camera's."""
    head = struct.pack(f"{order}2sHI", b"II" if order == "<" else b"MM", 42, 8)
    first = struct.pack(f"{order}H", 2)
    first += struct.pack(f"{order}HHIHH", 0x0112, 3, 1, orientation, 0)
    first += struct.pack(f"{order}HHII", 0x8769, 4, 1, 38)
    first += struct.pack(f"{order}I", 0)
    camera = struct.pack(f"{order}HHHII", 1, 0x9003, 2, 20, 56) + struct.pack(f"{order}I", 0)
    return b"Exif\0\0" + head + first + camera + taken.encode() + b"\0"


def looping_exif() -> bytes:
    """Folders that point at themselves and lengths that reach past the end."""
    entry = struct.pack("<HHII", 0x8769, 4, 1, 8) + struct.pack("<HHII", 0x9003, 2, 20, 0xFFFFFFF0)
    return b"Exif\0\0" + struct.pack("<2sHI", b"II", 42, 8) + struct.pack("<H", 2) + entry + struct.pack("<I", 8)


def chunk(kind: bytes, data: bytes) -> bytes:
    """One chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, *, before: bytes = b"", rows: bytes | None = None) -> bytes:
    """A grey PNG of any size; ``rows`` are its pixels before compression."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(rows if rows is not None else b"\0" * 1000))
    return PNG_HEAD + head + before + body + chunk(b"IEND", b"")


def with_text_bomb() -> bytes:
    """A small picture carrying 40 MB of nothing as compressed text, and a profile of the same kind."""
    bomb = zlib.compress(b"\0" * 40_000_000, 9)
    before = (
        chunk(b"zTXt", b"Comment\0\0" + bomb) + chunk(b"iCCP", b"p\0\0" + bomb) + chunk(b"iTXt", b"k\0\1\0\0\0" + bomb)
    )
    return png(8, 8, before=before, rows=b"\0" + b"\x80" * 8 + (b"\0" + b"\x80" * 8) * 7)


def pdf(sheets: int = 1, *, locked: bool = False, size: tuple[float, float] = (420, 595)) -> bytes:
    """A PDF with one line of text on each sheet."""
    out = BytesIO()
    encrypt = StandardEncryption("secret", strength=40) if locked else None
    canvas = Canvas(out, pagesize=size, encrypt=encrypt)
    for number in range(sheets):
        canvas.drawString(40, 500, f"FACTURE {number + 1}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def raw_pdf(objects: list[bytes], root: int = 1) -> bytes:
    """A PDF of hand-written objects, numbered from 1."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, start)
    return bytes(out)


def stream(data: bytes, extra: bytes = b"") -> bytes:
    """The body of a stream object."""
    return b"<< /Length %d %s >>\nstream\n" % (len(data), extra) + data + b"\nendstream"


def one_page(
    contents: bytes, catalog: bytes = b"", page: bytes = b"", box: bytes = b"0 0 200 200", more: bytes = b"null"
) -> bytes:
    """A page around one content stream object, and one more object, numbered 5."""
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R %s >>" % (box, page),
            contents,
            more,
        ]
    )


def hostile_pdfs() -> dict[str, bytes]:
    """PDFs that try to run something, to loop, or to fill the memory."""
    twice = zlib.compress(zlib.compress(b"q " * 20_000_000, 9), 9)
    form = b"/Resources << /XObject << /A 5 0 R >> >>"
    loop_form = one_page(
        stream(b"/A Do"), page=form, more=stream(b"/A Do /A Do", b"/Subtype /Form /BBox [0 0 9 9] " + form)
    )
    picture_of_a_billion = one_page(
        stream(b"99 0 0 99 0 0 cm /A Do"),
        page=form,
        more=stream(
            zlib.compress(b"\0" * 1000),
            b"/Subtype /Image /Width 99999 /Height 99999 /BitsPerComponent 8 /ColorSpace /DeviceRGB "
            b"/Filter /FlateDecode",
        ),
    )
    return {
        "javascript": one_page(
            stream(b"0 0 10 10 re f"),
            catalog=b"/OpenAction << /S /JavaScript /JS (while\\(true\\){app.alert\\(1\\)}) >>",
        ),
        "launch": one_page(stream(b""), catalog=b"/OpenAction << /S /Launch /F (/bin/sh) /Win << /F (calc.exe) >> >>"),
        "deep nesting": one_page(stream(b"[" * 500_000 + b"]" * 500_000)),
        "deep object": one_page(stream(b""), page=b"/X " + b"<< /X " * 20_000 + b"1" + b" >>" * 20_000),
        "saves without end": one_page(stream(b"q " * 2_000_000)),
        "flate in flate": one_page(stream(twice, b"/Filter [/FlateDecode /FlateDecode]")),
        "page loop": raw_pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"]),
        "many pages said": raw_pdf(
            [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 2000000000 >>"]
        ),
        "form loop": loop_form,
        "length loop": one_page(b"<< /Length 4 0 R >>\nstream\nq Q\nendstream"),
        "huge page": one_page(stream(b"0 0 10 10 re f"), box=b"0 0 1e30 1e30"),
        "flat page": one_page(stream(b"0 0 10 10 re f"), box=b"0 0 100000 0.001"),
        "backward page": one_page(stream(b"0 0 10 10 re f"), box=b"500 500 -500 -500"),
        "no page": raw_pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"]),
        "head alone": b"%PDF-1.7\n",
        "noise": b"%PDF-1.7\n" + bytes(range(256)) * 40,
        "picture of a billion": picture_of_a_billion,
    }


def not_pictures() -> dict[str, bytes]:
    """Files renamed, and formats not taken."""
    other = {form: picture((40, 30), "RGB", form) for form in ("GIF", "BMP", "PPM", "TGA", "ICO")}
    return other | {
        "text": "Reçu du taxi, 45 dirhams".encode(),
        "html": b"<!doctype html><script>alert(1)</script>",
        "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(ls) run showpage\n%%EOF",
        "svg": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
        "zip": b"PK\x03\x04" + b"\0" * 60,
        "elf": b"\x7fELF" + b"\0" * 60,
        "avif": b"\0\0\0\x1cftypavif" + b"\0" * 60,
        "one byte": b"\xff",
    }
