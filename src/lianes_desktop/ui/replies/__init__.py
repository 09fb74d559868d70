"""Lianes' answers as the authority sees them: where the claim stands, questions, decision, payment, what changed."""
