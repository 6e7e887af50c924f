"""Which members opened their Home, and whether it shows how things stand; projects by lead."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "homes",
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("opened_at", moment, nullable=False),
        sa.Column("page", number, nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("changed", number, nullable=False),
        sa.Column("shown", number, nullable=False),
        sa.Column("busy_until", moment, nullable=True),
        sa.PrimaryKeyConstraint("member", "workspace", name=op.f("pk_homes")),
        sqlite_with_rowid=False,
    )
    stale = sa.text("shown < changed")
    op.create_index(
        "ix_homes_stale",
        "homes",
        ["opened_at"],
        sqlite_where=stale,
        postgresql_where=stale,
    )
    led = sa.text("lead IS NOT NULL")
    op.create_index(
        "ix_projects_lead",
        "projects",
        ["lead", "workspace"],
        sqlite_where=led,
        postgresql_where=led,
    )


def downgrade() -> None:
    op.drop_index("ix_projects_lead", table_name="projects")
    op.drop_table("homes")
