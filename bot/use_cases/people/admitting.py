"""Who may act at all: Slack is asked what somebody is, seldom and one at a time."""

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from bot.use_cases.ports.permits import KnownMembership
from bot.use_cases.ports.sending import SendingFailed
from bot.use_cases.ports.work import Clock, OpenWork
from domain.handoffs.admission import KEPT_OUT, Admission, OutsiderNamed, admitted
from domain.handoffs.permission_refusals import NotAllowed
from domain.ids import MemberId, WorkspaceId
from domain.projects import Actor, member_of
from domain.statuses import Membership

ASK_AGAIN_AFTER = timedelta(hours=1)  # so long somebody stays an admin who is none any longer
TRY_AGAIN_AFTER = timedelta(minutes=5)


class AskMembership(Protocol):
    """Asks Slack what somebody is in a workspace; None where it does not tell.

    Raises `SendingFailed` where it may tell a little later.
    """

    def __call__(self, workspace: WorkspaceId, member: MemberId) -> Membership | None: ...


@dataclass(frozen=True, slots=True)
class Admit:
    """Lets somebody act, or refuses it; every order and every look ahead begins with it.

    `ask` is None where there is no Slack. Slack is asked while no transaction is open. Where it
    does not answer, nobody is an admin, and whoever was kept out stays out.
    """

    open_work: OpenWork
    now: Clock
    ask: AskMembership | None = None

    def __call__(self, workspace: WorkspaceId, actor: Actor) -> Admission:
        """Return what the actor may do as such; raises `NotOfTheTeam`."""
        member = member_of(actor)
        return Admission() if member is None else admitted(member, self.known(workspace, member))

    def known(self, workspace: WorkspaceId, member: MemberId) -> Membership | None:
        """Return what Slack says that somebody is, None where it does not tell."""
        with self.open_work(workspace) as work:
            known = work.permits.memberships.of(member)
        if known is not None and self.now() < known.ask_again_at:
            return known.membership
        before = known.membership if known and known.membership in KEPT_OUT else None
        if self.ask is None:
            return before
        told = _asked(self.ask, workspace, member)
        after = TRY_AGAIN_AFTER if told is None else ASK_AGAIN_AFTER
        fresh = KnownMembership(told or before, self.now() + after)
        with self.open_work(workspace) as work:
            work.permits.memberships.learn(member, fresh)
        return fresh.membership

    def kept_out(self, workspace: WorkspaceId, members: Iterable[MemberId]) -> frozenset[MemberId]:
        """Return those of a few members who may not act here, or left, as far as Slack tells."""
        named = frozenset(members)
        with self.open_work(workspace) as work:
            gone = frozenset(filter(work.life.departures.has_left, named))
        return gone | {one for one in named - gone if self.known(workspace, one) in KEPT_OUT}


def admission_of(admit: Admit | None, workspace: WorkspaceId, actor: Actor) -> Admission:
    """Return what the actor may do as such; raises `NotOfTheTeam`."""
    return Admission() if admit is None else admit(workspace, actor)


def require_members(
    admit: Admit | None, workspace: WorkspaceId, members: Iterable[MemberId]
) -> None:
    """Raise `OutsiderNamed` where somebody would give work to who may not act here."""
    if admit is not None and admit.kept_out(workspace, members):
        raise OutsiderNamed


@contextmanager
def doubtful(admission: Admission) -> Generator[None]:
    """Let a refusal inside say that nobody knows whether the actor is an admin, if so."""
    try:
        yield
    except NotAllowed as refused:
        refused.unsure = admission.unsure
        raise


def _asked(ask: AskMembership, workspace: WorkspaceId, member: MemberId) -> Membership | None:
    try:
        return ask(workspace, member)
    except SendingFailed:
        return None
