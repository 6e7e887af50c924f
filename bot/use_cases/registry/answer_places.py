"""Where answers appear in a channel: looked up by anybody, chosen by those who lead there."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.use_cases.people.admitting import Admit
from bot.use_cases.ports.work import OpenWork, Work
from domain.handoffs.answering_here import require_channel, require_lead_here
from domain.ids import ChannelId, WorkspaceId
from domain.projects import Actor
from domain.statuses import AnswerPlace


@dataclass(frozen=True, slots=True)
class ChooseAnswerPlace:
    """Says and chooses where the answers to what is asked in a channel appear."""

    open_work: OpenWork
    admit: Admit

    def look(self, workspace: WorkspaceId, channel: ChannelId) -> AnswerPlace:
        """Return where answers appear in a channel; raises `NoChannel`."""
        require_channel(channel)
        with self.open_work(workspace) as work:
            return place_in(work, channel)

    def listed(self, workspace: WorkspaceId) -> Mapping[ChannelId, AnswerPlace]:
        """Return what was chosen, by channel."""
        with self.open_work(workspace) as work:
            return work.places.chosen()

    def choose(
        self, workspace: WorkspaceId, channel: ChannelId, actor: Actor, place: AnswerPlace
    ) -> None:
        """Choose it; raises `NoChannel`, `NotOfTheTeam`, and `NotForThisChannel`."""
        require_channel(channel)
        admission = self.admit(workspace, actor)
        with self.open_work(workspace) as work:
            require_lead_here(work.registry.in_channel(channel), actor, admission)
            work.places.choose(channel, place)


def place_in(work: Work, channel: ChannelId) -> AnswerPlace:
    """Return where answers appear in a channel."""
    return work.places.chosen().get(channel, AnswerPlace.THREAD)
