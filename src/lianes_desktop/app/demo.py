"""The main job from end to end, on real photographs, checked with tools that are not ours.

Two installations are made in one folder: a local authority's, which logs a mission and hands it in, and Lianes',
which enrols it and takes the bundle in. What they exchange are files, as between two real computers. The mission's own
words stay French, as its people would type them; what is told of it is in the person's language.
"""

import json
import secrets
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from lianes_desktop import durable
from lianes_desktop.app import opening, openssl
from lianes_desktop.app.workspace import Workspace
from lianes_desktop.assets import resource
from lianes_desktop.domain.bundles import SentBundle, Verification
from lianes_desktop.domain.contacts import Consent, ConsentChannel, ConsentState
from lianes_desktop.domain.conventions import Convention, ConventionOverrides
from lianes_desktop.domain.dossiers import ExpenseStatement
from lianes_desktop.domain.expenses import Expense
from lianes_desktop.domain.ids import DossierId, OrganisationId, RateId, new_id
from lianes_desktop.domain.missions import Mission, Theme
from lianes_desktop.domain.money import MAD, Currency, ExchangeRate, Money, RateSource
from lianes_desktop.domain.participants import Mandate
from lianes_desktop.domain.people import Profile, Role, Status
from lianes_desktop.domain.programmes import ItemKind
from lianes_desktop.i18n import formats, wording
from lianes_desktop.i18n.catalogue import _, ngettext
from lianes_desktop.services.failures import Resource
from lianes_desktop.services.offered import Offered
from lianes_desktop.storage.database import StoreKey
from lianes_desktop.storage.failures import telling

Say = Callable[[str], None]

_LILLE = OrganisationId("FR-LIL")
_FIELD, _OFFICE, _EXCHANGE, _STICK, _OPENED = "field", "office", "exchange", "stick", "opened"
_WORK = frozenset({_FIELD, _OFFICE, _EXCHANGE, _STICK, _OPENED})
_LEFT = frozenset({"bundle.asice", "bundle.asice.age", "trust.pem", "claim.pdf", "report.json", "work"})


class DemoFailedError(Exception):
    """One of the checks did not hold, or the folder is not the demonstration's to empty."""


def run(folder: Path, say: Say, *, outside: bool = True) -> "Demo":
    """Do the main job in ``folder``, which an earlier demonstration may have filled, and say each step.

    Raises:
        DemoFailedError: a check did not hold, or the folder holds anything a demonstration did not make.
        SecondOpinionError: OpenSSL or age disagree; they are asked only when ``outside``.
        UnavailableError: an earlier demonstration is still open in a window, or the disk fails.
    """
    with telling(Resource.EXPORT, str(folder)):
        _clear(folder)
        folder.mkdir(parents=True)
    demo = Demo(folder, say, outside=outside)
    demo.do()
    return demo


