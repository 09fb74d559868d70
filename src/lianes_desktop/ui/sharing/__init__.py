"""The page between colleagues: a dossier shared by file, what came, and what two people say differently."""
