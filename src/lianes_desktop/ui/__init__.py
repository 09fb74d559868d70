"""The window: pages that show, presenters that decide, a kit they share, a shell that joins them."""
