"""A number for each workspace that grows with every change of its registry."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A table of its own: its rows are locked last, and never while an import holds the workspace.
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "registry_revisions",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("revision", number, nullable=False),
        sa.PrimaryKeyConstraint("workspace", name="pk_registry_revisions"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("registry_revisions")
