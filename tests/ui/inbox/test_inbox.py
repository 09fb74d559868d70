from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from support.builders import REFERENCE
from support.clipping import cut_words, outside
from support.counter import ALTERED
from support.fakes import PASSPHRASE
from support.fingers import plain
from support.review_desk import ReviewHand
from support.screens import EACH_WINDOW, in_window, settle

from lianes_desktop.domain.bundles import LedgerState, SignerState, Verification
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.i18n import catalogue
from lianes_desktop.services.failures import CancelledError, Cause, Resource, UnavailableError
from lianes_desktop.services.offered import Offered
from lianes_desktop.ui.inbox import verdicts
from lianes_desktop.ui.inbox.values import Vouched
from lianes_desktop.ui.kit.choice import Choice
from lianes_desktop.ui.kit.fingerprint import Fingerprint
from lianes_desktop.ui.kit.photo import PhotoViewer

pytestmark = pytest.mark.usefixtures("theme")


# ---- first start


def test_a_first_start_leads_to_the_authority(bare: ReviewHand) -> None:
    assert bare.sees("alert_register")
    assert bare.sees("takeInTile")
    bare.click("act_register")

    assert [place for place, _subject, _field in bare.counter.compass.gone] == ["register"]


def test_without_an_authority_no_passphrase_is_asked(bare: ReviewHand) -> None:
    bare.take(bare.counter.bundle(sealed=True))

    assert bare.sheets() == 0
    assert bare.verdicts()[0][0].endswith("Scellé pour quelqu'un d'autre")


# ---- a claim that is right


def test_a_claim_dropped_on_the_page_is_taken_in_and_shown(hand: ReviewHand) -> None:
    hand.drop("takeInTile", hand.counter.bundle())

    assert [bundle.chip for bundle in hand.bundles()] == ["Signature vérifiée"]
    assert hand.whole("verdictWords") == "Signé par Claire Delattre. Clé connue, 3 pièces intactes. Aucun doublon."
    assert [(line.payee, plain(line.asked)) for line in hand.lines()] == [("Hôtel", "747,23 €")]
    assert "339,99 €" in plain(hand.bundles()[0].sum)
    assert hand.text("receiptTitle") == "Pièce 1"
    assert not hand.sees("takeInTile")


def test_a_claim_is_chosen_in_the_systems_window(hand: ReviewHand) -> None:
    hand.click("takeInTile")
    hand.browse(hand.counter.bundle())

    assert len(hand.bundles()) == 1


def test_a_claim_received_twice_is_said_to_be_there(hand: ReviewHand) -> None:
    path = hand.counter.bundle()
    hand.take(path)
    hand.take(path)

    assert hand.whole("verdictWords") == "Déjà reçu. Ce fichier a déjà été reçu. Il n'y a rien à faire."
    assert len(hand.bundles()) == 1
    hand.presenter.select(hand.bundles()[0].key)
    settle()
    assert hand.whole("verdictWords").startswith("Signé par Claire Delattre")


