"""One module a revision, run in order and never edited once shipped."""
