"""Projects and roles that one question asks about together."""

from dataclasses import dataclass

from domain.ids import ProjectKey, RoleKey


@dataclass(frozen=True, slots=True)
class Together:
    """What is named side by side, two at least of a kind; or all projects."""

    projects: tuple[ProjectKey, ...] = ()
    roles: tuple[RoleKey, ...] = ()
    all_projects: bool = False