def test_one_walks_through_claims_by_keyboard(hand: ReviewHand, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    hand.take(hand.counter.bundle(name="un.asice"))
    hand.take(hand.counter.bundle(name="deux.asice"))
    newer, older = hand.bundles()
    kept = hand.counter.inbox.receipt

    def note(key: str, *rest: object) -> bytes:
        asked.append(key)
        return kept(key, *rest)  # type: ignore[arg-type]  # as given

    monkeypatch.setattr(hand.counter.inbox, "receipt", note)
    hand.find("bundleList", QWidget).setFocus()
    hand.press("bundleList", Qt.Key.Key_Down)
    hand.press("bundleList", Qt.Key.Key_Up)

    assert asked == [older.key, newer.key]


def test_a_receipt_fills_the_screen_and_turns_its_pages(hand: ReviewHand) -> None:
    hand.take(hand.counter.bundle())
    hand.press("claimLines", Qt.Key.Key_Space)
    assert hand.sees("full_screen_receipt")
    hand.inbox.board.receipt.show_whole()
    assert hand.sheets() == 1
    whole = hand.find("full_screen_receipt", QWidget)
    viewer = whole.findChild(PhotoViewer)
    assert isinstance(viewer, PhotoViewer)
    viewer.sheet_asked.emit(0)
    hand.inbox.board.receipt_asked.emit((hand.bundles()[0].key, ()))
    hand.press("full_screen_receipt", Qt.Key.Key_A)
    hand.press("full_screen_receipt", Qt.Key.Key_Escape)

    assert hand.sheets() == 0
    hand.press("claimLines", Qt.Key.Key_Space)
    assert hand.sheets() == 0  # there is no picture to enlarge


def test_a_receipt_that_cannot_be_shown_says_why(hand: ReviewHand, monkeypatch: pytest.MonkeyPatch) -> None:
    errors: list[Exception] = [UnavailableError(Resource.FILE, Cause.DAMAGED, "a"), ValueError()]
    said: list[str] = []

    def fail(*_asked: object) -> bytes:
        raise errors.pop(0)

    hand.take(hand.counter.bundle())
    monkeypatch.setattr(hand.counter.inbox, "receipt", fail)
    monkeypatch.setattr(hand.inbox.board.receipt, "show_words", said.append)
    (line,) = hand.lines()
    hand.inbox.board.receipt_asked.emit((hand.bundles()[0].key, line.pages))
    hand.inbox.board.receipt.sheet_asked.emit(0)
    hand.inbox.board.receipt.sheet_asked.emit(7)

    assert errors == []
    assert ["abîmé" in plain(one) or "être montrée" in plain(one) for one in said] == [True, True]


def test_only_the_last_receipt_asked_for_is_shown(slow: ReviewHand, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[int] = []
    slow.take(slow.counter.bundle())
    slow.counter.jobs.run_all()
    (line,) = slow.lines()
    board, key = slow.inbox.board, slow.bundles()[0].key
    monkeypatch.setattr(board.receipt, "show_picture", lambda _jpeg, sheet, _sheets: shown.append(sheet))
    board.receipt_asked.emit((key, (replace(line.pages[0], sheets=2),)))
    board.receipt.sheet_asked.emit(1)
    slow.counter.jobs.run_all()

    assert shown == [1]


@pytest.mark.parametrize("error", [None, ValueError()])
def test_a_receipt_drawn_too_late_is_left_out(
    slow: ReviewHand, monkeypatch: pytest.MonkeyPatch, error: Exception | None
) -> None:
    shown: list[object] = []
    slow.take(slow.counter.bundle())
    slow.counter.jobs.run_all()
    (line,) = slow.lines()
    board, key = slow.inbox.board, slow.bundles()[0].key
    board.receipt_asked.emit((key, line.pages))
    (drawing,) = slow.counter.jobs.held
    board.receipt_asked.emit((key, ()))
    drawing.cancelled = False  # it was drawn before it heard of it

    def draw(*_asked: object) -> bytes:
        if error is not None:
            raise error
        return b""

    monkeypatch.setattr(slow.counter.inbox, "receipt", draw)
    monkeypatch.setattr(board.receipt, "show_picture", lambda *drawn: shown.append(drawn))
    monkeypatch.setattr(board.receipt, "show_words", shown.append)
    slow.counter.jobs.run_all()

    assert shown == []


# ---- what is refused


def test_an_altered_file_is_named_and_nothing_of_it_kept(hand: ReviewHand) -> None:
    path = hand.counter.folder / "oujda.asice"
    path.write_text("altered")
    hand.take(path)
    ((title, sentence),) = hand.verdicts()

    assert title == "oujda.asice : Fichier modifié ou abîmé"
    assert "receipts/0001.jpg" in sentence
    assert sentence.endswith("Rien n'en a été gardé.")
    assert hand.bundles() == []
    assert hand.counter.inbox.all() == ()


def test_a_refusal_is_said_in_the_language_in_force(hand: ReviewHand) -> None:
    path = hand.counter.folder / "oujda.asice"
    path.write_text("altered")
    hand.take(path)
    catalogue.activate("en")
    hand.presenter.refresh()
    settle()
    ((title, _sentence),) = hand.verdicts()
    catalogue.activate("fr")

    assert "Fichier" not in title


def test_an_altered_copy_of_a_bundle_kept_already_is_refused_as_altered(
    hand: ReviewHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = hand.counter.bundle()
    hand.take(path)
    key = hand.bundles()[0].key
    monkeypatch.setitem(hand.counter.medium.contents, key, (replace(ALTERED, manifest_sha256=key), None))
    hand.take(path)

    assert hand.verdicts()[0][0].startswith("demande.asice : Fichier modifié")
    assert len(hand.bundles()) == 1


def test_each_refused_file_has_its_verdict(hand: ReviewHand) -> None:
    paths = [hand.counter.folder / f"{name}.asice" for name in ("a", "b")]
    for path in paths:
        path.write_text("altered")
    hand.take(*paths)
    assert len(hand.verdicts()) == 2
    hand.take(hand.counter.bundle())

    assert hand.verdicts() == []
    assert hand.sees("claimLines")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (UnavailableError(Resource.FILE, Cause.NOT_FOUND, "a.asice"), "introuvable"),
        (CancelledError(), ""),
        (ValueError(), ""),
    ],
)
def test_a_file_that_cannot_be_read_is_said(
    hand: ReviewHand, monkeypatch: pytest.MonkeyPatch, error: Exception, words: str
) -> None:
    def fail(*_asked: object) -> None:
        raise error

    monkeypatch.setattr(hand.counter.arrivals, "take_in", fail)
    hand.take(hand.counter.folder / "a.asice")

    assert [words in one for one in hand.warned()] == ([True] if words else [])
    assert hand.said() == (["Arrêté. Rien n'a été pris."] if isinstance(error, CancelledError) else [])


def test_a_refusal_of_the_file_itself_is_said(hand: ReviewHand, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_asked: object) -> None:
        raise RefusedError([Refusal("file", Problem.FILE_UNREADABLE)])

    monkeypatch.setattr(hand.counter.arrivals, "take_in", fail)
    hand.take(hand.counter.folder / "a.asice")

    assert hand.warned()[0].startswith("Ce fichier ne s'ouvre pas")


def test_a_request_that_is_refused_is_said(hand: ReviewHand) -> None:
    path = hand.counter.folder / "a.asice"
    path.write_text("x")
    hand.counter.authority.fails = UnavailableError(Resource.FILE, Cause.DENIED, "a")
    hand.take(path)

    assert "refuse l'accès" in hand.warned()[0]


# ---- an unknown sender


def test_an_unknown_sender_is_confirmed_by_its_groups(hand: ReviewHand) -> None:
    hand.take(hand.counter.bundle(known=False))
    assert hand.verdicts()[0][0] == "Clé inconnue"
    assert hand.lines() == []
    groups = hand.find("senderGroups", Fingerprint)
    assert groups.font().pixelSize() >= 24
    assert groups.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    hand.click("confirmKey")
    assert plain(groups.text()) in [plain(one.text()) for one in hand.sheet().findChildren(Fingerprint)]
    hand.fill("vouchedName", "  ")
    hand.click("accept")
    assert hand.message("vouchedName") == "À remplir."
    hand.fill("vouchedName", "Claire Delattre")
    choice = hand.find("vouchedOrganisation", Choice)
    choice.setFocus()
    hand.press("vouchedOrganisation", Qt.Key.Key_Down)
    hand.click("accept")

    assert hand.sheets() == 0
    assert hand.said() == ["Clé reconnue, dossier pris en charge."]
    assert len(hand.lines()) == 1
    ((_found, person, organisation),) = hand.counter.authority.vouched
    assert person.given_name == "Claire Delattre"
    assert organisation in REFERENCE.organisations


def test_a_name_refused_by_the_office_is_said_in_the_sheet(hand: ReviewHand) -> None:
    hand.take(hand.counter.bundle(known=False))
    hand.click("confirmKey")
    hand.click("confirmKey")
    assert hand.sheets() == 1
    hand.fill("vouchedName", "x" * 5000)
    hand.click("accept")

    assert hand.message("vouchedName").startswith("Trop long")
    hand.click("reject")
    assert len(hand.bundles()) == 1


def test_a_refusal_that_comes_after_the_sheet_is_said_below(slow: ReviewHand) -> None:
    slow.take(slow.counter.bundle(known=False))
    slow.counter.jobs.run_all()
    slow.click("confirmKey")
    slow.fill("vouchedName", "x" * 5000)
    slow.click("accept")
    slow.click("reject")
    slow.counter.jobs.run_all()

    assert slow.warned()[0].startswith("Trop long")


@pytest.mark.parametrize("error", [UnavailableError(Resource.STORE, Cause.DISK_FULL), ValueError()])
def test_a_confirmation_that_fails_keeps_the_bundle_waiting(
    hand: ReviewHand, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_asked: object) -> None:
        raise error

    monkeypatch.setattr(hand.counter.authority, "confirm", fail)
    hand.take(hand.counter.bundle(known=False))
    hand.click("confirmKey")
    hand.click("accept")
    hand.click("reject")

    assert len(hand.warned()) == isinstance(error, UnavailableError)
    assert hand.counter.inbox.all()[0].waiting


def test_a_confirmed_key_whose_bundle_still_waits_says_why(hand: ReviewHand) -> None:
    hand.take(hand.counter.bundle(known=False))
    hand.counter.authority.on_confirm = lambda: None
    hand.click("confirmKey")
    hand.click("accept")

    assert hand.warned()[0].startswith("Clé inconnue")


def test_nobody_is_confirmed_when_nothing_waits(hand: ReviewHand) -> None:
    hand.presenter.ask_confirm()
    hand.take(hand.counter.bundle())
    hand.presenter.confirm(Vouched("Claire", ""))
    hand.inbox.close_identity()

    assert hand.sheets() == 0
    assert not hand.sees("confirmKey")


# ---- sealed bundles


def test_a_sealed_claim_asks_for_the_passphrase_once(hand: ReviewHand) -> None:
    hand.take(hand.counter.bundle(sealed=True, name="un.asice.age"), hand.counter.bundle(sealed=True, name="b.age"))
    assert hand.sheets() == 1
    hand.click("accept")
    assert hand.message("sheet_passphrase") == "À remplir."
    hand.fill("sheet_passphrase", "autre chose")
    hand.press("sheet_passphrase", Qt.Key.Key_Return)
    assert hand.message("sheet_passphrase").startswith("Phrase de passe incorrecte")
    hand.fill("sheet_passphrase", PASSPHRASE)
    hand.click("accept")

    assert hand.sheets() == 0
    assert len(hand.bundles()) == 2
    assert hand.counter.register.unlocked()
    assert not hand.sees("alert_unlock")


def test_sealed_files_wait_when_the_passphrase_is_put_off(hand: ReviewHand) -> None:
    hand.take(hand.counter.bundle(sealed=True))
    hand.click("reject")
    assert hand.sees("alert_unlock")
    assert hand.bundles() == []
    hand.click("act_unlock")
    hand.fill("sheet_passphrase", PASSPHRASE)
    hand.click("accept")

    assert not hand.sees("alert_unlock")
    assert len(hand.bundles()) == 1


def test_a_file_sealed_for_others_is_said_once_unlocked(hand: ReviewHand) -> None:
    path = hand.counter.bundle(sealed=True)
    hand.take(path)
    hand.counter.authority.medium = None
    hand.fill("sheet_passphrase", PASSPHRASE)
    hand.click("accept")

    assert hand.sheets() == 0
    assert hand.verdicts()[0][0].endswith("Scellé pour quelqu'un d'autre")


@pytest.mark.parametrize("error", [UnavailableError(Resource.KEYS, Cause.DAMAGED), ValueError()])
def test_an_authority_that_cannot_be_opened_is_said(
    hand: ReviewHand, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    hand.take(hand.counter.bundle(sealed=True))

    def fail(_passphrase: str) -> None:
        raise error

    monkeypatch.setattr(hand.counter.authority, "unlock", fail)
    hand.fill("sheet_passphrase", PASSPHRASE)
    hand.click("accept")
    hand.click("reject")

    assert len(hand.warned()) == isinstance(error, UnavailableError)


# ---- the office's own affairs


def test_a_key_request_is_led_to_the_register_with_its_path(hand: ReviewHand) -> None:
    path = hand.counter.folder / "request.asice"
    path.write_text("request")
    hand.take(path)

    assert hand.counter.compass.gone == [("register", None, str(path))]
    assert hand.said()[0].startswith("Demande de clé reçue")


def test_lists_that_end_soon_or_ended_are_said(hand: ReviewHand) -> None:
    now = hand.counter.desk.clock.now()
    hand.counter.authority.ends = now + timedelta(days=40)
    hand.presenter.refresh()
    assert not hand.sees("alert_register")
    for days in (20, -1):
        hand.counter.authority.ends = now + timedelta(days=days)
        hand.presenter.refresh()
        settle()
        assert hand.sees("alert_register")
    hand.presenter.act("nothing")
    hand.presenter.reveal(None, "x")

    assert hand.counter.compass.gone == []


def test_what_a_verification_looks_like() -> None:
    accepted = Verification(True, True, True, "OK")

    def look(found: Verification) -> str:
        return verdicts.look(found)[1]

    assert look(accepted) == "shield-check"
    assert look(replace(accepted, ledger=LedgerState.REPLAY)) == "history"
    assert look(replace(accepted, signer_known=False, code="CERT_UNTRUSTED")) == "key"
    assert look(replace(accepted, ledger=LedgerState.GAP, code="GAP")) == "history"
    assert look(ALTERED) == "shield-x"


def test_f6_follows_what_is_there(hand: ReviewHand) -> None:
    assert [one.objectName() for one in hand.inbox.areas()] == ["takeInTile"]
    hand.take(hand.counter.bundle(known=False))
    assert [one.objectName() for one in hand.inbox.areas()] == ["bundleList"]
    hand.click("confirmKey")
    hand.click("accept")

    names = [one.objectName() for one in hand.inbox.areas()]
    assert names == ["bundleList", "claimLines", "segment_accept", "receiptPhoto", "acknowledge"]
    hand.click("showChecks")
    assert [one.objectName() for one in hand.inbox.areas()][3] == "point_convention"


def test_an_expired_key_may_still_be_vouched_for(hand: ReviewHand) -> None:
    hand.take(hand.counter.bundle(known=False))
    (waiting,) = hand.counter.inbox.all()
    signer = waiting.verification.signer
    assert signer is not None
    expired = replace(
        waiting, verification=replace(waiting.verification, signer=replace(signer, state=SignerState.EXPIRED))
    )
    known = replace(
        waiting, verification=replace(waiting.verification, signer=replace(signer, state=SignerState.KNOWN))
    )

    assert verdicts.may_be_confirmed(expired)
    assert not verdicts.may_be_confirmed(known)
    assert not verdicts.may_be_confirmed(replace(waiting, waiting=False))


def test_nothing_dropped_takes_nothing(hand: ReviewHand) -> None:
    hand.drop("takeInTile")
    hand.presenter.take_files((Offered("pasted", data=b"x"),))

    assert hand.bundles() == []


def looks(hand: ReviewHand) -> Iterator[str]:
    """Every look of the page, one after the other."""
    yield "empty"
    hand.take(hand.counter.bundle(sealed=True, name="scellé.asice.age"))
    yield "passphrase"
    hand.click("reject")
    hand.counter.authority.ends = hand.counter.desk.clock.now()
    hand.take(hand.counter.bundle(known=False, name="inconnu.asice"))
    yield "unknown"
    hand.click("confirmKey")
    yield "vouching"
    hand.click("accept")
    yield "claim"
    hand.take_several()
    hand.at_lines()
    hand.keys("r")
    yield "reduce"
    hand.key(Qt.Key.Key_Return)
    yield "refused"
    hand.click("showChecks")
    hand.click("verdictDetails")
    yield "checks"
    hand.click("verdictDetails")
    hand.click("segment_accept")
    hand.click("acceptRest")
    yield "rest"
    hand.click("reject")
    hand.click("acknowledge")
    yield "answer"
    hand.click("reject")
    path = hand.counter.folder / "altéré.asice"
    path.write_text("altered")
    hand.take(path)
    yield "altered"


OTHER_WINDOWS = tuple(product(("fr", "pseudo", "pseudo rtl"), ((1106, 768), (1020, 690), (1020, 800))))
"""A laptop without a task bar, and windows as small as they get, low and high."""


@pytest.mark.parametrize(("language", "size"), [*EACH_WINDOW, *OTHER_WINDOWS])
def test_no_word_is_cut_in_any_language_or_window(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    with in_window(qapp, language, size):
        hand = ReviewHand(tmp_path)
        qtbot.addWidget(hand.page)
        hand.open(size)
        for look in looks(hand):
            seen = hand.sheet() if hand.sheets() else hand.page
            assert (look, cut_words(seen), outside(seen)) == (look, [], [])
            assert (look, hand.page.size().toTuple()) == (look, size)
            assert not hand.page.grab().isNull()
