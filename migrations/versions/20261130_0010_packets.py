"""What travels with a handoff; of acts that are older nothing is known."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # The version before knows no packets: what it writes has none.
    op.add_column("completions", sa.Column("packet", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("completions", "packet")
