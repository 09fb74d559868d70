"""What may be typed to settle a field, by the form of what both sides say."""

from datetime import date
from typing import Any

import pytest

from lianes_desktop.domain.deciding import Form, form_of, typed
from lianes_desktop.domain.merging_records import GONE, LEFT_OUT, WHOLE
from lianes_desktop.domain.money import MAD
from lianes_desktop.domain.problems import RefusedError

TODAY = date(2026, 10, 14)


@pytest.mark.parametrize(
    ("field", "values", "form"),
    [
        ("amount", [{"currency": "EUR", "minor": 100}, None], Form.AMOUNT),
        ("debit_cents", [100, LEFT_OUT], Form.EUROS),
        ("paid_on", ["2026-10-13", None], Form.DAY),
        ("note", ["a", ""], Form.TEXT),
        ("payee", ["a", "b"], Form.LINE),
        ("kind", ["TAXI", "HEBE"], None),
        ("mandate", [{"number": "1"}], None),
        ("receipts", [[], ["a"]], None),
        (WHOLE, [{"payee": "a"}, GONE], None),
    ],
)
def test_each_field_has_its_form(field: str, values: list[Any], form: Form | None) -> None:
    assert form_of(field, values) is form


@pytest.mark.parametrize(
    ("form", "text", "value"),
    [
        (Form.AMOUNT, "12,50", {"currency": "MAD", "minor": 1250}),
        (Form.EUROS, "12,50", 1250),
        (Form.DAY, "13/10/2026", "2026-10-13"),
        (Form.LINE, "  Taxi Angad ", "Taxi Angad"),
        (Form.TEXT, "a\nb", "a\nb"),
    ],
)
def test_what_is_typed_becomes_a_value(form: Form, text: str, value: object) -> None:
    assert typed(form, text, TODAY, MAD) == value


@pytest.mark.parametrize(("form", "text"), [(Form.AMOUNT, "douze"), (Form.EUROS, ""), (Form.DAY, "31/02/2026")])
def test_what_cannot_be_is_refused_beside_it(form: Form, text: str) -> None:
    with pytest.raises(RefusedError) as refused:
        typed(form, text, TODAY)

    assert {one.field for one in refused.value.refusals} == {"value"}
