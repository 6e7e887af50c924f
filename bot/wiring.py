"""The only module that knows every part: joins use cases with the adapters they need.

What only a server needs is imported when a server is wired, so that `baton ask` answers at once.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.files.knowledge import load_knowledge
from bot.storage.engine import create_engine_for, database_address, has_tables
from bot.storage.work import SqlOpenWork, SqlWorkspaces
from bot.use_cases.adopting import OpenWorkOfTeam
from bot.use_cases.asking import AnswerQuestion
from bot.use_cases.changing import ChangeProject
from bot.use_cases.completing import MarkDone, PreviewCompletion
from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.mailbox import Job
from bot.use_cases.ports import Clock, OpenWork, Workspaces
from bot.use_cases.registry_file import ExportRegistry, ImportRegistry
from domain.errors import SettingMistake

if TYPE_CHECKING:
    from sqlalchemy import Engine as Database

    from bot.delivery.jobs import EngineClient


def utc_now() -> datetime:
    """The real clock; everything else is given one."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class PlanWhenNeeded:
    """Plans jobs in the durable engine, which is loaded with the first job."""

    database_url: str

    def __call__(self, session: Any, job: Job) -> None:  # noqa: ANN401 - no SQL outside storage
        self.client(session, job)

    @cached_property
    def client(self) -> "EngineClient":
        from bot.delivery.jobs import EngineClient

        return EngineClient(self.database_url)


@dataclass(frozen=True)
class Core:
    """Everything that needs a database, and no Slack."""

    database_url: str
    database: "Database"
    plan: PlanWhenNeeded
    open_work: OpenWork
    workspaces: Workspaces
    shelf: KnowledgeShelf
    answer: AnswerQuestion
    preview: PreviewCompletion
    change: ChangeProject
    import_registry: ImportRegistry
    export_registry: ExportRegistry
    now: Clock

    @property
    def mark_done(self) -> MarkDone:
        return MarkDone(self.change)

    def close(self) -> None:
        """Let go of all connections."""
        self.database.dispose()


def wire_core(database_url: str, now: Clock = utc_now) -> Core:
    """Join what needs a database, and no Slack."""
    database = create_engine_for(database_url)
    plan = PlanWhenNeeded(database_url)
    workspaces = SqlWorkspaces(database)
    sql_work = SqlOpenWork(database, plan)
    open_work = OpenWorkOfTeam(sql_work, workspaces)
    shelf = KnowledgeShelf(load_knowledge())
    return Core(
        database_url=database_url,
        database=database,
        plan=plan,
        open_work=open_work,
        workspaces=workspaces,
        shelf=shelf,
        answer=AnswerQuestion(open_work, shelf, now),
        preview=PreviewCompletion(open_work, shelf, now),
        change=ChangeProject(open_work, shelf, now),
        import_registry=ImportRegistry(sql_work, shelf, now),
        export_registry=ExportRegistry(sql_work),
        now=now,
    )


def prepare_database(database_url: str) -> None:
    """Bring our tables and the engine's to the newest schema."""
    from bot.delivery.jobs import migrate_engine
    from bot.storage.migrations import migrate

    migrate(database_url)
    migrate_engine(database_url)


def ensure_database(database_url: str) -> None:
    """Make an SQLite file with its first use; raises `SettingMistake` for others without tables."""
    address = database_address(database_url)
    on_sqlite = address.drivername == "sqlite"
    if on_sqlite and not Path(address.database or "").exists():
        prepare_database(database_url)
    database = create_engine_for(database_url)
    try:
        if not has_tables(database):
            raise SettingMistake(
                "DATABASE_URL", "names a database without tables; run `baton migrate` first."
            )
    finally:
        database.dispose()
