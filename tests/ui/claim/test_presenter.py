from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from support.counter import FieldCounter
from support.fakes import PASSPHRASE, no_progress
from support.fingers import plain

from lianes_desktop.domain.keys import ClockDoubt, ClockSource, EnrolmentState
from lianes_desktop.domain.missions import Mission
from lianes_desktop.domain.problems import Problem, Refusal
from lianes_desktop.domain.summaries import Section
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.offered import Offered
from lianes_desktop.ui.claim import showing
from lianes_desktop.ui.claim.destinations import Destinations
from lianes_desktop.ui.claim.presenter import ClaimPresenter
from lianes_desktop.ui.claim.values import CheckLine, Destination, Photographs, Remark, Standing, Underway, View
from lianes_desktop.ui.claim.weighing import Choice
from lianes_desktop.ui.kit.ports import Place


class Shown:
    """Implements ``ClaimView`` and remembers."""

    def __init__(self) -> None:
        self.views: list[View] = []
        self.places: list[Destination] = []
        self.underway: list[Underway | None] = []
        self.refused: list[Sequence[Refusal]] = []
        self.previews: list[Path] = []
        self.focused: list[str] = []
        self.asked: list[str] = []

    @property
    def view(self) -> View:
        return self.views[-1]

    def show_view(self, view: View) -> None:
        self.views.append(view)

    def show_destination(self, destination: Destination) -> None:
        self.places.append(destination)

    def show_underway(self, underway: Underway | None) -> None:
        self.underway.append(underway)

    def refuse(self, refusals: Sequence[Refusal]) -> None:
        self.refused.append(refusals)

    def forget_passphrase(self) -> None:
        self.asked.append("forget")

    def show_preview(self, pdf: Path) -> None:
        self.previews.append(pdf)

    def ask_copy_folder(self) -> None:
        self.asked.append("copy folder")

    def ask_folder(self) -> None:
        self.asked.append("folder")

    def focus_field(self, field: str) -> None:
        self.focused.append(field)


class Desk:
    """A presenter over a field installation, its bundles written to ``out``."""

    def __init__(self, root: Path, *, late: bool = False) -> None:
        self.counter = FieldCounter(root / "field", late=late)
        self.out = root / "out"
        self.out.mkdir()
        self.shown = Shown()
        counter = self.counter
        preferences = counter.desk.preferences
        preferences.change(export_folder=str(self.out))
        self.presenter = ClaimPresenter(
            self.shown, counter.hand_in, counter.enrolment, counter.desk.profiles,
            Destinations(preferences, counter.plugged_in, root), counter.jobs, counter.compass, counter.bar,
            counter.drafts, Choice(preferences), counter.replies,
        )  # fmt: skip
        self.presenter.open(counter.dossier)

    def sign(self) -> None:
        self.presenter.certify(True)
        self.presenter.export(PASSPHRASE)

    def change(self, **fields: object) -> None:
        dossiers = self.counter.desk.dossiers
        action = dossiers.action(self.counter.dossier)
        assert isinstance(action, Mission)
        dossiers.correct(replace(action, **fields))  # type: ignore[arg-type]  # fields of the value
        self.presenter.refresh()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def late(tmp_path: Path) -> Desk:
    return Desk(tmp_path, late=True)


def titles(desk: Desk) -> list[str]:
    return [remark.title for remark in desk.shown.view.remarks]


def test_nothing_is_shown_without_a_dossier(desk: Desk) -> None:
    before = len(desk.shown.views)
    desk.presenter.open(None)
    desk.presenter.export(PASSPHRASE)
    desk.presenter.preview()

    assert len(desk.shown.views) == before
    assert desk.shown.underway == []


