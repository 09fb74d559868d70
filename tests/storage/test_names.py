"""A name wherever it stands in a text, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianes_desktop.domain.folding import fold
from lianes_desktop.storage.names import ERASED, ERASED_AR, Names, names_of

NADIA = names_of([("Nadia", "El Amrani"), ("نادية", "العمراني")], ["n.elamrani@oujda.example"], ["+212661000042", ""])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Voir Nadia El Amrani demain", f"Voir {ERASED} demain"),
        ("voir EL-AMRANI nadia", f"voir {ERASED}"),
        ("Mme El  Amrani, puis Ahmed", f"Mme {ERASED}, puis Ahmed"),
        ("Mme Nadia rappelle", f"Mme {ERASED} rappelle"),
        ("Nádia\u00a0El Amranî", ERASED),
        ("Na\u0301dia El Amrani", ERASED),
        ("لقاء مع نادية العمراني", f"لقاء مع {ERASED_AR}"),
        ("ونَادِيَة العمراني هنا", f"و{ERASED_AR} هنا"),
        ("écrire à N.ElAmrani@oujda.example.", f"écrire à {ERASED}."),
        ("06 61 00 00 42 ou +212 661-000042", f"{ERASED} ou {ERASED}"),
        ("carte-nadia-el-amrani.jpg", f"carte-{ERASED}.jpg"),
        ("Nadia rappelle, nadia non", f"{ERASED} rappelle, nadia non"),
        ("نادية هنا، السيدة نادية هناك", f"نادية هنا، السيدة {ERASED_AR} هناك"),
        ("Amrani, 06 61 00 00 43", "Amrani, 06 61 00 00 43"),
        ("el amranien", "el amranien"),
        ("", ""),
    ],
)
def test_the_name_is_found_however_it_is_written_and_nothing_else(text: str, expected: str) -> None:
    assert NADIA.replaced(text) == expected


def test_a_folded_text_has_no_capitals_to_tell_a_name_by() -> None:
    assert NADIA.replaced("12 dejeuner el amrani", folded=True) == f"12 dejeuner {fold(ERASED)}"


def test_a_family_name_that_others_bear_is_left_to_them() -> None:
    names = NADIA.borne_too([names_of([("Youssef", "El Amrani")])])
    assert names.borne_too([names_of([("Nadia", "Bennani")])]).replaced("Nadia Bennani") == "Nadia Bennani"
    assert names.replaced("Youssef El Amrani et Nadia El Amrani") == f"Youssef El Amrani et {ERASED}"


def test_short_names_alone_and_nobody_change_nothing() -> None:
    assert names_of([("Li", "Wu")]).replaced("Wu et Mme Li") == "Wu et Mme Li"
    assert names_of([("", "")], [""], [""]).replaced("Nadia 06 61 00 00 42") == "Nadia 06 61 00 00 42"
    assert "Nadia" not in repr(NADIA)


words = st.text(max_size=12)


@given(words, words)
def test_no_text_keeps_the_name(before: str, after: str) -> None:
    said = NADIA.replaced(f"{before} Nadia El Amrani {after}")
    assert fold("Nadia El Amrani") not in fold(said)
    assert Names().replaced(before) == before
