"""A workspace's own roles and workflows as a registry file changes them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.use_cases.ports.own_knowledge import OwnKnowledge
from bot.use_cases.registry.content import RegistryContent
from bot.use_cases.registry.report import Deed, Difference
from domain.ids import WorkflowKey
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.changes import RoleChange
from domain.knowledge.reminders import Reminders
from domain.knowledge.workflows import Workflow

Plain = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class OwnChange:
    """The knowledge base with the file's changes, and what is stored for it."""

    base: KnowledgeBase
    roles: tuple[Plain, ...]
    workflows: tuple[Plain, ...]
    reminders: Plain | None
    differences: tuple[Difference, ...]


def own_change(builtin: KnowledgeBase, own: OwnKnowledge, content: RegistryContent) -> OwnChange:
    """Return what the file makes of the own roles and workflows; those it does not name stay.

    Raises `KnowledgeMistake`.
    """
    roles = _merged(own.roles, (role.model_dump(**_AS_WRITTEN) for role in content.roles))
    workflows = _merged(own.workflows, (w.model_dump(**_AS_WRITTEN) for w in content.workflows))
    written = content.reminders.model_dump(**_AS_WRITTEN) if content.reminders else None
    reminders = own.reminders if written is None else written
    differences = (
        *_changed("role", own.roles, roles),
        *_changed("workflow", own.workflows, workflows),
        *_reminders_changed(own.reminders, reminders),
    )
    base = _extended(builtin, roles, workflows)
    if reminders is not None:
        base = replace(base, reminders=Reminders.model_validate(reminders))
    return OwnChange(base, roles, workflows, reminders, differences)


def roles_of(own: OwnKnowledge) -> tuple[RoleChange, ...]:
    """Return the own roles and the changes to built-in ones."""
    return tuple(RoleChange.model_validate(role) for role in own.roles)


def workflows_of(own: OwnKnowledge) -> tuple[Workflow, ...]:
    """Return the own workflows."""
    return tuple(Workflow.model_validate(workflow) for workflow in own.workflows)


def workflows_known(builtin: KnowledgeBase, own: OwnKnowledge) -> Mapping[WorkflowKey, Workflow]:
    """Return all workflows, the own ones in the place of built-in ones."""
    return {workflow.key: workflow for workflow in (*builtin.workflows, *workflows_of(own))}


def reminders_of(own: OwnKnowledge) -> Reminders | None:
    """Return when people are reminded in this workspace; None where that is the default."""
    return None if own.reminders is None else Reminders.model_validate(own.reminders)


_AS_WRITTEN: Mapping[str, Any] = {"mode": "json", "exclude_unset": True}


def _extended(
    builtin: KnowledgeBase, roles: tuple[Plain, ...], workflows: tuple[Plain, ...]
) -> KnowledgeBase:
    if not (roles or workflows):
        return builtin
    own = OwnKnowledge(0, roles, workflows)
    return builtin.extended(roles_of(own), workflows_of(own))


def _merged(known: Iterable[Plain], written: Iterable[Plain]) -> tuple[Plain, ...]:
    merged = {plain["key"]: plain for plain in known}
    merged |= {plain["key"]: plain for plain in written}
    return tuple(merged.values())


def _changed(kind: str, before: Iterable[Plain], after: Iterable[Plain]) -> Iterator[Difference]:
    known = {plain["key"]: plain for plain in before}
    for plain in after:
        key = plain["key"]
        if key not in known:
            yield Difference(kind, key, Deed.CREATED)
        elif known[key] != plain:
            yield Difference(kind, key, Deed.CHANGED)


def _reminders_changed(before: Plain | None, after: Plain | None) -> Iterator[Difference]:
    if before != after:
        deed = Deed.CREATED if before is None else Deed.CHANGED
        yield Difference("setting", "reminders", deed)
