"""The sentences of answers."""

from collections.abc import Iterator, Sequence

from bot.slack.views.blocks import bold, inside, joined, name
from bot.slack.views.mrkdwn import holders, mention, moment, shortened, some
from domain.knowledge.roles import Role
from domain.projects import Project, Standing
from domain.questions.answers import (
    Choices,
    Handled,
    Pending,
    Projects,
    RoleWithoutProject,
    Team,
    Unfilled,
    Vacant,
    WhichProject,
)
from domain.questions.general import Vacancies
from domain.questions.people import RolesOf, RolesOfEach
from domain.questions.readings import Intent, Reading
from domain.wording import within

SHOWN = 8  # responsibilities of a role; more are counted
LINES = 20  # of a list; more are counted
SUMMARY = 500  # characters
ROOM = 2_500  # for names in one paragraph
ASKED = 80  # characters of what was asked that are repeated
NO_PROJECT_HERE = (
    "No project is registered here, so I cannot say who that is. Name a project "
    "(“… on *churn*”), or ask me in its channel; “which projects are there?” lists them."
)


def handled(answer: Handled) -> str:
    if answer.reading.topic is None:
        return f"{bold(answer.role.name)} of {_at(answer.project, answer.role)}"
    return f"{_claim(answer.reading, answer.role)} On {_at(answer.project, answer.role)}"


def vacant(answer: Vacant) -> str:
    project = answer.project
    lead = f" {mention(project.lead)} leads it and can pick somebody." if project.lead else ""
    nobody = f"Nobody holds this role on {bold(project.name)} yet."
    return f"{_claim(answer.reading, answer.role)} {nobody}{lead}"


def role_without_project(answer: RoleWithoutProject) -> tuple[str, ...]:
    claim = f"{_claim(answer.reading, answer.role)} {shortened(answer.role.summary, SUMMARY)}"
    if answer.reading.project is not None:
        return (claim, "I may not speak of that project here; ask me in its own channel.")
    return (claim, NO_PROJECT_HERE)


def about_role(role: Role) -> tuple[str, ...]:
    names = [inside(responsibility.name) for responsibility in role.responsibilities]
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    answers_for = f"Answers for {', '.join(names[:SHOWN])}{more}." if names else ""
    said = f"{bold(role.name)}: {shortened(role.summary, SUMMARY)}"
    return (said, answers_for) if answers_for else (said,)


def compared(roles: tuple[Role, Role]) -> tuple[str, ...]:
    return tuple(joined(about_role(role)) for role in roles)


def team(answer: Team) -> tuple[str, ...]:
    project = answer.project
    lead = f"  ·  led by {mention(project.lead)}" if project.lead else ""
    lines = [f"{bold(role.name)}: {who_holds(project, role) or 'vacant'}" for role in answer.roles]
    return (f"Who is on {bold(project.name)}{lead}", several(lines or ["Nobody yet."]))


def unfilled(answer: Unfilled) -> str:
    project = answer.project
    names = some([inside(role.name) for role in answer.vacant])
    lead = f" {mention(project.lead)} leads it and can pick somebody." if project.lead else ""
    if answer.vacant:
        return f"Nobody is {names} on {bold(project.name)} yet.{lead}"
    if answer.asked:
        held = (f"{inside(role.name)}: {who_holds(project, role)}" for role in answer.asked)
        return f"That is filled on {bold(project.name)}: {', '.join(held)}."
    return f"Every role on {bold(project.name)} is filled."


def vacancies(answer: Vacancies) -> tuple[str, ...]:
    wanted = some([inside(role.name) for role in answer.asked]) if answer.asked else "somebody"
    lines = [
        f"{bold(project.name)}: {', '.join(inside(role.name) for role in roles)}"
        for project, roles in answer.vacant
    ]
    rest = answer.count - answer.looked_at
    more = (f"I looked at {answer.looked_at} of {answer.count} projects.",) if rest > 0 else ()
    if not lines:
        return (f"No project lacks {wanted}.", *more)
    return ("Vacant roles:", several(lines), *more)


