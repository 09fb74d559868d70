"""What is shipped to start from, and the list of shared tasks."""

from datetime import date

import pytest
from support.builders import shipped_templates

from lianes_desktop.domain.action_types import ActionType
from lianes_desktop.domain.preparation import Task
from lianes_desktop.domain.templates import TaskKind, checklist, settled, touched, worded

KINDS = (TaskKind("a", (("fr", "A"),)), TaskKind("b", (("fr", "B"),)))
DAY = date(2026, 10, 14)


def test_every_kind_of_action_has_tasks_in_three_languages() -> None:
    shipped = shipped_templates()

    assert set(shipped.tasks) == set(ActionType)
    for tasks in shipped.tasks.values():
        assert len({one.code for one in tasks}) == len(tasks)
        for one in tasks:
            for texts in (one.names, one.hints):
                assert not texts or {language for language, words in texts if words} == {"fr", "en", "ar"}


def test_the_two_templates_lay_out_their_days() -> None:
    day, mission = shipped_templates().dossiers

    assert (day.action, day.days, mission.action, mission.days) == (ActionType.HOSTING, 1, ActionType.MISSION, 4)
    for one in (day, mission):
        assert {item.day for item in one.items} == set(range(1, one.days + 1))
        assert all(item.starts < item.ends for item in one.items)
        assert all(worded(item.titles, language) for item in one.items for language in ("fr", "en", "ar"))
    assert day.items[0].on(DAY)[0].isoformat() == "2026-10-14T09:00:00"
    assert day.items[-1].on(DAY)[1].isoformat() == "2026-10-14T17:00:00"
    assert mission.items[-1].on(DAY)[0].date() == date(2026, 10, 17)


def test_a_template_is_found_by_its_code() -> None:
    assert shipped_templates().template("accueil_journee").action is ActionType.HOSTING
    with pytest.raises(KeyError):
        shipped_templates().template("voyage")


def test_a_text_is_said_in_french_where_the_language_has_none() -> None:
    assert worded((("fr", "Eau"), ("en", "Water")), "en") == "Water"
    assert worded((("fr", "Eau"), ("en", "")), "en") == "Eau"
    assert worded((), "ar") == ""


def test_the_list_shows_the_shared_tasks_then_one_s_own() -> None:
    kept = (Task(title="Mienne"), Task("z", owner="Inès"), Task("b", done_on=DAY))

    assert checklist(KINDS, kept) == (Task("a"), Task("b", done_on=DAY), Task("z", owner="Inès"), Task(title="Mienne"))
    assert checklist(KINDS, ()) == (Task("a"), Task("b"))


def test_a_task_is_settled_once_done_or_set_aside() -> None:
    assert not settled(Task("a"))
    assert settled(Task("a", done_on=DAY))
    assert settled(Task("a", not_needed=True))
    assert not touched(Task("a"))
    assert touched(Task("a", owner="Inès"))
    assert touched(Task(title="Mienne"))
