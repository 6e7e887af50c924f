"""What people see of handoffs that wait, and of what will wait."""

from dataclasses import replace
from datetime import date, timedelta

from bot.slack.views.foresight import Ahead, foresight
from bot.slack.views.reminder import Reminded, Waiting, asked_too, overdue, reminder
from domain.absences import Absence
from domain.handoffs.foresight import Gap
from domain.ids import MemberId, PhaseKey
from domain.projects import HandoffStatus
from tests.bot.slack.views.scenes import offered_scene
from tests.bot.slack.views.snapshots import assert_looks_like, assert_slack_takes
from tests.factories import DANA, DEVELOPER, LEE, ML_ENGINEER, NOW, OMAR, PRIYA, a_knowledge_base
from tests.factories import a_project

SERVING, INTEGRATION = PhaseKey("model_serving"), PhaseKey("app_integration")
