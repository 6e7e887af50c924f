"""Projects whose next phase is one person's, each with a channel and people of its own."""

from dataclasses import dataclass
from datetime import UTC, datetime

from benchmarks.receiving import TEAM
from bot.playground.app import AROUND_THE_CLOCK
from bot.storage.work import SqlOpenWork
from bot.use_cases.handoffs.changing import Order
from bot.use_cases.handoffs.completing import MarkDone
from bot.use_cases.ports.bulk import ProjectChange
from bot.wiring.core import Core
from domain.handoffs.hours.preferences import Preferences
from domain.handoffs.machine import starting_phases
from domain.ids import ChannelId, MemberId, PhaseKey, ProjectKey, RoleKey, WorkflowKey, WorkspaceId
from domain.projects import (
    Assignment,
    NamedMember,
    Operator,
    Person,
    Phase,
    PhaseStatus,
    Project,
    Standing,
)

WORKSPACE = WorkspaceId(TEAM)
SINCE = datetime(2026, 1, 5, 9, tzinfo=UTC)
BEFORE, HANDED = PhaseKey("data_ingestion"), PhaseKey("data_validation")


@dataclass(frozen=True, slots=True)
class Relay:
    """One project to be handed on: a card in its channel, an offer to its data scientist."""

    number: int

    @property
    def key(self) -> ProjectKey:
        return ProjectKey(f"relay-{self.number}")

    @property
    def channel(self) -> str:
        return f"C0R{self.number:06}"

    @property
    def receiver(self) -> str:
        return f"U0R{self.number:06}"


def make(core: Core, count: int) -> None:
    """Put so many projects into an empty registry; everybody works around the clock."""
    workflow = core.shelf.builtin.workflow(WorkflowKey("standard"))
    given = {BEFORE: PhaseStatus.DONE, HANDED: PhaseStatus.ACTIVE}
    phases = starting_phases(workflow, given, SINCE)
    relays = [Relay(number) for number in range(count)]
    projects = [_project(each, phases) for each in relays]
    members = [NamedMember(MemberId(each.receiver), each.receiver) for each in relays]
    with SqlOpenWork(core.database, core.plan)(WORKSPACE) as work:
        work.bulk.lock()
        work.bulk.put_members([NamedMember(MemberId("U0LEAD"), "Lead"), *members])
        work.bulk.save_all([ProjectChange(None, each, ()) for each in projects], Operator(), SINCE)
        for each in relays:
            work.calendars.prefer(MemberId(each.receiver), Preferences("UTC", AROUND_THE_CLOCK))


def hand_on(core: Core, number: int) -> None:
    """Complete the phase before; returns when that is committed."""
    order = Order(WORKSPACE, Relay(number).key, Operator())
    MarkDone(core.change)(order, HANDED, "")


def _project(relay: Relay, phases: tuple[Phase, ...]) -> Project:
    return Project(
        key=relay.key,
        name=f"Relay {relay.number}",
        workflow=WorkflowKey("standard"),
        lead=MemberId("U0LEAD"),
        aliases=(),
        channels=(ChannelId(relay.channel),),
        phases=phases,
        assignments=(_holds("data_engineer", "U0LEAD"), _holds("data_scientist", relay.receiver)),
        version=1,
    )


def _holds(role: str, member: str) -> Assignment:
    return Assignment(RoleKey(role), Person(MemberId(member)), Standing.PRIMARY, SINCE)
