"""A role: a job in a project, told by what it answers for."""

from typing import Annotated

from pydantic import ConfigDict

from domain.ids import ResponsibilityKey, RoleKey
from domain.knowledge.phrases import KEY, Phrases, Text, Written

KeyOfRole = Annotated[RoleKey, KEY]
KeyOfResponsibility = Annotated[ResponsibilityKey, KEY]


class Responsibility(Written):
    """One thing that a role answers for, in the words that people use for it.

    It is written at the accountable role; `helpers` work on it too. `shared_aliases` are those of
    its aliases which a responsibility of a helping role may have as well.
    """

    model_config = ConfigDict(title="responsibility")

    key: KeyOfResponsibility
    name: Text
    explanation: Text
    aliases: Phrases
    shared_aliases: Phrases = ()
    examples: Phrases = ()
    helpers: tuple[KeyOfRole, ...] = ()
    tools: Phrases = ()


class Role(Written):
    """A job: its names, its summary by others and by itself, its responsibilities."""

    model_config = ConfigDict(title="role")

    key: KeyOfRole
    name: Text
    plural: Text
    summary: Text
    first_person: Text
    aliases: Phrases
    responsibilities: tuple[Responsibility, ...]
