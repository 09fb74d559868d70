"""What is told of a business card: French, Arabic, both, and whatever else may come."""

from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.cards import HEIGHT, WIDTH, line, photograph, read, values

from lianes_desktop.domain.business_cards import BusinessCard
from lianes_desktop.reading.cards import extract_card
from lianes_desktop.reading.extraction import Printed
from lianes_desktop.reading.reader import ReceiptReader

NADIA = (
    ("Commune d'Oujda", 36), ("Nadia EL AMRANI", 52), ("Cheffe du service Énergie et éclairage public", 34),
    ("Tél. 05 36 00 00 17 · GSM 06 61 00 00 42", 30), ("n.elamrani@commune-oujda.example", 30),
    ("Avenue Mohammed V, 60000 Oujda", 26), ("www.commune-oujda.example", 26),
)  # fmt: skip
IN_ARABIC = (
    ("المملكة المغربية", 30), ("جماعة وجدة", 36), ("نادية العمراني", 52), ("رئيسة مصلحة الطاقة والإنارة العمومية", 34),
    ("الهاتف : ٠٥٣٦٠٠٠٠١٧ المحمول : ٠٦٦١٠٠٠٠٤٢", 30), ("شارع محمد الخامس، وجدة", 26),
)  # fmt: skip


def test_a_card_in_french_is_told() -> None:
    assert values(read(*NADIA)) == {
        "given_name": "Nadia",
        "family_name": "EL AMRANI",
        "function": "Cheffe du service Énergie et éclairage public",
        "organisation": "Commune d'Oujda",
        "phone": "+212536000017",
        "mobile": "+212661000042",
        "email": "n.elamrani@commune-oujda.example",
    }


def test_a_card_in_arabic_is_told() -> None:
    assert values(read(*IN_ARABIC)) == {
        "given_name_ar": "نادية",
        "family_name_ar": "العمراني",
        "function_ar": "رئيسة مصلحة الطاقة والإنارة العمومية",
        "organisation_ar": "جماعة وجدة",
        "phone": "+212536000017",
        "mobile": "+212661000042",
    }


def test_a_card_in_both_scripts_is_told_side_by_side() -> None:
    lines = [line(text, 60 + 90 * at, high) for at, (text, high) in enumerate(NADIA)]
    lines += [line(text, 60 + 90 * at, high, left=1150) for at, (text, high) in enumerate(IN_ARABIC[1:4])]

    found = values(extract_card(Printed(lines, (WIDTH, HEIGHT))))

    assert (found["family_name"], found["family_name_ar"]) == ("EL AMRANI", "العمراني")
    assert (found["organisation"], found["organisation_ar"]) == ("Commune d'Oujda", "جماعة وجدة")
    assert (found["function"], found["function_ar"]) == (NADIA[2][0], IN_ARABIC[3][0])


@pytest.mark.parametrize(
    ("printed", "email", "given_name", "family"),
    [
        ("Nadia EL AMRANI", "", "Nadia", "EL AMRANI"),
        ("EL AMRANI Nadia", "", "Nadia", "EL AMRANI"),
        ("Nadia El AMRANI", "", "Nadia", "El AMRANI"),
        ("Brahim Aït Taleb", "", "Brahim", "Aït Taleb"),
        ("Karim Ould Ali", "", "Karim", "Ould Ali"),
        ("Moulay Driss Alaoui", "", "Moulay Driss", "Alaoui"),
        ("Lalla Fatima El Idrissi", "", "Lalla Fatima", "El Idrissi"),
        ("Fatima-Zahra Idrissi", "", "Fatima-Zahra", "Idrissi"),
        ("Jean Pierre Martin", "jean-pierre.martin@ville.example", "Jean Pierre", "Martin"),
        ("Mohamed Amine Chraïbi", "m.chraibi@ville.example", "Mohamed Amine", "Chraïbi"),
        ("Claire Delattre", "", "Claire", "Delattre"),
    ],
)
def test_the_family_name_keeps_its_particle(printed: str, email: str, given_name: str, family: str) -> None:
    found = values(read((printed, 50), *([email] if email else [])))

    assert (found["given_name"], found["family_name"]) == (given_name, family)


def test_a_title_is_set_apart_and_abd_stays_whole() -> None:
    found = values(read("Mme Claire Delattre"))
    assert (found["title"], found["given_name"]) == ("Mme", "Claire")
    servant = values(read("السيد عبد القادر الشرايبي"))
    assert (servant["given_name_ar"], servant["family_name_ar"]) == ("عبد القادر", "الشرايبي")


