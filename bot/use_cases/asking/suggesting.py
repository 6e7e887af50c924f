"""What to suggest to somebody who opens the conversation with Baton."""

from dataclasses import dataclass

from bot.use_cases.asking.looking_at import open_here
from bot.use_cases.homes.home import MOST_PROJECTS
from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.people.admitting import Admit
from bot.use_cases.ports.work import OpenWork
from domain.handoffs.admission import NotOfTheTeam
from domain.handoffs.my_work import my_work
from domain.handoffs.prompts import Prompt, prompts_for
from domain.ids import ChannelId, MemberId, WorkspaceId
from domain.projects import Person


@dataclass(frozen=True, slots=True)
class Suggest:
    """Works out what fits a member and the channel that they look at; changes nothing."""

    open_work: OpenWork
    shelf: KnowledgeShelf
    admit: Admit

    def __call__(
        self, workspace: WorkspaceId, member: MemberId, channel: ChannelId | None
    ) -> tuple[Prompt, ...]:
        """Return the prompts; none for whoever is kept out, since each would be refused."""
        try:
            self.admit(workspace, Person(member))
        except NotOfTheTeam:
            return ()
        with self.open_work(workspace) as work:
            looked = work.homes.look(member, MOST_PROJECTS)
            here = work.registry.in_channel(channel) if channel else ()
            names = [project.name for project in open_here(here, member)]
            return prompts_for(my_work(member, looked, self.shelf.of(work)), names)
