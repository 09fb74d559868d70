"""Heavy photographs handed in as light copies, by hand, and what the office receives and sees of them."""

import hashlib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from support.bundles import a_pdf
from support.fakes import no_progress
from support.fingers import plain
from support.hand import Hand
from support.journeys import PASSPHRASE, closed, office, sign, spoken, started, taken_in, welcome, window_of

from lianes_desktop.app.workspace import Workspace
from lianes_desktop.assets import resource
from lianes_desktop.domain.conventions import Convention, ConventionOverrides
from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.missions import Mission
from lianes_desktop.domain.money import EUR, Money
from lianes_desktop.domain.participants import Mandate
from lianes_desktop.services.offered import Offered

pytestmark = pytest.mark.slow


def grained(name: str, seed: int) -> bytes:
    """A photograph of a receipt at twelve million pixels with the grain of a poor light: some six million bytes."""
    with Image.open(resource("sample", name)) as small:
        large = np.asarray(small.convert("RGB").resize((3000, 4000)), np.int16)
    grain = np.random.default_rng(seed).normal(0, 9, large.shape)
    out = BytesIO()
    Image.fromarray(np.clip(large + grain, 0, 255).astype(np.uint8)).save(out, "JPEG", quality=92)
    return out.getvalue()


def photographs() -> list[Offered]:
    """JPEG, PNG, HEIC, and a PDF: what is a photograph, and what is not."""
    scan = BytesIO()
    with Image.open(resource("sample", "cafe-medina.jpg")) as picture:
        picture.save(scan, "PNG")
    return [
        Offered("dar-tazi.jpg", data=grained("restaurant-dar-tazi.jpg", 1)),
        Offered("taxi.jpg", data=grained("petit-taxi.jpg", 2)),
        Offered("cafe.png", data=scan.getvalue()),
        Offered("train.heic", data=resource("sample", "train-maghreb.heic").read_bytes()),
        Offered("facture.pdf", data=a_pdf()),
    ]


def log_mission(hand: Hand, workspace: Workspace) -> DossierId:
    """A mission that nothing keeps from being claimed; its one expense rests on those photographs."""
    hand.press("Ctrl+K")
    hand.click("new_mission")
    hand.type_in("title", "Oujda")
    hand.click("close_facts")
    (summary,) = workspace.dossiers.all()
    mission = summary.action
    assert isinstance(mission, Mission)
    workspace.dossiers.correct(
        replace(
            mission,
            starts_on=date(2025, 10, 6),
            ends_on=date(2025, 10, 10),
            convention=Convention(
                "LC-2025-014",
                letter_received_on=date(2025, 8, 28),
                signed_on=date(2025, 9, 15),
                overrides=ConventionOverrides(eligibility_start=date(2025, 9, 1)),
            ),
        )
    )
    (person,) = workspace.dossiers.participants(mission.id)
    workspace.dossiers.correct_participant(replace(person, mandate=Mandate("OM-118", date(2025, 9, 22), "Le maire")))
    first, *others = photographs()
    (added,) = workspace.expenses.take(mission.id, [first], no_progress).added
    assert not workspace.expenses.attach(added, others, no_progress).refused
    line = workspace.expenses.line(added)
    assert line is not None
    workspace.expenses.correct(
        replace(
            line.expense,
            payee="Hôtel Atlas",
            paid_on=date(2025, 10, 7),
            amount=Money.of(Decimal("190.92"), EUR),
            kind="HEBE",
        )
    )
    workspace.expenses.accept(added)
    return mission.id


def carried(bundle: Path) -> dict[str, bytes]:
    """The receipt files of an opened bundle, in order."""
    with ZipFile(bundle) as opened:
        return {name: opened.read(name) for name in opened.namelist() if name.startswith("receipts/")}


def weight_of(hand: Hand) -> str:
    """What the page says the bundle weighs."""
    return plain(hand.find("packageSize", QLabel).text())


def test_heavy_photographs_leave_as_light_copies_and_the_office_knows_their_originals(
    qapp: QApplication, tmp_path: Path
) -> None:
    hand = Hand(qapp)
    field = started(qapp, tmp_path / "field")
    welcome(hand, "Claire", "Delattre")
    window_of(field, hand)
    workspace = field.workspace
    assert workspace is not None
    dossier = log_mission(hand, workspace)
    originals = {page.digest: page for receipt in workspace.dossiers.read(dossier).receipts for page in receipt.pages}
    assert sum(page.size for page in originals.values()) > 10_000_000

    hand.click("nav_claim")
    heavy = weight_of(hand)
    hand.click("takeLightCopies")
    hand.wait(lambda: weight_of(hand) != heavy, "the size with light copies")
    reckoned = workspace.hand_in.sizes(workspace.dossiers.read(dossier))
    sent = sign(hand, field, dossier)

    assert sent.size == pytest.approx(reckoned.light, rel=0.25)
    assert sent.size < 0.2 * reckoned.as_they_are
    found = carried(Path(sent.path))
    assert [Path(name).suffix for name in found] == [".webp", ".webp", ".webp", ".webp", ".pdf"]
    for data in list(found.values())[:4]:
        with Image.open(BytesIO(data)) as copy:
            assert (copy.format, max(copy.size) <= 2000, len(copy.getexif())) == ("WEBP", True, 0)
    for digest in originals:
        assert hashlib.sha256(workspace.vault.read(digest)).hexdigest() == digest
    again = workspace.hand_in.export(dossier, PASSPHRASE, tmp_path, no_progress, light=True)
    assert carried(Path(again.path)) == found
    closed(field, qapp)

    there, office_window = office(hand, qapp, tmp_path / "office")
    hand_in = taken_in(hand, there, office_window, sent)

    pages = [page for receipt in hand_in.dossier.receipts for page in receipt.pages]
    assert {page.digest: (page.size, page.media_type) for page in pages} == {
        page.digest: (page.size, page.media_type) for page in originals.values()
    }
    assert [page.light is not None for page in pages] == [True] * 4 + [False]
    shown = hand.find("receiptPhoto", QWidget).parentWidget()
    assert shown is not None
    hand.wait(lambda: "4 copies légères" in spoken(shown), "what is said of the copies")
    assert "Ville de Lille" in spoken(shown)
    closed(there, qapp)
