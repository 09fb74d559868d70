"""The encrypted store: one SQLCipher file, a vault of receipt files, backups, and who holds the key."""
