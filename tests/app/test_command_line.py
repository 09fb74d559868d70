"""The command line: what is typed, what is answered, in which language and with which code."""

import datetime as dt
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from support.answers import SAID
from support.builders import SETTINGS
from support.fingers import plain
from support.issues import an_issue
from typing_extensions import override

from lianes_desktop import __main__ as program
from lianes_desktop import __version__
from lianes_desktop.app.arguments import Command, Request, UsageError, language_of, parse
from lianes_desktop.domain.answers import Answer, AnswerKind
from lianes_desktop.domain.bundles import BundleKind, LedgerState, ReceivedBundle, Signer, SignerState, Verification
from lianes_desktop.domain.claim_states import ClaimState, Standing
from lianes_desktop.domain.ids import BundleId, DossierId, SeriesId
from lianes_desktop.domain.keys import EnrolmentState, KeyInfo, fingerprint_groups
from lianes_desktop.domain.money import MAD
from lianes_desktop.domain.people import Profile, Role, Status
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.readings import Read, Reading, Trade
from lianes_desktop.domain.settings_changes import differences
from lianes_desktop.i18n import catalogue, wording
from lianes_desktop.services.arrivals import Arrival, ArrivalKind, TakenFile
from lianes_desktop.services.chain import Checked
from lianes_desktop.services.failures import CancelledError, Cause, Resource, UnavailableError
from lianes_desktop.services.file_reading import ReadFile
from lianes_desktop.services.register import KeyRequest
from lianes_desktop.services.replies import TakenAnswer
from lianes_desktop.services.settings import TakenSettings

BARE = {ord(mark): None for mark in "\u2066\u2067\u2068\u2069"} | {0xA0: " "}
"""Without marks of direction, and with plain spaces."""
WHEN = dt.datetime(2026, 10, 18, 17, 12, tzinfo=dt.UTC)
SIGNER = Signer("Claire Delattre", "Ville de Lille", UUID(int=7), "ab" * 32, "cd" * 32, SignerState.KNOWN)
GOOD = Verification(
    intact=True,
    signature_valid=True,
    signer_known=True,
    code="OK",
    signer=SIGNER,
    manifest_sha256="ef" * 32,
    bundle_id=BundleId(UUID("01890000-0000-7000-8000-00abcdef1234")),
    kind=BundleKind.CLAIM,
    signed_at=WHEN,
    files=16,
)
UNKNOWN = replace(
    GOOD, signer_known=False, code="CERT_UNTRUSTED", signer=replace(SIGNER, state=SignerState.UNKNOWN), kind=None
)
ALTERED = Verification(
    intact=False, signature_valid=True, signer_known=False, code="DIGEST", detail="receipts/0001-1.jpg"
)


def _received(found: Verification, *, waiting: bool = False) -> Arrival:
    return Arrival(
        ArrivalKind.BUNDLE,
        received=ReceivedBundle(
            bundle_id=BundleId(UUID(int=1)),
            manifest_sha256=found.manifest_sha256,
            dossier=DossierId(UUID(int=2)),
            series=SeriesId(UUID(int=3)),
            sequence=1,
            received_at=WHEN,
            verification=found,
            authority="Ville de Lille" if found.accepted else "",
            title="Oujda 2026" if found.accepted else "",
            asked_cents=136299,
            kept_path="x.asice",
            waiting=waiting,
        ),
    )


