"""Teaching, feedback and what is unanswered, where private projects and other workspaces are."""

from collections.abc import Generator
from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.use_cases.asking.following import Conversation
from bot.use_cases.asking.remembering import Remember
from bot.use_cases.ports.work import InboxKey, KeptQuestion
from bot.use_cases.teaching.doubting import AskLead, Doubt, ReplayFeedback
from bot.use_cases.teaching.learned import learned_answer
from bot.use_cases.teaching.saving_questions import SaveQuestions
from bot.use_cases.teaching.taught import SettleTeaching
from bot.use_cases.teaching.teaching import Teach, Wish
from bot.use_cases.teaching.unanswered import ListUnanswered
from bot.use_cases.teaching.weekly import told_of
from bot.use_cases.workspaces.adopting import OpenWorkAfterQuestions
from domain.errors import ChannelWithoutProject
from domain.ids import (
    ChannelId,
    MemberId,
    QuestionId,
    ResponsibilityKey,
    RoleKey,
    TeachingId,
    WorkspaceId,
)
from domain.projects import Actor, Operator, Person
from domain.questions.answers import Handled, RoleWithoutProject, Several
from domain.teaching.comparing import SavedQuestion
from domain.teaching.lessons import ExactPhrase, Lesson, MovedResponsibility
from domain.teaching.refusals import BreaksSavedQuestion, QuestionForgotten
from domain.teaching.teachings import TeachingStatus
from domain.teaching.weekly import Span
from tests.bot.use_cases.asking_world import WORLD
from tests.bot.use_cases.registry_file import LOCAL, Office
from tests.engines import engine_for
from tests.factories import ANA, DANA, DATA_ENGINEER, DEVELOPER, ML_ENGINEER, NOW, OMAR, PRIYA
from tests.resolvers import RESOLVERS

SECRET = "C0SECRET"
ZEBRA = "who owns the zebra?"
DRIFT = "who handles drift detection?"


@dataclass
class World:
    """A workspace with a private project, and everything that is about its memory."""

    office: Office

    def __post_init__(self) -> None:
        questions, shelf = self.office.questions, self.office.shelf
        work = OpenWorkAfterQuestions(self.office.open_work, questions.write_now)
        self.asking = self.office.asking(RESOLVERS)
        self.doubt = Doubt(work, shelf, self.asking, lambda: NOW)
        self.teaching = Teach(work, shelf, self.asking, lambda: NOW)
        self.settling = SettleTeaching(work, shelf, self.asking, lambda: NOW)
        self.saving = SaveQuestions(work, shelf, self.asking, lambda: NOW)
        self.replay = ReplayFeedback(work, shelf, self.asking)
        self.unanswered = ListUnanswered(work)
        self.ask_lead = AskLead(work, lambda: NOW)

    def ask(self, text: str, channel: str = "C0CHURN", asker: str = ANA) -> QuestionId:
        place, member = ChannelId(channel), MemberId(asker)
        key = InboxKey(f"{text}/{channel}/{asker}")
        question = KeptQuestion(key, LOCAL, place, member, text, "", NOW)
        answer = self.asking.answer(LOCAL, text, place, member)
        Remember(self.office.questions)(question, answer)
        return QuestionId(key)

    def teach(self, lesson: Lesson, by: Actor | None = None, key: str = "t1") -> TeachingStatus:
        wish = Wish(LOCAL, TeachingId(key), by or Operator(), lesson)
        return self.teaching(wish).status

    def read_by(self, member: str) -> list[str]:
        found = self.unanswered(LOCAL, Person(MemberId(member)))
        return [one.first.text for one in found]


@pytest.fixture
def world(migrated_url: str) -> Generator[World]:
    engine = engine_for(migrated_url)
    office = Office(engine)
    office.read(WORLD)
    yield World(office)
    engine.dispose()


