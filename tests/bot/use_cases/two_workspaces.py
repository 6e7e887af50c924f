"""Two workspaces with the same ids inside, in which every word that a person wrote is marked."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from sqlalchemy import Engine, Table

from bot.files.registry import read_registry
from bot.storage.forgetting import NAMED_OTHERWISE
from bot.storage.questions import SqlQuestions
from bot.storage.tables.base import Row
from bot.storage.work import SqlOpenWork
from bot.use_cases.asking.asking import AnswerQuestion
from bot.use_cases.asking.looking_at import Glance, LookedAt, QuestionsOfWhoLooks
from bot.use_cases.asking.welcoming import Welcome
from bot.use_cases.handoffs.changing import ChangeProject, Order
from bot.use_cases.handoffs.completing import PreviewCompletion
from bot.use_cases.handoffs.intervening import PlanIntervention
from bot.use_cases.handoffs.tokens import Tokens
from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.people.admitting import Admit
from bot.use_cases.people.knowing_zones import KnowTimeZones
from bot.use_cases.people.telling import TellWhen
from bot.use_cases.ports.work import InboxKey
from bot.use_cases.registry.file import ImportRegistry
from bot.use_cases.workspaces.adopting import (
    OpenBulkWorkOfTeam,
    OpenWorkOfTeam,
    QuestionsOfTeam,
    WorkspaceOfTeam,
)
from domain.handoffs.commands import Given
from domain.handoffs.hours.calendar import Away
from domain.ids import ChannelId, MemberId, ProjectKey, WorkspaceId
from domain.packets import Link
from domain.projects import Person
from domain.statuses import Membership
from tests.engines import engine_for
from tests.factories import a_knowledge_base
from tests.fakes.clock import FakeClock
from tests.resolvers import RESOLVERS

RED, BLUE = WorkspaceId("T0RED"), WorkspaceId("T0BLUE")
MARKS = {RED: "rubin", BLUE: "saphir"}
OWN_MEMBER = {RED: "U0RUBIN", BLUE: "U0SAPHIR"}  # no ids differ but this and a channel
ANA, DANA, LEE, OMAR, PRIYA = map(MemberId, ("U0ANA", "U0DANA", "U0LEE", "U0OMAR", "U0PRIYA"))
ALONE = ChannelId("D0OWN")  # where the own member of each workspace talks with us

REGISTRY = """
version: 1
members:
- {id: U0ANA, name: Ana MARK}
- {id: U0DANA, name: Dana MARK}
- {id: U0LEE, name: Lee MARK}
- {id: U0PRIYA, name: Priya MARK}
- {id: OWN, name: Own MARK}
user_groups:
- {id: S0DATA, handle: data-MARK, members: [U0LEE, OWN]}
workflows:
- key: trained
  name: The way of MARK
  phases:
  - key: train
    name: Training of MARK
    accountable: data_scientist
    start_with: Train MARK.
    confirmations: 2
  - {key: ship, name: Shipping MARK, accountable: ml_engineer, after: [train], start_with: Go.}
projects:
- key: churn
  name: Predictor of MARK
  aliases: [MARK model]
  channels: [C0CHURN]
  private: true
  lead: U0PRIYA
  assignments:
  - {role: data_engineer, user_group: S0DATA}
  - {role: data_scientist, member: U0ANA}
  - {role: ml_engineer, member: U0DANA}
  - {role: developer, member: OWN}
  phases: {data_ingestion: done, data_validation: done, feature_engineering: done,
           model_building: done, model_evaluation: active}
- key: owl
  name: Owl of MARK
  channels: [C0OWL, C00MARK]
  workflow: trained
  lead: U0PRIYA
  assignments:
  - {role: data_scientist, member: U0ANA}
  - {role: data_scientist, member: OWN}
  - {role: ml_engineer, member: U0DANA}
