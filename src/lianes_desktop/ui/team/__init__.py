"""The team page: everyone of the dossier, and the act that sends each of them."""
