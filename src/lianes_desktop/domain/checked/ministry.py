"""What people write in a report to the ministry, as a page hands it: cleaned, or refused under its field."""

from lianes_desktop.domain.checked.texts import LINE, NAME, REPORT, accepted, cleaned
from lianes_desktop.domain.ministry import ReportTexts
from lianes_desktop.domain.problems import Refusal

_LIMITS = {"introduction": REPORT, "difficulties": REPORT, "outlook": REPORT, "signatory": NAME, "quality": LINE}


def checked_texts(texts: ReportTexts) -> ReportTexts:
    """The texts cleaned.

    Raises:
        RefusedError: those too long, each under its field.
    """
    refusals: list[Refusal] = []
    return accepted(cleaned(texts, _LIMITS, refusals), refusals)
