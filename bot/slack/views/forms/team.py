"""The form in which a lead says who holds the roles of a project, and what is said then."""

from collections.abc import Iterator, Mapping, Sequence

from bot.slack.views.parts.blocks import Element, bold, context, inside, modal, section
from bot.slack.views.parts.entry_fields import ENTERED, EntryBlock
from bot.slack.views.parts.fields import MOST_OPTIONS, field, grouped_multi_select, optional
from bot.slack.views.parts.form_texts import as_it_was, overtaken
from bot.slack.views.parts.message import Block
from bot.slack.views.parts.mrkdwn import everybody, holders
from bot.slack.views.parts.people_fields import members
from domain.handoffs.events import HandoffOffered
from domain.handoffs.forms.entries import Values
from domain.handoffs.forms.team import (
    Part,
    Place,
    TeamShown,
    group_in,
    group_value,
    standing_now,
)
from domain.handoffs.steps import Step
from domain.ids import MemberId, RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.projects import Group, Project, Standing
from domain.words import _, ngettext

TEAM_MODAL = "team_form"
MOST_ROLES = 30  # three fields for each; a modal has a hundred blocks
_OPTIONS = 1_000  # in all menus of user groups together; a view has 250 kB


def team_modal(
    seen: TeamShown, entered: Mapping[str, Values] | None = None, notice: str = ""
) -> Block:
    """Ask who holds each role, with what is so filled in, or what somebody `entered` before."""
    shown = seen.roles[:MOST_ROLES]
    now = standing_now(seen.project, shown)
    most = min(MOST_OPTIONS, _OPTIONS // (2 * max(1, len(shown))))
    asked = _("Who holds the roles of {project}?", project=bold(seen.project.name))
    blocks = [section(notice or asked)]
    for place in (Place(part, role) for role in shown for part in Part):
        values = (entered or now).get(place.key, now[place.key])
        element = _element(place.part, values, seen.groups, most)
        if element:
            label = _label(place.part, seen.knowledge.role(place.role).name)
            block = EntryBlock.showing(place.key, now[place.key]).packed()
            blocks.append(optional(field(block, label, element)))
    left_out = _left_out(len(seen.roles) - len(shown), len(seen.groups) - most)
    blocks += [context(line) for line in left_out]
    return modal(_title(), blocks, TEAM_MODAL, seen.project.key, submit=_("Save"))


def overtaken_notice(knowledge: KnowledgeBase, project: Project, fields: Sequence[str]) -> str:
    """Say what others saved while the form was open, in fields that were changed here too."""
    roles = dict.fromkeys(Place.of(key).role for key in fields)
    lines = [f"• {_held(project, knowledge, role)}" for role in roles]
    return overtaken("\n".join(lines))


def team_saved(step: Step, knowledge: KnowledgeBase, roles: Sequence[RoleKey]) -> Block:
    """Say who holds the roles from now on, and who was asked for what waits."""
    if not step.events:
        return modal(_title(), (section(as_it_was()),))
    told = [f"• {_held(step.project, knowledge, role)}" for role in roles[:MOST_ROLES]]
    asked = [
        _asked(step.project, knowledge, e) for e in step.events if isinstance(e, HandoffOffered)
    ]
    saved = _("Saved for {project}:", project=bold(step.project.name))
    lines = [*told, *asked]
    parts = ["\n".join(lines[at : at + _LINES]) for at in range(0, len(lines), _LINES)]
    return modal(_title(), (section(f":white_check_mark:  {saved}"), *map(section, parts)))


def refused_team(sentence: str) -> Block:
    """Say why nothing was saved; takes the form's place."""
    return modal(_title(), (section(sentence),))


_LINES = 6  # of a section, whose text has 3,000 characters


def _label(part: Part, role: str) -> str:
    match part:
        case Part.MEMBERS:
            return role
        case Part.BACKUPS:
            return _("{role}: backups", role=role)
        case Part.GROUPS:
            return _("{role}: user groups", role=role)


def _element(part: Part, values: Values, groups: Sequence[Group], most: int) -> Element | None:
    if part is not Part.GROUPS:
        return members(ENTERED, _("Choose members"), tuple(map(MemberId, values)))
    if not groups:
        return None
    chosen = {group_in(value)[1] for value in values}
    first = sorted(groups, key=lambda group: group.user_group not in chosen)[:most]
    headings = {
        Standing.PRIMARY: _("Hold the role"),
        Standing.BACKUP: _("Stand by as backup"),
    }
    options = [
        (heading, [(_option(g, standing), group_value(standing, g.user_group)) for g in first])
        for standing, heading in headings.items()
    ]
    return grouped_multi_select(ENTERED, _("Choose user groups"), options, values)


def _option(group: Group, standing: Standing) -> str:
    handle = f"@{group.handle or group.user_group}"
    return _("{group} (backup)", group=handle) if standing is Standing.BACKUP else handle


def _held(project: Project, knowledge: KnowledgeBase, role: RoleKey) -> str:
    held = holders(project.holders(role, Standing.PRIMARY)) or _("nobody")
    backups = holders(project.holders(role, Standing.BACKUP))
    if backups:
        held = _("{holders}; backup {backups}", holders=held, backups=backups)
    return f"{bold(knowledge.role(role).name)}: {held}"


def _asked(project: Project, knowledge: KnowledgeBase, event: HandoffOffered) -> str:
    phase = inside(knowledge.workflow(project.workflow).phase(event.phase).name)
    who = everybody(event.to, event.groups)
    asked = _("{people} will be asked to take {phase} on.", people=who, phase=phase)
    return f":inbox_tray:  {asked}"


def _left_out(roles: int, groups: int) -> Iterator[str]:
    if roles > 0:
        yield ngettext(
            "{count} more roles are left out here; the registry file has all of them.",
            "{count} more roles are left out here; the registry file has all of them.",
            roles,
        )
    if groups > 0:
        yield ngettext(
            "{count} user groups are left out of the menus; the registry file takes any.",
            "{count} user groups are left out of the menus; the registry file takes any.",
            groups,
        )


def _title() -> str:
    return _("Who does what")
