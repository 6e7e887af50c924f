"""Random orders of many actors on random workflows; what must stay so is in the test."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from domain.errors import Refused
from domain.handoffs.commands import CompletePhase
from domain.handoffs.completing import complete
from domain.handoffs.events import (
    Event,
    HandoffOffered,
    HatSwitched,
    PhaseReopened,
    RoleVacant,
)
from domain.handoffs.machine import FINISHED
from domain.handoffs.preview import preview
from domain.handoffs.steps import Step
from domain.ids import CompletionId, PhaseKey
from domain.knowledge.workflows import Workflow
from domain.notifications import Notification, Owed, Refresh, Retraction, owed_for_all
from domain.projects import Assignment, Completion, Operator, Phase, PhaseStatus
from tests.domain.handoffs.story import OPERATOR, Story
from tests.factories import (
    ANA,
    DANA,
    DATA_SCIENTIST,
    DEVELOPER,
    LEE,
    ML_ENGINEER,
    PRIYA,
    a_group,
    a_knowledge_base,
    a_phase,
    a_project,
    a_workflow,
    backup,
    primary,
)

ROLES = st.sampled_from([DATA_SCIENTIST, ML_ENGINEER, DEVELOPER])
PEOPLE = st.sampled_from([ANA, DANA, LEE, PRIYA])
ACTORS = st.sampled_from([ANA, DANA, LEE, PRIYA, PRIYA, OPERATOR])
HOLDERS = st.one_of(PEOPLE, st.just(a_group(ANA, LEE)), st.just(a_group()))
NUMBERS = st.integers(0, 6)


@st.composite
def workflows(draw: st.DrawFn) -> Workflow:
    """Up to seven phases; each waits for any of those before it, so there is no circle."""
    keys = [f"p{number}" for number in range(draw(st.integers(1, 7)))]
    phases = [
        a_phase(
            key, *sorted(draw(st.sets(st.sampled_from(keys[:at])))) if at else (), role=draw(ROLES)
        )
        for at, key in enumerate(keys)
    ]
    return a_workflow(*phases)


@dataclass
class Messages:
    """What the outbox does with what is owed: only what was not sent yet can be left unsaid."""

    unsent: set[str] = field(default_factory=set[str])
    sent: set[str] = field(default_factory=set[str])

    def owe(self, owed: Iterable[Owed]) -> None:
        for item in owed:
            match item:
                case Notification():
                    self.say(item)
                case Retraction(message) if message.id in self.unsent:
                    self.unsent.remove(message.id)
                case Retraction(otherwise=Notification() as otherwise):
                    self.say(otherwise)
                case Retraction() | Refresh():
                    pass

    def say(self, notification: Notification) -> None:
        if notification.id not in self.sent:
            self.unsent.add(notification.id)

    def send(self) -> None:
        self.sent |= self.unsent
        self.unsent.clear()

    def has(self, key: str) -> bool:
        return key in self.unsent | self.sent


TEAMS = st.lists(
    st.one_of(st.builds(primary, ROLES, HOLDERS), st.builds(backup, ROLES, HOLDERS)),
    max_size=5,
    unique_by=lambda assignment: (assignment.role, repr(assignment.holder)),
)


class Orders(RuleBasedStateMachine):
    """Gives random orders; most are refused, and then nothing may have changed."""

    story: Story
    workflow: Workflow
    messages: Messages
    acts: dict[CompletionId, Completion]

    @initialize(workflow=workflows(), team=TEAMS, lead=st.sampled_from([PRIYA, None]))
    def begin(self, workflow: Workflow, team: list[Assignment], lead: str | None) -> None:
        self.workflow = workflow
        project = a_project(workflow=workflow, assignments=tuple(team), lead=lead)
        self.story = Story(project, a_knowledge_base(workflow))
        self.messages = Messages()
        self.acts = {}

    @rule(number=NUMBERS, by=ACTORS)
    def complete(self, number: int, by: str) -> None:
        phase = self.pick(number, self.story.project.open_phases())
        self.order(lambda: self.story.complete(phase.key, by))

    @rule(number=NUMBERS, by=ACTORS)
    def complete_whatever_its_status(self, number: int, by: str) -> None:
        phase = self.pick(number, self.story.project.phases)
        self.order(lambda: self.story.complete(phase.key, by))

    @rule(number=NUMBERS, by=ACTORS)
    def complete_and_undo(self, number: int, by: str) -> None:
        phase = self.pick(number, self.story.project.open_phases())
        handoff = self.story.project.handoff_of(phase.key)
        if not self.order(lambda: self.story.complete(phase.key, by)):
            return
        after = self.story.project
        self.order(lambda: self.story.undo(phase.key, by))
        again = self.story.phase(phase.key)
        assert (again.status, again.holder, again.since) == (
            phase.status,
            phase.holder,
            phase.since,
        )
        assert self.story.project.handoff_of(phase.key) == handoff
        assert self.follow(phase.key).isdisjoint({PhaseStatus.READY})
        assert len(after.handoffs) == len(self.story.project.handoffs)

    @precondition(lambda self: self.story.project.handoffs)
    @rule(number=NUMBERS, by=ACTORS)
    def accept(self, number: int, by: str) -> None:
        phase = self.pick(number, self.offered_once())
        self.order(lambda: self.story.accept(phase.key, by))

    @precondition(lambda self: self.story.project.handoffs)
    @rule(number=NUMBERS, by=ACTORS)
    def give_back(self, number: int, by: str) -> None:
        phase = self.pick(number, self.offered_once())
        events = self.order(lambda: self.story.give_back(phase.key, by))
        if events:
            self.a_return_puts_the_project_back(phase.key, events)

    @rule(number=NUMBERS, by=ACTORS)
    def skip(self, number: int, by: str) -> None:
        phase = self.pick(number, self.story.project.phases)
        self.order(lambda: self.story.skip(phase.key, by))

    @rule(number=NUMBERS, by=ACTORS)
    def reopen(self, number: int, by: str) -> None:
        phase = self.pick(number, self.over())
        done = {p.key for p in self.over()} - {phase.key}
        if self.order(lambda: self.story.reopen(phase.key, by)):
            assert done == {p.key for p in self.over()}
            assert self.follow(phase.key).isdisjoint({PhaseStatus.READY})

    @rule(number=NUMBERS, by=ACTORS)
    def undo(self, number: int, by: str) -> None:
        phase = self.pick(number, self.over())
        self.order(lambda: self.story.undo(phase.key, by))

    @rule(role=ROLES, member=PEOPLE, by=ACTORS)
    def assign(self, role: str, member: str, by: str) -> None:
        self.order(lambda: self.story.assign(role, member, by))

    @rule()
    def some_time_passes(self) -> None:
        self.story.now += timedelta(minutes=6)

    @rule()
    def everything_owed_is_sent(self) -> None:
        self.messages.send()

    @rule()
    def look_at_what_completing_would_do(self) -> None:
        for phase in self.story.project.open_phases():
            order = CompletePhase(phase.key, Operator())
            shown = preview(self.story.project, self.story.knowledge, order, self.story.now)
            step = complete(self.story.project, self.story.knowledge, order, self.story.now)
            assert [following.phase.key for following in shown.following] == _offers(step)

    def pick(self, number: int, phases: tuple[Phase, ...]) -> Phase:
        found = phases or self.story.project.phases
        return found[number % len(found)]

    def offered_once(self) -> tuple[Phase, ...]:
        """The phases with a handoff, those that wait for an answer first."""
        project = self.story.project
        ready = tuple(p for p in project.open_phases() if project.handoff_of(p.key))
        return ready or tuple(p for p in project.phases if project.handoff_of(p.key))

    def over(self) -> tuple[Phase, ...]:
        return tuple(p for p in self.story.project.phases if p.status in FINISHED)

    def follow(self, key: PhaseKey) -> set[PhaseStatus]:
        """How the phases that follow directly stand."""
        return {self.story.phase(phase.key).status for phase in self.workflow.following(key)}

    def order(self, give: Callable[[], tuple[Event, ...]]) -> tuple[Event, ...]:
        before, happened = self.story.project, tuple(self.story.events)
        try:
            events = give()
        except Refused:
            events = ()
        assert tuple(self.story.events) == (*happened, *events)
        if not events:
            assert self.story.project == before
        owed = owed_for_all(events, self.story.project)
        assert len(owed) == len(set(owed))
        self.messages.owe(owed)
        return events

    def a_return_puts_the_project_back(self, phase: PhaseKey, events: tuple[Event, ...]) -> None:
        """After a return the phase waits and the one before it is open, with nothing offered.

        A phase that was offered because somebody reopened it is left out as it was before.
        """
        reopened = [event.phase for event in events if isinstance(event, PhaseReopened)]
        if not reopened:
            assert self.story.phase(phase).status is PhaseStatus.SKIPPED
            return
        (source,) = reopened
        assert self.story.phase(phase).status is PhaseStatus.WAITING
        assert self.story.phase(source).status not in FINISHED
        assert PhaseStatus.READY not in self.follow(source)


Offered = HandoffOffered | RoleVacant | HatSwitched


def _offers(step: Step) -> list[PhaseKey]:
    return [event.phase for event in step.events if isinstance(event, Offered)]
