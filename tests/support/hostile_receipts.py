"""Files meant to crash, to hang or to fill the memory, and pictures in every shape: what becomes of each.

Each is made by code, small enough to be read in a second; the worst are worse than any seen.
"""

import base64
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from lianes_desktop.domain.problems import Problem
from support import hostile_files as files

TAKEN = None
SAMPLE = Path(__file__).parents[2] / "resources" / "sample"


class Case(NamedTuple):
    """How the file is made, and why it is refused (``None``: it is taken)."""

    make: Callable[[], bytes]
    expected: Problem | None
    suffix: str = "jpg"


@cache
def heic() -> bytes:
    (path,) = SAMPLE.glob("*.heic")
    return path.read_bytes()


def heic_said(width: int, height: int) -> bytes:
    """The sample, its container saying another size."""
    data = bytearray(heic())
    at = data.find(b"ispe")
    while at >= 0:
        data[at + 8 : at + 16] = struct.pack(">II", width, height)
        at = data.find(b"ispe", at + 4)
    return bytes(data)


def heic_turned() -> bytes:
    """The sample with a quarter turn said by its container: one more property of its one picture."""
    data = bytearray(heic())
    for place in (444, 0x19CA8B):  # where its picture and its EXIF stand, ten bytes further now
        at = data.find(struct.pack(">I", place), 0, 444)
        data[at : at + 4] = struct.pack(">I", place + 10)
    for box, more in ((b"meta", 10), (b"iprp", 10), (b"ipco", 9), (b"ipma", 1)):
        at = data.find(box) - 4
        data[at : at + 4] = struct.pack(">I", int.from_bytes(data[at : at + 4]) + more)
    at = data.find(b"ipma")
    end = at - 4 + int.from_bytes(data[at - 4 : at]) - 1
    data[at + 14] += 1
    data[end:end] = b"\x85"
    data[at - 4 : at - 4] = b"\0\0\0\x09irot\x03"
    return bytes(data)


def saved(image: Image.Image, form: str, **how: Any) -> bytes:  # noqa: ANN401 - Pillow's own options
    out = io.BytesIO()
    image.save(out, form, **how)
    return out.getvalue()


def frames(count: int = 3) -> list[Image.Image]:
    return [Image.new("RGB", (60, 40), (20 * number, 90, 10)) for number in range(count)]


def animated(form: str) -> bytes:
    first, *others = frames()
    return saved(first, form, save_all=True, append_images=others, duration=100)


def jpeg_said(width: int, height: int) -> bytes:
    """A JPEG whose head says another size than its data has."""
    data = bytearray(files.picture((64, 48)))
    at = data.find(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def jpeg_of_passes(passes: int) -> bytes:
    """A progressive JPEG that comes back over its pixels again and again."""
    data = files.picture((64, 48), progressive=True)
    at = data.rfind(b"\xff\xda")
    last = data[at:-2]
    return data[:-2] + last * passes + b"\xff\xd9"


def arithmetic_jpeg() -> bytes:
    """Sixteen pixels a side, coded as few programs do: ``cjpeg -arithmetic``."""
    return base64.b64decode(ARITHMETIC)


def tiff(entries: list[tuple[int, int, int, int]], data: bytes = b"", after: int = 0, order: str = "<") -> bytes:
    """A TIFF of one folder: tag, kind, count and value of each entry; ``data`` stands at 8."""
    start = 8 + len(data)
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}I", start)
    folder = struct.pack(f"{order}H", len(entries))
    for tag, kind, count, value in sorted(entries):
        short = struct.pack(f"{order}HH", value, 0) if kind == 3 and count == 1 else struct.pack(f"{order}I", value)
        folder += struct.pack(f"{order}HHI", tag, kind, count) + short
    return head + data + folder + struct.pack(f"{order}I", after)


def grey_tiff(
    width: int = 8,
    height: int = 8,
    *,
    more: tuple[tuple[int, int, int, int], ...] = (),
    data: bytes = b"\x80" * 64,
    after: int = 0,
) -> bytes:
    """A plain grey TIFF, and what is changed in it."""
    changed = {tag for tag, *_rest in more}
    plain = [
        (256, 4, 1, width),
        (257, 4, 1, height),
        (258, 3, 1, 8),
        (259, 3, 1, 1),
        (262, 3, 1, 1),
        (273, 4, 1, 8),
        (277, 3, 1, 1),
        (278, 4, 1, height),
        (279, 4, 1, len(data)),
    ]
    return tiff([one for one in plain if one[0] not in changed] + list(more), data, after)


