"""Releases say who made them, what stands beside their cells, and which period they close."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; releases made before have none of it."""
    with op.batch_alter_table("releases") as table:
        table.add_column(sa.Column("created_by", sa.String(200), nullable=False, server_default=""))
        table.add_column(sa.Column("annex", sa.Text(), nullable=False, server_default="{}"))
        table.add_column(
            sa.Column(
                "closes",
                sa.String(50),
                nullable=True,
                comment="the period that this release freezes as reported",
            )
        )
