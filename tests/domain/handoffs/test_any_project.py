"""Whatever is ordered on whatever workflow, what must be so stays so."""

from collections import Counter
from collections.abc import Callable

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from domain.errors import Refused
from domain.handoffs.commands import CompletePhase
from domain.handoffs.completing import complete
from domain.handoffs.events import (
    Event,
    HandoffAccepted,
    HandoffOffered,
    HandoffReturned,
    HandoffWithdrawn,
    HatSwitched,
    PhaseCompleted,
    PhaseReopened,
    RoleVacant,
)
from domain.handoffs.machine import FINISHED, unfinished_before
from domain.handoffs.preview import preview
from domain.handoffs.steps import Step
from domain.ids import PhaseKey
from domain.knowledge.workflows import Workflow
from domain.notifications import owed_for_all
from domain.projects import Assignment, HandoffStatus, Operator, Phase, PhaseStatus
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


TEAMS = st.lists(
    st.one_of(st.builds(primary, ROLES, HOLDERS), st.builds(backup, ROLES, HOLDERS)),
    max_size=5,
    unique_by=lambda assignment: (assignment.role, repr(assignment.holder)),
)


class AnyProject(RuleBasedStateMachine):
    """Gives random orders; most are refused, and then nothing may have changed."""

    story: Story
    workflow: Workflow

    @initialize(workflow=workflows(), team=TEAMS, lead=st.sampled_from([PRIYA, None]))
    def begin(self, workflow: Workflow, team: list[Assignment], lead: str | None) -> None:
        self.workflow = workflow
        project = a_project(workflow=workflow, assignments=tuple(team), lead=lead)
        self.story = Story(project, a_knowledge_base(workflow))

    @rule(number=NUMBERS, by=ACTORS)
    def complete(self, number: int, by: str) -> None:
        phase = self.pick(number, self.story.project.open_phases())
        self.order(lambda: self.story.complete(phase.key, by))

    @rule(number=NUMBERS, by=ACTORS)
    def complete_whatever_its_status(self, number: int, by: str) -> None:
        phase = self.pick(number, self.story.project.phases)
        self.order(lambda: self.story.complete(phase.key, by))

    @precondition(lambda self: self.story.project.handoffs)
    @rule(number=NUMBERS, by=ACTORS)
    def accept(self, number: int, by: str) -> None:
        phase = self.pick(number, self.offered_once())
        self.order(lambda: self.story.accept(phase.key, by))

    @precondition(lambda self: self.story.project.handoffs)
    @rule(number=NUMBERS, by=ACTORS)
    def give_back(self, number: int, by: str) -> None:
        phase = self.pick(number, self.offered_once())
        for event in self.order(lambda: self.story.give_back(phase.key, by)):
            if isinstance(event, PhaseReopened):
                self.is_back(phase.key, event.phase)

    @rule(role=ROLES, member=PEOPLE, by=ACTORS)
    def assign(self, role: str, member: str, by: str) -> None:
        self.order(lambda: self.story.assign(role, member, by))

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
        return events

    def is_back(self, phase: PhaseKey, source: PhaseKey) -> None:
        """A return leaves its phase waiting, the one before it active, and nothing offered."""
        assert self.story.phase(phase).status is PhaseStatus.WAITING
        assert self.story.phase(source).status is PhaseStatus.ACTIVE
        following = [self.story.phase(p.key).status for p in self.workflow.following(source)]
        assert PhaseStatus.READY not in following

    @invariant()
    def no_phase_is_done_twice_without_a_return_between(self) -> None:
        done: set[PhaseKey] = set()
        for event in self.story.events:
            if isinstance(event, PhaseReopened):
                done.remove(event.phase)
            if isinstance(event, PhaseCompleted):
                assert event.phase not in done
                done.add(event.phase)
        finished = {p.key for p in self.story.project.phases if p.status in FINISHED}
        assert finished == done

    @invariant()
    def no_handoff_is_lost_and_none_ends_twice(self) -> None:
        offered = Counter(
            event.handoff for event in self.story.events if isinstance(event, HatSwitched | Ended)
        )
        assert set(offered.values()) <= {1}
        open_now = {
            handoff.id
            for handoff in self.story.project.handoffs
            if handoff.status is HandoffStatus.OFFERED
        }
        assert open_now | set(offered) == self.offered()
        assert open_now.isdisjoint(offered)

    @invariant()
    def every_acceptance_has_an_offer_before_it(self) -> None:
        known: set[str] = set()
        for event in self.story.events:
            if isinstance(event, HandoffOffered | RoleVacant):
                known.add(event.handoff)
            if isinstance(event, Ended):
                assert event.handoff in known

    @invariant()
    def what_is_offered_has_everything_before_it_finished(self) -> None:
        for phase in self.story.project.phases:
            if phase.status is PhaseStatus.READY:
                assert not unfinished_before(self.story.project, self.workflow, phase.key)

    @invariant()
    def what_is_worked_on_rests_on_finished_phases_or_on_ones_that_came_back(self) -> None:
        came_back: set[PhaseKey] = set()
        for event in self.story.events:
            if isinstance(event, PhaseReopened):
                came_back.add(event.phase)
            if isinstance(event, PhaseCompleted):
                came_back.discard(event.phase)
        for phase in self.story.project.phases:
            if phase.status is not PhaseStatus.WAITING:
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
            waits_for_somebody = phase.status is PhaseStatus.READY
            assert is_open == (waits_for_somebody and bool(self.workflow.before(phase.key)))

    @invariant()
    def every_offer_and_every_completion_has_an_id_of_its_own(self) -> None:
        completions = [e.completion for e in self.story.events if isinstance(e, PhaseCompleted)]
        assert len(completions) == len(set(completions))
        assert {str(key) for key in completions}.isdisjoint(map(str, self.offered()))

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

    def offered(self) -> set[str]:
        return {e.handoff for e in self.story.events if isinstance(e, Offered)}


Offered = HandoffOffered | RoleVacant | HatSwitched
Ended = HandoffAccepted | HandoffReturned | HandoffWithdrawn


def _offers(step: Step) -> list[PhaseKey]:
    return [event.phase for event in step.events if isinstance(event, Offered)]


AnyProject.TestCase.settings = settings(
    max_examples=60, stateful_step_count=30, suppress_health_check=[HealthCheck.too_slow]
)
TestAnyProject = AnyProject.TestCase
