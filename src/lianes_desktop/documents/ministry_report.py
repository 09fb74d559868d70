"""The report to the ministry in French, to be signed: technical part, financial table, attestation."""

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from lianes_desktop.documents import house, said
from lianes_desktop.documents import style as look
from lianes_desktop.documents.drawing import draw_foot, draw_star, one_at_a_time
from lianes_desktop.documents.flow import Cell, Column
from lianes_desktop.documents.form import Form
from lianes_desktop.documents.house import fact
from lianes_desktop.documents.stream import StreamedCanvas
from lianes_desktop.domain.cerfa import CHARGES, Part
from lianes_desktop.domain.ministry import ReportKind
from lianes_desktop.domain.ministry_counts import CHAPTERS, ActionTold, Chapter
from lianes_desktop.domain.ministry_table import FinancialRow, Total, Traced
from lianes_desktop.i18n import formats, labels, ministry, results
from lianes_desktop.i18n.catalogue import speaking
from lianes_desktop.services.ports.ministry import MinistryReport
from lianes_desktop.services.ports.progress import Progress


class PdfMinistryReport:
    """Implements ``services.ports.ministry.MinistryDrawer``."""

    def draw(self, report: MinistryReport, out: BinaryIO, progress: Progress) -> None:
        """Write the report; ``progress`` counts pages.

        Raises:
            OSError: the medium.
            CancelledError: the person stopped.
        """
        with one_at_a_time(), speaking("fr"):
            title = f"{ministry.kind(report.kind)} au ministère"
            flow = _laid_out(report, title)
            canvas = StreamedCanvas(out, language="fr-FR", made_at=report.read_at)
            canvas.setTitle(title)
            canvas.setAuthor("Lianes coopération")
            total = len(flow.pages)
            for at, operations in enumerate(flow.pages):
                progress(at, total)
                for operation in operations:
                    operation(canvas)
                draw_foot(canvas, title, at + 1, total)
                canvas.showPage()
            canvas.close()
            progress(total, total)


def _laid_out(report: MinistryReport, title: str) -> Form:
    flow = Form()
    _begin(flow, report, title)
    _written(flow, "Introduction", report.texts.introduction)
    _actions(flow, report.technical.actions)
    _indicators(flow, report)
    _brought(flow, report.technical.actions)
    _written(flow, "Difficultés rencontrées", report.texts.difficulties)
    _written(flow, "Perspectives", report.texts.outlook)
    flow.new_page()
    _money(flow, report)
    _attested(flow, report)
    return flow


def _begin(flow: Form, report: MinistryReport, title: str) -> None:
    edition, top = report.edition, flow.y
    flow.draw(lambda canvas: draw_star(canvas, look.LEFT + 11, top - 12, 11))
    flow.y += 1
    flow.text(edition.title or edition.code, look.STRONG, left=look.LEFT + 30)
    funder = " · ".join(part for part in (edition.funder, edition.call, str(edition.year)) if part)
    flow.text(funder, look.LABEL, left=look.LEFT + 30)
    flow.space(5)
    flow.rule(look.TEAL)
    flow.space(12)
    flow.text(title, look.TITLE)
    period = f"Jusqu’au {formats.day_long(report.until)}" if report.until else f"Toute l’édition {edition.year}"
    flow.text(f"Parties technique et financière. {period}.", look.BODY)
    flow.space(8)
    told = report.technical
    flow.facts(
        [
            fact("Association", "Lianes coopération", strong=True),
            fact("Financeur", edition.funder, edition.call),
            fact("Actions décidées", formats.number(len(told.actions)), _by_kind(told.actions)),
            fact("Collectivités", _bodies(one.authority for one in told.actions)),
            fact("Partenaires", _bodies(one.partner for one in told.actions)),
            fact(
                "À remettre",
                f"au plus tard le {formats.day_long(report.due_on)}",
                "six mois après la fin de l’exercice (arrêté du 11 octobre 2006)",
            ),
        ]
    )
    held_back = [one for one in report.missing if one.holds]
    if held_back:
        flow.heading("À compléter avant l’envoi")
        for one in held_back:
            flow.point(ministry.lack(one))


