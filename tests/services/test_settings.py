"""The next issue written and signed at the office; issues taken in elsewhere, and the dossiers under each."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from support.builders import LILLE, SETTINGS, a_profile
from support.desks import Desk
from support.fakes import PASSPHRASE, no_progress
from support.issues import a_rate_of_lianes, an_issue

from lianes_desktop.domain.ids import OrganisationId
from lianes_desktop.domain.keys import EnrolmentState
from lianes_desktop.domain.people import Role
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.domain.settings import ProgrammeSettings, SettingsDraft
from lianes_desktop.services.acts import Act
from lianes_desktop.services.arrivals import ArrivalKind
from lianes_desktop.services.changes import Changes, Topic
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.services.ports.trust import SettingsFile
from lianes_desktop.services.rulebook import Rulebook


def arrived(desk: Desk, issue: ProgrammeSettings, name: str = "règles.asice", manifest: str = "") -> Path:
    """A file of settings that the device's keys find genuine."""
    desk.keys.state = EnrolmentState.ENROLLED
    desk.keys.settings_files[name] = SettingsFile(issue, manifest or f"{issue.version:064}", desk.folder / name)
    return desk.folder / name


def problem(refused: pytest.ExceptionInfo[RefusedError]) -> Problem:
    (one,) = refused.value.refusals
    return one.problem


def write(desk: Desk, **fields: Any) -> None:  # noqa: ANN401 - fields of the edition
    draft = desk.settings.draft()
    changed = replace(draft.settings.editions[0], **fields)
    desk.settings.keep(replace(draft, settings=replace(draft.settings, editions=(changed,))))


# the office


def test_the_next_issue_begins_as_the_latest_and_is_kept_field_by_field(either_desk: Desk) -> None:
    desk = either_desk
    assert desk.settings.draft().settings == replace(SETTINGS, version=1)
    assert not desk.settings.begun()
    write(desk, mission_rate=Decimal("0.5"))
    desk.settings.keep(replace(desk.settings.draft(), typed=(("editions.0.year", "deux mille"),)))

    assert desk.settings.begun()
    draft = desk.settings.draft()
    assert (draft.settings.editions[0].mission_rate, draft.typed) == (
        Decimal("0.5"), (("editions.0.year", "deux mille"),),
    )  # fmt: skip
    assert desk.settings.current() == SETTINGS
    assert Topic.SETTINGS in desk.heard[-1]
    assert desk.undo.undo() is Act.CORRECT_SETTINGS
    assert desk.settings.draft().typed == ()


def test_what_was_written_is_forgotten_and_brought_back(desk: Desk) -> None:
    write(desk, mission_rate=Decimal("0.5"))
    desk.settings.forget()
    assert not desk.settings.begun()
    assert desk.undo.undo() is Act.FORGET_SETTINGS
    assert len(desk.settings.changes()) == 1


def test_an_issue_is_signed_written_kept_and_in_force(either_desk: Desk, tmp_path: Path) -> None:
    desk = either_desk
    write(desk, mission_rate=Decimal("0.5"))
    written = desk.settings.issue(PASSPHRASE, tmp_path)

    assert written.path == tmp_path / "settings-1.asice"
    assert desk.settings.current().editions[0].mission_rate == Decimal("0.5")
    assert desk.settings.current().in_force_from == desk.clock.today()
    assert not desk.settings.begun()
    assert desk.settings.draft().settings.version == 2
    assert desk.settings.draft().settings.issued_at is None
    latest, shipped = desk.settings.history()
    assert (latest.settings.version, latest.in_force, len(latest.changes)) == (1, True, 1)
    assert latest.taken is not None
    assert latest.taken.manifest_sha256 == written.manifest_sha256
    assert (shipped.settings, shipped.taken, shipped.in_force) == (SETTINGS, None, False)


