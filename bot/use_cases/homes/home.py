"""What a member sees on Baton's Home: their work, when they are told, an admin's figures."""

from dataclasses import dataclass

from bot.use_cases.absences.preferring import mine_of
from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.people.admitting import Admit
from bot.use_cases.ports.work import Clock, OpenWork
from domain.handoffs.my_home import MyHome
from domain.handoffs.my_work import my_work
from domain.ids import MemberId, WorkspaceId
from domain.projects import Person

MOST_PROJECTS = 200  # of one member that are looked at; who is on more reads how many are left out


@dataclass(frozen=True, slots=True)
class LookAtHome:
    """Collects what a member's Home shows."""

    open_work: OpenWork
    shelf: KnowledgeShelf
    admit: Admit
    now: Clock

    def __call__(self, workspace: WorkspaceId, member: MemberId) -> MyHome:
        """Return what the member may see; an unknown member simply has no work.

        Raises `NotOfTheTeam`.
        """
        admission = self.admit(workspace, Person(member))
        with self.open_work(workspace) as work:
            looked = work.homes.look(member, MOST_PROJECTS)
            mine = mine_of(work, member, self.now())
            return MyHome(
                my_work(member, looked, self.shelf.of(work)),
                mine.preferences,
                mine.calendar,
                work.homes.figures() if member in admission.admins else None,
                mine.today,
            )
