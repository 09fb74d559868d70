"""The exchanges page: what left for Lianes, and what comes back."""
