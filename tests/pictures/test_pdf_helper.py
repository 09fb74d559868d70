"""Hostile PDFs, and the helper process that stands between them and the window."""

import random
import subprocess
import sys
import threading
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from support import hostile_files as files

from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.pictures import answers, child, foreign, messages
from lianes_desktop.pictures.helper import Helper, HelperDied
from lianes_desktop.pictures.limits import UnfitError
from lianes_desktop.pictures.opener import PictureOpener
from lianes_desktop.services.failures import UnavailableError

SAMPLE = Path(__file__).parents[2] / "resources" / "sample"
UNREADABLE = {"page loop", "many pages said", "no page", "head alone", "noise"}
DEADLY = {"flate in flate", "form loop"}
HARMLESS = {
    "javascript",
    "launch",
    "deep nesting",
    "deep object",
    "saves without end",
    "length loop",
    "huge page",
    "flat page",
    "backward page",
    "picture of a billion",
}


def problem(opener: PictureOpener, data: bytes) -> Problem:
    with pytest.raises(RefusedError) as caught:
        opener.examine(data, "facture.pdf")
    return caught.value.refusals[0].problem


@pytest.mark.slow
def test_hostile_pdfs_run_nothing_and_stop_nothing(opener: PictureOpener) -> None:
    hostile = files.hostile_pdfs()
    assert set(hostile) == UNREADABLE | HARMLESS | DEADLY
    for name in sorted(HARMLESS):
        assert opener.examine(hostile[name], name).sheets == 1
    for name in sorted(UNREADABLE):
        assert problem(opener, hostile[name]) is Problem.PDF_UNREADABLE
    for name in sorted(DEADLY):
        assert problem(opener, hostile[name]) is Problem.FILE_TOO_HARD
    assert opener.examine(files.pdf(), "after.pdf").sheets == 1


def test_a_pdf_with_a_password_says_so(opener: PictureOpener) -> None:
    assert problem(opener, files.pdf(locked=True)) is Problem.PDF_PASSWORD


def test_a_pdf_of_too_many_sheets_says_so(opener: PictureOpener) -> None:
    assert opener.examine(files.pdf(50), "a.pdf").sheets == 50
    assert problem(opener, files.pdf(51)) is Problem.PDF_TOO_LONG


def test_damaged_pdfs_are_opened_or_refused_never_worse(opener: PictureOpener) -> None:
    dice = random.Random("pdf")  # noqa: S311 - reproducible damage
    whole = files.pdf(2)
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 8)):
            data[dice.randrange(8, len(data))] = dice.randrange(256)
        with suppress(RefusedError):
            assert opener.examine(bytes(data), "a.pdf").thumbnail


def test_a_helper_that_takes_too_long_is_ended_and_replaced() -> None:
    helper = Helper((sys.executable, "-c", "import sys, time; sys.stdin.readline(); time.sleep(60)"), seconds=0.3)
    for _ in range(2):
        with pytest.raises(HelperDied):
            helper.ask({"media_type": "application/pdf"}, b"x")
    helper.close()


def test_a_helper_that_dies_at_once_refuses_the_file_alone() -> None:
    opener = PictureOpener(Helper((sys.executable, "-c", "")))
    assert problem(opener, files.pdf()) is Problem.FILE_TOO_HARD
    assert problem(opener, b"\0\0\0\x18ftypheic" + b"\0" * 600_000) is Problem.FILE_TOO_HARD
    opener.close()


def test_a_system_that_starts_no_helper_is_unavailable() -> None:
    with pytest.raises(UnavailableError):
        PictureOpener(Helper(("/nowhere/python",))).examine(files.pdf(), "a.pdf")


def test_a_helper_killed_while_idle_is_started_again() -> None:
    helper = Helper()
    opener = PictureOpener(helper)
    assert opener.examine(files.pdf(), "a.pdf").sheets == 1
    assert helper._process is not None
    helper._process.kill()
    helper._process.wait()
    assert opener.examine(files.pdf(2), "a.pdf").sheets == 2
    opener.close()


