"""The page of a person's rights: what is kept of them anywhere, handed over, corrected, limited or erased."""
