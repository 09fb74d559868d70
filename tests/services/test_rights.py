"""What a person may ask, over a real store: see it, have it limited, have it erased for good."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from support.builders import a_participant
from support.desks import Desk, ready_to_leave
from support.fakes import PASSPHRASE, no_progress
from support.paper_desk import text_of
from support.stores import OpenStore

from lianes_desktop import codec
from lianes_desktop.documents.erasure_notice import PdfErasureNotice
from lianes_desktop.documents.press import PdfPress
from lianes_desktop.domain.bundles import bundle_code
from lianes_desktop.domain.consents import answered
from lianes_desktop.domain.contacts import Consent, ConsentState, Contact, Erasure, Purpose, PurposeAnswer
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.ids import ContactId, DossierId, new_id
from lianes_desktop.domain.people import Status
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.failures import RemovedError
from lianes_desktop.services.notices import notice
from lianes_desktop.services.papers import PaperService
from lianes_desktop.services.ports.office import OfficeReadings
from lianes_desktop.services.ports.store import OpenUnit
from lianes_desktop.services.rights import RightsService
from lianes_desktop.storage.erasures import StoreErasing
from lianes_desktop.storage.readings import SqlReadings

NAME = "Oulad Haddou"
AGREED = answered(Consent(), PurposeAnswer(Purpose.TRANSMIT, ConsentState.GRANTED, date(2026, 10, 1)))


class OnDisk:
    """A store in a file, as a desk takes it."""

    def __init__(self, store: OpenStore) -> None:
        self.store = store
        self.open_unit: OpenUnit = store.unit
        self.readings: SqlReadings = store.readings
        self.office: OfficeReadings = store.office


class RightsDesk(Desk):
    """An installation over a real store, where people can be erased."""

    def __init__(self, folder: Path) -> None:
        self.store = OpenStore(folder)
        super().__init__(OnDisk(self.store), folder)
        eraser = StoreErasing(
            self.store.file, self.store.readers, self.store.writer.held_off, lambda: (), folder / "scratch"
        )
        papers = PaperService(self.readings, self.rules, PdfPress(), self.hand_in)
        self.rights = RightsService(
            self.records, self.readings, self.rules, papers, PdfErasureNotice(), eraser, self.changes, self.clock
        )

    def met(self, dossier: DossierId, given: str = "Zineb", family: str = NAME, **fields: object) -> Contact:
        card = replace(self.contacts.add(dossier), given_name=given, family_name=family, **fields)  # type: ignore[arg-type]
        self.contacts.correct(card)
        return card

    def later(self, by: timedelta) -> None:
        self.clock.instant += by

    def left(self, dossier: DossierId, folder: Path) -> HandIn:
        folder.mkdir(exist_ok=True)
        sent = self.hand_in.export(dossier, PASSPHRASE, folder, no_progress)
        hand_in = self.bundles.contents[sent.manifest_sha256][1]
        assert hand_in is not None
        return hand_in


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[RightsDesk]:
    made = RightsDesk(tmp_path)
    yield made
    made.store.close()


def test_a_person_is_found_in_every_dossier_and_among_delegates(desk: RightsDesk) -> None:
    first = desk.start()
    second = desk.dossiers.create_hosting_day("Accueil").id
    card = desk.met(first, organisation="Commune d'Oujda")
    again = desk.met(second, given="Zinêb", family="OULAD HADDOU")
    elsewhere = desk.met(second, organisation="Agence urbaine")
    delegate = replace(a_participant(), dossier=second, given_name="Zineb", family_name=NAME, status=Status.DELEGATE)
    desk.records.keep(None, delegate)
    desk.met(first, "Youssef", "Bennani")

    assert {one.person.id for one in desk.rights.found("haddou zin")} == {
        card.id, again.id, elsewhere.id, delegate.id,
    }  # fmt: skip
    assert desk.rights.found("agence")[0].person.id == elsewhere.id
    assert {one.person.id for one in desk.rights.all_of(card.id)} == {card.id, again.id, delegate.id}
    assert desk.rights.all_of(again.id)[0].title == "Accueil"
    with pytest.raises(RemovedError):
        desk.rights.all_of(new_id())


def test_who_limits_the_use_of_a_card_stays_here_until_they_say_otherwise(desk: RightsDesk, tmp_path: Path) -> None:
    dossier = ready_to_leave(desk)
    card = desk.met(dossier, consent=AGREED)
    desk.rights.restrict(card.id, restricted=True)
    assert desk.left(dossier, tmp_path / "one").dossier.contacts == ()
    assert "restricted" in {one.field for one in desk.readings.trail(dossier) if one.after == "True"}

    desk.undo.undo()
    assert [one.id for one in desk.left(dossier, tmp_path / "two").dossier.contacts] == [card.id]
    desk.rights.restrict(card.id, restricted=True)
    desk.rights.restrict(card.id, restricted=False)
    assert desk.left(dossier, tmp_path / "three").dossier.contacts != ()


@pytest.mark.parametrize(
    ("purpose", "state"),
    [
        (Purpose.TRANSMIT, ConsentState.REFUSED),
        (Purpose.TRANSMIT, ConsentState.WITHDRAWN),
        (Purpose.TRANSMIT, ConsentState.TO_ASK),
        (Purpose.KEEP, ConsentState.WITHDRAWN),
    ],
)
def test_the_last_answer_decides_what_a_bundle_holds(
    desk: RightsDesk, tmp_path: Path, purpose: Purpose, state: ConsentState
) -> None:
    dossier = ready_to_leave(desk)
    card = desk.met(dossier, consent=AGREED)
    line = desk.programme.add(dossier, date(2026, 10, 13))
    desk.programme.put(replace(line, title="Visite", contacts=(card.id,)))
    assert NAME in codec.dumps(HandIn, desk.left(dossier, tmp_path / "one"))
    ended = answered(AGREED, PurposeAnswer(purpose, state, date(2026, 10, 2)))
    desk.contacts.correct(replace(card, consent=ended))
    after = codec.dumps(HandIn, desk.left(dossier, tmp_path / "two"))
    assert NAME not in after
    assert card.id.hex not in after


def test_all_that_is_kept_of_a_person_is_written_for_them(desk: RightsDesk, tmp_path: Path) -> None:
    dossier = desk.start()
    card = desk.met(dossier, note="rencontrée au marché", consent=AGREED)
    desk.met(dossier, "Youssef", "Bennani", note="autre chose")
    line = desk.programme.add(dossier, date(2026, 10, 13))
    desk.programme.put(replace(line, title="Visite", contacts=(card.id,)))

    pdf, data = desk.rights.write(card.id, tmp_path / "droits.pdf", no_progress)

    assert pdf.read_bytes().startswith(b"%PDF")
    said = json.loads(data.read_text())
    (one,) = said["records"]
    assert (one["person"]["note"], one["programme"][0]["title"]) == ("rencontrée au marché", "Visite")
    assert any(each["field"] == "consent.transmit" for each in one["journal"])
    assert "autre chose" not in data.read_text()


def test_who_is_erased_comes_back_by_no_undo_and_in_no_later_bundle(desk: RightsDesk, tmp_path: Path) -> None:
    dossier = ready_to_leave(desk)
    card = desk.met(dossier, consent=AGREED, note="note", email="z@oujda.example")
    follow = desk.reports.add_follow_up(dossier)
    desk.reports.correct_follow_up(replace(follow, what=f"Écrire à Zineb {NAME}"))
    before = codec.dumps(HandIn, desk.left(dossier, tmp_path / "one"))
    assert NAME in before
    desk.later(timedelta(days=1))

    desk.rights.erase((card.id,))

    assert Topic.CONTACTS in desk.heard[-1]
    assert (desk.undo.can_undo, desk.undo.undo(), desk.undo.redo()) == (None, None, None)
    assert desk.rights.found("haddou") == ()
    after = desk.left(dossier, tmp_path / "two")
    assert after.dossier.contacts == ()
    assert NAME not in codec.dumps(HandIn, after)
    assert [line.share_cents for line in after.statement.lines] == [33999]
    last = desk.readings.trail(dossier)[0]
    assert (last.field, last.subject, last.who, last.before) == ("erased", card.id, "Claire Delattre", "")


def test_lianes_is_told_by_ids_alone_of_whoever_had_left(desk: RightsDesk, tmp_path: Path) -> None:
    dossier = ready_to_leave(desk)
    left, stayed = desk.met(dossier, consent=AGREED), desk.met(dossier, "Youssef", "Bennani")
    assert desk.rights.to_tell() == ()
    desk.left(dossier, tmp_path / "out")
    desk.later(timedelta(days=1))
    (sent,) = desk.readings.sent(dossier)
    desk.rights.erase((left.id, stayed.id))
    desk.later(timedelta(days=1))
    desk.left(dossier, tmp_path / "out")

    (told,) = desk.rights.to_tell()
    assert (told.id, told.bundles) == (left.id, (sent,))
    data, sheet = desk.rights.write_notice(tmp_path / "avis.json")
    plain = json.loads(data.read_text())
    (person,) = plain["people"]
    assert (person["id"], person["bundles"][0]["bundle_id"]) == (left.id.hex, sent.bundle_id.hex)
    assert person["bundles"][0]["code"] == bundle_code(sent.bundle_id)
    assert len(desk.readings.every(Erasure)) == 2
    words = text_of(sheet.read_bytes())
    assert bundle_code(sent.bundle_id) in words
    assert left.id.hex in words
    assert "haddou" not in f"{words} {data.read_text()}".casefold()


def test_a_card_is_looked_at_again_after_its_term_and_renewed(desk: RightsDesk) -> None:
    dossier = desk.start()
    old = desk.met(dossier, consent=AGREED)
    desk.met(dossier, "Youssef", "Bennani")  # no day is known of him
    assert desk.rights.to_review(dossier) == ()
    desk.later(timedelta(days=3 * 366))
    assert [one.id for one in desk.rights.to_review(dossier)] == [old.id]
    desk.rights.renew((old.id,))
    assert desk.rights.to_review(dossier) == ()
    desk.undo.undo()
    assert [one.id for one in desk.rights.to_review(dossier)] == [old.id]


def test_what_was_removed_meanwhile_has_no_rights_any_more(desk: RightsDesk) -> None:
    gone = DossierId(new_id())
    assert desk.rights.to_review(gone) == ()
    assert desk.rights.years_kept(gone) == 3
    with pytest.raises(RemovedError):
        desk.rights.notice(gone)
    desk.start()
    desk.rights.restrict(ContactId(new_id()), restricted=True)
    assert desk.rights.found() == ()


def test_the_notice_is_the_settings_own_when_they_have_one(desk: RightsDesk) -> None:
    own = notice((("notice", (("fr", "Notre notice."), ("ar", "إشعارنا"))),), "Lille", 3, "x")
    other = notice((("notice", (("fr", "Notre notice !"),)),), "Lille", 3, "x")
    assert own.paragraphs == (("Notre notice.", "إشعارنا"),)
    assert own.version != other.version
    shipped = desk.rights.notice(desk.start())
    assert "Ville de Lille" in shipped.paragraphs[0][0]
