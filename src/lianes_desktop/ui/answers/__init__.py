"""The office's page of answers issued: acknowledgements, questions, decisions, payment notices."""
