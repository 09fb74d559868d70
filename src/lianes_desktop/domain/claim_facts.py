"""The facts a claim's PDF states about itself in one stable line, to be held against the signed records."""

import re
from dataclasses import dataclass

_FORM = re.compile(
    r"lianes:bundle=(?P<code>[0-9A-F]{4}(?:-[0-9A-F]{4}){3});eligible=(?P<eligible>[0-9]{1,15});asked=(?P<asked>[0-9]{1,15})"
)


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """What must agree between the PDF and the records: bundle code and sums in euro cents."""

    bundle_code: str
    eligible_cents: int
    asked_cents: int

    @property
    def text(self) -> str:
        """The line as it stands in the PDF's keywords."""
        return f"lianes:bundle={self.bundle_code};eligible={self.eligible_cents};asked={self.asked_cents}"

    @classmethod
    def read(cls, keywords: str) -> "ClaimFacts | None":
        """The facts in a PDF's keywords; ``None`` unless they are exactly one such line."""
        match = _FORM.fullmatch(keywords)
        if match is None:
            return None
        return cls(match["code"], int(match["eligible"]), int(match["asked"]))
