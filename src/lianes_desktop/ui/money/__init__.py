"""Steering the money of an edition: what is set aside, asked, accepted, paid and left."""
