"""Decisions of the inbox: what came, what it is worth, and the claim it carries."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol
from uuid import UUID

from lianes_desktop.domain.dossiers import StatementLine
from lianes_desktop.domain.expenses import ReceiptPage
from lianes_desktop.domain.hand_in import HandIn, ReceivedBundle, Role, SignerState, Verification
from lianes_desktop.domain.ids import DossierId, OrganisationId
from lianes_desktop.domain.people import fingerprint_groups
from lianes_desktop.domain.problems import Refusal, RefusedError
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.arrivals import Arrival, ArrivalKind, ArrivalService
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.dossiers import DossierService
from lianes_desktop.services.failures import CancelledError, UnavailableError
from lianes_desktop.services.inbox import InboxService
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports import Progress
from lianes_desktop.ui.inbox.values import Claim, ClaimLine, InboxLine, Verdict, View, Vouched
from lianes_desktop.ui.kit.judgement import counted
from lianes_desktop.ui.kit.ports import Jobs, Navigator, Notices, Place


class InboxView(Protocol):
    """What the presenter tells the page."""

    def show_view(self, view: View) -> None:
        """Show everything."""
        ...

    def show_busy(self, words: str) -> None:
        """Show work under way; empty words end it."""
        ...

    def show_picture(self, jpeg: bytes, sheet: int, sheets: int) -> None:
        """Show one sheet of the line's receipt."""
        ...

    def show_no_picture(self, words: str) -> None:
        """Say why there is no picture."""
        ...

    def ask_identity(self, proposed: str, organisations: Sequence[tuple[str, str]]) -> None:
        """Ask whose key it is, once the fingerprint was compared."""
        ...

    def refuse(self, refusals: Sequence[Refusal]) -> None:
        """Say beside the identity's fields why they are refused."""
        ...


