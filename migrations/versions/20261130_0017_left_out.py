"""How many of a user group are not asked: guests, people of other organisations."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.add_column("user_groups", sa.Column("left_out", number, nullable=True))


def downgrade() -> None:
    op.drop_column("user_groups", "left_out")
