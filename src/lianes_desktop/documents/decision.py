"""D20: what Lianes answered to a claim, drawn from the answer alone: receipt, questions, decision, payment."""

from typing import BinaryIO
from zoneinfo import ZoneInfo

from lianes_desktop.documents import style as look
from lianes_desktop.documents.drawing import draw_foot, draw_star, one_at_a_time
from lianes_desktop.documents.flow import Cell, Column
from lianes_desktop.documents.form import Form
from lianes_desktop.documents.stream import StreamedCanvas
from lianes_desktop.domain.answers import Answer, DecidedLine, PaymentNotice, Said
from lianes_desktop.domain.bundles import bundle_code
from lianes_desktop.domain.missions import HOME_ZONE
from lianes_desktop.domain.reviewing import Question
from lianes_desktop.i18n import claim_states, formats, line_fields, reviewing
from lianes_desktop.i18n.catalogue import _, speaking


class PdfAnswers:
    """Implements ``services.ports.answers.AnswerDrawer``, in French: both administrations file it."""

    def draw(self, answer: Answer, title: str, out: BinaryIO) -> None:
        """Write an answer; ``title`` is the dossier's, empty when unknown.

        Raises:
            UnavailableError: ``out`` cannot be written.
        """
        with one_at_a_time(), speaking("fr"):
            name = claim_states.answer(answer)
            flow = _laid_out(answer, name, title)
            canvas = StreamedCanvas(out, language="fr-FR", made_at=answer.made_at)
            canvas.setTitle(" – ".join(filter(None, (name, title))))
            canvas.setAuthor(answer.said.by or "Lianes")
            foot = " · ".join((name, bundle_code(answer.id)))
            for at, operations in enumerate(flow.pages):
                for operation in operations:
                    operation(canvas)
                draw_foot(canvas, foot, at + 1, len(flow.pages))
                canvas.showPage()
            canvas.close()


def _laid_out(answer: Answer, name: str, title: str) -> Form:
    flow, said, top = Form(), answer.said, look.TOP
    flow.draw(lambda canvas: draw_star(canvas, look.LEFT + 11, top - 12, 11))
    flow.text("Lianes", look.STRONG, left=look.LEFT + 30)
    flow.space(12)
    flow.rule(look.TEAL)
    flow.space(12)
    flow.text(name, look.TITLE)
    flow.space(8)
    flow.facts([(label, [(words, look.BODY)]) for label, words in _facts(answer, title) if words])
    if said.words:
        flow.space(8)
        flow.text(formats.isolate(said.words), look.BODY)
    if said.questions:
        _questions(flow, said.questions)
    if said.lines:
        _lines(flow, said)
    if said.payment is not None:
        flow.heading(_("Paiement"))
        flow.facts([(label, [(words, look.BODY)]) for label, words in _paid(said.payment)])
    flow.space(10)
    flow.text(
        _("Cette feuille reprend un fichier signé par Lianes ; la signature électronique de ce fichier fait foi."),
        look.LABEL,
    )
    return flow


def _facts(answer: Answer, title: str) -> list[tuple[str, str]]:
    """Which claim is answered, and by which file: code, version, digest, day."""
    return [
        (_("Dossier"), formats.isolate(title)),
        (_("Code du dossier"), bundle_code(answer.claim)),
        (_("Version"), formats.number(answer.claim_sequence)),
        (_("Empreinte de la demande"), answer.claim_manifest),
        (_("Code de la réponse"), bundle_code(answer.id)),
        (_("Empreinte de la réponse"), answer.manifest_sha256),
        (_("Établie le"), formats.day_long(answer.made_at.astimezone(ZoneInfo(HOME_ZONE)).date())),
        (_("Par"), formats.isolate(answer.said.by)),
    ]


def _questions(flow: Form, questions: tuple[Question, ...]) -> None:
    flow.table(
        _("Corrections demandées"),
        [Column(_("Sur"), 120), Column(_("Motif"), 130), Column(_("Question"), 261.28)],
        [
            [
                Cell.of(_about(one), look.SMALL_STRONG),
                Cell.of("" if one.reason is None else reviewing.reason(one.reason)),
                Cell.of(formats.isolate(one.words)),
            ]
            for one in questions
        ],
    )


def _about(one: Question) -> str:
    about = _("Reçu n° {n}").format(n=formats.number(one.number)) if one.number else _("Dossier")
    return formats.listed([about, line_fields.field(one.field)]) if one.field else about


def _lines(flow: Form, said: Said) -> None:
    flow.table(
        _("Décision ligne par ligne"),
        [
            Column(_("Reçu"), 44),
            Column(_("Décision"), 62),
            Column(_("Motif"), 195.28),
            Column(_("Demandé"), 70, figures=True),
            Column(_("Retenu"), 70, figures=True),
            Column(_("Part Lianes"), 70, figures=True),
        ],
        [_row(one) for one in said.lines],
        [
            Cell.of(_("Total"), look.SMALL_STRONG),
            Cell.of(""),
            Cell.of(""),
            *(
                Cell.of(formats.euros(cents), look.SMALL_RIGHT_STRONG)
                for cents in (said.eligible_cents, said.kept_cents, said.due_cents)
            ),
        ],
    )
    flow.space(10)
    rate = "" if said.rate is None else formats.percent(said.rate)
    sums = [
        (_("Montant demandé"), formats.euros(said.asked_cents)),
        (_("Base retenue"), formats.euros(said.kept_cents)),
        (_("Taux"), rate),
    ]
    flow.facts([(label, [(words, look.BODY)]) for label, words in sums if words])
    flow.facts([(_("Montant à verser"), [(formats.euros(said.due_cents), look.FIGURE)])])


def _row(one: DecidedLine) -> list[Cell]:
    reason = "" if one.reason is None else reviewing.reason(one.reason)
    why = [(reason, look.SMALL_STRONG), (formats.isolate(one.words) if one.words else "", look.SMALL)]
    return [
        Cell.of(formats.number(one.number)),
        Cell.of(reviewing.verdict(one.verdict)),
        Cell(tuple(why)),
        *(
            Cell.of(formats.euros(cents), look.SMALL_RIGHT)
            for cents in (one.eligible_cents, one.kept_cents, one.share_cents)
        ),
    ]


def _paid(notice: PaymentNotice) -> list[tuple[str, str]]:
    facts = [
        (_("Montant"), formats.euros(notice.cents)),
        (_("Date du virement"), formats.day_long(notice.executed_on)),
        (_("Référence sur le relevé"), formats.isolate(notice.reference)),
        (_("Compte"), _("se termine par {end}").format(end=notice.account_end)),
    ]
    if notice.corrects is not None:
        facts.append((_("Objet"), _("Corrige un paiement précédent")))
    return facts
