"""The sentences about one side of an answer: who steps in, since when, and why."""

from collections import Counter

from bot.slack.views.answer_texts import several
from bot.slack.views.blocks import bold, inside
from bot.slack.views.mrkdwn import day, holder, holders, mention, shortened, some
from domain.knowledge.roles import Role
from domain.projects import Assignment, Project, Standing
from domain.questions.answers import Handled, Team
from domain.questions.asides import Explained, OtherLanguage
from domain.questions.people import HeldBefore
from domain.questions.readings import Aspect, Intent
from domain.questions.tongues import ONLY_ENGLISH

_EXPLANATION = 500  # characters
_IN_ORDER = frozenset({Intent.NEXT_PHASE, Intent.NEXT_ROLE})


def one_side(answer: Handled) -> str:
    """Answer who steps in, or since when a role is held."""
    if answer.reading.aspect is Aspect.SINCE:
        return _since(answer.project, answer.role)
    project, role = answer.project, answer.role
    first = project.holders(role.key, Standing.PRIMARY)
    backups = project.holders(role.key, Standing.BACKUP)
    which = f"{inside(role.name)} of {bold(project.name)}"
    if not backups:
        return f"Nobody stands by for the {which}: only {holders(first)}."
    told = f"Backup of the {which}: {holders(backups)}."
    return f"{told} First comes {holders(first)}." if first else told


def backups_of(answer: Team) -> tuple[str, ...]:
    """Answer who steps in for each role of a project, or for each of somebody's roles."""
    project, person = answer.project, answer.reading.person
    if person and not answer.roles:
        return (f"{mention(person)} holds no role on {bold(project.name)} that I know of.",)
    whose = f"Who steps in for {mention(person)} on" if person else "Who steps in on"
    lines = [f"{bold(role.name)}: {_backups(project, role) or 'nobody'}" for role in answer.roles]
    return (f"{whose} {bold(project.name)}", several(lines or ["Nobody yet."]))


def before_now(answer: HeldBefore) -> tuple[str, ...]:
    """Answer who held a role before, and until when."""
    stood_by = answer.reading.aspect is Aspect.FORMER_BACKUPS
    role = inside(answer.role.name)
    which = bold(answer.project.name)
    if not answer.held:
        as_what = f"backup of the {role}" if stood_by else role
        earlier = "before that" if answer.reading.back > 1 else "before"
        return (f"I know of nobody who was {as_what} of {which} {earlier}.",)
    until = day(answer.held[0].until)  # those of one change share it
    told = holders(tenure.holder for tenure in answer.held)
    as_what = f"Backup of the {role}" if stood_by else bold(answer.role.name)
    return (f"{as_what} of {which} until {until}: {told}.",)


def hats_worn(answer: Team) -> str:
    """Say who wears several hats on a project, nothing where nobody does."""
    held = Counter(
        assignment.holder
        for assignment in answer.project.assignments
        if assignment.standing is Standing.PRIMARY
    )
    worn = [f"{holder(who)} ({count})" for who, count in held.items() if count > 1]
    return f"Several hats: {some(worn)}" if worn else ""


def aside(answer: Explained | OtherLanguage) -> tuple[str, ...]:
    """Say why, or that we understand English only."""
    if isinstance(answer, OtherLanguage):
        return (ONLY_ENGLISH[answer.language],)
    return explained(answer)


def explained(answer: Explained) -> tuple[str, ...]:
    """Answer why: by the responsibility, and by what the registry says."""
    role, project, known = answer.role, answer.project, answer.responsibility
    lines: list[str] = []
    if role and known:
        told = shortened(known.explanation, _EXPLANATION)
        lines.append(f"{bold(known.name)} is a responsibility of the {inside(role.name)}: {told}")
    if role and project:
        lines.append(_registered(project, role))
    elif project and answer.reading.intent in _IN_ORDER:
        lines.append(f"That is the order of the workflow that {bold(project.name)} follows.")
    elif project:
        lead = f" {mention(project.lead)} leads it and can correct it." if project.lead else ""
        lines.append(f"That is what my registry says of {bold(project.name)}.{lead}")
    return tuple(lines) or ("That is what my registry and my knowledge of roles say.",)


def held_since(answer: Handled) -> str:
    """Say since when a role is held, where one holder comes first and that is known."""
    first = _assigned(answer.project, answer.role, Standing.PRIMARY)
    match first:
        case (Assignment(since=since),) if since is not None:
            return f"In this role since {day(since)}"
        case _:
            return ""


def _registered(project: Project, role: Role) -> str:
    if project.is_vacant(role.key):
        return f"On {bold(project.name)} my registry names nobody as {inside(role.name)}."
    held = _assigned(project, role, Standing.PRIMARY) or _assigned(project, role, Standing.BACKUP)
    told = some([_with_day(assignment) for assignment in held])
    return f"My registry names {told} as {inside(role.name)} of {bold(project.name)}."


def _since(project: Project, role: Role) -> str:
    first = _assigned(project, role, Standing.PRIMARY)
    backups = _assigned(project, role, Standing.BACKUP)
    told = some([_with_day(assignment) for assignment in first])
    behind = some([_with_day(assignment) for assignment in backups])
    backup = f"Backup: {behind}." if behind else ""
    of = f"{bold(role.name)} of {bold(project.name)}:"
    return f"{of} {told}. {backup}".rstrip() if told else f"{of} {backup}"


def _with_day(assignment: Assignment) -> str:
    since = f" since {day(assignment.since)}" if assignment.since else ""
    return f"{holder(assignment.holder)}{since}"


def _assigned(project: Project, role: Role, standing: Standing) -> tuple[Assignment, ...]:
    return tuple(
        assignment
        for assignment in project.assignments
        if assignment.role == role.key and assignment.standing is standing
    )


def _backups(project: Project, role: Role) -> str:
    return holders(project.holders(role.key, Standing.BACKUP))
