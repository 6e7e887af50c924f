"""What is said about channels: who is at home in one, and that one takes no messages."""

from collections.abc import Iterator, Sequence

from bot.slack.views.blocks import MESSAGE_BLOCKS, bold, context, joined, name, section
from bot.slack.views.message import Message
from bot.slack.views.mrkdwn import channel as shown
from bot.slack.views.naming import Names
from bot.slack.views.phase_texts import counted
from domain.ids import ChannelId, RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.projects import Project, Standing
from domain.statuses import Closed

PROJECTS = 3  # told of one by one
ROLES = 8

HOW_TO_ASK = (
    "Ask me who does what: “@Baton who handles model versioning?”; `/baton status` says where it "
    "stands, `/baton help` what else there is."
)
NO_PROJECT = (
    ":wave:  I am Baton: I know who does what on a project, and whose turn it is. No project is at "
    "home in this channel yet."
)
HOW_TO_BRING_ONE = (
    "Whoever runs me brings one in, with this channel under `channels`: "
    "`baton registry import FILE`. Projects of other channels I can be asked about by name."
)
_WHY = {
    Closed.ARCHIVED: "is archived",
    Closed.DELETED: "was deleted",
    Closed.LEFT: "has me not among its members",
}
_WAY = {
    Closed.ARCHIVED: "unarchive it, or give the project another channel",
    Closed.DELETED: "give the project another channel",
    Closed.LEFT: "invite me there (`/invite @Baton`), or give the project another channel",
}
_BY = "(`channels` in the registry file, `baton registry import FILE`)"


def welcome(here: Sequence[Project], knowledge: KnowledgeBase, names: Names) -> Message:
    """Say which projects are at home here, who is on them, and how to ask."""
    if not here:
        return Message(NO_PROJECT, (section(NO_PROJECT), context(HOW_TO_BRING_ONE)))
    told = [joined(list(_about(one, knowledge, names))) for one in here[:PROJECTS]]
    more = len(here) - len(told)
    also = [f"{more} more projects are at home here."] if more else []
    lines = [":wave:  I am Baton. At home here:", *told, *also]
    return Message(joined(lines), (*map(section, lines), context(HOW_TO_ASK)))


def closed_notice(
    channel: ChannelId, why: Closed | None, led: Sequence[tuple[Project, ChannelId | None]]
) -> Message:
    """Tell a lead once where the messages to a channel go by now, and what to do about it."""
    where = shown(channel)
    if why is None or not led:
        text = f":file_folder:  {where} takes my messages again, or no project of yours needs it."
        return Message(text, (section(text),))
    text = f":file_folder:  {where} {_WHY[why]}, so I cannot post there."
    lines = [_goes(project, instead) for project, instead in led[: MESSAGE_BLOCKS // 2]]
    hint = f"To change that, {_WAY[why]} {_BY}."
    blocks = (section(text), *map(section, lines), context(hint))
    return Message(joined([text, *lines, hint]), blocks)


def passed_to_lead(message: Message, channel: ChannelId, why: Closed) -> Message:
    """Say why a lead reads a message that was meant for a channel."""
    way = f"please pass it on, or {_WAY[why]} {_BY}"
    text = f"Meant for {shown(channel)}, which {_WHY[why]}: {way}."
    blocks = message.blocks or (section(message.text),)
    return Message(joined([text, message.text]), (context(text), *blocks[: MESSAGE_BLOCKS - 1]))


def _goes(project: Project, instead: ChannelId | None) -> str:
    to = shown(instead) if instead else "you"
    return f"The cards of {bold(project.name)} go to {to} from now on."


def _about(project: Project, knowledge: KnowledgeBase, names: Names) -> Iterator[str]:
    workflow = knowledge.workflow(project.workflow)
    yield f"{bold(project.name)}  ·  {counted(project)}"
    for phase in project.open_phases():
        if workflow.has_phase(phase.key):
            who = f", with {names.member(phase.holder)}" if phase.holder else ""
            yield f"Now: {name(workflow.phase(phase.key).name)}{who}"
    roles = list(dict.fromkeys(one.role for one in project.assignments))
    yield from (_holds(project, role, knowledge, names) for role in roles[:ROLES])
    if len(roles) > ROLES:
        yield f"… and {len(roles) - ROLES} more roles"


def _holds(project: Project, role: RoleKey, knowledge: KnowledgeBase, names: Names) -> str:
    held = knowledge.role(role).name
    first = project.holders(role, Standing.PRIMARY)
    if first:
        return f"{name(held)}: {names.holders(first)}"
    return f"{name(held)}: {names.holders(project.holders(role, Standing.BACKUP))}, as backup"
