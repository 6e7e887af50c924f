"""Baton in a pretend Slack: real listeners, use cases and database; a test does the delivering."""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar, cast

from bot.delivery.reconcile import Reconcile
from bot.files.registry import read_registry
from bot.files.words import words_in
from bot.playground.patience import Patience
from bot.playground.pretend import PretendSlack
from bot.playground.sample import SEED, sample_projects
from bot.playground.seed import Seed
from bot.serving import WebServer
from bot.slack.answering import AnswerAgain, PostAnswer
from bot.slack.app import App, finish_listeners
from bot.slack.connecting.connection import OneWorkspace
from bot.slack.messenger import SlackMessenger
from bot.slack.people import SlackTimeZones
from bot.slack.rendering.in_their_words import RenderInTheirWords
from bot.slack.wsgi import wsgi_app
from bot.storage.mailbox import SqlMailbox
from bot.storage.questions import SqlQuestions
from bot.storage.work import SqlOpenWork
from bot.storage.workspaces import SqlWorkspaces
from bot.use_cases.asking.asking import AnswerQuestion
from bot.use_cases.asking.recover import AnswerLeftQuestions
from bot.use_cases.delivering.deliver import DeliverNotification
from bot.use_cases.handoffs.changing import ChangeProject
from bot.use_cases.handoffs.completing import PreviewCompletion
from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.people.words import WordsIn
from bot.use_cases.registry.file import ExportRegistry, ImportRegistry
from bot.wiring.calendar import wire_calendar
from bot.wiring.core import Core, PlanWhenNeeded
from bot.wiring.memory import wire_memory
from bot.wiring.permits import asking_slack
from bot.wiring.server import wire_app, wire_metrics
from domain.ids import ProjectKey, WorkspaceId
from domain.knowledge.base import KnowledgeBase
from domain.projects import Project
from tests.engines import engine_for
from tests.factories import a_knowledge_base
from tests.fakes.clock import FakeClock
from tests.fakes.engine import FakeEngine
from tests.resolvers import RESOLVERS
from tests.slack_contract import assert_calls_keep_the_contract

Json = dict[str, Any]

ACME = WorkspaceId(SEED.team.id)
SECONDS = 30
Seen = TypeVar("Seen")
PATIENCE = Patience(answer=30.0, trigger=30.0, retries=(0.0, 0.0, 0.0))
LONG = PATIENCE.answer / 2  # for what we wait for: a busy machine takes its time


@dataclass(frozen=True)
class Rig:
    """A workspace with the sample projects and Baton in it."""

    slack: PretendSlack
    core: Core
    jobs: FakeEngine
    clock: FakeClock
    app: App
    address: str

    def wait(self, seen: Callable[[], Seen | None]) -> Seen:
        """Return what is seen as soon as it is there; a busy machine gets its time."""
        return self.slack.wait_until(seen, SECONDS)

    def deliver(self) -> None:
        """Send what is owed and due."""
        self.jobs.run_due(self._deliver)

    def deliver_all(self) -> None:
        """Send everything that is owed, letting time pass."""
        self.jobs.run_all(self._deliver)

    def recover(self) -> None:
        """Answer the questions that were left unanswered."""
        post = PostAnswer(self._messenger, self.core.answer.posted, self.core.remember)
        again = AnswerAgain(self.core.answer.again, post)
        AnswerLeftQuestions(self.core.workspaces, self.core.open_work, again, self.clock)()

    def owe_weekly(self) -> None:
        """Let a worker's round look who is to have the weekly list by now."""
        wire_memory(self.core).owe_weekly()

    def reconcile(self) -> None:
        """Let a worker's round find what fell out of the engine."""
        Reconcile(SqlMailbox(self.core.database, self.jobs), self.jobs, self.clock)()

    def project(self, key: str) -> Project:
        """Return a project as it is stored now."""
        with self.core.open_work(ACME) as work:
            return work.registry.project(ProjectKey(key))

    def command(self, member: str, channel: str, text: str) -> Json:
        """Give `/baton` and return what its author sees."""
        before = len(self.slack.visible_to(member, channel))
        reply = self.slack.command(member, channel, "/baton", text)
        assert reply.error == "", reply
        return self.next_message(member, channel, before)

    def next_message(self, member: str, channel: str, before: int) -> Json:
        """Return the message after the first `before` that a member sees, once it is there."""
        return self.wait(lambda: self.slack.visible_to(member, channel)[before:])[0]

    def click(
        self, member: str, channel: str, message: Json, action: str, selected: str | None = None
    ) -> None:
        """Press something in a message; fails where the app did not take it."""
        reply = self.slack.click(member, channel, message["ts"], action, selected=selected)
        assert reply.error == "", reply

    def submit(self, member: str, values: Json) -> None:
        """Submit the open form; fails where the app did not take it or found mistakes."""
        reply = self.slack.submit(member, values)
        assert (reply.error, reply.errors) == ("", {}), reply

    def wish_to_return(self, member: str) -> None:
        """Press *Return* in the newest direct message and wait for the modal."""
        self.click(member, self.slack.direct_channel(member), self.direct(member), "return")
        self.wait(lambda: self.slack.view_of(member))

    def mark_done(self, member: str, channel: str, text: str = "") -> Json:
        """Mark a phase done and return what took the preview's place."""
        preview = self.command(member, channel, f"done {text}")
        self.click(member, channel, preview, "confirm_done")
        return self.changed(member, channel, preview)

    def changed(self, member: str, channel: str, before: Json) -> Json:
        """Return a message once it looks different."""
        return self.wait(lambda: self._changed(member, channel, before))

    def direct(self, member: str) -> Json:
        """Return the newest direct message of a member."""
        return self.slack.direct_messages(member)[-1]

    def card(self, channel: str) -> Json:
        """Return the newest message that everybody in a channel sees."""
        return self.slack.messages(channel)[-1]

    def _changed(self, member: str, channel: str, before: Json) -> Json | None:
        seen = self.slack.visible_to(member, channel)
        same = (now for now in seen if now["ts"] == before["ts"])
        return next((now for now in same if now.get("text") != before.get("text")), None)

    @cached_property
    def _messenger(self) -> SlackMessenger:
        return SlackMessenger(OneWorkspace(self.slack.bot_token, self.slack.api_url).client_of)

    @cached_property
    def _deliver(self) -> DeliverNotification:
        core, client_of = self.core, self._messenger.client_of
        mailbox, render = SqlMailbox(core.database, self.jobs), RenderInTheirWords(core.words_in)
        wait = wire_calendar(core, SlackTimeZones(client_of)).wait_for_hours
        return DeliverNotification(
            mailbox, core.open_work, core.shelf, render, self._messenger, self.clock, wait
        )