@dataclass
class FakeApplication:
    """Answers as told, and remembers what it was asked."""

    answer: object = None
    code: int = 0
    asked: list[tuple[object, ...]] = field(default_factory=list)

    def __call__(self, data_dir: Path | None, language: str | None) -> "FakeApplication":
        self.asked.append(("join", data_dir, language))
        return self

    def window(self, files: Sequence[Path]) -> int:
        self._hear("window", *files)
        return self.code

    def demo(self, folder: Path | None, tell: Callable[[str], None]) -> bool:
        self._hear("demo", folder)
        tell("lignes\u00a0: 11")
        return self.code == 0

    def self_test(self, tell: Callable[[str], None]) -> bool:
        self._hear("self-test")
        tell("tout va bien")
        return self.code == 0

    def move_office(self, place: str, files: Path | None, tell: Callable[[str], None]) -> None:
        self._hear("office", place, files)
        tell("Copie prouvée")

    def verify(self, file: Path) -> Verification:
        self._hear("verify", file)
        assert isinstance(self.answer, Verification)
        return self.answer

    def take_in(self, files: Sequence[Path]) -> Iterator[TakenFile]:
        self._hear("take-in", *files)
        if isinstance(self.answer, tuple):
            yield from self.answer
            return
        assert isinstance(self.answer, Arrival)
        yield TakenFile(files[0], self.answer)

    def check_trail(self, file: Path | None) -> Checked:
        self._hear("check-trail", file)
        assert isinstance(self.answer, Checked)
        return self.answer

    def export_trail(self, to: Path) -> Checked:
        self._hear("export-trail", to)
        assert isinstance(self.answer, Checked)
        return self.answer

    def read(self, files: Sequence[Path]) -> Iterator[ReadFile]:
        self._hear("read", *files)
        assert isinstance(self.answer, tuple)
        return iter(self.answer)

    def _hear(self, *what: object) -> None:
        self.asked.append(what)
        if isinstance(self.answer, BaseException):
            raise self.answer


