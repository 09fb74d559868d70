"""Files that other applications read and write: contacts and calendars."""
