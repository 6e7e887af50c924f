"""A registry that reads another one: whoever changes one answer need not repeat the others."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.use_cases.ports.own_knowledge import OwnKnowledge
from bot.use_cases.ports.registry import Directory
from domain.ids import ChannelId, MemberId, ProjectKey, RoleKey
from domain.projects import Handoff, Hat, NamedMember, NamedProject, Project, Standing, Tenure


@dataclass(frozen=True, slots=True)
class ReadingThrough:
    """The registry of one workspace, as `read` tells it."""

    read: Directory

    def project(self, key: ProjectKey) -> Project:
        return self.read.project(key)

    def in_channel(self, channel: ChannelId) -> tuple[Project, ...]:
        return self.read.in_channel(channel)

    def projects_named(self, phrases: Collection[str]) -> tuple[NamedProject, ...]:
        return self.read.projects_named(phrases)

    def projects_listed(self, limit: int) -> tuple[NamedProject, ...]:
        return self.read.projects_listed(limit)

    def projects_count(self) -> int:
        return self.read.projects_count()

    def projects_if_few(self) -> tuple[NamedProject, ...]:
        return self.read.projects_if_few()

    def private_if_few(self) -> tuple[NamedProject, ...]:
        return self.read.private_if_few()

    def members_named(self, phrases: Collection[str]) -> tuple[NamedMember, ...]:
        return self.read.members_named(phrases)

    def members_if_few(self) -> tuple[NamedMember, ...]:
        return self.read.members_if_few()

    def member_names(self, members: Collection[MemberId]) -> Mapping[MemberId, str]:
        return self.read.member_names(members)

    def hats_of(self, member: MemberId) -> tuple[Hat, ...]:
        return self.read.hats_of(member)

    def held_before(
        self, project: ProjectKey, role: RoleKey, standing: Standing
    ) -> tuple[Tenure, ...]:
        return self.read.held_before(project, role, standing)

    def waiting_for(self, member: MemberId) -> tuple[tuple[ProjectKey, Handoff], ...]:
        return self.read.waiting_for(member)

    def own_knowledge(self) -> OwnKnowledge:
        return self.read.own_knowledge()

    def knowledge_revision(self) -> int:
        return self.read.knowledge_revision()
