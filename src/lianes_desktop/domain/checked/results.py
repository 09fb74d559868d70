"""Reports, what follows from them, and what was published."""

from dataclasses import replace

from lianes_desktop.domain import entry
from lianes_desktop.domain.checked.texts import LINE, PAGE, REMARK, REPORT, accepted, cleaned
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.programmes import RESULTS
from lianes_desktop.domain.reports import BEST_MARK, BEST_SCORE, CommunicationItem, FollowUp, MissionReport

LINK = 500

_REPORT = dict.fromkeys(("objective", "course", "french_side", "moroccan_side", "staff_impact", "lessons"), REPORT)


def checked_report(report: MissionReport) -> MissionReport:
    """A report, complete or not; a result is named ``result_1``, a criterion by its code."""
    found: list[Refusal] = []
    clean = cleaned(report, _REPORT, found)
    results, criteria = [], []
    for number, comment in clean.results:
        if number not in RESULTS:
            found.append(Refusal("results", Problem.NOT_A_NUMBER))
            continue
        results.append((number, _said(comment, f"result_{number}", found)))
    for one in clean.criteria:
        if one.score is not None and not 0 <= one.score <= BEST_SCORE:
            found.append(Refusal(one.code, Problem.TOO_LARGE, {"most": BEST_SCORE}))
        criteria.append(replace(one, text=_said(one.text, one.code, found)))
    if clean.satisfaction is not None and not 1 <= clean.satisfaction <= BEST_MARK:
        found.append(Refusal("satisfaction", Problem.TOO_LARGE, {"most": BEST_MARK}))
    return accepted(replace(clean, results=tuple(results), criteria=tuple(criteria)), found)


def checked_follow_up(follow_up: FollowUp) -> FollowUp:
    """Something to do, by somebody."""
    found: list[Refusal] = []
    return accepted(cleaned(follow_up, {"what": REMARK, "owner": LINE}, found), found)


def checked_communication(item: CommunicationItem) -> CommunicationItem:
    """An article, post or picture; consent can only be told of people who are shown."""
    found: list[Refusal] = []
    clean = cleaned(item, {"title": LINE, "link": LINK, "note": PAGE}, found)
    return accepted(replace(clean, image_rights=clean.image_rights and clean.people_shown), found)


def _said(text: str, field: str, found: list[Refusal]) -> str:
    try:
        return entry.parse_text(text, field, REPORT, lines=True)
    except RefusedError as refused:
        found.extend(refused.refusals)
        return text
