"""What a workspace knows of its own, as it is stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from domain.teaching.lessons import Lesson


@dataclass(frozen=True, slots=True)
class OwnKnowledge:
    """A workspace's own roles, workflows, reminders, as plain values as in the registry file.

    `lessons` are what it was taught besides and is in force, in that order.
    """

    revision: int
    roles: tuple[Mapping[str, Any], ...] = ()
    workflows: tuple[Mapping[str, Any], ...] = ()
    lessons: tuple[Lesson, ...] = ()
    reminders: Mapping[str, Any] | None = None
