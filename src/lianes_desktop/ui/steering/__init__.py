"""The steering committee: meetings, decisions, minutes."""