def tiff_of_pages(count: int) -> bytes:
    """Folders one after the other that share their pixels."""
    entries = [(256, 4, 8), (257, 4, 8), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, 8), (278, 4, 8), (279, 4, 64)]
    size = 2 + len(entries) * 12 + 4
    out = bytearray(b"II*\0" + struct.pack("<I", 72) + b"\x80" * 64)
    for number in range(count):
        out += struct.pack("<H", len(entries))
        for tag, kind, value in entries:
            out += struct.pack("<HHII", tag, kind, 1, value)
        out += struct.pack("<I", 0 if number == count - 1 else 72 + (number + 1) * size)
    return bytes(out)


def tiff_bomb() -> bytes:
    """Thirty thousand pixels a side of nothing, deflated."""
    data = zlib.compress(bytes(1000), 9)
    return grey_tiff(30_000, 30_000, data=data, more=((259, 3, 1, 8),))


def deflated_tiff(width: int, height: int) -> bytes:
    """All its pixels, deflated to a thousandth."""
    return grey_tiff(width, height, data=zlib.compress(bytes(width * height), 9), more=((259, 3, 1, 8),))


def webp_said(width: int, height: int) -> bytes:
    data = bytearray(files.picture((64, 48), form="WEBP"))
    at = data.find(b"\x9d\x01\x2a")
    data[at + 3 : at + 7] = struct.pack("<HH", width, height)
    return bytes(data)


def whole_png(width: int, height: int) -> bytes:
    """All its grey pixels, compressed to a thousandth."""
    return files.png(width, height, rows=(b"\0" + bytes(width)) * height)


def bad_crc() -> bytes:
    data = bytearray(files.picture((40, 30), form="PNG"))
    data[29] ^= 0xFF
    return bytes(data)


def with_exif(block: bytes, form: str = "JPEG") -> bytes:
    return files.picture((320, 240), form=form, exif=block)


def thumbnail_bomb() -> bytes:
    """EXIF whose second folder holds a picture of 65 535 pixels a side."""
    bomb = jpeg_said(65_535, 65_535)
    second = (
        struct.pack("<H", 2) + struct.pack("<HHII", 0x0201, 4, 1, 64) + struct.pack("<HHII", 0x0202, 4, 1, len(bomb))
    )
    return with_exif(
        b"Exif\0\0" + struct.pack("<2sHI", b"II", 42, 8) + struct.pack("<HI", 0, 16) + b"\0\0" + second + bomb
    )


def encrypted_pdf(password: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(200, 200), encrypt=StandardEncryption(password, "owner", strength=128))
    canvas.drawString(20, 100, "FACTURE")
    canvas.save()
    return out.getvalue()


def pdf_without_index() -> bytes:
    """The table that says where the objects are is noise, and its own place is wrong."""
    data = files.pdf()
    at = data.find(b"\nxref\n")
    return data[:at] + b"\n" + bytes(40) + data[data.find(b"trailer") :].replace(b"startxref\n", b"startxref\n99")


def pdf_of_objects(inflated: int) -> bytes:
    """An object stream that inflates to nothing but blanks."""
    bomb = zlib.compress(b" " * inflated, 9)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Names 4 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>",
        files.stream(bomb, b"/Type /ObjStm /N 100000 /First 99999 /Filter /FlateDecode"),
    ]
    return files.raw_pdf(objects)


def pdf_of_many(sheets: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(3, sheets + 3))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>"
    return files.raw_pdf(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, sheets)]
        + [page] * sheets
    )


def pdf_with_file() -> bytes:
    """A program attached, and opened with the document."""
    return files.one_page(
        files.stream(b"0 0 10 10 re f"),
        catalog=b"/Names << /EmbeddedFiles << /Names [(a.exe)"
        b" << /Type /Filespec /F (a.exe) /EF << /F 5 0 R >> >>] >> >>"
        b" /OpenAction << /S /GoToE /T << /R /C /N (a.exe) >> >>",
        more=files.stream(b"MZ" + bytes(5000), b"/Type /EmbeddedFile"),
    )


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("reçu.jpg", files.picture())
        archive.writestr("bombe", bytes(20_000_000))
    return out.getvalue()


def cut(data: bytes, share: float) -> bytes:
    return data[: max(16, int(len(data) * share))]


def _of_form(form: str, **how: Any) -> bytes:  # noqa: ANN401
    return files.picture((320, 240), form=form, **how)