"""


def _key(table: Table) -> str:
    return ", ".join(column.name for column in table.primary_key.columns)


_STATEMENTS = {
    table.name: f"SELECT * FROM {table.name} WHERE {column} = ? ORDER BY {_key(table)}"  # noqa: S608 - our words
    for table in Row.metadata.sorted_tables
    if (column := NAMED_OTHERWISE.get(table.name, "workspace")) is not None
}


def marked(text: str, workspace: WorkspaceId) -> str:
    return text.replace("MARK", MARKS[workspace]).replace("OWN", OWN_MEMBER[workspace])


def other(workspace: WorkspaceId) -> WorkspaceId:
    return BLUE if workspace == RED else RED


@dataclass
class Both:
    """The use cases that others are made of, on one database, in one process: caches are shared."""

    url: str
    clock: FakeClock = field(default_factory=FakeClock)
    shown: list[object] = field(default_factory=list[object])  # what went to Slack meanwhile

    def __post_init__(self) -> None:
        self.engine: Engine = engine_for(self.url)
        meant = WorkspaceOfTeam(lambda: (RED, BLUE))
        self.sql_work = SqlOpenWork(self.engine, nobody_plans)
        self.work = OpenWorkOfTeam(self.sql_work, meant)
        self.bulk = OpenBulkWorkOfTeam(self.sql_work, meant)
        self.sql_questions = SqlQuestions(self.engine)
        self.questions = QuestionsOfTeam(self.sql_questions, meant)
        self.shelf = KnowledgeShelf(a_knowledge_base())
        numbers = count(1)
        self.admit = Admit(self.work, self.clock, a_member)
        self.zones = KnowTimeZones(self.work, self.clock)
        self.change = ChangeProject(self.work, self.shelf, self.clock, admit=self.admit)
        self.preview = PreviewCompletion(self.work, self.shelf, self.clock, admit=self.admit)
        self.plan = PlanIntervention(self.work, self.shelf, self.clock, admit=self.admit)
        self.tell_when = TellWhen(self.work, self.zones, self.clock)
        self.tokens = Tokens(self.work, self.shelf, self.clock, lambda: f"secret{next(numbers)}")
        self.import_registry = ImportRegistry(self.sql_work, self.shelf, self.clock)
        self.welcome = Welcome(self.admit)
        self.asking = AnswerQuestion(
            self.questions, self.shelf, self.clock, RESOLVERS, self.preview.said, self.welcome
        )
        self._look()
        self.presented: dict[WorkspaceId, str] = {}

    def _look(self) -> None:
        """Answer as the agent view does; who asks there looks at a channel."""
        self.looked = LookedAt()
        for workspace in (RED, BLUE):
            self.looked.note(workspace, ALONE, glance(workspace))
        looking = QuestionsOfWhoLooks(self.questions, self.looked)
        self.looking = replace(self.asking, questions=looking)

    def read(self, text: str, workspace: WorkspaceId) -> object:
        content = read_registry(marked(text, workspace), "file.yaml").content
        return self.import_registry(content, workspace)

    def try_out(self, text: str, workspace: WorkspaceId) -> object:
        content = read_registry(marked(text, workspace), "file.yaml").content
        return self.import_registry.dry_run(content, workspace)

    def order(
        self, workspace: WorkspaceId, by: str, project: str = "churn", key: str = ""
    ) -> Order:
        """An order; its key is the same in both workspaces."""
        inbox = InboxKey(key) if key else None
        return Order(workspace, ProjectKey(project), Person(MemberId(by)), inbox)

    def rows_of(self, workspace: WorkspaceId) -> dict[str, list[Any]]:
        """Everything that is kept of a workspace."""
        self.sql_questions.write_now()
        return dict(self._tables(workspace))

    def _tables(self, workspace: WorkspaceId) -> Iterator[tuple[str, list[Any]]]:
        with self.engine.connect() as connection:
            for table, statement in _STATEMENTS.items():  # as text, which costs a tenth
                rows = connection.exec_driver_sql(statement, (workspace,))
                yield table, [tuple(row) for row in rows]


def given(workspace: WorkspaceId) -> Given:
    url = f"https://{MARKS[workspace]}.example/run"
    return Given(links=(Link("run", url),), risks=f"{MARKS[workspace]} may drift")


def glance(workspace: WorkspaceId) -> Glance:
    """Return what the own member of a workspace looks at."""
    return Glance(MemberId(OWN_MEMBER[workspace]), ChannelId("C0CHURN"))


def an_absence(workspace: WorkspaceId, both: Both) -> Away | None:
    with both.work(workspace) as work:
        return work.calendars.preferences(LEE).away


def nobody_plans(session: Any, job: object) -> None:  # noqa: ANN401 - as the engine takes it
    """Take a job and do nothing."""
    del session, job


def a_member(workspace: WorkspaceId, member: MemberId) -> Membership:
    """Say of everybody that they are a member."""
    del workspace, member
    return Membership.MEMBER
