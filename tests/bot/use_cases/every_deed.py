"""Everything that the use cases can be made to do, each in one workspace at a time."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.slack.homes import draw_home
from bot.storage.homes import SqlStaleHomes
from bot.use_cases.absences.leaving import PassOnWhenLeaving
from bot.use_cases.absences.planning_absences import PlanAbsences
from bot.use_cases.absences.preferring import Prefer
from bot.use_cases.asking.following import Conversation
from bot.use_cases.asking.markable import ListMarkable
from bot.use_cases.asking.recover import AnswerLeftQuestions
from bot.use_cases.asking.remembering import Remember
from bot.use_cases.asking.reopening_in_words import LookAheadAtReopening
from bot.use_cases.channels.knowing_channels import (
    AskSharedChannels,
    KeepKnowingChannels,
    NoteMembers,
)
from bot.use_cases.handoffs.assigning import Assign
from bot.use_cases.handoffs.completing import MarkDone
from bot.use_cases.handoffs.confirming import SettleReport
from bot.use_cases.handoffs.hurrying import TellNow
from bot.use_cases.handoffs.intervening import Intervene, Word
from bot.use_cases.handoffs.knowing_groups import KeepKnowingGroups, NoteGroupChanged
from bot.use_cases.handoffs.pipelines import CompleteByPipeline, Reported
from bot.use_cases.handoffs.reminding import SnoozeReminder
from bot.use_cases.handoffs.requesting import AskThem
from bot.use_cases.handoffs.settling import Accept, Return
from bot.use_cases.handoffs.workflow_steps import ByWorkflow, CompleteByWorkflow, FindHolders
from bot.use_cases.homes.home import LookAtHome
from bot.use_cases.homes.showing import ShowHome, ShowStaleHomes
from bot.use_cases.naming.discretion import Where
from bot.use_cases.people.leaving_out import FindOutsiders
from bot.use_cases.people.telling import WaitForHours
from bot.use_cases.ports.work import InboxKey, KeptQuestion
from bot.use_cases.registry.appointing import Appoint
from bot.use_cases.registry.file import ExportRegistry
from bot.use_cases.teaching.doubting import AskLead, Doubt, ReplayFeedback
from bot.use_cases.teaching.looking_up import LookUp
from bot.use_cases.teaching.saving_questions import SaveQuestions
from bot.use_cases.teaching.taught import ListTaught, SettleTeaching
from bot.use_cases.teaching.teaching import Teach, Wish
from bot.use_cases.teaching.unanswered import ListUnanswered
from bot.use_cases.teaching.votes import ListVotes
from bot.use_cases.teaching.weekly import OweWeekly, WantWeekly
from bot.use_cases.workspaces.forgetting import ForgetOldQuestions
from domain.calendar_notices import owed_on_leaving
from domain.handoffs.commands import ReopenPhase, SkipPhase, UndoCompletion
from domain.handoffs.forms.preferences import FilledIn
from domain.handoffs.hours.snoozing import Snooze
from domain.ids import (
    ChannelId,
    MemberId,
    PhaseKey,
    RoleKey,
    TeachingId,
    WorkspaceId,
)
from domain.projects import Operator, Person
from domain.questions.readings import Intent, Said
from domain.reminder_notices import reminder_again
from domain.teaching.lessons import ExactPhrase
from tests.bot.use_cases.deeds_of_channels import DEEDS_OF_CHANNELS
from tests.bot.use_cases.deeds_of_forms import DEEDS_OF_FORMS
from tests.bot.use_cases.deeds_of_looking import DEEDS_OF_LOOKING
from tests.bot.use_cases.deeds_of_reading import DEEDS_OF_READING
from tests.bot.use_cases.doing import (
    CHURN,
    DEPLOYMENT,
    DONE,
    EVALUATION,
    HANDOFF,
    KNOWN,
    ML_ENGINEER,
    NOWHERE,
    OWL,
    OWL_HERE,
    PROPOSED,
    REPORT,
    TAUGHT,
    TEAM,
    TOKEN,
    UNKNOWN,
    Deed,
    deliver,
    groups,
    question,
    typed,
)
from tests.bot.use_cases.telling_slack import HERE, in_here, is_private
from tests.bot.use_cases.two_workspaces import (
    ANA,
    DANA,
    LEE,
    MARKS,
    OMAR,
    PRIYA,
    Both,
    an_absence,
    given,
)


def ask(both: Both, at: WorkspaceId, key: str, text: str) -> object:
    asked = question(both, at, key, text)
    answer = both.asking.answer(at, asked.text, HERE, ANA)
    Remember(both.questions)(asked, answer)
    return answer


def teach(both: Both) -> Teach:
    return Teach(both.work, both.shelf, both.asking, both.clock)


def wish(at: WorkspaceId, key: TeachingId, by: str) -> Wish:
    phrase = f"who feeds the {MARKS[at]} {key}?"
    lesson = ExactPhrase(phrase, ML_ENGINEER, f"food of {MARKS[at]}")
    return Wish(at, key, Person(MemberId(by)), lesson, HERE)


def settle_teaching(both: Both) -> SettleTeaching:
    return SettleTeaching(both.work, both.shelf, both.asking, both.clock)


def doubt(both: Both) -> Doubt:
    return Doubt(both.work, both.shelf, both.asking, both.clock)


def saving(both: Both) -> SaveQuestions:
    return SaveQuestions(both.work, both.shelf, both.asking, both.clock)


def prefer(both: Both) -> Prefer:
    return Prefer(both.work, both.zones, both.clock, both.shelf)


def show(both: Both) -> ShowHome:
    look = LookAtHome(both.work, both.shelf, both.admit, both.clock)

    def publish(workspace: WorkspaceId, member: MemberId, view: object, view_hash: str) -> str:
        both.shown.append((workspace, member, view, view_hash))
        return f"hash of {MARKS[workspace]}"

    return ShowHome(both.work, look, draw_home, publish, both.clock)


def report(both: Both, at: WorkspaceId) -> object:
    reported = Reported(OWL, PhaseKey("train"), f"AUC of {MARKS[at]}", given(at), "run-7")
    return CompleteByPipeline(both.tokens, both.change)(both.presented[at], reported)


def create_token(both: Both, at: WorkspaceId) -> object:
    both.presented[at] = both.tokens.create(at, TOKEN, ("owl",), ("train",))
    return None  # a secret is no word


def leave(both: Both, at: WorkspaceId) -> object:
    wait = WaitForHours(both.work, both.zones, both.clock, both.shelf)
    passing = PassOnWhenLeaving(both.work, both.zones, both.clock, both.shelf, wait)
    away = an_absence(at, both)
    return passing(at, owed_on_leaving(LEE, away), None) if away else None


def stale_homes(both: Both, at: WorkspaceId) -> ShowStaleHomes:
    every = SqlStaleHomes(both.engine)

    class OfOne:
        """The stale Homes of one workspace."""

        def __call__(self, now: object, limit: int) -> tuple[tuple[WorkspaceId, MemberId], ...]:
            del now, limit
            return tuple(one for one in every(both.clock(), 9) if one[0] == at)

        def forget(self, unless_since: object) -> None:
            del unless_since

    return ShowStaleHomes(OfOne(), show(both))


def left_questions(both: Both, at: WorkspaceId) -> None:
    def answer(asked: KeptQuestion) -> None:
        both.shown.append(both.asking.again(asked))

    AnswerLeftQuestions(lambda: (at,), both.work, answer, both.clock)()


def before(both: Both, at: WorkspaceId) -> object:
    seen = both.preview.chosen(Where(at, CHURN, HERE), Person(DANA), DEPLOYMENT)
    return both.tell_when.before(at, seen)


def why(both: Both, at: WorkspaceId) -> object:
    command = SkipPhase(DEPLOYMENT, Operator(), f"for {MARKS[at]}")
    step = Intervene(both.change)(both.order(at, PRIYA), command)
    return both.tell_when.why(at, step) if step else None


def talk(both: Both, at: WorkspaceId, text: str) -> object:
    return both.asking.in_conversation(at, text, Conversation(HERE, ANA, "1.0"))


def said(at: WorkspaceId) -> Said:
    return Said(Intent.WHO_HANDLES, f"food of {MARKS[at]}", (ML_ENGINEER,), CHURN)


@dataclass(frozen=True)
class Choice:
    """A "did you mean" button."""

    role: RoleKey = ML_ENGINEER
    topic: str = "Drift detection"
    project: str = "churn"


EXTRA = """
version: 1
projects:
- {key: extra, name: Extra MARK, channels: [C0EXTRA], lead: U0PRIYA}
"""
FILLED = FilledIn("Europe/Madrid", "mon-fri", "9-17")

# `<class>.<method>`: what it does, first of all in the order in which the story of both begins.
BEGINNING: Mapping[str, Deed] = {
    "Prefer.hours": lambda b, at: prefer(b).hours(at, DANA, "9-12"),  # her offer waits till then
    "MarkDone.__call__": lambda b, at: MarkDone(b.change)(
        b.order(at, ANA, key="done"), EVALUATION, f"good enough for {MARKS[at]}", given(at)
    ),
    "Remember.__call__": lambda b, at: (
        ask(b, at, UNKNOWN, "who owns the zebra"),
        ask(b, at, KNOWN, "who handles drift detection"),
    ),
    "Teach.__call__": lambda b, at: (
        teach(b)(wish(at, TAUGHT, PRIYA)),
        teach(b)(wish(at, PROPOSED, OMAR)),
    ),
    "Tokens.create": create_token,
    "CompleteByPipeline.__call__": report,
    "WantWeekly.begin": lambda b, at: WantWeekly(b.work, b.clock).begin(at, PRIYA),
    "Prefer.away": lambda b, at: prefer(b).away(at, LEE, "from 25 Nov until 27 Nov", OMAR),
    "ShowHome.opened": lambda b, at: show(b).opened(at, PRIYA, f"hash of {MARKS[at]}"),
    "SaveQuestions.keep": lambda b, at: saving(b).keep(
        at, Operator(), f"who handles drift detection of {MARKS[at]} model?", ML_ENGINEER
    ),
    "Doubt.right": lambda b, at: doubt(b).right(at, KNOWN, ANA),
    "AskSharedChannels.__call__": lambda b, at: AskSharedChannels(b.work, b.clock, in_here)(
        at, OMAR
    ),
    "AnswerQuestion.in_conversation": lambda b, at: talk(b, at, "who handles drift detection?"),
}
OTHERS: Mapping[str, Deed] = {
    "Admit.__call__": lambda b, at: b.admit(at, Person(ANA)),
    "Admit.known": lambda b, at: b.admit.known(at, ANA),
    "Admit.kept_out": lambda b, at: b.admit.kept_out(at, [ANA]),
    "Welcome.__call__": lambda b, at: b.welcome(at, ANA),
    "AnswerQuestion.__call__": lambda b, at: b.asking(
        question(b, at, "Q0TAKEN", "what is the status")
    ),
    "AnswerQuestion.again": lambda b, at: b.asking.again(question(b, at, "Q1", "who is on")),
    "AnswerQuestion.posted": lambda b, at: b.asking.posted(
        question(b, at, "Q0TAKEN", "what is the status"),
        b.asking.answer(at, "what is the status?", HERE, ANA),
    ),
    "AnswerQuestion.answer": lambda b, at: (
        b.asking.answer(at, f"who is on {MARKS[at]} model?", HERE, ANA),
        b.asking.answer(at, "which projects are there?", NOWHERE, MemberId("")),
        b.asking.answer(at, "what is waiting for me?", ChannelId("D0DANA"), DANA),
        b.asking.answer(at, "what does Dana do?", HERE, ANA),
    ),
    "AnswerQuestion.chosen": lambda b, at: b.asking.chosen(at, Conversation(HERE, ANA), Choice()),
    "AnswerQuestion.chosen_project": lambda b, at: b.asking.chosen_project(
        at, Conversation(HERE, ANA), said(at)
    ),
    "Appoint.__call__": lambda b, at: Appoint(b.change)(b.order(at, PRIYA), OMAR, PRIYA),
    "Assign.__call__": lambda b, at: Assign(b.change)(
        b.order(at, PRIYA), RoleKey("data_analyst"), OMAR
    ),
    "ChangeProject.__call__": lambda b, at: Accept(b.change)(b.order(at, OMAR), HANDOFF),
    "Accept.__call__": lambda b, at: Accept(b.change)(b.order(at, DANA, key="accept"), HANDOFF),
    "Return.__call__": lambda b, at: Return(b.change)(
        b.order(at, DANA), HANDOFF, f"not good enough for {MARKS[at]}"
    ),
    "PreviewCompletion.typed": lambda b, at: b.preview.typed(typed(at, DANA, "deployment fine")),
    "PreviewCompletion.chosen": lambda b, at: b.preview.chosen(
        Where(at, CHURN, HERE), Person(DANA), DEPLOYMENT
    ),
    "PreviewCompletion.said": lambda b, at: b.preview.said(Where(at, CHURN), Person(ANA), None),
    "PreviewCompletion.named": lambda b, at: b.preview.named(
        at, Operator(), (f"{MARKS[at]} model", "model deployment"), ""
    ),
    "CompleteByWorkflow.__call__": lambda b, at: CompleteByWorkflow(b.work, b.shelf, b.change)(
        at,
        ByWorkflow(
            InboxKey("Fx1"), f"{MARKS[at]} model", "model deployment", DANA, DANA, MARKS[at]
        ),
    ),
    "FindHolders.__call__": lambda b, at: FindHolders(b.work, b.shelf, admit=b.admit)(
        at, f"{MARKS[at]} model", "ml engineer", ANA
    ),
    "KeepReport.__call__": report,
    "SettleReport.confirm": lambda b, at: SettleReport(b.change).confirm(
        b.order(at, ANA, "owl"), REPORT, Person(ANA)
    ),
    "SettleReport.reject": lambda b, at: SettleReport(b.change).reject(
        b.order(at, ANA, "owl"), REPORT, Person(ANA), f"not {MARKS[at]}"
    ),
    "SettleReport.refresh": lambda b, at: SettleReport(b.change).refresh(
        b.order(at, ANA, "owl"), REPORT
    ),
    "DeliverNotification.__call__": deliver,
    "Doubt.not_meant": lambda b, at: doubt(b).not_meant(at, KNOWN, DANA),
    "Doubt.something_else": lambda b, at: doubt(b).something_else(at, KNOWN, ANA),
    "AskLead.__call__": lambda b, at: AskLead(b.work, b.clock)(at, UNKNOWN, ANA),
    "ReplayFeedback.__call__": lambda b, at: ReplayFeedback(b.work, b.shelf, b.asking)(at),
    "ForgetOldQuestions.__call__": lambda b, at: ForgetOldQuestions(
        lambda: (at,), b.work, b.clock
    )(),
    "LookAtHome.__call__": lambda b, at: [
        LookAtHome(b.work, b.shelf, b.admit, b.clock)(at, one) for one in (ANA, DANA, PRIYA)
    ],
    "TellNow.__call__": lambda b, at: TellNow(b.work, b.shelf, b.clock, b.admit)(at, DONE, ANA),
    "Intervene.__call__": lambda b, at: Intervene(b.change)(
        b.order(at, ANA), UndoCompletion(EVALUATION, Person(ANA), DONE)
    ),
    "PlanIntervention.typed": lambda b, at: b.plan.typed(Word.SKIP, typed(at, PRIYA, "why not")),
    "PlanIntervention.said": lambda b, at: b.plan.said(
        Word.REOPEN, typed(at, PRIYA, "model evaluation"), f"since {MARKS[at]}"
    ),
    "PlanIntervention.named": lambda b, at: b.plan.named(
        Word.REOPEN, at, Operator(), ("churn", "model_evaluation"), "it leaks"
    ),
    "PlanIntervention.undo_typed": lambda b, at: b.plan.undo_typed(typed(at, ANA, "")),
    "PlanIntervention.undo_named": lambda b, at: b.plan.undo_named(
        at, Operator(), ("churn", "model_evaluation")
    ),
    "KeepKnowingChannels.__call__": lambda b, at: KeepKnowingChannels(
        lambda: (at,), b.work, b.clock, is_private
    )(),
    "NoteMembers.joined": lambda b, at: NoteMembers(b.work, b.clock).joined(at, OWL_HERE, OMAR),
    "NoteMembers.left": lambda b, at: NoteMembers(b.work, b.clock).left(at, HERE, OMAR),
    "NoteMembers.we_joined": lambda b, at: NoteMembers(b.work, b.clock).we_joined(
        at, OWL_HERE, private=True
    ),
    "AskWhoIsInGroups.__call__": lambda b, at: groups(b)(at, CHURN),
    "AskWhoIsInGroups.ask_about": lambda b, at: groups(b).ask_about(at, [TEAM]),
    "KeepKnowingGroups.__call__": lambda b, at: KeepKnowingGroups(
        lambda: (at,), b.work, b.clock, groups(b)
    )(),
    "NoteGroupChanged.__call__": lambda b, at: NoteGroupChanged(b.work)(at, TEAM),
    "KnowTimeZones.__call__": lambda b, at: b.zones(at, [ANA]),
    "PassOnWhenLeaving.__call__": leave,
    "PlanAbsences.__call__": lambda b, at: PlanAbsences(lambda: (at,), b.work, b.clock)(),
    "FindOutsiders.__call__": lambda b, at: FindOutsiders(b.work, b.clock, b.admit)(at, [ANA]),
    "ListMarkable.__call__": lambda b, at: [
        ListMarkable(b.work, b.shelf, b.admit)(at, where, PRIYA) for where in (HERE, NOWHERE)
    ],
    "ListVotes.__call__": lambda b, at: ListVotes(b.work)(at),
    "LookUp.knowledge": lambda b, at: LookUp(b.work, b.shelf).knowledge(at).workflows,
    "LookUp.question": lambda b, at: LookUp(b.work, b.shelf).question(at, KNOWN),
    "Prefer.look": lambda b, at: prefer(b).look(at, LEE),
    "Prefer.back": lambda b, at: prefer(b).back(at, LEE),
    "Prefer.hours": lambda b, at: prefer(b).hours(at, DANA, "9-17"),
    "Prefer.digest": lambda b, at: prefer(b).digest(at, DANA, "9:00"),
    "Prefer.fill_in": lambda b, at: prefer(b).fill_in(at, DANA, FILLED),
    "AnswerLeftQuestions.__call__": left_questions,
    "ImportRegistry.__call__": lambda b, at: b.read(EXTRA, at),
    "ImportRegistry.dry_run": lambda b, at: b.try_out(EXTRA, at),
    "ExportRegistry.__call__": lambda b, at: ExportRegistry(b.sql_work)(at),
    "SnoozeReminder.__call__": lambda b, at: SnoozeReminder(b.work, b.zones, b.clock)(
        at, InboxKey("snooze"), reminder_again(HANDOFF, DANA, 0), DANA, Snooze.HOUR
    ),
    "LookAheadAtReopening.__call__": lambda b, at: LookAheadAtReopening(b.plan, b.tell_when)(
        KeptQuestion(
            InboxKey("Q2"), at, HERE, PRIYA, "reopen model evaluation: leaks", "", b.clock()
        )
    ),
    "AskThem.__call__": lambda b, at: AskThem(b.work, b.shelf, b.clock, b.admit, b.zones)(
        b.order(at, OMAR, "owl"), Person(OMAR), PhaseKey("train")
    ),
    "SaveQuestions.keep_answer": lambda b, at: saving(b).keep_answer(at, Operator(), KNOWN),
    "SaveQuestions.forget": lambda b, at: saving(b).forget(
        at, Operator(), f"who handles drift detection of {MARKS[at]} model?"
    ),
    "SaveQuestions.listed": lambda b, at: saving(b).listed(at, Operator()).questions,
    "SaveQuestions.may": lambda b, at: saving(b).may(at, Person(PRIYA)),
    "ShowHome.drawn": lambda b, at: show(b).drawn(at, PRIYA, 0),
    "ShowHome.turned": lambda b, at: show(b).turned(at, PRIYA, 1),
    "ShowHome.if_stale": lambda b, at: show(b).if_stale(at, PRIYA),
    "ShowHome.if_idle": lambda b, at: show(b).if_idle(at, PRIYA),
    "ShowStaleHomes.__call__": lambda b, at: stale_homes(b, at)(),
    "ShowStaleHomes.forget": lambda b, at: stale_homes(b, at).forget(),
    "ListTaught.__call__": lambda b, at: (
        ListTaught(b.work, b.shelf)(at, Operator()).teachings,
        ListTaught(b.work, b.shelf)(at, Person(OMAR)).teachings,
    ),
    "SettleTeaching.approve": lambda b, at: settle_teaching(b).approve(at, PROPOSED, Person(PRIYA)),
    "SettleTeaching.reject": lambda b, at: settle_teaching(b).reject(at, PROPOSED, Person(PRIYA)),
    "SettleTeaching.undo": lambda b, at: settle_teaching(b).undo(at, TAUGHT, Person(PRIYA)),
    "Teach.weigh": lambda b, at: teach(b).weigh(wish(at, TeachingId("t0other"), OMAR)),
    "TellWhen.before": before,
    "TellWhen.after": lambda b, at: b.tell_when.after(at, DONE),
    "TellWhen.why": why,
    "WaitForHours.__call__": lambda b, at: WaitForHours(b.work, b.zones, b.clock, b.shelf)(
        at, reminder_again(HANDOFF, DANA, 1)
    ),
    "Tokens.listed": lambda b, at: [one.name for one in b.tokens.listed(at)],
    "Tokens.revoke": lambda b, at: b.tokens.revoke(at, TOKEN),
    "Tokens.actor": lambda b, at: b.tokens.actor(b.presented[at]),
    "ListUnanswered.__call__": lambda b, at: (
        ListUnanswered(b.work)(at, Operator()),
        ListUnanswered(b.work)(at, Person(DANA)),
    ),
    "WantWeekly.end": lambda b, at: WantWeekly(b.work, b.clock).end(at, PRIYA),
    "OweWeekly.__call__": lambda b, at: OweWeekly(lambda: (at,), b.work, b.clock)(),
    "ReopenPhase": lambda b, at: Intervene(b.change)(
        b.order(at, PRIYA), ReopenPhase(EVALUATION, Person(PRIYA), f"for {MARKS[at]}")
    ),
}
DEEDS: Mapping[str, Deed] = {
    **BEGINNING,
    **OTHERS,
    **DEEDS_OF_CHANNELS,
    **DEEDS_OF_FORMS,
    **DEEDS_OF_LOOKING,
    **DEEDS_OF_READING,
}