def _deep_rgb(form: str) -> bytes:
    """Sixteen bits a colour, which Pillow reads and does not write."""
    rows = b"".join(struct.pack(">HHH", 40_000, 20_000, 60_000) for _pixel in range(16))
    if form == "PNG":
        head = files.chunk(b"IHDR", struct.pack(">IIBBBBB", 16, 16, 16, 2, 0, 0, 0))
        body = files.chunk(b"IDAT", zlib.compress((b"\0" + rows) * 16))
        return files.PNG_HEAD + head + body + files.chunk(b"IEND", b"")
    data = struct.pack(">HHH", 16, 16, 16) + rows * 16
    return tiff(
        [
            (256, 4, 1, 16),
            (257, 4, 1, 16),
            (258, 3, 3, 8),
            (259, 3, 1, 1),
            (262, 3, 1, 2),
            (273, 4, 1, 14),
            (277, 3, 1, 3),
            (278, 4, 1, 16),
            (279, 4, 1, len(rows) * 16),
        ],
        data,
        order=">",
    )


def _deep_grey(form: str) -> bytes:
    return saved(Image.new("I;16", (40, 30), 128 * 256), form)


def _pictures() -> Iterator[tuple[str, Case]]:
    """Every shape a telephone, a scanner or a screen may write."""
    for orientation in range(1, 9):
        yield f"turned-{orientation}", Case(partial(with_exif, files.exif(orientation)), TAKEN)
    for mode in ("1", "L", "P", "LA", "RGBA", "RGB"):
        yield f"png-{mode}", Case(partial(_of_form, "PNG", mode=mode), TAKEN, "png")
    for mode in ("1", "L", "P", "LA", "RGBA", "RGB", "CMYK"):
        yield f"tiff-{mode}", Case(partial(_of_form, "TIFF", mode=mode), TAKEN, "tif")
    for packing in ("tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg"):
        yield f"tiff-{packing}", Case(partial(_of_form, "TIFF", compression=packing), TAKEN, "tif")
    for packing in ("group3", "group4", "tiff_ccitt"):
        yield f"tiff-{packing}", Case(partial(_of_form, "TIFF", mode="1", compression=packing), TAKEN, "tif")
    for form in ("PNG", "TIFF"):
        yield f"deep-grey-{form}", Case(partial(_deep_grey, form), TAKEN, form.lower())
        yield f"deep-colour-{form}", Case(partial(_deep_rgb, form), TAKEN, form.lower())
    yield "jpeg-CMYK", Case(partial(_of_form, "JPEG", mode="CMYK"), TAKEN)
    yield "jpeg-L", Case(partial(_of_form, "JPEG", mode="L"), TAKEN)
    yield "jpeg-progressive", Case(partial(_of_form, "JPEG", progressive=True), TAKEN)
    yield "jpeg-arithmetic", Case(arithmetic_jpeg, TAKEN)
    yield "webp", Case(partial(_of_form, "WEBP"), TAKEN, "webp")
    yield "webp-lossless", Case(partial(_of_form, "WEBP", lossless=True), TAKEN, "webp")
    yield "webp-clear", Case(lambda: saved(Image.new("RGBA", (40, 30), (9, 9, 9, 99)), "WEBP"), TAKEN, "webp")
    yield "webp-turned", Case(partial(with_exif, files.exif(6), "WEBP"), TAKEN, "webp")
    yield "tiff-pages", Case(partial(tiff_of_pages, 50), TAKEN, "tiff")
    yield "heic", Case(heic, TAKEN, "heic")
    yield "palette-clear", Case(lambda: saved(Image.new("P", (40, 30), 0), "PNG", transparency=0), TAKEN, "png")
    yield "one-line", Case(partial(files.picture, (1, 60_000)), TAKEN)
    yield "thin-png", Case(partial(whole_png, 1, 100_000), TAKEN, "png")
    yield "wide-png", Case(partial(whole_png, 100_000, 1), TAKEN, "png")
    yield "png-said-jpeg", Case(partial(_of_form, "PNG"), TAKEN, "jpg")
    yield "pdf-said-png", Case(files.pdf, TAKEN, "png")
    yield "huge-but-within", Case(partial(whole_png, 7700, 7700), TAKEN, "png")
    yield "scan-huge-but-within", Case(partial(deflated_tiff, 7700, 7700), TAKEN, "tif")


