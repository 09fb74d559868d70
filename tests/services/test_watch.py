"""The folder that is followed, and what is plugged in, on disks of paper."""

import hashlib
from dataclasses import replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from support.builders import a_mission, a_page, a_profile, a_receipt
from support.fakes import no_progress
from support.page_desk import PageDesk
from support.paper_disks import DCIM, STICK, seen

from lianes_desktop.domain.expenses import ReceiptPage
from lianes_desktop.domain.problems import Problem, Refusal
from lianes_desktop.services.failures import CancelledError
from lianes_desktop.services.offered import Taken
from lianes_desktop.services.ports.disks import Seen
from lianes_desktop.services.watch import Watched, WatchService
from lianes_desktop.ui.kit.typed import override


class Desk:
    """A service over disks of paper."""

    def __init__(self) -> None:
        self.page_desk = PageDesk(a_profile(), a_mission())
        self.disks, self.watch = self.page_desk.disks, self.page_desk.watch

    def look(self, times: int = 1) -> None:
        for _time in range(times):
            self.watch.found(self.watch.errand()(no_progress))

    def follow(self) -> None:
        self.disks.folders.setdefault(DCIM, [])
        self.watch.follow(DCIM)
        self.look()

    def keep(self, *pages: ReceiptPage) -> None:
        """Have a dossier hold these files."""
        self.page_desk.put(a_receipt(pages=pages))
        self.watch.forget()

    def only(self) -> Watched:
        (one,) = self.watch.watched()
        return one


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_nothing_is_looked_at_before_a_folder_is_followed(desk: Desk) -> None:
    desk.disks.put(seen("a.jpg"))
    desk.look(2)
    assert desk.watch.folder is None
    assert desk.disks.looks == []
    assert desk.watch.watched() == ()


def test_the_folder_is_remembered_on_this_computer(desk: Desk) -> None:
    desk.follow()
    again = WatchService(desk.disks, desk.page_desk.readings, desk.page_desk.preferences)
    assert again.folder == DCIM


def test_a_folder_that_is_not_followed_any_more_is_forgotten(desk: Desk) -> None:
    desk.follow()
    desk.watch.follow(None)
    assert desk.watch.folder is None
    assert desk.page_desk.preferences.current().followed_folder == ""
    desk.look()
    assert desk.watch.watched() == ()


def test_a_file_there_already_and_one_that_comes_later_are_both_new_once_they_stand(desk: Desk) -> None:
    there, later = seen("b.jpg"), seen("a.jpg", day=-1)
    desk.disks.put(there)
    desk.follow()
    assert desk.only().new == ()
    desk.disks.put(later)
    desk.look()
    assert desk.only().new == (there,)
    desk.look()
    assert desk.only().new == (later, there)


def test_a_file_that_grows_waits(desk: Desk) -> None:
    desk.follow()
    for size in (1, 2, 3):
        desk.disks.folders[DCIM] = [seen("a.jpg", size=size)]
        desk.look()
        assert desk.only().new == ()
    desk.look()
    assert desk.only().new == (seen("a.jpg", size=3),)


def test_what_any_dossier_holds_is_not_new_whatever_its_name(desk: Desk) -> None:
    page = a_page("photo taxi")
    desk.disks.put(seen("a.jpg", size=page.size), seen("b.jpg", size=page.size), seen("c.jpg"))
    desk.disks.digests = {DCIM / "a.jpg": page.digest, DCIM / "b.jpg": hashlib.sha256(b"other").hexdigest()}
    desk.follow()
    desk.look()
    assert len(desk.only().new) == 3
    assert desk.disks.read == []
    desk.keep(page)
    desk.look()
    assert [one.path.name for one in desk.only().new] == ["b.jpg", "c.jpg"]
    desk.look(3)
    assert len(desk.disks.read) == 2  # only what may be known is read, and once


