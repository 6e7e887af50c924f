"""What an answer to a question looks like."""

from bot.slack.views.answers.answer_texts import (
    about_handoffs,
    about_hats,
    about_projects,
    about_role,
    compared,
    handled,
    role_without_project,
    team,
    unfilled,
    vacancies,
    vacant,
)
from bot.slack.views.answers.doubts import choices_message, which_project_message, with_doors
from bot.slack.views.answers.each_project import about_each
from bot.slack.views.answers.guide import guide
from bot.slack.views.answers.open_texts import (
    about_unknown,
    about_which_project,
)
from bot.slack.views.answers.phase_texts import (
    about_next,
    about_phase,
    about_usually_next,
    current_phases,
)
from bot.slack.views.answers.project_status import status_message
from bot.slack.views.answers.side_texts import (
    aside,
    backups_of,
    before_now,
    hats_worn,
    held_since,
    one_side,
)
from bot.slack.views.answers.together import together
from bot.slack.views.forms.project import offering_project
from bot.slack.views.handoffs.completion import done_asked, preview_card
from bot.slack.views.handoffs.requests import refused_with_way
from bot.slack.views.parts.action_values import PhaseValue
from bot.slack.views.parts.blocks import (
    bold,
    context,
    inside,
    joined,
    name,
    paragraphs,
    section,
)
from bot.slack.views.parts.message import Message
from bot.slack.views.parts.mrkdwn import SlackWording, some
from domain.handoffs.permission_refusals import PhaseNotYours
from domain.handoffs.preview import Preview
from domain.ids import QuestionId
from domain.projects import Project
from domain.questions.answers import (
    Answer,
    Choices,
    Compared,
    Confirm,
    CurrentPhase,
    DoneMeant,
    Guide,
    Handled,
    Next,
    Pending,
    PhaseTold,
    Projects,
    Refusal,
    RoleDescribed,
    RoleWithoutProject,
    Several,
    Status,
    Team,
    Unfilled,
    Unknown,
    Vacant,
    WhichProject,
)
from domain.questions.asides import Explained, OtherLanguage
from domain.questions.general import OfEach, UsuallyNext, Vacancies
from domain.questions.people import HeldBefore, RolesOf, RolesOfEach
from domain.questions.readings import Aspect
from domain.questions.splitting import part_of
from domain.words import _


def answer_message(answer: Answer, question: QuestionId | None = None) -> Message:
    """Draw any answer: what we claim, why we claim it, what to do next.

    With the question's id, one may vote on it, ask the lead or teach a better one.
    """
    drawn = with_doors(_drawn(answer, question), answer, question)
    return offering_project(drawn) if _knows_no_project_here(answer) else drawn


def _knows_no_project_here(answer: Answer) -> bool:
    match answer:
        case RoleWithoutProject(reading=reading):
            return reading.project is None
        case WhichProject(projects=projects):
            return not projects
        case _:
            return False


def _drawn(answer: Answer, question: QuestionId | None) -> Message:
    match answer:
        case Guide():
            return guide()
        case Confirm(deed=Preview() as preview):
            return preview_card(preview)
        case Refusal(error=PhaseNotYours() as error) if error.who_may:
            phase = PhaseValue(error.project, error.phase)
            return refused_with_way(error.told(SlackWording()), phase)
        case Status():
            return status_message(answer)
        case Choices():
            return choices_message(answer, question)
        case WhichProject(projects=projects) if projects:
            return which_project_message(answer)
        case Several():
            return _several(answer, question)
        case _:
            return _plain(_lines(answer), _small_print(answer))


def _several(several: Several, question: QuestionId | None) -> Message:
    parts = [
        _drawn(one, part_of(question, number) if question else None)
        for number, one in enumerate(several.answers, start=1)
    ]
    return together(parts, several.left)


People = Handled | Vacant | RoleWithoutProject | Team | Unfilled | Vacancies | HeldBefore
Work = CurrentPhase | Next | UsuallyNext | PhaseTold | Pending | DoneMeant | Confirm
Asides = Explained | OtherLanguage
Others = (
    RoleDescribed | Compared | RolesOf | RolesOfEach | Projects | WhichProject | Refusal | Unknown
)


def _lines(answer: People | Work | Asides | OfEach | Others) -> tuple[str, ...]:
    """Return the paragraphs of an answer that is text alone."""
    if isinstance(answer, People):
        return _about_people(answer)
    if isinstance(answer, OfEach):
        return about_each(answer)
    if isinstance(answer, Asides):
        return aside(answer)
    return _about_work(answer) if isinstance(answer, Work) else _about_others(answer)


def _about_others(answer: Others) -> tuple[str, ...]:
    match answer:
        case RoleDescribed(role=role):
            return about_role(role)
        case Compared(roles=roles):
            return compared(roles)
        case RolesOf() | RolesOfEach():
            return about_hats(answer)
        case Projects():
            return about_projects(answer)
        case WhichProject():
            return (about_which_project(answer),)
        case Refusal(error=error):
            return (error.told(SlackWording()),)
        case Unknown(reading=reading, project=project):
            return about_unknown(reading, project)


def _about_people(answer: People) -> tuple[str, ...]:
    match answer:
        case Handled(reading=reading):
            return (handled(answer) if reading.aspect is Aspect.WHOLE else one_side(answer),)
        case Vacant():
            return (vacant(answer),)
        case HeldBefore():
            return before_now(answer)
        case RoleWithoutProject():
            return role_without_project(answer)
        case Team(reading=reading):
            return backups_of(answer) if reading.aspect is Aspect.BACKUPS else team(answer)
        case Unfilled():
            return (unfilled(answer),)
        case Vacancies():
            return vacancies(answer)


def _about_work(answer: Work) -> tuple[str, ...]:
    match answer:
        case CurrentPhase():
            return (current_phases(answer.project, answer.workflow),)
        case Next():
            return about_next(answer)
        case UsuallyNext():
            return about_usually_next(answer)
        case PhaseTold():
            return (about_phase(answer),)
        case Pending():
            return about_handoffs(answer)
        case DoneMeant(project=project):
            told = bold(project.name)
            return (_("To mark a phase of {project} as done, use `/baton done`.", project=told),)
        case Confirm(deed=deed):
            return (done_asked(deed.phase, deed.project),)


def _plain(lines: tuple[str, ...], small: str) -> Message:
    blocks = [section(part) for line in lines for part in paragraphs(line.splitlines())]
    return Message(joined(lines), (*blocks, context(small)) if small else tuple(blocks))


def _small_print(answer: People | Work | Asides | OfEach | Others) -> str:
    """Return why we claim what we claim, and where the project stands."""
    reason = name(str(answer.reading.reason))
    match answer:
        case Handled() | Vacant() if answer.reading.aspect is Aspect.WHOLE:
            phases = (answer.workflow.phase(phase.key) for phase in answer.project.open_phases())
            now = _now_in(answer.project, some([inside(phase.name) for phase in phases]))
            since = held_since(answer) if isinstance(answer, Handled) else ""
            return "  ·  ".join(part for part in (reason, since, now) if part)
        case RoleWithoutProject():
            return reason
        case Team():
            return hats_worn(answer)
        case _:
            return ""


def _now_in(project: Project, phases: str) -> str:
    if not phases:
        return ""
    return _("{project} is in {phases} now", project=name(project.name), phases=phases)