@pytest.fixture(autouse=True)
def _french(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    yield
    catalogue.activate("fr")


def test_without_a_word_the_window_opens_with_the_usual_data() -> None:
    application = FakeApplication(code=7)
    assert program.main([], application) == 7
    assert application.asked == [("join", None, None), ("window",)]


def test_a_file_alone_is_opened_in_the_window() -> None:
    application = FakeApplication()
    program.main(["--data-dir", "/data", "--lang=ar", "/media/a b.asice.age"], application)
    assert application.asked == [("join", Path("/data"), "ar"), ("window", Path("/media/a b.asice.age"))]


def test_after_two_dashes_everything_is_a_file() -> None:
    assert parse(["--", "--version", "x"]) == Request(Command.WINDOW, (Path("--version"), Path("x")))
    assert parse(["-"]) == Request(Command.WINDOW, (Path("-"),))


@pytest.mark.parametrize("typed", [["verify", "a.asice"], ["--data-dir=d", "verify", "--lang", "en", "a.asice"]])
def test_options_may_stand_anywhere(typed: list[str]) -> None:
    request = parse(typed)
    assert (request.command, request.files) == (Command.VERIFY, (Path("a.asice"),))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["--nope"], "Option inconnue\u00a0: --nope."),
        (["-x"], "Option inconnue\u00a0: -x."),
        (["--data-dir"], "Il manque une valeur après --data-dir."),
        (["--lang="], "Il manque une valeur après --lang."),
        (["--lang", "zgh"], "Langue inconnue\u00a0: zgh. Choisissez fr, ar ou en."),
        (["verify"], "Il manque le fichier après verify."),
        (["take-in"], "Il manque le fichier après take-in."),
        (["office"], "Il manque une commande après office."),
        (["office", "dance"], "Commande inconnue\u00a0: office dance."),
        (["office", "export-trail"], "Il manque le fichier après office export-trail."),
        (["office", "check-trail", "a", "b"], "Mot de trop\u00a0: b."),
        (["self-test", "a"], "Mot de trop\u00a0: a."),
        (["verify", "a", "--folder", "d"], "--folder ne va qu’avec demo."),
        (["read"], "Il manque le fichier après read."),
        (["read", "--json"], "Il manque le fichier après read."),
        (["verify", "a", "--json"], "--json ne va qu’avec read."),
        (["--json"], "--json ne va qu’avec read."),
        (["verify", "a", "--files", "d"], "--files ne va qu’avec office move-to."),
    ],
)
def test_what_is_not_understood_is_named(typed: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    application = FakeApplication()
    assert program.main(typed, application) == 2
    assert capsys.readouterr().err == f"{said}\n«\u00a0lianes-desktop --help\u00a0» dit ce qui est possible.\n"
    assert application.asked == []


def test_a_refused_line_is_an_error_of_its_own() -> None:
    with pytest.raises(UsageError):
        parse(["--nope"])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["office", "move-to"], "Après move-to, écrivez sqlite ou postgresql://nom@serveur/base."),
        (["office", "move-to", "mysql://a@b/c"], "Après move-to, écrivez sqlite ou postgresql://nom@serveur/base."),
        (["office", "move-to", "sqlite", "a"], "Après move-to, écrivez sqlite ou postgresql://nom@serveur/base."),
    ],
)
def test_where_the_office_moves_to_is_asked_for(
    typed: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert program.main(typed, FakeApplication()) == 2
    assert plain(capsys.readouterr().err).startswith(said)


def test_the_office_is_moved_and_told_of(capsys: pytest.CaptureFixture[str]) -> None:
    application = FakeApplication()
    assert program.main(["office", "move-to", "postgresql://a@b/c", "--files", "/shared"], application) == 0
    assert program.main(["office", "move-to", "sqlite"], application) == 0
    moved = [one for one in application.asked if one[0] == "office"]
    assert moved == [("office", "postgresql://a@b/c", Path("/shared")), ("office", "sqlite", None)]
    assert capsys.readouterr().out == "Copie prouvée\n" * 2


@pytest.mark.parametrize(
    ("typed", "environment", "language"),
    [
        ([], {}, "fr"),
        ([], {"LANG": "C.UTF-8"}, "fr"),
        ([], {"LANG": "ar_MA.UTF-8"}, "ar"),
        ([], {"LC_ALL": "en_GB.UTF-8", "LANG": "ar_MA.UTF-8"}, "en"),
        ([], {"LANGUAGE": "de:ar:en", "LANG": "fr_FR.UTF-8"}, "ar"),
        (["--lang", "en"], {"LANG": "ar_MA.UTF-8"}, "en"),
        (["--lang", "zgh"], {"LANG": "ar_MA.UTF-8"}, "ar"),
    ],
)
def test_the_answer_is_in_the_language_asked_for_else_the_systems_else_french(
    typed: list[str], environment: dict[str, str], language: str
) -> None:
    assert language_of(typed, environment) == language


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", ["Codes de fin", "refusé", "verify FICHIER", "read FICHIER… [--json]", "lit des reçus"]),
        ("en", ["Exit codes", "refused", "verify FILE", "read FILE… [--json]", "reads receipts"]),
        ("ar", ["رموز النهاية", "مرفوض", "verify", "read"]),
    ],
)
def test_help_lists_commands_options_and_codes(
    language: str, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    application = FakeApplication()
    assert program.main(["--help", "--lang", language], application) == 0
    told = capsys.readouterr().out
    for word in (*words, "demo", "take-in", "self-test", "[--json]", "--data-dir", "--version", "--lang fr|ar|en"):
        assert word in told
    assert all(f"\n  {code} " in told for code in range(4))
    assert application.asked == []


def test_the_version_is_said() -> None:
    said = subprocess.run(
        [sys.executable, "-m", "lianes_desktop", "--version"], capture_output=True, check=True, text=True
    )
    assert said.stdout == f"lianes-desktop {__version__}\n"


def test_nothing_heavy_is_imported_before_a_command_is_known_to_need_it() -> None:
    code = (
        "import sys; from lianes_desktop.__main__ import main; main(['--version']);"
        "print(sorted({name.split('.')[0] for name in sys.modules} & "
        "{'PySide6', 'sqlalchemy', 'alembic', 'sqlcipher3', 'reportlab', 'cryptography', 'pyhanko', 'PIL', 'keyring',"
        " 'platformdirs', 'pypdfium2', 'stdnum', 'phonenumbers'}))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert said.stdout.endswith("\n[]\n")


def test_the_command_line_itself_is_a_handful_of_modules() -> None:
    code = (
        "import sys, lianes_desktop.__main__;"
        "print(*sorted(name.partition('.')[2] for name in sys.modules if name.startswith('lianes_desktop.')))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    modules = {name for name in said.stdout.split() if "." in name}
    assert modules == {"app.arguments", "domain.problems", "i18n.catalogue", "services.failures"}


def test_a_good_bundle_is_told_line_by_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["verify", "a.asice"], FakeApplication(GOOD)) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Signature vérifiée",
        "Signé par Claire Delattre le 18 octobre à 19:12. Clé connue, 16 pièces intactes.",
        "Signataire\u00a0: Claire Delattre",
        "Contenu\u00a0: Demande de reversement",
        "Code du dossier\u00a0: 8000-00AB-CDEF-1234",
        "16 pièces",
    ]


def test_an_altered_file_is_refused_with_its_name_and_the_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["verify", "a.asice"], FakeApplication(ALTERED)) == 1
    told = capsys.readouterr().out
    assert "receipts/0001-1.jpg" in told
    assert "Règle\u00a0: DIGEST" in told


