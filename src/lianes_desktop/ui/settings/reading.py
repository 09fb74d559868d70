"""The rules in force as they are read: figures with their source, tables, texts, people to ask."""

from lianes_desktop.domain.conventions import Coverage
from lianes_desktop.domain.editions import ProgrammeEdition
from lianes_desktop.domain.organisations import LianesContact
from lianes_desktop.domain.phones import spoken_phone
from lianes_desktop.domain.settings import SHIPPED, ProgrammeSettings
from lianes_desktop.domain.settings_fields import SPECS, Form, Part, spec_of, value_of
from lianes_desktop.i18n import formats, labels
from lianes_desktop.i18n import settings as said
from lianes_desktop.i18n import settings_labels as words
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.ui.settings import wordings
from lianes_desktop.ui.settings.values import Fact, Figure, IssueLine, Person, RulesView, Table, TextLine

_NO_FIGURE = frozenset(("code", "title", "tagline", "general_objective"))
_SOURCE_OF = {
    "mission_rate": "rates",
    "hosting_direct_rate": "rates",
    "hosting_ad_hoc_rate": "rates",
    "partnership_rate": "rates",
    "project_rate": "rates",
    "budget_per_person_cents": "budget_per_person_eur",
    "mission_days.0": "mission_days",
    "mission_days.1": "mission_days",
    "letter_deadline": "letter",
    "lost_receipt_line_cents": "lost_receipt",
    "lost_receipt_person_cents": "lost_receipt",
    "small_equipment_cents": "small_equipment_eur",
    "advance_share": "advance_share",
    "ticket_window_days": "ticket_window_days",
    "far_over_budget": "far_over_budget",
    "small_population": "small_population",
}
"""Under which name the source of a parameter is told."""


def rules(
    settings: ProgrammeSettings, issues: tuple[IssueLine, ...], news: tuple[str, ...], news_title: str
) -> RulesView:
    """Everything the page of the field shows."""
    first = settings.editions[0]
    return RulesView(
        subtitle=formats.isolate(first.title),
        chip=wordings.number(settings),
        source=_source(settings),
        tagline=formats.isolate(first.tagline),
        objective=formats.isolate(said.in_language(first.general_objective)),
        texts=tuple(
            TextLine(formats.isolate(words.text_name(name)), formats.isolate(said.in_language(texts)))
            for name, texts in settings.texts
        ),
        figures=tuple((formats.capital(said.edition_name(one)), _figures(one)) for one in settings.editions),
        tables=tuple(one for one in _tables(settings) if one.rows),
        people=tuple(map(_person, settings.contacts)),
        issues=issues,
        news=news,
        news_title=news_title,
    )


def _source(settings: ProgrammeSettings) -> str:
    if settings.version == SHIPPED:
        return _("Elles viennent avec l'application, d'après la brochure du programme.")
    return formats.capital(wordings.dated(settings))


def _figures(edition: ProgrammeEdition) -> tuple[Figure, ...]:
    sources = dict(edition.sources)
    found = []
    for spec in SPECS[Part.EDITIONS]:
        head = spec.name.partition(".")[0]
        if head in _NO_FIGURE or head == "sources":
            continue
        value = said.said(spec, value_of(edition, spec.name), {})
        source = sources.get(_SOURCE_OF.get(spec.name, ""), "")
        unset = _("à convenir") if spec.form is Form.SHARE else _("non fixé")
        shown = Figure(words.field(Part.EDITIONS, spec.name), value or unset, labels.source(source) if source else "")
        found.append(shown)
    return tuple(found)


def _tables(settings: ProgrammeSettings) -> tuple[Table, ...]:
    known = wordings.names(settings)
    return (
        Table(
            words.part(Part.KINDS),
            (
                _("Nature"),
                *(words.field(Part.KINDS, one) for one in ("mission", "hosting", "project")),
                words.field(Part.KINDS, "proof"),
            ),
            tuple(
                (
                    said.kind_name(one),
                    *(words.coverage(covered) for covered in (one.mission, one.hosting, one.project)),
                    formats.isolate(one.proof),
                )
                for one in sorted(settings.kinds, key=lambda one: one.mission is Coverage.NONE)
            ),
        ),
        Table(
            words.field(Part.KINDS, "traits"),
            (_("Nature"), words.field(Part.KINDS, "traits")),
            tuple(
                (said.kind_name(one), said.said(spec_of(Part.KINDS, "traits"), one.traits, known))
                for one in settings.kinds
                if one.traits
            ),
        ),
        Table(
            words.part(Part.PARTNERSHIPS),
            (words.field(Part.PARTNERSHIPS, "french"), words.field(Part.PARTNERSHIPS, "moroccan"), _("Lien")),
            tuple(
                (
                    formats.isolate(known.get(one.french, one.french)),
                    formats.isolate(known.get(one.moroccan, one.moroccan)),
                    _("{kind}, partenaires directs").format(kind=words.choice(one.kind))
                    if one.direct
                    else words.choice(one.kind),
                )
                for one in settings.partnerships
            ),
        ),
        Table(
            words.part(Part.RATES),
            (_("Taux"), words.field(Part.RATES, "valid_from"), words.field(Part.RATES, "source")),
            tuple(
                (formats.rate(one), formats.day(one.valid_from), labels.rate_source(one.source))
                for one in settings.rates
            ),
        ),
        _listed(settings, Part.ALLOWANCES, known),
        _listed(settings, Part.MILEAGE, known),
    )


def _listed(settings: ProgrammeSettings, part: Part, known: dict[str, str]) -> Table:
    """A table that names each record, then each of its figures."""
    rows: list[tuple[str, ...]] = []
    for record in getattr(settings, part):
        name = formats.capital(said.record_name(part, record, known))
        rows.append((name, formats.isolate(record.source)))
        for spec in SPECS[part]:
            value = said.said(spec, value_of(record, spec.name), known)
            if spec.name not in {"country", "valid_from", "source"} and value:
                rows.append((words.field(part, spec.name), value))
    return Table(words.part(part), (_("Barème"), _("Valeur")), tuple(rows))


def _person(contact: LianesContact) -> Person:
    address = " · ".join(one for one in (contact.organisation, contact.address.replace("\n", ", ")) if one)
    facts = (
        Fact("phone", _("Téléphone"), formats.ltr(spoken_phone(contact.phone)), contact.phone),
        Fact("mail", _("Courriel"), formats.ltr(contact.email), contact.email),
        Fact("map-pin", _("Adresse"), formats.isolate(address), address),
    )
    return Person(
        formats.isolate(contact.name),
        formats.initials(contact.name),
        formats.isolate(contact.role),
        tuple(one for one in facts if one.copied),
    )