def test_nothing_is_issued_that_changes_nothing_or_does_not_hold(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        desk.settings.issue(PASSPHRASE, tmp_path)
    assert problem(refused) is Problem.SETTINGS_UNCHANGED
    write(desk, mission_rate=Decimal(2), year=1)
    desk.settings.keep(replace(desk.settings.draft(), typed=(("editions.0.year", "deux mille"),)))
    with pytest.raises(RefusedError) as refused:
        desk.settings.issue(PASSPHRASE, tmp_path)

    assert [(one.field, one.problem) for one in refused.value.refusals] == [
        ("editions.0.year", Problem.NOT_A_NUMBER),
        ("editions.0.mission_rate", Problem.NOT_A_SHARE),
    ]
    assert list(tmp_path.glob("settings*")) == []


def test_a_wrong_passphrase_loses_nothing(desk: Desk, tmp_path: Path) -> None:
    write(desk, mission_rate=Decimal("0.5"))
    with pytest.raises(RefusedError) as refused:
        desk.settings.issue("autre chose", tmp_path)
    assert problem(refused) is Problem.PASSPHRASE_WRONG
    assert desk.settings.begun()


def test_a_file_whose_number_could_not_be_kept_does_not_leave(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(desk, mission_rate=Decimal("0.5"))
    monkeypatch.setattr(desk.records, "keep", Mock(side_effect=UnavailableError(Resource.STORE, Cause.DISK_FULL)))
    with pytest.raises(UnavailableError):
        desk.settings.issue(PASSPHRASE, tmp_path)
    assert list(tmp_path.glob("settings*")) == []


def test_an_issue_for_later_waits_for_its_day(desk: Desk, tmp_path: Path) -> None:
    day = desk.clock.today() + timedelta(days=3)
    rules = Rulebook(lambda: SETTINGS, desk.readings, desk.changes, desk.clock.today)
    write(desk, mission_rate=Decimal("0.5"))
    draft = desk.settings.draft()
    desk.settings.keep(replace(draft, settings=replace(draft.settings, in_force_from=day)))
    desk.settings.issue(PASSPHRASE, tmp_path)

    assert (rules.current.version, rules.latest.version) == (0, 1)
    desk.clock.instant += timedelta(days=4)
    assert rules.current.version == 1


# elsewhere


def test_rules_taken_in_are_those_of_new_dossiers_and_not_of_old_ones(either_desk: Desk) -> None:
    desk = either_desk
    old = desk.dossiers.action(desk.start())
    taken = desk.settings.take_in(arrived(desk, an_issue(rates=(a_rate_of_lianes(),))))
    new = desk.dossiers.create_mission("Nador 2026")

    assert not taken.already
    assert [one.how.value for one in taken.changes] == ["changed", "added"]
    assert (old.settings, new.settings) == (0, 1)
    assert desk.rules.of(old).edition.mission_rate == Decimal("0.455")
    assert desk.rules.of(new).edition.mission_rate == Decimal("0.5")
    assert desk.dossiers.rates(old.id) == ()
    (rate,) = desk.dossiers.rates(new.id)
    assert (rate.per_euro, rate.valid_from, rate.note) == (Decimal("10.84"), date(2026, 10, 1), "octobre")
    assert desk.keys.trusted == [("règles.asice", "")]
    latest, shipped = desk.settings.history()
    assert [one.action.id for one in latest.dossiers] == [new.id]
    assert [one.action.id for one in shipped.dossiers] == [old.id]


def test_the_same_file_again_changes_nothing(desk: Desk) -> None:
    path = arrived(desk, an_issue())
    desk.settings.take_in(path)
    heard = len(desk.heard)
    assert desk.settings.take_in(path).already
    assert len(desk.heard) == heard
    assert len(desk.settings.history()) == 2


def test_older_rules_and_other_rules_under_one_number_are_refused(desk: Desk) -> None:
    first = arrived(desk, an_issue(1), "1.asice")
    desk.settings.take_in(first)
    desk.settings.take_in(arrived(desk, an_issue(3), "3.asice"))
    for path, expected in (
        (first, Problem.SETTINGS_OLDER),
        (arrived(desk, an_issue(2), "2.asice"), Problem.SETTINGS_OLDER),
        (arrived(desk, an_issue(3, Decimal("0.6")), "other.asice", "f" * 64), Problem.SETTINGS_FORKED),
        (arrived(desk, an_issue(1, Decimal("0.6")), "older.asice", "f" * 64), Problem.SETTINGS_FORKED),
    ):
        with pytest.raises(RefusedError) as refused:
            desk.settings.take_in(path)
        assert problem(refused) is expected
        assert refused.value.refusals[0].values["latest"] == 3
    assert desk.settings.current().version == 3


def test_rules_for_others_are_refused(desk: Desk) -> None:
    ours = arrived(desk, an_issue(for_authorities=(LILLE,)), "ours.asice")
    with pytest.raises(RefusedError) as refused:
        desk.settings.take_in(ours)
    assert problem(refused) is Problem.SETTINGS_FOR_OTHERS
    desk.profiles.save(a_profile(organisation=OrganisationId("FR-AMM")))
    with pytest.raises(RefusedError):
        desk.settings.take_in(ours)
    desk.profiles.save(a_profile())
    assert desk.settings.take_in(ours).settings.version == 1


def test_what_is_refused_leaves_nothing(desk: Desk) -> None:
    desk.keys.settings_files["bad.asice"] = RefusedError([Refusal("file", Problem.SETTINGS_DAMAGED)])
    for name in ("bad.asice", "nothing.asice"):
        with pytest.raises(RefusedError):
            desk.settings.take_in(desk.folder / name)
    assert len(desk.settings.history()) == 1
    assert desk.keys.trusted == []


def test_a_file_given_to_the_application_is_taken_in_by_what_it_is(desk: Desk) -> None:
    path = arrived(desk, an_issue())
    assert desk.arrivals.carries_settings(path)
    arrival = desk.arrivals.take_in(path, Role.FIELD, no_progress)

    assert arrival.kind is ArrivalKind.SETTINGS
    assert arrival.settings is not None
    assert arrival.settings.settings.version == 1


def test_whoever_names_the_kinds_is_told_each_issue(desk: Desk, tmp_path: Path) -> None:
    told: list[list[int]] = []
    changes = Changes()
    rules = Rulebook(
        lambda: SETTINGS, desk.readings, changes, known=lambda issues: told.append([one.version for one in issues])
    )
    assert rules.version(0) == SETTINGS
    write(desk, mission_rate=Decimal("0.5"))
    desk.settings.issue(PASSPHRASE, tmp_path)
    changes.announce(Topic.SETTINGS)
    assert rules.version(1) is not None
    assert told == [[0], [0, 1]]


def test_a_draft_is_one(desk: Desk) -> None:
    desk.settings.keep(SettingsDraft(0, an_issue(9)))
    assert desk.settings.draft().settings.version == 1