def test_an_unknown_sender_is_refused_with_the_fingerprint_to_compare(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["verify", "a.asice"], FakeApplication(UNKNOWN)) == 1
    assert f"Empreinte à comparer\u00a0: {' '.join(fingerprint_groups('ab' * 32))}\n" in capsys.readouterr().out


def test_a_claim_taken_in_is_told_with_its_sum(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["take-in", "a.asice"], FakeApplication(_received(GOOD))) == 0
    told = capsys.readouterr().out
    assert "Dossier\u00a0: Oujda 2026\nCollectivité\u00a0: Ville de Lille\n" in told
    assert "Montant demandé\u00a0: 1\u202f362,99\u00a0€" in told


def test_a_claim_that_waits_is_not_a_success(capsys: pytest.CaptureFixture[str]) -> None:
    gap = _received(replace(GOOD, ledger=LedgerState.GAP), waiting=True)
    assert program.main(["take-in", "a.asice"], FakeApplication(gap)) == 1
    assert "Gardé en attente" in capsys.readouterr().out
    assert program.main(["take-in", "a.asice"], FakeApplication(_received(UNKNOWN, waiting=True))) == 1
    assert "Dossier\u00a0:" not in capsys.readouterr().out


def test_a_key_request_is_told_with_the_groups_to_compare(capsys: pytest.CaptureFixture[str]) -> None:
    person = Profile(UUID(int=9), "Claire", "Delattre", "c@lille.example", None, Status.STAFF, Role.FIELD)
    request = KeyRequest(Path("a.asice"), person, "ab" * 32, ("ABCD", "EFGH", "IJKL", "MNOP"))
    arrival = Arrival(ArrivalKind.KEY_REQUEST, request=request)
    assert program.main(["take-in", "a.asice"], FakeApplication(arrival)) == 0
    told = capsys.readouterr().out
    assert told.startswith("Demande de clé de Claire Delattre.\n")
    assert "ABCD EFGH IJKL MNOP" in told


