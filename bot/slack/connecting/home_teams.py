"""Where those come from who pressed something, as Slack said with the click."""

from dataclasses import dataclass, field

from domain.ids import MemberId, WorkspaceId

MOST_HOMES = 10_000

_Whose = tuple[WorkspaceId, MemberId]


@dataclass(frozen=True, slots=True)
class HomeTeams:
    """The home of each member of a workspace; the oldest are not kept for ever."""

    _known: dict[_Whose, WorkspaceId] = field(default_factory=dict[_Whose, WorkspaceId])

    def note(self, workspace: WorkspaceId, member: MemberId, team: WorkspaceId) -> None:
        if len(self._known) >= MOST_HOMES:
            self._known.clear()
        self._known[workspace, member] = team

    def of(self, workspace: WorkspaceId, member: MemberId) -> WorkspaceId | None:
        return self._known.get((workspace, member))