@contextmanager
def running_rig(
    database_url: str,
    seed: Seed = SEED,
    knowledge: KnowledgeBase | None = None,
    words: WordsIn = words_in,
    longest: float = LONG,
) -> Generator[Rig]:
    """Run Baton with the sample projects; at the end, every call is held against the contract."""
    clock = FakeClock()
    jobs = FakeEngine(clock)
    plain = _core(database_url, jobs, clock, knowledge or a_knowledge_base())
    with PretendSlack(seed=seed, patience=PATIENCE) as slack:
        connection = OneWorkspace(slack.bot_token, slack.api_url)
        core = asking_slack(replace(plain, words_in=words), connection, longest)
        if not core.workspaces():  # otherwise it is a copy of one that has them
            _import_sample(core)
        app = wire_app(core, connection, wire_metrics(core), longest)
        with WebServer(wsgi_app(app, slack.signing_secret), "127.0.0.1", 0) as server:
            address = f"http://127.0.0.1:{server.port}/slack/events"
            slack.connect(address)
            yield Rig(slack, core, jobs, clock, app, address)
            finish_listeners(app)
        assert_calls_keep_the_contract(slack.calls())
    plain.questions.write_now()
    plain.database.dispose()


def put_sample(database_url: str) -> None:
    """Import the sample projects into a database, as they are when a rig begins."""
    clock = FakeClock()
    core = _core(database_url, FakeEngine(clock), clock, a_knowledge_base())
    _import_sample(core)
    core.database.dispose()


def _import_sample(core: Core) -> None:
    core.import_registry(read_registry(sample_projects(), "sample.yaml").content, ACME)


def _core(database_url: str, jobs: FakeEngine, clock: FakeClock, knowledge: KnowledgeBase) -> Core:
    database = engine_for(database_url)
    open_work = SqlOpenWork(database, jobs)
    shelf = KnowledgeShelf(knowledge)
    questions = SqlQuestions(database)
    preview = PreviewCompletion(open_work, shelf, clock)
    return Core(
        database_url=database_url,
        database=database,
        plan=PlanWhenNeeded(database_url),
        questions=questions,
        open_work=open_work,
        workspaces=SqlWorkspaces(database),
        shelf=shelf,
        answer=AnswerQuestion(questions, shelf, clock, RESOLVERS, preview.said),
        preview=preview,
        change=ChangeProject(open_work, shelf, clock),
        import_registry=ImportRegistry(open_work, shelf, clock),
        export_registry=ExportRegistry(open_work),
        now=clock,
    )


def words(message: Json) -> str:
    """Everything that a message shows, on one line."""
    texts = [message.get("text", ""), *(part.get("text") for part in _parts(message.get("blocks")))]
    return " ".join(text for text in texts if isinstance(text, str))


def buttons(message: Json) -> list[str]:
    """The action_ids that a message offers."""
    return [part["action_id"] for part in _parts(message.get("blocks")) if "action_id" in part]


def _parts(value: object) -> Iterator[Json]:
    """Every object inside the value."""
    if isinstance(value, list):
        for inner in cast("list[object]", value):
            yield from _parts(inner)
    elif isinstance(value, dict):
        yield cast("Json", value)
        for inner in cast("Json", value).values():
            yield from _parts(inner)
