"""States of the window that a quiet demonstration never reaches."""

import io
import zipfile
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path

from PIL import Image, ImageFilter, ImageOps
from PySide6.QtWidgets import QAbstractButton, QMenu

from lianes_desktop.app import demo, opening
from lianes_desktop.assets import resource
from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.conventions import Convention, ConventionOverrides, Coverage
from lianes_desktop.domain.expenses import Eligibility
from lianes_desktop.domain.ids import DossierId, OrganisationId
from lianes_desktop.domain.joining import ConventionVersion, LetterOfIntent, MembershipRole, Referent, Support
from lianes_desktop.domain.missions import HostingDay
from lianes_desktop.domain.money import MAD, Money, RateSource
from lianes_desktop.domain.partnerships import Candidate, NewPartnership
from lianes_desktop.domain.people import Profile
from lianes_desktop.domain.problems import Problem, Refusal
from lianes_desktop.domain.programmes import ItemKind
from lianes_desktop.domain.steering import CommitteeDecision
from lianes_desktop.i18n.catalogue import _
from lianes_desktop.services.offered import Offered
from lianes_desktop.services.ports.readings import ExpenseGroup, Narrowing
from lianes_desktop.services.ports.store import UnitOfWork
from lianes_desktop.services.ports.telephone import Became, Landed
from lianes_desktop.services.records import Writes
from lianes_desktop.services.telephone import TelephoneService
from lianes_desktop.storage.database import StoreKey
from lianes_desktop.ui.claim.page import ClaimPage
from lianes_desktop.ui.expenses.list_values import Exported
from lianes_desktop.ui.expenses.page import ExpensesPage
from lianes_desktop.ui.expenses.table import ExpenseTable
from lianes_desktop.ui.expenses.values import Captured, Detail, Field, RateDraft
from lianes_desktop.ui.inbox.page import InboxPage
from lianes_desktop.ui.joining.page import JoiningPage
from lianes_desktop.ui.joining.values import Part
from lianes_desktop.ui.kit.buttons import Button
from lianes_desktop.ui.kit.ports import Place
from lianes_desktop.ui.shell.crash_sheet import CrashSheet
from lianes_desktop.ui.shell.keys import keys_sheet
from support.paper_lines import PaperLines
from support.shooting import FEW, Studio, over

_REPORT = "Lianes 0.1.0\nPython 3.11\n\nTraceback (most recent call last):\nValueError"
_GROUPS = ("Groupe A · élus", "Groupe B · techniciens")
_DAY = (
    (ItemKind.REFRESHMENT, "Café d'accueil", "Siège de l'agglomération", time(8, 45), time(9, 15), ""),
    (ItemKind.MEETING, "Réunion : la collecte sélective", "Salle du conseil", time(9, 15), time(10, 30), ""),
    (ItemKind.TRANSFER, "Minibus", "", time(10, 30), time(10, 50), ""),
    (ItemKind.SITE_VISIT, "Recyclerie et déchèterie", "Zone d'activités", time(10, 50), time(12, 15), ""),
    (ItemKind.MEAL, "Déjeuner offert à la délégation", "Restaurant de la Baie", time(12, 30), time(14, 0), ""),
    (ItemKind.MEETING, "Tarification et financement", "Salle des commissions", time(14, 30), time(16, 0), _GROUPS[0]),
    (ItemKind.SITE_VISIT, "Plateforme de compostage", "Site des Étangs", time(14, 30), time(16, 0), _GROUPS[1]),
    (ItemKind.WORKSHOP, "Atelier commun : pistes", "Salle du conseil", time(16, 15), time(17, 15), ""),
)


