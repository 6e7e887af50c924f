"""Joins Slack's agent view: suggestions, and answers that know what the asker looks at."""

from dataclasses import dataclass, replace

from bot.slack.agent_view import SlackAgentView
from bot.slack.connecting.identity import Connection
from bot.slack.listeners.agent import AgentAnswers, AgentListeners
from bot.telemetry.counting import CountedAnswers
from bot.telemetry.metrics import Metrics
from bot.use_cases.asking.looking_at import LookedAt, QuestionsOfWhoLooks
from bot.use_cases.asking.suggesting import Suggest
from bot.wiring.core import Core


@dataclass(frozen=True, slots=True)
class AgentView:
    """What listens to the agent view, and what answers there."""

    listeners: AgentListeners
    answers: AgentAnswers


def wire_agent(core: Core, slack: Connection, metrics: Metrics) -> AgentView:
    """Join what the agent view needs; other questions are answered without any of it."""
    view, looked = SlackAgentView(slack.client_of), LookedAt()
    questions = QuestionsOfWhoLooks(core.answer.questions, looked)
    answering = CountedAnswers(replace(core.answer, questions=questions), metrics)
    suggest = Suggest(core.open_work, core.shelf, core.admit)
    answers = AgentAnswers(answering, looked, view)
    return AgentView(AgentListeners(suggest, view), answers)