def about_handoffs(answer: Pending) -> tuple[str, ...]:
    if answer.asker is None:
        return ("I cannot tell who you are here, so I do not know what waits for you.",)
    if not answer.waiting:
        return ("Nothing waits for you.",)
    lines = [
        f"{bold(phase)} of {bold(project.name)}, offered {moment(handoff.offered_at)}"
        for project, handoff, phase in answer.waiting
    ]
    hint = "Accept or return it in the message that I sent you, or on my Home."
    return ("Waiting for you:", several(lines), hint)


def about_hats(answer: RolesOf | RolesOfEach) -> tuple[str, ...]:
    if isinstance(answer, RolesOfEach):
        return tuple(joined(about_hats(one)) for one in answer.each)
    if answer.member is None:
        return ("I cannot tell who you are here, so I do not know your roles.",)
    who = mention(answer.member)
    if not answer.hats:
        there = " there" if answer.reading.project else ""
        return (f"{who} holds no role{there} that I know of.",)
    lines = [
        f"{bold(hat.project_name)}: {inside(role)}"
        + (" (backup)" if hat.standing is Standing.BACKUP else "")
        for hat, role in answer.hats
    ]
    return (f"{who} is", several(lines))


def about_projects(answer: Projects) -> tuple[str, ...]:
    if not answer.projects:
        return ("No project is registered yet. `baton registry import` brings them in.",)
    names = list(_that_fit([bold(project.name) for project in answer.projects]))
    more = answer.count - len(names)
    ending = f" and {more:,} more" if more > 0 else ""
    plural = "project" if answer.count == 1 else "projects"
    return (f"I know {answer.count:,} {plural}:", f"{', '.join(names)}{ending}.")


def about_which_project(answer: WhichProject) -> str:
    names = [bold(project.name) for project in answer.projects]
    topic = answer.reading.topic
    role = f"That is the {inside(answer.role.name)}’s. " if answer.role and topic else ""
    if names:
        return f"{role}Which project do you mean: {some(names, 'or')}?"
    return (
        "Which project do you mean? Name one (“status of *churn*”), or ask me in its channel; "
        "“which projects are there?” lists them."
    )


def about_choices(answer: Choices) -> str:
    asked = _asked(answer.reading)
    options = [f"*{_topic(topic.name)}* ({inside(role.name)})" for topic, role in answer.options]
    return f"I am not sure what “{asked}” means. Do you mean {some(options, 'or')}?"


def about_unknown(reading: Reading, project: Project | None) -> tuple[str, ...]:
    asked = _asked(reading)
    if reading.intent is Intent.WHO_HANDLES and asked:
        first = f"I don’t know who handles *{asked}*."
    elif reading.intent is Intent.OOS or not asked:
        first = "I don’t know that: I know who does what in machine-learning projects."
    else:
        first = f"I am not sure what you mean by *{asked}*."
    lead = project.lead if project else None
    ask = f"{mention(lead)} leads *{name(project.name)}* and may know. " if lead and project else ""
    examples = "I can tell who handles a topic, what a role does and where a project stands."
    return (first, f"{ask}{examples}")


def several(lines: Sequence[str]) -> str:
    """Join the lines of a list, and count what is too much for one message."""
    more = len(lines) - LINES
    return joined([*lines[:LINES], f"… and {more} more"] if more > 0 else list(lines))


def _that_fit(names: Sequence[str]) -> Iterator[str]:
    room = ROOM
    for written in names:
        room -= len(written) + len(", ")
        if room < 0:
            return
        yield written


def _topic(written: str) -> str:
    return name(within(written))


def _claim(reading: Reading, role: Role) -> str:
    topic = f"*{_topic(reading.topic.name)}* → " if reading.topic else ""
    return f"{topic}{name(role.name)}."


def _at(project: Project, role: Role) -> str:
    first = project.holders(role.key, Standing.PRIMARY)
    backups = project.holders(role.key, Standing.BACKUP)
    if not first:
        return f"{bold(project.name)}: {holders(backups)}, as backup."
    backup = f" Backup: {holders(backups)}." if backups else ""
    return f"{bold(project.name)}: {holders(first)}.{backup}"


def who_holds(project: Project, role: Role) -> str:
    first = holders(project.holders(role.key, Standing.PRIMARY))
    backups = project.holders(role.key, Standing.BACKUP)
    if not backups:
        return first
    backup = f"backup {holders(backups)}"
    return f"{first} ({backup})" if first else backup


def _asked(reading: Reading) -> str:
    return name(reading.asked[:ASKED])
