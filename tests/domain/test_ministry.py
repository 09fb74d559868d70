"""Which dossiers a report to the ministry tells of, and what is missing before it leaves."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from support.memory import NOW
from support.ministry import (
    BOTH,
    EDITION,
    GRID,
    a_decision,
    a_told_hosting_day,
    a_told_mission,
    received_of,
    table_of,
)
from support.office import a_claim, a_line

from lianes_desktop.domain.answers import Answer
from lianes_desktop.domain.bundles import ReceivedBundle
from lianes_desktop.domain.hand_in import HandIn
from lianes_desktop.domain.ministry import (
    Chosen,
    Lack,
    ReportKind,
    blank_texts,
    chosen,
    due_on,
    missing,
    report_texts_id,
)

MANIFESTS = {1: "1" * 64, 2: "2" * 64, 3: "3" * 64}


def taken(*cases: tuple[int, HandIn]) -> dict[str, HandIn]:
    """Versions by manifest."""
    return {MANIFESTS[at]: hand_in for at, hand_in in cases}


def choose(
    received: Sequence[ReceivedBundle], answers: Sequence[Answer], versions: dict[str, HandIn], last: int = 99
) -> Chosen:
    """The dossiers of the edition, up to some days after the first one."""
    until = NOW + timedelta(days=last)
    return chosen(EDITION, received, answers, lambda moment: moment <= until, versions.get)


def test_each_dossier_counts_once_whatever_was_received_twice() -> None:
    first, second = a_told_mission(), a_claim(a_line(1), sequence=2)
    one = received_of(first, manifest_sha256=MANIFESTS[1], sequence=1)
    two = received_of(second, manifest_sha256=MANIFESTS[2], sequence=2, received_at=NOW + timedelta(days=2))
    elsewhere = received_of(a_told_hosting_day(), manifest_sha256=MANIFESTS[3], edition="2030")
    early = a_decision(one, first)
    late = replace(a_decision(two, second, at=NOW + timedelta(days=5)), said=replace(early.said, rank=2))
    versions = taken((1, first), (2, second))

    found = choose([two, one, one, elsewhere], [late, early, early], versions)
    assert [each.received.manifest_sha256 for each in found.accounted] == [MANIFESTS[2]]
    assert (found.undecided, found.renewed) == ((), ())
    assert found.accounted[0].dossier == first.dossier.action.id

    interim = choose([one, two], [early, late], versions, last=3)
    assert [each.received.manifest_sha256 for each in interim.accounted] == [MANIFESTS[1]]
    assert [each.manifest_sha256 for each in interim.renewed] == [MANIFESTS[2]]
    assert choose([one, two], [early, late], versions, last=-1).accounted == ()


def test_what_waits_or_was_not_decided_is_told_apart() -> None:
    told = a_told_mission()
    one = received_of(told, manifest_sha256=MANIFESTS[1])
    decision = a_decision(one, told)
    assert choose([one], [], taken((1, told))).undecided == (one,)
    assert choose([replace(one, waiting=True)], [decision], taken((1, told))) == Chosen((), (), ())
    assert choose([one], [decision], {}).undecided == (one,)


def test_the_report_is_due_six_months_after_the_year() -> None:
    assert due_on(2026, GRID.due_months) == date(2027, 6, 30)


def test_texts_have_one_identity_at_every_desk() -> None:
    assert blank_texts(EDITION, ReportKind.FINAL).id == report_texts_id(EDITION, ReportKind.FINAL)
    assert report_texts_id(EDITION, ReportKind.INTERIM) != report_texts_id(EDITION, ReportKind.FINAL)


def test_what_is_missing_is_said_with_its_dossiers() -> None:
    mission, day = a_told_mission(), a_told_hosting_day()
    one = received_of(mission, manifest_sha256=MANIFESTS[1])
    two = received_of(day, manifest_sha256=MANIFESTS[2])
    three = received_of(a_claim(a_line(1, of=3), of=3), manifest_sha256=MANIFESTS[3])
    given_ = choose([one, two, three], [a_decision(one, mission), a_decision(two, day)], taken((1, mission), (2, day)))
    texts = blank_texts(EDITION, ReportKind.FINAL)
    found = {each.lack: each for each in missing(given_, table_of(BOTH), texts)}

    assert found[Lack.UNDECIDED].dossiers == (three.dossier,)
    assert found[Lack.REPORT_NOT_FINAL].dossiers == (mission.dossier.action.id,)
    assert found[Lack.REPORT_NOT_FINAL].holds
    assert found[Lack.GENDER].count == 2
    assert not found[Lack.GENDER].holds
    assert found[Lack.NOT_MARKED].count == 1
    assert Lack.SATISFACTION not in found
    assert Lack.NO_BUDGET not in found
    written = replace(texts, introduction="Oui", signatory="Asma", quality="Présidente")
    assert not {Lack.SIGNATORY, Lack.INTRODUCTION} & {each.lack for each in missing(given_, table_of(BOTH), written)}
    assert [each.lack for each in missing(Chosen((), (), ()), table_of([]), written)] == [Lack.NOTHING]
