"""All roles, responsibilities and workflows, checked as one."""

from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from domain.errors import KnowledgeMistake, RoleNotFound, WorkflowNotFound
from domain.ids import ResponsibilityKey, RoleKey, WorkflowKey
from domain.knowledge import checks
from domain.knowledge.changes import RoleChange
from domain.knowledge.claims import check_claims
from domain.knowledge.neighbours import Neighbour, check_neighbours
from domain.knowledge.reminders import DEFAULT_REMINDERS, Reminders
from domain.knowledge.roles import Responsibility, Role
from domain.knowledge.taught import Phrases, no_phrases
from domain.knowledge.workflows import Workflow
from domain.words import _


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """What the bot knows about work; one that contradicts itself cannot be made.

    `phrases` are whole questions that were taught word for word; `reminders` are for workflows
    that say nothing about them. Raises `KnowledgeMistake` with the path to the place that is wrong.
    """

    roles: tuple[Role, ...]
    workflows: tuple[Workflow, ...]
    neighbours: tuple[Neighbour, ...] = ()
    phrases: Phrases = field(default_factory=no_phrases, compare=False)
    reminders: Reminders = DEFAULT_REMINDERS
    _roles: Mapping[RoleKey, Role] = field(init=False, repr=False, compare=False)
    _workflows: Mapping[WorkflowKey, Workflow] = field(init=False, repr=False, compare=False)
    _accountable: Mapping[ResponsibilityKey, Role] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        checks.check_role_keys(role.key for role in self.roles)
        checks.check_workflow_keys(workflow.key for workflow in self.workflows)
        accountable = checks.accountable_roles(self.roles)
        checks.check_role_names(self.roles)
        checks.check_references(self.roles, self.workflows)
        checks.check_shared_aliases(self.roles)
        check_claims(self.roles)
        check_neighbours(self.neighbours)
        roles = {role.key: role for role in self.roles}
        workflows = {workflow.key: workflow for workflow in self.workflows}
        object.__setattr__(self, "_roles", MappingProxyType(roles))
        object.__setattr__(self, "_workflows", MappingProxyType(workflows))
        object.__setattr__(self, "_accountable", MappingProxyType(accountable))

    def role(self, key: RoleKey) -> Role:
        """The role with this key; `RoleNotFound` where there is none."""
        if key not in self._roles:
            raise RoleNotFound(key, tuple(self._roles))
        return self._roles[key]

    def has_role(self, key: RoleKey) -> bool:
        """Whether a role with this key is known."""
        return key in self._roles

    def workflow(self, key: WorkflowKey) -> Workflow:
        """The workflow with this key; `WorkflowNotFound` where there is none."""
        if key not in self._workflows:
            raise WorkflowNotFound(key)
        return self._workflows[key]

    def has_workflow(self, key: WorkflowKey) -> bool:
        """Whether a workflow with this key is known."""
        return key in self._workflows

    def reminders_on(self, key: WorkflowKey) -> Reminders:
        """When people are reminded of handoffs of a workflow; raises `WorkflowNotFound`."""
        return self.workflow(key).reminders or self.reminders

    def responsibilities(self) -> Iterator[tuple[Role, Responsibility]]:
        """Every responsibility with its accountable role."""
        for role in self.roles:
            for responsibility in role.responsibilities:
                yield role, responsibility

    def accountable_for(self, key: ResponsibilityKey) -> Role:
        """The role that answers for a responsibility; `KnowledgeMistake` where there is none."""
        if key not in self._accountable:
            raise KnowledgeMistake(
                ("responsibilities", key), _('no role answers for "{key}"', key=key)
            )
        return self._accountable[key]

    def extended(
        self, roles: Iterable[Role | RoleChange] = (), workflows: Iterable[Workflow] = ()
    ) -> "KnowledgeBase":
        """This base with a team's own roles and workflows and its changes to the ones here.

        A role with a known key changes that role: what it says replaces, aliases and
        responsibilities are added. A workflow with a known key replaces that workflow.
        """
        changes = [RoleChange.of(role) if isinstance(role, Role) else role for role in roles]
        checks.check_role_keys(change.key for change in changes)
        known = dict(self._roles)
        for change in changes:
            before = known.get(change.key)
            known[change.key] = change.applied_to(before) if before else change.as_role()
        own = tuple(workflows)
        checks.check_workflow_keys(workflow.key for workflow in own)
        replaced = dict(self._workflows) | {workflow.key: workflow for workflow in own}
        roles_now, workflows_now = tuple(known.values()), tuple(replaced.values())
        return replace(self, roles=roles_now, workflows=workflows_now)

    def with_phrases(self, phrases: Phrases) -> "KnowledgeBase":
        """This base with whole questions that were taught, in the place of those it had.

        Nothing is checked again: phrases contradict no role, and a team may teach hundreds.
        """
        base = copy(self)
        object.__setattr__(base, "phrases", MappingProxyType(dict(phrases)))
        return base
