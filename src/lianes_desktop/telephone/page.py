"""The one page served: made for each request, with a secret of its own and nothing from anywhere else."""

import html
import json
import secrets
from functools import cache
from http import HTTPStatus
from string import Template

from lianes_desktop.assets import resource
from lianes_desktop.i18n.catalogue import language, right_to_left
from lianes_desktop.telephone import words
from lianes_desktop.telephone.answers import Answer

_POLICY = (
    "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; img-src data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def page(key: str, most_bytes: int) -> Answer:
    """The page in the language spoken here; ``key`` is its own secret."""
    nonce = secrets.token_urlsafe(16)
    said = words.of_page(most_bytes)
    # "<" is the one sign that could end a script's text
    told = json.dumps({"key": key, "most": most_bytes, "words": said}, ensure_ascii=False).replace("<", "\\u003c")
    text = _template().substitute(
        {name: html.escape(word) for name, word in said.items()},
        language=language(),
        direction="rtl" if right_to_left() else "ltr",
        nonce=nonce,
        told=told,
    )
    return Answer(HTTPStatus.OK, text.encode(), "text/html", {"Content-Security-Policy": _POLICY.format(nonce=nonce)})


@cache
def _template() -> Template:
    return Template(resource("telephone", "page.html").read_text(encoding="utf-8"))
