"""The documents page: each paper of the dossier, shown, saved and printed."""
