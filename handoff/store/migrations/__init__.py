"""How a database becomes what schema.py says: Alembic's scripts, the same for both kinds."""
