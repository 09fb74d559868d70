"""The ``claim.pdf`` of a verified bundle: signed by the same key, and for the same sums as the records.

The PDF says in its document information which bundle and which sums it was drawn for. Those keys are found by their
bytes, without opening the document: a damaged or hostile PDF has nothing here to break.
"""

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from lianes_desktop.bundle import pades, profile
from lianes_desktop.bundle.container import Entry
from lianes_desktop.bundle.refusals import BundleRefusal, Code
from lianes_desktop.bundle.window import open_entry
from lianes_desktop.domain.hand_in import HandIn, bundle_code

BUNDLE_KEY = "LianesBundle"
ASKED_KEY = "LianesAskedCents"
ELIGIBLE_KEY = "LianesEligibleCents"

_PREFIX = b"/Lianes"
_MARK = re.compile(rb"/(Lianes[A-Za-z]{1,24})\s{0,8}\(([A-Za-z0-9-]{1,64})\)")
_LONGEST_MARK = 128


def expected_marks(hand_in: HandIn) -> Mapping[str, str]:
    """What the PDF of that hand-in says in its document information."""
    return {
        BUNDLE_KEY: bundle_code(hand_in.bundle_id),
        ASKED_KEY: str(hand_in.statement.asked_cents),
        ELIGIBLE_KEY: str(hand_in.statement.eligible_cents),
    }


def check(source: BinaryIO, entry: Entry, hand_in: HandIn, fingerprint: str) -> None:
    """Hold the PDF against the signer's key and the records.

    Raises:
        BundleRefusal: ``CLAIM_PDF``, with what is wrong.
    """
    with open_entry(source, entry) as pdf:
        pades.check_pdf(pdf, fingerprint)
        marks = set(_marks(pdf))
    expected = set(expected_marks(hand_in).items())
    for name, _ in sorted(marks ^ expected):
        raise BundleRefusal(Code.CLAIM_PDF, name)


def _marks(pdf: BinaryIO) -> Iterator[tuple[str, str]]:
    """Every mark of ours in the file, wherever it stands, a mark across two chunks included."""
    pdf.seek(0)
    kept = b""
    while chunk := pdf.read(profile.CHUNK):
        text = kept + chunk
        if _PREFIX in text:
            for found in _MARK.finditer(text):
                yield found[1].decode("ascii"), found[2].decode("ascii")
        kept = text[-_LONGEST_MARK:]
