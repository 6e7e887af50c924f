"""Which locale Slack says that members have: they are told everything in its language."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("calendars", sa.Column("slack_locale", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("calendars", "slack_locale")
