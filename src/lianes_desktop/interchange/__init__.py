"""What other programs read and write: people as vCard and tables."""
