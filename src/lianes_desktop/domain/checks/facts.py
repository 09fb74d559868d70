"""What a dossier says of itself, and whom Lianes would pay back (DOMAIN V1 to V4, R15, R27, R54, R100)."""

from collections.abc import Callable, Iterator

from lianes_desktop.domain import entry
from lianes_desktop.domain.checks.case import Case, error, remark
from lianes_desktop.domain.dossiers import Finding, FindingCode, Level
from lianes_desktop.domain.missions import HostingDay, Mission, Theme
from lianes_desktop.domain.organisations import Organisation, OrganisationType
from lianes_desktop.domain.partnerships import NewPartnership
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.domain.projects import CooperationProject
from lianes_desktop.domain.summaries import Section

AUTHORITIES = frozenset(
    {
        OrganisationType.REGION,
        OrganisationType.DEPARTMENT,
        OrganisationType.MUNICIPALITY,
        OrganisationType.INTERMUNICIPAL,
        OrganisationType.JOINT_BOARD,
    }
)
"""French bodies Lianes pays back; agents and associations are paid by them (F11)."""
TREASURY_BANK = "30001"
"""The Banque de France, where public accountants hold their accounts (V3)."""
_FRENCH = "FR"
_BANK = slice(4, 9)

_NUMBERS: tuple[tuple[str, FindingCode, Callable[[str, str], str]], ...] = (
    ("siren", FindingCode.BAD_SIREN, entry.check_siren),
    ("siret", FindingCode.BAD_SIRET, entry.check_siret),
    ("iban", FindingCode.BAD_IBAN, entry.check_iban),
    ("bic", FindingCode.BAD_BIC, entry.check_bic),
)


def found(case: Case) -> Iterator[Finding]:
    """What is missing, and numbers that cannot be."""
    action, dossier = case.action, case.dossier
    held = isinstance(action, Mission | HostingDay)
    if action.authority is None:
        yield error(FindingCode.NO_AUTHORITY, Section.OVERVIEW, "authority")
    if action.partner is None and not isinstance(action, NewPartnership):
        yield remark(FindingCode.NO_PARTNER, Section.OVERVIEW, "partner")
    if action.starts_on is None or action.ends_on is None:
        field = "held_on" if isinstance(action, HostingDay) else "ends_on" if action.starts_on else "starts_on"
        level = Level.ERROR if held else Level.WARNING
        yield Finding(FindingCode.NO_DATES, level, Section.OVERVIEW, None, field)
    yield from _serving(case)
    if held and not dossier.participants:
        yield error(FindingCode.NO_PARTICIPANT, Section.TEAM, "participants")
    if not dossier.expenses:
        level = Level.WARNING if isinstance(action, NewPartnership) else Level.ERROR
        yield Finding(FindingCode.NO_EXPENSE, level, Section.EXPENSES)
    if dossier.authority is not None:
        yield from _payee(dossier.authority)


def _serving(case: Case) -> Iterator[Finding]:
    """Themes, objectives and goals: what the action is for."""
    action = case.action
    if not action.themes:
        yield remark(FindingCode.NO_THEME, Section.OVERVIEW, "themes")
    elif Theme.OTHER in action.themes:
        if not action.other_theme:
            yield remark(FindingCode.NO_THEME, Section.OVERVIEW, "other_theme")
        elif action.other_theme_accepted is None:
            theme = ("theme", action.other_theme)
            yield remark(FindingCode.THEME_NOT_ACCEPTED, Section.OVERVIEW, "other_theme_accepted", theme)
    if not action.objectives:
        yield remark(FindingCode.NO_OBJECTIVE, Section.OVERVIEW, "objectives")
    if isinstance(action, NewPartnership | CooperationProject) and not action.sdgs:
        yield remark(FindingCode.NO_SDG, Section.OVERVIEW, "sdgs")


def _payee(payee: Organisation) -> Iterator[Finding]:
    """The authority Lianes pays back: what it is, its number, its account."""
    for field, code, check in _NUMBERS:
        try:
            check(getattr(payee, field), field)
        except RefusedError:
            yield error(code, Section.OVERVIEW, field)
    if payee.country != _FRENCH or payee.type not in AUTHORITIES:
        yield remark(FindingCode.NOT_AN_AUTHORITY, Section.OVERVIEW, "authority", ("name", payee.name))
    if not payee.siret:
        yield remark(FindingCode.NO_SIRET, Section.OVERVIEW, "siret")
    if not payee.iban:
        yield remark(FindingCode.NO_IBAN, Section.OVERVIEW, "iban")
    elif payee.iban.startswith(_FRENCH) and payee.iban[_BANK] != TREASURY_BANK:
        yield remark(FindingCode.OTHER_BANK, Section.OVERVIEW, "iban")
