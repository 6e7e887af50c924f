"""Joins what delivers: the durable engine, and the rounds that look after it.

Apart from what answers, since the engine takes long to load and no question waits for it.
"""

from datetime import timedelta

from bot.delivery.engine import Engine
from bot.delivery.reconcile import Reconcile
from bot.delivery.rounds import Duty, Rounds
from bot.delivery.worker import Worker, rounds_of
from bot.slack.answering import AnswerAgain
from bot.slack.connecting.identity import Connection
from bot.slack.messenger import SlackMessenger
from bot.slack.people import SlackTimeZones
from bot.slack.rendering.in_their_words import RenderInTheirWords
from bot.storage.mailbox import SqlMailbox
from bot.use_cases.asking.recover import AnswerLeftQuestions
from bot.use_cases.delivering.deliver import DeliverNotification
from bot.use_cases.delivering.pace import Pace
from bot.use_cases.workspaces.forgetting import ForgetConversations
from bot.wiring.calendar import plan_absences, wire_calendar
from bot.wiring.core import Core
from bot.wiring.groups import wire_groups
from bot.wiring.homes import wire_homes
from bot.wiring.installing import installation_duties
from bot.wiring.life import look_at_channels
from bot.wiring.memory import wire_memory
from bot.wiring.privacy import keep_knowing_channels
from bot.wiring.server import post_answer

SLACKS_PACE = Pace()
HOMES_EVERY = timedelta(seconds=2)  # changes within this time are shown together


def wire_worker(core: Core, slack: Connection, pace: Pace = SLACKS_PACE) -> Worker:
    """Join what delivers: the engine, at Slack's pace, and the rounds that look after it.

    The core is one that `asking_slack` returned, so that the rounds know what the process knows.
    """
    mailbox = SqlMailbox(core.database, core.plan, pace)
    messenger, render = SlackMessenger(slack.client_of), RenderInTheirWords(core.words_in)
    wait_for = wire_calendar(core, SlackTimeZones(slack.client_of)).wait_for_hours
    deliver = DeliverNotification(
        mailbox, core.open_work, core.shelf, render, messenger, core.now, wait_for
    )
    client = core.plan.client
    reconcile = Reconcile(mailbox, client, core.now)
    rounds = rounds_of(reconcile, client, core.now, _duties(core, slack))
    return Worker(Engine(core.database_url, deliver), rounds, (_homes(core, slack),))


def _homes(core: Core, slack: Connection) -> Rounds:
    """Return the rounds that show Homes, which may wait long for Slack; nothing else does then."""
    show_stale = wire_homes(core, slack).show_stale
    return Rounds(
        (
            Duty("show stale homes", HOMES_EVERY, show_stale),
            Duty("forget homes", timedelta(hours=6), show_stale.forget),
        )
    )


def _duties(core: Core, slack: Connection) -> tuple[Duty, ...]:
    again = AnswerAgain(core.answer.again, post_answer(core, slack))
    left = AnswerLeftQuestions(core.workspaces, core.open_work, again, core.now)
    conversations, memory = ForgetConversations(core.questions, core.now), wire_memory(core)
    return (
        Duty("answer left questions", timedelta(seconds=10), left),
        Duty("know user groups", timedelta(minutes=1), wire_groups(core, slack).keep_knowing),
        Duty("look at channels", timedelta(minutes=1), look_at_channels(core, slack)),
        Duty("know channels", timedelta(minutes=1), keep_knowing_channels(core, slack)),
        Duty("plan absences", timedelta(days=1), plan_absences(core)),
        Duty("owe weekly lists", timedelta(minutes=1), memory.owe_weekly),
        Duty("forget conversations", timedelta(hours=6), conversations),
        Duty("forget questions", timedelta(hours=6), memory.forget),
        *installation_duties(core, slack),
    )
