"""The first page of the claim: who asks, for what action, and how much."""

from collections.abc import Sequence

from lianes_desktop.documents import said
from lianes_desktop.documents import style as look
from lianes_desktop.documents.drawing import draw_star
from lianes_desktop.documents.flow import Cell, Column, Flow
from lianes_desktop.documents.style import Style
from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.bundles import bundle_code
from lianes_desktop.domain.conventions import Convention
from lianes_desktop.domain.dossiers import ExpenseStatement
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.organisations import Organisation
from lianes_desktop.domain.participants import Mandate, Participant
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _

_FIGURE = Style(22, 28, look.TEAL, bold=True)
_BESIDE = Style(9, 13, look.INK, align=look.Align.END)

Parts = Sequence[tuple[str, Style]]


def add_cover(flow: Flow, hand_in: HandIn) -> None:
    """Title, amount asked, facts of the dossier and people."""
    action = hand_in.dossier.action
    top = flow.y
    flow.draw(lambda canvas: draw_star(canvas, look.LEFT + 13, top - 16, 13))
    flow.place(_("Demande de reversement à Lianes"), look.TITLE, look.LEFT + 36, look.RIGHT, top - 16)
    flow.place(wording.action(action.action), look.BODY, look.LEFT + 36, look.RIGHT, top - 31)
    flow.space(46)
    _amount(flow, hand_in.statement, maximum=action.action is ActionType.PROJECT)
    flow.space(10)
    dossier = hand_in.dossier
    flow.facts(
        [
            (_("Collectivité"), _organisation(dossier.authority, _("Collectivité à préciser"))),
            (_("Paiement"), _account(dossier.authority)),
            (_("Partenaire"), _organisation(dossier.partner, _("Partenaire à préciser"))),
            (_("Action"), _action(hand_in)),
            (_("Convention"), _convention(action.convention)),
            (_("Lot"), _bundle(hand_in)),
        ]
    )
    if dossier.participants:
        flow.table(
            _("Participants"),
            [
                Column(_("Nom"), 150),
                Column(_("Qualité"), 100),
                Column(_("Fonction"), 131),
                Column(_("Ordre de mission ou mandat"), 130.28),
            ],
            [_participant(one) for one in dossier.participants],
        )
    else:
        flow.heading(_("Participants"))
        flow.text(_("Aucun participant."), look.BODY)


def _amount(flow: Flow, statement: ExpenseStatement, *, maximum: bool) -> None:
    """The amount asked, the most it may be for a project, how it was reckoned, and what is left."""
    firm = statement.rate is not None
    beside = [
        _reckoning(statement),
        _("Part à convenir : {sum}").format(sum=formats.euros(statement.to_be_agreed_cents)),
        _("Part propre de la collectivité : {sum}").format(sum=formats.euros(statement.own_share_cents)),
    ]
    top = flow.box(66, look.TINT, look.TEAL)
    left, right = look.LEFT + 14, look.RIGHT - 14
    title = _("Montant maximal demandé à Lianes") if maximum else _("Montant demandé à Lianes")
    flow.place(title, look.STRONG, left, right, top - 19)
    flow.place(formats.euros(statement.asked_cents), _FIGURE, left, right, top - 45)
    if firm and statement.rate_source:
        basis = _("Taux : {source}").format(source=wording.source(statement.rate_source, statement.rate_article))
        flow.place(basis, look.SMALL_QUIET, left, right, top - 58)
    for at, text in enumerate(beside):
        flow.place(text, _BESIDE, left, right, top - 21 - 16 * at)
    flow.space(66)


def _reckoning(statement: ExpenseStatement) -> str:
    """How the amount asked follows from the base, or why there is none."""
    if statement.rate is None:
        return _("Aucun taux ferme pour cette action")
    if statement.capped:
        base, rate = formats.euros(statement.eligible_cents), formats.percent(statement.rate)
        return _("{rate} de {base}, ramenés au plafond").format(rate=rate, base=base)
    return formats.share(statement.eligible_cents, statement.rate, statement.asked_cents)


def _organisation(one: Organisation | None, missing: str) -> Parts:
    if one is None:
        return [(missing, look.STRONG)]
    numbers = _("SIRET {number}").format(number=grouped(one.siret, (3, 3, 3, 5))) if one.siret else ""
    return [
        (formats.isolate(one.name), look.STRONG),
        (formats.isolate(one.name_ar), look.BODY),
        (formats.isolate(one.address), look.BODY),
        (numbers, look.BODY),
    ]


def _account(one: Organisation | None) -> Parts:
    if one is None or not one.iban:
        return [(_("IBAN à préciser"), look.BODY)]
    bic = _("BIC {code}").format(code=one.bic) if one.bic else ""
    iban = _("IBAN {number}").format(number=grouped(one.iban, (4,) * 9))
    return [(iban, look.BODY), (bic, look.BODY)]


def _action(hand_in: HandIn) -> Parts:
    action = hand_in.dossier.action
    case = wording.hosting_case(action.case) if action.case else ""
    themes = ", ".join([*map(wording.theme, action.themes), *([action.other_theme] if action.other_theme else [])])
    where = ", ".join(part for part in (formats.isolate(action.place), said.period(action)) if part)
    return [(formats.isolate(action.title), look.STRONG), (where, look.BODY), (themes, look.BODY), (case, look.BODY)]


def _convention(convention: Convention) -> Parts:
    if convention.signed_on is None:
        state = _("Sous réserve de signature de la convention")
    else:
        state = _("Signée le {day}").format(day=formats.day(convention.signed_on))
    letter = convention.letter_received_on
    received = _("Lettre d'intention reçue le {day}").format(day=formats.day(letter)) if letter else ""
    return [(formats.isolate(convention.reference), look.STRONG), (state, look.BODY), (received, look.BODY)]


def _bundle(hand_in: HandIn) -> Parts:
    version = _("Version {number}, établie le {day}").format(
        number=hand_in.sequence, day=formats.day(hand_in.created_at.date())
    )
    return [(bundle_code(hand_in.bundle_id), look.STRONG), (version, look.BODY)]


def _participant(one: Participant) -> list[Cell]:
    arabic = f"{one.given_name_ar} {one.family_name_ar}".strip()
    return [
        Cell(((formats.isolate(one.name), look.SMALL_STRONG), (formats.isolate(arabic), look.SMALL))),
        Cell.of(wording.status(one.status)),
        Cell.of(formats.isolate(one.function) or said.NOTHING),
        Cell.of(_mandate(one.mandate)),
    ]


def _mandate(mandate: Mandate) -> str:
    if not mandate.number:
        return said.NOTHING
    dated = _("du {day}").format(day=formats.day(mandate.dated)) if mandate.dated else ""
    return ", ".join(part for part in (f"{mandate.number} {dated}".strip(), mandate.signatory) if part)


def grouped(text: str, sizes: Sequence[int]) -> str:
    """A long number in groups that a person can copy."""
    groups = []
    for size in sizes:
        groups.append(text[:size])
        text = text[size:]
    return "\u00a0".join(filter(None, [*groups, text]))
