"""What the people met are, in words: in the language of the window, and in Arabic beside it (DOMAIN §8.5)."""

from lianes_desktop.domain.contacts import ContactRole
from lianes_desktop.i18n.catalogue import N_, _

_ROLES = {
    ContactRole.WALI: (N_("Wali"), "والي"),
    ContactRole.GOVERNOR: (N_("Gouverneur"), "عامل"),
    ContactRole.COUNCIL_PRESIDENT: (N_("Président du conseil"), "رئيس المجلس"),
    ContactRole.ELECTED: (N_("Élu"), "منتخب"),
    ContactRole.SECRETARY_GENERAL: (N_("Secrétaire général"), "الكاتب العام"),
    ContactRole.DIRECTOR_GENERAL: (N_("Directeur général des services"), "المدير العام للمصالح"),
    ContactRole.HEAD: (N_("Chef de service"), "رئيس مصلحة"),
    ContactRole.STAFF: (N_("Cadre"), "إطار"),
    ContactRole.DIPLOMAT: (N_("Réseau diplomatique"), "السلك الدبلوماسي"),
    ContactRole.ASSOCIATION: (N_("Responsable associatif"), "مسؤول جمعوي"),
    ContactRole.COMPANY: (N_("Responsable d'entreprise"), "مسؤول مقاولة"),
    ContactRole.TEACHER: (N_("Enseignant"), "أستاذ"),
    ContactRole.OTHER: (N_("Autre rôle"), "صفة أخرى"),
}


def role(value: ContactRole) -> str:
    """A role in the language in force."""
    return _(_ROLES[value][0])


def role_ar(value: ContactRole) -> str:
    """A role in Arabic, as it is said in Morocco."""
    return _ROLES[value][1]


def role_searched(value: ContactRole) -> str:
    """The words by which people of a role are found, whatever the language of the window."""
    return " ".join(_ROLES[value])
