"""Domain values in a person's language: French first, Arabic and English in full."""
