"""The trail of a dossier: who changed what, and when."""
