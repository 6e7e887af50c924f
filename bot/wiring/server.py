"""Joins what answers Slack, and the checks of its health; what delivers is in bot.wiring.worker."""

from functools import partial

from bot.slack.answering import PostAnswer
from bot.slack.app import App, Listeners, build_app
from bot.slack.connecting.identity import Connection
from bot.slack.door import LONGEST, Door
from bot.slack.listeners.calendar import CalendarListeners
from bot.slack.listeners.choosing import ChoiceListeners
from bot.slack.listeners.commands import CommandListeners, SpecialWords
from bot.slack.listeners.completing import CompletionListeners
from bot.slack.listeners.done_form import DoneForm
from bot.slack.listeners.doubting import DoubtListeners
from bot.slack.listeners.memory_commands import MemoryCommands
from bot.slack.listeners.phase_commands import PhaseCommands
from bot.slack.listeners.questions import QuestionListener
from bot.slack.listeners.settling import HandoffListeners
from bot.slack.listeners.teaching import TeachingListeners
from bot.slack.messenger import SlackMessenger
from bot.slack.orders_in_words import AnswerOrder
from bot.slack.people import SlackTimeZones
from bot.storage.counting import count_refused, count_waiting
from bot.storage.schema import at_head
from bot.telemetry.counting import CountedAnswers
from bot.telemetry.health import Readiness
from bot.telemetry.metrics import Metrics
from bot.use_cases.asking.reopening_in_words import LookAheadAtReopening
from bot.use_cases.handoffs.assigning import Assign
from bot.use_cases.handoffs.settling import Accept, Return
from bot.use_cases.homes.showing import ShowHome
from bot.use_cases.ports.calendars import AskProfile
from bot.wiring.agent import wire_agent
from bot.wiring.calendar import wire_calendar
from bot.wiring.core import Core
from bot.wiring.describing import wire_describing
from bot.wiring.homes import wire_homes
from bot.wiring.life import life_listeners
from bot.wiring.memory import Memory, wire_memory
from bot.wiring.permits import permit_listeners
from bot.wiring.shortcuts import sharing_listeners, shortcut_listeners
from bot.wiring.workflow_steps import step_listeners


def wire_app(core: Core, slack: Connection, metrics: Metrics, longest: float = LONGEST) -> App:
    """Join the use cases to a Bolt app; the core is one that `asking_slack` returned."""
    core.answer.warm_up()
    answering = CountedAnswers(core.answer, metrics)
    show, zones = wire_homes(core, slack).show, SlackTimeZones(slack.client_of)
    change, memory, calendar = core.change, wire_memory(core), wire_calendar(core, zones)
    own_time, tell_when = CalendarListeners(calendar.prefer, show), calendar.tell_when
    form = DoneForm(core.mark_done, show, core.tell_when)
    phases = PhaseCommands(core.preview, core.plan_intervention, core.intervene, tell_when, form)
    describing, sharing = wire_describing(core, slack, show), sharing_listeners(core, answering)
    words = SpecialWords(phases, _memory_commands(memory, core), own_time, describing, sharing)
    listeners = (
        *_asking(core, slack, answering, memory, metrics),
        CommandListeners(answering.in_conversation, memory.remember, words, core.admit, core.now),
        phases,
        CompletionListeners(core.preview, core.mark_done, tell_when, core.tell_now, form),
        HandoffListeners(Accept(change), Return(change), Assign(change), show, calendar.snooze),
        own_time,
        describing,
        *shortcut_listeners(core, answering.in_conversation, form, sharing),
        *_besides(core, slack, zones, show),
    )
    return build_app(slack, listeners, Door(slack.note_home, core.words_of, longest))


def _besides(
    core: Core, slack: Connection, zones: AskProfile, show: ShowHome
) -> tuple[Listeners, ...]:
    permits = permit_listeners(core, zones, show)
    return (*permits, *life_listeners(core, slack), step_listeners(core))


def _asking(
    core: Core, slack: Connection, answering: CountedAnswers, memory: Memory, metrics: Metrics
) -> tuple[Listeners, ...]:
    agent, known, admit = wire_agent(core, slack, metrics), memory.look_up, core.admit
    return (
        QuestionListener(answering, post_answer(core, slack), core.now, agent.answers),
        ChoiceListeners(answering, memory.doubt.right, admit),
        DoubtListeners(memory.doubt, memory.ask_lead, memory.saving, known, admit),
        TeachingListeners(memory.teach, memory.settle, known, admit),
        agent.listeners,
    )


def wire_metrics(core: Core) -> Metrics:
    """Return the figures to count in, with those that are read from the database."""
    metrics = Metrics()
    waiting, refused = (partial(count, core.database) for count in (count_waiting, count_refused))
    metrics.watch("notifications_waiting", "Notifications that are not sent yet", waiting)
    metrics.watch("notifications_refused", "Notifications that Slack refused for good", refused)
    return metrics


def wire_readiness(core: Core) -> Readiness:
    """Return the checks that say whether requests may be sent here."""

    def database() -> str:
        return "" if at_head(core.database) else "The database is not at the newest schema."

    def knowledge() -> str:
        return "" if core.shelf.builtin.roles else "The knowledge base is empty."

    return Readiness({"database": database, "knowledge": knowledge})


def post_answer(core: Core, slack: Connection) -> PostAnswer:
    """Return what posts an answer, remembers its question and lets go of it."""
    messenger = SlackMessenger(slack.client_of)
    reopening = LookAheadAtReopening(core.plan_intervention, core.tell_when)
    order, place = AnswerOrder(reopening), core.answer.questions.answer_place
    return PostAnswer(messenger, core.answer.posted, core.remember, order, place, core.words_of)


def _memory_commands(memory: Memory, core: Core) -> MemoryCommands:
    return MemoryCommands(
        memory.teach,
        memory.taught,
        memory.unanswered,
        memory.want_weekly,
        memory.saving,
        memory.look_up,
        core.admit,
    )
