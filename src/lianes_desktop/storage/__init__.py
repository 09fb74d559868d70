"""The encrypted store, the vault of receipt files, the keys that open them, and their backups."""