def test_the_same_click_teaches_once(world: World) -> None:
    assert world.teach(ExactPhrase(ZEBRA, ML_ENGINEER)) is TeachingStatus.TAUGHT
    assert world.teach(ExactPhrase(ZEBRA, ML_ENGINEER)) is TeachingStatus.TAUGHT
    assert world.office.count("teachings") == 1


def test_a_workspace_without_a_registry_can_be_taught(world: World) -> None:
    empty = WorkspaceId("T0EMPTY")
    wish = Wish(empty, TeachingId("t1"), Person(ANA), ExactPhrase(ZEBRA, ML_ENGINEER))
    assert world.teaching(wish).status is TeachingStatus.TAUGHT
    answer = world.asking.answer(empty, ZEBRA, ChannelId("C1"), MemberId(ANA))
    assert answer.reading.roles == (ML_ENGINEER,)
    here = world.asking.answer(LOCAL, ZEBRA, ChannelId("C1"), MemberId(ANA))
    assert here.reading.confidence < 1


def test_what_was_asked_of_a_private_project_is_for_its_people(world: World) -> None:
    world.ask(ZEBRA, SECRET, DANA)
    world.ask("who owns the zebra on Manhattan?", SECRET, DANA)
    assert len(world.read_by(PRIYA)) == 2
    assert len(world.read_by(DANA)) == 2
    assert world.read_by(OMAR) == []
    assert len(world.unanswered(LOCAL, Operator())) == 2


def test_the_weekly_list_keeps_a_private_project_to_its_people_too(world: World) -> None:
    world.ask(ZEBRA, SECRET, DANA)
    world.ask("who owns the zebra on Manhattan?", SECRET, DANA)
    span = Span(NOW, NOW + timedelta(days=7))
    read = {member: world.read_by(member) for member in (PRIYA, DANA, OMAR)}
    with world.office.open_work(LOCAL) as work:
        for member, texts in read.items():
            told = [each.first.text for each in told_of(work, member, span)]
            assert told == texts


def test_who_is_told_reads_of_a_private_project_only_if_it_is_theirs(world: World) -> None:
    keys = world.ask(ZEBRA, SECRET, DANA), world.ask("zebra owner?", SECRET, OMAR)
    world.teach(ExactPhrase(ZEBRA, ML_ENGINEER))
    world.teach(ExactPhrase("zebra owner?", ML_ENGINEER), key="t2")
    with world.office.open_work(LOCAL) as work:
        knowledge = world.office.shelf.of(work)
        mine, other = (learned_answer(work, knowledge, work.readings.reading(key)) for key in keys)
    assert isinstance(mine, Handled)
    assert isinstance(other, RoleWithoutProject)


def test_a_kept_question_stands_in_the_way_of_what_would_change_it(world: World) -> None:
    world.saving.keep(LOCAL, Operator(), DRIFT, ML_ENGINEER)
    moved = MovedResponsibility(ResponsibilityKey("drift_detection"), DATA_ENGINEER)
    with pytest.raises(BreaksSavedQuestion):
        world.teach(moved)
    assert world.office.count("teachings") == 0
    assert world.saving.forget(LOCAL, Operator(), DRIFT)
    assert world.teach(moved) is TeachingStatus.TAUGHT


def test_a_lesson_that_a_kept_question_needs_is_not_undone(world: World) -> None:
    world.teach(ExactPhrase(ZEBRA, ML_ENGINEER))
    world.saving.keep(LOCAL, Operator(), ZEBRA, ML_ENGINEER)
    with pytest.raises(BreaksSavedQuestion):
        world.settling.undo(LOCAL, TeachingId("t1"), Operator())
    world.saving.forget(LOCAL, Operator(), ZEBRA)
    undone = world.settling.undo(LOCAL, TeachingId("t1"), Operator())
    assert undone.status is TeachingStatus.UNDONE


