"""The groups the checks are shown in: which codes each holds, what it says when all is right. No Qt."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.checks.completeness import completeness
from lianes_desktop.domain.dossiers import Finding, FindingCode, Level
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.hand_in import Review
from lianes_desktop.ui.claim.values import CheckLine, Complete, Standing

_F = FindingCode


class _Group(NamedTuple):
    codes: frozenset[FindingCode]
    words: Callable[[Review], tuple[str, str, str]]
    """Its title, its title when all is right, and what was found right."""
    actions: frozenset[ActionType] = frozenset(ActionType)


def grouped_codes() -> frozenset[FindingCode]:
    """Every code that has its group: all of them."""
    return frozenset().union(*(group.codes for group in _GROUPS))


def checks(review: Review) -> tuple[CheckLine, ...]:
    """One line per group: what was found right, or the one thing found, or how many."""
    lines = []
    for group in _shown(review):
        title, fine_title, fine = group.words(review)
        own = [finding for finding in review.findings if finding.code in group.codes]
        if not own:
            lines.append(CheckLine(fine_title, fine, Standing.FINE))
            continue
        first = own[0]
        many = ngettext("{n} point à voir", "{n} points à voir", len(own)).format(n=formats.number(len(own)))
        detail = wording.finding(first) if len(own) == 1 else many
        lines.append(CheckLine(title, detail, standing(own), first.section, first.subject, first.field))
    return tuple(lines)


def found(review: Review) -> tuple[CheckLine, ...]:
    """Each thing found with where to put it right: errors first, each level by group."""
    lines = []
    for level in Level:
        for group in _GROUPS:
            title = group.words(review)[0]
            lines += [
                CheckLine(wording.finding(one), "", standing([one]), one.section, one.subject, one.field, title)
                for one in review.findings
                if one.level is level and one.code in group.codes
            ]
    return tuple(lines)


def complete(review: Review) -> Complete:
    """How complete the dossier is, for its kind of action."""
    state = completeness(review.dossier.action.action, review.findings)
    words = _("Complet : {done} sur {all}")
    return Complete(words.format(done=state.done, all=state.total), state.done, state.total)


def standing(findings: Sequence[Finding]) -> Standing:
    """The worst of several findings."""
    if any(finding.level is Level.ERROR for finding in findings):
        return Standing.ERROR
    return Standing.REMARK if findings else Standing.FINE


def _shown(review: Review) -> tuple[_Group, ...]:
    """The groups of this kind of action, and any other in which something was found."""
    kind, codes = review.dossier.action.action, {finding.code for finding in review.findings}
    return tuple(group for group in _GROUPS if kind in group.actions or group.codes & codes)


def _same(title: str, fine: str) -> tuple[str, str, str]:
    return title, title, fine


def _proofs(review: Review) -> tuple[str, str, str]:
    pieces, lines = len(review.dossier.receipts), len(review.statement.lines)
    return (
        _("Pièces jointes"),
        ngettext("{n} pièce jointe", "{n} pièces jointes", pieces).format(n=formats.number(pieces)),
        ngettext("{n} dépense vérifiée", "{n} dépenses vérifiées", lines).format(n=formats.number(lines)),
    )


def _rules(_review: Review) -> tuple[str, str, str]:
    return _same(_("Règles d'éligibilité"), _("Aucune dépense hors des règles"))


def _rates(review: Review) -> tuple[str, str, str]:
    rates = review.dossier.rates
    return (
        _("Taux de change"),
        _("Taux de change justifié") if rates else _("Taux de change"),
        formats.rate(rates[-1]) if rates else _("Aucun n'est nécessaire"),
    )


def _programme(review: Review) -> tuple[str, str, str]:
    items = review.dossier.items
    days = len({item.starts_at.date() for item in items})
    told = (
        ngettext("{n} rendez-vous", "{n} rendez-vous", len(items)).format(n=len(items)),
        ngettext("{n} jour", "{n} jours", days).format(n=days),
    )
    return _("Programme"), _("Programme sans conflit"), " · ".join(told)


def _contacts(review: Review) -> tuple[str, str, str]:
    contacts = review.dossier.contacts
    agreed = sum(one.may_leave for one in contacts)
    staying = len(contacts) - agreed
    told = [ngettext("{n} accord", "{n} accords", agreed).format(n=agreed)]
    if staying:
        told.append(ngettext("{n} non transmis", "{n} non transmis", staying).format(n=staying))
    return _same(_("Contacts et consentements"), " · ".join(told))


def _facts(review: Review) -> tuple[str, str, str]:
    reference = review.dossier.action.convention.reference
    return _same(_("Dossier et convention"), formats.isolate(reference) if reference else _("Rien à signaler"))


def _people(review: Review) -> tuple[str, str, str]:
    people = len(review.dossier.participants)
    return _same(_("Équipe et mandats"), ngettext("{n} participant", "{n} participants", people).format(n=people))


def _preparation(review: Review) -> tuple[str, str, str]:
    met = len(review.dossier.meetings)
    return _same(_("Préparation"), ngettext("{n} réunion", "{n} réunions", met).format(n=met))


def _budget(review: Review) -> tuple[str, str, str]:
    spent = formats.euros(review.statement.spent_cents)
    return _same(_("Budget et financements"), _("{spent} dépensés").format(spent=formats.isolate(spent)))


def _report(_review: Review) -> tuple[str, str, str]:
    return _same(_("Compte rendu"), _("Les deux côtés et les cinq résultats"))


def _partnership(_review: Review) -> tuple[str, str, str]:
    return _same(_("Nouveau partenariat"), _("Accord signé"))


def _project(_review: Review) -> tuple[str, str, str]:
    return _same(_("Projet"), _("Conduit par les collectivités"))


_MET = frozenset({ActionType.MISSION, ActionType.HOSTING})
_GROUPS: tuple[_Group, ...] = (
    _Group(
        frozenset({
            _F.NO_AUTHORITY, _F.NO_PARTNER, _F.NO_DATES, _F.NO_THEME, _F.THEME_NOT_ACCEPTED, _F.NO_OBJECTIVE,
            _F.NO_SDG, _F.DURATION, _F.BAD_SIREN, _F.BAD_SIRET, _F.BAD_IBAN, _F.BAD_BIC, _F.NO_SIRET, _F.NO_IBAN,
            _F.NOT_AN_AUTHORITY, _F.OTHER_BANK, _F.CONVENTION_PENDING, _F.LETTER_MISSING, _F.LETTER_LATE,
            _F.OUTSIDE_CONVENTION, _F.DIRECT_WITHOUT_AGREEMENT, _F.OUTSIDE_STAY, _F.FEW_AUTHORITIES, _F.NO_COMMITTEE,
        }),
        _facts,
    ),
    _Group(
        frozenset({
            _F.NO_PARTICIPANT, _F.NO_MANDATE, _F.LATE_MANDATE, _F.UNDATED_MANDATE, _F.NO_INVITATION,
            _F.PASSPORT_ENDS, _F.NO_DELEGATE,
        }),
        _people,
        _MET,
    ),
    _Group(
        frozenset({_F.NO_INTENTION, _F.NOTHING_SOUGHT, _F.NO_CANDIDATE, _F.NONE_RETAINED, _F.NO_FIRST_EXCHANGE,
                   _F.NO_ACCORD}),
        _partnership,
        frozenset({ActionType.PARTNERSHIP}),
    ),
    _Group(
        frozenset({_F.NO_DESCRIPTION, _F.KIND_UNSAID, _F.OWNERS_NOT_CONFIRMED, _F.HEAVY_NOT_EXCLUDED}),
        _project,
        frozenset({ActionType.PROJECT}),
    ),
    _Group(
        frozenset({_F.NO_PREPARATION_MEETING, _F.PROGRAMME_NOT_AGREED, _F.TASKS_LEFT, _F.NO_COURTESY}),
        _preparation,
        _MET,
    ),
    _Group(
        frozenset({
            _F.OVERLAP, _F.DAY_WITHOUT_MEETING, _F.NO_STAKEHOLDER, _F.OTHER_DAY, _F.HOLIDAY, _F.WEEKEND,
            _F.FRIDAY_PRAYER, _F.RAMADAN_HOURS, _F.RAMADAN_MEAL, _F.NO_TRAVEL_TIME, _F.NOTHING_EXCHANGED,
            _F.PROTOCOL_DAY, _F.OUTSIDE_HOURS,
        }),
        _programme,
    ),
    _Group(frozenset({_F.CONSENT_TO_ASK, _F.BAD_PHONE, _F.BAD_EMAIL}), _contacts),
    _Group(
        frozenset({
            _F.NO_EXPENSE, _F.EXPENSE_INCOMPLETE, _F.EXPENSE_NOT_REVIEWED, _F.RECEIPT_MISSING, _F.SAME_RECEIPT,
            _F.SAME_EXPENSE, _F.SAME_RECEIPT_ELSEWHERE, _F.RECEIPT_TOO_LARGE, _F.DECLARED_LOST, _F.LOST_RECEIPT_CAP,
            _F.VISA_MISSING,
            _F.GUESTS_MISSING, _F.NOTE_MISSING, _F.MILEAGE_MISSING, _F.MILEAGE_NOT_AUTHORISED, _F.NO_DELIBERATION,
        }),
        _proofs,
    ),
    _Group(
        frozenset({
            _F.DATE_OUTSIDE, _F.DATE_IN_FUTURE, _F.BEFORE_ELIGIBILITY, _F.AFTER_ELIGIBILITY, _F.BOUGHT_EARLY,
            _F.HEAVY_INVESTMENT, _F.OVERFUNDED, _F.TOO_MANY_MEALS, _F.TOO_MANY_NIGHTS, _F.OFFERED_MEAL,
            _F.MEALS_TWICE, _F.SHARES_NOT_WHOLE, _F.NO_OWN_SHARE, _F.SMALL_EQUIPMENT,
        }),
        _rules,
    ),
    _Group(frozenset({_F.RATE_MISSING, _F.RATE_JUMP, _F.SLIP_UNPROVED, _F.CASH_BEYOND}), _rates),
    _Group(
        frozenset({
            _F.OVER_BUDGET, _F.FAR_OVER_BUDGET, _F.PLANNED_OVER_BUDGET, _F.ACTION_OVERFUNDED, _F.HIGH_ADVANCE,
            _F.NEAR_CEILING, _F.OVER_CEILING,
        }),
        _budget,
    ),
    _Group(
        frozenset({_F.NO_REPORT, _F.REPORT_ONE_SIDED, _F.REPORT_RESULTS, _F.FOLLOW_UP_OPEN, _F.IMAGE_RIGHTS}),
        _report,
    ),
)  # fmt: skip
