"""What a team writes about roles: a role of its own, or a change to one that is there."""

from collections.abc import Iterable
from typing import Self, TypeVar, cast

from pydantic import BaseModel, ConfigDict

from domain.errors import KnowledgeMistake
from domain.knowledge.mistakes import Place
from domain.knowledge.phrases import Phrases, Text, Written
from domain.knowledge.roles import KeyOfResponsibility, KeyOfRole, Responsibility, Role
from domain.words import _

Changed = TypeVar("Changed", Role, Responsibility)


class ResponsibilityChange(Written):
    """A responsibility of a team's own, or more about a known one."""

    model_config = ConfigDict(title="responsibility")

    key: KeyOfResponsibility
    name: Text | None = None
    explanation: Text | None = None
    aliases: Phrases = ()
    shared_aliases: Phrases = ()
    examples: Phrases = ()
    helpers: tuple[KeyOfRole, ...] = ()
    tools: Phrases = ()

    def applied_to(self, before: Responsibility) -> Responsibility:
        """The known responsibility with what is said here."""
        return _changed(before, self)

    def as_responsibility(self, of: Place) -> Responsibility:
        """The responsibility told here alone, which is new to the role at the path `of`."""
        _check_complete(self, (*of, "responsibilities", self.key), ("name", "explanation"))
        return Responsibility.model_validate(self.model_dump(exclude_none=True))


class RoleChange(Written):
    """A role of a team's own, or more about a known one.

    A new role needs a name and a summary; an own plural and a summary in the first person are
    welcome.
    """

    model_config = ConfigDict(title="role")

    key: KeyOfRole
    name: Text | None = None
    plural: Text | None = None
    summary: Text | None = None
    first_person: Text | None = None
    aliases: Phrases = ()
    responsibilities: tuple[ResponsibilityChange, ...] = ()

    @classmethod
    def of(cls, role: Role) -> Self:
        """The change that says everything that the role says."""
        return cls.model_validate(role.model_dump(exclude_unset=True))

    def applied_to(self, before: Role) -> Role:
        """The known role with what is said here."""
        responsibilities = {r.key: r for r in before.responsibilities}
        for change in self.responsibilities:
            known = responsibilities.get(change.key)
            responsibilities[change.key] = (
                change.applied_to(known) if known else change.as_responsibility(self._place)
            )
        self._check_said_once()
        role = _changed(before, self)
        return role.model_copy(update={"responsibilities": tuple(responsibilities.values())})

    def as_role(self) -> Role:
        """The role told here alone; `KnowledgeMistake` where a new role needs more."""
        _check_complete(self, self._place, ("name", "summary"))
        return Role(
            key=self.key,
            name=self.name or "",
            plural=self.plural or f"{self.name}s",
            summary=self.summary or "",
            first_person=self.first_person or self.summary or "",
            aliases=self.aliases,
            responsibilities=tuple(
                change.as_responsibility(self._place) for change in self.responsibilities
            ),
        )

    @property
    def _place(self) -> Place:
        return ("roles", self.key)

    def _check_said_once(self) -> None:
        keys = [change.key for change in self.responsibilities]
        for key in keys:
            if keys.count(key) > 1:
                raise KnowledgeMistake(
                    (*self._place, "responsibilities", key, "key"),
                    _('"{key}" is written twice in the role "{role}"', key=key, role=self.key),
                )


def _changed(before: Changed, change: BaseModel) -> Changed:
    said: dict[str, object] = {}
    for name in change.model_fields_set - {"responsibilities"}:
        value: object = getattr(change, name)
        if isinstance(value, tuple):
            texts = cast("tuple[str, ...]", (*getattr(before, name), *value))
            said[name] = tuple(dict.fromkeys(texts))
        elif value is not None:
            said[name] = value
    return before.model_copy(update=said)


def _check_complete(change: BaseModel, place: Place, needed: Iterable[str]) -> None:
    for name in needed:
        if getattr(change, name) is None:
            told = {"key": place[-1], "field": name}
            if isinstance(change, RoleChange):
                raise KnowledgeMistake(place, _('the new role "{key}" needs "{field}"', **told))
            raise KnowledgeMistake(
                place, _('the new responsibility "{key}" needs "{field}"', **told)
            )
