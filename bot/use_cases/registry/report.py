"""What an import did, or would do: for people to read and for machines."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from domain.ids import WorkspaceId
from domain.projects import Assignment, Group, Person, Project


class Deed(StrEnum):
    """What became of something that a registry file names."""

    CREATED = "created"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that is not as it was: such as a project, a member or a role."""

    kind: str
    key: str
    deed: Deed
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """All differences of an import, and how many things stayed as they were."""

    workspace: WorkspaceId
    differences: tuple[Difference, ...]
    unchanged: int

    def lines(self) -> Iterator[str]:
        """Yield one line for each difference, and a last one that counts."""
        for difference in self.differences:
            start = f"{difference.deed} {difference.kind} {difference.key}"
            yield f"{start}: {'; '.join(difference.details)}" if difference.details else start
        made = sum(difference.deed is Deed.CREATED for difference in self.differences)
        changed = len(self.differences) - made
        yield f"{made} created, {changed} changed, {self.unchanged} unchanged"

    def as_json(self) -> dict[str, object]:
        """Return the same for machines."""
        return {
            "workspace": self.workspace,
            "differences": [
                {
                    "kind": difference.kind,
                    "key": difference.key,
                    "deed": difference.deed,
                    "details": list(difference.details),
                }
                for difference in self.differences
            ],
            "unchanged": self.unchanged,
        }


def differences(before: Project, after: Project) -> tuple[str, ...]:
    """Say in a few words each what is different about a project."""
    return (*_of_fields(before, after), *_of_roles(before, after), *_of_phases(before, after))


def _of_fields(before: Project, after: Project) -> Iterator[str]:
    fields = (
        ("name", before.name, after.name),
        ("workflow", before.workflow, after.workflow),
        ("lead", before.lead, after.lead),
        ("aliases", ", ".join(before.aliases), ", ".join(after.aliases)),
        ("channels", ", ".join(before.channels), ", ".join(after.channels)),
        ("private", str(before.private).lower(), str(after.private).lower()),
    )
    for name, old, new in fields:
        if old != new:
            yield f"{name} {old or 'none'} → {new or 'none'}"


def _of_roles(before: Project, after: Project) -> Iterator[str]:
    old = {_named(assignment) for assignment in before.assignments}
    new = {_named(assignment) for assignment in after.assignments}
    yield from (f"+ {named}" for named in map(_named, after.assignments) if named not in old)
    yield from (f"- {named}" for named in map(_named, before.assignments) if named not in new)


def _named(assignment: Assignment) -> str:
    return f"{assignment.role} {_holder(assignment)} ({assignment.standing})"


def _holder(assignment: Assignment) -> str:
    match assignment.holder:
        case Person(member):
            return member
        case Group(user_group):
            return user_group


def _of_phases(before: Project, after: Project) -> Iterator[str]:
    if before.phases == after.phases:
        return
    old = {phase.key: phase.status for phase in before.phases}
    new = {phase.key: phase.status for phase in after.phases}
    for key, status in new.items():
        if old.get(key) is not status:
            yield f"{key} {old.get(key, 'new')} → {status}"
    yield from (f"{key} {status} → gone" for key, status in old.items() if key not in new)
    if old == new and list(old) != list(new):
        yield "order of the phases"
