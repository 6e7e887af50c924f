"""How listeners reply to a click or a command: to its author alone, or in the message's place."""

from collections.abc import Callable

from slack_bolt.context import BoltContext

from bot.slack.payloads.reading import ButtonClick, SlashCommand
from bot.slack.views.answers.together import is_one_of_several, with_part
from bot.slack.views.parts.message import Message
from bot.use_cases.handoffs.changing import Order
from bot.use_cases.naming.discretion import NOWHERE
from domain.ids import ProjectKey, WorkspaceId
from domain.projects import Person

# What a word of `/baton` is answered with; None where a form opens instead.
Reply = Callable[[BoltContext, SlashCommand], Message | None]


def whose(context: BoltContext) -> WorkspaceId:
    """Return the workspace that the request was authorized for, whatever the payload says."""
    authorized = context.authorize_result
    return WorkspaceId(authorized.team_id or "" if authorized else "")


def order_of(context: BoltContext, click: ButtonClick, project: ProjectKey) -> Order:
    """Return where an order comes from that somebody gave with a button."""
    actor, place = Person(click.member), click.channel or NOWHERE
    return Order(whose(context), project, actor, click.key, place)


def whisper(context: BoltContext, message: Message) -> None:
    """Show a message to the author of the click or command alone."""
    if context.respond:
        context.respond(
            text=message.text,
            blocks=list(message.blocks),
            response_type="ephemeral",
            replace_original=False,
        )


def replace(context: BoltContext, message: Message) -> None:
    """Put a message in the place of the one whose button was pressed."""
    if context.respond:
        context.respond(text=message.text, blocks=list(message.blocks), replace_original=True)


def settle(context: BoltContext, click: ButtonClick, message: Message) -> None:
    """Put a message in the place of what was in doubt: a whole message, or one of its parts.

    Slack does not tell what a message that only one person sees shows beside the button; there the
    answer comes below, so that no other part is lost.
    """
    if not is_one_of_several(click.block):
        replace(context, message)
    elif click.blocks:
        replace(context, with_part([dict(block) for block in click.blocks], click.block, message))
    else:
        whisper(context, message)
