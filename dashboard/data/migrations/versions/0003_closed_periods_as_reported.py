"""A release that closes a period keeps its framework and the day of the closing; one per period."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; no release made before closes a period."""
    with op.batch_alter_table("releases") as table:
        table.add_column(
            sa.Column(
                "framework",
                sa.Text(),
                nullable=True,
                comment="the framework as canonical JSON, where the release closes a period",
            )
        )
        table.add_column(
            sa.Column(
                "closed_on",
                sa.Date(),
                nullable=True,
                comment="the day of the closing where the project is",
            )
        )
    op.create_index("ix_releases_closes", "releases", ["closes"], unique=True)
