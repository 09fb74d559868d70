"""Lines of a programme, and who said yes to it."""

from dataclasses import replace

from lianes_desktop.domain.checked.texts import LINE, NAME, PAGE, REMARK, accepted, cleaned, not_negative
from lianes_desktop.domain.missions import ProgrammeAgreement
from lianes_desktop.domain.places import zone_exists
from lianes_desktop.domain.problems import Problem, Refusal
from lianes_desktop.domain.programmes import RESULTS, ItemPicture, ProgrammeItem, ProgrammeRelease

_ITEM = {
    "title": LINE,
    "place": LINE,
    "note": PAGE,
    "group": NAME,
    "diets": LINE,
    "outcome": PAGE,
    "interest_fr": REMARK,
    "interest_ma": REMARK,
    "also_present": REMARK,
}


def checked_item(item: ProgrammeItem) -> ProgrammeItem:
    """A programme line lasts some time, in a zone that exists."""
    found: list[Refusal] = []
    clean = cleaned(item, _ITEM, found)
    if not zone_exists(clean.zone):
        found.append(Refusal("zone", Problem.MISSING))
    elif clean.ends_utc <= clean.starts_utc:
        found.append(Refusal("ends_at", Problem.END_BEFORE_START))
    if any(number not in RESULTS for number in clean.results):
        found.append(Refusal("results", Problem.NOT_A_NUMBER))
    not_negative(found, covers=clean.covers, planned_cents=clean.planned_cents)
    return accepted(clean, found)


def checked_agreement(agreement: ProgrammeAgreement) -> ProgrammeAgreement:
    """Who said yes to the programme for the Moroccan side."""
    found: list[Refusal] = []
    return accepted(cleaned(agreement, {"moroccan_by": LINE}, found), found)


def checked_picture(picture: ItemPicture) -> ItemPicture:
    """A picture of a line; each person is named on it once."""
    found: list[Refusal] = []
    clean = cleaned(picture, {"caption": LINE}, found)
    return accepted(replace(clean, shows=tuple(dict.fromkeys(clean.shows))), found)


def checked_release(release: ProgrammeRelease) -> ProgrammeRelease:
    """What is said of a version."""
    found: list[Refusal] = []
    return accepted(cleaned(release, {"note": REMARK}, found), found)
