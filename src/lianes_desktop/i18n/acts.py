"""What a person did, as the undo notice says it."""

from lianes_desktop.i18n.catalogue import N_, _

_ACTS = {
    "add_mission": N_("Mission ajoutée"),
    "add_hosting_day": N_("Journée d'accueil ajoutée"),
    "add_partnership": N_("Partenariat ajouté"),
    "add_project": N_("Projet ajouté"),
    "add_sample": N_("Dossier d'exemple ajouté"),
    "correct_dossier": N_("Dossier modifié"),
    "remove_dossier": N_("Dossier supprimé"),
    "add_participant": N_("Participant ajouté"),
    "correct_participant": N_("Participant modifié"),
    "remove_participant": N_("Participant supprimé"),
    "set_rate": N_("Taux de change enregistré"),
    "remove_rate": N_("Taux de change supprimé"),
    "correct_organisation": N_("Organisme modifié"),
    "correct_profile": N_("Identité modifiée"),
    "add_item": N_("Rendez-vous ajouté"),
    "correct_item": N_("Rendez-vous modifié"),
    "move_item": N_("Rendez-vous déplacé"),
    "duplicate_item": N_("Rendez-vous dupliqué"),
    "remove_item": N_("Rendez-vous supprimé"),
    "add_contact": N_("Contact ajouté"),
    "correct_contact": N_("Contact modifié"),
    "remove_contact": N_("Contact supprimé"),
    "add_expense": N_("Dépense ajoutée"),
    "correct_expense": N_("Dépense modifiée"),
    "accept_expense": N_("Dépense validée"),
    "remove_expense": N_("Dépense supprimée"),
    "add_receipt": N_("Reçu ajouté"),
    "remove_receipt": N_("Reçu supprimé"),
    "declare_lost": N_("Attestation sur l'honneur enregistrée"),
    "reopen_expenses": N_("Nouvelle version ouverte"),
}


def act(name: str) -> str:
    """What was done, by the name of a ``services.acts.Act``."""
    return _(_ACTS[name])
