"""Showing a member's Home in Slack: when they open it, and after changes that concern them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol

import structlog

from bot.use_cases.homes.home import LookAtHome
from bot.use_cases.people.words import WordsOf, in_english
from bot.use_cases.ports.homes import Begun, Page, StaleHomes
from bot.use_cases.ports.sending import Rejected, SendingFailed
from bot.use_cases.ports.work import Clock, OpenWork
from domain.handoffs.admission import NotOfTheTeam
from domain.handoffs.my_home import MyHome
from domain.ids import MemberId, WorkspaceId
from domain.words import speaking

View = Mapping[str, Any]
Draw = Callable[[MyHome | NotOfTheTeam, Page], View]

BUSY_FOR = timedelta(seconds=30)  # longer than both tries; so long Slack is left in peace, too
KEPT_FOR = timedelta(days=30)  # who did not open their Home for so long has it drawn when they do
AT_ONCE = 3  # Homes in one round: at most 90 a minute, and Slack takes a hundred

_CONFLICT = "hash_conflict"  # what Slack shows is not what we took for it

log = structlog.get_logger(__name__)


class PublishHome(Protocol):
    """Shows a view as a member's Home, if Slack shows that of the hash now, or none is given.

    Returns the new view's hash. Raises `RateLimited`, `Rejected` or `Uncertain`.
    """

    def __call__(
        self, workspace: WorkspaceId, member: MemberId, view: View, view_hash: str
    ) -> str: ...


@dataclass(frozen=True, slots=True)
class ShowHome:
    """Shows Homes as things stand; one that Slack does not take now is shown by a worker later."""

    open_work: OpenWork
    look: LookAtHome
    draw: Draw
    publish: PublishHome
    now: Clock
    words_of: WordsOf = in_english

    def opened(self, workspace: WorkspaceId, member: MemberId, view_hash: str) -> None:
        """Show the first page to a member who opens their Home; Slack shows that of the hash."""
        with self.open_work(workspace) as work:
            work.homes.opened(member, view_hash, self.now())
        self.if_stale(workspace, member)

    def turned(self, workspace: WorkspaceId, member: MemberId, page: Page) -> None:
        """Show another page."""
        with self.open_work(workspace) as work:
            work.homes.turn(member, page)
        self.if_stale(workspace, member)

    def if_stale(self, workspace: WorkspaceId, member: MemberId) -> None:
        """Show a Home that is not as it should be, if it was ever opened: somebody looks at it."""
        begun = self._begin(workspace, member)
        if begun is None:
            return
        try:
            self._show(workspace, member, begun)
        except SendingFailed as error:
            log.warning("home_not_shown", why=repr(error))

    def if_idle(self, workspace: WorkspaceId, member: MemberId) -> None:
        """Show a stale Home that nobody else is showing; raises `RateLimited` or `Uncertain`."""
        now = self.now()
        with self.open_work(workspace) as work:
            begun = work.homes.begin_if_idle(member, now, now + BUSY_FOR)
        if begun is not None:
            self._show(workspace, member, begun)

    def drawn(self, workspace: WorkspaceId, member: MemberId, page: Page) -> View:
        """Return a page of a member's Home as things stand, or why they see nothing."""
        with speaking(self.words_of(workspace, member)):
            try:
                return self.draw(self.look(workspace, member), page)
            except NotOfTheTeam as refused:
                return self.draw(refused, page)

    def _show(self, workspace: WorkspaceId, member: MemberId, begun: Begun) -> None:
        """Publish; where somebody showed another one meanwhile, look anew and try once more.

        What is published is always younger than what it replaces: its hash was read before it was
        looked at.
        """
        try:
            self._publish(workspace, member, begun)
        except Rejected as refused:
            if refused.code != _CONFLICT:
                self._give_up(workspace, member, begun, refused)
            elif again := self._begin(workspace, member):
                self._show_again(workspace, member, again)

    def _show_again(self, workspace: WorkspaceId, member: MemberId, begun: Begun) -> None:
        try:
            self._publish(workspace, member, begun)
        except Rejected as refused:
            self._give_up(workspace, member, begun, refused)

    def _begin(self, workspace: WorkspaceId, member: MemberId) -> Begun | None:
        with self.open_work(workspace) as work:
            return work.homes.begin(member, self.now() + BUSY_FOR)

    def _publish(self, workspace: WorkspaceId, member: MemberId, begun: Begun) -> None:
        view = self.drawn(workspace, member, begun.page)
        view_hash = self.publish(workspace, member, view, begun.hash)
        with self.open_work(workspace) as work:
            work.homes.shown(member, begun.changed, view_hash)

    def _give_up(
        self, workspace: WorkspaceId, member: MemberId, begun: Begun, refused: Rejected
    ) -> None:
        """Wait for the next change; only where the hash is wrong a worker tries without one.

        Somebody died between publishing and keeping the hash, or is about to keep it.
        """
        log.warning("home_refused", why=refused.code)
        with self.open_work(workspace) as work:
            if refused.code == _CONFLICT:
                work.homes.forget_hash(member)
            else:
                work.homes.shown(member, begun.changed, begun.hash)


@dataclass(frozen=True, slots=True)
class ShowStaleHomes:
    """A worker's round: shows the Homes of those whom changes concern, many changes at once."""

    stale: StaleHomes
    show: ShowHome

    def __call__(self) -> None:
        """Show a few; where Slack is away or wants us to wait, the rest wait for another round."""
        for workspace, member in self.stale(self.show.now(), AT_ONCE):
            try:
                self.show.if_idle(workspace, member)
            except SendingFailed as error:
                log.warning("home_not_shown", why=repr(error))
                return

    def forget(self) -> None:
        """Forget who did not open their Home for long."""
        self.stale.forget(self.show.now() - KEPT_FOR)