def _bombs() -> Iterator[tuple[str, Case]]:
    large, long = Problem.PICTURE_TOO_LARGE, Problem.PICTURE_TOO_LONG
    yield "png-30000", Case(partial(files.png, 30_000, 30_000), large, "png")
    yield "png-2e31", Case(partial(files.png, 2**31 - 1, 2**31 - 1), large, "png")
    yield "jpeg-65535", Case(partial(jpeg_said, 65_535, 65_535), large)
    yield "tiff-30000", Case(tiff_bomb, large, "tif")
    yield "tiff-2e32", Case(partial(grey_tiff, 2**32 - 1, 2**32 - 1), large, "tif")
    yield (
        "tiff-tiles",
        Case(
            partial(grey_tiff, more=((322, 4, 1, 2**31), (323, 4, 1, 2**31), (324, 4, 1, 8), (325, 4, 1, 64))),
            large,
            "tif",
        ),
    )
    yield "heic-60000", Case(partial(heic_said, 60_000, 60_000), large, "heic")
    yield "webp-16383", Case(partial(webp_said, 16_383, 16_383), large, "webp")
    yield "tiff-10000-pages", Case(partial(tiff_of_pages, 10_000), long, "tif")
    yield "tiff-51-pages", Case(partial(tiff_of_pages, 51), long, "tif")
    yield "pdf-10000-pages", Case(partial(pdf_of_many, 10_000), Problem.PDF_TOO_LONG, "pdf")
    yield "png-texts", Case(files.with_text_bomb, TAKEN, "png")
    yield "pdf-objects", Case(partial(pdf_of_objects, 60_000_000), TAKEN, "pdf")
    yield "thumbnail", Case(thumbnail_bomb, TAKEN)
    yield "jpeg-passes", Case(partial(jpeg_of_passes, 3000), Problem.NOT_A_PICTURE)
    yield "png-no-pixel", Case(partial(files.png, 0, 0), Problem.NOT_A_PICTURE, "png")
    yield "jpeg-no-pixel", Case(partial(jpeg_said, 0, 0), Problem.NOT_A_PICTURE)
    yield "tiff-no-pixel", Case(partial(grey_tiff, 0, 0), Problem.NOT_A_PICTURE, "tif")
    yield "webp-no-pixel", Case(partial(webp_said, 0, 0), Problem.NOT_A_PICTURE, "webp")


def _documents() -> Iterator[tuple[str, Case]]:
    unreadable = dict.fromkeys(
        ("page loop", "many pages said", "no page", "head alone", "noise"), Problem.PDF_UNREADABLE
    )
    unreadable |= dict.fromkeys(("flate in flate", "form loop"), Problem.FILE_TOO_HARD)
    for name in _every_hostile_pdf():
        expected = unreadable.get(name, TAKEN)
        yield f"pdf {name}", Case(partial(_hostile_pdf, name), expected, "pdf")
    yield "pdf-password", Case(partial(encrypted_pdf, "secret"), Problem.PDF_PASSWORD, "pdf")
    yield "pdf-encrypted-open", Case(partial(encrypted_pdf, ""), TAKEN, "pdf")
    yield "pdf-no-index", Case(pdf_without_index, TAKEN, "pdf")
    yield "pdf-attached", Case(pdf_with_file, TAKEN, "pdf")


@cache
def _every_hostile_pdf() -> dict[str, bytes]:
    return files.hostile_pdfs()


def _hostile_pdf(name: str) -> bytes:
    return _every_hostile_pdf()[name]


