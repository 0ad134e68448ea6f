"""The truth on disk: the conversation log and the agents' accounts, on SQLite or PostgreSQL."""
