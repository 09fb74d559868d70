"""The programme as data: edition, partners, results, whom to ask (R1 to R4, R21 to R23, R81)."""

from pathlib import Path

import phonenumbers
from support.builders import REFERENCE, SETTINGS, a_hosting_day, a_mission, an_item
from support.page_desk import PageDesk

from lianes_desktop.domain.conventions import HostingCase
from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.organisations import PartnershipKind
from lianes_desktop.domain.reimbursement import applied_case
from lianes_desktop.i18n import catalogue, wording

ROOT = Path(__file__).parents[2]


def test_r003_the_edition_names_its_funder_and_call() -> None:
    """The edition is of the MEAE, « Clés en main », launched in 2020; its rate is not in the code [reference data]."""
    edition = REFERENCE.edition
    assert (edition.funder, edition.call, edition.launch_year) == ("MEAE", "Clés en main", 2020)
    sources = (one.read_text("utf-8") for one in (ROOT / "src").rglob("*.py"))
    assert not any('"0.455"' in text for text in sources)


def test_r021_the_initiating_authorities_and_their_partners_are_known() -> None:
    """Three founders, two partners for Amiens, the brochure's spellings as aliases [reference data]."""
    direct = {(one.french, one.moroccan) for one in REFERENCE.partnerships if one.direct}
    assert direct == {("FR-HDF", "MA-07"), ("FR-AMM", "MA-NAD"), ("FR-AMM", "MA-DRI"), ("FR-LIL", "MA-OUJ-C")}
    by_id = {one.id: one for one in REFERENCE.organisations}
    assert "Driouche" in by_id[OrganisationId("MA-DRI")].aliases
    assert by_id[OrganisationId("MA-DRI")].name == "Province de Driouch"


def test_r022_a_supporter_is_no_direct_partner() -> None:
    """The Baie de Somme supports waste actions and hosts at no direct rate [reference data]."""
    support = [one for one in REFERENCE.partnerships if one.french == "FR-CABS"]
    assert {(one.kind, one.direct, one.themes) for one in support} == {(PartnershipKind.SUPPORT, False, ("DECH",))}
    day = a_hosting_day(authority=OrganisationId("FR-CABS"), partner=OrganisationId("MA-NAD"), case=HostingCase.DIRECT)
    assert applied_case(day, REFERENCE) is HostingCase.AD_HOC


def test_r023_the_five_results_are_named_and_followed() -> None:
    """The five expected results have names in three languages, and the overview counts the lines of each [overview]."""
    for language in ("fr", "en", "ar"):
        catalogue.activate(language)
        assert len({wording.result(number) for number in range(1, 6)}) == 5
    desk = PageDesk(a_mission(), an_item(results=(1, 4)), an_item(results=(4,)))
    assert desk.overviews.overview(a_mission().id).results == (1, 0, 0, 2, 0)


def test_r081_whom_to_ask_at_lianes_is_data_and_can_be_called() -> None:
    """Name, address, e-mail and a telephone number that is valid [reference data]."""
    contact = SETTINGS.contacts[0]
    assert (contact.name, contact.email) == ("Nizar Yaiche", "n.yaiche@lianescooperation.org")
    assert phonenumbers.is_valid_number(phonenumbers.parse(contact.phone))
    assert contact.phone == "+33778590188"
