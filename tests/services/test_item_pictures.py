"""Pictures taken at a line of the programme."""

from dataclasses import replace
from datetime import date

import pytest
from support.desks import Desk, photo

from lianes_desktop.domain.ids import DossierId
from lianes_desktop.domain.problems import Problem, RefusedError
from lianes_desktop.domain.programmes import ProgrammeItem
from lianes_desktop.services.acts import Act
from lianes_desktop.services.offered import Offered


def line_of(desk: Desk, mission: DossierId) -> ProgrammeItem:
    return desk.programme.items(mission)[0]


def test_a_picture_is_kept_as_it_came_said_and_shown(either_desk: Desk) -> None:
    desk, mission = either_desk, either_desk.start()
    line = desk.programme.add(mission, date(2026, 10, 13))
    met = desk.contacts.add(mission)
    desk.item_pictures.add(line.id, photo("salle"))
    (kept,) = line_of(desk, mission).pictures
    digest = kept.paper.digest
    desk.item_pictures.caption(line.id, digest, " La station ")
    desk.item_pictures.show(line.id, digest, (met.id, met.id))

    (said,) = line_of(desk, mission).pictures
    assert (said.paper.original_name, said.caption, said.shows) == ("salle.jpg", "La station", (met.id,))
    assert desk.item_pictures.thumbnail(digest) == b"small photo salle"
    assert desk.item_pictures.sheet(said.paper).endswith(b"photo salle")
    assert desk.readings.dossier(mission).papers == (said.paper,)


def test_the_same_picture_is_not_kept_twice_and_one_let_go_comes_back(desk: Desk, mission: DossierId) -> None:
    line = desk.programme.add(mission, date(2026, 10, 13))
    for name in ("salle", "salle", "cour"):
        desk.item_pictures.add(line.id, photo(name))
    first, second = line_of(desk, mission).pictures
    desk.item_pictures.remove(line.id, first.paper.digest)

    assert line_of(desk, mission).pictures == (second,)
    assert desk.undo.undo() is Act.REMOVE_PICTURE
    assert line_of(desk, mission).pictures == (first, second)


def test_what_is_no_picture_is_refused_and_reaches_no_vault(desk: Desk, mission: DossierId) -> None:
    line = desk.programme.add(mission, date(2026, 10, 13))
    for data, problem in ((b"%PDF-1.7", Problem.NOT_A_PHOTOGRAPH), (b"text", Problem.NOT_A_PICTURE)):
        with pytest.raises(RefusedError) as refused:
            desk.item_pictures.add(line.id, Offered("pièce", data=data))
        assert [(one.field, one.problem) for one in refused.value.refusals] == [("pièce", problem)]

    assert line_of(desk, mission).pictures == ()
    assert not desk.vault.files


def test_a_legend_too_long_is_refused(desk: Desk, mission: DossierId) -> None:
    line = desk.programme.add(mission, date(2026, 10, 13))
    desk.item_pictures.add(line.id, photo("salle"))
    with pytest.raises(RefusedError):
        desk.item_pictures.caption(line.id, line_of(desk, mission).pictures[0].paper.digest, "x" * 1000)


def test_correcting_a_line_never_loses_a_picture_that_came_meanwhile(desk: Desk, mission: DossierId) -> None:
    line = desk.programme.add(mission, date(2026, 10, 13))
    desk.item_pictures.add(line.id, photo("salle"))
    desk.programme.put(replace(line, title="Visite"))
    assert len(line_of(desk, mission).pictures) == 1
    desk.programme.remove(line.id)
    desk.item_pictures.add(line.id, photo("cour"))  # the line is gone: nothing to add it to

    assert desk.programme.items(mission) == ()
