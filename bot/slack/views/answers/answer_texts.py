"""The sentences of answers."""

from collections.abc import Iterator, Sequence

from bot.slack.views.answers.open_texts import no_project_here, written_topic
from bot.slack.views.parts.blocks import bold, inside, joined, name
from bot.slack.views.parts.mrkdwn import holders, mention, moment, shortened, some
from domain.knowledge.roles import Role
from domain.projects import Hat, Project, Standing
from domain.questions.answers import (
    Handled,
    Pending,
    Projects,
    RoleWithoutProject,
    Team,
    Unfilled,
    Vacant,
)
from domain.questions.general import Vacancies
from domain.questions.people import RolesOf, RolesOfEach
from domain.questions.readings import Reading
from domain.wording import sentences
from domain.words import _, ngettext

SHOWN = 8  # responsibilities of a role; more are counted
LINES = 20  # of a list; more are counted
SUMMARY = 500  # characters
ROOM = 2_500  # for names in one paragraph


def handled(answer: Handled) -> str:
    project, role = answer.project, answer.role
    first = holders(project.holders(role.key, Standing.PRIMARY))
    backups = holders(project.holders(role.key, Standing.BACKUP))
    if answer.reading.topic is not None:
        held = (_claim(answer.reading, role), _on(project, first, backups))
    elif first:
        held = (_("{role} of {project}: {holders}.", **_names(project, role), holders=first),)
    else:
        told = _names(project, role)
        held = (_("{role} of {project}: {holders}, as backup.", **told, holders=backups),)
    return sentences(*held, _backup(backups) if first and backups else "")


def _names(project: Project, role: Role) -> dict[str, str]:
    return {"project": bold(project.name), "role": bold(role.name)}


def _on(project: Project, first: str, backups: str) -> str:
    where = bold(project.name)
    if first:
        return _("On {project}: {holders}.", project=where, holders=first)
    return _("On {project}: {holders}, as backup.", project=where, holders=backups)


def _backup(backups: str) -> str:
    return _("Backup: {holders}.", holders=backups)


def vacant(answer: Vacant) -> str:
    project = answer.project
    nobody = _("Nobody holds this role on {project} yet.", project=bold(project.name))
    return sentences(_claim(answer.reading, answer.role), nobody, _lead_can_pick(project))


def _lead_can_pick(project: Project) -> str:
    if project.lead is None:
        return ""
    return _("{lead} leads it and can pick somebody.", lead=mention(project.lead))


def role_without_project(answer: RoleWithoutProject) -> tuple[str, ...]:
    claim = f"{_claim(answer.reading, answer.role)} {shortened(answer.role.summary, SUMMARY)}"
    if answer.reading.project is not None:
        return (claim, _("I may not speak of that project here; ask me in its own channel."))
    return (claim, no_project_here())


def about_role(role: Role) -> tuple[str, ...]:
    said = f"{bold(role.name)}: {shortened(role.summary, SUMMARY)}"
    names = [inside(responsibility.name) for responsibility in role.responsibilities]
    shown, more = ", ".join(names[:SHOWN]), len(names) - SHOWN
    if not names:
        return (said,)
    if more <= 0:
        return (said, _("Answers for {names}.", names=shown))
    answers_for = ngettext(
        "Answers for {names} and {count} more.",
        "Answers for {names} and {count} more.",
        more,
        names=shown,
    )
    return (said, answers_for)


def compared(roles: tuple[Role, Role]) -> tuple[str, ...]:
    return tuple(joined(about_role(role)) for role in roles)


def team(answer: Team) -> tuple[str, ...]:
    project, where = answer.project, bold(answer.project.name)
    title = _("Who is on {project}", project=where)
    if project.lead:
        lead = mention(project.lead)
        title = _("Who is on {project}  ·  led by {lead}", project=where, lead=lead)
    nobody = _("vacant")
    lines = [f"{bold(role.name)}: {who_holds(project, role) or nobody}" for role in answer.roles]
    return (title, several(lines or [_("Nobody yet.")]))


def unfilled(answer: Unfilled) -> str:
    project, where = answer.project, bold(answer.project.name)
    if answer.vacant:
        names = some([inside(role.name) for role in answer.vacant])
        nobody = _("Nobody is {roles} on {project} yet.", roles=names, project=where)
        return sentences(nobody, _lead_can_pick(project))
    if answer.asked:
        held = (f"{inside(role.name)}: {who_holds(project, role)}" for role in answer.asked)
        return _("That is filled on {project}: {roles}.", project=where, roles=", ".join(held))
    return _("Every role on {project} is filled.", project=where)


