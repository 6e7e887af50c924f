"""What is said about channels: who is at home in one, and that one takes no messages."""

from collections.abc import Iterator, Sequence

from bot.slack.views.answers.phase_texts import counted
from bot.slack.views.parts.blocks import MESSAGE_BLOCKS, bold, context, joined, name, section
from bot.slack.views.parts.message import Message
from bot.slack.views.parts.mrkdwn import channel as shown
from bot.slack.views.parts.naming import Names
from domain.ids import ChannelId, MemberId, RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.projects import Project, Standing
from domain.statuses import Closed
from domain.wording import sentences
from domain.words import _, ngettext

PROJECTS = 3  # told of one by one
ROLES = 8


def welcome(here: Sequence[Project], knowledge: KnowledgeBase, names: Names) -> Message:
    """Say which projects are at home here, who is on them, and how to ask."""
    if not here:
        return _welcome_without_project()
    told = [joined(list(_about(one, knowledge, names))) for one in here[:PROJECTS]]
    more = len(here) - len(told)
    also = [_more_here(more)] if more else []
    hello = _("I am Baton. At home here:")
    lines = [f":wave:  {hello}", *told, *also]
    how_to_ask = _(
        "Ask me who does what: “@Baton who handles model versioning?”; `/baton status` says where "
        "it stands, `/baton help` what else there is."
    )
    return Message(joined(lines), (*map(section, lines), context(how_to_ask)))


def closed_notice(
    channel: ChannelId, why: Closed | None, led: Sequence[tuple[Project, ChannelId | None]]
) -> Message:
    """Tell a lead once where the messages to a channel go by now, and what to do about it."""
    where = shown(channel)
    if why is None or not led:
        again = _(
            "{channel} takes my messages again, or no project of yours needs it.", channel=where
        )
        text = f":file_folder:  {again}"
        return Message(text, (section(text),))
    text = f":file_folder:  {_cannot_post(where, why)}"
    lines = [_goes(project, instead) for project, instead in led[: MESSAGE_BLOCKS // 2]]
    hint = _to_change_that(why)
    blocks = (section(text), *map(section, lines), context(hint))
    return Message(joined([text, *lines, hint]), blocks)


def passed_to_lead(message: Message, channel: ChannelId, why: Closed) -> Message:
    """Say why a lead reads a message that was meant for a channel."""
    text = _meant_for(shown(channel), why)
    blocks = message.blocks or (section(message.text),)
    return Message(joined([text, message.text]), (context(text), *blocks[: MESSAGE_BLOCKS - 1]))


def _goes(project: Project, instead: ChannelId | None) -> str:
    named = {"project": bold(project.name)}
    if instead is None:
        return _("The cards of {project} go to you from now on.", **named)
    return _("The cards of {project} go to {channel} from now on.", **named, channel=shown(instead))


def _about(project: Project, knowledge: KnowledgeBase, names: Names) -> Iterator[str]:
    workflow = knowledge.workflow(project.workflow)
    yield f"{bold(project.name)}  ·  {counted(project)}"
    for phase in project.open_phases():
        if workflow.has_phase(phase.key):
            yield _now(name(workflow.phase(phase.key).name), phase.holder, names)
    roles = list(dict.fromkeys(one.role for one in project.assignments))
    yield from (_holds(project, role, knowledge, names) for role in roles[:ROLES])
    if len(roles) > ROLES:
        more = len(roles) - ROLES
        yield ngettext("… and {count} more roles", "… and {count} more roles", more)


def _more_here(more: int) -> str:
    return ngettext(
        "{count} more projects are at home here.", "{count} more projects are at home here.", more
    )


def _now(phase: str, holder: MemberId | None, names: Names) -> str:
    if holder is None:
        return _("Now: {phase}", phase=phase)
    return _("Now: {phase}, with {member}", phase=phase, member=names.member(holder))


def _holds(project: Project, role: RoleKey, knowledge: KnowledgeBase, names: Names) -> str:
    held = knowledge.role(role).name
    first = project.holders(role, Standing.PRIMARY)
    if first:
        return f"{name(held)}: {names.holders(first)}"
    backups = names.holders(project.holders(role, Standing.BACKUP))
    return _("{role}: {holders}, as backup", role=name(held), holders=backups)


def _welcome_without_project() -> Message:
    said = sentences(
        _("I am Baton: I know who does what on a project, and whose turn it is."),
        _("No project is at home in this channel yet."),
    )
    text = f":wave:  {said}"
    how_to_bring_one = sentences(
        _("`/baton new` sets one up."),
        _("Projects of other channels I can be asked about by name."),
    )
    return Message(text, (section(text), context(how_to_bring_one)))


def _cannot_post(channel: str, why: Closed) -> str:
    match why:
        case Closed.ARCHIVED:
            return _("{channel} is archived, so I cannot post there.", channel=channel)
        case Closed.DELETED:
            return _("{channel} was deleted, so I cannot post there.", channel=channel)
        case Closed.LEFT:
            return _(
                "{channel} has me not among its members, so I cannot post there.", channel=channel
            )


def _to_change_that(why: Closed) -> str:
    match why:
        case Closed.ARCHIVED:
            return _(
                "To change that, unarchive it, or give the project another channel with "
                "`/baton edit`."
            )
        case Closed.DELETED:
            return _("To change that, give the project another channel with `/baton edit`.")
        case Closed.LEFT:
            return _(
                "To change that, invite me there (`/invite @Baton`), or give the project another "
                "channel with `/baton edit`."
            )


def _meant_for(channel: str, why: Closed) -> str:
    match why:
        case Closed.ARCHIVED:
            return _(
                "Meant for {channel}, which is archived: please pass it on, or unarchive it, or "
                "give the project another channel with `/baton edit`.",
                channel=channel,
            )
        case Closed.DELETED:
            return _(
                "Meant for {channel}, which was deleted: please pass it on, or give the project "
                "another channel with `/baton edit`.",
                channel=channel,
            )
        case Closed.LEFT:
            return _(
                "Meant for {channel}, which has me not among its members: please pass it on, or "
                "invite me there (`/invite @Baton`), or give the project another channel with "
                "`/baton edit`.",
                channel=channel,
            )
