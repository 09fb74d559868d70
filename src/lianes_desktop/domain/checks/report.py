"""What came of the action, and who may be seen in what is told of it (DOMAIN V29, V31; R18, R23)."""

from collections.abc import Iterator

from lianes_desktop.domain.checks.case import Case, error, remark
from lianes_desktop.domain.dossiers import Finding, FindingCode, Level
from lianes_desktop.domain.programmes import RESULTS
from lianes_desktop.domain.reports import MissionReport
from lianes_desktop.domain.summaries import Section


def found(case: Case) -> Iterator[Finding]:
    """A report is asked for with the claim; only one said to be final must be whole."""
    if not case.dossier.reports:
        yield remark(FindingCode.NO_REPORT, Section.REPORT, "french_side")
    for report in case.dossier.reports:
        yield from _incomplete(report)
    for one in case.dossier.follow_ups:
        if not one.owner or one.due_on is None:
            field = "due_on" if one.owner else "owner"
            yield remark(FindingCode.FOLLOW_UP_OPEN, Section.REPORT, field, ("title", one.what), at=one.id)
    for told in case.dossier.communications:
        if told.people_shown and not told.image_rights:
            say = error if told.published_on else remark
            yield say(FindingCode.IMAGE_RIGHTS, Section.REPORT, "image_rights", ("title", told.title), at=told.id)


def _incomplete(report: MissionReport) -> Iterator[Finding]:
    level = Level.ERROR if report.final else Level.WARNING
    sides = [name for name in ("french_side", "moroccan_side") if not getattr(report, name).strip()]
    if sides:
        yield Finding(FindingCode.REPORT_ONE_SIDED, level, Section.REPORT, None, sides[0])
    commented = {number for number, comment in report.results if comment.strip()}
    left = len(set(RESULTS) - commented)
    if left:
        yield Finding(FindingCode.REPORT_RESULTS, level, Section.REPORT, None, "results", (("count", left),))
