"""Reports are found by their project, and those that wait for somebody at once."""

from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

NAME = "ix_reports_workspace_project_status"


def upgrade() -> None:
    op.create_index(NAME, "reports", ["workspace", "project", "status"])


def downgrade() -> None:
    op.drop_index(NAME, table_name="reports")
