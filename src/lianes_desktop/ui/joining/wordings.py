"""Memberships in words: the list, the way, the counter, the sheet. No Qt."""

from collections.abc import Iterable, Sequence
from datetime import date

from lianes_desktop.domain.conventions import Coverage, MealsMode
from lianes_desktop.domain.editions import ProgrammeEdition
from lianes_desktop.domain.joining import Membership, MembershipRole, MembershipState
from lianes_desktop.domain.memberships import (
    WAY,
    Consortium,
    Contribution,
    days_left,
    deadline,
    eligibility_start,
    is_late,
    is_summer,
    reached,
    state,
    to_do,
)
from lianes_desktop.domain.missions import Theme
from lianes_desktop.domain.money import Money
from lianes_desktop.domain.organisations import PartnershipKind
from lianes_desktop.domain.pieces import Piece
from lianes_desktop.i18n import formats, joining, wording
from lianes_desktop.i18n.catalogue import N_, _, ngettext
from lianes_desktop.services.following import Bond, Bound
from lianes_desktop.services.joining import CONVENTION, LETTER, MembershipService
from lianes_desktop.ui.joining import fields
from lianes_desktop.ui.joining.values import (
    Brought,
    Counter,
    Follower,
    KindRule,
    Line,
    Offer,
    Paper,
    Sheet,
    State,
    Version,
)
from lianes_desktop.ui.kit.held import FormShown, Held
from lianes_desktop.ui.kit.paper_words import paper_words

_SOON = 30
"""Days before the deadline from which the countdown warns."""

_LOOKS = {
    MembershipState.CONTACT: ("neutral", "phone"),
    MembershipState.LETTER_SIGNED: ("info", "signature"),
    MembershipState.LETTER_SENT: ("info", "mail"),
    MembershipState.LETTER_RECEIVED: ("ok", "inbox"),
    MembershipState.LETTER_LATE: ("warn", "triangle-alert"),
    MembershipState.CONVENTION_DISCUSSED: ("info", "file-text"),
    MembershipState.CONVENTION_SIGNED: ("ok", "badge-check"),
    MembershipState.CLOSED: ("neutral", "check"),
    MembershipState.ABANDONED: ("neutral", "circle-slash-2"),
}
_STEPS = {
    MembershipState.CONTACT: N_("Contact pris"),
    MembershipState.LETTER_SIGNED: N_("Lettre signée"),
    MembershipState.LETTER_SENT: N_("Lettre envoyée"),
    MembershipState.LETTER_RECEIVED: N_("Lettre reçue"),
    MembershipState.CONVENTION_DISCUSSED: N_("Discussion"),
    MembershipState.CONVENTION_SIGNED: N_("Convention signée"),
}
_BONDS = {
    Bond.FOLLOWS: (N_("Suit la convention"), "ok", "check"),
    Bond.EXPORTED: (N_("Déjà exporté : garde la sienne"), "neutral", "lock"),
    Bond.APART: (N_("Convention saisie à la main"), "warn", "pencil"),
}


def edition_name(edition: ProgrammeEdition) -> str:
    """An edition as a head names it: its code and year."""
    return _("{code} · {year}").format(code=formats.isolate(edition.code), year=edition.year)


def state_shown(value: MembershipState) -> State:
    """A state in a chip."""
    tone, icon = _LOOKS[value]
    return State(joining.membership_state(value), tone, icon)


def subtitle(memberships: Sequence[Membership]) -> str:
    """How many there are."""
    count = len(memberships)
    if not count:
        return ""
    return ngettext("{n} collectivité suivie", "{n} collectivités suivies", count).format(n=formats.number(count))


def lines(memberships: Iterable[Membership], service: MembershipService) -> tuple[Line, ...]:
    """The list, its edition over the first of each."""
    made, before = [], ""
    for one in memberships:
        edition = service.edition(one.edition)
        made.append(
            Line(
                one.id,
                edition_name(edition) if one.edition != before else "",
                service.name_of(one.authority),
                joining.membership_role(one.role),
                state_shown(state(one, edition)),
            )
        )
        before = one.edition
    return tuple(made)


