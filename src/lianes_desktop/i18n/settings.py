"""What the settings hold and what an issue of them changes, in plain words."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from lianes_desktop.domain.editions import ExpenseKind, ProgrammeEdition, Texts
from lianes_desktop.domain.missions import Theme
from lianes_desktop.domain.settings_changes import How, SettingsChange
from lianes_desktop.domain.settings_fields import Form, Part, Spec
from lianes_desktop.i18n import formats, labels
from lianes_desktop.i18n import settings_labels as words
from lianes_desktop.i18n.catalogue import N_, _, language, right_to_left
from lianes_desktop.i18n.formats import isolate

Names = Mapping[str, str]
"""Names of organisations by their id."""

_ADDED = {
    Part.EDITIONS: N_("Nouvelle édition : {name}"),
    Part.KINDS: N_("Nouvelle nature de dépense : {name}"),
    Part.RATES: N_("Nouveau taux de change : {name}"),
    Part.ALLOWANCES: N_("Nouvelle indemnité journalière : {name}"),
    Part.MILEAGE: N_("Nouvelles indemnités kilométriques : {name}"),
    Part.ORGANISATIONS: N_("Nouvel organisme : {name}"),
    Part.PARTNERSHIPS: N_("Nouveau partenariat : {name}"),
    Part.TEXTS: N_("Nouveau texte : {name}"),
    Part.CONTACTS: N_("Nouveau contact à Lianes : {name}"),
}
_REMOVED = {
    Part.EDITIONS: N_("Édition retirée : {name}"),
    Part.KINDS: N_("Nature de dépense retirée : {name}"),
    Part.RATES: N_("Taux de change retiré : {name}"),
    Part.ALLOWANCES: N_("Indemnité journalière retirée : {name}"),
    Part.MILEAGE: N_("Indemnités kilométriques retirées : {name}"),
    Part.ORGANISATIONS: N_("Organisme retiré : {name}"),
    Part.PARTNERSHIPS: N_("Partenariat retiré : {name}"),
    Part.TEXTS: N_("Texte retiré : {name}"),
    Part.CONTACTS: N_("Contact à Lianes retiré : {name}"),
}
_TEXT_FORMS = frozenset((Form.LINES, Form.ARABIC_LINES))


def change(one: SettingsChange, names: Names) -> str:
    """One change as a sentence: « Taux des missions, édition 2026 (MTFMDD) : 45,5 % devient 50 % »."""
    name = record_name(one.part, one.record, names)
    if one.how is How.FIRST:
        if one.part is Part.EDITIONS:
            return _("Les nouveaux dossiers prennent une autre édition : {name}").format(name=name)
        return _("Premier interlocuteur à Lianes : {name}").format(name=name)
    if one.how is How.ADDED:
        return _(_ADDED[one.part]).format(name=name)
    if one.how is How.REMOVED or one.spec is None:
        return _(_REMOVED[one.part]).format(name=name)
    field = words.field(one.part, one.spec.name)
    before, after = said(one.spec, one.before, names), said(one.spec, one.after, names)
    if one.spec.form in _TEXT_FORMS and after:
        return _("{field}, {record} : nouveau texte « {after} »").format(field=field, record=name, after=after)
    empty = _("non fixé")
    return _("{field}, {record} : {before} devient {after}").format(
        field=field, record=name, before=before or empty, after=after or empty
    )


def record_name(part: Part, record: Any, names: Names) -> str:  # noqa: ANN401, PLR0911 - any record; one case a list
    """How a record of the settings is called inside a sentence or a list."""
    match part:
        case Part.EDITIONS:
            return edition_name(record)
        case Part.KINDS:
            return kind_name(record)
        case Part.RATES:
            unit, day = formats.ltr(record.currency.code), formats.day(record.valid_from)
            return _("{currency} à partir du {day}").format(currency=unit, day=day)
        case Part.ALLOWANCES:
            country, day = formats.ltr(record.country), formats.day(record.valid_from)
            return _("{country} à partir du {day}").format(country=country, day=day)
        case Part.MILEAGE:
            return _("à partir du {day}").format(day=formats.day(record.valid_from))
        case Part.PARTNERSHIPS:
            french, moroccan = (isolate(names.get(one, one)) for one in (record.french, record.moroccan))
            return f"{french} – {moroccan}"
        case Part.TEXTS:
            return isolate(words.text_name(record[0]))
        case Part.ORGANISATIONS | Part.CONTACTS:
            return isolate(record.name)
        case _:
            return words.part(part)


def edition_name(edition: ProgrammeEdition) -> str:
    """An edition, by its year and code."""
    return _("édition {year} ({code})").format(year=edition.year, code=formats.ltr(edition.code))


def kind_name(kind: ExpenseKind) -> str:
    """A kind of expense, as Lianes named it or as we do."""
    return isolate(in_language(kind.names)) if kind.names else labels.expense_kind(kind.code)


def in_language(texts: Texts) -> str:
    """The words of a text in the language spoken here, else in French, else in any."""
    held = dict(texts)
    return held.get(language()) or held.get("fr") or next(iter(held.values()), "")


def said(spec: Spec, value: Any, names: Names) -> str:  # noqa: ANN401, C901, PLR0911, PLR0912 - any value; one case a form
    """A value as a sentence or a table says it; empty when nothing is set."""
    if value is None or value in ("", ()):
        return ""
    match spec.form:
        case Form.SHARE:
            return formats.percent(value, 3)
        case Form.FACTOR | Form.PER_EURO:
            return formats.number(value)
        case Form.CENTS:
            return formats.euros(value)
        case Form.MONEY:
            return formats.money(value)
        case Form.WHOLE:
            # a year carries no thousands mark
            return str(value) if spec.name.endswith("year") else formats.number(value)
        case Form.DAY:
            return formats.day(value)
        case Form.DAY_OF_YEAR:
            return day_of_year(value)
        case Form.HOUR:
            return formats.clock(value)
        case Form.FLAG:
            return _("oui") if value else _("non")
        case Form.CHOICE:
            return words.choice(value)
        case Form.CURRENCY:
            return str(value.code)
        case Form.ORGANISATION:
            return isolate(names.get(value, value))
        case Form.THEMES:
            return _list(theme(one) for one in value)
        case Form.TRAITS:
            return _list(map(words.choice, value))
        case Form.ORGANISATIONS:
            return _list(isolate(names.get(one, one)) for one in value)
        case Form.ALIASES:
            return _list(map(isolate, value))
        case Form.TIERS:
            return formats.ltr(tiers(value))
        case Form.PHONE | Form.EMAIL | Form.CODE | Form.COUNTRY:
            return formats.ltr(str(value))
        case _:
            return labels.source(value) if spec.name.startswith("sources.") else isolate(str(value))


def typed(spec: Spec, value: Any) -> str:  # noqa: ANN401, C901, PLR0911 - any value; one case a form
    """A value as its field offers it to be typed again."""
    if value is None or value in ("", ()):
        return ""
    match spec.form:
        case Form.SHARE:
            return formats.typed((value * 100).normalize() + 0)
        case Form.PER_EURO | Form.FACTOR:
            return formats.typed(value) if value else ""
        case Form.CENTS:
            return formats.typed(Decimal(value).scaleb(-2))
        case Form.MONEY:
            return f"{formats.typed(value.amount)} {value.currency.code}"
        case Form.DAY:
            return formats.day(value).removeprefix(formats.RLM)
        case Form.DAY_OF_YEAR:
            return day_of_year(value)
        case Form.HOUR:
            return f"{value:%H:%M}"
        case Form.CURRENCY:
            return str(value.code)
        case Form.ALIASES:
            return ", ".join(value)
        case Form.TIERS:
            return tiers(value)
        case _:
            return str(value)


def day_of_year(value: tuple[int, int]) -> str:
    """A month and its day: ``01/09``."""
    month, day = value
    return f"{day:02d}/{month:02d}"


def tiers(value: tuple[tuple[int | None, Decimal], ...]) -> str:
    """Euros a kilometre by distance: ``2000 = 0,32 ; 0,23``."""
    shown = (formats.typed(euros) if limit is None else f"{limit} = {formats.typed(euros)}" for limit, euros in value)
    return " ; ".join(shown)


def theme(code: str) -> str:
    """A theme of a partnership by its code; one of another edition is shown as it is."""
    return labels.theme(Theme(code)) if code in set(Theme) else isolate(code)


def _list(values: Iterable[str]) -> str:
    return (" ، " if right_to_left() else ", ").join(values)
