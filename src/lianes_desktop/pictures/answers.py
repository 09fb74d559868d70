"""What the helper process answers: each request opens one file anew, and keeps nothing of it."""

import json
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from lianes_desktop.pictures import flaws, foreign, paper, photographs, printed, views
from lianes_desktop.pictures.exif import CameraFacts
from lianes_desktop.pictures.limits import BEFORE_FLATTENING, HEIC, MAX_SIDE, PDF, THUMBNAIL
from lianes_desktop.pictures.messages import Head, whole
from lianes_desktop.pictures.photographs import Opened

_LIGHT_SIDE = 2000


def answer(head: Head, data: bytes) -> tuple[Head, bytes]:
    """Do what ``what`` says with the file in the body, or whose path is in ``ours``.

    Raises:
        UnfitError: the file is not opened.
        MemoryError: it wants more than the helper may take.
    """
    return _ANSWERS[str(head["what"])](head, data)


def _examine(head: Head, data: bytes) -> tuple[Head, bytes]:
    if head["media_type"] == PDF:
        image, sheets = foreign.pdf(data, 0, THUMBNAIL)
        return {"sheets": sheets}, photographs.as_jpeg(photographs.upright(image, THUMBNAIL, CameraFacts()))
    opened = _opened(head, data)
    looked_at = photographs.about(opened.image, flaws.SIDE, opened.facts)
    taken = opened.facts.taken_at
    told: Head = {
        "sheets": opened.sheets,
        "taken_at": taken and taken.isoformat(),
        "flaws": sorted(flaws.flaws(looked_at)),
        "likeness": flaws.likeness(looked_at),
    }
    return told, photographs.as_jpeg(photographs.upright(looked_at, THUMBNAIL, CameraFacts()))


def _view(head: Head, data: bytes) -> tuple[Head, bytes]:
    longest = min(whole(head, "longest"), MAX_SIDE)
    how = views.asked(head)
    image, sheets = _sheet(head, data, longest if how.corners is None else BEFORE_FLATTENING)
    return {"sheets": sheets}, photographs.as_jpeg(views.seen(image, how, longest))


def _corners(head: Head, data: bytes) -> tuple[Head, bytes]:
    image, sheets = _sheet(head, data, paper.SIDE)
    return {"sheets": sheets}, json.dumps(paper.corners(image)).encode()


def _light(head: Head, data: bytes) -> tuple[Head, bytes]:
    image, sheets = _sheet(head, data, _LIGHT_SIDE)
    return {"sheets": sheets}, photographs.as_webp(image)


def _words(head: Head, data: bytes) -> tuple[Head, bytes]:
    longest = min(whole(head, "longest"), MAX_SIDE)
    with foreign.sheet_of(data, whole(head, "sheet", 0)) as (page, sheets):
        size = foreign.drawn_size(page, longest)
        lines = printed.lines(page, size)
    return {"sheets": sheets}, json.dumps({"page": size, "lines": lines}).encode()


def _sheet(head: Head, data: bytes, longest: int) -> tuple[Image.Image, int]:
    """One sheet upright, and how many the file has."""
    sheet = whole(head, "sheet", 0)
    ours = head.get("ours")
    if isinstance(ours, str):
        image, sheets = foreign.own_pdf(Path(ours), sheet, longest)
    elif head["media_type"] == PDF:
        image, sheets = foreign.pdf(data, sheet, longest)
    else:
        opened = _opened(head, data)
        return photographs.upright(opened.image, longest, opened.facts), opened.sheets
    return photographs.upright(image, longest, CameraFacts()), sheets


def _opened(head: Head, data: bytes) -> Opened:
    sheet = whole(head, "sheet", 0)
    if head["media_type"] == HEIC:
        return foreign.heic(data, sheet)
    return photographs.opened(data, str(head["media_type"]), sheet)


_ANSWERS: dict[str, Callable[[Head, bytes], tuple[Head, bytes]]] = {
    "examine": _examine,
    "view": _view,
    "corners": _corners,
    "light": _light,
    "words": _words,
}