def test_the_page_says_the_amount_and_what_is_missing(desk: Desk) -> None:
    view = desk.shown.view

    assert view.hero[1] == "339,99\u00a0€"
    assert view.hero[2] == "\u2068 45,5\u00a0%\u2069 de 747,23\u00a0€ éligibles".replace("\u2068 ", "").replace(
        "\u2069", ""
    )
    assert view.split is not None
    assert view.split[0] == "Lianes"
    assert view.why_not == "Cochez d’abord la déclaration."
    assert [state for _title, _detail, state in view.steps] == ["done", "done", "now", "later"]
    assert view.subtitle.endswith("version 1")
    assert view.left is None


def test_a_claim_with_an_error_is_not_signed_and_says_how_many(desk: Desk) -> None:
    desk.change(starts_on=None)
    desk.presenter.certify(True)
    desk.presenter.export(PASSPHRASE)

    assert desk.shown.view.why_not.startswith("Signer")
    assert desk.shown.view.steps[0][2] == "blocked"
    assert desk.counter.bar.warned == [desk.shown.view.why_not]
    assert desk.shown.view.steps[1][2] == "later"


def test_signing_needs_the_tick_the_passphrase_and_a_key(desk: Desk) -> None:
    desk.presenter.export(PASSPHRASE)
    assert desk.counter.bar.warned == ["Cochez d’abord la déclaration."]
    desk.presenter.certify(True)
    desk.presenter.export("")
    assert desk.shown.refused[-1] == [Refusal("passphrase", Problem.MISSING)]
    assert desk.shown.focused == ["passphrase"]
    desk.counter.keys.state = EnrolmentState.NO_KEY
    desk.presenter.refresh()
    assert "clé" in desk.shown.view.why_not
    desk.counter.keys.state = EnrolmentState.EXPIRED
    desk.presenter.refresh()
    assert "expiré" in desk.shown.view.why_not


def test_a_signed_claim_says_where_it_is_and_its_code(desk: Desk) -> None:
    desk.sign()
    left = desk.shown.view.left

    assert left is not None
    assert left.path == str(desk.out)
    assert left.there
    assert "lianes-s1.asice" in left.title
    assert len(left.code.split("-")) == 4
    assert [state for _title, _detail, state in desk.shown.view.steps] == ["done"] * 4
    assert desk.shown.asked == ["forget"]
    assert desk.counter.bar.said[-1][0].startswith("Dossier signé et relu")
    assert desk.shown.view.subtitle.endswith("version 1")
    assert not desk.shown.view.certified


def test_a_file_that_was_taken_away_is_said(desk: Desk) -> None:
    desk.sign()
    (desk.out / "lianes-s1.asice").unlink()
    desk.presenter.refresh()

    assert desk.shown.view.left is not None
    assert not desk.shown.view.left.there


def test_a_change_after_signing_makes_a_second_version(desk: Desk) -> None:
    desk.sign()
    desk.change(title="Autre titre")

    assert desk.shown.view.left is None
    assert "Modifié depuis la version 1" in titles(desk)
    assert desk.shown.view.subtitle.endswith("version 2")


def test_a_wrong_passphrase_is_said_beside_it(desk: Desk) -> None:
    desk.presenter.certify(True)
    desk.presenter.export("autre chose")

    assert desk.shown.refused[-1] == [Refusal("passphrase", Problem.PASSPHRASE_WRONG)]
    assert desk.shown.focused == ["passphrase"]
    assert desk.counter.bar.warned == []


def test_a_full_disk_is_said_with_its_remedy(desk: Desk) -> None:
    desk.counter.bundles.fails = UnavailableError(Resource.EXPORT, Cause.DISK_FULL, str(desk.out))
    desk.sign()

    assert "libérez de la place" in desk.counter.bar.warned[-1]
    assert desk.counter.hand_in.sent(desk.counter.dossier) == ()
    assert desk.shown.underway[-1] is None


def test_a_stick_pulled_out_asks_for_another_folder(desk: Desk) -> None:
    desk.presenter.choose_folder(str(desk.out))
    desk.counter.bundles.fails = UnavailableError(Resource.EXPORT, Cause.GONE, str(desk.out))
    desk.out.rmdir()
    desk.presenter.certify(True)
    assert desk.shown.places[-1].path == ""
    desk.presenter.export(PASSPHRASE)

    assert desk.shown.asked == ["folder"]


