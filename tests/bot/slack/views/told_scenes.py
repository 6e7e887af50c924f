"""What people are told of handoffs, where no snapshot has it: a scene for each sentence."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.slack.views.answers.each_project import about_each
from bot.slack.views.answers.phase_texts import (
    about_next,
    about_phase,
    about_usually_next,
    current_phases,
    phase_line,
)
from bot.slack.views.handoffs.departure import Departure, departure_notice
from bot.slack.views.handoffs.digest import digest
from bot.slack.views.handoffs.group_call import (
    Called,
    group_backup,
    group_call,
    group_reminder,
    no_longer_called,
)
from bot.slack.views.handoffs.later import hint_lines, queue_lines, stand_in_lines
from bot.slack.views.handoffs.leaderless import Leaderless, leaderless_notice
from bot.slack.views.handoffs.reminder import Reminded, Waiting, asked_too, overdue, reminder
from bot.slack.views.handoffs.reports import Reported, report_message
from bot.slack.views.handoffs.requests import Wanted, asked_them, refused_with_way, request_notice
from bot.slack.views.handoffs.taken_out import TakenOut, taken_out_notice
from bot.slack.views.handoffs.unreached import unreached_notice
from bot.slack.views.parts.action_values import PhaseValue
from bot.slack.views.parts.blocks import section
from bot.slack.views.parts.message import Message
from domain.absences import StandIn
from domain.handoffs.confirming import Report
from domain.handoffs.departing import Abandoned
from domain.handoffs.hours.calendar import Later
from domain.handoffs.requesting import Requested
from domain.handoffs.status_hints import AwayHint, SlackStatus
from domain.ids import MemberId, PhaseKey, ProjectKey, RequestId, RoleKey, UserGroupId
from domain.projects import Person, PhaseStatus, Project, Standing
from domain.questions.answers import CurrentPhase, Next, PhaseTold, Status, Team
from domain.questions.general import OfEach, UsuallyNext
from domain.questions.readings import Intent, Reading
from domain.statuses import ReportStatus
from tests.bot.slack.views.scenes import NAMES, Scene, after
from tests.bot.slack.views.test_digest_view import an_offer, waiting
from tests.bot.slack.views.test_intervention_views import skipped
from tests.factories import (
    ANA,
    DANA,
    LEE,
    ML_ENGINEER,
    NOW,
    PRIYA,
    a_knowledge_base,
    a_project,
)

EVALUATION = PhaseKey("model_evaluation")  # Ana hands over to Dana, whose backup Lee is
GROUP = UserGroupId("S0DATA")
KNOWLEDGE = a_knowledge_base()
STANDARD = KNOWLEDGE.workflows[0]
PHASE = STANDARD.phase(EVALUATION)
READING = Reading(Intent.OOS, 0.5)
MANY = 12  # more than one message tells of
FOLLOWING = ((PHASE, KNOWLEDGE.role(RoleKey(ML_ENGINEER))),)


def _called(scene: Scene) -> Called:
    return Called(scene.project, scene.knowledge, scene.handoff, (GROUP,))


def _calling(draw: Callable[..., Message], count: int) -> Message:
    projects = (a_project(EVALUATION, name=f"Heron {number}") for number in range(count))
    return draw([_called(after(EVALUATION, project=one)) for one in projects], NAMES)


def _all_settled() -> Message:
    scene = after(EVALUATION)
    every = (scene.accepted_by(DANA), scene.returned_by(LEE))
    return group_call([*map(_called, every), *map(_called, every)], NAMES)


def _some_settled() -> Message:
    scene = after(EVALUATION)
    return group_call([_called(scene), _called(scene.accepted_by(DANA))], NAMES)


def _left(*roles: Abandoned, is_back: bool = False) -> Message:
    return departure_notice(Departure(DANA, KNOWLEDGE, roles, is_back))


def _abandoned(number: int) -> Abandoned:
    project = a_project(key=f"heron{number}")
    if number % 2:
        return Abandoned(project, RoleKey(ML_ENGINEER), Standing.BACKUP)
    return Abandoned(project, RoleKey(ML_ENGINEER), Standing.PRIMARY, (EVALUATION,))


def _reported(status: ReportStatus, *confirmed: MemberId, at: str = EVALUATION) -> Message:
    project = a_project(at)
    opened = Report(RequestId("R1"), project.key, EVALUATION, "nightly", 0, NOW)
    report = replace(opened, status=status, confirmed=confirmed, reason="Heron")
    return report_message(Reported(report, project, PHASE, (GROUP,)))


def _asking() -> Message:
    what = (a_project(EVALUATION), EVALUATION, "Model evaluation")
    return asked_them(Requested(RequestId("R1"), *what, (ANA, PRIYA)), ())


def _finished() -> Project:
    project = a_project()
    over = tuple(replace(phase, status=PhaseStatus.DONE) for phase in project.phases)
    return replace(project, phases=over)


def _waits(receiver: MemberId, draw: Callable[[Reminded], Message]) -> Message:
    return draw(waiting(MANY, receiver))


def _settled(draw: Callable[[Reminded], Message]) -> Message:
    scene = after(EVALUATION).accepted_by(LEE)
    every = [Waiting(scene.project, scene.knowledge, one) for one in scene.handoffs]
    return draw(Reminded(DANA, every))


def _lines(said: Sequence[str]) -> Message:
    return Message("Heron", tuple(map(section, said)))


def _about_phases() -> Message:
    scene, skipping = after(EVALUATION), skipped().project
    started, finished = a_project(EVALUATION), _finished()
    told = [PhaseTold(READING, one, PHASE) for one in (scene.project, started, finished)]
    said = [about_phase(one) for one in told]
    said += [about_phase(PhaseTold(READING, skipping, one)) for one in STANDARD.phases]
    said += [phase_line(one, STANDARD.phase(one.key)) for one in skipping.phases]
    for project in (scene.accepted_by(DANA).project, scene.project, finished):
        said.append(current_phases(project, STANDARD))
    for following in ((), FOLLOWING):
        for afterwards in ((), (PHASE,)):
            said += about_next(Next(READING, started, afterwards, following))
        said += about_usually_next(UsuallyNext(READING, STANDARD, (PHASE,), following))
    return _lines(said)


def _taken_out(count: int) -> Message:
    gone = [PhaseKey(f"heron_{number}") for number in range(count)]
    return taken_out_notice(TakenOut(a_project(), STANDARD, gone, Person(ANA), is_theirs=True))


def _projects(count: int) -> list[Project]:
    return [replace(a_project(), key=ProjectKey(f"heron-{number}")) for number in range(count)]


def _about_each() -> Message:
    project = a_project(EVALUATION)
    every = (
        *(Status(READING, one, STANDARD) for one in (project, skipped().project, _finished())),
        CurrentPhase(READING, project, STANDARD),
        PhaseTold(READING, project, PHASE),
        *(Next(READING, project, (), following) for following in ((), FOLLOWING)),
        *(Team(READING, project, roles) for roles in ((), (FOLLOWING[0][1],))),
    )
    marked = replace(READING, intent=Intent.MARK_DONE)
    told = (
        *(about_each(OfEach(READING, every, count)) for count in (4711, len(every))),
        about_each(OfEach(marked, every[4:5], 1)),
    )
    return _lines([line for lines in told for line in lines])


def _later() -> Message:
    later = Later(DANA, NOW, "Europe/Madrid")
    status = SlackStatus("Heron", ":palm_tree:", NOW)
    hints = [AwayHint(DANA, status), AwayHint(DANA, replace(status, until=None))]
    away = [StandIn(LEE, MemberId(f"U{number}"), NOW.date()) for number in range(MANY)]
    queue = [replace(later, in_digest=True)]
    told = (queue_lines([later] * MANY), queue_lines(queue), hint_lines(hints))
    return _lines([line for lines in (*told, stand_in_lines(away)) for line in lines])


SCENES: dict[str, Callable[[], Message]] = {
    **{
        f"{draw.__name__} of {count}": lambda draw=draw, count=count: _calling(draw, count)
        for draw in (group_call, group_reminder, group_backup)
        for count in (1, 2, MANY)
    },
    "called for nothing any longer": _all_settled,
    "called for one of two": _some_settled,
    "no longer called": lambda: no_longer_called(a_project(), "Model evaluation"),
    "left": lambda: _left(*map(_abandoned, range(42))),
    "left and nothing is left": _left,
    "is back": lambda: _left(is_back=True),
    "reported": lambda: _reported(ReportStatus.OPEN),
    "confirmed once": lambda: _reported(ReportStatus.OPEN, ANA),
    "confirmed": lambda: _reported(ReportStatus.CONFIRMED, ANA, PRIYA),
    "rejected": lambda: _reported(ReportStatus.REJECTED),
    "reported in vain": lambda: _reported(ReportStatus.OPEN, at="model_deployment"),
    "asking them": _asking,
    "may be asked": lambda: refused_with_way("Heron", PhaseValue(a_project().key, EVALUATION)),
    "asked to mark": lambda: request_notice(Wanted(a_project(), PHASE, ANA)),
    "about phases": _about_phases,
    **{
        f"led {count}, may pick: {may}": lambda count=count, may=may: leaderless_notice(
            Leaderless(ANA, _projects(count), may_pick=may)
        )
        for count in (0, 1, MANY)
        for may in (True, False)
    },
    "leads again": lambda: leaderless_notice(Leaderless(ANA, (), may_pick=True, is_back=True)),
    "unreached": lambda: unreached_notice(LEE, [(a_project(), "Heron 4711")] * MANY),
    **{f"taken out {count}": lambda count=count: _taken_out(count) for count in (1, MANY)},
    "about each": _about_each,
    "told later": _later,
    "much waits": lambda: _waits(DANA, reminder),
    "much waits for backups": lambda: _waits(LEE, asked_too),
    "much waits for the lead": lambda: _waits(PRIYA, overdue),
    **{
        f"settled {draw.__name__}": lambda draw=draw: _settled(draw)
        for draw in (reminder, asked_too, overdue)
    },
    "a long digest": lambda: digest([an_offer(f"Heron {number}") for number in range(40)]),
}
