"""Who may ask at all: nobody who may not act, and what is known of them is remembered a while."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.use_cases.people.admitting import Admit
from domain.handoffs.admission import NotOfTheTeam
from domain.ids import MemberId, WorkspaceId
from domain.projects import Person

REMEMBERED_FOR = timedelta(minutes=5)  # so long somebody may ask on who has become a guest
MOST_REMEMBERED = 10_000

_Whose = tuple[WorkspaceId, MemberId]
_Known = tuple[NotOfTheTeam | None, datetime]


@dataclass(frozen=True, slots=True)
class Welcome:
    """Says why somebody may not ask; a question costs no statement where that is remembered."""

    admit: Admit
    _known: dict[_Whose, _Known] = field(default_factory=dict[_Whose, _Known])

    def __call__(self, workspace: WorkspaceId, asker: MemberId) -> NotOfTheTeam | None:
        """Return why somebody may not ask, None where they may; nobody is the operator."""
        if not asker:
            return None
        now, whose = self.admit.now(), (workspace, asker)
        known = self._known.get(whose)
        if known is not None and now < known[1]:
            return known[0]
        if len(self._known) >= MOST_REMEMBERED:
            self._known.clear()
        found = self._refused(workspace, asker)
        self._known[whose] = (found, now + REMEMBERED_FOR)
        return found

    def _refused(self, workspace: WorkspaceId, asker: MemberId) -> NotOfTheTeam | None:
        try:
            self.admit(workspace, Person(asker))
        except NotOfTheTeam as refused:
            return refused
        return None


def everybody(workspace: WorkspaceId, asker: MemberId) -> NotOfTheTeam | None:
    """Let everybody ask."""
    del workspace, asker