@pytest.mark.parametrize(("expires_at", "more"), [(WHEN, ["Valable jusqu’au 18/10/2026."]), (None, [])])
def test_lianes_answer_is_told_with_its_end(
    expires_at: dt.datetime | None, more: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    arrival = Arrival(ArrivalKind.ENROLMENT, key=KeyInfo(EnrolmentState.ENROLLED, expires_at=expires_at))
    assert program.main(["take-in", "a.asice"], FakeApplication(arrival)) == 0
    assert capsys.readouterr().out.splitlines() == ["Clé reconnue par Lianes", *more]


@pytest.mark.parametrize(
    ("already", "told"),
    [
        (
            False,
            [
                "Règles n° 1 prises\u00a0: les nouveaux dossiers en relèvent.",
                "- Taux des missions, édition 2026 (MTFMDD)\u00a0: 45,5\u00a0% devient 50\u00a0%",
            ],
        ),
        (True, ["Les règles n° 1 sont déjà là."]),
    ],
)
def test_rules_taken_in_are_told_with_what_they_change(
    already: bool,  # noqa: FBT001 - a parameter of the test
    told: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    taken = TakenSettings(an_issue(), differences(SETTINGS, an_issue()), already)
    arrival = Arrival(ArrivalKind.SETTINGS, settings=taken)
    assert program.main(["take-in", "a.asice"], FakeApplication(arrival)) == 0
    assert capsys.readouterr().out.splitlines() == told


def _taken(kind: AnswerKind, **fields: object) -> Arrival:
    answer = Answer(
        BundleId(UUID(int=1)), DossierId(UUID(int=2)), kind, BundleId(UUID(int=3)), "c" * 64, 2, SeriesId(UUID(int=4)),
        1, "", "a" * 64, WHEN, WHEN, "", SAID[kind],
    )  # fmt: skip
    given: dict[str, Any] = {"already": False, "earlier": False, "may_reopen": False} | fields
    taken = TakenAnswer(answer, standing=Standing(ClaimState.RECEIVED, answer), **given)
    return Arrival(ArrivalKind.ANSWER, answer=taken)


ANSWERS = {
    AnswerKind.RECEIPT: ["Bien reçu."],
    AnswerKind.QUESTIONS: ["Deux points.", "2 questions à régler"],
    AnswerKind.DECISION: ["Voici.", "Montant demandé : 74,50 €", "Montant accordé : 65,00 €"],
    AnswerKind.PAYMENT: ["Virement de 65,00 € le 03/12/2026, référence LIANES 2026-014"],
}
NAMES = {
    AnswerKind.RECEIPT: "Accusé de réception",
    AnswerKind.QUESTIONS: "Demande de corrections",
    AnswerKind.DECISION: "Décision",
    AnswerKind.PAYMENT: "Avis de paiement",
}


@pytest.mark.parametrize("kind", AnswerKind)
def test_an_answer_taken_in_is_told_with_what_it_says(kind: AnswerKind, capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["take-in", "a.asice"], FakeApplication(_taken(kind))) == 0
    told = capsys.readouterr().out.translate(BARE).replace("\u202f", " ").splitlines()
    assert told == [f"Réponse de Lianes à la version 2 : {NAMES[kind]}.", *ANSWERS[kind]]


def test_an_answer_that_changes_nothing_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    arrival = _taken(AnswerKind.RECEIPT, already=True, earlier=True)
    assert program.main(["take-in", "a.asice"], FakeApplication(arrival)) == 0
    told = capsys.readouterr().out.translate(BARE).splitlines()
    assert told[1:3] == [
        "Cette réponse est déjà là : rien ne change.",
        "Elle porte sur une version précédente de la demande.",
    ]


def test_an_answer_whose_signer_cannot_be_fully_checked_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    arrival = _taken(AnswerKind.RECEIPT, lists_ended=WHEN)
    assert program.main(["take-in", "a.asice"], FakeApplication(arrival)) == 0
    told = capsys.readouterr().out.translate(BARE).splitlines()
    assert "n’est plus à jour depuis le 18/10/2026" in told[1].replace("'", "’")


READ = ReadFile(
    "/media/dîner.jpg",
    Reading(
        total=Read(Decimal("407.00"), 97),
        currency=Read(MAD, 93),
        paid_on=Read(dt.date(2026, 10, 13), 91),
        vat=Read(Decimal("37.00"), 96),
        trade=Read(Trade.MEAL, 80),
        words="not told",
    ),
)
UNREAD = ReadFile("x.txt", refused=Refusal("x.txt", Problem.NOT_A_PICTURE))


def test_receipts_to_read_are_as_many_as_given_with_json_anywhere() -> None:
    assert parse(["read", "a", "--json", "b"]) == Request(Command.READ, (Path("a"), Path("b")), json=True)
    application = FakeApplication((READ,))
    program.main(["read", "a", "b"], application)
    assert application.asked == [("join", None, None), ("read", Path("a"), Path("b"))]


def test_a_receipt_read_is_told_a_line_a_field_with_how_sure_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["read", "a.jpg"], FakeApplication((READ,))) == 0
    assert [line.translate(BARE) for line in capsys.readouterr().out.splitlines()] == [
        "/media/dîner.jpg",
        "  Montant : 407.00 (97 %)",
        "  Devise : MAD (93 %)",
        "  Date : 2026-10-13 (91 %)",
        "  Fournisseur : –",
        "  TVA : 37.00 (96 %)",
        "  Catégorie : repas (80 %)",
    ]


def test_a_files_name_moves_no_terminal_and_is_told_whole(capsys: pytest.CaptureFixture[str]) -> None:
    folder = f"{os.sep}media{os.sep}{'m' * 250}"
    odd = replace(READ, name=f"{folder}{os.sep}a\n\x1b[2Jb\u202egpj.\udcff")
    assert program.main(["read", "a"], FakeApplication((odd,))) == 0
    first, second = capsys.readouterr().out.splitlines()[:2]
    assert first.translate(BARE) == f"{folder[:207]}{os.sep}a[2Jbgpj."
    assert second.startswith("  Montant")


def test_a_file_that_is_refused_is_told_apart_and_the_others_are_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["read", "x.txt", "a.jpg"], FakeApplication((UNREAD, READ))) == 1
    told = capsys.readouterr()
    assert told.out.translate(BARE).startswith("/media/dîner.jpg\n")
    name, why = told.err.translate(BARE).splitlines()
    assert (name, why.startswith("  ")) == ("x.txt", True)
    assert why.strip()


