"""Audit records that the database itself keeps from being changed, and one-time passwords."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

REFUSAL = "audit records are never changed"
SQLITE = """
CREATE TRIGGER audit_no_{name} BEFORE {event} ON audit
BEGIN SELECT RAISE(ABORT, '{refusal}'); END
"""
POSTGRESQL = (
    f"""
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$
""",
    """
CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()
""",
)


def upgrade() -> None:
    """Add the column, the index and the triggers."""
    op.add_column(
        "accounts",
        sa.Column(
            "one_time",
            sa.Boolean(),
            server_default=sa.false(),
            nullable=False,
            comment="password",
        ),
    )
    op.create_index(op.f("ix_audit_action"), "audit", ["action"], unique=False)
    for statement in _triggers():
        op.execute(statement)


def _triggers() -> list[str]:
    if op.get_bind().dialect.name != "sqlite":
        return list(POSTGRESQL)
    events = ("UPDATE", "DELETE")
    return [SQLITE.format(name=e.lower(), event=e, refusal=REFUSAL) for e in events]