def _by_kind(actions: Sequence[ActionTold]) -> str:
    kinds = sorted({one.kind for one in actions})
    return ", ".join(f"{labels.action(kind)} : {sum(one.kind is kind for one in actions)}" for kind in kinds)


def _bodies(names: Iterable[str]) -> str:
    """Each body once."""
    return house.listed(sorted({one for one in names if one}, key=str.casefold))


def _written(flow: Form, title: str, text: str) -> None:
    """A section in people's own words, or room to write it."""
    flow.heading(title)
    if text.strip():
        flow.text(formats.isolate(text), look.BODY)
    else:
        flow.blank_lines(3)


def _actions(flow: Form, actions: Sequence[ActionTold]) -> None:
    flow.table(
        "Actions menées",
        [
            Column("", 22),
            Column("Action", 163.28),
            Column("Collectivité et partenaire", 120),
            Column("Dates et lieu", 86),
            Column("Thèmes, objectifs, ODD", 120),
        ],
        [_action(one) for one in actions],
    )
    if not actions:
        flow.text("Aucune action n’est encore décidée.", look.BODY)


def _action(one: ActionTold) -> list[Cell]:
    days = formats.month_range(one.starts_on, one.ends_on) if one.starts_on and one.ends_on else said.NOTHING
    people = f"{_some(one.participants, 'participant')}, {_some(one.met, 'personne rencontrée')}"
    themes = ", ".join([*map(labels.theme, one.themes), *filter(None, [formats.isolate(one.other_theme)])])
    served = (("Objectifs", one.objectives), ("Résultats", one.results), ("ODD", one.sdgs))
    return [
        Cell.of(one.kind.value, look.SMALL_STRONG),
        Cell(((formats.isolate(one.title), look.SMALL_STRONG), (people, look.SMALL_QUIET))),
        Cell(((formats.isolate(one.authority), look.SMALL), (formats.isolate(one.partner), look.SMALL_QUIET))),
        Cell(((days, look.SMALL), (formats.isolate(one.place), look.SMALL_QUIET))),
        Cell(
            (
                (themes, look.SMALL),
                *((f"{name} : {ministry.numbers(given)}", look.SMALL_QUIET) for name, given in served if given),
            )
        ),
    ]


def _some(count: int, words: str) -> str:
    """So many of them; from two on, each word takes its plural."""
    many = " ".join(f"{one}s" for one in words.split()) if count > 1 else words
    return f"{formats.number(count)} {many}"


def _indicators(flow: Form, report: MinistryReport) -> None:
    technical = report.technical
    for chapter, measures in CHAPTERS.items():
        rows = [
            [
                Cell.of(ministry.measure(one)),
                Cell.of(ministry.measured(one, technical.count(one).total), look.SMALL_RIGHT_STRONG),
            ]
            for one in measures
        ]
        if chapter is Chapter.WORK:
            rows += [
                [Cell.of(ministry.average(one)), Cell.of(ministry.averaged(one), look.SMALL_RIGHT_STRONG)]
                for one in technical.averages
            ]
        flow.table(ministry.chapter(chapter), [Column("", 391.28), Column("", 120, figures=True)], rows)
    flow.space(4)
    flow.text(
        "Les personnes sont comptées, jamais nommées. Une personne ou un organisme de deux actions compte dans "
        "chacune. Femmes et hommes ne sont comptés que lorsque chacun l’a précisé.",
        look.LABEL,
    )
    served = [(results.objective(number), count) for number, count in technical.objectives]
    served += [(f"ODD {number}", count) for number, count in technical.sdgs]
    flow.table(
        "Objectifs servis",
        [Column("Objectif", 391.28), Column("Actions", 120, figures=True)],
        [[Cell.of(words), Cell.of(formats.number(count), look.SMALL_RIGHT_STRONG)] for words, count in served],
    )


