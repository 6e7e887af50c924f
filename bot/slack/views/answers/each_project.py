"""The sentences of an answer about several projects, where none was meant."""

from bot.slack.views.answers.answer_texts import several, who_holds
from bot.slack.views.answers.phase_texts import about_phase, counted, current_phases
from bot.slack.views.parts.blocks import bold, inside
from bot.slack.views.parts.mrkdwn import some
from domain.questions.answers import CurrentPhase, Next, PhaseTold, Status, Team
from domain.questions.general import OfEach, OfProject
from domain.questions.readings import Intent
from domain.wording import sentences
from domain.words import _, ngettext


def about_each(answer: OfEach) -> tuple[str, ...]:
    """Tell of each project in a line, and how many are left."""
    rest = answer.count - len(answer.each)
    these = ngettext(
        "These are {shown} of {count:,} projects.",
        "These are {shown} of {count:,} projects.",
        answer.count,
        shown=len(answer.each),
    )
    hint = _("Name a project (“… of *churn*”), or ask me in its channel, for more.")
    lines = several([_line(one) for one in answer.each])
    told = (lines, sentences(these if rest > 0 else "", hint))
    if answer.reading.intent is Intent.MARK_DONE:
        return (_("Nothing to mark: that phase is open in none of these projects."), *told)
    return told


def _line(one: OfProject) -> str:
    match one:
        case Status():
            return f"{bold(one.project.name)}: {_so_far(one)}"
        case CurrentPhase():
            return current_phases(one.project, one.workflow)
        case PhaseTold():
            return about_phase(one)
        case Next():
            return f"{bold(one.project.name)}: {_following(one)}"
        case Team():
            return f"{bold(one.project.name)}: {_holders(one)}"
        case _other:
            return bold(one.project.name)


def _so_far(status: Status) -> str:
    so_far = counted(status.project)
    names = [inside(status.workflow.phase(p.key).name) for p in status.project.open_phases()]
    if not names:
        return so_far
    return _("{progress}, now in {phases}", progress=so_far, phases=some(names))


def _following(following: Next) -> str:
    nobody = _("nobody yet")
    names = [
        f"{inside(phase.name)} → {inside(role.name)}"
        f" ({who_holds(following.project, role) or nobody})"
        for phase, role in following.following
    ]
    return some(names) or _("nothing is left to follow")


def _holders(team: Team) -> str:
    held = ((role, who_holds(team.project, role)) for role in team.roles)
    told = ", ".join(f"{inside(role.name)} {who}" for role, who in held if who)
    return told or _("nobody yet")
