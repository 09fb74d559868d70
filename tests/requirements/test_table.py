"""The table of requirements tells a gap, a failure, and a test that names no screen."""

from pathlib import Path

import pytest
from requirements.table import REQUIREMENTS, Collector, Shown, table


def test_a_requirement_without_a_test_is_a_gap() -> None:
    every = [Shown(number, f"test_r{number:03}_x", "Shown", "claim", passed=True) for number in REQUIREMENTS]

    assert table(every)[1]
    lines, whole = table(every[:-1])
    assert not whole
    assert "R104  GAP" in lines
    assert "R1    ok   claim                  test_r001_x" in lines


def test_a_failure_and_a_number_too_high_are_told() -> None:
    every = [Shown(number, "t", "Shown", "claim", passed=number != 7) for number in range(1, 106)]
    lines, whole = table(every)

    assert not whole
    assert any(line.startswith("R7    FAIL") for line in lines)
    assert lines[-2].startswith("R105  FAIL")


def test_names_and_first_lines_are_read(tmp_path: Path) -> None:
    (tmp_path / "none.ini").write_text("[pytest]\n")
    tests = tmp_path / "test_some.py"
    tests.write_text(
        'def test_r001_shown():\n    """It is shown [claim]."""\n\n'
        'def test_r002_placeless():\n    """It is shown."""\n\n'
        'def test_r003_wrong():\n    """It is shown [claim]."""\n    assert not 1\n\n'
        "def test_other():\n    pass\n"
    )
    collector = Collector()
    options = "-p", "no:terminal", "-p", "no:cacheprovider", "-p", "no:randomly", "--rootdir", str(tmp_path)
    pytest.main([str(tests), "-c", str(tmp_path / "none.ini"), *options], [collector])

    assert [(one.number, one.where, one.passed) for one in collector.shown] == [
        (1, "claim", True),
        (2, "", False),
        (3, "claim", False),
    ]
