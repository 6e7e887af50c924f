"""What must be so in a knowledge base beyond its single parts: keys, names and references."""

from collections.abc import Iterable, Iterator

from domain.errors import KnowledgeMistake
from domain.ids import ResponsibilityKey, RoleKey
from domain.knowledge.mistakes import Contradiction, Place
from domain.knowledge.phrases import normalised
from domain.knowledge.roles import Role
from domain.knowledge.workflows import Workflow
from domain.words import Saying, _


def check_role_keys(keys: Iterable[str]) -> None:
    """Raise where two roles have one key."""
    _check_once("roles", Saying('there are two roles "{key}"; a key belongs to one'), keys)


def check_workflow_keys(keys: Iterable[str]) -> None:
    """Raise where two workflows have one key."""
    _check_once("workflows", Saying('there are two workflows "{key}"; a key belongs to one'), keys)


def accountable_roles(roles: Iterable[Role]) -> dict[ResponsibilityKey, Role]:
    """The accountable role of every responsibility; raises where there would be two."""
    found: dict[ResponsibilityKey, Role] = {}
    for role in roles:
        for responsibility in role.responsibilities:
            key = responsibility.key
            if key in found:
                raise Contradiction(
                    ("roles", role.key, "responsibilities", key, "key"),
                    _(
                        '"{key}" is a responsibility of "{role}" already; '
                        "one role is accountable, others may be its helpers",
                        key=key,
                        role=found[key].key,
                    ),
                    ("roles", found[key].key, "responsibilities", key, "key"),
                )
            found[key] = role
    return found


def check_role_names(roles: Iterable[Role]) -> None:
    """Raise where a key, a name or an alias could mean two roles."""
    claimed: dict[str, tuple[Role, Place]] = {}
    for role in roles:
        for place, phrase in _names(role):
            other, there = claimed.setdefault(normalised(phrase), (role, place))
            if other is not role:
                both = _(
                    '"{phrase}" names both roles "{one}" and "{other}"',
                    phrase=phrase,
                    one=other.key,
                    other=role.key,
                )
                raise Contradiction(place, both, there)


def check_references(roles: tuple[Role, ...], workflows: Iterable[Workflow]) -> None:
    """Raise where a role is named that is not there."""
    known = {role.key: None for role in roles}
    for place, named in (*_named_by_roles(roles), *_named_by_workflows(workflows)):
        if named not in known:
            roles_known = ", ".join(known)
            unknown = _(
                '"{name}" is not a role; the roles are {roles}', name=named, roles=roles_known
            )
            raise KnowledgeMistake(place, unknown)


def check_shared_aliases(roles: Iterable[Role]) -> None:
    """Raise where a responsibility shares what is not an alias of it."""
    for role in roles:
        for responsibility in role.responsibilities:
            own = {normalised(alias) for alias in responsibility.aliases}
            here: Place = ("roles", role.key, "responsibilities", responsibility.key)
            for shared in responsibility.shared_aliases:
                if normalised(shared) not in own:
                    raise KnowledgeMistake(
                        (*here, "shared_aliases", shared),
                        _(
                            '"{alias}" is not among the aliases of "{key}", so it cannot be shared',
                            alias=shared,
                            key=responsibility.key,
                        ),
                    )


def _check_once(field: str, twice: Saying, keys: Iterable[str]) -> None:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise KnowledgeMistake((field, key, "key"), str(twice.naming(key=key)))
        seen.add(key)


def _names(role: Role) -> Iterator[tuple[Place, str]]:
    yield ("roles", role.key, "key"), role.key
    yield ("roles", role.key, "name"), role.name
    yield ("roles", role.key, "plural"), role.plural
    for alias in role.aliases:
        yield ("roles", role.key, "aliases", alias), alias


def _named_by_roles(roles: Iterable[Role]) -> Iterator[tuple[Place, RoleKey]]:
    for role in roles:
        for responsibility in role.responsibilities:
            for helper in responsibility.helpers:
                here = ("roles", role.key, "responsibilities", responsibility.key)
                yield (*here, "helpers", helper), helper


def _named_by_workflows(workflows: Iterable[Workflow]) -> Iterator[tuple[Place, RoleKey]]:
    for workflow in workflows:
        for phase in workflow.phases:
            here = ("workflows", workflow.key, "phases", phase.key)
            yield (*here, "accountable"), phase.accountable
            for along in phase.along:
                yield (*here, "along", along), along
