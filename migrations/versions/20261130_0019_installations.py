"""Where Baton is installed by OAuth, with tokens encrypted; states of who is about to install."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "installations",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("enterprise", sa.String(), nullable=False),
        sa.Column("enterprise_name", sa.String(), nullable=False),
        sa.Column("app", sa.String(), nullable=False),
        sa.Column("bot_user", sa.String(), nullable=False),
        sa.Column("bot", sa.String(), nullable=False),
        sa.Column("scopes", sa.JSON(), nullable=False),
        sa.Column("installed_by", sa.String(), nullable=False),
        sa.Column("installed_at", moment, nullable=False),
        sa.Column("token", sa.String(), nullable=True),
        sa.Column("refresh_token", sa.String(), nullable=True),
        sa.Column("ends_at", moment, nullable=True),
        sa.Column("claimed_until", moment, nullable=True),
        sa.Column("trouble", sa.String(), nullable=False),
        sa.Column("removed_at", moment, nullable=True),
        sa.PrimaryKeyConstraint("workspace", name="pk_installations"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "oauth_states",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("until", moment, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_oauth_states"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_oauth_states_until", "oauth_states", ["until"])


def downgrade() -> None:
    op.drop_table("oauth_states")
    op.drop_table("installations")