def _brought(flow: Form, actions: Sequence[ActionTold]) -> None:
    told = [one for one in actions if one.french_side or one.moroccan_side]
    if told:
        flow.table(
            "Apports de chaque côté",
            [Column("Action", 111.28), Column("Côté français", 200), Column("Côté marocain", 200)],
            [
                [
                    Cell.of(formats.isolate(one.title), look.SMALL_STRONG),
                    Cell.of(formats.isolate(one.french_side)),
                    Cell.of(formats.isolate(one.moroccan_side)),
                ]
                for one in told
            ],
        )


def _money(flow: Form, report: MinistryReport) -> None:
    table = report.table
    flow.text("Tableau financier", look.TITLE)
    flow.text("Compte rendu financier, dans la forme du Cerfa 15059 (arrêté du 11 octobre 2006)", look.LABEL)
    rows = {part: [one for one in table.rows if one.line.part is part] for part in Part}
    _grid(flow, "Charges", [one for part in CHARGES for one in rows[part]], table.charges)
    _grid(flow, "Produits", rows[Part.PRODUCTS], table.products)
    for part in (Part.USES, Part.RESOURCES):
        _grid(flow, ministry.part(part), rows[part], table.total(part))
    flow.space(4)
    difference = table.planned_difference
    if difference:
        flow.text(
            f"Produits prévus moins charges prévues : {formats.euros(difference)}. Les apports sont prévus pour toute "
            "l’édition, les charges pour les seules actions décidées.",
            look.LABEL,
        )
    flow.text(
        "Écart = réalisé moins prévu. Les charges réalisées sont le coût entier des actions, reversé ou non. Les "
        "contributions volontaires sont valorisées à part. Chaque montant est détaillé, ligne par ligne, dans le "
        "tableur joint.",
        look.LABEL,
    )
    flow.heading("Explication des écarts")
    flow.blank_lines(3)


def _grid(flow: Form, title: str, rows: Sequence[FinancialRow], total: Total) -> None:
    flow.table(
        title,
        [
            Column("Compte", 44),
            Column("Nature", 187.28),
            Column("Prévu", 76, figures=True),
            Column("Réalisé", 76, figures=True),
            Column("Écart €", 72, figures=True),
            Column("Écart %", 56, figures=True),
        ],
        [
            [
                Cell.of(one.line.account, look.SMALL_QUIET),
                Cell(((ministry.row(one), look.SMALL), (ministry.words_in(one.line.note), look.SMALL_QUIET))),
                *_figures(_cents(one.planned), _cents(one.done), one.gap_cents, ministry.percent(one.gap_part)),
            ]
            for one in rows
        ],
        [
            Cell.of(""),
            Cell.of("Total", look.SMALL_STRONG),
            *_figures(
                *(total.planned_cents, total.done_cents, total.gap_cents),
                ministry.percent(total.gap_part),
                strong=True,
            ),
        ],
    )


def _figures(planned: int | None, done: int | None, gap: int | None, part: str, *, strong: bool = False) -> list[Cell]:
    style = look.SMALL_RIGHT_STRONG if strong else look.SMALL_RIGHT
    euros = [formats.euros(one) if one is not None else said.NOTHING for one in (planned, done, gap)]
    return [Cell.of(words, style) for words in (*euros, part)]


def _cents(figure: Traced | None) -> int | None:
    return None if figure is None else figure.cents


def _attested(flow: Form, report: MinistryReport) -> None:
    texts = report.texts
    who = ", ".join(formats.isolate(part) for part in (texts.signatory, texts.quality) if part) or house.BLANK
    period = "à ce jour" if report.kind is ReportKind.INTERIM else "pour toute l’édition"
    house.made(
        flow,
        says=f"Je soussigné(e), {who}, représentant(e) légal(e) de Lianes coopération, certifie exactes les "
        f"informations de ce rapport, établi {period}, et que les dépenses réalisées correspondent à des pièces "
        "tenues à disposition.",
    )
    house.signed(flow, "Nom et qualité", "Signature et cachet")