def test_a_file_that_could_not_be_read_is_read_at_the_next_look(desk: Desk) -> None:
    page = a_page("photo taxi")
    desk.disks.put(seen("a.jpg", size=page.size))
    desk.keep(page)
    desk.follow()
    desk.look()
    assert len(desk.only().new) == 1  # taking it in would say why not
    desk.disks.digests = {DCIM / "a.jpg": page.digest}
    desk.look()
    assert desk.only().new == ()


def test_what_is_known_stays_known_when_the_folder_goes_and_comes_back(desk: Desk) -> None:
    page = a_page("photo taxi")
    desk.disks.put(seen("a.jpg", size=page.size))
    desk.disks.digests = {DCIM / "a.jpg": page.digest}
    desk.keep(page)
    desk.follow()
    desk.look()
    files = desk.disks.folders.pop(DCIM)
    desk.look()
    assert (desk.only().there, desk.only().new) == (False, ())
    desk.disks.folders[DCIM] = files
    for _look in range(3):
        desk.look()
        assert (desk.only().there, desk.only().new) == (True, ())
    assert len(desk.disks.read) == 1


def test_later_is_until_something_else_comes_or_the_folder_comes_back(desk: Desk) -> None:
    first, second = seen("a.jpg"), seen("b.jpg")
    desk.disks.put(first)
    desk.follow()
    desk.look()
    desk.watch.put_off(DCIM)
    desk.look()
    assert (desk.only().new, desk.only().put_off) == ((), (first,))
    desk.disks.put(second)
    desk.look(2)
    assert (desk.only().new, desk.only().put_off) == ((second,), (first,))
    desk.disks.unplug(DCIM)
    desk.look()
    assert not desk.only().there
    desk.disks.put(first, second)
    desk.look(2)
    assert desk.only().new == (first, second)


def test_what_is_being_taken_is_offered_no_more(desk: Desk) -> None:
    desk.disks.put(seen("a.jpg"), seen("b.jpg"))
    desk.follow()
    desk.look()
    files = desk.only().new
    desk.watch.hand(DCIM, files)
    assert desk.only().new == ()
    refused = (Refusal("b.jpg", Problem.NOT_A_PICTURE),)
    desk.watch.handed(DCIM, files, Taken(refused=refused))
    desk.look(2)
    assert (desk.only().new, desk.only().put_off) == ((), ())  # refused for what it is, until it is another
    desk.disks.folders[DCIM][1] = seen("b.jpg", size=7)
    desk.look(2)
    assert desk.only().new == (seen("b.jpg", size=7),)


@pytest.mark.parametrize("problem", [Problem.FILE_UNREADABLE, Problem.FOLDER_UNREADABLE])
def test_what_was_not_read_or_not_tried_may_be_taken_later(desk: Desk, problem: Problem) -> None:
    desk.disks.put(seen("a.jpg"), seen("b.jpg"), seen("c\u202e.jpg"))
    desk.follow()
    desk.look()
    files = desk.only().new
    desk.watch.hand(DCIM, files)
    unread = Refusal("c.jpg", problem)
    desk.watch.handed(DCIM, files, Taken(refused=(unread,), left=("b.jpg",)))
    assert (desk.only().new, desk.only().put_off) == ((), files[1:])
    desk.watch.hand(DCIM, files[1:])
    desk.watch.handed(DCIM, files[1:], None)
    assert desk.only().put_off == files[1:]


def test_a_stick_there_at_the_start_is_not_told_and_one_plugged_in_later_is(desk: Desk) -> None:
    desk.disks.plug(seen("old.jpg", root=STICK))
    desk.watch.begin(no_progress)
    desk.look(2)
    assert desk.watch.watched() == ()
    desk.disks.unplug()
    desk.look()
    desk.disks.plug(seen("new.jpg", root=STICK))
    desk.look(2)
    assert (desk.only().root, desk.only().followed) == (STICK, False)
    assert desk.only().new == (seen("new.jpg", root=STICK),)


