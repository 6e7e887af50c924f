"""The sentences about phases: which are open, what follows, what is done."""

from bot.slack.views.answers.answer_texts import several, who_holds
from bot.slack.views.parts.blocks import NAME, bold, inside, name
from bot.slack.views.parts.mrkdwn import everybody, mention, moment, shortened, some
from bot.slack.views.parts.naming import mentioned
from domain.handoffs.refusals import phase_is
from domain.knowledge.workflows import Workflow, WorkflowPhase
from domain.projects import Completion, Phase, PhaseStatus, Project
from domain.questions.answers import Next, PhaseTold
from domain.questions.general import UsuallyNext
from domain.wording import sentences
from domain.words import _, ngettext

_MARKS = {
    PhaseStatus.WAITING: ":white_circle:",
    PhaseStatus.READY: ":inbox_tray:",
    PhaseStatus.ACTIVE: ":large_blue_circle:",
    PhaseStatus.DONE: ":white_check_mark:",
    PhaseStatus.SKIPPED: ":fast_forward:",
}


def current_phases(project: Project, workflow: Workflow) -> str:
    open_now, called = project.open_phases(), bold(project.name)
    if not open_now:
        return _("No phase of {project} is open.", project=called)
    lines = [_open(project, workflow.phase(phase.key), phase) for phase in open_now]
    return _("{project} is in {phases}.", project=called, phases=some(lines))


def about_next(answer: Next) -> tuple[str, ...]:
    project, where = answer.project, bold(answer.project.name)
    after = some([inside(phase.name) for phase in answer.after])
    if not answer.following and after:
        return (_("Nothing follows {phases} on {project}.", phases=after, project=where),)
    if not answer.following:
        return (_("Nothing is left to follow on {project}.", project=where),)
    first = f"{where}:"
    if after:
        first = _("After {phases} on {project}:", phases=after, project=where)
    nobody = _("nobody yet")
    lines = [
        f"{bold(phase.name)} → {inside(role.name)}: {who_holds(project, role) or nobody}"
        for phase, role in answer.following
    ]
    return (first, several(lines))


def about_usually_next(answer: UsuallyNext) -> tuple[str, ...]:
    named = {
        "phases": some([inside(phase.name) for phase in answer.after]),
        "workflow": bold(answer.workflow.name),
    }
    if not answer.following:
        return (_("Nothing follows {phases} in the workflow {workflow}.", **named),)
    lines = [f"{bold(phase.name)} → {inside(role.name)}" for phase, role in answer.following]
    return (_("After {phases} in the workflow {workflow}:", **named), several(lines))


def about_phase(answer: PhaseTold) -> str:
    phase = answer.project.phase(answer.phase.key)
    named = {"phase": bold(answer.phase.name), "project": bold(answer.project.name)}
    done = phase.ending
    if phase.status is PhaseStatus.SKIPPED and done is not None:
        return _skipped(named, done)
    if phase.status is PhaseStatus.DONE and done is not None:
        by_at = {"who": mentioned(done.by), "moment": moment(done.at)}
        return _("{phase} of {project} was completed by {who}, {moment}.", **named, **by_at)
    if phase.status is PhaseStatus.DONE:
        return _("{phase} of {project} is done; nobody told me who completed it.", **named)
    status = phase_is(phase.status)
    yet = _("{phase} of {project} is not done yet: it is {status}.", **named, status=status)
    works = _("{member} works on it.", member=mention(phase.holder)) if phase.holder else ""
    return sentences(yet, works)


def counted(project: Project) -> str:
    """Say how far a project is."""
    done = [phase for phase in project.phases if phase.status is PhaseStatus.DONE]
    skipped = [phase for phase in project.phases if phase.status is PhaseStatus.SKIPPED]
    if not skipped:
        return ngettext(
            "{done} of {count} phases done",
            "{done} of {count} phases done",
            len(project.phases),
            done=len(done),
        )
    return ngettext(
        "{done} of {count} phases done, {skipped} skipped",
        "{done} of {count} phases done, {skipped} skipped",
        len(project.phases),
        done=len(done),
        skipped=len(skipped),
    )


def phase_line(phase: Phase, known: WorkflowPhase) -> str:
    """Say how one phase stands."""
    line = f"{_MARKS[phase.status]}  {name(known.name)}"
    done = phase.ending
    if done is not None:
        return f"{line}  ·  {_ended(done)}"
    holder = f"  ·  {mention(phase.holder)}" if phase.holder else ""
    return f"{line}  ·  {phase_is(phase.status)}{holder}"


def _ended(done: Completion) -> str:
    who, at = mentioned(done.by), moment(done.at)
    if done.outcome is PhaseStatus.DONE:
        return f"{who}, {at}"
    return _("skipped by {who}, {moment}", who=who, moment=at)


def _skipped(named: dict[str, str], skip: Completion) -> str:
    told = {**named, "who": mentioned(skip.by), "moment": moment(skip.at)}
    if not skip.note:
        return _("{phase} of {project} was skipped by {who}, {moment}.", **told)
    reason = shortened(skip.note, NAME)
    return _(
        "{phase} of {project} was skipped by {who}, {moment}: “{reason}”.", **told, reason=reason
    )


def _open(project: Project, known: WorkflowPhase, phase: Phase) -> str:
    if phase.holder:
        return f"*{inside(known.name)}* ({mention(phase.holder)})"
    waits = project.handoff_of(phase.key)
    asked = everybody(waits.to, waits.groups) if waits else ""
    status = phase_is(phase.status)
    if asked:
        status = _("{status}, offered to {people}", status=status, people=asked)
    return f"*{inside(known.name)}* ({status})"
