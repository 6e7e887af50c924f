"""Who of a user group is not asked: whoever would be refused at the click."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from bot.use_cases.people.admitting import Admit
from bot.use_cases.ports.work import Clock, OpenWork
from domain.handoffs.admission import KEPT_OUT
from domain.handoffs.calling import LARGEST
from domain.ids import MemberId, WorkspaceId

MOST_ASKED = 5  # at a time: somebody waits for the answer; the others with the next round

Outsiders = Callable[[WorkspaceId, Collection[MemberId]], frozenset[MemberId]]


def nobody(workspace: WorkspaceId, members: Collection[MemberId]) -> frozenset[MemberId]:
    """Leave nobody out."""
    del workspace, members
    return frozenset()


@dataclass(frozen=True, slots=True)
class FindOutsiders:
    """Says who of a group are guests, bots or people of other organisations.

    Slack is asked about a few of those of whom nothing is known, and not about those of a group
    that is too large for a message each. Whoever is not known yet is taken for a member.
    """

    open_work: OpenWork
    now: Clock
    admit: Admit

    def __call__(
        self, workspace: WorkspaceId, members: Collection[MemberId]
    ) -> frozenset[MemberId]:
        """Return those of the members who may not act here."""
        now = self.now()
        with self.open_work(workspace) as work:
            known = work.permits.memberships.of_all(members)
        told = {member: one.membership for member, one in known.items()}
        if len(members) <= LARGEST:
            stale = (m for m in members if m not in known or known[m].ask_again_at <= now)
            for member in list(stale)[:MOST_ASKED]:
                told[member] = self.admit.known(workspace, member)
        return frozenset(member for member, one in told.items() if one in KEPT_OUT)
