"""The sentences about one side of an answer: who steps in, since when, and why."""

from collections import Counter

from bot.slack.views.answers.answer_texts import several
from bot.slack.views.parts.blocks import bold, inside
from bot.slack.views.parts.mrkdwn import day, holder, holders, mention, shortened, some
from domain.knowledge.roles import Responsibility, Role
from domain.projects import Assignment, Project, Standing
from domain.questions.answers import Handled, Team
from domain.questions.asides import Explained, OtherLanguage
from domain.questions.people import HeldBefore
from domain.questions.readings import Aspect, Intent
from domain.questions.tongues import ONLY_ENGLISH
from domain.wording import sentences
from domain.words import _

_EXPLANATION = 500  # characters
_IN_ORDER = frozenset({Intent.NEXT_PHASE, Intent.NEXT_ROLE})


def one_side(answer: Handled) -> str:
    """Answer who steps in, or since when a role is held."""
    if answer.reading.aspect is Aspect.SINCE:
        return _since(answer.project, answer.role)
    project, role = answer.project, answer.role
    first = project.holders(role.key, Standing.PRIMARY)
    backups = project.holders(role.key, Standing.BACKUP)
    named = {"role": inside(role.name), "project": bold(project.name)}
    if not backups:
        only = holders(first)
        return _(
            "Nobody stands by for the {role} of {project}: only {holders}.", **named, holders=only
        )
    told = _("Backup of the {role} of {project}: {holders}.", **named, holders=holders(backups))
    return sentences(told, _("First comes {holders}.", holders=holders(first)) if first else "")


def backups_of(answer: Team) -> tuple[str, ...]:
    """Answer who steps in for each role of a project, or for each of somebody's roles."""
    project, person = answer.project, answer.reading.person
    named = {"person": mention(person) if person else "", "project": bold(project.name)}
    if person and not answer.roles:
        return (_("{person} holds no role on {project} that I know of.", **named),)
    title = _("Who steps in on {project}", **named)
    if person:
        title = _("Who steps in for {person} on {project}", **named)
    nobody = _("nobody")
    lines = [f"{bold(role.name)}: {_backups(project, role) or nobody}" for role in answer.roles]
    return (title, several(lines or [_("Nobody yet.")]))


def before_now(answer: HeldBefore) -> tuple[str, ...]:
    """Answer who held a role before, and until when."""
    stood_by = answer.reading.aspect is Aspect.FORMER_BACKUPS
    if not answer.held:
        return (_nobody_before(answer, stood_by=stood_by),)
    role = answer.role.name
    named = {
        "role": inside(role) if stood_by else bold(role),
        "project": bold(answer.project.name),
        "day": day(answer.held[0].until),  # those of one change share it
        "holders": holders(tenure.holder for tenure in answer.held),
    }
    if stood_by:
        return (_("Backup of the {role} of {project} until {day}: {holders}.", **named),)
    return (_("{role} of {project} until {day}: {holders}.", **named),)


def _nobody_before(answer: HeldBefore, *, stood_by: bool) -> str:
    named = {"role": inside(answer.role.name), "project": bold(answer.project.name)}
    match stood_by, answer.reading.back > 1:
        case True, True:
            told = _(
                "I know of nobody who was backup of the {role} of {project} before that.", **named
            )
        case True, False:
            told = _("I know of nobody who was backup of the {role} of {project} before.", **named)
        case False, True:
            told = _("I know of nobody who was {role} of {project} before that.", **named)
        case _other:
            told = _("I know of nobody who was {role} of {project} before.", **named)
    return told


def hats_worn(answer: Team) -> str:
    """Say who wears several hats on a project, nothing where nobody does."""
    held = Counter(
        assignment.holder
        for assignment in answer.project.assignments
        if assignment.standing is Standing.PRIMARY
    )
    worn = [f"{holder(who)} ({count})" for who, count in held.items() if count > 1]
    return _("Several hats: {holders}", holders=some(worn)) if worn else ""


def aside(answer: Explained | OtherLanguage) -> tuple[str, ...]:
    """Say why, or that we understand English only."""
    if isinstance(answer, OtherLanguage):
        return (ONLY_ENGLISH[answer.language],)
    return explained(answer)


def explained(answer: Explained) -> tuple[str, ...]:
    """Answer why: by the responsibility, and by what the registry says."""
    role, project, known = answer.role, answer.project, answer.responsibility
    lines = [_answers_for(known, role)] if role and known else []
    if role and project:
        lines.append(_registered(project, role))
    elif project and answer.reading.intent in _IN_ORDER:
        where = bold(project.name)
        lines.append(_("That is the order of the workflow that {project} follows.", project=where))
    elif project:
        lines.append(_corrected_by(project))
    return tuple(lines) or (_("That is what my registry and my knowledge of roles say."),)


def _answers_for(known: Responsibility, role: Role) -> str:
    return _(
        "{responsibility} is a responsibility of the {role}: {explanation}",
        responsibility=bold(known.name),
        role=inside(role.name),
        explanation=shortened(known.explanation, _EXPLANATION),
    )


def _corrected_by(project: Project) -> str:
    says = _("That is what my registry says of {project}.", project=bold(project.name))
    if project.lead is None:
        return says
    return sentences(says, _("{lead} leads it and can correct it.", lead=mention(project.lead)))


def held_since(answer: Handled) -> str:
    """Say since when a role is held, where one holder comes first and that is known."""
    first = _assigned(answer.project, answer.role, Standing.PRIMARY)
    match first:
        case (Assignment(since=since),) if since is not None:
            return _("In this role since {day}", day=day(since))
        case _:
            return ""


def _registered(project: Project, role: Role) -> str:
    named = {"project": bold(project.name), "role": inside(role.name)}
    if project.is_vacant(role.key):
        return _("On {project} my registry names nobody as {role}.", **named)
    held = _assigned(project, role, Standing.PRIMARY) or _assigned(project, role, Standing.BACKUP)
    told = some([_with_day(assignment) for assignment in held])
    return _("My registry names {holders} as {role} of {project}.", **named, holders=told)


def _since(project: Project, role: Role) -> str:
    first = _assigned(project, role, Standing.PRIMARY)
    backups = _assigned(project, role, Standing.BACKUP)
    told = some([_with_day(assignment) for assignment in first])
    behind = some([_with_day(assignment) for assignment in backups])
    backup = _("Backup: {holders}.", holders=behind) if behind else ""
    named = {"role": bold(role.name), "project": bold(project.name)}
    if not told:
        return _("{role} of {project}: {backup}", **named, backup=backup)
    return sentences(_("{role} of {project}: {holders}.", **named, holders=told), backup)


def _with_day(assignment: Assignment) -> str:
    who = holder(assignment.holder)
    if assignment.since is None:
        return who
    return _("{holder} since {day}", holder=who, day=day(assignment.since))


def _assigned(project: Project, role: Role, standing: Standing) -> tuple[Assignment, ...]:
    return tuple(
        assignment
        for assignment in project.assignments
        if assignment.role == role.key and assignment.standing is standing
    )


def _backups(project: Project, role: Role) -> str:
    return holders(project.holders(role.key, Standing.BACKUP))
