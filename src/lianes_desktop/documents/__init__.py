"""PDF documents: values in, the same bytes out."""
