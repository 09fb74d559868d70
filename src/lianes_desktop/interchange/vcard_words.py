"""What stands in a vCard for the values of a contact."""

from lianes_desktop.domain.contacts import ContactRole
from lianes_desktop.domain.participants import Gender

SEXES = {Gender.WOMAN: "F", Gender.MAN: "M"}
ROLES = {
    ContactRole.WALI: "Wali",
    ContactRole.GOVERNOR: "Gouverneur",
    ContactRole.COUNCIL_PRESIDENT: "Président de conseil",
    ContactRole.ELECTED: "Élu",
    ContactRole.SECRETARY_GENERAL: "Secrétaire général",
    ContactRole.DIRECTOR_GENERAL: "Directeur général des services",
    ContactRole.HEAD: "Chef de service",
    ContactRole.STAFF: "Cadre",
    ContactRole.DIPLOMAT: "Réseau diplomatique",
    ContactRole.ASSOCIATION: "Association",
    ContactRole.COMPANY: "Entreprise",
    ContactRole.TEACHER: "Enseignement",
    ContactRole.OTHER: "Autre",
}
"""In French whatever the language in force: a card read back says the same role."""