def test_a_stick_plugged_in_is_shown_at_once(desk: Desk) -> None:
    stick = desk.out / "LIANES"
    stick.mkdir()
    before = len(desk.shown.places)
    desk.presenter.look()
    assert len(desk.shown.places) == before
    desk.counter.sticks = (stick,)
    desk.presenter.look()

    assert desk.shown.places[-1] == Destination(str(stick), "Clé LIANES", "usb")


def test_a_folder_that_cannot_be_remembered_still_serves(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_choices: object) -> None:
        raise UnavailableError(Resource.PREFERENCES, Cause.READ_ONLY)

    monkeypatch.setattr(desk.counter.desk.choices, "write", fail)
    other = desk.out / "autre"
    other.mkdir()
    desk.presenter.choose_folder(str(other))

    assert desk.shown.places[-1].path == str(other)
    assert len(desk.counter.bar.warned) == 1


def test_what_changed_behind_the_page_is_said_below(desk: Desk) -> None:
    desk.presenter.certify(True)
    dossiers = desk.counter.desk.dossiers
    action = dossiers.action(desk.counter.dossier)
    assert isinstance(action, Mission)
    dossiers.correct(replace(action, starts_on=None))
    desk.presenter.export(PASSPHRASE)

    assert desk.counter.bar.warned[-1].startswith("Points à corriger")
    assert desk.shown.view.why_not.startswith("Signer")


def test_refusals_about_no_field_stand_alone() -> None:
    assert showing.refused(Refusal("profile", Problem.MISSING)).startswith("Dites d’abord")
    assert showing.refused(Refusal("receipts", Problem.TOO_LARGE)).startswith("Les reçus")


def test_an_export_tells_pages_then_bytes_and_can_be_stopped(late: Desk) -> None:
    late.sign()
    assert [one.words if one else "" for one in late.shown.underway] == ["Signature et écriture du dossier"]
    late.presenter.export(PASSPHRASE)
    assert len(late.counter.jobs.held) == 1
    late.counter.jobs.run_all()
    details = [one.detail for one in late.shown.underway if one is not None]
    assert any("ko sur" in detail for detail in details)
    assert "" in details
    assert late.shown.underway[-1] is None

    late.change(title="Encore")
    late.sign()
    late.presenter.cancel()
    late.counter.jobs.run_all()
    assert late.counter.bar.said[-1][0] == "Arrêté. Rien n’a été écrit."
    assert len(late.counter.hand_in.sent(late.counter.dossier)) == 1


def test_there_is_nothing_to_stop_at_rest(desk: Desk) -> None:
    desk.presenter.cancel()

    assert desk.shown.underway == []


def test_the_preview_is_drawn_in_the_scratch_folder(desk: Desk) -> None:
    desk.presenter.preview()

    assert desk.shown.previews == [desk.counter.folder / "apercu.pdf"]


def test_pages_of_a_preview_are_counted(late: Desk) -> None:
    late.presenter.preview()
    late.counter.jobs.run_all()

    assert [one.detail for one in late.shown.underway if one][-1] == "Page 1 sur 1"


def test_a_preview_that_fails_is_said(desk: Desk) -> None:
    desk.counter.documents.fails = UnavailableError(Resource.VAULT, Cause.DAMAGED, "a")
    desk.presenter.preview()

    assert desk.shown.previews == []
    assert len(desk.counter.bar.warned) == 1


def test_a_copy_goes_to_the_stick_or_asks_where(desk: Desk) -> None:
    desk.presenter.copy()
    assert desk.shown.asked == []
    desk.sign()
    desk.presenter.copy()
    assert desk.shown.asked[-1] == "copy folder"
    stick = desk.out.parent / "LIANES"
    stick.mkdir()
    desk.counter.sticks = (stick,)
    desk.presenter.copy()

    assert (stick / "lianes-s1.asice").read_bytes() == (desk.out / "lianes-s1.asice").read_bytes()
    assert "relue" in desk.counter.bar.said[-1][0]


