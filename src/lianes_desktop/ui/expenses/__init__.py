"""The expenses of a dossier: list, receipt, form and what counts."""
