"""The claim page: checks, figures, preview, signature and export, on one page."""