def network(studio: Studio) -> None:
    """An authority whose convention is signed, one whose letter came late, and a committee that met."""
    memberships, steering = studio.workspace.memberships, studio.workspace.steering
    edition = memberships.editions()[0].code
    lille = memberships.begin(edition, OrganisationId("FR-LIL"), MembershipRole.FOUNDER)
    received, signed = date(2026, 8, 28), date(2026, 10, 1)
    ruled = ConventionOverrides(
        rate=Decimal("0.5"), coverage=(("TAXI", Coverage.FULL),), articles=(("rate", "art. 4.2"), ("TAXI", "art. 5"))
    )
    memberships.correct(
        replace(
            lille,
            contacted_on=date(2026, 4, 2),
            ambitions="Partager l'expérience de l'espace info-énergie avec Oujda.",
            supports=(Support.METHOD,),
            referent=Referent("Claire Delattre", "Chargée de coopération", "03 20 49 50 00", "claire@lille.example"),
            letter=LetterOfIntent(signatory="Martine Aubert", signed_on=date(2026, 8, 20), sent_on=date(2026, 8, 21)),
            convention=Convention("LC-2026-031", received, signed, ruled, signed, date(2027, 12, 31)),
            versions=(ConventionVersion(1, date(2026, 9, 10), "Première proposition"),),
        )
    )
    late = memberships.begin(edition, OrganisationId("FR-CABS"), MembershipRole.SUPPORT)
    memberships.correct(replace(late, convention=Convention(letter_received_on=date(2026, 9, 15))))
    meeting = steering.add(edition)
    steering.correct(
        replace(
            meeting,
            held_on=date(2026, 6, 12),
            held=True,
            place="Amiens",
            agenda="Bilan des missions",
            decisions=(CommitteeDecision("Écrire aux collectivités marocaines", "Claire", date(2026, 7, 1)),),
        )
    )


def leaves(studio: Studio) -> None:
    """Each leaf of a membership's sheet, and the question that opens another one."""
    for look in FEW:
        studio.dress(look)
        page = studio.page(Place.JOINING)
        if isinstance(page, JoiningPage):
            for part in Part:
                page.sheet.turned.emit(part)
                studio.save(f"joining-{part.value}", look)
            page.begin_asked.emit()
            studio.save("joining-begin", look)
            _close_over(studio)


def sheets(studio: Studio) -> None:
    """The list of dossiers, the keys, a preview, and what is said after a bug."""
    for look in FEW:
        studio.dress(look)
        studio.window.show_place(Place.OVERVIEW)
        studio.window.open_switcher()
        studio.save("switcher", look)
        _close_over(studio)
        for name, sheet in (
            ("keys", keys_sheet(studio.window, office=False)),
            ("crash", CrashSheet(studio.window, _REPORT)),
        ):
            sheet.open()
            studio.save(name, look)
            _close_over(studio)
        page = studio.page(Place.CLAIM)
        if isinstance(page, ClaimPage):
            page.preview_asked.emit()
        studio.save("preview", look)
        _close_over(studio)


def beside(studio: Studio) -> None:
    """What a quiet page keeps folded: how a dossier may start, a contact's form, an agreement's dates, a sum."""
    for look in FEW:
        studio.dress(look)
        studio.window.start_asked.emit()
        studio.save("start", look)
        _close_over(studio)
        for place, name in (
            (Place.CONTACTS, "editContact"), (Place.PROGRAMME, "editAgreement"), (Place.EXPENSES, "show_why"),
        ):  # fmt: skip
            page = studio.page(place)
            studio.settle()
            button = page.findChild(QAbstractButton, name)
            if not isinstance(button, QAbstractButton):
                raise SystemExit(f"{place} has no {name}")
            button.click()
            studio.save(f"{place}-turned", look)
            button.click()


def receipts(studio: Studio) -> None:
    """A receipt that is missing, then a file that is not a picture."""
    page = studio.page(Place.EXPENSES)
    if not isinstance(page, ExpensesPage):
        return
    page.add_asked.emit()
    studio.settle()
    dossier = _open(studio)
    newest = max(studio.workspace.readings.dossier(dossier).expenses, key=lambda one: one.number)
    studio.workspace.expenses.correct(
        replace(newest, payee="Snack Al Wahda", amount=Money(24000, MAD), kind="REMI", paid_on=date(2026, 10, 14))
    )
    for look in FEW:
        studio.dress(look)
        studio.window.show_place(Place.EXPENSES)
        studio.save("expenses-missing", look)
    studio.window.take_files((Offered("ticket taxi.jpg", None, b"pas une image"),))
    studio.settle()
    for look in FEW:
        studio.dress(look)
        studio.save("expenses-refused", look)
    page.list.strip.closed.emit()


