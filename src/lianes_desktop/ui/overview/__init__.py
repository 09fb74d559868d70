"""The dossier at a glance: facts, budget, what is left to do, what comes next."""
