"""The contacts page: who was met, in both scripts, and what they agreed to."""
