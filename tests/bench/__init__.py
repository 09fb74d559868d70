"""Measurements: each figure with its mark and the ratio to a peer, taken side by side in one run."""
