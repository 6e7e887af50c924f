"""Joins what delivers: the durable engine, and the rounds that look after it.

Apart from what answers, since the engine takes long to load and no question waits for it.
"""

from bot.delivery.engine import Engine
from bot.delivery.reconcile import Reconcile
from bot.delivery.worker import Worker, rounds_of
from bot.slack.answering import AnswerAgain
from bot.slack.connection import OneWorkspace
from bot.slack.messenger import SlackMessenger
from bot.slack.render import render_notification
from bot.storage.mailbox import SqlMailbox
from bot.use_cases.deliver import DeliverNotification
from bot.use_cases.following import ForgetConversations
from bot.use_cases.recover import AnswerLeftQuestions
from bot.wiring.core import Core
from bot.wiring.memory import wire_memory
from bot.wiring.server import post_answer


def wire_worker(core: Core, slack: OneWorkspace) -> Worker:
    """Join what delivers: the durable engine, and the rounds that look after it."""
    mailbox = SqlMailbox(core.database, core.plan)
    messenger = SlackMessenger(slack.client_of)
    deliver = DeliverNotification(
        mailbox, core.open_work, core.shelf, render_notification, messenger, core.now
    )
    again = AnswerAgain(core.answer.again, post_answer(core, slack))
    left = AnswerLeftQuestions(core.workspaces, core.open_work, again, core.now)
    client = core.plan.client
    forget = (ForgetConversations(core.questions, core.now), wire_memory(core).forget)
    rounds = rounds_of(Reconcile(mailbox, client, core.now), left, forget, client, core.now)
    return Worker(Engine(core.database_url, deliver), rounds)
