"""The ``claim.pdf`` of a verified bundle: signed by the same key, and for the same sums as the records.

The PDF says in its keywords which bundle and which sums it was drawn for. That line is found by its bytes, without
opening the document: a damaged or hostile PDF has nothing here to break.
"""

import os
import re
from collections.abc import Iterator
from typing import BinaryIO

from lianes_desktop.bundle import pades, profile
from lianes_desktop.bundle.container import Entry
from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.bundle.window import open_entry
from lianes_desktop.domain.bundles import bundle_code
from lianes_desktop.domain.claim_facts import ClaimFacts
from lianes_desktop.domain.hand_in import HandIn

_PREFIX = b"lianes:"
_LINE = re.compile(rb"/Keywords\s{0,8}\((lianes:[ -'*-~]{1,120})\)")
_LONGEST = 160
_TAIL = 8 * 2**20
"""Receipts come first in the file; the document information is among the last objects written."""


def facts(hand_in: HandIn) -> ClaimFacts:
    """What the PDF of that hand-in says of itself."""
    statement = hand_in.statement
    return ClaimFacts(bundle_code(hand_in.bundle_id), statement.eligible_cents, statement.asked_cents)


def check(source: BinaryIO, entry: Entry, hand_in: HandIn, fingerprint: str) -> None:
    """Hold the PDF against the signer's key and the records.

    Raises:
        BundleRefusal: ``CLAIM_PDF``, with what is wrong.
    """
    with open_entry(source, entry) as pdf:
        pades.check_pdf(pdf, fingerprint)
        found = {ClaimFacts.read(line) for line in _lines(pdf)}
    if found != {facts(hand_in)}:
        raise BundleRefusal(Code.CLAIM_PDF, "keywords")


def _lines(pdf: BinaryIO) -> Iterator[str]:
    """Every line of ours among the last objects, one across two chunks included."""
    size = pdf.seek(0, os.SEEK_END)
    pdf.seek(max(0, size - _TAIL))
    kept = b""
    while chunk := pdf.read(profile.CHUNK):
        text = kept + chunk
        if _PREFIX in text:
            for found in _LINE.finditer(text):
                yield found[1].decode("ascii")
        kept = text[-_LONGEST:]