@pytest.mark.parametrize(
    ("printed", "phone", "mobile"),
    [
        ("Tél : +212 5 36 00 00 17 / Fax : +212 5 36 00 00 18", "+212536000017", None),
        ("Port. 06 12 34 56 78", None, "+212612345678"),
        ("Mobile +33 6 12 34 56 78", None, "+33612345678"),
        ("00212 661 00 00 42", None, "+212661000042"),
        ("(+212) 0661000042", None, "+212661000042"),
        ("GSM : 06.61.00.00.42 - 06.61.00.00.43", "+212661000043", "+212661000042"),
        ("Tél 03 20 49 50 00", "+33320495000", None),
        ("Fax 05 36 00 00 18", None, None),
        ("ICE 001234567000089", None, None),
    ],
)
def test_numbers_are_told_by_what_stands_before_them(printed: str, phone: str | None, mobile: str | None) -> None:
    found = values(read(printed))

    assert (found.get("phone"), found.get("mobile")) == (phone, mobile)


def test_the_most_precise_organisation_is_taken_and_a_long_function_goes_on() -> None:
    found = values(
        read(
            "Royaume du Maroc", "Ministère de l'Intérieur", "Préfecture d'Oujda-Angad", "Commune d'Oujda", "Karim Tazi",
            "Directeur général", "des services", "60000 Oujda",
        )
    )  # fmt: skip
    assert found["organisation"] == "Commune d'Oujda"
    assert found["function"] == "Directeur général des services"
    assert values(read("Président du Conseil régional", "Ali Fassi"))["function"] == "Président du Conseil régional"
    assert values(read("LYDEC", "Ali Fassi", "a.fassi@lydec.example"))["organisation"] == "LYDEC"


def test_an_e_mail_parted_by_the_engine_is_put_together_and_less_sure() -> None:
    whole, parted = read("n.elamrani@oujda.example"), read("n.elamrani @oujda . example")
    assert whole.email is not None
    assert parted.email is not None
    assert whole.email.value == parted.email.value == "n.elamrani@oujda.example"
    assert whole.email.confidence > parted.email.confidence


def test_what_was_hardly_read_is_not_proposed() -> None:
    assert values(read(*NADIA, score=0.5)) == {}
    assert read() == BusinessCard()


@pytest.mark.parametrize(
    "rows",
    [
        ("@" * 5000, "." * 5000, "+" * 5000),
        ("0" * 20_000, "0 " * 10_000, "(+" * 4000),
        ("a@" * 4000, "a.b@c" + ".d" * 4000),
        ("A " * 4000, "المدير " * 3000, "El " * 5000),
        ("\u202e\u2066\u0000", "ﷺ" * 500, "İ" * 900),
    ],
)
def test_a_hostile_card_is_read_like_any_other(rows: tuple[str, ...]) -> None:
    found = values(read(*rows))

    assert all(len(one) <= 400 for one in found.values())


@given(st.lists(st.text(max_size=60), max_size=12))
def test_nothing_is_proposed_that_is_not_printed(rows: list[str]) -> None:
    printed = " ".join(" ".join(rows).split())

    for name, value in values(read(*rows)).items():
        assert value
        assert name in {"phone", "mobile", "email"} or all(word in printed for word in value.split())


def test_photographs_of_cards_are_read_by_the_real_engine() -> None:
    latin = (
        ("Commune d'Oujda", 44), ("Nadia EL AMRANI", 64), ("Cheffe du service Énergie", 38),
        ("Tél. 05 36 00 00 17 · GSM 06 61 00 00 42", 38), ("n.elamrani@commune-oujda.ma", 38),
    )  # fmt: skip
    arabic = (("جماعة وجدة", 50), ("نادية العمراني", 64))
    larger = (
        ("جماعة وجدة", 56), ("نادية العمراني", 72), ("رئيسة مصلحة الطاقة", 50), ("المحمول : 06 61 00 00 42", 50),
    )  # fmt: skip
    with closing(ReceiptReader()) as reader:
        both = values(reader.read_card(photograph(latin, arabic)))
        alone = values(reader.read_card(photograph((), larger)))

    assert both | {"organisation": "Commune d'Oujda"} == both
    assert (both["given_name"], both["family_name"], both["email"]) == (
        "Nadia",
        "EL AMRANI",
        "n.elamrani@commune-oujda.ma",
    )
    assert (both["phone"], both["mobile"]) == ("+212536000017", "+212661000042")
    assert both["function"] == "Cheffe du service Énergie"
    for found in (both, alone):
        assert (found["given_name_ar"], found["family_name_ar"]) == ("نادية", "العمراني")
        assert found["organisation_ar"] == "جماعة وجدة"
