"""Run by Alembic: migrate on the connection, and in the transaction, that migrate.py gives."""

from alembic import context

from handoff.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