def test_the_start_may_be_told_after_the_first_look(desk: Desk) -> None:
    desk.look()
    desk.disks.plug(seen("a.jpg", root=STICK))
    desk.watch.begin(no_progress)
    desk.look(2)
    assert len(desk.only().new) == 1


def test_a_stick_is_offered_once_each_time_it_is_plugged_in(desk: Desk) -> None:
    desk.watch.begin(no_progress)
    photo = seen("a.jpg", root=STICK)
    for _time in range(2):
        desk.disks.plug(photo)
        desk.look(2)
        desk.watch.put_off(STICK)
        desk.look(2)
        assert (desk.only().new, desk.only().put_off) == ((), (photo,))
        desk.disks.unplug()
        desk.look()
        assert desk.watch.watched() == ()


def test_a_stick_pulled_out_half_way_is_offered_again_with_what_is_left(desk: Desk) -> None:
    desk.watch.begin(no_progress)
    photos = (seen("a.jpg", root=STICK), seen("b.jpg", root=STICK))
    desk.disks.plug(*photos)
    desk.look(2)
    desk.watch.hand(STICK, photos)
    desk.disks.unplug()
    desk.look()
    desk.watch.handed(STICK, photos, Taken(refused=(Refusal("b.jpg", Problem.FILE_UNREADABLE),)))
    desk.look()
    assert (desk.only().there, desk.only().new) == (False, photos[1:])
    desk.disks.plug(*photos)
    desk.look(2)
    assert (desk.only().there, desk.only().new) == (True, photos[1:])


def test_a_stick_that_failed_before_it_was_missed_is_offered_again_too(desk: Desk) -> None:
    desk.watch.begin(no_progress)
    photo = seen("a.jpg", root=STICK)
    desk.disks.plug(photo)
    desk.look(2)
    desk.watch.hand(STICK, (photo,))
    desk.watch.handed(STICK, (photo,), None)
    assert desk.only().put_off == (photo,)
    desk.disks.unplug()
    desk.look()
    assert (desk.only().there, desk.only().new) == (False, (photo,))
    desk.watch.put_off(STICK)  # the person has read it
    assert desk.watch.watched() == ()
    desk.watch.put_off(STICK)
    desk.watch.hand(STICK, (photo,))
    desk.watch.handed(STICK, (photo,), Taken())
    assert desk.watch.watched() == ()


@pytest.mark.parametrize("followed", [STICK, STICK.parent, STICK / "100APPLE"])
def test_a_stick_that_is_followed_is_told_once(desk: Desk, followed: object) -> None:
    desk.watch.begin(no_progress)
    desk.disks.plug(seen("a.jpg", root=STICK))
    desk.look(2)
    assert not desk.only().followed
    folder = STICK.parent / str(followed)
    desk.disks.put(seen("a.jpg", root=STICK), root=folder) if folder != STICK else None
    desk.watch.follow(folder)
    desk.look(2)
    assert (desk.only().root, desk.only().followed) == (folder, True)
    desk.watch.follow(None)
    desk.look(2)
    assert desk.watch.watched() == ()  # no longer followed is not plugged in anew


def test_a_folder_left_while_it_is_looked_at_is_not_taken_up_again(desk: Desk) -> None:
    desk.disks.put(seen("a.jpg"))
    desk.watch.follow(DCIM)
    errand = desk.watch.errand()
    desk.watch.follow(None)
    desk.watch.found(errand(no_progress))
    assert desk.watch.watched() == ()


def test_a_stick_followed_while_it_is_looked_at_is_told_once(desk: Desk) -> None:
    desk.watch.begin(no_progress)
    desk.disks.plug(seen("a.jpg", root=STICK))
    errand = desk.watch.errand()
    desk.watch.follow(STICK.parent)
    desk.watch.found(errand(no_progress))
    assert desk.watch.watched() == ()