def counter(found: Consortium, edition: ProgrammeEdition, today: date, *, arrived: bool) -> Counter:
    """Who counts, and how long is left; ``arrived`` when the letter of the one shown is there."""
    days, last = days_left(edition, today), deadline(edition)
    if found.missing:
        words = ngettext("Il en manque {n}.", "Il en manque {n}.", found.missing).format(
            n=formats.number(found.missing)
        )
    else:
        words = _("Le nombre est atteint.")
    counted = ngettext("{n} collectivité sur {least}", "{n} collectivités sur {least}", found.count)
    return Counter(
        found.count,
        found.least,
        counted.format(n=formats.number(found.count), least=formats.number(found.least)),
        _("Initiatrices et lettres reçues. {missing}").format(missing=words),
        left(days),
        _("Lettres attendues pour le {day}").format(day=formats.day_long(last)),
        "ink2" if arrived else "bad" if days < 0 else "warn" if days <= _SOON else "teal",
        _("L'équipe de Lianes est disponible tout l'été pour préparer la lettre.") if is_summer(edition, today) else "",
    )


def left(days: int) -> str:
    """The countdown: ``J−12``, today, or since when."""
    if days > 0:
        return _("J−{n}").format(n=formats.number(days))
    if not days:
        return _("C'est aujourd'hui")
    return ngettext("Échue depuis {n} jour", "Échue depuis {n} jours", -days).format(n=formats.number(-days))


def steps(membership: Membership, edition: ProgrammeEdition) -> tuple[tuple[str, str, str], ...]:
    """The way, the days behind, and where it stands."""
    behind, now = reached(membership), state(membership, edition)
    waits = now in (MembershipState.CLOSED, MembershipState.ABANDONED, MembershipState.LETTER_LATE)
    made = []
    for at, step in enumerate(WAY):
        day = behind.get(step)
        if step is MembershipState.LETTER_RECEIVED and now is MembershipState.LETTER_LATE:
            made.append((_(_STEPS[step]), _("En retard"), "blocked"))
        elif step in behind:
            made.append((_(_STEPS[step]), formats.day(day) if day else _("Fait"), "done"))
        else:
            current = at == len(behind) and not waits
            made.append((_(_STEPS[step]), _("À faire") if current else "", "now" if current else "later"))
    return tuple(made)


def paper(slot: str, kept: Piece | None) -> Paper:
    """A paper kept, or the place for one."""
    if kept is None:
        return Paper(slot, detail=_("Pas encore jointe : PDF ou photo"))
    return Paper(slot, *paper_words(kept))


def sheet(
    membership: Membership,
    service: MembershipService,
    held: Held,
    opened: Iterable[str],
    bound: Iterable[Bound],
    brings: tuple[Brought, ...],
) -> Sheet:
    """The selected membership; ``opened`` are kinds of expense asked for and not ruled yet."""
    edition = service.edition(membership.edition)
    overrides = membership.convention.overrides
    codes = tuple(dict.fromkeys((*fields.ruled_kinds(overrides), *opened)))
    return Sheet(
        id=membership.id,
        name=service.name_of(membership.authority),
        state=state_shown(state(membership, edition)),
        next=joining.to_do(to_do(membership, edition)),
        saved=held.saved_words(),
        steps=steps(membership, edition),
        form=_form(membership, held, codes),
        late=is_late(membership.convention, edition),
        eligible=joining.eligibility(eligibility_start(membership.convention, edition)),
        letter=paper(LETTER, membership.letter.paper),
        convention=paper(CONVENTION, membership.paper),
        versions=tuple(
            Version(
                one.number, _("Version {n}").format(n=formats.number(one.number)), paper(str(one.number), one.paper)
            )
            for one in membership.versions
        ),
        kinds=tuple(KindRule(code, wording.expense_kind(code)) for code in codes),
        other_kinds=tuple((code, wording.expense_kind(code)) for code in service.kinds() if code not in codes),
        usual=usual(edition),
        followers=tuple(_follower(one) for one in bound),
        brought=brings,
        means=_("Peu de moyens dédiés") if service.few_means(membership) else "",
    )


