"""The report page: what came of the action, in words, figures and small pictures."""