def test_a_copy_that_cannot_be_made_is_said(desk: Desk) -> None:
    desk.presenter.copy_to(str(desk.out))
    desk.sign()
    desk.presenter.copy_to(str(desk.out / "nowhere"))

    assert "introuvable" in desk.counter.bar.warned[-1]


def test_the_clock_and_the_key_are_doubted_before_signing(desk: Desk) -> None:
    assert titles(desk) == []
    now, past = datetime(2020, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)
    desk.counter.keys.doubt = ClockDoubt(now, past, ClockSource.RELEASE)
    desk.counter.keys.state = EnrolmentState.REQUESTED
    desk.presenter.refresh()

    assert titles(desk) == ["L’horloge de cet ordinateur est en retard", "Lianes ne connaît pas encore votre clé"]
    assert desk.shown.view.signer is not None
    assert not desk.shown.view.signer.known
    for state, title in ((EnrolmentState.NO_KEY, "Pas encore de clé"), (EnrolmentState.EXPIRED, "Votre clé a expiré")):
        desk.counter.keys.state = state
        desk.presenter.refresh()
        assert titles(desk)[1] == title


def test_a_key_that_cannot_be_read_is_said_and_nothing_breaks(desk: Desk) -> None:
    desk.counter.keys.fails = UnavailableError(Resource.KEYS, Cause.DAMAGED)
    desk.presenter.refresh()

    assert len(desk.counter.bar.warned) == 1
    assert titles(desk) == ["Pas encore de clé"]


def test_the_sample_is_never_signed_and_says_why(desk: Desk) -> None:
    desk.change(sample=True)
    desk.presenter.certify(True)
    desk.presenter.export(PASSPHRASE)

    assert titles(desk)[0] == "Dossier d’exemple"
    assert desk.counter.bar.warned[-1].startswith("Dossier d’exemple")
    assert desk.counter.hand_in.sent(desk.counter.dossier) == ()


def test_nobody_signs_before_saying_who_they_are(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk.counter.desk.profiles, "get", lambda: None)
    desk.presenter.refresh()

    assert desk.shown.view.signer is None
    assert desk.shown.view.why_not.startswith("Dites d’abord")


def test_checks_remarks_and_the_recap_lead_elsewhere(desk: Desk) -> None:
    desk.presenter.solve(CheckLine("a", "", Standing.ERROR, Section.CONTACTS, None, "consent"))
    desk.presenter.solve(CheckLine("a", "", Standing.FINE))
    desk.presenter.follow(Remark("warn", "key", "a", "b", "c", Place.EXCHANGES))
    desk.presenter.follow(Remark("warn", "key", "a", "b"))
    desk.presenter.to_expenses()

    assert desk.counter.compass.gone == [("contacts", None, "consent"), ("exchanges", None, ""), ("expenses", None, "")]


def test_a_field_of_the_page_is_revealed(desk: Desk) -> None:
    desk.presenter.reveal(None, "passphrase")
    desk.presenter.reveal(desk.counter.dossier, "passphrase")
    desk.presenter.reveal(None, "")

    assert desk.shown.focused == ["passphrase"]


def test_another_dossier_is_not_certified_yet(desk: Desk) -> None:
    desk.presenter.certify(True)
    desk.presenter.open(desk.counter.dossier)
    other = desk.counter.desk.dossiers.create_hosting_day("Délégation d’Oujda").id
    desk.presenter.open(other)

    assert [view.certified for view in desk.shown.views[-2:]] == [True, False]
    assert "Délégation" in desk.shown.view.subtitle


# ---- how heavy it is, and light copies