class InboxPresenter:
    """Takes bundles in, and shows the claim of the one selected."""

    topics = frozenset({Topic.INBOX, Topic.KEYS})

    def __init__(
        self,
        view: InboxView,
        inbox: InboxService,
        arrivals: ArrivalService,
        dossiers: DossierService,
        jobs: Jobs,
        navigator: Navigator,
        notices: Notices,
    ) -> None:
        """Nothing is read before ``open``."""
        self._view = view
        self._inbox = inbox
        self._arrivals = arrivals
        self._dossiers = dossiers
        self._jobs = jobs
        self._navigator = navigator
        self._notices = notices
        self._selected = ""
        self._refused: ReceivedBundle | None = None
        self._pages: tuple[ReceiptPage, ...] = ()

    def open(self, dossier: DossierId | None) -> None:  # noqa: ARG002 - the office's page belongs to no dossier
        """Show the inbox."""
        self.refresh()

    def refresh(self) -> None:
        """Read again and show."""
        received = self._inbox.all()
        if self._refused is None and all(one.manifest_sha256 != self._selected for one in received):
            self._selected = received[0].manifest_sha256 if received else ""
        chosen = self._refused or next((one for one in received if one.manifest_sha256 == self._selected), None)
        claim = None if chosen is None or chosen.waiting or self._refused else self._claim(chosen)
        count = sum(not one.waiting for one in received)
        self._view.show_view(
            View(
                subtitle=ngettext("{n} dossier reçu", "{n} dossiers reçus", count).format(n=formats.number(count)),
                lines=tuple(_line(one, selected=one is chosen) for one in received),
                verdict=None if chosen is None else _verdict(chosen.verification),
                claim=claim,
            )
        )

    def reveal(self, subject: UUID | None, field: str) -> None:
        """Nothing here is led to by a record."""

    def select(self, key: object) -> None:
        """Show a bundle of the list."""
        self._refused = None
        self._selected = key if isinstance(key, str) else ""
        self.refresh()

    def take_in(self, paths: object) -> None:
        """Verify and take in files, one after the other."""
        if isinstance(paths, Sequence):
            for path in paths:
                if isinstance(path, Path):
                    self._view.show_busy(_("Vérification de {name}").format(name=formats.isolate(path.name)))
                    self._jobs.run(partial(self._taken, path), self._arrived, self._failed)

    def take_files(self, files: tuple[Offered, ...]) -> None:
        """Take in files dropped anywhere in the window."""
        self.take_in(tuple(one.path for one in files if one.path is not None))

    def show_receipt(self, pages: object, sheet: int = 0) -> None:
        """Show a sheet of a line's receipt; sheets of all its files are counted together."""
        self._pages = tuple(page for page in pages if isinstance(page, ReceiptPage)) if isinstance(pages, tuple) else ()
        if not self._pages:
            self._view.show_no_picture(_("Aucun justificatif : cette ligne ne compte pas."))
            return
        self.turn_to(sheet)

    def turn_to(self, sheet: object) -> None:
        """Show another sheet of the same receipt."""
        if not isinstance(sheet, int):
            return
        left = sheet
        for page in self._pages:
            if left < page.sheets:
                self._jobs.run(partial(self._drawn, self._selected, page, left, sheet), self._pictured, self._unseen)
                return
            left -= page.sheets

    def ask_confirm(self) -> None:
        """The fingerprint was compared by phone: ask whose key it is."""
        chosen = self._chosen()
        if chosen is not None and chosen.verification.signer is not None:
            organisations = [(str(one.id), one.name) for one in self._dossiers.organisations()]
            self._view.ask_identity(chosen.verification.signer.name, organisations)

    def confirm(self, vouched: object) -> None:
        """Vouch for the key, and take the bundle in."""
        chosen = self._chosen()
        if chosen is None or not isinstance(vouched, Vouched):
            return
        organisation = OrganisationId(vouched.organisation) if vouched.organisation else None
        work = partial(self._confirmed, chosen.manifest_sha256, vouched.name, organisation)
        self._view.show_busy(_("Prise en charge du dossier"))
        self._jobs.run(work, self._vouched, self._failed)

    # ---- inside

    def _taken(self, path: Path, progress: Progress) -> Arrival:
        return self._arrivals.take_in(path, Role.OFFICE, progress)

    def _arrived(self, arrival: Arrival) -> None:
        self._view.show_busy("")
        if arrival.kind is ArrivalKind.KEY_REQUEST:
            self._notices.say(_("Demande de clé reçue : vérifiez l'empreinte par téléphone."))
            self._navigator.go(Place.REGISTER)
            return
        if arrival.received is not None:
            verification = arrival.received.verification
            kept = arrival.received.waiting or verification.accepted
            self._refused = None if kept else arrival.received
            self._selected = arrival.received.manifest_sha256
        self.refresh()

    def _confirmed(
        self, key: str, name: str, organisation: OrganisationId | None, _progress: Progress
    ) -> ReceivedBundle:
        return self._inbox.confirm(key, name, organisation)

    def _vouched(self, received: ReceivedBundle) -> None:
        self._view.show_busy("")
        self._selected = received.manifest_sha256
        self._notices.say(_("Clé reconnue, dossier pris en charge."))
        self.refresh()

    def _failed(self, error: Exception) -> None:
        self._view.show_busy("")
        if isinstance(error, RefusedError):
            self._view.refuse(error.refusals)
            self._notices.warn(" ".join(wording.refusal(one) for one in error.refusals))
        elif isinstance(error, UnavailableError):
            self._notices.warn(wording.failure(error))
        elif isinstance(error, CancelledError):
            self._notices.say(_("Arrêté. Rien n'a été pris."))

    def _drawn(self, key: str, page: ReceiptPage, sheet: int, shown: int, _progress: Progress) -> tuple[bytes, int]:
        return self._inbox.receipt(key, page, sheet), shown

    def _pictured(self, drawn: tuple[bytes, int]) -> None:
        self._view.show_picture(drawn[0], drawn[1], sum(page.sheets for page in self._pages))

    def _unseen(self, error: Exception) -> None:
        words = (
            wording.failure(error) if isinstance(error, UnavailableError) else _("Cette pièce ne peut être montrée.")
        )
        self._view.show_no_picture(words)

    def _chosen(self) -> ReceivedBundle | None:
        return next((one for one in self._inbox.all() if one.manifest_sha256 == self._selected), None)

    def _claim(self, received: ReceivedBundle) -> Claim | None:
        hand_in = self._inbox.hand_in(received.manifest_sha256)
        if hand_in is None:
            return None
        return Claim(
            title=_("{authority}, {title}").format(
                authority=formats.isolate(received.authority), title=formats.isolate(received.title)
            ),
            subtitle=_subtitle(hand_in),
            lines=_lines(hand_in),
            totals=self._totals(received, hand_in),
            code=received.verification.bundle_code,
        )

    def _totals(self, received: ReceivedBundle, hand_in: HandIn) -> tuple[tuple[str, str], ...]:
        statement = hand_in.statement
        same = self._inbox.same_figures(received.manifest_sha256)
        rows: list[tuple[str, str]] = [
            (_("Dépensé"), formats.euros(statement.spent_cents)),
            (_("Base éligible"), formats.euros(statement.eligible_cents)),
            (_("Demandé"), formats.euros(statement.asked_cents)),
        ]
        if statement.to_be_agreed_cents:
            rows.append((_("Part à convenir"), formats.euros(statement.to_be_agreed_cents)))
        rows.append((_("Recalculé ici"), _("mêmes sommes") if same else _("sommes différentes")))
        return tuple(rows)


