from pathlib import Path

import pytest
from support import hostile_files as files

from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.pictures.limits import MAX_SHEETS
from lianes_desktop.pictures.opener import PictureOpener


def written(tmp_path: Path, sheets: int) -> Path:
    path = tmp_path / "apercu.pdf"
    path.write_bytes(files.pdf(sheets))
    return path


def test_a_pdf_of_ours_is_looked_at_however_long(opener: PictureOpener, tmp_path: Path) -> None:
    jpeg, sheets = opener.sheet_of(written(tmp_path, MAX_SHEETS + 3), sheet=MAX_SHEETS + 2, longest=300)

    assert sheets == MAX_SHEETS + 3
    assert jpeg.startswith(b"\xff\xd8")


def test_a_sheet_that_is_not_there_is_refused(opener: PictureOpener, tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as caught:
        opener.sheet_of(written(tmp_path, 2), sheet=2)

    assert [(one.field, one.problem) for one in caught.value.refusals] == [("apercu.pdf", Problem.PDF_UNREADABLE)]


@pytest.mark.parametrize("content", [None, b"", b"not a document"])
def test_a_file_that_is_gone_or_no_pdf_is_refused(opener: PictureOpener, tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "apercu.pdf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(RefusedError) as caught:
        opener.sheet_of(path)

    assert caught.value.refusals[0].problem is Problem.PDF_UNREADABLE