def heavy(desk: Desk, *names: str) -> None:
    """Photographs of four million bytes each, added to the claim's expense."""
    (expense,) = desk.counter.desk.dossiers.read(desk.counter.dossier).expenses
    files = [Offered(f"{name}.jpg", data=f"photo {name}".encode() + bytes(4_000_000)) for name in names]
    assert not desk.counter.desk.expenses.attach(expense.id, files, no_progress).refused
    desk.presenter.refresh()


def chosen(desk: Desk) -> Photographs | None:
    return desk.shown.view.package.photographs


def carried(desk: Desk) -> list[str]:
    """The media types of what the last bundle carries for its photographs."""
    sent = desk.counter.hand_in.sent(desk.counter.dossier)[0]
    hand_in = desk.counter.bundles.contents[sent.manifest_sha256][1]
    assert hand_in is not None
    return [page.carried.media_type for receipt in hand_in.dossier.receipts for page in receipt.pages]


def test_the_weight_follows_receipts_and_copies_are_proposed_when_it_is_heavy(desk: Desk) -> None:
    assert chosen(desk) is None
    light = plain(desk.shown.view.package.size)
    heavy(desk, "taxi", "train", "repas")

    assert light.endswith("ko")
    assert plain(desk.shown.view.package.size) == "Paquet : 12,9 Mo"
    (remark,) = (one for one in desk.shown.view.remarks if one.photographs)
    desk.presenter.follow(remark)

    assert chosen(desk) is Photographs.LIGHT
    assert not [one for one in desk.shown.view.remarks if one.photographs]
    assert desk.counter.desk.preferences.current().photographs == "light"


def test_light_copies_are_made_then_the_claim_is_signed_with_them(desk: Desk) -> None:
    heavy(desk, "taxi", "train")
    desk.presenter.choose_photographs(Photographs.LIGHT)
    desk.sign()

    assert [one.words for one in desk.shown.underway if one] == [
        "Copies légères des photos", "Signature et écriture du dossier",
    ]  # fmt: skip
    assert carried(desk) == ["image/webp"] * 3
    assert [text for text, _undo in desk.counter.bar.said] == [
        "Dossier signé et relu : il est prêt à remettre à Lianes.".replace(" :", "\N{NO-BREAK SPACE}:")
    ]


def test_photographs_as_they_are_need_no_copy(desk: Desk) -> None:
    heavy(desk, "taxi")
    desk.sign()

    assert [one.words for one in desk.shown.underway if one] == ["Signature et écriture du dossier"]
    assert carried(desk) == ["image/jpeg"] * 2
    assert desk.counter.desk.lights.kept == {}


def test_the_making_of_copies_is_counted_and_can_be_stopped(late: Desk) -> None:
    heavy(late, "taxi", "train")
    late.presenter.choose_photographs(Photographs.LIGHT)
    late.sign()
    late.presenter.cancel()
    late.counter.jobs.run_all()
    assert late.counter.bar.said[-1][0] == "Arrêté. Rien n’a été écrit."
    assert late.counter.hand_in.sent(late.counter.dossier) == ()

    late.sign()
    late.counter.jobs.run_all()
    told = [plain(one.detail) for one in late.shown.underway if one is not None]
    assert {"Photo 1 sur 3", "Photo 2 sur 3", "Photo 3 sur 3"} <= set(told)
    assert carried(late) == ["image/webp"] * 3
    assert late.shown.underway[-1] is None


def test_what_changes_while_copies_are_made_is_not_signed_before_it_is_certified(late: Desk) -> None:
    heavy(late, "taxi")
    late.presenter.choose_photographs(Photographs.LIGHT)
    late.sign()
    (expense,) = late.counter.desk.dossiers.read(late.counter.dossier).expenses
    late.counter.desk.expenses.correct(replace(expense, borne_cents=10_000))
    late.counter.jobs.run_all()

    assert late.counter.hand_in.sent(late.counter.dossier) == ()
    assert [plain(one) for one in late.counter.bar.warned] == [
        "Le dossier a changé depuis votre déclaration : relisez les sommes, puis cochez-la à nouveau."
    ]
    assert not late.shown.view.certified
    assert late.shown.view.why_not == "Cochez d’abord la déclaration."

    late.sign()
    late.counter.jobs.run_all()
    assert len(late.counter.hand_in.sent(late.counter.dossier)) == 1


