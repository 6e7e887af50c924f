"""Sending what we owe: claim it, see how things stand, post it, settle it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.use_cases.channels.redirecting import may_go_elsewhere, place_of
from bot.use_cases.delivering.retries import (
    HTTP_TIMEOUT,
    LEASE,
    Broken,
    Decision,
    GiveUp,
    LookFirst,
    TryAgain,
    decide,
    still_uncertain,
)
from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.ports.mailbox import Claim, Mailbox
from bot.use_cases.ports.sending import Message, Messenger, RateLimited, Rejected, Render, Uncertain
from bot.use_cases.ports.work import Clock, ConversationId, MessageTs, OpenWork, OutboxId
from domain.errors import RegistryAway
from domain.ids import WorkspaceId
from domain.notifications import Notification, Recipient, ToChannel, ToMember
from domain.undelivered_notices import notice_of

CLOCKS_DIFFER = timedelta(minutes=5)  # at most, ours and Slack's, when we look for a message

NO_PLACE = "no_open_channel"  # nor a lead

log = structlog.get_logger(__name__)


WaitFor = Callable[[WorkspaceId, Notification, datetime | None], datetime | None]


def at_once(
    workspace: WorkspaceId, notification: Notification, queued_for: datetime | None
) -> datetime | None:
    """Let everything be sent as soon as it is due."""
    del workspace, notification, queued_for


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message, and the project's version that it shows, where it is about one project."""

    message: Message
    version: int | None


@dataclass(frozen=True, slots=True)
class DeliverNotification:
    """Sends one row of the outbox, or edits one message; Slack is never called in a transaction.

    `wait_for` says until when something has to wait that is about to be sent, and that may have
    waited already.
    """

    mailbox: Mailbox
    open_work: OpenWork
    shelf: KnowledgeShelf
    render: Render
    messenger: Messenger
    now: Clock
    wait_for: WaitFor = at_once

    def __call__(self, row: OutboxId, run: int) -> None:
        """Send the row if this run of the engine is still the one to do it.

        What goes wrong with Slack is planned again or given up here. Raises `RegistryAway`: the
        row is then found overdue later.
        """
        now = self.now()
        claim = self.mailbox.claim(row, run, now, now + LEASE)
        if claim is None:
            return
        try:
            was_sent = claim.uncertain and self._was_sent(claim)
        except (RateLimited, Rejected, Uncertain) as failure:
            self._carry_out(claim, still_uncertain(decide(failure, claim.attempt, self.now())))
            return
        if not was_sent and not self._put_off(claim):
            self._send(claim)

    def _put_off(self, claim: Claim) -> bool:
        """Tell whether it waits for its receiver's working hours, which may have changed."""
        if claim.hurried or claim.edits is not None:
            return False
        until = self.wait_for(claim.workspace, claim.notification, claim.queued_for)
        if until is None or not self.mailbox.put_off(claim, until, self.now()):
            return False
        log.info("notification_put_off", row=claim.id, until=until.isoformat())
        return True

    def _was_sent(self, claim: Claim) -> bool:
        if claim.conversation is None:
            return False  # it is stored before anything is posted there
        since = claim.first_try_at - CLOCKS_DIFFER
        ts = self.messenger.find(claim.workspace, claim.conversation, claim.id, since)
        if ts is not None:
            self.mailbox.settle(claim, ts, None, self.now())
            log.info("notification_found", row=claim.id, attempt=claim.attempt)
        return ts is not None

    def _send(self, claim: Claim) -> None:
        self.mailbox.gather(claim, self.now())
        try:
            rendered = self._rendered(claim)
            if rendered is None:
                self.mailbox.cancel(claim)
                return
            ts = self._post(claim, rendered.message)
        except (RateLimited, Rejected, Uncertain, Broken) as failure:
            self._carry_out(claim, decide(failure, claim.attempt, self.now()))
        else:
            self.mailbox.settle(claim, ts, rendered.version, self.now())
            log.info("notification_sent", row=claim.id, attempt=claim.attempt)

    def _rendered(self, claim: Claim) -> Rendered | None:
        project = claim.notification.project
        try:
            with self.open_work(claim.workspace) as work:
                message = self.render(claim.notification, work, self.shelf.of(work))
                alone = project and len(work.timers.told_with(claim.notification)) == 1
                version = work.registry.project(project).version if project and alone else None
        except RegistryAway:
            raise
        except Exception as error:
            # A view that stumbles over one row must not stop the others; it may be mended
            # before the row is tried again.
            log.exception("notification_not_rendered", row=claim.id)
            raise Broken(type(error).__name__) from error
        return None if message is None else Rendered(message, version)

    def _post(self, claim: Claim, message: Message) -> MessageTs:
        workspace = claim.workspace
        conversation = self._conversation(claim)
        if claim.lease_until - self.now() <= HTTP_TIMEOUT:
            raise Broken("the lease was nearly over")
        if claim.edits is None:
            return self.messenger.post(workspace, conversation, message, claim.id)
        self.messenger.update(workspace, conversation, claim.edits, message)
        return claim.edits

    def _conversation(self, claim: Claim) -> ConversationId:
        """Return where to post; a channel may take no messages since it was tried there."""
        recipient = claim.notification.recipient
        if claim.conversation is not None and (claim.edits or not _is_in(claim, recipient)):
            return claim.conversation
        with self.open_work(claim.workspace) as work:
            place = place_of(work, claim.notification)
        if place is None:
            raise Rejected(NO_PLACE)
        return self._open(claim, place)

    def _open(self, claim: Claim, place: Recipient) -> ConversationId:
        match place:
            case ToMember(member):
                conversation = self.messenger.open_conversation(claim.workspace, member)
            case ToChannel(channel):
                conversation = ConversationId(channel)
        self.mailbox.opened(claim, conversation)
        return conversation

    def _carry_out(self, claim: Claim, decision: Decision) -> None:
        log.warning("notification_not_sent", row=claim.id, why=decision.why, attempt=claim.attempt)
        now = self.now()
        match decision:
            case TryAgain(at, why):
                self.mailbox.plan_again(claim, why, at, now)
            case LookFirst(at, why):
                self.mailbox.plan_search(claim, why, at, now)
            case GiveUp(why):
                if claim.edits is None and self._goes_elsewhere(claim, Rejected(why), now):
                    self.mailbox.plan_again(claim, why, now, now)
                else:
                    self.mailbox.fail(claim, why, self._notice(claim), now)

    def _goes_elsewhere(self, claim: Claim, refusal: Rejected, now: datetime) -> bool:
        told = claim.workspace, claim.notification
        return may_go_elsewhere(self.open_work, *told, refusal, now)

    def _notice(self, claim: Claim) -> Notification | None:
        key = claim.notification.project
        if claim.edits is not None or key is None:
            return None  # whoever should know has the message, only not its newest words
        with self.open_work(claim.workspace) as work:
            project = work.registry.project(key)
        return notice_of(claim.notification, project, self.now().date())


def _is_in(claim: Claim, recipient: Recipient) -> bool:
    """Tell whether a message was to be posted in the very channel that it is meant for."""
    return isinstance(recipient, ToChannel) and claim.conversation == recipient.channel
