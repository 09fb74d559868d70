"""What a first start makes, and the doors of a later one."""

import subprocess
from pathlib import Path
from threading import Barrier, Thread

import pytest

from lianes_desktop.app import opening
from lianes_desktop.app.clock import SystemClock
from lianes_desktop.app.folders import Folders
from lianes_desktop.app.later import later
from lianes_desktop.app.start import Beginning, KeyDoor
from lianes_desktop.domain.ids import OrganisationId, new_id
from lianes_desktop.domain.keys import EnrolmentState
from lianes_desktop.domain.organisations import Organisation, OrganisationType
from lianes_desktop.domain.people import Profile, Role, Status
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.services.failures import Cause, UnavailableError
from lianes_desktop.storage.preferences import TomlPreferences
from lianes_desktop.ui.welcome.values import Answers

PASSPHRASE = "un taxi dans Oujda"  # noqa: S105 - typed by nobody
LILLE = OrganisationId("FR-LIL")


def claire(organisation: OrganisationId | None = LILLE) -> Profile:
    return Profile(new_id(), "Claire", "Delattre", "c@lille.example", organisation, Status.STAFF, Role.FIELD)


def begun(root: Path, answers: Answers) -> tuple[Beginning, str, list[tuple[int, int]]]:
    steps = list[tuple[int, int]]()
    beginning = Beginning(root, lambda call: call())
    code = beginning.begin(answers, lambda at, of: steps.append((at, of)))
    return beginning, code, steps


def printed(pdf: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True).stdout


def test_a_first_start_makes_the_store_the_key_and_a_sheet_to_print(tmp_path: Path) -> None:
    beginning, code, steps = begun(tmp_path / "data", Answers(claire(), None, PASSPHRASE, sample=False))
    workspace = beginning.workspace
    assert workspace is not None
    try:
        assert workspace.profiles.get() is not None
        assert workspace.enrolment.info().state is EnrolmentState.SELF_SIGNED
        assert workspace.dossiers.all() == ()
        assert [at for at, _of in steps] == [1, 2, 3, 4]
        sheet = beginning.write_sheet(code, tmp_path / "feuille.pdf")
    finally:
        workspace.close()
    text = printed(sheet)
    assert "Claire Delattre" in text
    assert "Lille" in text
    assert code.split("-")[0] in text
    assert not Folders(tmp_path / "data").is_new()


def test_an_authority_typed_in_is_kept_and_printed_and_the_sample_is_there(tmp_path: Path) -> None:
    typed = Organisation(
        OrganisationId("typed"), "FR", OrganisationType.INTERMUNICIPAL, "Communauté de communes des Sources"
    )
    beginning, code, _steps = begun(tmp_path / "data", Answers(claire(typed.id), typed, PASSPHRASE, sample=True))
    workspace = beginning.workspace
    assert workspace is not None
    try:
        assert workspace.dossiers.organisation(typed.id) == typed
        assert len(workspace.dossiers.all()) == 1
        assert "Communauté de communes des Sources" in printed(beginning.write_sheet(code, tmp_path / "f.pdf"))
    finally:
        workspace.close()


def test_the_authorities_shipped_are_offered(tmp_path: Path) -> None:
    offered = Beginning(tmp_path, lambda call: call()).organisations()
    assert LILLE in {one.id for one in offered}


def test_the_language_chosen_stays(tmp_path: Path) -> None:
    Beginning(tmp_path, lambda call: call()).language_chosen("ar")
    assert TomlPreferences(tmp_path).read().language == "ar"


def test_there_is_no_sheet_before_somebody_answered(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="nobody"):
        Beginning(tmp_path, lambda call: call()).write_sheet("X", tmp_path / "f.pdf")


def test_a_sheet_goes_nowhere_when_the_folder_is_gone(tmp_path: Path) -> None:
    beginning, code, _steps = begun(tmp_path / "data", Answers(claire(), None, PASSPHRASE, sample=False))
    assert beginning.workspace is not None
    beginning.workspace.close()
    with pytest.raises(UnavailableError) as refused:
        beginning.write_sheet(code, tmp_path / "gone" / "f.pdf")
    assert refused.value.why is Cause.NOT_FOUND


def test_a_passphrase_opens_and_a_wrong_one_does_not(tmp_path: Path) -> None:
    key = opening.make(tmp_path, PASSPHRASE).key
    door = KeyDoor(tmp_path)
    with pytest.raises(RefusedError) as refused:
        door.unlock("une autre phrase de passe")
    assert [one.problem for one in refused.value.refusals] == [Problem.PASSPHRASE_WRONG]
    assert door.key is None
    door.unlock(PASSPHRASE)
    assert door.key == key


def test_the_printed_code_opens_and_sets_a_new_passphrase(tmp_path: Path) -> None:
    made = opening.make(tmp_path, PASSPHRASE)
    door = KeyDoor(tmp_path)
    door.recover(made.recovery_code, "la nouvelle phrase de passe")
    assert door.key == made.key
    assert opening.unlock(tmp_path, "la nouvelle phrase de passe") == made.key


def test_a_folder_of_nobody_has_no_key(tmp_path: Path) -> None:
    assert opening.key_without_asking(tmp_path) is None
    opening.make(tmp_path, PASSPHRASE)
    assert opening.key_without_asking(tmp_path) is None  # the tests' system keeps none


def test_one_program_has_a_folder(tmp_path: Path) -> None:
    held = opening.lock(tmp_path / "new")
    assert held is not None
    assert opening.lock(tmp_path / "new") is None
    held.release()
    again = opening.lock(tmp_path / "new")
    assert again is not None
    again.release()


def test_everything_has_its_place_in_the_folder(tmp_path: Path) -> None:
    folders = Folders(tmp_path)
    places = (folders.store, folders.keys, folders.authority, folders.received, folders.scratch, folders.backups)
    assert len(set(places)) == len(places)
    assert all(place.parent == tmp_path for place in places)


def test_the_clock_knows_where_it_is() -> None:
    assert SystemClock().now().utcoffset() is not None
    assert abs((SystemClock().today() - SystemClock().now().date()).days) <= 1


def test_a_port_is_made_once_when_several_threads_ask_first() -> None:
    made = list[str]()
    together = Barrier(8)

    def make() -> str:
        made.append("made")
        return "a word"

    port = later(make)

    def ask() -> None:
        together.wait()
        assert port.upper() == "A WORD"

    threads = [Thread(target=ask) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert made == ["made"]


def test_copies_go_where_one_chooses_from_then_on(tmp_path: Path) -> None:
    elsewhere = tmp_path / "another disk"
    elsewhere.mkdir()
    workspace = opening.open_workspace(tmp_path / "data", opening.make(tmp_path / "data", PASSPHRASE).key)
    try:
        here = workspace.backups.make("manual")
        workspace.preferences.change(backup_folder=str(elsewhere))
        there = workspace.backups.make("manual")
        assert (here.path.parent, there.path.parent) == (workspace.folders.backups, elsewhere)
        assert workspace.backups.all() == (there,)
        workspace.preferences.change(backup_folder="")
        assert workspace.backups.last() == here
    finally:
        workspace.close()
