"""Texts that name a private project are for whoever may hear of it, whoever wrote them."""

from collections.abc import Generator
from dataclasses import dataclass

import pytest
from sqlalchemy import text

from bot.use_cases.asking.remembering import Remember
from bot.use_cases.ports.work import InboxKey, KeptQuestion
from bot.use_cases.teaching.saving_questions import SaveQuestions
from bot.use_cases.teaching.taught import ListTaught
from bot.use_cases.teaching.teaching import Teach, Wish
from bot.use_cases.teaching.unanswered import ListUnanswered
from domain.ids import ChannelId, MemberId, ResponsibilityKey, TeachingId
from domain.projects import Operator, Person
from domain.teaching.lessons import ExactPhrase, Lesson, MovedResponsibility
from domain.teaching.refusals import BreaksSavedQuestion
from tests.bot.use_cases.asking_world import WORLD
from tests.bot.use_cases.registry_file import LOCAL, Office
from tests.databases import on_sqlite
from tests.engines import engine_for
from tests.factories import ANA, DANA, DATA_ENGINEER, ML_ENGINEER, NOW, OMAR, PRIYA
from tests.resolvers import RESOLVERS

pytestmark = on_sqlite

# Manhattan is private: Priya leads it and Dana is on it. Ana leads Atlas and is a maintainer too.
TEAM = WORLD.replace("[C0ATLAS, C0BOTH]", "[C0ATLAS, C0BOTH]\n  lead: U0ANA")
DRIFT = "who handles drift detection on Manhattan?"
ZEBRA = "who owns the zebra of Manhattan?"
MOVED = MovedResponsibility(ResponsibilityKey("drift_detection"), DATA_ENGINEER)


@dataclass
class Team:
    """A workspace with a private project, and everything that shows what people wrote."""

    office: Office

    def __post_init__(self) -> None:
        work, shelf = self.office.open_work, self.office.shelf
        self.asking = self.office.asking(RESOLVERS)
        self.teach = Teach(work, shelf, self.asking, lambda: NOW)
        self.saving = SaveQuestions(work, shelf, self.asking, lambda: NOW)
        self.taught = ListTaught(work, shelf)
        self.unanswered = ListUnanswered(work)

    def ask(self, asked: str, asker: MemberId, channel: str) -> None:
        place = ChannelId(channel)
        question = KeptQuestion(InboxKey(asked), LOCAL, place, asker, asked, "", NOW)
        answer = self.asking.answer(LOCAL, asked, place, asker)
        Remember(self.office.questions)(question, answer)
        self.office.questions.write_now()


def wish(lesson: Lesson, by: MemberId) -> Wish:
    return Wish(LOCAL, TeachingId(f"t {by}"), Person(by), lesson)


@pytest.fixture
def team(migrated_url: str) -> Generator[Team]:
    engine = engine_for(migrated_url)
    office = Office(engine)
    office.read(TEAM)
    yield Team(office)
    engine.dispose()


def test_the_example_of_what_a_lesson_changes(team: Team) -> None:
    team.ask(DRIFT, PRIYA, "D0PRIYA")
    of_lead, of_other = (team.teach.weigh(wish(MOVED, by)) for by in (PRIYA, ANA))
    assert (of_lead.count, of_lead.example) == (1, DRIFT)
    assert (of_other.count, of_other.example) == (1, "")


def test_what_was_taught_is_listed_for_its_author_and_its_people(team: Team) -> None:
    team.teach(wish(ExactPhrase(ZEBRA, ML_ENGINEER), PRIYA))
    listed = {m: len(team.taught(LOCAL, Person(m)).teachings) for m in (PRIYA, DANA, ANA, OMAR)}
    assert listed == {PRIYA: 1, DANA: 1, ANA: 0, OMAR: 0}


def test_kept_questions_and_the_refusal_that_quotes_one(team: Team) -> None:
    team.saving.keep(LOCAL, Operator(), DRIFT, ML_ENGINEER)
    assert len(team.saving.listed(LOCAL, Person(DANA)).questions) == 1
    assert team.saving.listed(LOCAL, Person(ANA)).questions == ()
    for by, quoted in ((PRIYA, True), (ANA, False)):
        with pytest.raises(BreaksSavedQuestion) as refused:
            team.teach.weigh(wish(MOVED, by))
        assert ("Manhattan" in str(refused.value)) is quoted


def test_a_question_that_names_it_elsewhere_is_listed_for_its_people(team: Team) -> None:
    team.ask(ZEBRA, DANA, "C0CHURN")
    listed = {m: len(team.unanswered(LOCAL, Person(m))) for m in (PRIYA, DANA, ANA, OMAR)}
    assert listed == {PRIYA: 1, DANA: 1, ANA: 0, OMAR: 0}


def test_a_question_about_what_is_called_otherwise_is_listed_for_leads(team: Team) -> None:
    team.ask("who owns the zebra of Manchester or of a man?", DANA, "C0CHURN")
    assert len(team.unanswered(LOCAL, Person(ANA))) == 1


def test_a_proposal_that_names_it_goes_to_maintainers_who_know_it(team: Team) -> None:
    team.teach(wish(ExactPhrase(ZEBRA, ML_ENGINEER), DANA))
    with team.office.engine.connect() as connection:
        asked = connection.execute(text("SELECT recipient FROM outbox WHERE kind = 'proposed'"))
        assert list(asked.scalars()) == [PRIYA]
