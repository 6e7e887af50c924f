"""Which phases somebody may mark done, where they say so without naming one."""

from dataclasses import dataclass, replace

from bot.use_cases.homes.home import MOST_PROJECTS
from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.people.admitting import Admit
from bot.use_cases.ports.work import OpenWork
from domain.handoffs.markable import Markable, markable
from domain.ids import ChannelId, MemberId, WorkspaceId
from domain.projects import Person


@dataclass(frozen=True, slots=True)
class ListMarkable:
    """Lists the open phases that a member may mark done; changes nothing."""

    open_work: OpenWork
    shelf: KnowledgeShelf
    admit: Admit

    def __call__(
        self, workspace: WorkspaceId, channel: ChannelId, member: MemberId
    ) -> tuple[Markable, ...]:
        """Return those of the channel's projects; where it has none, those of the member's own.

        Raises `NotOfTheTeam`.
        """
        actor = Person(member)
        admission = self.admit(workspace, actor)
        with self.open_work(workspace) as work:
            knowledge = self.shelf.of(work)
            here = (
                replace(one, admins=admission.admins) for one in work.registry.in_channel(channel)
            )
            found = markable(here, knowledge, actor)
            own = work.homes.look(member, MOST_PROJECTS).projects
            return found or markable(own, knowledge, actor)
