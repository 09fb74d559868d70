"""The deliveries page: boxes, files on their way, and what is carried by hand."""
