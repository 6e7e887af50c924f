"""The form about a role and one of its responsibilities."""

from collections.abc import Iterator

from bot.slack.views.forms.own import Asked, Drawn, Kind, Menu, OwnForm
from domain.handoffs.forms.own_parts import ALIASES, GONE, ITS, NAME, NEW, OwnPart, PartShown
from domain.handoffs.forms.role import ROLES, responsibility_in
from domain.ids import RoleKey
from domain.knowledge.roles import Role
from domain.words import Saying, _


def _drawn(shown: PartShown) -> Drawn:
    role = None if shown.part.of == NEW else shown.base.role(RoleKey(shown.part.of))
    inside = (_which_responsibility(role),) if role else ()
    notes = (_came(),) if role and shown.builtin.has_role(role.key) else ()
    return Drawn((_which_role(shown), *inside), (*_role(), *_responsibility(shown)), notes)


def _came() -> str:
    return _("This role came with Baton: it can be renamed and added to; what it came with stays.")


def _role() -> Iterator[Asked]:
    yield Asked(NAME, _("The role’s name"), Kind.LINE, _("Annotator"), required=True)
    yield Asked("plural", _("Several of them"), Kind.LINE, _("Annotators"))
    summary = _("Labels what models learn from.")
    yield Asked("summary", _("What it does"), Kind.TEXT, summary, required=True)
    spoken = _("I label the examples.")
    yield Asked("first_person", _("The same, as they say it"), Kind.TEXT, spoken)
    yield Asked(ALIASES, _("Other names"), Kind.LINES, _("labeller"))


def _which_role(shown: PartShown) -> Menu:
    first = sorted(shown.base.roles, key=lambda one: one.key != shown.part.of)
    roles = [(one.name, OwnPart(one.key).packed()) for one in first]
    new = [(_("A new role"), OwnPart(NEW).packed())]
    return Menu(_("Which role?"), [(_("Another"), new), (_("Roles"), roles)])


def _which_responsibility(role: Role) -> Menu:
    none, new = OwnPart(role.key).packed(), OwnPart(role.key, NEW).packed()
    beside = [(_("None of them now"), none), (_("A new one"), new)]
    known = [(one.name, OwnPart(role.key, one.key).packed()) for one in role.responsibilities]
    groups = [(_("Beside the role"), beside), (_("Responsibilities"), known)]
    return Menu(_("Which of its responsibilities?"), groups)


def _responsibility(shown: PartShown) -> Iterator[Asked]:
    if not shown.part.inside:
        return
    yield from _itself()
    yield from _about_it()
    others = [(one.name, one.key) for one in shown.base.roles if one.key != shown.part.of]
    helpers = _("Roles that help")
    yield Asked(f"{ITS}helpers", helpers, Kind.SOME, _("Choose roles"), options=others)
    if _can_go(shown):
        yield Asked(GONE, _("Take it out"), Kind.TICK, _("The role goes on without it"))


def _itself() -> Iterator[Asked]:
    name, example = _("The responsibility"), _("Data labelling")
    yield Asked(f"{ITS}name", name, Kind.LINE, example, required=True)
    explained, right = _("What that is"), _("Labels are right.")
    yield Asked(f"{ITS}explanation", explained, Kind.TEXT, right, required=True)


def _about_it() -> Iterator[Asked]:
    yield Asked(f"{ITS}aliases", _("Other words for it"), Kind.LINES, _("annotation"))
    shared = _("Those that a helping role may have too")
    yield Asked(f"{ITS}shared_aliases", shared, Kind.LINES, _("labels"))
    asked = _("Questions about it")
    yield Asked(f"{ITS}examples", asked, Kind.LINES, _("who labels images?"))
    yield Asked(f"{ITS}tools", _("Tools"), Kind.LINES, "Label Studio")


def _can_go(shown: PartShown) -> bool:
    key, builtin = RoleKey(shown.part.of), shown.builtin
    role = builtin.role(key) if builtin.has_role(key) else None
    return shown.part.inside != NEW and responsibility_in(role, shown.part.inside) is None


ROLE_FORM = OwnForm("role_form", Saying("A role"), ROLES, _drawn)
