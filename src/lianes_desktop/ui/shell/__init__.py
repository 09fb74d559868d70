"""The window around the pages: where one goes, what was said last, which dossier is open."""
