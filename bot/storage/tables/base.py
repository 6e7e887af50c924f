"""The base of all rows: which Python type becomes which column, how constraints are named."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, Date, Float, Integer, MetaData
from sqlalchemy.orm import DeclarativeBase

from bot.storage.tables.columns import Choice, Moment, Words
from bot.storage.tables.states import HolderKind, LessonKind, OutboxState, RecipientKind
from bot.use_cases.ports.memory import Verdict
from bot.use_cases.ports.questions import ConversationKey
from bot.use_cases.ports.work import ConversationId, InboxKey, MessageTs, OutboxId
from domain.ids import (
    ChannelId,
    CompletionId,
    HandoffId,
    MemberId,
    PhaseKey,
    ProjectKey,
    QuestionId,
    RequestId,
    ResponsibilityKey,
    RoleKey,
    TeachingId,
    UserGroupId,
    WorkflowKey,
    WorkspaceId,
)
from domain.notifications import NotificationKind
from domain.projects import HandoffStatus, PhaseStatus, Standing
from domain.questions.policy import Outcome
from domain.questions.readings import Intent
from domain.statuses import AnswerPlace, Closed, Membership, ReportStatus, TakenBackBy
from domain.teaching.teachings import TeachingStatus

_IDS = (
    ChannelId,
    CompletionId,
    ConversationId,
    ConversationKey,
    HandoffId,
    InboxKey,
    MemberId,
    MessageTs,
    OutboxId,
    PhaseKey,
    ProjectKey,
    QuestionId,
    RequestId,
    ResponsibilityKey,
    RoleKey,
    TeachingId,
    UserGroupId,
    WorkflowKey,
    WorkspaceId,
)
_CHOICES = (
    AnswerPlace,
    Closed,
    HandoffStatus,
    HolderKind,
    Intent,
    LessonKind,
    Membership,
    NotificationKind,
    Outcome,
    OutboxState,
    PhaseStatus,
    RecipientKind,
    ReportStatus,
    Standing,
    TakenBackBy,
    TeachingStatus,
    Verdict,
)

# A list of texts or an object: plain values that JSON can say.
Texts = list[str]
Facts = dict[str, Any]
Listed = list[dict[str, Any]]


class Row(DeclarativeBase):
    """A row of a table; its annotations say the columns."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Words,
        int: BigInteger().with_variant(Integer, "sqlite"),  # SQLite counts only INTEGER keys up
        float: Float(),
        date: Date(),
        datetime: Moment,
        Texts: JSON,
        Facts: JSON,
        Listed: JSON,
        **dict.fromkeys(_IDS, Words),
        **{choices: Choice(choices) for choices in _CHOICES},
    }