def captures(studio: Studio) -> None:
    """A receipt being read, then read and sure; a doubtful one, one that is unreadable, and a blurred photograph."""
    page = studio.page(Place.EXPENSES)
    if not isinstance(page, ExpensesPage):
        return
    seen: list[Detail | None] = []
    show = page.show_detail

    def shows(shown: Detail | None) -> None:
        seen.append(shown)
        show(shown)

    page.show_detail = shows  # type: ignore[method-assign]  # to show again what passes too fast
    ticket = _again("train-onfr-retour.jpg")
    _take(studio, page, "expenses-read", ticket)
    read = seen[-1]
    if read is None:
        return
    texts = dict.fromkeys((Field.PAYEE, Field.PAID_ON, Field.PAID_TIME, Field.AMOUNT), "")
    under_way = Captured(awaited=frozenset({*texts, Field.KIND}))
    for look in FEW:
        studio.dress(look)
        studio.settle()
        now = seen[-1] or read
        show(replace(now, texts={**now.texts, **texts}, saved=_("Lecture sur cet ordinateur"), captured=under_way))
        studio.save("expenses-reading", look)
    show(seen[-1])
    _doubt(studio, read.sheets[0].page.digest)
    page.panel.twin_asked.emit(read.expense)
    for look in FEW:
        studio.dress(look)
        studio.settle()
        page.focus_field(Field.PAID_ON)
        studio.save("expenses-doubtful", look)
    _take(studio, page, "expenses-blurred", ticket.filter(ImageFilter.GaussianBlur(3)))
    _take(studio, page, "expenses-unreadable", Image.effect_noise((900, 1400), 60).convert("RGB"))
    page.show_detail = show  # type: ignore[method-assign]


def _take(studio: Studio, page: ExpensesPage, name: str, photograph: Image.Image) -> None:
    """Drop a photograph, and show what was read on it."""
    written = io.BytesIO()
    photograph.save(written, "JPEG", quality=88)
    page.files_offered.emit((Offered(f"{name}.jpg", None, written.getvalue()),))
    studio.settle()
    for look in FEW:
        studio.dress(look)
        studio.save(name, look)


def _again(name: str) -> Image.Image:
    """A photograph of the tour taken once more: another file."""
    with Image.open(resource("sample", name)) as kept:
        upright = ImageOps.exif_transpose(kept).convert("RGB")
        return upright.resize((round(upright.width * 0.9), round(upright.height * 0.9)))


def _doubt(studio: Studio, digest: str) -> None:
    """Make the day that was read on a page a doubtful one."""
    reading = studio.workspace.readings.reading(digest)
    if reading is None or reading.paid_on is None:
        raise SystemExit(f"no day was read on {digest}")
    day = reading.paid_on
    doubtful = replace(day, confidence=74, others=(day.value.replace(day=day.value.day + 1),))

    def decide(unit: UnitOfWork) -> Writes:
        unit.put_reading(digest, replace(reading, paid_on=doubtful))
        return Writes()

    studio.workspace.records.change(None, decide)


def cash(studio: Studio) -> None:
    """Cash changed once, with what is left of it, and what reckoning again would change."""
    page = studio.page(Place.EXPENSES)
    if not isinstance(page, ExpensesPage):
        return
    page.header_actions.rates_asked.emit()
    slip = RateDraft("MAD", "", "11/10/2026", RateSource.SLIP, "", "200,00", "2 113,00", "5,00", "Guichet de la gare")
    page.rates.kept.emit(slip)
    page.rates.freeze_asked.emit()
    page.rates.kept.emit(replace(slip, given="100,00", received="1 071,00", commission="", valid_from="12/10/2026"))
    page.rates.proposal_asked.emit()
    for look in FEW:
        studio.dress(look)
        studio.save("expenses-cash", look)
    page.rates.proposal_dropped.emit()
    page.rates.closed.emit()


