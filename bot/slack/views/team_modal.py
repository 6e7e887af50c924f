"""The form in which a lead says who holds the roles of a project, and what is said then."""

from collections.abc import Iterator, Mapping, Sequence

from bot.slack.views.blocks import Element, bold, context, inside, modal, section
from bot.slack.views.entry_fields import ENTERED, EntryBlock
from bot.slack.views.fields import MOST_OPTIONS, field, grouped_multi_select, optional
from bot.slack.views.message import Block
from bot.slack.views.mrkdwn import everybody, holders
from bot.slack.views.people_fields import members
from domain.handoffs.events import HandoffOffered
from domain.handoffs.form_entries import Values
from domain.handoffs.steps import Step
from domain.handoffs.team_form import (
    Part,
    Place,
    TeamShown,
    group_in,
    group_value,
    standing_now,
)
from domain.ids import MemberId, RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.projects import Group, Project, Standing

TEAM_MODAL = "team_form"
MOST_ROLES = 30  # three fields for each; a modal has a hundred blocks
_OPTIONS = 1_000  # in all menus of user groups together; a view has 250 kB
_TITLE = "Who does what"
_HEADINGS = {Standing.PRIMARY: "Hold the role", Standing.BACKUP: "Stand by as backup"}


def team_modal(
    seen: TeamShown, entered: Mapping[str, Values] | None = None, notice: str = ""
) -> Block:
    """Ask who holds each role, with what is so filled in, or what somebody `entered` before."""
    shown = seen.roles[:MOST_ROLES]
    now = standing_now(seen.project, shown)
    most = min(MOST_OPTIONS, _OPTIONS // (2 * max(1, len(shown))))
    blocks = [section(notice or f"Who holds the roles of {bold(seen.project.name)}?")]
    for place in (Place(part, role) for role in shown for part in Part):
        values = (entered or now).get(place.key, now[place.key])
        element = _element(place.part, values, seen.groups, most)
        if element:
            label = seen.knowledge.role(place.role).name + _BEHIND[place.part]
            block = EntryBlock.showing(place.key, now[place.key]).packed()
            blocks.append(optional(field(block, label, element)))
    left_out = _left_out(len(seen.roles) - len(shown), len(seen.groups) - most)
    blocks += [context(line) for line in left_out]
    return modal(_TITLE, blocks, TEAM_MODAL, seen.project.key, submit="Save")


def overtaken_notice(knowledge: KnowledgeBase, project: Project, fields: Sequence[str]) -> str:
    """Say what others saved while the form was open, in fields that were changed here too."""
    roles = dict.fromkeys(Place.of(key).role for key in fields)
    lines = [f"• {_held(project, knowledge, role)}" for role in roles]
    return "\n".join((_OVERTAKEN, *lines, _KEPT))


def team_saved(step: Step, knowledge: KnowledgeBase, roles: Sequence[RoleKey]) -> Block:
    """Say who holds the roles from now on, and who was asked for what waits."""
    if not step.events:
        return modal(_TITLE, (section("All is as it was."),))
    told = [f"• {_held(step.project, knowledge, role)}" for role in roles[:MOST_ROLES]]
    asked = [
        _asked(step.project, knowledge, e) for e in step.events if isinstance(e, HandoffOffered)
    ]
    headline = f":white_check_mark:  Saved for {bold(step.project.name)}:"
    lines = [*told, *asked]
    parts = ["\n".join(lines[at : at + _LINES]) for at in range(0, len(lines), _LINES)]
    return modal(_TITLE, (section(headline), *map(section, parts)))


def refused_team(sentence: str) -> Block:
    """Say why nothing was saved; takes the form's place."""
    return modal(_TITLE, (section(sentence),))


_OVERTAKEN = (
    ":warning:  Somebody changed the same meanwhile, so I saved nothing of yours yet. By now it is:"
)
_KEPT = "What you entered is kept below: *Save* again replaces this with it."
_LINES = 6  # of a section, whose text has 3,000 characters
_BEHIND = {Part.MEMBERS: "", Part.BACKUPS: ": backups", Part.GROUPS: ": user groups"}


def _element(part: Part, values: Values, groups: Sequence[Group], most: int) -> Element | None:
    if part is not Part.GROUPS:
        return members(ENTERED, "Choose members", tuple(map(MemberId, values)))
    if not groups:
        return None
    chosen = {group_in(value)[1] for value in values}
    first = sorted(groups, key=lambda group: group.user_group not in chosen)[:most]
    options = [
        (heading, [(_option(g, standing), group_value(standing, g.user_group)) for g in first])
        for standing, heading in _HEADINGS.items()
    ]
    return grouped_multi_select(ENTERED, "Choose user groups", options, values)


def _option(group: Group, standing: Standing) -> str:
    backup = " (backup)" if standing is Standing.BACKUP else ""
    return f"@{group.handle or group.user_group}{backup}"


def _held(project: Project, knowledge: KnowledgeBase, role: RoleKey) -> str:
    first = holders(project.holders(role, Standing.PRIMARY)) or "nobody"
    backups = holders(project.holders(role, Standing.BACKUP))
    return f"{bold(knowledge.role(role).name)}: {first}" + (
        f"; backup {backups}" if backups else ""
    )


def _asked(project: Project, knowledge: KnowledgeBase, event: HandoffOffered) -> str:
    phase = inside(knowledge.workflow(project.workflow).phase(event.phase).name)
    return f":inbox_tray:  {everybody(event.to, event.groups)} will be asked to take {phase} on."


def _left_out(roles: int, groups: int) -> Iterator[str]:
    if roles > 0:
        yield f"{roles} more roles are left out here; the registry file has all of them."
    if groups > 0:
        yield f"{groups} user groups are left out of the menus; the registry file takes any."
