"""The rules of the programme: written and issued at the office, read and taken in elsewhere."""