def test_following_the_same_folder_again_changes_nothing(desk: Desk) -> None:
    desk.disks.put(seen("a.jpg"))
    desk.follow()
    desk.look()
    desk.watch.follow(DCIM)
    assert len(desk.only().new) == 1


def test_a_folder_never_there_is_told_so_and_one_too_large_too(desk: Desk) -> None:
    desk.watch.follow(DCIM)
    desk.look()
    assert (desk.only().there, desk.only().new) == (False, ())
    desk.disks.put(seen("a.jpg"))
    desk.disks.whole = False
    desk.look(2)
    assert (desk.only().there, desk.only().whole) == (True, False)


def test_an_errand_can_be_stopped_while_files_are_read(desk: Desk) -> None:
    page = a_page("photo taxi")
    desk.keep(page)
    desk.disks.put(seen("a.jpg", size=page.size))
    desk.follow()
    asked = 0

    def stop_at_the_second(_at: int, _of: int) -> None:
        nonlocal asked
        asked += 1
        if asked > 1:
            raise CancelledError

    with pytest.raises(CancelledError):
        desk.watch.errand()(stop_at_the_second)
    assert desk.disks.read == []


class Watching(RuleBasedStateMachine):
    """Files come, grow and go, folders come and go, batches end well or badly: a file is never taken twice,
    never offered while it is being taken, and never lost."""

    names = st.sampled_from(["a.jpg", "b.jpg", "c.pdf"])

    def __init__(self) -> None:
        super().__init__()
        self.desk = Desk()
        self.desk.follow()
        self.files: dict[str, Seen] = {}
        self.taken: set[Seen] = set()
        self.batches: list[tuple[Seen, ...]] = []
        self.there = True

    @rule(name=names, size=st.integers(1, 4))
    def write(self, name: str, size: int) -> None:
        self.files[name] = replace(seen(name), size=size)
        self._put()

    @rule(name=names)
    def delete(self, name: str) -> None:
        self.files.pop(name, None)
        self._put()

    @rule()
    def unplug_or_plug(self) -> None:
        self.there = not self.there
        self._put()

    @rule()
    def look(self) -> None:
        self.desk.look()

    @rule()
    def put_off(self) -> None:
        self.desk.watch.put_off(DCIM)

    @precondition(lambda self: self.desk.only().new or self.desk.only().put_off)
    @rule()
    def take(self) -> None:
        one = self.desk.only()
        files = (*one.new, *one.put_off)
        assert not set(files) & self.taken
        self.desk.watch.hand(DCIM, files)
        self.batches.append(files)

    @precondition(lambda self: self.batches)
    @rule(unread=st.booleans())
    def end(self, unread: bool) -> None:  # noqa: FBT001 - drawn
        files = self.batches.pop(0)
        if unread:
            lost = tuple(Refusal(one.path.name, Problem.FILE_UNREADABLE) for one in files)
            self.desk.watch.handed(DCIM, files, Taken(refused=lost))
        else:
            self.taken |= set(files)
            self.desk.watch.handed(DCIM, files, Taken())

    @invariant()
    def nothing_is_offered_twice(self) -> None:
        one = self.desk.only()
        busy = {file for batch in self.batches for file in batch}
        assert not set(one.new) & set(one.put_off)
        assert not (set(one.new) | set(one.put_off)) & (busy | self.taken)

    @override
    def teardown(self) -> None:
        self.there = True
        self._put()
        for files in self.batches:
            self.desk.watch.handed(DCIM, files, None)
        self.desk.look(2)
        one = self.desk.only()
        assert {*one.new, *one.put_off} == set(self.files.values()) - self.taken

    def _put(self) -> None:
        if self.there:
            self.desk.disks.folders[DCIM] = list(self.files.values())
        else:
            self.desk.disks.folders.pop(DCIM, None)


TestWatching = Watching.TestCase
TestWatching.settings = settings(deadline=None, max_examples=40)
