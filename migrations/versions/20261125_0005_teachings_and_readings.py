"""A workspace's memory: what it was taught, what it was asked, what people think of the answers."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLES = ("teachings", "readings", "votes", "saved_questions")


def upgrade() -> None:
    _teachings()
    _readings()
    _votes()
    _saved_questions()
    op.create_index("ix_teachings_workspace_status_at", "teachings", ["workspace", "status", "at"])
    op.create_index(
        "ix_readings_workspace_outcome_words_asked_at",
        "readings",
        ["workspace", "outcome", "words", "asked_at"],
    )
    op.create_index("ix_readings_asked_at", "readings", ["asked_at"])


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def _teachings() -> None:
    op.create_table(
        "teachings",
        *_texts("id", "workspace", "kind", "phrase", "topic", "status"),
        *_texts_or_none("role", "responsibility", "by", "question", "settled_by"),
        _moment("at"),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("changes", _number(), nullable=False),
        _of_workspace("teachings"),
        sa.PrimaryKeyConstraint("id", "workspace", name="pk_teachings"),
    )


def _readings() -> None:
    texts = ("id", "workspace", "asker", "channel", "thread", "text", "words", "intent", "outcome")
    op.create_table(
        "readings",
        *_texts(*texts, "topic"),
        *_texts_or_none("project", "learned"),
        _moment("asked_at"),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", "workspace", name="pk_readings"),
    )


def _votes() -> None:
    op.create_table(
        "votes",
        *_texts("question", "workspace", "voter", "verdict"),
        *_texts_or_none("role"),
        _moment("at"),
        sa.PrimaryKeyConstraint("question", "workspace", "voter", name="pk_votes"),
        sqlite_with_rowid=False,
    )


def _saved_questions() -> None:
    op.create_table(
        "saved_questions",
        *_texts("words", "workspace", "text", "role"),
        *_texts_or_none("by"),
        _moment("at"),
        _of_workspace("saved_questions"),
        sa.PrimaryKeyConstraint("words", "workspace", name="pk_saved_questions"),
        sqlite_with_rowid=False,
    )


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _texts_or_none(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=True) for name in names]


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _number() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _of_workspace(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_workspace"
    return sa.ForeignKeyConstraint(["workspace"], ["workspaces.id"], name=name)
