"""The sentences of an answer about several projects, where none was meant."""

from bot.slack.views.answer_texts import several, who_holds
from bot.slack.views.blocks import bold, inside
from bot.slack.views.mrkdwn import some
from bot.slack.views.phase_texts import about_phase, counted, current_phases
from domain.questions.answers import CurrentPhase, Next, PhaseTold, Status, Team
from domain.questions.general import OfEach, OfProject

_HINT = "Name a project (“… of *churn*”), or ask me in its channel, for more."


def about_each(answer: OfEach) -> tuple[str, ...]:
    """Tell of each project in a line, and how many are left."""
    rest = answer.count - len(answer.each)
    more = f"These are {len(answer.each)} of {answer.count:,} projects. " if rest > 0 else ""
    return (several([_line(one) for one in answer.each]), f"{more}{_HINT}")


def _line(one: OfProject) -> str:
    match one:
        case Status():
            return f"{bold(one.project.name)}: {counted(one.project)}{_now(one)}"
        case CurrentPhase():
            return current_phases(one)
        case PhaseTold():
            return about_phase(one)
        case Next():
            return f"{bold(one.project.name)}: {_following(one)}"
        case Team():
            return f"{bold(one.project.name)}: {_holders(one)}"
        case _:
            return bold(one.project.name)


def _now(status: Status) -> str:
    names = [inside(status.workflow.phase(p.key).name) for p in status.project.open_phases()]
    return f", now in {some(names)}" if names else ""


def _following(following: Next) -> str:
    names = [
        f"{inside(phase.name)} → {inside(role.name)}"
        f" ({who_holds(following.project, role) or 'nobody yet'})"
        for phase, role in following.following
    ]
    return some(names) or "nothing is left to follow"


def _holders(team: Team) -> str:
    held = ((role, who_holds(team.project, role)) for role in team.roles)
    return ", ".join(f"{inside(role.name)} {who}" for role, who in held if who) or "nobody yet"