def brought(
    contributions: Iterable[Contribution], memberships: Iterable[Membership], service: MembershipService
) -> tuple[Brought, ...]:
    """What each authority brings: the settings' partners and words, then those of the memberships (R21, R22)."""
    own = {one.authority: one for one in memberships}
    made = []
    named = set()
    for one in contributions:
        named.add(one.authority)
        words = [one.brings, own[one.authority].brings if one.authority in own else ""]
        tone = "teal" if one.kind is PartnershipKind.FOUNDING else "neutral"
        made.append(
            Brought(
                service.name_of(one.authority),
                State(joining.partnership_kind(one.kind), tone, "handshake"),
                _partners(one, service),
                "\n".join(part for part in words if part),
            )
        )
    for authority, membership in own.items():
        if authority not in named and membership.brings:
            role = State(joining.membership_role(membership.role), "neutral", "handshake")
            made.append(Brought(service.name_of(authority), role, "", membership.brings))
    return tuple(made)


def offer(service: MembershipService) -> Offer:
    """What a new membership may be of."""
    return Offer(
        editions=tuple((one.code, edition_name(one)) for one in service.editions()),
        authorities=(*((one.id, one.name) for one in service.authorities()), (None, _("Une autre collectivité"))),
        roles=tuple((one, joining.membership_role(one)) for one in reversed(MembershipRole)),
        own=service.own_authority(),
    )


def usual(edition: ProgrammeEdition) -> dict[str, str]:
    """What the programme says where a convention says nothing."""

    def rate(name: str) -> str:
        value = getattr(edition, name)
        return _("à convenir") if value is None else formats.percent(value).removeprefix(formats.RLM)

    def euros(cents: int) -> str:
        return formats.amount(Money(cents)).removeprefix(formats.RLM)

    return {
        "rate": rate("mission_rate"),
        "ad_hoc_rate": rate("hosting_ad_hoc_rate"),
        "partnership_rate": rate("partnership_rate"),
        "project_rate": rate("project_rate"),
        "ceiling_cents": _("aucun"),
        "eligibility_start": formats.day(deadline(edition)).removeprefix(formats.RLM),
        "eligibility_end": _("aucune")
        if edition.eligibility_end is None
        else formats.day(edition.eligibility_end).removeprefix(formats.RLM),
        "lost_receipt_line_cents": euros(edition.lost_receipt_line_cents),
        "lost_receipt_person_cents": euros(edition.lost_receipt_person_cents),
    }


def _form(membership: Membership, held: Held, codes: Iterable[str]) -> FormShown:
    overrides = membership.convention.overrides
    texts = fields.texts(membership)
    coverage = dict(overrides.coverage)
    programme: tuple[object, str] = (None, _("Selon le programme"))
    covers = (programme, *((one, joining.coverage(one)) for one in Coverage))
    return FormShown(
        texts={name: held.typed.get(name, text) for name, text in {**held.typed, **texts}.items()},
        refusals=dict(held.refusals),
        ticks=fields.ticks(membership),
        choices={
            "role": (tuple((one, joining.membership_role(one)) for one in MembershipRole), membership.role),
            f"{fields.RULES}{fields.MEALS}": (
                (programme, *((one, joining.meals_mode(one)) for one in MealsMode)),
                overrides.meals_mode,
            ),
            **{f"kinds.{code}.coverage": (covers, coverage.get(code)) for code in codes},
        },
    )


def _partners(one: Contribution, service: MembershipService) -> str:
    partners = ", ".join(service.name_of(partner) for partner in one.partners)
    themes = ", ".join(wording.theme(Theme(code)) for code in one.themes)
    words = _("Partenaires directs : {partners}") if one.direct else _("En appui auprès de : {partners}")
    said = words.format(partners=partners)
    return _("{partners} · {themes}").format(partners=said, themes=themes) if themes else said


def _follower(one: Bound) -> Follower:
    words, tone, icon = _BONDS[one.bond]
    title = one.action.title or _("Sans titre")
    kind = wording.action(one.action.action)
    return Follower(
        one.action.id,
        _("{title} · {kind}").format(title=formats.isolate(title), kind=kind),
        State(_(words), tone, icon),
        one.bond is Bond.APART,
    )
