"""The composition root: the one place where rings are joined, and what the command line does with them."""
