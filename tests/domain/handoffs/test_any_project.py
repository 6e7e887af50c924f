"""Whatever is ordered on whatever workflow, what must be so stays so."""

from dataclasses import replace

from hypothesis import HealthCheck, settings
from hypothesis.stateful import invariant

from domain.handoffs.events import (
    AcceptanceUndone,
    CompletionUndone,
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
from domain.handoffs.machine import unfinished_before
from domain.ids import HandoffId, PhaseKey
from domain.projects import HandoffStatus, Operator, PhaseStatus
from tests.domain.handoffs.orders import Orders

OFFERED = HandoffStatus.OFFERED
ENDS = {
    HandoffAccepted: HandoffStatus.ACCEPTED,
    HandoffReturned: HandoffStatus.RETURNED,
    HandoffWithdrawn: HandoffStatus.WITHDRAWN,
}
Over = PhaseCompleted | PhaseSkipped
OpenAgain = PhaseReopened | PhaseReopenedByOrder | CompletionUndone


class AnyProject(Orders):
    """What is so after every order."""

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
        open_now: set[HandoffId] = set()
        for event in self.story.events:
            match event:
                case HandoffOffered() | RoleVacant() | AcceptanceUndone():
                    open_now.add(event.handoff)
                case HandoffAccepted():
                    assert event.handoff in open_now
                    open_now.remove(event.handoff)
                case HandoffReturned() | HandoffWithdrawn():
                    open_now.remove(event.handoff)
                case _:
                    pass

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


AnyProject.TestCase.settings = settings(
    max_examples=100, stateful_step_count=40, suppress_health_check=[HealthCheck.too_slow]
)
TestAnyProject = AnyProject.TestCase
