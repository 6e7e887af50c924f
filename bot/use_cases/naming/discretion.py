"""A private project does not exist for whoever may not hear of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.use_cases.ports.work import Reads
from domain.errors import ProjectNotFound
from domain.ids import ChannelId, MemberId, ProjectKey, WorkspaceId
from domain.projects import Actor, NamedProject, Person, Project, member_of
from domain.questions.misnamed import nearly_named
from domain.questions.utterance import utterance

NOWHERE = ChannelId("")  # a direct message, the command line, a form
EVERYBODY = Person(MemberId(""))  # whoever reads along; nobody in particular is on a project


@dataclass(frozen=True, slots=True)
class Where:
    """Which project is looked at, and in which channel."""

    workspace: WorkspaceId
    project: ProjectKey
    channel: ChannelId = NOWHERE


def may_hear(
    project: Project, actor: Actor, channel: ChannelId, admins: tuple[MemberId, ...] = ()
) -> bool:
    """Tell whether an actor may hear of a project in a channel, or where nobody else reads along.

    Workspace admins are told of no private project; they may press what they were shown.
    """
    is_here = bool(channel) and channel in project.channels
    return is_here or project.is_open_to(actor) or member_of(actor) in admins


def require_heard(
    project: Project, actor: Actor, channel: ChannelId, admins: tuple[MemberId, ...] = ()
) -> None:
    """Raise `ProjectNotFound`, as for a project that is not, unless the actor may hear of it."""
    if not may_hear(project, actor, channel, admins):
        raise ProjectNotFound(project.key)


def heard(
    reads: Reads, found: Iterable[NamedProject], actor: Actor, channel: ChannelId
) -> Iterator[NamedProject]:
    """Yield those of the projects that the actor may hear of."""
    for named in found:
        if not named.private or may_hear(reads.registry.project(named.key), actor, channel):
            yield named


def tells_too_much(reads: Reads, text: str, reader: Actor) -> bool:
    """Tell whether a text names a private project that its reader may not hear of, or nearly so."""
    said = utterance(text)
    near = nearly_named(said, reads.registry.private_if_few())
    named = (*reads.registry.projects_named(said.phrases), *near)
    return any(
        not reads.registry.project(ProjectKey(one.key)).is_open_to(reader)
        for one in named
        if one.private
    )
