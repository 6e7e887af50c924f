"""Who is told that phases are gone on which they worked."""

from dataclasses import replace

from domain.handoffs.steps import Step
from domain.handoffs.taking_out import phases_out, taken_out, who_took
from domain.knowledge.workflows import Workflow
from domain.notifications import Notification, NotificationKind, ToMember, owed_for_all
from domain.projects import Actor, Operator, Person, PhaseStatus, Project
from tests.factories import ANA, DANA, PRIYA, a_phase, a_project, a_team, a_workflow

BOTH = a_workflow(a_phase("build"), a_phase("check"))


def working(holder: str | None = ANA) -> Project:
    """A project of which both phases are active."""
    project = replace(a_project(assignments=a_team()), phases=())
    made = replace(a_project().phases[0], status=PhaseStatus.ACTIVE, holder=holder)
    return replace(project, phases=tuple(replace(made, key=phase.key) for phase in BOTH.phases))


def told(before: Project, by: Actor, former: Workflow = BOTH) -> tuple[Notification, ...]:
    """What is owed where the project has no phase any longer."""
    step = taken_out(before, former, Step(replace(before, phases=())), by)
    owed = owed_for_all(step.events, step.project)
    return tuple(one for one in owed if isinstance(one, Notification))


def test_one_message_names_all_phases_and_who_took_them() -> None:
    (owed,) = told(working(), Person(PRIYA))
    assert (owed.kind, owed.recipient) == (NotificationKind.TAKEN_OUT, ToMember(ANA))
    assert phases_out(owed.subject) == ("build", "check")
    assert who_took(owed.subject) == PRIYA


def test_whoever_took_them_out_and_who_works_on_what_stays_hear_nothing() -> None:
    before = working()
    assert told(before, Person(ANA)) == ()
    assert taken_out(before, BOTH, Step(before), Operator()).events == ()


def test_a_phase_that_was_unknown_before_has_at_most_a_holder() -> None:
    other = a_workflow(a_phase("other"))
    (owed,) = told(working(DANA), Operator(), other)
    assert (owed.recipient, who_took(owed.subject)) == (ToMember(DANA), None)
    assert told(working(None), Operator(), other) == ()


def test_without_a_holder_whoever_is_accountable_is_told() -> None:
    assert [owed.recipient for owed in told(working(None), Operator())] == [ToMember(ANA)]
