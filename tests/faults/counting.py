"""What is counted at the end: from what Slack stored, held against what the database decided."""

from collections import Counter
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.playground.journal import ApiCall, Sent
from bot.playground.pretend import PretendSlack
from bot.slack.names import METADATA_KEY
from bot.storage.tables.inbox_outbox import InboxRow, OutboxRow
from bot.storage.tables.registry import HandoffRow
from bot.storage.tables.states import OutboxState
from bot.storage.tables.trail import EventRow
from bot.wiring.core import Core
from domain.handoffs.events import (
    CompletionUndone,
    HandoffAccepted,
    HandoffOffered,
    PhaseCompleted,
    PhaseReopened,
    PhaseReopenedByOrder,
)
from domain.projects import HandoffStatus
from tests.faults.load import value_of
from tests.faults.pacing import pacing_of
from tests.faults.town import Crew
from tests.faults.trouble import Trouble

Json = dict[str, Any]

OK = 200
REMINDERS = timedelta(hours=1)  # they come later than that, and are not waited for
OPENED = {one.__name__ for one in (PhaseReopened, PhaseReopenedByOrder, CompletionUndone)}

CHANGES = ("accept", "confirm_done", "confirm_intervention")  # buttons that decide something


@dataclass(frozen=True, slots=True)
class Counts:
    """What a run found; everything from `notifications_lost` on must be 0."""

    questions_accepted: int
    clicks_accepted: int
    handoffs: int
    messages_owed: int
    messages_at_slack: int
    programs_ended_by_themselves: int  # as those do that start while the database is away
    notifications_lost: int
    notifications_twice: int
    offers_twice: int
    never_owed: int
    unsettled: int
    refused_for_good: int
    questions_lost: int
    questions_twice: int
    clicks_lost: int
    buttons_out_of_date: int
    acceptances_without_offer: int
    phases_done_twice: int
    called_too_early: int
    channels_too_fast: int

    @property
    def wrong(self) -> dict[str, int]:
        """Return what is not 0 and should be."""
        found = asdict(self)
        first = list(found).index("notifications_lost")
        return {name: count for name, count in list(found.items())[first:] if count}


