"""The letter that asks an authority to pay back, in French: its treasury reads it."""

from typing import BinaryIO

from lianes_desktop.documents import house
from lianes_desktop.documents import style as look
from lianes_desktop.documents.cover import grouped
from lianes_desktop.documents.drawing import draw_foot, one_at_a_time
from lianes_desktop.documents.form import Form
from lianes_desktop.documents.house import fact
from lianes_desktop.documents.stream import StreamedCanvas
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import speaking
from lianes_desktop.services.ports.letters import ClaimBack

_TITLE = "Demande de remboursement d’un trop-perçu"


class PdfClaimBack:
    """Implements ``services.ports.letters.ClaimBackDrawer``."""

    def draw(self, letter: ClaimBack, out: BinaryIO) -> None:
        """Write the letter; ``UnavailableError`` when ``out`` cannot be written."""
        with one_at_a_time(), speaking("fr"):
            flow = _laid_out(letter)
            canvas = StreamedCanvas(out, language="fr-FR", made_at=letter.written_at)
            canvas.setTitle(_TITLE)
            canvas.setAuthor(letter.by)
            for at, operations in enumerate(flow.pages):
                for operation in operations:
                    operation(canvas)
                draw_foot(canvas, _TITLE, at + 1, len(flow.pages))
                canvas.showPage()
            canvas.close()


def _laid_out(letter: ClaimBack) -> Form:
    flow = Form()
    flow.text(_TITLE, look.TITLE)
    flow.space(10)
    flow.pair(
        [("Lianes coopération", look.STRONG), (formats.isolate(letter.by), look.BODY)],
        [(formats.isolate(letter.authority), look.STRONG), (formats.isolate(letter.address), look.BODY)],
    )
    flow.space(14)
    house.addressed(flow, f"remboursement de {formats.euros(letter.cents)}")
    dossier = f" pour le dossier « {formats.isolate(letter.title)} »" if letter.title else ""
    house.paragraph(
        flow,
        f"Par sa décision du {formats.day_long(letter.decided_on)}, Lianes a corrigé le montant qu’elle reverse à "
        f"votre collectivité{dossier}. La somme déjà payée dépasse ce montant : nous vous demandons de rendre la "
        f"différence. Elle n’est retenue sur aucun autre paiement.",
    )
    paid = f"dernier virement le {formats.day_long(letter.paid_on)}" if letter.paid_on is not None else ""
    flow.facts(
        [
            fact("Déjà payé", formats.euros(letter.paid_cents), paid),
            fact("Montant dû après correction", formats.euros(letter.kept_cents)),
            fact("À rembourser", formats.euros(letter.cents), strong=True),
        ]
    )
    flow.space(10)
    flow.heading("Comment rembourser")
    flow.facts([*_account(letter), fact("Référence à rappeler", letter.reference, strong=True)])
    flow.space(12)
    house.made(flow, "", formats.day_long(letter.written_at.date()), says="")
    house.signed(flow, "Nom et qualité", "Signature et cachet")
    return flow


def _account(letter: ClaimBack) -> list[house.Fact]:
    if letter.to is None:
        return [fact("Compte de Lianes", "indiqué par Lianes sur demande")]
    iban = f"IBAN {grouped(letter.to.iban, (4,) * 9)}"
    bic = f"BIC {letter.to.bic}" if letter.to.bic else ""
    return [fact("Compte de Lianes", letter.to.name, iban, bic)]
