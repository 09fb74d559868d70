"""The report to the ministry in words: parts of the table, what is counted, what a figure adds up, what is missing."""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

from lianes_desktop.domain.cerfa import CerfaLine, Part
from lianes_desktop.domain.editions import Texts
from lianes_desktop.domain.headings import BudgetHeading
from lianes_desktop.domain.ministry import Lack, Missing, ReportKind
from lianes_desktop.domain.ministry_counts import SATISFACTION, Average, Chapter, Measure
from lianes_desktop.domain.ministry_table import FinancialRow, From, Trace
from lianes_desktop.domain.reports import BEST_MARK, BEST_SCORE
from lianes_desktop.i18n import formats, labels, results
from lianes_desktop.i18n.catalogue import N_, _, language, ngettext

_PARTS = {
    Part.PURCHASES: N_("Achats de biens et de services"),
    Part.STAFF: N_("Charges de personnel"),
    Part.FINANCIAL: N_("Charges financières"),
    Part.EARMARKED: N_("Engagements sur ressources affectées"),
    Part.INDIRECT: N_("Charges indirectes"),
    Part.PRODUCTS: N_("Produits par financeur"),
    Part.USES: N_("Contributions volontaires : emplois"),
    Part.RESOURCES: N_("Contributions volontaires : ressources"),
}
_CHAPTERS = {
    Chapter.GENDER: N_("Femmes et hommes"),
    Chapter.WORK: N_("Préparation, accueil et communication"),
}
_RESULTS = (Chapter.EXPERTISE, Chapter.ENCOUNTERS, Chapter.INVOLVEMENT, Chapter.MOBILISATION, Chapter.DYNAMICS)
_MEASURES = {
    Measure.PRACTICES: N_("Pratiques échangées"),
    Measure.METHODS: N_("Méthodes échangées"),
    Measure.TOOLS: N_("Outils échangés"),
    Measure.TECHNICAL_MINUTES: N_("Temps d'échanges techniques"),
    Measure.MET: N_("Personnes rencontrées"),
    Measure.MET_FRENCH: N_("dont côté français"),
    Measure.MET_MOROCCAN: N_("dont côté marocain"),
    Measure.SIDE_FRENCH: N_("Côté français, équipe comprise"),
    Measure.SIDE_MOROCCAN: N_("Côté marocain, délégués compris"),
    Measure.SOCIAL_MOMENTS: N_("Moments culturels et conviviaux"),
    Measure.SOCIAL_MINUTES: N_("Durée de ces moments"),
    Measure.BODIES: N_("Organismes rencontrés"),
    Measure.TERRITORY: N_("dont acteurs des territoires"),
    Measure.AUTHORITIES: N_("Collectivités impliquées"),
    Measure.ELECTED: N_("Élus"),
    Measure.STAFF: N_("Agents"),
    Measure.EXPERTS: N_("Experts"),
    Measure.STAKEHOLDERS: N_("Acteurs des territoires"),
    Measure.DELEGATES: N_("Délégués marocains"),
    Measure.PERSON_DAYS: N_("Journées-personnes"),
    Measure.VALUED_HALF_DAYS: N_("Jours d'agents valorisés"),
    Measure.PARTNERSHIPS: N_("Partenariats identifiés"),
    Measure.SIGNED: N_("Accords signés"),
    Measure.DECIDED: N_("Suites décidées"),
    Measure.DONE: N_("Suites réalisées"),
    Measure.DONE_IN_TIME: N_("dont en six mois"),
    Measure.MET_WOMEN: N_("Rencontrées : femmes"),
    Measure.MET_MEN: N_("Rencontrées : hommes"),
    Measure.MET_UNSAID: N_("Rencontrées : non précisé"),
    Measure.OURS_WOMEN: N_("Participants : femmes"),
    Measure.OURS_MEN: N_("Participants : hommes"),
    Measure.OURS_UNSAID: N_("Participants : non précisé"),
    Measure.MEETINGS: N_("Réunions de préparation"),
    Measure.PREPARATION_DAYS: N_("Jours de préparation"),
    Measure.HOSTING_DAYS: N_("Jours d'accueil"),
    Measure.COMMUNICATIONS: N_("Communications publiées"),
}
_MINUTES = frozenset({Measure.TECHNICAL_MINUTES, Measure.SOCIAL_MINUTES})
_SOURCES = {
    From.EXPENSE: N_("Dépense"),
    From.BUDGET: N_("Budget prévisionnel"),
    From.FUNDING: N_("Autre financement"),
    From.STAFF_TIME: N_("Temps d'agent"),
    From.DECISION: N_("Décision de Lianes"),
    From.SHARE: N_("Apport d'un financeur"),
    From.ENVELOPE: N_("Enveloppe"),
    From.EDITION: N_("Budget de l'édition"),
}
_LACKS = {
    Lack.NOTHING: N_("Aucun dossier n'est décidé : le rapport serait vide."),
    Lack.SIGNATORY: N_("Le nom ou la qualité du signataire manque."),
    Lack.INTRODUCTION: N_("L'introduction n'est pas écrite."),
}
_COUNTED: Mapping[Lack, Callable[[int], str]] = {
    Lack.UNDECIDED: lambda n: ngettext(
        "{n} dossier n'est pas encore décidé.", "{n} dossiers ne sont pas encore décidés.", n
    ),
    Lack.RENEWED: lambda n: ngettext(
        "{n} dossier a une version plus récente que sa décision.",
        "{n} dossiers ont une version plus récente que leur décision.",
        n,
    ),
    Lack.REPORT_NOT_FINAL: lambda n: ngettext(
        "{n} compte rendu est provisoire.", "{n} comptes rendus sont provisoires.", n
    ),
    Lack.NO_BUDGET: lambda n: ngettext(
        "{n} dossier n'a pas de budget prévu.", "{n} dossiers n'ont pas de budget prévu.", n
    ),
    Lack.NOT_MARKED: lambda n: ngettext(
        "{n} rendez-vous n'est ni tenu ni annulé.", "{n} rendez-vous ne sont ni tenus ni annulés.", n
    ),
    Lack.GENDER: lambda n: ngettext("{n} personne sans genre précisé.", "{n} personnes sans genre précisé.", n),
    Lack.SATISFACTION: lambda n: ngettext(
        "{n} dossier sans note de satisfaction.", "{n} dossiers sans note de satisfaction.", n
    ),
}