def test_many_threads_share_one_helper(opener: PictureOpener) -> None:
    counts: list[int] = []
    threads = [
        threading.Thread(target=lambda n=n: counts.append(opener.examine(files.pdf(n), "a.pdf").sheets))
        for n in range(1, 9)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(counts) == list(range(1, 9))


def test_the_helper_answers_over_its_pipes() -> None:
    asked, answered = BytesIO(), BytesIO()
    messages.write_message(
        asked, {"what": "view", "media_type": "application/pdf", "sheet": 1, "longest": 200}, files.pdf(2)
    )
    messages.write_message(asked, {"what": "examine", "media_type": "application/pdf"}, files.pdf(locked=True))
    messages.write_message(asked, {"what": "examine", "media_type": "image/heic"}, b"\0\0\0\x18ftypheic")
    asked.seek(0)
    child.serve(asked, answered)
    answered.seek(0)
    first, second, third = (messages.read_message(answered) for _ in range(3))
    assert first is not None
    assert (first[0]["sheets"], first[1][:2]) == (2, b"\xff\xd8")
    for answer, problem_found in ((second, Problem.PDF_PASSWORD), (third, Problem.NOT_A_PICTURE)):
        assert answer is not None
        with pytest.raises(UnfitError) as caught:
            messages.check_opened(answer[0])
        assert caught.value.problem is problem_found
    assert messages.read_message(answered) is None


def test_a_message_cut_short_is_the_end() -> None:
    whole = BytesIO()
    messages.write_message(whole, {"media_type": "x"}, b"12345")
    assert messages.read_message(BytesIO(whole.getvalue()[:-1])) is None


def test_native_libraries_refuse_in_our_words() -> None:
    hostile = files.hostile_pdfs()
    for name in ("no page", "noise", "page loop"):
        with pytest.raises(UnfitError):
            foreign.pdf(hostile[name], 0, 100)
    with pytest.raises(UnfitError):
        foreign.pdf(files.pdf(51), 0, 100)
    assert foreign.pdf(hostile["javascript"], 0, 100)[1] == 1


def test_an_iphone_photograph_is_drawn(near: PictureOpener) -> None:
    (heic,) = SAMPLE.glob("*.heic")
    examined = near.examine(heic.read_bytes(), heic.name)
    assert (examined.media_type, examined.sheets) == ("image/heic", 1)
    assert examined.thumbnail.startswith(b"\xff\xd8\xff")
    with pytest.raises(RefusedError):
        near.examine(heic.read_bytes()[:2000], heic.name)


def test_a_file_that_wants_too_much_memory_is_refused_and_the_helper_starts_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def spend(_head: messages.Head, _data: bytes) -> tuple[messages.Head, bytes]:
        raise MemoryError

    monkeypatch.setattr(answers, "answer", spend)
    asked, answered = BytesIO(), BytesIO()
    for _ in range(2):
        messages.write_message(asked, {"what": "examine"}, b"x")
    asked.seek(0)
    child.serve(asked, answered)
    answered.seek(0)
    told = [messages.read_message(answered), messages.read_message(answered)]
    assert told[1] is None
    assert told[0] is not None
    assert told[0][0]["problem"] == Problem.FILE_TOO_HARD


def test_a_system_without_limits_keeps_the_time_limit_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    child.limit_memory()


@pytest.mark.parametrize(
    "said",
    [
        "no answer",
        "[]",
        "{}",
        '{"size": -1}',
        '{"size": 99999999999}',
        '{"size": "x"}',
        "{" * 9000,
        '{"size": 0, "problem": "nonsense"}',
        '{"size": 0, "problem": "pdf_password", "values": {"a": "b"}}',
        '{"size": 0, "sheets": "many"}',
        '{"size": 0, "sheets": 1, "taken_at": "yesterday"}',
        '{"size": Infinity}',
        "[" * 4000,
        '{"size": 0, "sheets": 1, "values": {"a": Infinity}, "problem": "file_too_hard"}',
        '{"size": 0, "values": {"a": []}, "problem": "file_too_hard"}',
    ],
)
def test_nonsense_from_a_helper_gone_bad_refuses_the_file_alone(said: str) -> None:
    helper = Helper((sys.executable, "-c", f"import sys; sys.stdin.readline(); print({said!r})"))
    opener = PictureOpener(helper)
    assert problem(opener, files.pdf()) is Problem.FILE_TOO_HARD
    assert helper.pid is None  # the next file meets another
    opener.close()


def test_the_helper_bounds_its_own_memory() -> None:
    code = (
        "from lianes_desktop.pictures import child; child.limit_memory()\n"
        "import resource; print(resource.getrlimit(resource.RLIMIT_AS)[0])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) == child.MEMORY
