"""What each fact may be chosen among."""

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.actions import Action
from lianes_desktop.domain.conventions import HostingCase, MealsMode
from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.missions import Courtesy
from lianes_desktop.domain.partnerships import AgreementKind
from lianes_desktop.domain.projects import ProjectKind
from lianes_desktop.i18n import formats, kinds, wording
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.rulebook import Rulebook
from lianes_desktop.ui.overview.facts_values import Fact, Options


def options(action: Action, dossiers: DossierService, rules: Rulebook) -> dict[Fact, Options]:
    """The values of every choice, with their words."""
    organisations = dossiers.organisations()

    def of(country: str) -> Options:
        nobody: tuple[OrganisationId | None, str] = (None, _("À choisir"))
        listed = tuple((one.id, one.name) for one in organisations if one.country == country)
        return (nobody, *listed)

    sought = [one.action for one in dossiers.all() if one.action.action is ActionType.PARTNERSHIP]
    settings = rules.version(action.settings) or rules.current
    return {
        Fact.AUTHORITY: of("FR"),
        Fact.PARTNER: of("MA"),
        Fact.CASE: tuple((case, wording.hosting_case(case)) for case in HostingCase),
        Fact.EDITION: tuple(
            (one.code, _("{code}, année {year}").format(code=formats.isolate(one.code), year=one.year))
            for one in settings.editions
        ),
        Fact.FIRST_EXCHANGE: ((None, _("Aucun")), *((one.id, one.title) for one in sought)),
        Fact.MEALS_MODE: (
            (None, _("Comme le prévoit le programme")),
            *((mode, kinds.meals_mode(mode)) for mode in MealsMode),
        ),
        Fact.COURTESY: tuple((one, kinds.courtesy(one)) for one in Courtesy),
        Fact.ACCORD_KIND: tuple((one, kinds.agreement_kind(one)) for one in AgreementKind),
        Fact.PROJECT_KIND: tuple((one, kinds.project_kind(one)) for one in ProjectKind),
    }
