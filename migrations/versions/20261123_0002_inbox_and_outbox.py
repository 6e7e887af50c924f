"""The inbox and the outbox: what Slack sent and what we owe, each thing once."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _inbox()
    _outbox()
    _partial("inbox", "unanswered", ["workspace", "taken_at"], "question IS NOT NULL")
    _partial("outbox", "unsettled", ["due_at"], "state IN ('pending', 'sending')")
    _partial("outbox", "undelivered", ["workspace", "created_at"], "state = 'failed'")
    op.create_index("ix_outbox_target", "outbox", ["target"])
    op.create_index("ix_outbox_subject_workspace", "outbox", ["subject", "workspace"])


def downgrade() -> None:
    op.drop_table("outbox")
    op.drop_table("inbox")


def _inbox() -> None:
    op.create_table(
        "inbox",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_over_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("question", sa.String(), nullable=True),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("asker", sa.String(), nullable=True),
        sa.Column("thread", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("key", "workspace", name="pk_inbox"),
        sqlite_with_rowid=False,
    )


def _outbox() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    texts = ("id", "workspace", "kind", "project", "subject", "recipient_kind", "recipient")
    texts_or_none = ("target", "job_id", "conversation", "slack_ts", "last_error")
    op.create_table(
        "outbox",
        *(sa.Column(name, sa.String(), nullable=False) for name in (*texts, "state")),
        *(sa.Column(name, sa.String(), nullable=True) for name in texts_or_none),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("first_try_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", number, nullable=False),
        sa.Column("runs", number, nullable=False),
        sa.Column("rendered_version", number, nullable=True),
        sa.ForeignKeyConstraint(["workspace"], ["workspaces.id"], name="fk_outbox_workspace"),
        sa.ForeignKeyConstraint(["target"], ["outbox.id"], name="fk_outbox_target"),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
    )


def _partial(table: str, name: str, columns: list[str], where: str) -> None:
    op.create_index(
        f"ix_{table}_{name}",
        table,
        columns,
        sqlite_where=sa.text(where),
        postgresql_where=sa.text(where),
    )
