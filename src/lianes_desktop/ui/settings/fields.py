"""The fields of one record of the settings, as the form shows them."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from lianes_desktop.domain.missions import Theme
from lianes_desktop.domain.settings import ProgrammeSettings
from lianes_desktop.domain.settings_fields import SPECS, Form, Part, Spec, value_of
from lianes_desktop.i18n import formats, labels
from lianes_desktop.i18n import settings as said
from lianes_desktop.i18n import settings_labels as words
from lianes_desktop.ui.settings import wordings
from lianes_desktop.ui.settings.values import FieldLine


def lines(
    part: Part, record: object, at: int, settings: ProgrammeSettings, typed: Mapping[str, str], wrong: Mapping[str, str]
) -> tuple[FieldLine, ...]:
    """Each field of a record: what it holds, or what was typed in it and could not be read."""
    return tuple(
        _line(part, spec, value_of(record, spec.name), settings, typed.get(path), wrong.get(path, ""))
        for spec in SPECS[part]
        for path in (f"{part}.{at}.{spec.name}",)
    )


def _line(  # noqa: PLR0911 - one case a form
    part: Part,
    spec: Spec,
    value: Any,  # noqa: ANN401 - whatever the field holds
    settings: ProgrammeSettings,
    typed: str | None,
    refusal: str,
) -> FieldLine:
    label = words.field(part, spec.name)
    match spec.form:
        case Form.FLAG:
            return FieldLine(spec.name, label, spec.form, flag=value, refusal=refusal)
        case Form.CHOICE:
            options = tuple((one, words.choice(one)) for one in spec.choices)
            return FieldLine(spec.name, label, spec.form, value=value, options=options, refusal=refusal)
        case Form.ORGANISATION:
            country = "FR" if spec.name == "french" else "MA"
            offered = wordings.organisation_options(settings, country)
            return FieldLine(spec.name, label, spec.form, value=value, options=offered, refusal=refusal)
        case Form.ORGANISATIONS:
            offered = wordings.organisation_options(settings, "FR")
            return FieldLine(spec.name, label, spec.form, options=offered, chosen=value, refusal=refusal)
        case Form.THEMES:
            themes = tuple((one.value, labels.theme(one)) for one in Theme)
            return FieldLine(spec.name, label, spec.form, options=themes, chosen=value, refusal=refusal)
        case Form.TRAITS:
            options = tuple((one, words.choice(one)) for one in spec.choices)
            return FieldLine(spec.name, label, spec.form, options=options, chosen=value, refusal=refusal)
        case _:
            text = said.typed(spec, value) if typed is None else typed
            return FieldLine(spec.name, label, spec.form, text=text, refusal=refusal, hint=_hint(spec))


def _hint(spec: Spec) -> str:
    if spec.form is Form.SHARE:
        return formats.percent(Decimal("0.375"))
    if spec.form is Form.TIERS:
        return "2000 = 0,32 ; 10000 = 0,40 ; 0,23"
    return ""


def first(part: Part) -> str:
    """The field the form of a list begins with."""
    return SPECS[part][0].name
