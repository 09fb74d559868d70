"""Joining the programme: contact, letter of intent, convention."""