def _line(one: ReceivedBundle, *, selected: bool) -> InboxLine:
    title, _sentence = wording.verification(one.verification)
    tone, icon = _look(one.verification)
    return InboxLine(
        key=one.manifest_sha256,
        title=one.authority or _("Expéditeur à vérifier"),
        subtitle=one.title or one.verification.bundle_code,
        when=formats.day_short(one.received_at.astimezone().date()),
        chip=title,
        tone=tone,
        icon=icon,
        sum=formats.euros(one.asked_cents) if not one.waiting else "",
        selected=selected,
    )


def _look(found: Verification) -> tuple[str, str]:
    if found.accepted:
        return "ok", "shield-check"
    if found.intact and found.signature_valid:
        return "warn", "key"
    return "bad", "shield-x"


def _verdict(found: Verification) -> Verdict:
    title, sentence = wording.verification(found)
    tone, icon = _look(found)
    signer = found.signer
    compare = signer is not None and signer.state is SignerState.UNKNOWN and found.intact and found.signature_valid
    groups = " ".join(fingerprint_groups(signer.fingerprint)) if signer is not None and compare else ""
    return Verdict(tone, icon, title, sentence, groups, compare)


def _subtitle(hand_in: HandIn) -> str:
    action = hand_in.dossier.action
    people = len(hand_in.dossier.participants)
    parts = [wording.theme(theme) for theme in action.themes]
    if action.starts_on is not None and action.ends_on is not None:
        parts.append(formats.month_range(action.starts_on, action.ends_on))
    parts.append(ngettext("{n} participant", "{n} participants", people).format(n=people))
    return " · ".join(parts)


def _lines(hand_in: HandIn) -> tuple[ClaimLine, ...]:
    pages = {receipt.id: receipt.pages for receipt in hand_in.dossier.receipts}
    of = partial(_claim_line, pages_of=lambda line: tuple(
        page for receipt in line.expense.receipts for page in pages.get(receipt, ())
    ))  # fmt: skip
    return tuple(of(line) for line in hand_in.statement.lines)


def _claim_line(line: StatementLine, pages_of: Callable[[StatementLine], tuple[ReceiptPage, ...]]) -> ClaimLine:
    expense, judged = line.expense, line.assessment
    mark = counted(judged.eligibility)
    parts = [wording.expense_kind(expense.kind)] if expense.kind else []
    if expense.paid_on is not None:
        parts.append(formats.day(expense.paid_on))
    if expense.amount is not None and expense.amount.currency.code != "EUR":
        parts.append(formats.money(expense.amount))
    return ClaimLine(
        number=str(expense.number),
        payee=expense.payee or _("Sans fournisseur"),
        detail=" · ".join(parts),
        asked=formats.euros(judged.eligible_cents),
        chip=mark.text,
        tone=mark.tone,
        icon=mark.icon,
        reasons="\n".join(wording.because(one) for one in judged.because),
        pages=pages_of(line),
    )
