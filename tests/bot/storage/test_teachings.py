"""What a workspace was taught is kept for it alone, and every process hears of it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.storage.questions import SqlQuestions
from bot.storage.work import SqlOpenWork
from bot.use_cases.knowledge import KnowledgeShelf
from domain.ids import MemberId, ResponsibilityKey, TeachingId, WorkspaceId
from domain.projects import Operator, Person
from domain.teaching.comparing import SavedQuestion
from domain.teaching.lessons import ExactPhrase, Lesson, MovedResponsibility, NewAlias
from domain.teaching.refusals import TeachingNotFound
from domain.teaching.teachings import Maintainers, Teaching, TeachingStatus
from tests.bot.storage.storing import ACME, store
from tests.factories import (
    ANA,
    DEVELOPER,
    ML_ENGINEER,
    NOW,
    PRIYA,
    a_knowledge_base,
    a_project,
)

OTHER = WorkspaceId("T0OTHER")
VERSIONING = ResponsibilityKey("model_versioning")
LESSONS: tuple[Lesson, ...] = (
    ExactPhrase("who owns the zebra? 🦓", ML_ENGINEER, "zebra"),
    NewAlias("quagga index", VERSIONING),
    MovedResponsibility(VERSIONING, DEVELOPER),
)


def a_teaching(lesson: Lesson = LESSONS[0], key: str = "t1") -> Teaching:
    status = TeachingStatus.TAUGHT
    return Teaching(TeachingId(key), lesson, status, Person(MemberId(ANA)), NOW, changes=2)


def add(open_work: SqlOpenWork, *teachings: Teaching, to: WorkspaceId = ACME) -> None:
    with open_work(to) as work:
        work.teachings.lock()
        for teaching in teachings:
            work.teachings.add(teaching)


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_teaching_comes_back_as_it_was(open_work: SqlOpenWork, lesson: Lesson) -> None:
    teaching = a_teaching(lesson)
    add(open_work, teaching)
    with open_work(ACME) as work:
        assert work.teachings.teaching(teaching.id) == teaching
        assert work.registry.own_knowledge().lessons == (lesson,)


def test_a_settled_teaching_says_by_whom_and_when(open_work: SqlOpenWork) -> None:
    teaching = replace(a_teaching(), by=Operator())
    add(open_work, teaching)
    undone = replace(
        teaching,
        status=TeachingStatus.UNDONE,
        settled_by=Operator(),
        settled_at=NOW + timedelta(hours=1),
    )
    with open_work(ACME) as work:
        work.teachings.settle(undone)
    with open_work(ACME) as work:
        assert work.teachings.find(teaching.id) == undone
        assert work.registry.own_knowledge().lessons == ()


def test_teachings_are_listed_newest_first(open_work: SqlOpenWork) -> None:
    older = replace(a_teaching(key="t1"), at=NOW - timedelta(days=1))
    newer = replace(a_teaching(LESSONS[1], "t2"), at=NOW)
    add(open_work, older, newer)
    with open_work(ACME) as work:
        taught = (TeachingStatus.TAUGHT,)
        assert work.teachings.listed(taught, 9) == (newer, older)
        assert work.teachings.listed(taught, 1) == (newer,)
        assert work.teachings.listed((TeachingStatus.PROPOSED,), 9) == ()
        assert work.registry.own_knowledge().lessons == (older.lesson, newer.lesson)


def test_another_workspace_learns_nothing(open_work: SqlOpenWork) -> None:
    add(open_work, a_teaching())
    with open_work(OTHER) as work:
        assert work.registry.own_knowledge().lessons == ()
        assert work.teachings.kept() == ()
        with pytest.raises(TeachingNotFound):
            work.teachings.teaching(TeachingId("t1"))


def test_a_shelf_that_read_before_knows_what_was_taught_since(open_work: SqlOpenWork) -> None:
    shelf = KnowledgeShelf(a_knowledge_base())
    with open_work(ACME) as work:
        assert shelf.of(work).phrases == {}
    add(open_work, a_teaching())
    with open_work(ACME) as work:
        assert shelf.of(work).phrases["who owns the zebra"].role == ML_ENGINEER
    with open_work(OTHER) as work:
        assert shelf.of(work).phrases == {}


def test_what_is_proposed_renews_nothing(open_work: SqlOpenWork) -> None:
    add(open_work, replace(a_teaching(), status=TeachingStatus.PROPOSED))
    with open_work(ACME) as work:
        assert work.registry.knowledge_revision() == 0


def test_maintainers_are_those_who_lead_a_project(open_work: SqlOpenWork) -> None:
    with open_work(ACME) as work:
        assert work.teachings.maintainers() == Maintainers(frozenset())
    store(open_work, a_project(), a_project(key="atlas", lead=None))
    with open_work(ACME) as work:
        assert work.teachings.maintainers() == Maintainers(frozenset({PRIYA}))


def test_a_question_is_kept_once_and_let_go(open_work: SqlOpenWork, engine: Engine) -> None:
    del engine
    with open_work(ACME) as work:
        work.teachings.lock()
        work.teachings.keep(SavedQuestion("Who owns it?", DEVELOPER), Operator(), NOW)
        work.teachings.keep(SavedQuestion("who owns it", ML_ENGINEER), Person(PRIYA), NOW)
    with open_work(ACME) as work:
        assert work.teachings.kept() == (SavedQuestion("who owns it", ML_ENGINEER),)
        assert work.teachings.forget("WHO owns it?")
        assert not work.teachings.forget("who owns it")
        assert work.teachings.kept() == ()


def test_another_process_hears_of_it_with_its_next_question(
    open_work: SqlOpenWork, questions: SqlQuestions
) -> None:
    def known() -> tuple[int, tuple[Lesson, ...]]:
        with questions.reads(ACME) as reads:
            registry = reads.registry
            return registry.knowledge_revision(), registry.own_knowledge().lessons

    add(open_work)
    assert known() == (0, ())
    add(open_work, a_teaching())
    assert known() == (1, LESSONS[:1])
    with open_work(ACME) as work:
        undone = replace(a_teaching(), status=TeachingStatus.UNDONE)
        work.teachings.settle(undone)
    assert known() == (2, ())
