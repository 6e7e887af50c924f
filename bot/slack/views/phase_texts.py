"""The sentences about phases: which are open, what follows, what is done."""

from bot.slack.views.answer_texts import several, who_holds
from bot.slack.views.blocks import NAME, bold, inside, name
from bot.slack.views.mrkdwn import everybody, mention, moment, shortened, some
from bot.slack.views.naming import mentioned
from domain.knowledge.workflows import WorkflowPhase
from domain.projects import Completion, Phase, PhaseStatus, Project
from domain.questions.answers import CurrentPhase, Next, PhaseTold
from domain.questions.general import UsuallyNext

_MARKS = {
    PhaseStatus.WAITING: ":white_circle:",
    PhaseStatus.READY: ":inbox_tray:",
    PhaseStatus.ACTIVE: ":large_blue_circle:",
    PhaseStatus.DONE: ":white_check_mark:",
    PhaseStatus.SKIPPED: ":fast_forward:",
}


def current_phases(answer: CurrentPhase) -> str:
    open_now = answer.project.open_phases()
    if not open_now:
        return f"No phase of {bold(answer.project.name)} is open."
    lines = [_open(answer, phase) for phase in open_now]
    return f"{bold(answer.project.name)} is in {some(lines)}."


def about_next(answer: Next) -> tuple[str, ...]:
    project = answer.project
    after = some([inside(phase.name) for phase in answer.after])
    if not answer.following:
        last = f"Nothing follows {after}" if after else "Nothing is left to follow"
        return (f"{last} on {bold(project.name)}.",)
    first = f"After {after} on {bold(project.name)}:" if after else f"{bold(project.name)}:"
    lines = [
        f"{bold(phase.name)} → {inside(role.name)}: {who_holds(project, role) or 'nobody yet'}"
        for phase, role in answer.following
    ]
    return (first, several(lines))


def about_usually_next(answer: UsuallyNext) -> tuple[str, ...]:
    after = some([inside(phase.name) for phase in answer.after])
    where = f"in the workflow {bold(answer.workflow.name)}"
    if not answer.following:
        return (f"Nothing follows {after} {where}.",)
    lines = [f"{bold(phase.name)} → {inside(role.name)}" for phase, role in answer.following]
    return (f"After {after} {where}:", several(lines))


def about_phase(answer: PhaseTold) -> str:
    phase = answer.project.phase(answer.phase.key)
    what = f"{bold(answer.phase.name)} of {bold(answer.project.name)}"
    done = phase.ending
    if phase.status is PhaseStatus.SKIPPED and done is not None:
        return _skipped(what, done)
    if phase.status is PhaseStatus.DONE and done is not None:
        return f"{what} was completed by {mentioned(done.by)}, {moment(done.at)}."
    if phase.status is PhaseStatus.DONE:
        return f"{what} is done; nobody told me who completed it."
    holder = f" {mention(phase.holder)} works on it." if phase.holder else ""
    return f"{what} is not done yet: it is {phase.status}.{holder}"


def counted(project: Project) -> str:
    """Say how far a project is."""
    done = [phase for phase in project.phases if phase.status is PhaseStatus.DONE]
    skipped = [phase for phase in project.phases if phase.status is PhaseStatus.SKIPPED]
    more = f", {len(skipped)} skipped" if skipped else ""
    return f"{len(done)} of {len(project.phases)} phases done{more}"


def phase_line(phase: Phase, known: WorkflowPhase) -> str:
    """Say how one phase stands."""
    line = f"{_MARKS[phase.status]}  {name(known.name)}"
    done = phase.ending
    if done is not None:
        did = "" if done.outcome is PhaseStatus.DONE else f"{done.outcome} by "
        return f"{line}  ·  {did}{mentioned(done.by)}, {moment(done.at)}"
    holder = f"  ·  {mention(phase.holder)}" if phase.holder else ""
    return f"{line}  ·  {phase.status}{holder}"


def _skipped(what: str, skip: Completion) -> str:
    reason = f": “{shortened(skip.note, NAME)}”" if skip.note else ""
    return f"{what} was skipped by {mentioned(skip.by)}, {moment(skip.at)}{reason}."


def _open(answer: CurrentPhase, phase: Phase) -> str:
    known = answer.workflow.phase(phase.key)
    if phase.holder:
        return f"*{inside(known.name)}* ({mention(phase.holder)})"
    waits = answer.project.handoff_of(phase.key)
    asked = everybody(waits.to, waits.groups) if waits else ""
    to = f", offered to {asked}" if asked else ""
    return f"*{inside(known.name)}* ({phase.status}{to})"
