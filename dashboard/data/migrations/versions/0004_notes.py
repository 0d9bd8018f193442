"""Notes on an indicator in a period: variance, confirmation, evidence."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table, empty."""
    op.create_table(
        "notes",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("indicator", sa.String(50), nullable=False),
        sa.Column("period", sa.String(50), nullable=False),
        sa.Column(
            "kind",
            sa.String(20),
            nullable=False,
            comment="variance, confirmation or evidence",
        ),
        sa.Column("internal", sa.Text(), nullable=False, comment="for the project's team alone"),
        sa.Column(
            "public",
            sa.Text(),
            nullable=False,
            server_default="",
            comment="empty unless for all",
        ),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("written_by", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notes")),
    )
    op.create_index("ix_notes_indicator_period", "notes", ["indicator", "period"])