def test_the_tick_stands_for_what_was_shown_when_it_was_made(desk: Desk) -> None:
    desk.presenter.certify(True)
    desk.presenter.refresh()
    assert desk.shown.view.certified

    desk.change(title="Autre titre")
    assert not desk.shown.view.certified


def test_a_photograph_without_its_copy_is_said_once_the_claim_is_signed(desk: Desk) -> None:
    heavy(desk, "taxi")
    desk.counter.desk.pictures.too_hard.add(b"photo taxi" + bytes(4_000_000))
    desk.presenter.choose_photographs(Photographs.LIGHT)
    desk.sign()

    assert carried(desk) == ["image/webp", "image/jpeg"]
    assert plain(desk.counter.bar.said[-1][0]).endswith(
        "1 photo est partie telle quelle, faute de copie légère : taxi.jpg"
    )


def test_a_missing_original_is_said_and_nothing_is_signed(desk: Desk) -> None:
    heavy(desk, "taxi")
    desk.presenter.choose_photographs(Photographs.LIGHT)
    desk.counter.desk.vault.files.clear()
    desk.sign()

    assert len(desk.counter.bar.warned) == 1
    assert desk.counter.hand_in.sent(desk.counter.dossier) == ()


def test_another_choice_once_the_bundle_left_is_judged_by_what_the_next_one_would_weigh(desk: Desk) -> None:
    def judged() -> list[str]:
        return [plain(one.title) for one in desk.shown.view.remarks if one.icon == "mail"]

    heavy(desk, "taxi", "train", "repas")
    desk.sign()
    really = judged()  # a bundle here is a few bytes
    desk.presenter.choose_photographs(Photographs.ORIGINALS)
    chosen_before = judged()
    desk.presenter.choose_photographs(Photographs.LIGHT)
    desk.presenter.choose_photographs(Photographs.ORIGINALS)
    again = judged()
    desk.sign()

    assert (really, chosen_before, again, judged()) == ([], [], ["Paquet de 12,9 Mo"], [])


def test_the_choice_of_another_dossier_says_nothing_of_the_bundle_that_left(desk: Desk) -> None:
    heavy(desk, "taxi", "train", "repas")
    desk.sign()
    desk.presenter.choose_photographs(Photographs.LIGHT)
    desk.presenter.choose_photographs(Photographs.ORIGINALS)
    desk.presenter.open(desk.counter.desk.dossiers.create_hosting_day("Délégation d’Oujda").id)
    desk.presenter.open(desk.counter.dossier)

    assert not [one for one in desk.shown.view.remarks if one.icon == "mail"]


def test_nothing_is_chosen_while_a_bundle_is_made_of_what_was(late: Desk) -> None:
    heavy(late, "taxi", "train", "repas")
    late.sign()
    late.presenter.choose_photographs(Photographs.LIGHT)
    while_made = chosen(late)
    late.counter.jobs.run_all()
    late.presenter.choose_photographs(Photographs.LIGHT)

    assert (while_made, chosen(late)) == (Photographs.ORIGINALS, Photographs.LIGHT)


def test_a_choice_that_cannot_be_remembered_still_holds(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_choices: object) -> None:
        raise UnavailableError(Resource.PREFERENCES, Cause.READ_ONLY)

    monkeypatch.setattr(desk.counter.desk.choices, "write", fail)
    heavy(desk, "taxi")
    desk.presenter.choose_photographs(Photographs.LIGHT)

    assert chosen(desk) is Photographs.LIGHT
    assert len(desk.counter.bar.warned) == 1