def test_json_is_one_object_a_line_with_every_field(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["read", "a.jpg", "x.txt", "--json"], FakeApplication((READ, UNREAD))) == 1
    told = capsys.readouterr()
    assert told.err == ""
    first, second = (json.loads(line) for line in told.out.splitlines())
    assert first == {
        "file": "/media/dîner.jpg",
        "total": {"value": "407.00", "confidence": 97},
        "currency": {"value": "MAD", "confidence": 93},
        "date": {"value": "2026-10-13", "confidence": 91},
        "vendor": None,
        "vat": {"value": "37.00", "confidence": 96},
        "category": {"value": "repas", "confidence": 80},
    }
    assert second["error"]
    empty = dict.fromkeys(["total", "currency", "date", "vendor", "vat", "category"])
    assert {name: value for name, value in second.items() if name != "error"} == {"file": "x.txt", **empty}


def test_json_stays_one_line_and_valid_whatever_was_read(capsys: pytest.CaptureFixture[str]) -> None:
    odd = Reading(total=Read(Decimal("1E+3"), 1), payee=Read('a"\n\u2028\u202eمطعم', 2))
    program.main(["read", "a", "--json"], FakeApplication((ReadFile("a\nb", odd),)))
    (line,) = capsys.readouterr().out.split("\n")[:-1]
    told = json.loads(line)
    assert (told["file"], told["total"]["value"]) == ("a\nb", "1000")
    assert told["vendor"]["value"] == 'a"\n\u2028\u202eمطعم'


def test_each_receipt_is_told_as_soon_as_it_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    told = list[str]()

    class Slow(FakeApplication):
        @override
        def read(self, files: Sequence[Path]) -> Iterator[ReadFile]:
            for one in files:
                told.append(capsys.readouterr().out.translate(BARE))
                yield replace(READ, name=str(one))

    program.main(["read", "a", "b"], Slow())
    assert told[0] == ""
    assert told[1].startswith("a\n")


