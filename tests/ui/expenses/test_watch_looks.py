"""When the folder that is followed is looked at: slow disks, disks that never answer, and a person who asks."""

import pytest
from support.builders import a_mission, a_profile
from support.page_desk import Bar, Held, Jobs, PageDesk
from support.paper_disks import DCIM, STICK, seen

from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.ui.expenses.watching import WatchedShown, WatchPresenter


class Lines:
    """A view that remembers."""

    def __init__(self) -> None:
        self.shown: tuple[WatchedShown, ...] = ()

    def show_watched(self, lines: tuple[WatchedShown, ...]) -> None:
        self.shown = lines


@pytest.mark.parametrize(("took", "rests"), [(0.5, 0.0), (2.0, 8.0), (60.0, 240.0)])
def test_a_slow_disk_is_left_in_peace_and_a_person_who_asks_is_not_made_to_wait(took: float, rests: float) -> None:
    desk, now = PageDesk(a_profile(), a_mission()), [1000.0]

    def slow() -> None:
        now[0] += took

    desk.disks.put(seen("a.jpg"))
    desk.disks.meanwhile = slow
    desk.watch.follow(DCIM)
    view = Lines()
    watch = WatchPresenter(view, desk.watch, Jobs(), Bar(), lambda _files, _ended: False, lambda: now[0])
    watch.tick()
    ended = now[0]
    while len(desk.disks.looks) == 1:
        now[0] += 0.25
        watch.tick()
    assert now[0] - took - ended == max(rests, 0.25)
    desk.disks.folders[STICK] = []
    watch.follow(str(STICK))
    assert desk.disks.looks[-1] == STICK
    assert [one.root for one in view.shown] == [STICK]


class Silence:
    """Looks on a worker that answers when it is told to, and a clock."""

    def __init__(self) -> None:
        self.desk, self.jobs, self.bar, self.view = PageDesk(a_profile(), a_mission()), Jobs(late=True), Bar(), Lines()
        self.seconds = 1000.0
        self.watch = WatchPresenter(
            self.view, self.desk.watch, self.jobs, self.bar, lambda _files, _ended: False, lambda: self.seconds
        )

    def pass_(self, seconds: float) -> None:
        """Time passes with the page in sight."""
        until = self.seconds + seconds
        while self.seconds < until:
            self.seconds += 4
            self.watch.tick()

    def said(self) -> list[str]:
        return [one.words.replace("\u2068", "").replace("\u2069", "") for one in self.view.shown]


def test_a_disk_that_never_answers_does_not_end_the_looks() -> None:
    silence = Silence()
    silence.desk.disks.put(seen("a.jpg"))
    silence.watch.follow(str(DCIM))
    (never,) = silence.jobs.held
    assert silence.said() == ["DCIM · Premier regard en cours"]
    silence.pass_(56)
    assert [one.cancelled for one in silence.jobs.held] == [False]
    silence.pass_(12)
    assert [one.cancelled for one in silence.jobs.held] == [True]
    assert silence.said() == ["DCIM · Ne répond pas\u00a0: nouvel essai plus tard"]
    assert silence.jobs.held == [never]  # it is left in peace a while
    silence.pass_(260)
    (_never, another) = silence.jobs.held
    assert not another.cancelled
    silence.jobs.held = [another]
    silence.jobs.run_all()
    assert silence.said() == ["DCIM · Rien de nouveau"]


def test_the_longer_disks_are_silent_the_less_they_are_asked() -> None:
    silence = Silence()
    silence.watch.follow(str(DCIM))
    silence.pass_(8 * 3600)
    assert 5 < len(silence.jobs.held) < 20  # each holds a thread


def test_what_comes_after_a_look_was_given_up_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    silence = Silence()
    monkeypatch.setattr(Held, "cancel", lambda _job: None)  # it never comes to a point where it may stop
    silence.watch.follow(str(DCIM))
    silence.desk.disks.put(seen("a.jpg"))
    silence.pass_(68)
    silence.jobs.run_all()
    assert silence.said() == ["DCIM · Ne répond pas\u00a0: nouvel essai plus tard"]
    silence.pass_(260)
    silence.jobs.run_all()
    assert silence.said() == ["DCIM · Rien de nouveau"]


def test_a_slow_disk_that_is_heard_of_is_waited_for() -> None:
    silence = Silence()

    def slow() -> None:
        silence.pass_(56)

    silence.desk.disks.meanwhile = slow
    silence.desk.disks.put(seen("a.jpg"))
    silence.watch.follow(str(DCIM))
    (look,) = silence.jobs.held
    silence.pass_(56)
    silence.jobs.run_all()
    assert not look.cancelled
    assert silence.said() == ["DCIM · Rien de nouveau"]


def test_another_folder_does_not_wait_for_one_that_is_silent() -> None:
    silence = Silence()
    silence.watch.follow(str(DCIM))
    (never,) = silence.jobs.held
    silence.desk.disks.folders[STICK] = []
    silence.watch.follow(str(STICK))
    (_never, look) = silence.jobs.held
    assert never.cancelled
    assert silence.said() == ["DCIM · Premier regard en cours"]
    silence.jobs.held = [look]
    silence.jobs.run_all()
    assert silence.desk.disks.looks == [STICK]
    assert silence.said() == ["DCIM · Rien de nouveau"]


def test_records_that_cannot_be_read_are_said_and_put_the_look_off(monkeypatch: pytest.MonkeyPatch) -> None:
    silence = Silence()

    def shut() -> None:
        raise UnavailableError(Resource.STORE, Cause.DENIED)

    with monkeypatch.context() as out_of_order:
        out_of_order.setattr(silence.desk.watch, "errand", shut)
        silence.pass_(40)
        assert len(silence.bar.warned) == 1
        assert silence.jobs.held == []
    silence.pass_(60)
    assert len(silence.jobs.held) == 1


def test_an_error_of_ours_before_a_look_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    silence = Silence()

    def broken() -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as out_of_order:
        out_of_order.setattr(silence.desk.watch, "errand", broken)
        with pytest.raises(ZeroDivisionError):
            silence.watch.tick()
    silence.pass_(600)
    assert silence.jobs.held == []
