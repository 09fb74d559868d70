"""Photographs and PDFs of receipts, opened within strict limits."""
