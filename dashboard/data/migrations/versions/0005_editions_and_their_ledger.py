"""Publications, the ledger of what they said of persons, and proposals; the public reads these."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables, empty."""
    _add_editions()
    _add_outside_figures()
    _add_ledger()
    _add_ledger_members()
    _add_proposals()
    _remove_unpublished()


def _add_editions() -> None:
    op.create_table(
        "editions",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False, comment="edition or bulletin"),
        sa.Column("period", sa.String(length=50), nullable=True, comment="empty for a bulletin"),
        sa.Column("cut_off", sa.Date(), nullable=False),
        sa.Column(
            "published_on", sa.Date(), nullable=False, comment="the day where the project is"
        ),
        sa.Column("published_at", sa.DateTime(), nullable=False),
        sa.Column("prepared_by", sa.String(length=200), nullable=False),
        sa.Column("approved_by", sa.String(length=200), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("alone", sa.Text(), server_default="", nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("loads", sa.Text(), nullable=False),
        sa.Column(
            "document", sa.Text(), nullable=False, comment="canonical JSON; sha256 is its hash"
        ),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column(
            "budget",
            sa.Text(),
            nullable=False,
            comment="totals of money, for those who may see them",
        ),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_by", sa.String(length=200), nullable=True),
        sa.Column("withdrawn_reason", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_editions")),
    )


def _add_outside_figures() -> None:
    op.create_table(
        "outside_figures",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False, comment="public or restricted"),
        sa.Column("indicator", sa.String(length=50), nullable=False),
        sa.Column("period", sa.String(length=50), nullable=False),
        sa.Column("figure", sa.Text(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("approved_by", sa.String(length=200), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column(
            "established",
            sa.Boolean(),
            nullable=False,
            comment="whether its persons could be found",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outside_figures")),
    )


def _add_ledger() -> None:
    op.create_table(
        "ledger",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("edition", sa.Integer(), nullable=True),
        sa.Column("outside", sa.Integer(), nullable=True),
        sa.Column("indicator", sa.String(length=50), nullable=False),
        sa.Column("window", sa.String(length=30), nullable=False),
        sa.Column("split", sa.Text(), nullable=False),
        sa.Column("cut_off", sa.Date(), nullable=False),
        sa.Column(
            "figure", sa.Text(), nullable=False, comment="the value as it was shown, as JSON"
        ),
        sa.Column("band", sa.Text(), nullable=True, comment="low and high as JSON"),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("margin", sa.String(length=100), nullable=True),
        sa.ForeignKeyConstraint(["edition"], ["editions.number"], name=op.f("fk_ledger_edition")),
        sa.ForeignKeyConstraint(
            ["outside"], ["outside_figures.id"], name=op.f("fk_ledger_outside")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger")),
    )
    op.create_index(op.f("ix_ledger_edition"), "ledger", ["edition"], unique=False)
    op.create_index(op.f("ix_ledger_outside"), "ledger", ["outside"], unique=False)


def _add_ledger_members() -> None:
    op.create_table(
        "ledger_members",
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=10), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("unit", sa.String(length=64), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["ledger.id"], name=op.f("fk_ledger_members_entry")),
    )
    op.create_index(op.f("ix_ledger_members_entry"), "ledger_members", ["entry"], unique=False)
    op.create_index(op.f("ix_ledger_members_person"), "ledger_members", ["person"], unique=False)


def _add_proposals() -> None:
    op.create_table(
        "proposals",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("period", sa.String(length=50), nullable=True),
        sa.Column("cut_off", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("prepared_at", sa.DateTime(), nullable=False),
        sa.Column("prepared_by", sa.String(length=200), nullable=False),
        sa.Column(
            "content", sa.String(length=64), nullable=True, comment="hash of what was previewed"
        ),
        sa.Column(
            "preview",
            sa.Text(),
            nullable=True,
            comment="what will be public and what is held back, as JSON",
        ),
        sa.Column("refusal", sa.Text(), server_default="", nullable=False),
        sa.Column("approved_by", sa.String(length=200), nullable=True),
        sa.Column("alone", sa.Text(), server_default="", nullable=False),
        sa.Column("edition", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["edition"], ["editions.number"], name=op.f("fk_proposals_edition")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals")),
    )
    op.create_index(op.f("ix_proposals_state"), "proposals", ["state"], unique=False)


def _remove_unpublished() -> None:
    """What was kept for the public before editions existed is not a publication."""
    releases = sa.table("releases", sa.column("id"), sa.column("audience"))
    cells = sa.table("cells", sa.column("release_id"))
    public = sa.select(releases.c.id).where(releases.c.audience == "public")
    op.execute(sa.delete(cells).where(cells.c.release_id.in_(public)))
    op.execute(sa.delete(releases).where(releases.c.audience == "public"))
