"""What the settings hold and what an issue changes, said in the three languages."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from support.builders import SETTINGS
from support.issues import a_rate_of_lianes, an_issue

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.conventions import Coverage
from lianes_desktop.domain.editions import KindTrait
from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.money import EUR, Money
from lianes_desktop.domain.settings import ProgrammeSettings
from lianes_desktop.domain.settings_changes import differences
from lianes_desktop.domain.settings_entry import parsed
from lianes_desktop.domain.settings_fields import SPECS, Form, Part, Spec, value_of
from lianes_desktop.domain.settings_rows import added, put_first, removed, rows, with_row
from lianes_desktop.i18n import catalogue, labels
from lianes_desktop.i18n import settings as said
from lianes_desktop.i18n import settings_labels as words

TODAY = date(2026, 10, 14)
FULL = replace(SETTINGS, rates=(a_rate_of_lianes(),))
NAMES = {str(one.id): one.name for one in SETTINGS.organisations}
CHOSEN = {Form.FLAG, Form.CHOICE, Form.THEMES, Form.TRAITS, Form.ORGANISATION, Form.ORGANISATIONS}
LISTS = tuple(part for part in Part if part is not Part.ISSUE)


def told(before: ProgrammeSettings, after: ProgrammeSettings) -> list[str]:
    sentences = [said.change(one, NAMES) for one in differences(before, after)]
    return [one.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ") for one in sentences]


def test_a_rate_that_changes() -> None:
    assert told(SETTINGS, an_issue()) == ["Taux des missions, édition 2026 (MTFMDD) : 45,5 % devient 50 %"]
    catalogue.activate("en")
    assert told(SETTINGS, an_issue()) == ["Rate of missions, edition 2026 (MTFMDD): 45.5% becomes 50%"]
    catalogue.activate("ar")
    assert "50%" in told(SETTINGS, an_issue())[0].replace("\N{LEFT-TO-RIGHT MARK}", "")


def test_a_kind_added_and_one_withdrawn() -> None:
    new = replace(SETTINGS.kinds[0], code="VELO", names=(("fr", "Location de vélo"), ("ar", "كراء دراجة")))
    more = replace(SETTINGS, kinds=(*SETTINGS.kinds, new))
    assert told(SETTINGS, more) == ["Nouvelle nature de dépense : Location de vélo"]
    assert told(more, SETTINGS) == ["Nature de dépense retirée : Location de vélo"]
    catalogue.activate("ar")
    assert "كراء دراجة" in told(SETTINGS, more)[0]
    catalogue.activate("en")
    assert "Location de vélo" in told(SETTINGS, more)[0]


def test_what_sets_a_kind_apart() -> None:
    at = next(at for at, one in enumerate(SETTINGS.kinds) if one.code == "TAXI")
    apart = with_row(SETTINGS, Part.KINDS, at, "traits", (KindTrait.AHEAD, KindTrait.GUESTS))
    (change,) = told(SETTINGS, apart)
    assert change.startswith("Ce qui la distingue, Taxi, VTC : non fixé devient ")
    assert change.endswith(" Souvent payée bien avant le départ, Liste des invités demandée")


def test_a_text_a_date_a_ceiling_and_what_was_not_set() -> None:
    def edited(field: str, value: object) -> list[str]:
        return told(SETTINGS, with_row(SETTINGS, Part.EDITIONS, 0, field, value))

    assert edited("eligibility_end", date(2026, 12, 31)) == [
        "Fin d’éligibilité, édition 2026 (MTFMDD) : non fixé devient 31/12/2026"
    ]
    assert edited("lost_receipt_line_cents", 5000) == [
        "Reçu perdu : plafond par ligne, édition 2026 (MTFMDD) : 30,00 € devient 50,00 €"
    ]
    assert edited("letter_deadline", (9, 15)) == [
        "Lettre d’intention reçue avant le, édition 2026 (MTFMDD) : 01/09 devient 15/09"
    ]
    assert edited("general_objective.fr", "Agir") == [
        "Objectif général, en français, édition 2026 (MTFMDD) : nouveau texte « Agir »"
    ]
    assert edited("general_objective.fr", "")[0].endswith("devient non fixé")
    assert edited("project_rate", None) == ["Taux maximal des projets, édition 2026 (MTFMDD) : 45,5 % devient non fixé"]


def test_another_first_edition_and_another_first_person() -> None:
    both = replace(
        SETTINGS,
        editions=(*SETTINGS.editions, replace(SETTINGS.editions[0], code="MTF27", year=2027)),
        contacts=(*SETTINGS.contacts, replace(SETTINGS.contacts[0], name="Inès Carpentier")),
    )
    assert told(both, put_first(both, Part.EDITIONS, 1)) == [
        "Les nouveaux dossiers prennent une autre édition : édition 2027 (MTF27)"
    ]
    assert told(both, put_first(both, Part.CONTACTS, 1)) == ["Premier interlocuteur à Lianes : Inès Carpentier"]


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
@pytest.mark.parametrize("part", LISTS)
def test_every_list_is_said_added_withdrawn_and_named(part: Part, language: str) -> None:
    catalogue.activate(language)
    fewer = removed(FULL, part, len(rows(FULL, part)) - 1)
    (more,), (less,) = told(fewer, FULL), told(FULL, fewer)
    name = said.record_name(part, rows(FULL, part)[-1], NAMES)
    assert name
    assert more != less
    assert words.part(part)


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
@pytest.mark.parametrize("part", list(Part))
def test_every_field_is_labelled_and_typed_back_as_it_is_held(part: Part, language: str) -> None:
    catalogue.activate(language)
    for record in rows(FULL, part):
        for spec in SPECS[part]:
            value = value_of(record, spec.name)
            assert words.field(part, spec.name)
            assert isinstance(said.said(spec, value, NAMES), str)
            if spec.form not in CHOSEN:
                typed = said.typed(spec, value)
                if typed:
                    assert parsed(spec, typed, TODAY, "x") == value


def test_values_that_the_shipped_settings_do_not_hold() -> None:
    def one(form: Form, value: object) -> str:
        return said.said(Spec("x", form), value, NAMES).replace("\N{NO-BREAK SPACE}", " ")

    assert one(Form.MONEY, Money(7000, EUR)) == "70,00 €"
    assert said.typed(Spec("x", Form.MONEY), Money(7000, EUR)) == "70.00 EUR".replace(".", ",")
    assert one(Form.FLAG, True) == "oui"
    assert one(Form.FLAG, False) == "non"
    assert one(Form.THEMES, ("DECH", "EAU")) == "Gestion des déchets, EAU"
    assert one(Form.ORGANISATIONS, (OrganisationId("FR-LIL"), OrganisationId("X"))) == "Ville de Lille, X"
    assert one(Form.ALIASES, ("a", "b")) == "a, b"
    assert said.typed(Spec("x", Form.PER_EURO), Decimal(0)) == ""
    catalogue.activate("ar")
    assert " ، " in one(Form.ALIASES, ("a", "b"))


def test_texts_are_said_in_another_language_when_this_one_is_missing() -> None:
    assert said.in_language((("ar", "نص"),)) == "نص"
    assert said.in_language(()) == ""
    assert words.text_name("result_2") == "Résultat 2"
    assert words.text_name("notice") == "notice"


def test_only_what_is_chosen_has_words() -> None:
    with pytest.raises(TypeError):
        words.choice(ActionType.MISSION)
    assert words.coverage(Coverage.NONE) == "Non remboursée"
    assert said.record_name(Part.ISSUE, SETTINGS, NAMES) == "Diffusion"


def test_kinds_are_called_as_the_settings_name_them() -> None:
    labels.name_kinds({"VELO": (("fr", "Vélo"), ("ar", "دراجة")), "TAXI": (("ar", "طاكسي"),)})
    try:
        assert labels.expense_kind("VELO") == "Vélo"
        assert "طاكسي" in labels.expense_kind("TAXI")
        catalogue.activate("ar")
        assert "دراجة" in labels.expense_kind("VELO")
        catalogue.activate("en")
        assert labels.expense_kind("VELO") == "Vélo"
    finally:
        labels.name_kinds({})
    assert labels.expense_kind("VELO") == "VELO"


def test_a_new_line_has_a_name_before_anything_is_typed() -> None:
    blank = rows(added(FULL, Part.KINDS, TODAY), Part.KINDS)[-1]
    assert said.record_name(Part.KINDS, blank, NAMES) == "Nature à préciser"