def test_only_the_latest_of_two_equal_lessons_is_undone(world: World) -> None:
    drift = ResponsibilityKey("drift_detection")
    there, back = MovedResponsibility(drift, DATA_ENGINEER), MovedResponsibility(drift, ML_ENGINEER)
    for number, lesson in enumerate((there, back, there)):
        world.teach(lesson, key=f"t{number}")
    world.saving.keep(LOCAL, Operator(), DRIFT, DATA_ENGINEER)
    with pytest.raises(BreaksSavedQuestion):
        world.settling.undo(LOCAL, TeachingId("t2"), Operator())


def test_what_was_taught_word_for_word_is_no_follow_up(world: World) -> None:
    asked = "and who is the backup?"
    world.teach(ExactPhrase(asked, DEVELOPER))
    where = Conversation(ChannelId("C0CHURN"), MemberId(ANA))
    world.asking.in_conversation(LOCAL, DRIFT, where)
    assert world.asking.in_conversation(LOCAL, asked, where).reading.roles == (DEVELOPER,)


def test_two_questions_that_were_taught_as_one_are_one(world: World) -> None:
    both = f"{DRIFT} And who is the data engineer?"
    where = Conversation(ChannelId("C0CHURN"), MemberId(ANA))
    assert isinstance(world.asking.in_conversation(LOCAL, both, where), Several)
    world.teach(ExactPhrase(both, DEVELOPER))
    assert world.asking.in_conversation(LOCAL, both, where).reading.roles == (DEVELOPER,)


def test_small_talk_is_not_listed_as_unanswered(world: World) -> None:
    for text in ("lol", "you rock", ZEBRA):
        world.ask(text)
    assert world.read_by(ANA) == [ZEBRA]


def test_an_answer_is_kept_as_it_was_given(world: World) -> None:
    question = world.ask(DRIFT)
    assert world.saving.keep_answer(LOCAL, Operator(), question).role == ML_ENGINEER
    assert world.saving.listed(LOCAL, Operator()).questions == (SavedQuestion(DRIFT, ML_ENGINEER),)


def test_votes_are_replayed_with_todays_reading(world: World) -> None:
    question, other = world.ask(DRIFT), world.ask(ZEBRA)
    world.doubt.right(LOCAL, question, MemberId(OMAR))
    world.doubt.right(LOCAL, other, MemberId(OMAR), RoleKey("developer"))
    world.doubt.not_meant(LOCAL, question, MemberId(ANA))
    world.teach(ExactPhrase(DRIFT, DATA_ENGINEER))

    replayed = {(r.asked.id, r.vote.voter): r for r in world.replay(LOCAL)}

    right, wrong = replayed[question, OMAR], replayed[question, ANA]
    assert (right.role, wrong.role) == (ML_ENGINEER, None)
    assert right.asked.roles[0] == ML_ENGINEER
    assert right.today.roles == (DATA_ENGINEER,)
    assert replayed[other, OMAR].role == DEVELOPER
    assert world.replay(WorkspaceId("T0OTHER")) == ()


def test_where_two_projects_share_a_channel_no_lead_is_asked(world: World) -> None:
    question = world.ask(ZEBRA, "C0BOTH")
    with pytest.raises(ChannelWithoutProject):
        world.ask_lead(LOCAL, question, MemberId(ANA))


def test_a_question_of_another_workspace_is_not_known(world: World) -> None:
    question = world.ask(ZEBRA)
    with pytest.raises(QuestionForgotten):
        world.doubt.something_else(WorkspaceId("T0OTHER"), question, MemberId(ANA))


def test_somebody_elses_doubt_does_not_unanswer_a_question(world: World) -> None:
    question = world.ask(DRIFT)
    world.doubt.something_else(LOCAL, question, MemberId(OMAR))
    assert world.read_by(PRIYA) == []
    world.doubt.something_else(LOCAL, question, MemberId(ANA))
    assert world.read_by(PRIYA) == [DRIFT]


def test_greetings_and_orders_are_not_remembered(world: World) -> None:
    for text in ("hello", "thanks!", "feature engineering is done", ":wave:", "   "):
        world.ask(text)
    assert world.office.count("readings") == 0
