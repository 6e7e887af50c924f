"""Calls of user groups that wait for their members' hours, where one of these changed theirs."""

from datetime import datetime

from bot.use_cases.people.told_later import called_later, groups_told
from bot.use_cases.ports.work import Work
from domain.handoffs.calling_later import members_among
from domain.ids import MemberId
from domain.knowledge.base import KnowledgeBase


def call_anew(work: Work, member: MemberId, knowledge: KnowledgeBase, now: datetime) -> None:
    """Let groups that a member is in be called by the hours that its members work now."""
    for call in work.queue.calls_waiting():
        groups = groups_told(work, call, knowledge)
        if member in members_among(groups):
            waits = called_later(work, groups, now)
            work.queue.move(call, waits.at if waits else now, now)
