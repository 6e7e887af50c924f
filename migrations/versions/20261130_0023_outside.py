"""Who of a user group that only the registry file describes is not asked, and stays in the file."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    outside = sa.Column("outside", sa.Boolean(), server_default=sa.false(), nullable=False)
    op.add_column("user_group_members", outside)


def downgrade() -> None:
    op.drop_column("user_group_members", "outside")
