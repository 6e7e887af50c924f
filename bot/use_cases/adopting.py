"""Which workspace a Slack team is, where the registry file named none."""

from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from bot.use_cases.ports import OpenWork, Work, Workspaces
from domain.ids import WorkspaceId

LOCAL = WorkspaceId("local")  # the workspace of a registry file that names none


@dataclass(frozen=True, slots=True)
class OpenWorkOfTeam:
    """Opens work on a team's workspace, or on the local one where that is all there is.

    So a registry that was imported before Baton met Slack serves the team that installs it.
    """

    open_work: OpenWork
    workspaces: Workspaces
    _known: set[WorkspaceId] = field(default_factory=set[WorkspaceId], compare=False)

    def __call__(self, workspace: WorkspaceId) -> AbstractContextManager[Work]:
        return self.open_work(self._meant(workspace))

    def _meant(self, workspace: WorkspaceId) -> WorkspaceId:
        if workspace in self._known:
            return workspace
        known = self.workspaces()
        self._known.update(known)
        return LOCAL if known == (LOCAL,) else workspace
