"""What the line of a signed paper says of it. No Qt."""

from lianes_desktop.domain.pieces import Piece
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _


def paper_words(paper: Piece | None) -> tuple[str, str]:
    """The name of a paper, and its kind and size; no name while it is missing."""
    if paper is None:
        return "", _("À joindre : PDF ou photo")
    kind = "PDF" if paper.media_type.endswith("pdf") else _("Image")
    size = formats.size(paper.size).removeprefix(formats.RLM)
    return formats.isolate(paper.original_name), _("{kind} · {size}").format(kind=kind, size=size)