@dataclass(frozen=True, slots=True)
class Audit:
    """Looks at everything once it is quiet."""

    slack: PretendSlack
    core: Core
    teams: tuple[Crew, ...]
    troubles: list[Trouble] = field(default_factory=list[Trouble])
    ended_by_themselves: int = 0

    def counts(self) -> Counts:
        """Count everything; each part looks at one kind of promise."""
        posted = [call for call in self.slack.calls("chat.postMessage") if call.response.get("ok")]
        times = Counter(key for call in posted if (key := _key(call)))
        handoffs, events, clicked = self._handoffs(), self._events(), self._clicks()
        pacing = pacing_of(self.slack.calls(), self.troubles)
        return Counts(
            **self._notifications(times, handoffs),
            **self._questions(times),
            clicks_accepted=len(clicked),
            handoffs=len(handoffs),
            offers_twice=_offered_twice(posted),
            unsettled=self.unsent() + self.unanswered(),
            clicks_lost=self._clicks_lost(clicked),
            buttons_out_of_date=self._out_of_date(handoffs),
            acceptances_without_offer=_never_offered(events),
            phases_done_twice=_done_twice(events),
            called_too_early=pacing.too_early,
            channels_too_fast=pacing.too_fast,
            programs_ended_by_themselves=self.ended_by_themselves,
        )

    def _notifications(self, times: Counter[str], handoffs: list[HandoffRow]) -> dict[str, int]:
        rows = self._rows()
        owed = [row.id for row in rows if row.state is OutboxState.SENT]
        return {
            "messages_owed": len(owed),
            "messages_at_slack": sum(times[row.id] for row in rows),
            "notifications_lost": sum(times[row] == 0 for row in owed) + self._untold(handoffs),
            "notifications_twice": sum(times[row.id] > 1 for row in rows),
            "refused_for_good": sum(row.state is OutboxState.FAILED for row in rows),
        }

    def _questions(self, times: Counter[str]) -> dict[str, int]:
        known, asked = {str(row.id) for row in self._rows()}, self._asked()
        answers = {key: count for key, count in times.items() if key not in known}
        return {
            "questions_accepted": len(asked),
            "questions_lost": sum(key not in times for key in asked),
            "questions_twice": sum(count > 1 for count in answers.values()),
            "never_owed": len(answers.keys() - self._asked_at_all()),
        }

    def unsent(self) -> int:
        """Return how many messages and edits are still to be sent."""
        with Session(self.core.database) as session:
            waits = OutboxRow.state.in_([OutboxState.PENDING, OutboxState.SENDING])
            soon = OutboxRow.due_at < datetime.now(UTC) + REMINDERS
            return session.scalars(select(func.count(OutboxRow.id)).where(waits, soon)).one()

    def unanswered(self) -> int:
        """Return how many questions are kept without an answer."""
        with Session(self.core.database) as session:
            kept = InboxRow.question.is_not(None)
            return session.scalars(select(func.count(InboxRow.key)).where(kept)).one()

    def _rows(self) -> list[OutboxRow]:
        with Session(self.core.database, expire_on_commit=False) as session:
            return list(session.scalars(select(OutboxRow).where(OutboxRow.target.is_(None))))

    def _handoffs(self) -> list[HandoffRow]:
        with Session(self.core.database, expire_on_commit=False) as session:
            return list(session.scalars(select(HandoffRow)))

    def _asked(self) -> set[str]:
        """Return the questions of which Baton said that it has them."""
        sent = self.slack.sent("events_api")
        return {str(one.body["event_id"]) for one in sent if one.status == OK}

    def _asked_at_all(self) -> set[str]:
        return {str(one.body["event_id"]) for one in self.slack.sent("events_api")}

    def _clicks(self) -> list[Sent]:
        sent = self.slack.sent("interactive")
        return [one for one in sent if one.status == OK and _action(one) in CHANGES]

    def _clicks_lost(self, clicked: list[Sent]) -> int:
        """Count the clicks that were neither carried out nor answered with a sentence."""
        with Session(self.core.database) as session:
            taken = set(session.scalars(select(InboxRow.key)))
        missing = [one for one in clicked if one.body["trigger_id"] not in taken]
        return sum(not self._told_no(one) for one in missing)

    def _told_no(self, click: Sent) -> bool:
        began = click.at - click.ms / 1000
        seen = self.slack.visible_to(click.body["user"]["id"], click.body["channel"]["id"])
        return any(
            one.get("is_ephemeral") and not one.get("blocks") and float(one["ts"]) > began
            for one in seen
        )

    def _untold(self, handoffs: list[HandoffRow]) -> int:
        """Count who was asked for what is still offered and has no message that asks."""
        open_ones = [one for one in handoffs if one.status is HandoffStatus.OFFERED]
        return sum(
            not any(value_of(message, "accept") == one.id for message in self._direct(member))
            for one in open_ones
            for member in one.to
        )

    def _direct(self, member: str) -> list[Json]:
        return self.slack.direct_messages(member)

    def _out_of_date(self, handoffs: list[HandoffRow]) -> int:
        """Count the messages with a button for a handoff that is settled."""
        status = {str(one.id): one.status for one in handoffs}
        members = (member for crew in self.teams for member in crew.members)
        values = (value_of(message, "accept") for one in members for message in self._direct(one))
        return sum(status[value] is not HandoffStatus.OFFERED for value in values if value)

    def _events(self) -> list[EventRow]:
        with Session(self.core.database, expire_on_commit=False) as session:
            return list(session.scalars(select(EventRow).order_by(EventRow.seq)))


def _done_twice(events: list[EventRow]) -> int:
    """Count completions of a phase that was done already."""
    done, twice = set[tuple[str, str]](), 0
    for row in events:
        phase = (row.project, str(row.facts.get("phase")))
        twice += row.kind == PhaseCompleted.__name__ and phase in done
        if row.kind == PhaseCompleted.__name__:
            done.add(phase)
        elif row.kind in OPENED:
            done.discard(phase)
    return twice


def _never_offered(events: list[EventRow]) -> int:
    """Count acceptances without an offer before them."""
    offered, never = set[object](), 0
    for row in events:
        if row.kind == HandoffOffered.__name__:
            offered.add(row.facts["handoff"])
        never += row.kind == HandoffAccepted.__name__ and row.facts["handoff"] not in offered
    return never


def _action(sent: Sent) -> str:
    actions = cast("list[Json]", sent.body.get("actions") or [{}])
    return str(actions[0].get("action_id") or "")


def _key(call: ApiCall) -> str:
    metadata = cast("Json", call.arguments.get("metadata") or {})
    return str(cast("Json", metadata.get("event_payload") or {}).get(METADATA_KEY) or "")


def _offered(posted: list[ApiCall]) -> Counter[tuple[str, str]]:
    """Count how often each handoff was offered in each conversation."""
    found = ((str(one.arguments["channel"]), value_of(one.arguments, "accept")) for one in posted)
    return Counter(pair for pair in found if pair[1])


def _offered_twice(posted: list[ApiCall]) -> int:
    return sum(count > 1 for count in _offered(posted).values())
