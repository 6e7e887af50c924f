"""Joins what a workspace is taught, asks and keeps: use cases over the core."""

from dataclasses import dataclass

from bot.storage.workspaces import SqlAskedWorkspaces
from bot.use_cases.asking.remembering import Remember
from bot.use_cases.teaching.doubting import AskLead, Doubt, ReplayFeedback
from bot.use_cases.teaching.looking_up import LookUp
from bot.use_cases.teaching.saving_questions import SaveQuestions
from bot.use_cases.teaching.taught import ListTaught, SettleTeaching
from bot.use_cases.teaching.teaching import Teach
from bot.use_cases.teaching.unanswered import ListUnanswered
from bot.use_cases.teaching.weekly import OweWeekly, WantWeekly
from bot.use_cases.workspaces.adopting import OpenWorkAfterQuestions
from bot.use_cases.workspaces.forgetting import ForgetOldQuestions
from bot.wiring.core import Core


@dataclass(frozen=True, slots=True)
class Memory:
    """Everything that is about what a workspace knows of its own."""

    teach: Teach
    settle: SettleTeaching
    taught: ListTaught
    unanswered: ListUnanswered
    want_weekly: WantWeekly
    owe_weekly: OweWeekly
    doubt: Doubt
    ask_lead: AskLead
    saving: SaveQuestions
    replay: ReplayFeedback
    look_up: LookUp
    remember: Remember
    forget: ForgetOldQuestions


def wire_memory(core: Core) -> Memory:
    """Join the use cases; nothing is opened."""
    work = OpenWorkAfterQuestions(core.open_work, core.questions.write_now)
    shelf, understanding, now = core.shelf, core.answer, core.now
    return Memory(
        teach=Teach(work, shelf, understanding, now),
        settle=SettleTeaching(work, shelf, understanding, now),
        taught=ListTaught(work, shelf),
        unanswered=ListUnanswered(work),
        want_weekly=WantWeekly(work, now),
        owe_weekly=OweWeekly(core.workspaces, work, now),
        doubt=Doubt(work, shelf, understanding, now),
        ask_lead=AskLead(work, now),
        saving=SaveQuestions(work, shelf, understanding, now),
        replay=ReplayFeedback(work, shelf, understanding),
        look_up=LookUp(work, shelf),
        remember=core.remember,
        forget=ForgetOldQuestions(SqlAskedWorkspaces(core.database), work, now),
    )
