"""Bundles a verifier must refuse, by the attack's name, each with the one code that says why."""
