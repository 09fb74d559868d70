"""How files travel: folders and sticks, WebDAV, messages for the mail program (RELIABILITY §6.4)."""