class Demo:
    """The two installations and what passes between them."""

    def __init__(self, folder: Path, say: Say, *, outside: bool) -> None:
        """Make both installations, empty."""
        self.folder = folder
        self._outside = outside
        self.passphrase = f"demo-{secrets.token_hex(6)}"
        self._say = say
        self._work = folder / "work"
        self.keys: dict[Path, StoreKey] = {}
        self.field = self._install(_FIELD)
        self.office = self._install(_OFFICE)

    def do(self) -> None:
        """Every step, in order."""
        try:
            dossier = self.log_mission()
            self.enrol()
            sent = self.hand_in(dossier)
            verification = self.verify(sent)
            statement = self.take_in(sent)
            self.report(sent, verification, statement)
        finally:
            self.office.close()
            self.field.close()

    # ---- in the field

    def log_mission(self) -> DossierId:
        """A mission to Rabat: facts, programme, a contact, and every photograph shipped for this."""
        profile = Profile(new_id(), "Claire", "Delattre", "c.delattre@lille.example", _LILLE, Status.STAFF, Role.FIELD)
        self.field.profiles.save(profile)
        mission = self._mission()
        expenses = self._expenses(mission.id)
        self._say(
            ngettext(
                "{n} dépense notée avec la photographie de son reçu.",
                "{n} dépenses notées avec les photographies de leurs reçus.",
                len(expenses),
            ).format(n=formats.number(len(expenses)))
        )
        return mission.id

    def enrol(self) -> None:
        """Lianes makes its authority and vouches for the field's key; groups are compared as over the phone."""
        self.office.profiles.save(
            Profile(new_id(), "Inès", "Carpentier", "i.carpentier@lianes.example", None, Status.STAFF, Role.OFFICE)
        )
        self.office.register.create("Lianes Coopération", self.passphrase)
        mine = self.field.enrolment.create_key(self.passphrase)
        request = self.office.register.read_request(
            self.field.enrolment.write_request(self.passphrase, self._made(_EXCHANGE))
        )
        self._hold(request.groups == mine.groups, _("L'empreinte lue au téléphone est celle de la demande."))
        organisation = self.office.dossiers.organisation(_LILLE)
        if organisation is None:
            raise DemoFailedError(_LILLE)
        answer = self.office.register.enrol(
            request, replace(request.profile, organisation=_LILLE), organisation, self.passphrase, self._made(_EXCHANGE)
        )
        self.field.enrolment.take_in(answer, " ".join(self.office.register.root_fingerprint()))
        self._say(_("Clé reconnue par Lianes : {groups}").format(groups=formats.ltr(" ".join(mine.groups))))

    def hand_in(self, dossier: DossierId) -> SentBundle:
        """Sign, seal and write the bundle, as on a stick."""
        for finding in self.field.hand_in.checks(dossier):
            self._say(_("À savoir : {finding}").format(finding=wording.finding(finding)))
        sent = self.field.hand_in.export(dossier, self.passphrase, self._made(_STICK), _no_progress)
        self._hold(sent.sealed and sent.path.endswith(".asice.age"), _("Le dossier est signé et scellé."))
        shutil.copyfile(sent.path, self.folder / "bundle.asice.age")
        return sent

    # ---- at the office

    def verify(self, sent: SentBundle) -> Verification:
        """Our verifier, then OpenSSL and Debian's age, which know nothing of us."""
        self.office.register.unlock(self.passphrase)
        verification = self.office.bundles.verify(Path(sent.path))
        self._hold(verification.accepted, wording.verification(verification)[0])
        if self._outside:
            self._ask_others()
        return verification

    def _ask_others(self) -> None:
        """Open with age, check with OpenSSL, and leave what they were given."""
        plain, trust, opened = self.folder / "bundle.asice", self.folder / "trust.pem", self._made(_OPENED)
        self.office.register.write_trust(trust)
        openssl.open_with_age(self.folder / "bundle.asice.age", self.office.adapters.authority.identities(), plain)
        self._say(_("Ouvert avec age, sans rien de Lianes."))
        subject, files = openssl.verify(plain, trust, opened)
        self._say(_("Signature vérifiée par OpenSSL : {subject}").format(subject=formats.ltr(subject)))
        self._say(
            ngettext(
                "{n} empreinte SHA-256 trouvée identique par OpenSSL.",
                "{n} empreintes SHA-256 trouvées identiques par OpenSSL.",
                files,
            ).format(n=formats.number(files))
        )
        shutil.copyfile(opened / "claim.pdf", self.folder / "claim.pdf")

    def take_in(self, sent: SentBundle) -> ExpenseStatement:
        """The office takes the bundle in and reckons again."""
        received = self.office.inbox.take_in(Path(sent.path), _no_progress)
        hand_in = self.office.inbox.hand_in(received.manifest_sha256)
        if hand_in is None:
            raise DemoFailedError(received.verification.code)
        same = hand_in.statement.asked_cents == sent.asked_cents
        self._hold(
            same and self.office.inbox.same_figures(received.manifest_sha256),
            _("Pris en charge par Lianes, qui retrouve les mêmes centimes."),
        )
        return hand_in.statement

    def report(self, sent: SentBundle, verification: Verification, statement: ExpenseStatement) -> None:
        """Leave the figures in ``report.json`` and say them."""
        figures = {
            "lines": len(statement.lines),
            "eligible_cents": statement.eligible_cents,
            "asked_cents": statement.asked_cents,
            "rate": str(statement.rate),
            "bundle_code": verification.bundle_code,
            "manifest_sha256": sent.manifest_sha256,
        }
        durable.write_bytes(self.folder / "report.json", (json.dumps(figures, indent=1) + "\n").encode())
        self._say(_("Lignes : {n}").format(n=formats.number(len(statement.lines))))
        self._say(_("Total éligible : {sum}").format(sum=formats.euros(statement.eligible_cents)))
        asked = formats.euros(statement.asked_cents)
        if statement.rate is not None:
            asked = formats.share(statement.eligible_cents, statement.rate, statement.asked_cents)
        self._say(_("Montant demandé : {sum}").format(sum=asked))
        self._say(_("Code du dossier : {code}").format(code=formats.ltr(verification.bundle_code)))

    # ---- inside

    def _install(self, name: str) -> Workspace:
        root = self._work / name
        self.keys[root] = opening.make(root, self.passphrase).key
        return opening.open_workspace(root, self.keys[root])

    def _made(self, name: str) -> Path:
        folder = self._work / name
        folder.mkdir(exist_ok=True)
        return folder

    def _hold(self, holds: object, words: str) -> None:
        if not holds:
            raise DemoFailedError(words)
        self._say(words)

    def _mission(self) -> Mission:
        mission = replace(
            self.field.dossiers.create_mission("Rabat, efficacité énergétique"),
            partner=OrganisationId("MA-07"),
            place="Rabat",
            themes=(Theme.ENERGY,),
            starts_on=date(2025, 10, 6),
            ends_on=date(2025, 10, 10),
            convention=Convention(
                "LC-2025-014",
                letter_received_on=date(2025, 8, 28),
                signed_on=date(2025, 9, 15),
                overrides=ConventionOverrides(eligibility_start=date(2025, 9, 1)),
            ),
        )
        self.field.dossiers.correct(mission)
        (traveller,) = self.field.dossiers.participants(mission.id)
        self.field.dossiers.correct_participant(
            replace(traveller, mandate=Mandate("OM-2025-118", date(2025, 9, 22), "La directrice générale"))
        )
        self.field.dossiers.set_rate(
            mission.id,
            ExchangeRate(
                RateId(new_id()), MAD, Decimal("10.84"), date(2025, 9, 1), RateSource.MANUAL, "bordereau de change"
            ),
        )
        self._programme(mission)
        return mission

    def _programme(self, mission: Mission) -> None:
        contact = self.field.contacts.add(mission.id)
        self.field.contacts.correct(
            replace(
                contact,
                given_name="Nadia",
                family_name="El Amrani",
                given_name_ar="نادية",
                family_name_ar="العمراني",
                function="Cheffe du service Énergie",
                organisation="Commune de Rabat",
                organisation_ar="جماعة الرباط",
                mobile="06 61 00 00 42",
                consent=Consent(
                    ConsentState.GRANTED, date(2025, 10, 7), ConsentChannel.ORAL, "fr", keep=True, transmit=True
                ),
            )
        )
        for offset in range(5):
            item = self.field.programmes.add(mission.id, date(2025, 10, 6 + offset), kind=ItemKind.MEETING)
            start = datetime(2025, 10, 6 + offset, 9, 30)  # noqa: DTZ001 - local time of the place
            self.field.programmes.put(
                replace(
                    item,
                    title=f"Séance de travail {offset + 1}",
                    place="Hôtel de ville",
                    starts_at=start,
                    ends_at=start + timedelta(hours=2),
                    contacts=(contact.id,),
                )
            )

    def _expenses(self, dossier: DossierId) -> tuple[Expense, ...]:
        shipped = json.loads(resource("sample", "receipts.json").read_text(encoding="utf-8"))["receipts"]
        files = [Offered(one["file"], resource("sample", one["file"])) for one in shipped]
        taken = self.field.expenses.take(dossier, files, _no_progress)
        self._hold(
            len(taken.added) == len(shipped) and not taken.refused, _("Photographies lues, comptées et chiffrées.")
        )
        kept = []
        for expense, known in zip(taken.added, shipped, strict=True):
            line = self.field.expenses.line(expense)
            if line is None:
                raise DemoFailedError(known["file"])
            corrected = replace(
                line.expense,
                payee=known["payee"],
                paid_on=date.fromisoformat(known["paid_on"]),
                amount=Money.of(Decimal(known["amount"]), Currency(known["currency"])),
                kind=known["kind"],
            )
            self.field.expenses.correct(corrected)
            self.field.expenses.accept(expense)
            kept.append(corrected)
        return tuple(kept)


def _no_progress(_at: int, _of: int) -> None:
    return None


def _clear(folder: Path) -> None:
    """Remove what an earlier demonstration left, and nothing else."""
    if not folder.exists():
        return
    work = folder / "work"
    found = {one.name for one in folder.iterdir()}
    inside = {one.name for one in work.iterdir()} if work.is_dir() else set[str]()
    if not (found <= _LEFT and inside <= _WORK):
        raise DemoFailedError(
            _("{folder} contient autre chose qu'une démonstration : choisissez un dossier vide.").format(folder=folder)
        )
    field = work / _FIELD
    if field.exists():
        held = opening.lock(field)
        if held is None:
            raise opening.locked_elsewhere(field)
        held.release()
    shutil.rmtree(folder)