def _broken() -> Iterator[tuple[str, Case]]:
    no, short, moves = Problem.NOT_A_PICTURE, Problem.PICTURE_TRUNCATED, Problem.PICTURE_ANIMATED
    for share in (0.02, 0.3, 0.6, 0.95):
        for form in ("JPEG", "PNG", "WEBP"):
            yield (
                f"cut-{form}-{share}",
                Case(partial(lambda f, s: cut(_of_form(f), s), form, share), short, form.lower()),
            )
        yield (
            f"cut-tiff-{share}",
            Case(partial(lambda s: cut(_of_form("TIFF", compression="tiff_lzw"), s), share), short, "tif"),
        )
    for share in (0.02, 0.3):
        yield f"cut-heic-{share}", Case(partial(lambda s: cut(heic(), s), share), no, "heic")
    yield "cut-pdf", Case(lambda: files.pdf()[:200], Problem.PDF_UNREADABLE, "pdf")
    yield "empty", Case(lambda: b"", Problem.FILE_EMPTY)
    yield "animated-webp", Case(partial(animated, "WEBP"), moves, "webp")
    yield "animated-png", Case(partial(animated, "PNG"), moves, "png")
    yield "animated-gif", Case(partial(animated, "GIF"), no, "gif")
    yield "gif-js", Case(lambda: b"GIF89a/*" + bytes(40) + b"*/=1;alert(1)//", no, "gif")
    yield "jpeg-zip", Case(lambda: files.picture() + zipped(), TAKEN)
    yield "pdf-html", Case(lambda: b"<html><script>alert(1)</script>\n" + files.pdf(), TAKEN, "html")
    yield "zip", Case(zipped, no, "zip")
    yield "zip-said-jpeg", Case(zipped, no, "jpg")
    yield "exif-loop", Case(lambda: with_exif(files.looping_exif()), TAKEN)
    yield "exif-noise", Case(lambda: with_exif(b"Exif\0\0II*\0" + b"\xff" * 200), TAKEN)
    yield "bad-crc", Case(bad_crc, no, "png")
    yield "tiff-loop", Case(lambda: grey_tiff(after=72), no, "tif")
    yield "tiff-folder-outside", Case(lambda: grey_tiff(after=2**31), short, "tif")
    yield "tiff-pixels-outside", Case(partial(grey_tiff, more=((273, 4, 1, 2**31),)), short, "tif")
    yield "tiff-value-outside", Case(partial(grey_tiff, more=((320, 3, 768, 2**31),)), short, "tif")
    yield "tiff-million-values", Case(partial(grey_tiff, more=((273, 4, 2**31, 8),)), no, "tif")
    yield "tiff-float", Case(partial(grey_tiff, more=((339, 3, 1, 3),)), no, "tif")
    yield "tiff-64-bits", Case(partial(grey_tiff, more=((258, 3, 1, 64),)), no, "tif")
    yield "tiff-many-samples", Case(partial(grey_tiff, more=((277, 3, 1, 9),)), no, "tif")
    yield "tiff-odd-packing", Case(partial(grey_tiff, more=((259, 3, 1, 34_712),)), no, "tif")
    yield "tiff-raw-of-a-camera", Case(partial(grey_tiff, more=((0xC612, 1, 1, 1),)), no, "tif")
    yield "tiff-worded-size", Case(partial(grey_tiff, more=((256, 2, 1, 8),)), no, "tif")
    yield "tiff-no-folder", Case(lambda: b"II*\0" + bytes(60), no, "tif")
    yield "tiff-head-alone", Case(lambda: b"MM\0*", no, "tif")
    yield "tiff-many-entries", Case(lambda: tiff([(700, 4, 1, 1)] * 600), no, "tif")
    yield "webp-without-picture", Case(lambda: b"RIFF\x04\0\0\0WEBP", no, "webp")
    yield "webp-noise", Case(lambda: b"RIFF\x1c\0\0\0WEBPVP8L\x10\0\0\0" + bytes(16), no, "webp")
    for name in files.not_pictures():
        yield f"no picture {name}", Case(partial(_no_picture, name), no)


def _no_picture(name: str) -> bytes:
    return files.not_pictures()[name]


@cache
def cases() -> dict[str, Case]:
    """Every file by its name."""
    return dict((*_pictures(), *_bombs(), *_documents(), *_broken()))


NAMES = (
    "reçu d’hôtel.jpg",
    "فاتورة.jpg",
    "ⵜⴰⴼⴰⵜⵓⵔⵜ.jpg",
    "收据.jpg",
    "чек.jpg",
    "квитанция\u202egpj.exe.jpg",
    "a\tb\nc\x07d.jpg",
    "\u2028\u2029ligne.jpg",
    "emoji 🧾👩‍👩‍👧.jpg",
    "e\u0301te\u0301.jpg",
    "a" * 251 + ".jpg",
    "   espaces   .jpg   ",
    "points....",
    "-rf.jpg",
    "$(rm -rf ~).jpg",
    "%n%s%x.jpg",
    "<b>gras<br>.jpg",
    "CON.jpg",
    "nul",
    "com1.jpg",
    "a:b.jpg",
    "a\\b.jpg",
    "'; DROP TABLE expenses;--.jpg",
    "{amount}.jpg",
)
"""Names every system or only some let a file have."""

ARITHMETIC = (
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19i"
    "Z2hnPk1xeXBkeFxlZ2P/yQALCAAQABABAREA/8wABgAQEAX/2gAIAQEAAD8A/wCeBAT3ETP/2Q=="
)