def kind(value: ReportKind) -> str:
    """Which of the two reports."""
    return _("Rapport intermédiaire") if value is ReportKind.INTERIM else _("Rapport final")


def part(value: Part) -> str:
    """A part of the financial table."""
    return _(_PARTS[value])


def chapter(value: Chapter) -> str:
    """What measures stand under; the first five are the expected results."""
    if value in _RESULTS:
        number = _RESULTS.index(value) + 1
        return _("Résultat {n} : {name}").format(n=formats.number(number), name=labels.result(number))
    return _(_CHAPTERS[value])


def measure(value: Measure) -> str:
    """One thing counted."""
    return _(_MEASURES[value])


def measured(value: Measure, total: int) -> str:
    """A total as it is read: minutes as a duration, half-days as days."""
    if value in _MINUTES:
        return formats.duration(timedelta(minutes=total))
    if value is Measure.VALUED_HALF_DAYS:
        return formats.number(Decimal(total) / 2)
    return formats.number(total)


def in_unit(value: Measure, total: int) -> Decimal | int:
    """A total as a number of its ``unit``."""
    if value in _MINUTES:
        return Decimal(total) / 60
    return Decimal(total) / 2 if value is Measure.VALUED_HALF_DAYS else total


def unit(value: Measure) -> str:
    """What a total is counted in, when it is not plain: hours or days."""
    if value in _MINUTES:
        return _("heures")
    return _("jours") if value is Measure.VALUED_HALF_DAYS else ""


def average(value: Average) -> str:
    """What a mark is given for."""
    return _("Satisfaction") if value.code == SATISFACTION else results.criterion(value.code)


def averaged(value: Average) -> str:
    """A mean with what it is out of, and how many actions gave a mark."""
    mean = value.mean
    if mean is None:
        return _("pas encore notée")
    best = BEST_MARK if value.code == SATISFACTION else BEST_SCORE
    figure = round(Decimal(mean.numerator) / mean.denominator, 1)
    words = ngettext("{mean} sur {best} ({n} action)", "{mean} sur {best} ({n} actions)", len(value.of))
    return words.format(mean=formats.number(figure), best=formats.number(best), n=formats.number(len(value.of)))


def line(value: CerfaLine) -> str:
    """A line of the grid, in the language in force."""
    return words_in(value.names)


def row(value: FinancialRow) -> str:
    """A row, with whom it is about."""
    party, name = formats.isolate(value.party), line(value.line)
    return _("{line} : {party}").format(line=name, party=party) if party else name


def words_in(texts: Texts) -> str:
    """A text of the grid in the language in force, else in French."""
    known = dict(texts)
    return known.get(language()) or known.get("fr", "")


def source(value: From) -> str:
    """What a cent comes from."""
    return _(_SOURCES[value])


def trace(value: Trace) -> str:
    """One line a figure adds up."""
    planned = value.source is From.BUDGET and value.words
    words = labels.heading(BudgetHeading(value.words)) if planned else formats.isolate(value.words)
    name = source(value.source)
    if value.number:
        name = _("Dépense {n}").format(n=formats.number(value.number))
    return " · ".join(part for part in (name, words) if part)


def percent(value: Fraction | None) -> str:
    """A part of a whole, or a dash when there is no whole."""
    return formats.percent(Decimal(value.numerator) / value.denominator, 1) if value is not None else "–"


def numbers(values: Iterable[int]) -> str:
    """Numbers one after the other."""
    return formats.listed(formats.number(one) for one in values)


def lack(value: Missing) -> str:
    """What is missing before a report can be sent."""
    if value.lack in _LACKS:
        return _(_LACKS[value.lack])
    if value.lack is Lack.TOTALS_DIFFER:
        more = _("Les produits prévus dépassent les charges prévues de {sum}.")
        less = _("Les charges prévues dépassent les produits prévus de {sum}.")
        return (more if value.count > 0 else less).format(sum=formats.euros(abs(value.count)))
    return _COUNTED[value.lack](value.count).format(n=formats.number(value.count))
