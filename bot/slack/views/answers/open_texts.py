"""The sentences of answers that leave a question open: what is meant, what is not known."""

from bot.slack.views.parts.blocks import bold, inside, name
from bot.slack.views.parts.mrkdwn import mention, some
from domain.projects import Project
from domain.questions.answers import Choices, WhichProject
from domain.questions.readings import Intent, Reading
from domain.wording import sentences, within
from domain.words import _

ASKED = 80  # characters of what was asked that are repeated


def no_project_here() -> str:
    return _(
        "No project is registered here, so I cannot say who that is. Name a project "
        "(“… on *churn*”), or ask me in its channel; “which projects are there?” lists them."
    )


def about_which_project(answer: WhichProject) -> str:
    names = [bold(project.name) for project in answer.projects]
    if not names:
        return _(
            "Which project do you mean? Name one (“status of *churn*”), or ask me in its channel; "
            "“which projects are there?” lists them."
        )
    whose = ""
    if answer.role and answer.reading.topic:
        whose = _("That is the {role}’s.", role=inside(answer.role.name))
    which = _("Which project do you mean: {projects}?", projects=some(names, "or"))
    return sentences(whose, which)


def about_choices(answer: Choices) -> str:
    options = [
        f"*{written_topic(topic.name)}* ({inside(role.name)})" for topic, role in answer.options
    ]
    return _(
        "I am not sure what “{asked}” means. Do you mean {options}?",
        asked=_asked(answer.reading),
        options=some(options, "or"),
    )


def about_unknown(reading: Reading, project: Project | None) -> tuple[str, ...]:
    asked = _asked(reading)
    if reading.intent is Intent.WHO_HANDLES and asked:
        first = _("I don’t know who handles *{asked}*.", asked=asked)
    elif reading.intent is Intent.OOS or not asked:
        first = _("I don’t know that: I know who does what in machine-learning projects.")
    else:
        first = _("I am not sure what you mean by *{asked}*.", asked=asked)
    ask = ""
    if project and project.lead:
        named = {"lead": mention(project.lead), "project": name(project.name)}
        ask = _("{lead} leads *{project}* and may know.", **named)
    can = _("I can tell who handles a topic, what a role does and where a project stands.")
    return (first, sentences(ask, can))


def written_topic(written: str) -> str:
    return name(within(written))


def _asked(reading: Reading) -> str:
    return name(reading.asked[:ASKED])