def telephone(studio: Studio) -> None:
    """Where a telephone's network is confirmed, the code with what arrived, and the line above the list."""
    lines = PaperLines()
    studio.workspace.telephone = TelephoneService(studio.workspace.expenses, lines, lines.interfaces)
    page = studio.page(Place.EXPENSES)
    if not isinstance(page, ExpensesPage):
        return
    page.header_actions.telephone_asked.emit()
    for look in FEW:
        studio.dress(look)
        studio.save("expenses-telephone", look)
    page.telephone.start_asked.emit()
    unfit = Landed("note.txt", Became.REFUSED, Refusal("note.txt", Problem.NOT_A_PICTURE))
    came = (Landed("IMG_2041.jpg", Became.RECEIVED), Landed("IMG_2041.jpg", Became.ALREADY), unfit)
    lines.line.kept = replace(lines.line.kept, joined=True, seconds_left=431, landed=came)
    for look in FEW:
        studio.dress(look)
        page.beside.second_passed.emit()
        studio.save("expenses-telephone-code", look)
    page.telephone.closed.emit()
    for look in FEW:
        studio.dress(look)
        studio.save("expenses-telephone-line", look)
    page.listening.stop_asked.emit()


def lists(studio: Studio) -> None:
    """The list by kind, several chosen, filters in force, nothing left, the menus and an export that is done."""
    for look in FEW:
        studio.dress(look)
        page = studio.page(Place.EXPENSES)
        if not isinstance(page, ExpensesPage):
            return
        page.list.tools.group_asked.emit(ExpenseGroup.KIND)
        studio.save("expenses-by-kind", look)
        page.list.tools.group_asked.emit(ExpenseGroup.DAY)
        table = page.findChild(ExpenseTable)
        if isinstance(table, ExpenseTable):
            table.selectAll()
        studio.save("expenses-several", look)
        leave = page.findChild(QAbstractButton, "picked_leave")
        if isinstance(leave, QAbstractButton):
            leave.click()
        everyone = Narrowing(
            kinds=frozenset({"TAXI", "RESO", "REMI"}), eligibilities=frozenset(Eligibility), since=date(2026, 10, 12)
        )
        page.list.tools.narrow_asked.emit(everyone)
        studio.save("expenses-filtered", look)
        page.list.tools.narrow_asked.emit(replace(everyone, until=date(2026, 1, 1)))
        page.header_actions.searched.emit("riad")
        studio.save("expenses-none", look)
        page.list.widen_asked.emit()
        studio.settle()
        page.list.tools.filters_asked.emit()
        for menu in page.findChildren(QMenu, "filter_menu"):
            menu.setActiveAction(menu.actions()[0])
        studio.save("expenses-filters", look)
        _close_over(studio)
        written = Exported("13 reçus exportés : Dépenses Oujda.xlsx, 12 ko", Path("Dépenses Oujda.xlsx"))
        page.show_exported(written)
        studio.save("expenses-exported", look)
        page.show_exported(None)


def hosting_day(studio: Studio) -> None:
    """A delegation received, in two groups after the meal."""
    studio.window.begin_asked.emit(ActionType.HOSTING)
    studio.settle()
    for look in FEW:
        studio.dress(look)
        studio.save("facts", look)
    _close_facts(studio)
    dossier = _open(studio)
    day = studio.workspace.dossiers.action(dossier)
    if not isinstance(day, HostingDay):
        raise SystemExit("no hosting day")
    held = date(2026, 11, 5)
    studio.workspace.dossiers.correct(
        replace(day, title="Délégation de Nador et Driouch", held_on=held, place="Abbeville", groups=_GROUPS)
    )
    for kind, title, place, starts, ends, group in _DAY:
        item = studio.workspace.programmes.add(dossier, held, kind=kind, at=starts, group=group)
        studio.workspace.programmes.put(
            replace(item, title=title, place=place, ends_at=item.ends_at.combine(held, ends), group=group)
        )


