"""What the authority declares, what the checks pointed out, and where it signs."""

from lianes_desktop.documents import style as look
from lianes_desktop.documents.flow import Flow
from lianes_desktop.domain.bundles import bundle_code
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.others import cents_of, others
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _


def add_findings(flow: Flow, hand_in: HandIn) -> None:
    """What the checks pointed out, so that nobody has to find it again."""
    if hand_in.findings:
        flow.heading(_("Points signalés par les contrôles"))
    for found in hand_in.findings:
        flow.point(wording.finding(found))


def add_declarations(flow: Flow, hand_in: HandIn) -> None:
    """Service done, no double funding, originals kept; then the signature."""
    flow.keep(220)
    flow.heading(_("Déclarations"))
    dossier = hand_in.dossier
    money = others(hand_in.statement.lines, dossier.fundings, dossier.action.authority)
    flow.point(
        _(
            "Service fait : les dépenses ci-dessus ont été engagées et payées pour cette action, et les "
            "prestations ont été reçues."
        ),
    )
    flow.point(
        _(
            "Absence de double financement : la part demandée à Lianes n'est ni demandée ni obtenue ailleurs. "
            "Autres financements de ces dépenses : {sum}."
        ).format(sum=formats.euros(cents_of(money, sure=True))),
    )
    requested = cents_of(money, sure=False)
    if requested:
        flow.point(
            _("Autres financements demandés, sans réponse à ce jour : {sum}.").format(sum=formats.euros(requested)),
        )
    flow.point(
        _("Les pièces originales sont conservées par la collectivité et tenues à la disposition de Lianes."),
    )
    flow.space(8)
    flow.frames([[_("Fait à"), _("Le"), _("Nom et qualité")], [_("Signature et cachet")]])
    flow.text(
        _(
            "Ce document accompagne les données signées du lot {code} ; la signature électronique du lot fait foi."
        ).format(code=bundle_code(hand_in.bundle_id)),
        look.LABEL,
    )