def vacancies(answer: Vacancies) -> tuple[str, ...]:
    lines = [
        f"{bold(project.name)}: {', '.join(inside(role.name) for role in roles)}"
        for project, roles in answer.vacant
    ]
    more = (_looked_at(answer),) if answer.count > answer.looked_at else ()
    if lines:
        return (_("Vacant roles:"), several(lines), *more)
    if not answer.asked:
        return (_("No project lacks somebody."), *more)
    wanted = some([inside(role.name) for role in answer.asked])
    return (_("No project lacks {roles}.", roles=wanted), *more)


def _looked_at(answer: Vacancies) -> str:
    return _("I looked at {seen} of {count} projects.", seen=answer.looked_at, count=answer.count)


def about_handoffs(answer: Pending) -> tuple[str, ...]:
    if answer.asker is None:
        return (_("I cannot tell who you are here, so I do not know what waits for you."),)
    if not answer.waiting and not answer.in_hand:
        return (_("Nothing waits for you."),)
    return (*_offered(answer), *_in_hand(answer))


def _offered(answer: Pending) -> tuple[str, ...]:
    if not answer.waiting:
        return ()
    lines = [
        _(
            "{phase} of {project}, offered {moment}",
            phase=bold(phase),
            project=bold(project.name),
            moment=moment(handoff.offered_at),
        )
        for project, handoff, phase in answer.waiting
    ]
    hint = _("Accept or return it in the message that I sent you, or on my Home.")
    return (_("Waiting for you:"), several(lines), hint)


def _in_hand(answer: Pending) -> tuple[str, ...]:
    if not answer.in_hand:
        return ()
    lines = [
        _(
            "{phase} of {project}, as {role}",
            phase=bold(phase),
            project=bold(project),
            role=inside(role),
        )
        for phase, project, role in answer.in_hand
    ]
    hint = _("When it is done, write `/baton done`, or mark it on my Home.")
    return (_("Yours to do:"), several(lines), hint)


def about_hats(answer: RolesOf | RolesOfEach) -> tuple[str, ...]:
    if isinstance(answer, RolesOfEach):
        return tuple(joined(about_hats(one)) for one in answer.each)
    if answer.member is None:
        return (_("I cannot tell who you are here, so I do not know your roles."),)
    who = mention(answer.member)
    if answer.hats:
        return (_("{who} is", who=who), several([_hat(hat, role) for hat, role in answer.hats]))
    if answer.reading.project:
        return (_("{who} holds no role there that I know of.", who=who),)
    return (_("{who} holds no role that I know of.", who=who),)


def _hat(hat: Hat, role: str) -> str:
    told = {"project": bold(hat.project_name), "role": inside(role)}
    if hat.standing is Standing.BACKUP:
        return _("{project}: {role} (backup)", **told)
    return "{project}: {role}".format_map(told)


def about_projects(answer: Projects) -> tuple[str, ...]:
    if not answer.projects:
        return (
            _(
                "No project is registered yet: `/baton new` sets one up, "
                "`baton registry import` a whole file."
            ),
        )
    names = list(_that_fit([bold(project.name) for project in answer.projects]))
    known = ngettext("I know {count:,} project:", "I know {count:,} projects:", answer.count)
    shown, more = ", ".join(names), answer.count - len(names)
    if more <= 0:
        return (known, f"{shown}.")
    return (
        known,
        ngettext("{names} and {count:,} more.", "{names} and {count:,} more.", more, names=shown),
    )


def several(lines: Sequence[str]) -> str:
    """Join the lines of a list, and count what is too much for one message."""
    more = len(lines) - LINES
    if more <= 0:
        return joined(list(lines))
    return joined([*lines[:LINES], ngettext("… and {count} more", "… and {count} more", more)])


def _that_fit(names: Sequence[str]) -> Iterator[str]:
    room = ROOM
    for written in names:
        room -= len(written) + len(", ")
        if room < 0:
            return
        yield written


def _claim(reading: Reading, role: Role) -> str:
    topic = f"*{written_topic(reading.topic.name)}* → " if reading.topic else ""
    return f"{topic}{name(role.name)}."


def who_holds(project: Project, role: Role) -> str:
    first = holders(project.holders(role.key, Standing.PRIMARY))
    backups = holders(project.holders(role.key, Standing.BACKUP))
    if not backups:
        return first
    if not first:
        return _("backup {holders}", holders=backups)
    return _("{holders} (backup {backups})", holders=first, backups=backups)
