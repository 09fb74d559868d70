"""The erasure notice: what Lianes must erase too, told by the codes of bundles and ids of people, without a name."""

from typing import BinaryIO

from lianes_desktop.documents import style as look
from lianes_desktop.documents.drawing import draw_foot, one_at_a_time
from lianes_desktop.documents.flow import Cell, Column
from lianes_desktop.documents.form import Form
from lianes_desktop.documents.stream import StreamedCanvas
from lianes_desktop.domain.bundles import bundle_code
from lianes_desktop.domain.erasures import ErasureNotice
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _, speaking


class PdfErasureNotice:
    """Implements ``services.rights.NoticeDrawer``, in French: Lianes reads it."""

    def draw(self, notice: ErasureNotice, out: BinaryIO) -> None:
        """Write the notice; ``UnavailableError`` when ``out`` cannot be written."""
        with one_at_a_time(), speaking("fr"):
            flow = _laid_out(notice)
            canvas = StreamedCanvas(out, language="fr-FR", made_at=notice.written_at)
            canvas.setTitle(_("Avis d'effacement"))
            canvas.setAuthor(notice.by)
            for at, operations in enumerate(flow.pages):
                for operation in operations:
                    operation(canvas)
                draw_foot(canvas, _("Avis d'effacement"), at + 1, len(flow.pages))
                canvas.showPage()
            canvas.close()


def _laid_out(notice: ErasureNotice) -> Form:
    flow = Form()
    flow.text(_("Avis d'effacement"), look.TITLE)
    flow.space(8)
    flow.text(
        _(
            "Ces personnes ont demandé que leurs données soient effacées. Lianes les a reçues dans les lots ci-dessous "
            "et doit les effacer aussi. Aucun nom n'est écrit ici : le fichier joint donne les mêmes identifiants."
        ),
        look.BODY,
    )
    flow.space(10)
    written = (_("Établi le"), [(formats.day_long(notice.written_at.date()), look.BODY)])
    by = [(_("Par"), [(formats.isolate(notice.by), look.BODY)])] if notice.by else []
    flow.facts([written, *by])
    flow.table(
        _("À effacer"),
        [Column(_("Personne"), 240), Column(_("Lot"), 150), Column(_("Remis le"), 121.28)],
        [
            [
                Cell.of(one.id.hex, look.SMALL),
                Cell.of(bundle_code(each.bundle_id)),
                Cell.of(formats.day(each.exported_at.date())),
            ]
            for one in notice.people
            for each in one.bundles
        ],
    )
    return flow
