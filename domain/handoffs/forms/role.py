"""A role and one of its responsibilities, as a form.

What came with Baton can be renamed and added to, and stays otherwise, as in a registry file.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from domain.errors import BatonError, KnowledgeMistake
from domain.handoffs.forms.entries import Values
from domain.handoffs.forms.own_parts import (
    ALIASES,
    GONE,
    ITS,
    NAME,
    NEW,
    Meant,
    OwnPart,
    PartShown,
    Sheet,
    Writing,
    fresh_key,
    one,
    shown_text,
)
from domain.handoffs.forms.project import FormRefused
from domain.ids import RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.phrases import normalised
from domain.knowledge.roles import Responsibility, Role
from domain.words import _

TEXTS = ("name", "plural", "summary", "first_person")
ITS_TEXTS = ("name", "explanation")
ITS_LISTS = ("aliases", "shared_aliases", "examples", "tools", "helpers")


def _meant(base: KnowledgeBase, meant: Meant) -> OwnPart:
    wanted = normalised(meant.text)
    for role in base.roles:
        if wanted and wanted in map(normalised, (role.key, role.name, role.plural, *role.aliases)):
            return OwnPart(role.key)
    return OwnPart(NEW)


def responsibility_in(role: Role | None, key: str) -> Responsibility | None:
    """Return a role's responsibility, None where it has none of that key."""
    return next((r for r in role.responsibilities if r.key == key), None) if role else None


def _now(shown: PartShown) -> Mapping[str, Values]:
    role = _role(shown.base, shown.part)
    values = {field: shown_text(getattr(role, field) if role else "") for field in TEXTS}
    values[ALIASES] = role.aliases if role else ()
    if not shown.part.inside:
        return values
    inside = responsibility_in(role, shown.part.inside)
    if inside is None and shown.part.inside != NEW:
        raise KnowledgeMistake((), _("This responsibility is not there any longer."))
    for field in ITS_TEXTS:
        values[ITS + field] = shown_text(getattr(inside, field) if inside else "")
    for field in ITS_LISTS:
        values[ITS + field] = tuple(map(str, getattr(inside, field))) if inside else ()
    return values | {GONE: ()}


def _write(shown: PartShown, wanted: Mapping[str, Values]) -> Writing:
    now, part = _now(shown), shown.part
    known = frozenset(str(role.key) for role in shown.base.roles)
    key = fresh_key(one(wanted, NAME), "role", known) if part.of == NEW else part.of
    plain = dict(shown.own_roles.get(key) or {"key": key})
    came = shown.builtin.role(RoleKey(key)) if shown.builtin.has_role(RoleKey(key)) else None
    mistakes = dict(_say(plain, "", (now, wanted), came, (TEXTS, (ALIASES,))))
    index, inside = 0, part.inside
    if inside:
        inner = [dict(entry) for entry in plain.get("responsibilities", ())]
        entry, index = _entry(inner, shown, wanted)
        inside = entry["key"]
        was = responsibility_in(came, inside)
        mistakes |= dict(_say(entry, ITS, (now, wanted), was, (ITS_TEXTS, ITS_LISTS)))
        if wanted[GONE] or entry.keys() == {"key"}:
            inner.remove(entry)
        _put(plain, "responsibilities", inner)
    if mistakes:
        raise FormRefused(mistakes)
    then = OwnPart(key, "" if inside and wanted[GONE] else inside)
    within = ("roles", "responsibilities", index)
    return Writing({"roles": [plain]}, OwnPart(key, inside), then, within)


def _entry(
    inner: list[dict[str, Any]], shown: PartShown, wanted: Mapping[str, Values]
) -> tuple[dict[str, Any], int]:
    """Return what the file says of the responsibility, and its place among the others."""
    keys = [entry["key"] for entry in inner]
    if shown.part.inside in keys:
        return inner[keys.index(shown.part.inside)], keys.index(shown.part.inside)
    taken = frozenset(str(one.key) for _whose, one in shown.base.responsibilities())
    named = one(wanted, ITS + NAME)
    is_new = shown.part.inside == NEW
    key = fresh_key(named, "responsibility", taken) if is_new else shown.part.inside
    inner.append({"key": key})
    return inner[-1], len(inner) - 1


def _say(
    plain: dict[str, Any],
    prefix: str,
    values: tuple[Mapping[str, Values], Mapping[str, Values]],
    came: Role | Responsibility | None,
    fields: tuple[Iterable[str], Iterable[str]],
) -> Iterable[tuple[str, BatonError]]:
    """Write what the form says differently; yield what cannot be said of what came with Baton."""
    now, wanted = values
    texts, lists = fields
    for field in (text for text in texts if wanted[prefix + text] != now[prefix + text]):
        said = one(wanted, prefix + field)
        _put(plain, field, said if said != getattr(came, field, "") else "")
    for field in (many for many in lists if wanted[prefix + many] != now[prefix + many]):
        before: tuple[str, ...] = getattr(came, field, ())
        said_too = [text for text in wanted[prefix + field] if text not in before]
        _put(plain, field, said_too)
        if gone := [text for text in before if text not in wanted[prefix + field]]:
            stays = _("“{name}” came with Baton and cannot be taken out.", name=gone[0])
            yield prefix + field, KnowledgeMistake((field,), stays)


def _put(plain: dict[str, Any], field: str, said: str | list[Any]) -> None:
    if said:
        plain[field] = said
    else:
        plain.pop(field, None)


def _role(base: KnowledgeBase, part: OwnPart) -> Role | None:
    return None if part.of == NEW else base.role(RoleKey(part.of))


ROLES = Sheet(_meant, _now, _write)
