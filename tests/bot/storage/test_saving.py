"""A story told step by step reads the same from the registry, with its audit trail."""

import itertools
import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from bot.storage.work import SqlOpenWork
from domain.errors import Refused, SomebodyWasFaster
from domain.handoffs.events import Event
from domain.ids import CompletionId, MemberId, PhaseKey, ProjectKey, RoleKey
from domain.packets import Along, CheckedItem, Link, Packet
from domain.projects import (
    Completion,
    HandoffStatus,
    Operator,
    Person,
    PhaseStatus,
    Project,
    TakenBack,
)
from domain.statuses import Before, TakenBackBy
from tests.bot.storage.storing import ACME, rows, store, stored
from tests.domain.handoffs.story import Story
from tests.factories import ANA, DANA, INES, LEE, NOW, OMAR, PRIYA, a_project, a_team

NUMBERS = itertools.count()  # every example tells its story on a project of its own
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["complete", "accept", "give_back", "skip", "reopen", "undo"]),
        st.sampled_from(
            [
                "model_evaluation",
                "model_deployment",
                "model_serving",
                "monitoring",
                "app_integration",
            ]
        ),
        st.sampled_from([ANA, DANA, INES, LEE, OMAR, PRIYA, ""]),
    ),
    max_size=12,
)


def save(open_work: SqlOpenWork, story: Story, events: tuple[Event, ...], by: str = ANA) -> Project:
    """Save what the last order decided and go on with what the registry holds."""
    actor = Person(MemberId(by)) if by else Operator()
    with open_work(ACME) as work:
        read = work.registry.project(story.project.key)
        decided = replace(story.project, version=read.version)
        work.registry.save(decided, events, actor, story.now)
    story.project = stored(open_work, story.project.key)
    return story.project


def test_a_packet_is_kept_with_its_completion(open_work: SqlOpenWork) -> None:
    packet = Packet(
        (Link("run", "https://x.example/?a=1&b=“2”"),),
        (CheckedItem("Evaluated", ticked=True), CheckedItem("Compared", ticked=False)),
        "Few rows\nOld labels",
        (Along(RoleKey("ml_engineer"), (DANA,), ("data-eng",)),),
        ("“Compared”",),
        "The demo is today",
    )
    done = Completion(
        CompletionId("churn/a/done/1"), PhaseKey("a"), Person(ANA), NOW, packet=packet
    )
    project = a_project()
    first, *rest = project.phases
    kept = replace(done, phase=first.key)
    store(open_work, replace(project, phases=(replace(first, completion=kept), *rest)))
    assert stored(open_work).phase(first.key).completion == kept
    with open_work(ACME) as work:
        assert work.registry.completion(done.id) == kept


def test_a_handoff_is_kept_with_its_completion(open_work: SqlOpenWork) -> None:
    story = Story(a_project(at="model_evaluation"))
    store(open_work, story.project)
    save(open_work, story, story.complete("model_evaluation", by=ANA, note="recall 0.8"))
    handoff = story.handoff("model_deployment")
    with open_work(ACME) as work:
        assert work.registry.handoff(handoff.id) == handoff
        assert work.registry.handoffs_of(handoff.completion) == (handoff,)
        assert work.registry.completion(handoff.completion).note == "recall 0.8"
        assert work.registry.waiting_for(DANA) == (("churn", handoff),)
        assert work.registry.waiting_for(ANA) == ()


def test_an_accepted_handoff_waits_for_nobody(open_work: SqlOpenWork) -> None:
    story = Story(a_project(at="model_evaluation"))
    store(open_work, story.project)
    save(open_work, story, story.complete("model_evaluation", by=ANA))
    save(open_work, story, story.accept("model_deployment", by=DANA), by=DANA)
    assert story.phase("model_deployment").holder == DANA
    with open_work(ACME) as work:
        assert work.registry.waiting_for(DANA) == ()


def test_a_handoff_that_came_back_stays_as_history(open_work: SqlOpenWork) -> None:
    story = Story(a_project(at="model_evaluation"))
    store(open_work, story.project)
    save(open_work, story, story.complete("model_evaluation", by=ANA))
    first = story.handoff("model_deployment").id
    save(open_work, story, story.give_back("model_deployment", by=DANA), by=DANA)
    save(open_work, story, story.complete("model_evaluation", by=ANA))
    assert story.handoff("model_deployment").id != first
    with open_work(ACME) as work:
        assert work.registry.handoff(first).status is HandoffStatus.RETURNED


