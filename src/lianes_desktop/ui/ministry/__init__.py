"""The report to the ministry: its table, its counts, what is missing, what is written in it, and its files."""