def partnership(studio: Studio) -> None:
    """A partner sought: three candidates, one of them retained, and a first exchange planned."""
    studio.window.begin_asked.emit(ActionType.PARTNERSHIP)
    studio.settle()
    for look in FEW:
        studio.dress(look)
        studio.save("partnership-facts", look)
    _close_facts(studio)
    dossier = _open(studio)
    sought = studio.workspace.dossiers.action(dossier)
    if not isinstance(sought, NewPartnership):
        raise SystemExit("no partnership")
    said = replace(sought, intention="Échanger sur l'eau", sought="Une ville moyenne", population=236_000)
    studio.workspace.dossiers.correct(said)
    for one in (Candidate("Berkane", population=110_000), Candidate("Nador", population=170_000), Candidate("Taza")):
        studio.workspace.preparation.add_candidate(dossier, one)
    studio.workspace.preparation.retain_candidate(dossier, 1, retained=True)
    studio.workspace.preparation.add_meeting(dossier)
    studio.workspace.beginnings.exchange(dossier, ActionType.MISSION, "Premier échange avec Nador")


def project(studio: Studio) -> None:
    """A project just begun."""
    studio.window.begin_asked.emit(ActionType.PROJECT)
    studio.settle()
    for look in FEW:
        studio.dress(look)
        studio.save("project-facts", look)
    _close_facts(studio)


def _close_facts(studio: Studio) -> None:
    back = studio.window.findChild(Button, "close_facts")
    if back is not None:
        back.click()


def arrivals(studio: Studio, unknown: Path) -> None:
    """A bundle by somebody Lianes does not know, the question about them, then the same file altered."""
    altered = unknown.with_name("altered.asice")
    _alter(unknown, altered)
    page = studio.page(Place.INBOX)
    studio.window.take_files((Offered(unknown.name, unknown),))
    studio.settle()
    for look in FEW:
        studio.dress(look)
        studio.save("inbox-unknown", look)
        if isinstance(page, InboxPage):
            page.compared.emit()
        studio.save("vouching", look)
        _close_over(studio)
    studio.window.take_files((Offered(altered.name, altered),))
    studio.settle()
    for look in FEW:
        studio.dress(look)
        studio.save("inbox-altered", look)


def stranger(folder: Path) -> Path:
    """A bundle signed by an installation that Lianes has never met."""
    there = demo.Demo(folder, _quiet, outside=False)
    dossier = there.log_mission()
    there.field.enrolment.create_key(there.passphrase)
    to = folder / "stick"
    to.mkdir()
    sent = there.field.hand_in.export(dossier, there.passphrase, to, lambda _at, _of: None)
    there.field.close()
    there.office.close()
    return Path(sent.path)


def person(root: Path, key: StoreKey) -> Profile:
    """Who keeps this installation."""
    workspace = opening.open_workspace(root, key)
    profile = workspace.readings.profile()
    workspace.close()
    if profile is None:
        raise SystemExit(f"{root} has no profile")
    return profile


def _open(studio: Studio) -> DossierId:
    """The dossier made last, which the window has just opened."""
    return max(studio.workspace.dossiers.all(), key=lambda one: str(one.action.id)).action.id


def _alter(bundle: Path, to: Path) -> None:
    """Write the bundle with one figure changed in the first file it signs."""
    with zipfile.ZipFile(bundle) as kept, zipfile.ZipFile(to, "w") as written:
        for entry in kept.infolist():
            data = kept.read(entry)
            if entry.filename.endswith(".json"):
                data = data.replace(b"43377", b"93377")
            written.writestr(entry, data)


def _close_over(studio: Studio) -> None:
    for one in over(studio.window):
        one.close()
    studio.settle()


def _quiet(_line: str) -> None:
    return None
