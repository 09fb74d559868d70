"""The recovery sheet: one printed page that opens the data again when the computer or the passphrase is lost."""

from datetime import datetime
from typing import BinaryIO

from lianes_desktop.documents import style as look
from lianes_desktop.documents.drawing import draw_star, one_at_a_time
from lianes_desktop.documents.flow import Flow
from lianes_desktop.documents.stream import StreamedCanvas
from lianes_desktop.documents.style import Align, Style
from lianes_desktop.i18n import formats
from lianes_desktop.i18n.catalogue import _, language, right_to_left

_CODE = Style(19, 28, look.INK, bold=True, align=Align.CENTRE)
_LOCALES = {"fr": "fr-FR", "ar": "ar-MA", "en": "en-GB"}
_GROUPS_A_LINE = 4


def write_recovery_sheet(code: str, holder: str, organisation: str, made_at: datetime, out: BinaryIO) -> None:
    """Write the sheet, in the language spoken; ``code`` comes in groups separated by spaces or hyphens."""
    with one_at_a_time():
        flow = _sheet(code, holder, organisation, made_at)
        canvas = StreamedCanvas(out, language=_LOCALES[language()], made_at=made_at)
        canvas.setTitle(_("Feuille de secours"))
        canvas.setAuthor(holder)
        for operation in flow.pages[0]:
            operation(canvas)
        canvas.showPage()
        canvas.close()


def _sheet(code: str, holder: str, organisation: str, made_at: datetime) -> Flow:
    flow = Flow(right_to_left=right_to_left())
    top = flow.y
    at_left = not right_to_left()
    flow.draw(lambda canvas: draw_star(canvas, look.LEFT + 13 if at_left else look.RIGHT - 13, top - 16, 13))
    left, right = (look.LEFT + 36, look.RIGHT) if at_left else (look.LEFT, look.RIGHT - 36)
    flow.place(_("Feuille de secours"), look.TITLE, left, right, top - 16)
    flow.place(_("À imprimer et à garder hors de l'ordinateur"), look.BODY, left, right, top - 31)
    flow.space(54)
    flow.text(
        _(
            "Ce code rouvre vos missions et vos reçus si la phrase de passe est oubliée ou si l'ordinateur est "
            "remplacé. Sans lui, personne ne peut les rouvrir, pas même Lianes."
        ),
        look.BODY,
    )
    flow.space(10)
    _boxed(flow, code)
    flow.space(12)
    flow.facts(
        [
            (_("Personne"), [(formats.isolate(holder), look.STRONG)]),
            (_("Collectivité"), [(formats.isolate(organisation), look.BODY)]),
            (_("Établie le"), [(formats.day_long(made_at.date()), look.BODY)]),
        ]
    )
    flow.heading(_("Où la garder"))
    for text in (
        _("Dans une enveloppe fermée, au coffre ou dans une armoire qui ferme à clé."),
        _("Jamais avec l'ordinateur, ni en photographie sur un téléphone."),
        _("Qui a cette feuille et l'ordinateur peut tout lire : ne la confiez qu'à une personne de confiance."),
    ):
        flow.point(text)
    flow.heading(_("Comment s'en servir"))
    for text in (
        _(
            "Sur un autre ordinateur : au premier démarrage, choisissez « {button} », puis le dossier des sauvegardes."
        ).format(button=_("Reprendre une sauvegarde")),
        _("Quand la phrase de passe est demandée, choisissez « {button} ».").format(
            button=_("Utiliser le code de secours")
        ),
        _("Tapez le code, groupe par groupe. Les espaces et les tirets ne comptent pas."),
        _("Choisissez une nouvelle phrase de passe. Ce code reste le bon : remettez cette feuille à sa place."),
        _("Créez alors une nouvelle clé dans les échanges : l'ancienne ne s'ouvre qu'avec la phrase oubliée."),
    ):
        flow.point(text)
    return flow


def _boxed(flow: Flow, code: str) -> None:
    """The code in large groups, read from the left in every language."""
    groups = code.replace("-", " ").split()
    lines = [groups[at : at + _GROUPS_A_LINE] for at in range(0, len(groups), _GROUPS_A_LINE)]
    height = 24 + 30 * len(lines)
    top = flow.box(height, look.TINT, look.TEAL)
    for at, line in enumerate(lines):
        spaced = "\u00a0\u00a0\u00a0".join(line)
        flow.place(formats.ltr(spaced), _CODE, look.LEFT + 10, look.RIGHT - 10, top - 33 - 30 * at)
    flow.space(height)
