"""Before the window: who is here, and the passphrase that opens what was kept."""
