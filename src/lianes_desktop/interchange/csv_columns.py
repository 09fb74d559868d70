"""What the columns of tables are called, ours and those of Outlook, Google, Apple and town halls."""

import re
import unicodedata
from collections.abc import Sequence

from lianes_desktop.services.ports.cards import Meaning

OURS: dict[Meaning, dict[str, str]] = {
    Meaning.TITLE: {"fr": "Civilité", "en": "Title", "ar": "اللقب"},
    Meaning.GIVEN_NAME: {"fr": "Prénom", "en": "Given name", "ar": "الاسم الشخصي (لاتيني)"},
    Meaning.FAMILY_NAME: {"fr": "Nom", "en": "Family name", "ar": "الاسم العائلي (لاتيني)"},
    Meaning.GIVEN_NAME_AR: {"fr": "Prénom (arabe)", "en": "Given name (Arabic)", "ar": "الاسم الشخصي"},
    Meaning.FAMILY_NAME_AR: {"fr": "Nom (arabe)", "en": "Family name (Arabic)", "ar": "الاسم العائلي"},
    Meaning.FUNCTION: {"fr": "Fonction", "en": "Function", "ar": "الوظيفة (لاتيني)"},
    Meaning.FUNCTION_AR: {"fr": "Fonction (arabe)", "en": "Function (Arabic)", "ar": "الوظيفة"},
    Meaning.ORGANISATION: {"fr": "Organisation", "en": "Organisation", "ar": "المؤسسة (لاتيني)"},
    Meaning.ORGANISATION_AR: {"fr": "Organisation (arabe)", "en": "Organisation (Arabic)", "ar": "المؤسسة"},
    Meaning.PHONE: {"fr": "Téléphone fixe", "en": "Landline", "ar": "الهاتف الثابت"},
    Meaning.MOBILE: {"fr": "Téléphone mobile", "en": "Mobile", "ar": "الهاتف المحمول"},
    Meaning.EMAIL: {"fr": "Courriel", "en": "E-mail", "ar": "البريد الإلكتروني"},
    Meaning.LANGUAGES: {"fr": "Langues", "en": "Languages", "ar": "اللغات"},
    Meaning.GENDER: {"fr": "Sexe", "en": "Gender", "ar": "الجنس"},
    Meaning.NOTE: {"fr": "Notes", "en": "Notes", "ar": "ملاحظات"},
}
"""The headers we write, by language, in the order of the columns."""

_THEIRS: dict[Meaning, tuple[str, ...]] = {
    Meaning.FULL_NAME: (
        "nom complet", "nom et prénom", "prénom et nom", "nom affiché", "nom d'affichage", "contact", "full name",
        "name", "display name", "file as", "الاسم الكامل", "الاسم", "الاسم واللقب",
    ),
    Meaning.FULL_NAME_AR: ("nom complet (arabe)", "nom en arabe", "full name (arabic)", "name in arabic"),
    Meaning.TITLE: ("titre de civilité", "name prefix", "prefix", "honorific prefix", "salutation", "titre",
        "السيد(ة)"),
    Meaning.GIVEN_NAME: ("prénoms", "first name", "firstname", "given name", "forename", "prenom usuel"),
    Meaning.FAMILY_NAME: ("nom de famille", "nom usuel", "last name", "lastname", "surname", "family name"),
    Meaning.GIVEN_NAME_AR: ("prénom ar", "prénom en arabe", "first name (arabic)", "الاسم الأول"),
    Meaning.FAMILY_NAME_AR: ("nom ar", "nom de famille (arabe)", "last name (arabic)", "النسب", "اسم العائلة"),
    Meaning.FUNCTION: (
        "poste", "profession", "qualité", "titre professionnel", "intitulé du poste", "job title", "position",
        "organization title", "organization 1 - title", "role", "function", "mandat",
    ),
    Meaning.FUNCTION_AR: ("fonction ar", "المنصب", "الصفة", "المهمة"),
    Meaning.ORGANISATION: (
        "organisme", "société", "structure", "entreprise", "collectivité", "employeur", "établissement", "company",
        "organization", "organization name", "organization 1 - name", "employer", "commune", "association",
    ),
    Meaning.ORGANISATION_AR: ("organisme (arabe)", "organization (arabic)", "الشركة", "الجماعة", "الهيئة", "المنظمة"),
    Meaning.PHONE: (
        "téléphone", "tél", "tel", "téléphone (bureau)", "téléphone bureau", "tél. fixe", "fixe", "business phone",
        "work phone", "phone", "telephone", "phone number", "phone 1 - value", "home phone", "company main phone",
        "téléphone 1 - valeur", "numéro de téléphone", "الهاتف", "رقم الهاتف",
    ),
    Meaning.MOBILE: (
        "mobile", "portable", "tél. mobile", "téléphone portable", "gsm", "cellulaire", "mobile phone", "cell",
        "cell phone", "whatsapp", "phone 2 - value", "téléphone 2 - valeur", "المحمول", "الهاتف النقال", "الجوال",
    ),
    Meaning.EMAIL: (
        "e-mail", "email", "mail", "mél", "mel", "adresse de messagerie", "adresse e-mail", "adresse électronique",
        "courrier électronique", "e-mail address", "email address", "e-mail 1 - value", "e-mail 1 - valeur",
        "primary email", "البريد", "البريد الالكتروني",
    ),
    Meaning.LANGUAGES: ("langue", "language", "langues parlées", "اللغة"),
    Meaning.GENDER: ("genre", "sex", "gender"),
    Meaning.NOTE: ("note", "remarque", "remarques", "commentaire", "commentaires", "observations",
        "comments", "ملاحظة"),
}  # fmt: skip


def key(header: str) -> str:
    """A header as headers are compared: without case, accents, marks or needless spaces."""
    bare = unicodedata.normalize("NFKD", header.casefold())
    plain = "".join(one for one in bare if not unicodedata.combining(one) and unicodedata.category(one) != "Cf")
    return " ".join(re.sub(r"[\s_:*.’']+", " ", plain).split())


_KNOWN: dict[str, Meaning] = {}
for _meaning, _words in _THEIRS.items():
    _KNOWN.update((key(_one), _meaning) for _one in _words)
for _meaning, _named in OURS.items():
    _KNOWN.update((key(_one), _meaning) for _one in _named.values())


def meanings(headers: Sequence[str]) -> list[Meaning | None]:
    """What each column seems to hold; two never hold the same.

    « Nom » alone is the whole name, and so is « Title » that of a function where no other column says so.
    """
    found: list[Meaning | None] = [_KNOWN.get(key(one)) for one in headers]
    keys = [key(one) for one in headers]
    if Meaning.FUNCTION not in found and Meaning.TITLE in found:
        at = found.index(Meaning.TITLE)
        if keys[at] in ("title", "titre") and Meaning.GIVEN_NAME not in found[at:]:
            found[at] = Meaning.FUNCTION
    for whole, given, family in (
        (Meaning.FULL_NAME, Meaning.GIVEN_NAME, Meaning.FAMILY_NAME),
        (Meaning.FULL_NAME_AR, Meaning.GIVEN_NAME_AR, Meaning.FAMILY_NAME_AR),
    ):
        if given not in found and family in found and whole not in found:
            found[found.index(family)] = whole
        elif family in found and whole in found:
            found[found.index(whole)] = None  # what Outlook files a person as
    seen: set[Meaning] = set()
    for at, one in enumerate(found):
        if one in seen:
            found[at] = None
        elif one is not None:
            seen.add(one)
    return found
