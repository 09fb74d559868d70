"""Receipts read on this computer: OCR in a process apart, then rules that say how sure they are."""
