"""The form about a role and one of its responsibilities."""

from dataclasses import replace

from bot.slack.views.own_modal import Asked, Drawn, Kind, Menu, OwnForm
from domain.handoffs.own_parts import ALIASES, GONE, ITS, NAME, NEW, OwnPart, PartShown
from domain.handoffs.role_form import ROLES, responsibility_in
from domain.ids import RoleKey
from domain.knowledge.roles import Role

_ROLE = (
    Asked(NAME, "The role’s name", Kind.LINE, "Annotator", required=True),
    Asked("plural", "Several of them", Kind.LINE, "Annotators"),
    Asked("summary", "What it does", Kind.TEXT, "Labels what models learn from.", required=True),
    Asked("first_person", "The same, as they say it", Kind.TEXT, "I label the examples."),
    Asked(ALIASES, "Other names", Kind.LINES, "labeller"),
)
_HELPERS = Asked(f"{ITS}helpers", "Roles that help", Kind.SOME, "Choose roles")
_RESPONSIBILITY = (
    Asked(f"{ITS}name", "The responsibility", Kind.LINE, "Data labelling", required=True),
    Asked(f"{ITS}explanation", "What that is", Kind.TEXT, "Labels are right.", required=True),
    Asked(f"{ITS}aliases", "Other words for it", Kind.LINES, "annotation"),
    Asked(f"{ITS}shared_aliases", "Those that a helping role may have too", Kind.LINES, "labels"),
    Asked(f"{ITS}examples", "Questions about it", Kind.LINES, "who labels images?"),
    Asked(f"{ITS}tools", "Tools", Kind.LINES, "Label Studio"),
)
_GONE = Asked(GONE, "Take it out", Kind.TICK, "The role goes on without it")
_CAME = "This role came with Baton: it can be renamed and added to; what it came with stays."


def _drawn(shown: PartShown) -> Drawn:
    role = None if shown.part.of == NEW else shown.base.role(RoleKey(shown.part.of))
    inside = (_which_responsibility(role),) if role else ()
    notes = (_CAME,) if role and shown.builtin.has_role(role.key) else ()
    return Drawn((_which_role(shown), *inside), (*_ROLE, *_responsibility(shown)), notes)


def _which_role(shown: PartShown) -> Menu:
    first = sorted(shown.base.roles, key=lambda one: one.key != shown.part.of)
    roles = [(one.name, OwnPart(one.key).packed()) for one in first]
    new = [("A new role", OwnPart(NEW).packed())]
    return Menu("Which role?", [("Another", new), ("Roles", roles)])


def _which_responsibility(role: Role) -> Menu:
    none, new = OwnPart(role.key).packed(), OwnPart(role.key, NEW).packed()
    beside = [("None of them now", none), ("A new one", new)]
    known = [(one.name, OwnPart(role.key, one.key).packed()) for one in role.responsibilities]
    groups = [("Beside the role", beside), ("Responsibilities", known)]
    return Menu("Which of its responsibilities?", groups)


def _responsibility(shown: PartShown) -> tuple[Asked, ...]:
    if not shown.part.inside:
        return ()
    others = [(one.name, one.key) for one in shown.base.roles if one.key != shown.part.of]
    asked = (*_RESPONSIBILITY, replace(_HELPERS, options=others))
    return (*asked, _GONE) if _can_go(shown) else asked


def _can_go(shown: PartShown) -> bool:
    key, builtin = RoleKey(shown.part.of), shown.builtin
    role = builtin.role(key) if builtin.has_role(key) else None
    return shown.part.inside != NEW and responsibility_in(role, shown.part.inside) is None


ROLE_FORM = OwnForm("role_form", "A role", ROLES, _drawn)
