"""Reports to the ministry: read anew each time, their texts kept, their files written whole or not at all."""

import io
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from support.desks import Desk, InMemory
from support.fakes import no_progress
from support.memory import NOW
from support.ministry import EDITION, a_told_hosting_day, a_told_mission, decided, dossier, filled
from support.office import Office

from lianes_desktop import durable
from lianes_desktop.domain.ministry import Lack, ReportKind
from lianes_desktop.domain.problems import RefusedError
from lianes_desktop.services.acts import Act
from lianes_desktop.services.changes import Topic
from lianes_desktop.services.failures import CancelledError, Cause, RemovedError, UnavailableError


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = Office(InMemory(), tmp_path)
    filled(made)
    return made


def test_a_final_report_tells_the_whole_edition(office: Office) -> None:
    report = office.ministry_reports.read(EDITION, ReportKind.FINAL, date(2000, 1, 1))

    assert report.until is None
    assert report.due_on == date(2027, 6, 30)
    assert [one.dossier for one in report.technical.actions] == [dossier(1), dossier(2)]
    assert report.table.charges.done_cents == report.table.products.done_cents == 686_98
    assert report.names[dossier(1)].authority == "Ville de Lille"
    assert report.read_at.date() == office.clock.today()
    assert "15059" in report.grid_source


def test_an_interim_report_ends_today_or_on_the_day_given(tmp_path: Path) -> None:
    office = Office(InMemory(), tmp_path)
    decided(office, a_told_mission())
    decided(office, a_told_hosting_day(), at=NOW + timedelta(days=30))
    reports = office.ministry_reports

    today = reports.read(EDITION, ReportKind.INTERIM)
    assert today.until == office.clock.today()
    assert [one.dossier for one in today.technical.actions] == [dossier(1)]
    assert [one.dossiers for one in today.missing if one.lack is Lack.UNDECIDED] == [(dossier(2),)]
    later = reports.read(EDITION, ReportKind.INTERIM, date(2030, 1, 1))
    assert len(later.technical.actions) == 2


def test_an_edition_that_is_gone_is_told(office: Office) -> None:
    assert [one.code for one in office.ministry_reports.editions()] == [EDITION]
    with pytest.raises(RemovedError):
        office.ministry_reports.read("2030", ReportKind.FINAL)


def test_texts_are_kept_for_each_report_and_can_be_undone(either_desk: Desk) -> None:
    reports = either_desk.ministry_reports
    reports.correct(EDITION, ReportKind.FINAL, "introduction", " Une année\nriche ")
    reports.correct(EDITION, ReportKind.FINAL, "signatory", "Asma Officier")
    reports.correct(EDITION, ReportKind.FINAL, "signatory", "Asma Officier")

    assert either_desk.heard[-1] == frozenset({Topic.MINISTRY})
    kept = reports.texts(EDITION, ReportKind.FINAL)
    assert (kept.introduction, kept.signatory, kept.quality) == ("Une année\nriche", "Asma Officier", "")
    assert reports.texts(EDITION, ReportKind.INTERIM).introduction == ""
    assert [either_desk.undo.undo() for _one in range(2)] == [Act.CORRECT_MINISTRY_REPORT] * 2
    assert reports.texts(EDITION, ReportKind.FINAL).introduction == ""


def test_a_text_too_long_is_refused_under_its_field(desk: Desk) -> None:
    with pytest.raises(RefusedError) as refused:
        desk.ministry_reports.correct(EDITION, ReportKind.FINAL, "signatory", "x" * 500)
    assert [one.field for one in refused.value.refusals] == ["signatory"]
    assert desk.ministry_reports.texts(EDITION, ReportKind.FINAL).signatory == ""


def test_both_files_are_written_whole_or_not_at_all(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = office.ministry_reports
    report = reports.read(EDITION, ReportKind.FINAL)
    for name, write in (("r.xlsx", reports.write_workbook), ("r.pdf", reports.write_pdf)):
        to = tmp_path / name
        seen: list[tuple[int, int]] = []
        assert write(report, to, lambda at, of, seen=seen: seen.append((at, of))) == to  # type: ignore[misc]
        assert seen[0][0] == 0
        assert seen[-1][0] == seen[-1][1]
        whole = to.read_bytes()

        def stop(at: int, _of: int) -> None:
            if at:
                raise CancelledError

        with pytest.raises(CancelledError):
            write(report, to, stop)
        assert to.read_bytes() == whole

    def full(_path: Path) -> object:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(durable, "atomic_write", full)
    with pytest.raises(UnavailableError) as failure:
        reports.write_workbook(report, tmp_path / "other.xlsx", no_progress)
    assert failure.value.why is Cause.DISK_FULL


def test_the_same_report_gives_the_same_document(office: Office, tmp_path: Path) -> None:
    reports = office.ministry_reports
    report = reports.read(EDITION, ReportKind.FINAL)
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
    reports.write_pdf(report, first, no_progress)
    reports.write_pdf(replace(report), second, no_progress)
    assert first.read_bytes() == second.read_bytes()
    assert io.BytesIO(first.read_bytes()).read(4) == b"%PDF"