def test_a_role_that_is_filled_lets_the_newcomer_wait(open_work: SqlOpenWork) -> None:
    story = Story(a_project(at="model_evaluation", assignments=a_team(without="ml_engineer")))
    store(open_work, story.project)
    save(open_work, story, story.complete("model_evaluation", by=ANA))
    save(open_work, story, story.assign("ml_engineer", LEE, by=PRIYA), by=PRIYA)
    with open_work(ACME) as work:
        assert [handoff.phase for _, handoff in work.registry.waiting_for(LEE)] == [
            "model_deployment"
        ]


def test_the_audit_trail_says_who_did_what(open_work: SqlOpenWork, engine: Engine) -> None:
    story = Story(a_project(at="model_evaluation"))
    store(open_work, story.project)
    save(open_work, story, story.complete("model_evaluation", by=ANA, note="ready"))
    save(open_work, story, story.complete("model_deployment", by=""), by="")
    trail = rows(engine, "SELECT kind, actor, facts FROM events ORDER BY seq")
    assert [(kind, actor) for kind, actor, _ in trail] == [
        ("PhaseCompleted", ANA),
        ("HandoffOffered", ANA),
        ("HandoffAccepted", None),
        ("PhaseCompleted", None),
        ("HandoffOffered", None),
    ]
    first = trail[0][2]
    facts = json.loads(first) if isinstance(first, str) else first
    assert (facts["phase"], facts["by"], facts["note"]) == ("model_evaluation", ANA, "ready")


def test_a_completion_that_was_taken_back_stays_with_who_took_it_back_and_why(
    open_work: SqlOpenWork,
) -> None:
    story = Story(a_project(at="model_evaluation"))
    store(open_work, story.project)
    save(open_work, story, story.complete("model_evaluation", by=ANA))
    first = story.phase("model_evaluation").completion
    assert first is not None
    save(open_work, story, story.reopen("model_evaluation", by=PRIYA, reason="leak"), by=PRIYA)
    save(open_work, story, story.complete("model_evaluation", by=ANA))
    with open_work(ACME) as work:
        kept = work.registry.completion(first.id)
    assert kept.taken_back == TakenBack(
        TakenBackBy.REOPENING, Person(PRIYA), NOW + timedelta(minutes=1), "leak"
    )
    assert replace(kept, taken_back=None) == first


def test_who_skipped_a_phase_and_how_it_stood_before_is_kept(open_work: SqlOpenWork) -> None:
    story = Story(a_project(at="model_evaluation"))
    store(open_work, story.project)
    save(open_work, story, story.complete("model_evaluation", by=ANA))
    save(open_work, story, story.accept("model_deployment", by=DANA), by=DANA)
    save(open_work, story, story.skip("model_deployment", by="", reason="bought"), by="")
    skip = stored(open_work).phase(PhaseKey("model_deployment")).ending
    assert skip is not None
    assert (skip.outcome, skip.by, skip.note) == (PhaseStatus.SKIPPED, Operator(), "bought")
    assert skip.before == Before(PhaseStatus.ACTIVE, DANA, NOW + timedelta(minutes=1))


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_whatever_happens_is_read_as_it_was_decided(
    open_work: SqlOpenWork, steps: list[tuple[str, str, str]]
) -> None:
    story = Story(a_project(at="model_evaluation", key=ProjectKey(f"p{next(NUMBERS)}")))
    store(open_work, story.project)
    for deed, phase, by in steps:
        try:
            events: tuple[Event, ...] = getattr(story, deed)(phase, by=by)
        except (Refused, AssertionError):
            continue
        decided = story.project
        save(open_work, story, events, by)
        assert sorted(decided.handoffs, key=str) == sorted(story.project.handoffs, key=str)
        assert decided.phases == story.project.phases
        assert decided.assignments == story.project.assignments


@pytest.mark.parametrize("version", [0, 2])
def test_only_the_version_that_was_read_can_be_saved(open_work: SqlOpenWork, version: int) -> None:
    store(open_work, a_project())
    with pytest.raises(SomebodyWasFaster), open_work(ACME) as work:  # noqa: PT012 - one deed
        changed = replace(work.registry.project(a_project().key), name="New", version=version)
        work.registry.save(changed, (), Person(ANA), NOW)
    assert stored(open_work) == a_project()


def test_a_project_that_is_not_there_cannot_be_saved(open_work: SqlOpenWork) -> None:
    store(open_work)
    with pytest.raises(SomebodyWasFaster), open_work(ACME) as work:
        work.registry.save(a_project(), (), Person(ANA), NOW)
