"""The preparation: shared tasks, meetings, and the search for a partner."""
