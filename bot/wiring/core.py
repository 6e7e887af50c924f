"""Joins what needs a database and no Slack: enough for most commands.

What a server needs besides is in bot.wiring.server, so that `baton ask` answers at once.
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any

from bot.files.knowledge import shipped_knowledge
from bot.files.words import words_in
from bot.storage.engine import Database, create_engine_for
from bot.storage.questions import SqlQuestions
from bot.storage.workspaces import SqlWorkspaces
from bot.use_cases.asking.asking import AnswerQuestion
from bot.use_cases.asking.remembering import Remember
from bot.use_cases.asking.welcoming import Welcome
from bot.use_cases.delivering.ledger import Ledger
from bot.use_cases.handoffs.changing import ChangeProject
from bot.use_cases.handoffs.completing import MarkDone, PreviewCompletion
from bot.use_cases.handoffs.hurrying import TellNow
from bot.use_cases.handoffs.intervening import Intervene, PlanIntervention
from bot.use_cases.handoffs.pipelines import CompleteByPipeline
from bot.use_cases.handoffs.tokens import Tokens
from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.people.admitting import Admit, AskMembership
from bot.use_cases.people.knowing_zones import KnowTimeZones
from bot.use_cases.people.telling import TellWhen
from bot.use_cases.people.words import ForgetWords, WordsIn, WordsOf, in_english, nothing_to_forget
from bot.use_cases.ports.channels import KnowShared, none_known
from bot.use_cases.ports.groups import KnowGroups, as_known
from bot.use_cases.ports.mailbox import Job
from bot.use_cases.ports.work import Clock, OpenWork, Workspaces
from bot.use_cases.registry.file import ExportRegistry, ImportRegistry
from bot.use_cases.workspaces.adopting import OpenWorkOfTeam, QuestionsOfTeam, WorkspaceOfTeam
from bot.wiring.understanding import Resolvers
from domain.ids import WorkspaceId

if TYPE_CHECKING:
    from bot.delivery.jobs import EngineClient
    from bot.storage.work import SqlOpenWork, SqlWork


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
        from bot.delivery.jobs import EngineClient  # noqa: PLC0415 - takes a second to load

        return EngineClient(self.database_url)

    def close(self) -> None:
        """Let go of the engine's connections, if there are any."""
        if "client" in self.__dict__:
            self.client.close()


@dataclass(frozen=True)
class OpenWorkWhenNeeded:
    """Opens transactions; half of the tables' modules are loaded with the first one."""

    database: Database
    plan: PlanWhenNeeded

    def __call__(self, workspace: WorkspaceId) -> "AbstractContextManager[SqlWork]":
        return self.opens(workspace)

    @cached_property
    def opens(self) -> "SqlOpenWork":
        from bot.storage.work import SqlOpenWork  # noqa: PLC0415 - questions do without

        return SqlOpenWork(self.database, self.plan)


@dataclass(frozen=True)
class Core:
    """Everything that needs a database, and no Slack."""

    database_url: str
    database: Database
    plan: PlanWhenNeeded
    questions: SqlQuestions
    open_work: OpenWork
    workspaces: Workspaces
    shelf: KnowledgeShelf
    answer: AnswerQuestion
    preview: PreviewCompletion
    change: ChangeProject
    import_registry: ImportRegistry
    export_registry: ExportRegistry
    now: Clock
    know_groups: KnowGroups = as_known
    ask_membership: AskMembership | None = None
    words_in: WordsIn = words_in
    words_of: WordsOf = in_english
    forget_words: ForgetWords = nothing_to_forget

    @property
    def admit(self) -> Admit:
        """What refuses guests and their like, as far as that is known."""
        return Admit(self.open_work, self.now, self.ask_membership)

    def asking(
        self,
        know_groups: KnowGroups,
        ask_membership: AskMembership,
        know_shared: KnowShared = none_known,
    ) -> "Core":
        """Return the same, where Slack is asked before anything is decided or looked ahead at.

        It says who is in user groups and in private channels, and what whoever acts or asks is.
        """
        admit = Admit(self.open_work, self.now, ask_membership)
        preview = replace(self.preview, know_groups=know_groups, admit=admit)
        return replace(
            self,
            know_groups=know_groups,
            ask_membership=ask_membership,
            preview=preview,
            change=replace(self.change, know_groups=know_groups, admit=admit),
            answer=replace(
                self.answer,
                look_ahead=preview.said,
                welcome=Welcome(admit),
                know_shared=know_shared,
            ),
        )

    @property
    def mark_done(self) -> MarkDone:
        return MarkDone(self.change)

    @property
    def intervene(self) -> Intervene:
        return Intervene(self.change)

    @property
    def plan_intervention(self) -> PlanIntervention:
        return PlanIntervention(self.open_work, self.shelf, self.now, self.know_groups, self.admit)

    @property
    def tell_when(self) -> TellWhen:
        """What says who is told later, as far as that is known without asking Slack."""
        return TellWhen(self.open_work, KnowTimeZones(self.open_work, self.now), self.now)

    @property
    def tell_now(self) -> TellNow:
        return TellNow(self.open_work, self.shelf, self.now, self.admit)

    @property
    def ledger(self) -> Ledger:
        from bot.storage.ledger import SqlLedger  # noqa: PLC0415 - one command needs it

        return SqlLedger(self.database, self.plan)

    @property
    def tokens(self) -> Tokens:
        """The tokens of pipelines; their secrets come from the system's own chance."""
        return Tokens(self.open_work, self.shelf, self.now, token_urlsafe)

    @property
    def complete_by_pipeline(self) -> CompleteByPipeline:
        return CompleteByPipeline(self.tokens, self.change)

    @property
    def remember(self) -> Remember:
        return Remember(self.answer.questions)

    def close(self) -> None:
        """Write what waits to be written, and let go of all connections."""
        self.questions.write_now()
        self.plan.close()
        self.database.dispose()


def wire_core(database_url: str, now: Clock = utc_now) -> Core:
    """Join what needs a database, and no Slack."""
    database = create_engine_for(database_url)
    plan = PlanWhenNeeded(database_url)
    workspaces, sql_work = SqlWorkspaces(database), OpenWorkWhenNeeded(database, plan)
    questions, meant = SqlQuestions(database), WorkspaceOfTeam(workspaces)
    open_work, asked = OpenWorkOfTeam(sql_work, meant), QuestionsOfTeam(questions, meant)
    shelf = KnowledgeShelf(shipped_knowledge())
    admit = Admit(open_work, now)
    preview = PreviewCompletion(open_work, shelf, now, admit=admit)
    return Core(
        database_url=database_url,
        database=database,
        plan=plan,
        questions=questions,
        open_work=open_work,
        workspaces=workspaces,
        shelf=shelf,
        answer=AnswerQuestion(asked, shelf, now, Resolvers(), preview.said, Welcome(admit)),
        preview=preview,
        change=ChangeProject(open_work, shelf, now, admit=admit),
        import_registry=ImportRegistry(sql_work, shelf, now),
        export_registry=ExportRegistry(sql_work),
        now=now,
    )
