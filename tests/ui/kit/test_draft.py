"""What a form remembers of what is typed, without Qt."""

from datetime import UTC, datetime

import pytest
from support.memory import MemoryClock

from lianes_desktop.domain.ids import new_id
from lianes_desktop.domain.problems import Problem, Refusal, RefusedError
from lianes_desktop.services.failures import Cause, Resource, UnavailableError
from lianes_desktop.ui.kit.draft import Draft


def a_draft() -> Draft:
    draft = Draft(MemoryClock(datetime(2026, 10, 14, 20, 3, tzinfo=UTC)), ("starts", "title"), {"starts_at": "starts"})
    draft.begin(new_id())
    return draft


def refuse(field: str) -> None:
    raise RefusedError([Refusal(field, Problem.MISSING)])


def test_what_is_kept_is_no_longer_held_and_the_hour_is_said() -> None:
    draft = a_draft()
    draft.keep("title", "", lambda: refuse("title"))

    assert draft.saved_words() == ""
    assert draft.keep("title", "Visite", lambda: None)
    assert (draft.typed, draft.refusals) == ({}, {})
    local = datetime(2026, 10, 14, 20, 3, tzinfo=UTC).astimezone()
    assert draft.saved_words() == f"Enregistré à {local:%H:%M}"


def test_what_is_refused_stays_as_typed_beside_its_reason() -> None:
    draft = a_draft()

    assert not draft.keep("title", "  ", lambda: refuse("title"))
    assert draft.typed == {"title": "  "}
    assert draft.refusals["title"]


def test_a_refusal_stands_at_the_form_s_own_field() -> None:
    draft = a_draft()

    draft.keep("title", "x", lambda: refuse("starts_at"))
    assert set(draft.refusals) == {"starts"}
    draft.keep("title", "x", lambda: refuse("consent.starts"))
    assert set(draft.refusals) == {"starts"}
    draft.keep("title", "x", lambda: refuse("zone"))
    assert set(draft.refusals) == {"starts", "title"}


def test_a_store_that_fails_leaves_the_text_where_it_is() -> None:
    draft = a_draft()

    def fail() -> None:
        raise UnavailableError(Resource.STORE, Cause.DISK_FULL)

    with pytest.raises(UnavailableError):
        draft.keep("title", "Visite", fail)
    assert draft.typed == {"title": "Visite"}
    assert draft.saved_words() == ""


def test_a_choice_refused_is_not_held_as_text() -> None:
    draft = a_draft()

    draft.keep("title", 3, lambda: refuse("title"))

    assert draft.typed == {}


def test_another_record_starts_afresh_and_the_same_one_goes_on() -> None:
    draft = a_draft()
    draft.keep("title", "x", lambda: refuse("title"))

    draft.begin(draft.subject)
    assert draft.refusals
    draft.begin(new_id())
    assert (draft.typed, draft.refusals, draft.saved_words()) == ({}, {}, "")
