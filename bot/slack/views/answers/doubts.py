"""What can be done about an answer: vote on it, ask the lead, teach a better one."""

from dataclasses import replace

from bot.slack.views.answers.open_texts import (
    about_choices,
    about_which_project,
)
from bot.slack.views.parts.action_values import ChoiceValue, VoteValue
from bot.slack.views.parts.actions import (
    ASK_LEAD,
    KEEP,
    SOMETHING_ELSE,
    TEACH,
    VOTE,
    choice_action,
    project_action,
)
from bot.slack.views.parts.blocks import Element, actions, button, section
from bot.slack.views.parts.message import Block, Message
from bot.slack.views.parts.mrkdwn import mention
from domain.ids import MemberId, QuestionId
from domain.questions.answers import (
    Answer,
    Choices,
    Compared,
    CurrentPhase,
    Handled,
    Next,
    PhaseTold,
    RoleDescribed,
    RoleWithoutProject,
    Team,
    Unfilled,
    Unknown,
    Vacant,
    WhichProject,
)
from domain.questions.general import OfEach, UsuallyNext, Vacancies
from domain.questions.people import HeldBefore, RolesOf, RolesOfEach
from domain.questions.readings import Intent
from domain.questions.said import packed, said_of
from domain.wording import sentences
from domain.words import _

MOST_BUTTONS = 3
RIGHT, WRONG = "right", "wrong"

VOTED_ON = (
    Handled
    | Vacant
    | RoleWithoutProject
    | RoleDescribed
    | Compared
    | Team
    | Unfilled
    | Vacancies
    | CurrentPhase
    | Next
    | UsuallyNext
    | PhaseTold
    | OfEach
    | RolesOf
    | RolesOfEach
    | HeldBefore
)


def with_doors(message: Message, answer: Answer, question: QuestionId | None) -> Message:
    """Add what can be done about an answer, where the question behind it is remembered."""
    if question is None:
        return message
    if isinstance(answer, Unknown):
        return Message(message.text, (*message.blocks, *_ways_on(answer, question)))
    if isinstance(answer, VOTED_ON):
        return Message(message.text, (*message.blocks, _thumbs(question)))
    return message


def choices_message(choices: Choices, question: QuestionId | None) -> Message:
    """Ask which role is meant; *Something else* takes the place of the third, if any."""
    most = MOST_BUTTONS - 1 if question else MOST_BUTTONS
    shown = Choices(choices.reading, choices.options[:most], choices.project)
    text = about_choices(shown)
    project = choices.project.key if choices.project else ""
    buttons: list[Element] = [
        button(
            f"{topic.name} ({role.name})",
            choice_action(number),
            ChoiceValue(role.key, topic.name, project, question or "").packed(),
        )
        for number, (topic, role) in enumerate(shown.options, start=1)
    ]
    if question:
        buttons.append(button(_("Something else"), SOMETHING_ELSE, question))
    return Message(text, (section(text), actions(*buttons)))


def which_project_message(answer: WhichProject) -> Message:
    """Ask which project is meant, and answer what was asked with a click."""
    text = about_which_project(answer)
    asked = said_of(answer)
    buttons = [
        button(
            project.name, project_action(number), packed(replace(asked, project=project.key, at=()))
        )
        for number, project in enumerate(answer.projects[:MOST_BUTTONS], start=1)
        if asked is not None
    ]
    return Message(text, (section(text), actions(*buttons)))


def lead_asked(lead: MemberId) -> Message:
    """Tell whoever pressed *Ask the lead* that it is on its way."""
    text = _("I pass the question on to {lead}.", lead=mention(lead))
    return Message(text, (section(text),))


def thanks(question: QuestionId | None) -> Message:
    """Thank for a vote; with a question, offer to keep it."""
    text = _("Thank you, noted.")
    if question is None:
        return Message(text, (section(text),))
    asked = _("Shall I make sure that whatever I am taught, this answer stays?")
    offer = sentences(text, asked)
    return Message(offer, (section(offer), actions(button(_("Keep it"), KEEP, question))))


def _ways_on(answer: Unknown, question: QuestionId) -> tuple[Block, ...]:
    if not answer.reading.asked:
        return ()
    is_ours = answer.reading.intent is not Intent.OOS
    lead = answer.project.lead if answer.project and is_ours else None
    ask = [button(_("Ask the lead"), ASK_LEAD, question)] if lead else []
    return (actions(*ask, button(_("Teach me"), TEACH, question)),)


def _thumbs(question: QuestionId) -> Block:
    return {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": VOTE,
                "positive_button": _thumb(_("That’s right"), RIGHT, question),
                "negative_button": _thumb(_("Not what I meant"), WRONG, question),
            }
        ],
    }


def _thumb(label: str, verdict: str, question: QuestionId) -> Element:
    text = {"type": "plain_text", "text": label, "emoji": True}
    return {"text": text, "value": VoteValue(verdict, question).packed()}
