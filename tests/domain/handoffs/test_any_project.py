"""Whatever is ordered on whatever workflow, what must be so stays so."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from domain.errors import Refused
from domain.handoffs.commands import CompletePhase
from domain.handoffs.completing import complete
from domain.handoffs.events import (
    AcceptanceUndone,
    CompletionUndone,
    Event,
    HandoffAccepted,
    HandoffOffered,
    HandoffReturned,
    HandoffWithdrawn,
    HatSwitched,
    PhaseCompleted,
    PhaseReopened,
    PhaseReopenedByOrder,
    PhaseSkipped,
    RoleVacant,
)
from domain.handoffs.machine import FINISHED, unfinished_before
from domain.handoffs.preview import preview
from domain.handoffs.steps import Step
from domain.ids import CompletionId, HandoffId, PhaseKey
from domain.knowledge.workflows import Workflow
from domain.notifications import Notification, Owed, Refresh, Retraction, owed_for_all
from domain.projects import Assignment, Completion, HandoffStatus, Operator, Phase, PhaseStatus
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


class AnyProject(RuleBasedStateMachine):
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
            self.is_back(phase.key, events)

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

    def is_back(self, phase: PhaseKey, events: tuple[Event, ...]) -> None:
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

    @invariant()
    def no_phase_is_done_twice_without_a_reopening_between(self) -> None:
        over: set[PhaseKey] = set()
        for event in self.story.events:
            if isinstance(event, OpenAgain):
                over.remove(event.phase)
            if isinstance(event, Over):
                assert event.phase not in over
                over.add(event.phase)
        assert {phase.key for phase in self.over()} == over

    @invariant()
    def no_handoff_is_lost(self) -> None:
        known = {handoff.id: handoff.status for handoff in self.story.project.handoffs}
        told = self.told_of_handoffs()
        assert known.items() <= told.items()
        open_now = {key for key, status in told.items() if status is HandoffStatus.OFFERED}
        assert open_now <= set(known)

    @invariant()
    def whoever_is_asked_has_a_message_that_asks(self) -> None:
        for handoff in self.story.project.handoffs:
            if handoff.status is HandoffStatus.OFFERED:
                for member in handoff.to:
                    assert self.messages.has(f"{handoff.completion}:offer:{member}")

    @invariant()
    def every_acceptance_has_an_offer(self) -> None:
        assert self.told_of_handoffs() is not None

    def told_of_handoffs(self) -> dict[HandoffId, HandoffStatus]:
        """What the events tell of every handoff; a step that none may take fails here."""
        told: dict[HandoffId, HandoffStatus] = {}
        for event in self.story.events:
            match event:
                case HandoffOffered() | RoleVacant():
                    assert told.setdefault(event.handoff, OFFERED) is OFFERED
                case HatSwitched():
                    assert event.handoff not in told
                    told[event.handoff] = HandoffStatus.ACCEPTED
                case AcceptanceUndone():
                    assert told[event.handoff] is HandoffStatus.ACCEPTED
                    told[event.handoff] = OFFERED
                case HandoffAccepted() | HandoffReturned() | HandoffWithdrawn():
                    assert told[event.handoff] is OFFERED
                    told[event.handoff] = ENDS[type(event)]
                case _:
                    pass
        return told

    @invariant()
    def history_only_grows(self) -> None:
        for phase in self.story.project.phases:
            act = phase.completion
            if act is not None:
                known = self.acts.setdefault(act.id, act)
                assert known == act or known == replace(act, taken_back=None)
                self.acts[act.id] = act
        told = {event.completion for event in self.story.events if isinstance(event, Over)}
        assert told == set(self.acts)

    @invariant()
    def what_is_offered_has_everything_before_it_finished(self) -> None:
        for phase in self.story.project.phases:
            if phase.status is PhaseStatus.READY:
                assert not unfinished_before(self.story.project, self.workflow, phase.key)

    @invariant()
    def what_is_worked_on_rests_on_finished_phases_or_on_ones_that_came_back(self) -> None:
        came_back: set[PhaseKey] = set()
        for event in self.story.events:
            if isinstance(event, OpenAgain):
                came_back.add(event.phase)
            if isinstance(event, Over):
                came_back.discard(event.phase)
        for phase in self.story.project.phases:
            if phase.status in {PhaseStatus.READY, PhaseStatus.ACTIVE, PhaseStatus.DONE}:
                before = unfinished_before(self.story.project, self.workflow, phase.key)
                assert set(before) <= came_back

    @invariant()
    def what_waits_has_a_reason_to_wait(self) -> None:
        for phase in self.story.project.phases:
            if phase.status is PhaseStatus.WAITING:
                assert unfinished_before(self.story.project, self.workflow, phase.key)

    @invariant()
    def a_phase_is_ready_when_its_handoff_is_open(self) -> None:
        for phase in self.story.project.phases:
            handoff = self.story.project.handoff_of(phase.key)
            is_open = handoff is not None and handoff.status is HandoffStatus.OFFERED
            is_ready = phase.status is PhaseStatus.READY
            assert is_ready or not is_open
            assert is_open or not is_ready or not self.workflow.before(phase.key)

    @invariant()
    def every_offer_and_every_completion_has_an_id_of_its_own(self) -> None:
        completions = [e.completion for e in self.story.events if isinstance(e, Over)]
        assert len(completions) == len(set(completions))
        assert {str(key) for key in completions}.isdisjoint(map(str, self.told_of_handoffs()))

    @invariant()
    def what_is_worked_on_has_somebody_or_was_taken_by_a_pipeline(self) -> None:
        for phase in self.story.project.phases:
            if phase.status is PhaseStatus.ACTIVE and phase.holder is None:
                by = {
                    event.by
                    for event in self.story.events
                    if isinstance(event, HandoffAccepted | PhaseCompleted)
                    and event.phase == phase.key
                }
                assert Operator() in by


OFFERED = HandoffStatus.OFFERED
ENDS = {
    HandoffAccepted: HandoffStatus.ACCEPTED,
    HandoffReturned: HandoffStatus.RETURNED,
    HandoffWithdrawn: HandoffStatus.WITHDRAWN,
}
Offered = HandoffOffered | RoleVacant | HatSwitched
Over = PhaseCompleted | PhaseSkipped
OpenAgain = PhaseReopened | PhaseReopenedByOrder | CompletionUndone


def _offers(step: Step) -> list[PhaseKey]:
    return [event.phase for event in step.events if isinstance(event, Offered)]


AnyProject.TestCase.settings = settings(
    max_examples=100, stateful_step_count=40, suppress_health_check=[HealthCheck.too_slow]
)
TestAnyProject = AnyProject.TestCase
