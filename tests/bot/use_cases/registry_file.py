"""Importing and exporting through the doors that the command line uses."""

import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import Engine, text

from bot.files.registry import read_registry, write_registry
from bot.storage.questions import SqlQuestions
from bot.storage.work import SqlOpenWork
from bot.use_cases.asking.asking import AnswerQuestion
from bot.use_cases.handoffs.completing import PreviewCompletion
from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.ports.mailbox import Job
from bot.use_cases.ports.questions import Understanding
from bot.use_cases.registry.file import ExportRegistry, ImportRegistry
from bot.use_cases.registry.report import Report
from domain.ids import ProjectKey, WorkspaceId
from domain.knowledge.base import KnowledgeBase
from domain.projects import Project
from tests.factories import NOW, a_knowledge_base

LOCAL = WorkspaceId("local")

TEAM = """\
version: 1
members:
- {id: U0DANA, name: Dana Kim, time_zone: Europe/Madrid}
- {id: U0LEE, name: Lee Wong}
user_groups:
- {id: S0DATA, handle: data-eng, members: [U0LEE, U0PRIYA]}
projects:
- key: churn
  name: Churn predictor
  aliases: [churn model]
  channels: [C0CHURN]
  lead: U0PRIYA
  assignments:
  - {role: ml_engineer, member: U0DANA}
  - {role: ml_engineer, member: U0LEE, backup: true}
  - {role: data_engineer, user_group: S0DATA}
  phases: {data_ingestion: done, data_validation: active}
- key: kestrel
  name: Kestrel pricing
  channels: [C0CHURN, C0KESTREL]
"""


@dataclass
class Office:
    """A database with the two use cases on it; the clock stands still."""

    engine: Engine
    jobs: list[Job] = field(default_factory=list[Job])

    def __post_init__(self) -> None:
        self.open_work = SqlOpenWork(self.engine, self._plan)
        self.questions = SqlQuestions(self.engine)
        self.shelf = KnowledgeShelf(a_knowledge_base())

    def asking(self, understanding: Understanding) -> AnswerQuestion:
        """Answer questions about it."""
        look_ahead = PreviewCompletion(self.open_work, self.shelf, lambda: NOW).said
        return AnswerQuestion(self.questions, self.shelf, lambda: NOW, understanding, look_ahead)

    def read(self, content: str, workspace: WorkspaceId = LOCAL) -> Report:
        """Import a file."""
        return self._carry_out(self._import(), content, workspace)

    def try_out(self, content: str) -> Report:
        """Say what importing a file would do."""
        return self._carry_out(self._import().dry_run, content, LOCAL)

    def written(self, workspace: WorkspaceId = LOCAL) -> str:
        """Export everything."""
        return write_registry(ExportRegistry(self.open_work)(workspace))

    def project(self, key: str = "churn", workspace: WorkspaceId = LOCAL) -> Project:
        with self.open_work(workspace) as work:
            return work.registry.project(ProjectKey(key))

    def knowledge(self) -> KnowledgeBase:
        with self.open_work(LOCAL) as work:
            return self.shelf.of(work)

    def count(self, table: str) -> int:
        with self.engine.connect() as connection:
            return connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()  # noqa: S608 - our words

    def everything(self) -> dict[str, int]:
        """How many rows each table has."""
        tables = ("workspaces", "members", "user_groups", "projects", "project_names", "phases")
        return {t: self.count(t) for t in (*tables, "assignments", "events", "outbox")}

    def _import(self) -> ImportRegistry:
        return ImportRegistry(self.open_work, self.shelf, lambda: NOW)

    def _plan(self, session: object, job: Job) -> None:
        del session
        self.jobs.append(job)

    @staticmethod
    def _carry_out(
        carry_out: Callable[..., Report], content: str, workspace: WorkspaceId
    ) -> Report:
        file = read_registry(textwrap.dedent(content), "team.yaml")
        with file.telling_lines():
            return carry_out(file.content, workspace)
