"""How a phase stood before it ended, whether it was skipped, and why it is open again."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
COLUMNS = {
    "was_status": sa.String(),
    "was_holder": sa.String(),
    "was_since": MOMENT,
    "taken_back": sa.String(),
    "taken_back_by": sa.String(),
    "taken_back_at": MOMENT,
    "taken_back_why": sa.String(),
}


def upgrade() -> None:
    # The version before knows none of these: what it writes is done, and was not taken back.
    outcome = sa.Column("outcome", sa.String(), nullable=False, server_default="done")
    op.add_column("completions", outcome)
    for name, kind in COLUMNS.items():
        op.add_column("completions", sa.Column(name, kind, nullable=True))


def downgrade() -> None:
    for name in ("outcome", *COLUMNS):
        op.drop_column("completions", name)