@pytest.mark.parametrize("code", [0, 1])
def test_the_demonstration_and_the_self_test_tell_their_steps(code: int, capsys: pytest.CaptureFixture[str]) -> None:
    application = FakeApplication(code=code)
    assert program.main(["demo", "--folder", ".demo"], application) == code
    assert program.main(["self-test"], application) == code
    assert application.asked[1::2] == [("demo", Path(".demo")), ("self-test",)]
    assert capsys.readouterr().out == "lignes\u00a0: 11\ntout va bien\n"


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (
            RefusedError([Refusal("file", Problem.ENROLMENT_OLDER)]),
            1,
            "Une réponse plus récente est déjà en place\u00a0: gardez-la.\n",
        ),
        (UnavailableError(Resource.FILE, Cause.NOT_FOUND, "a.asice"), 3, "Ce fichier ne peut pas être ouvert"),
        (CancelledError(), 1, "Arrêté. Rien n’a été gardé.\n"),
        (KeyboardInterrupt(), 1, "Arrêté. Rien n’a été gardé.\n"),
    ],
)
def test_what_goes_wrong_is_told_with_its_code(
    error: BaseException, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert program.main(["take-in", "a.asice"], FakeApplication(error)) == code
    assert capsys.readouterr().err.startswith(said)


def test_a_terminal_without_a_letter_shows_a_question_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(screen, encoding="ascii"))
    assert program.main(["--help", "--lang", "ar"], FakeApplication()) == 0
    sys.stdout.flush()
    assert b"?" in screen.getvalue()


def test_the_arguments_of_the_program_are_the_default(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["lianes-desktop", "--version"])
    assert program.main() == 0
    assert capsys.readouterr().out == f"lianes-desktop {__version__}\n"


def test_the_language_asked_for_stays_spoken() -> None:
    program.main(["--lang", "ar"], FakeApplication())
    assert catalogue.language() == "ar"


def test_many_files_are_taken_in_and_each_has_its_lines(capsys: pytest.CaptureFixture[str]) -> None:
    refused = RefusedError([Refusal("file", Problem.NOT_A_KEY_REQUEST)])
    gone = UnavailableError(Resource.FILE, Cause.NOT_FOUND, "c")
    taken = (
        TakenFile(Path("a"), _received(GOOD)),
        TakenFile(Path("b"), failure=refused),
        TakenFile(Path("c"), failure=gone),
        TakenFile(Path("d"), _received(GOOD)),
    )
    application = FakeApplication(taken)
    assert program.main(["take-in", "a", "b", "c", "d"], application) == 1
    told = capsys.readouterr()
    assert plain(told.out).splitlines()[0] == "a"
    assert plain(told.out).count("Dossier : Oujda 2026") == 2
    assert [one for one in plain(told.err).splitlines() if len(one) == 1] == ["b", "c"]
    assert wording.refusal(refused.refusals[0]) in told.err
    assert wording.failure(gone) in told.err


@pytest.mark.parametrize(("broken", "code"), [(None, 0), (3, 1)])
def test_the_office_s_trail_is_checked_and_told(
    capsys: pytest.CaptureFixture[str], broken: int | None, code: int
) -> None:
    application = FakeApplication(Checked(12, "ab" * 32, broken))
    assert program.main(["office", "check-trail"], application) == code
    assert ("intact" in capsys.readouterr().out) == (broken is None)
    assert program.main(["office", "check-trail", "t.jsonl"], application) == code
    assert program.main(["office", "export-trail", "t.jsonl"], application) == code
    asked = [one for one in application.asked if one[0] != "join"]
    file = Path("t.jsonl")
    assert asked == [("check-trail", None), ("check-trail", file), ("export-trail", file)]
