"""What a registry file says, checked as far as it can be without knowing the registry."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints, model_validator

from bot.use_cases.registry.lessons import KeptEntry, LessonEntry
from domain.ids import (
    ChannelId,
    MemberId,
    PhaseKey,
    ProjectKey,
    RoleKey,
    UserGroupId,
    WorkflowKey,
    WorkspaceId,
)
from domain.knowledge.changes import RoleChange
from domain.knowledge.mistakes import MistakeInside
from domain.knowledge.phrases import KEY, Phrase, Text, Written
from domain.knowledge.reminders import Reminders
from domain.knowledge.workflows import Workflow
from domain.projects import PhaseStatus
from domain.questions.folding import fold
from domain.statuses import AnswerPlace

STANDARD = WorkflowKey("standard")
_ID = re.compile(r"[A-Za-z0-9_-]{1,60}")


def _is_id(text: str) -> str:
    if not _ID.fullmatch(text):
        raise ValueError(
            f'"{text[:60]}" is not an id; letters and digits such as U0DANA are expected'
        )
    return text


def _is_time_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError):  # not there, a folder, not even a name
        raise ValueError(
            f'"{name}" is not a time zone; a name such as Europe/Madrid is expected'
        ) from None
    return name


Id = AfterValidator(_is_id)


class MemberEntry(Written):
    """A member's name and time zone."""

    model_config = ConfigDict(title="member")

    id: Annotated[MemberId, Id]
    name: Text
    time_zone: Annotated[str, AfterValidator(_is_time_zone)] | None = None


class UserGroupEntry(Written):
    """A user group and who belongs to it."""

    model_config = ConfigDict(title="user group")

    id: Annotated[UserGroupId, Id]
    handle: Annotated[str, StringConstraints(strip_whitespace=True, max_length=150)] = ""
    members: tuple[Annotated[MemberId, Id], ...] = ()


class AssignmentEntry(Written):
    """A member or a user group holds a role."""

    model_config = ConfigDict(title="assignment")

    role: RoleKey
    member: Annotated[MemberId, Id] | None = None
    user_group: Annotated[UserGroupId, Id] | None = None
    backup: bool = False

    @model_validator(mode="after")
    def _has_one_holder(self) -> Self:
        if self.member and self.user_group:
            raise MistakeInside(
                ("user_group",),
                'an assignment names "member" or "user_group", not both; write two assignments',
            )
        if not (self.member or self.user_group):
            raise MistakeInside((), 'an assignment needs "member" or "user_group"')
        return self

    @property
    def holder(self) -> str:
        return self.member or self.user_group or ""


class ProjectEntry(Written):
    """A project, who holds its roles and where its phases stand."""

    model_config = ConfigDict(title="project")

    key: Annotated[ProjectKey, KEY]
    name: Text
    aliases: tuple[Phrase, ...] = ()
    channels: tuple[Annotated[ChannelId, Id], ...] = ()
    private: bool = False
    lead: Annotated[MemberId, Id] | None = None
    workflow: WorkflowKey = STANDARD
    assignments: tuple[AssignmentEntry, ...] = ()
    phases: dict[PhaseKey, PhaseStatus] = Field(default_factory=dict[PhaseKey, PhaseStatus])

    @model_validator(mode="after")
    def _gives_each_role_once_to_a_holder(self) -> Self:
        seen: set[tuple[RoleKey, str]] = set()
        for index, assignment in enumerate(self.assignments):
            if (assignment.role, assignment.holder) in seen:
                raise MistakeInside(
                    ("assignments", index),
                    f'"{assignment.holder}" is given the role "{assignment.role}" twice; once, as '
                    "primary or as backup, is expected",
                )
            seen.add((assignment.role, assignment.holder))
        return self

    def folded_names(self) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
        """Yield every way to call the project: where it is written, as written, folded."""
        yield ("key",), self.key, fold(self.key)
        yield ("name",), self.name, fold(self.name)
        for index, alias in enumerate(self.aliases):
            yield ("aliases", index), alias, fold(alias)


class ChannelEntry(Written):
    """Where the answers to what is asked in a channel appear."""

    model_config = ConfigDict(title="channel")

    id: Annotated[ChannelId, Id]
    answers: AnswerPlace


class RegistryContent(Written):
    """Everything that a registry file says; what it does not name stays as it is."""

    model_config = ConfigDict(title="registry file")

    version: Literal[1]
    workspace: Annotated[WorkspaceId, Id] | None = None
    members: tuple[MemberEntry, ...] = ()
    user_groups: tuple[UserGroupEntry, ...] = ()
    projects: tuple[ProjectEntry, ...] = ()
    roles: tuple[RoleChange, ...] = ()
    workflows: tuple[Workflow, ...] = ()
    reminders: Reminders | None = None
    taught: tuple[LessonEntry, ...] = ()
    kept_questions: tuple[KeptEntry, ...] = ()
    channels: tuple[ChannelEntry, ...] = ()

    @model_validator(mode="after")
    def _says_everything_once(self) -> Self:
        _once("members", "id", (member.id for member in self.members))
        _once("user_groups", "id", (group.id for group in self.user_groups))
        _once("channels", "id", (channel.id for channel in self.channels))
        _once("projects", "key", (project.key for project in self.projects))
        _once("roles", "key", (role.key for role in self.roles))
        _once("workflows", "key", (workflow.key for workflow in self.workflows))
        return self


def name_taken(name: str, project: ProjectKey, other: ProjectKey) -> str:
    """Say that a name or alias of a project is one of another, too."""
    return (
        f'"{name}" would mean the project "{project}" and the project "{other}"; '
        "a name or alias belongs to one project"
    )


def _once(part: str, field: str, keys: Iterable[str]) -> None:
    every = list(keys)
    if len(set(every)) == len(every):
        return
    seen: Counter[str] = Counter()
    for index, key in enumerate(every):
        seen[key] += 1
        if seen[key] > 1:
            raise MistakeInside(
                (part, index, field), f'"{key}" is written twice in "{part}"; once is expected'
            )
