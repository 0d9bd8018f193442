"""Runs migrations over the connection that the store already holds under its lock."""

from alembic import context

from dashboard.data.schema import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
