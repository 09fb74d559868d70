"""The office's shared store on PostgreSQL 15 or later; imported only when one is chosen."""
