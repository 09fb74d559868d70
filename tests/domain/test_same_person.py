"""Whether two cards may be of one person."""

import pytest
from support.builders import a_contact

from lianes_desktop.domain.contacts import Contact
from lianes_desktop.domain.same_person import Sign, arabic_sounds, latin_sounds, namesakes, signs


def named(given: str, family: str, **more: str) -> Contact:
    return a_contact(given_name=given, family_name=family, **more)


def in_arabic(given: str, family: str) -> Contact:
    return a_contact(given_name="", family_name="", given_name_ar=given, family_name_ar=family)


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("Mohamed", "محمد"), ("Mohammed", "مُحَمَّد"), ("Muhammad", "محمّد"), ("Abdellah", "عبد الله"),
        ("Abdallah", "عبدالله"),
        ("Abdelkader", "عبد القادر"), ("Abdelkader", "عبدالقادر"),
        ("Abd el Kader", "عبد القادر"), ("Abdelilah", "عبد الإله"), ("El Amrani", "العمراني"),
        ("Elmansouri", "المنصوري"), ("Alaoui", "العلوي"), ("Aït Taleb", "آيت طالب"), ("Ould Ali", "ولد علي"),
        ("Ben Jelloun", "بن جلون"), ("Benjelloun", "بنجلون"), ("Moulay", "مولاي"), ("Lalla", "لالة"), ("Hadj", "حاج"),
        ("El Hajj", "الحاج"), ("Chraïbi", "شرايبي"), ("Youssef", "يوسف"), ("Fatima-Zahra", "فاطمة الزهراء"),
        ("Khadija", "خديجة"), ("Ghita", "غيثة"), ("Salah", "صلاح"), ("Tazi", "التازي"), ("Najib", "نجيب"),
    ],
)  # fmt: skip
def test_a_name_sounds_the_same_in_either_script(latin: str, arabic: str) -> None:
    assert latin_sounds(latin) == arabic_sounds(arabic) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (named("Mohamed", "El Amrani"), named("Mohammed", "Amrani")),
        (named("Mohamed", "El Amrani"), named("El Amrani", "Mohamed")),
        (named("Youssef", "Benjelloun"), named("Yusuf", "Ben Jelloun")),
        (named("Naïma", "BERRADA"), named("Naima", "Berrada")),
        (named("", "Nadia El Amrani"), named("El Amrani", "Nadia")),
        (named("Nadia", "El Amrani"), in_arabic("نادية", "العمراني")),
        (named("Nadia", "El Amrani"), in_arabic("العمراني", "نادية")),
        (named("Abdelkader", "Chraïbi"), in_arabic("عبد القادر", "الشرايبي")),
        (in_arabic("عبدالله", "أعراب"), in_arabic("عبد الله", "اعراب")),
        (in_arabic("فَاطِمَة", "الإدريسي"), in_arabic("فاطمه", "إدريسي")),
    ],
)
def test_one_name_written_twice_is_told(one: Contact, other: Contact) -> None:
    assert signs(one, other) == signs(other, one) == (Sign.NAME,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (named("Hassan", "Alami"), named("Hussein", "Alami")),
        (named("Nadia", "El Amrani"), named("Nadia", "El Fassi")),
        (named("Nadia", "El Amrani"), named("Karim", "El Amrani")),
        (named("Ali", "Alaoui"), in_arabic("علي", "اليعلاوي")),
        (named("", "Nadia"), named("Nadia", "")),
        (named("", ""), named("", "")),
        (named("Nadia", "El Amrani"), in_arabic("كريم", "العمراني")),
        (named("Nadia", "El Amrani", given_name_ar="نادية"), named("", "")),
    ],
)
def test_two_people_are_left_in_peace(one: Contact, other: Contact) -> None:
    assert signs(one, other) == signs(other, one) == ()


def test_an_e_mail_or_a_number_tells_whatever_the_name() -> None:
    nadia = named("Nadia", "El Amrani", email="N.Elamrani@oujda.example", phone="+212536000017")
    again = named("", "", email="n.elamrani@OUJDA.example", mobile="05 36 00 00 17")
    desk = named("Karim", "Tazi", mobile="٠٥٣٦٠٠٠٠١٧")
    short = named("Hassan", "Lahlou", phone="12")

    assert signs(nadia, again) == (Sign.EMAIL, Sign.PHONE)
    assert signs(nadia, desk) == (Sign.PHONE,)
    assert signs(short, named("Omar", "Sefrioui", phone="12")) == ()
    assert [one.id for one in namesakes(nadia, (desk, nadia, short, again))] == [again.id, desk.id]
