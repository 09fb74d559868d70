"""Language, theme, folders, backups, and the key of this device."""
