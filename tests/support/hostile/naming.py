"""Names that would land elsewhere, hide, or be one file on another system; signed by an insider."""

from lianes_desktop.bundle.refusals import Code
from support import rawzip
from support.forge import RECEIPT, forge, good
from support.hostile.case import Case


def _named(name: str | bytes, **lies: int | bytes) -> bytes:
    """The bundle with one file more, of that name."""
    made = rawzip.RawZip()
    for known, data in good().items():
        made.add(known, data)
        if known == RECEIPT:
            made.add(name, b"\xff\xd8", **lies)
    return made.build()


def _name(code: Code, name: str | bytes, **lies: int | bytes) -> Case:
    return Case(code, lambda: _named(name, **lies))


CASES = {
    "climbs out": _name(Code.NAME_TRAVERSAL, "../evil.jpg"),
    "climbs out from within": _name(Code.NAME_TRAVERSAL, "receipts/../../evil.jpg"),
    "climbs and comes back": _name(Code.NAME_TRAVERSAL, "receipts/../receipts/0003.jpg"),
    "climbs with backslashes": _name(Code.NAME_TRAVERSAL, "..\\..\\evil.exe"),
    "a backslash": _name(Code.NAME_TRAVERSAL, "receipts\\0003.jpg"),
    "two dots inside": _name(Code.NAME_TRAVERSAL, "receipts/a..b.jpg"),
    "here": _name(Code.NAME_TRAVERSAL, "receipts/./0003.jpg"),
    "only dots": _name(Code.NAME_TRAVERSAL, ".."),
    "absolute": _name(Code.NAME_ABSOLUTE, "/etc/passwd"),
    "a drive": _name(Code.NAME_ABSOLUTE, "C:/windows/evil.dll"),
    "a drive without slash": _name(Code.NAME_ABSOLUTE, "c:evil.dll"),
    "a share": _name(Code.NAME_ABSOLUTE, "\\\\server\\share\\evil"),
    "a share with slashes": _name(Code.NAME_ABSOLUTE, "//server/share/evil"),
    "con": _name(Code.NAME_RESERVED, "receipts/con"),
    "nul with an ending": _name(Code.NAME_RESERVED, "receipts/nul.jpg"),
    "com1 as a folder": _name(Code.NAME_RESERVED, "com1/0003.jpg"),
    "lpt9 in capitals": _name(Code.NAME_RESERVED, "receipts/LPT9.txt"),
    "aux with two endings": _name(Code.NAME_RESERVED, "aux.tar.gz"),
    "a second meta folder": _name(Code.NAME_RESERVED, "meta-inf/evil.p7s"),
    "a trailing dot": _name(Code.NAME_CHARSET, "receipts/0003.jpg."),
    "a trailing space": _name(Code.NAME_CHARSET, "receipts/0003.jpg "),
    "an alternate stream": _name(Code.NAME_CHARSET, "receipts/0001.jpg:stream"),
    "a control character": _name(Code.NAME_CHARSET, "receipts/\x1b[31m.jpg"),
    "a zero byte": _name(Code.NAME_CHARSET, "receipts/0003.jpg\0.exe"),
    "a newline": _name(Code.NAME_CHARSET, "receipts/0003\n.jpg"),
    "delete": _name(Code.NAME_CHARSET, "receipts/0003\x7f.jpg"),
    "an option": _name(Code.NAME_CHARSET, "-rf"),
    "a hidden file": _name(Code.NAME_CHARSET, "receipts/.htaccess"),
    "a home folder": _name(Code.NAME_CHARSET, "~/evil"),
    "a wildcard": _name(Code.NAME_CHARSET, "receipts/*.jpg"),
    "a percent": _name(Code.NAME_CHARSET, "receipts/%2e%2e.jpg"),
    "a capital": _name(Code.NAME_CHARSET, "receipts/Facture.jpg"),
    "an empty name": _name(Code.NAME_CHARSET, ""),
    "an empty segment": _name(Code.NAME_CHARSET, "receipts//0003.jpg"),
    "a trailing slash": _name(Code.NAME_CHARSET, "receipts/folder/"),
    "121 characters": _name(Code.NAME_LENGTH, "/".join(["a" * 59] * 2) + "/b"),
    "a segment of 65": _name(Code.NAME_LENGTH, "a" * 65),
    "five segments": _name(Code.NAME_LENGTH, "a/b/c/d/e"),
    "composed accent": _name(Code.NAME_NONASCII, "receipts/reçu.jpg".encode()),
    "composed accent, flagged": _name(Code.NAME_NONASCII, "receipts/reçu.jpg".encode(), flags=0x800),
    "decomposed accent": _name(Code.NAME_NONASCII, "receipts/rec\u0327u.jpg".encode(), flags=0x800),
    "right-to-left override": _name(Code.NAME_NONASCII, "receipts/\u202egpj.exe".encode(), flags=0x800),
    "arabic": _name(Code.NAME_NONASCII, "receipts/وصل.jpg".encode()),
    "overlong utf-8": _name(Code.NAME_NONASCII, b"receipts/\xc0\xae\xc0\xae/evil"),
    "code page 437": _name(Code.NAME_NONASCII, b"receipts/re\x87u.jpg"),
    "full-width slash": _name(Code.NAME_NONASCII, "receipts\uff0f0003.jpg".encode(), flags=0x800),
    "same name twice, the first altered": Case(
        Code.NAME_DUPLICATE, lambda: _named(RECEIPT),
    ),
    "mimetype twice": _name(Code.NAME_DUPLICATE, "mimetype"),
    "other case": _name(Code.NAME_DUPLICATE, "receipts/0001.JPG"),
    "other case of the folder": _name(Code.NAME_DUPLICATE, "RECEIPTS/0001.jpg"),
    "a file that is a folder too": _name(Code.NAME_DUPLICATE, "receipts"),
    "a third manifest": Case(
        Code.UNLISTED, lambda: forge().put("META-INF/ASiCManifest003.xml", b"<x/>").zip(),
    ),
    "a container file": Case(Code.UNLISTED, lambda: forge().put("META-INF/container.xml", b"<x/>").zip()),
    "a stranger under meta": Case(Code.UNLISTED, lambda: forge().put("META-INF/evil", b"").zip()),
    "a folder under meta": Case(Code.NAME_RESERVED, lambda: forge().put("META-INF/a/b", b"").zip()),
    "another case of the manifest": Case(
        Code.NAME_DUPLICATE, lambda: forge().put("META-INF/asicmanifest001.xml", b"").zip(),
    ),
}  # fmt: skip
