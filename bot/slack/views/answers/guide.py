"""How to talk to Baton, in a few lines."""

from bot.slack.views.parts.blocks import context, section
from bot.slack.views.parts.message import Message
from domain.words import _


def guide() -> Message:
    """Answer `help`, and whatever came without a question."""
    text = _("I know who does what in your machine-learning projects, and whose turn it is.")
    lines = (
        how_to_ask(),
        how_to_mark(),
        _how_to_take(),
        _how_to_change(),
        _how_to_rest(),
        _how_to_choose(),
        _how_to_teach(),
        _how_to_set_up(),
    )
    blocks = (section(text), *map(section, lines), context(_commands()))
    return Message("\n".join((text, *lines)), blocks)


def nothing_asked() -> Message:
    """Answer where a message has no words, such as one that is a picture alone."""
    text = _("There are no words in that message that I could answer.")
    return Message(text, (section(text), section(how_to_ask())))


def how_to_ask() -> str:
    """Give examples of questions."""
    return _(
        "*Ask* me in a channel or here: “who handles model versioning?”, “who is our ML "
        "engineer?”, “what does a data analyst do?”, “what is the status?”"
    )


def how_to_mark() -> str:
    """Tell how a phase is marked done."""
    return _(
        "*Mark* a phase done with `/baton done`, or `/baton done model building all tests pass`. "
        "I show you who will be told before anything happens."
    )


def _how_to_change() -> str:
    return _(
        "*Change your mind*: `/baton undo` within five minutes, `/baton reopen model building the "
        "data was wrong` later; `/baton skip insight reporting nobody needs it` leaves a phase "
        "out. Whom it concerns is told the reason."
    )


def _how_to_take() -> str:
    return _(
        "*Hand off*: whoever comes next gets a message from me, and accepts it or returns it with "
        "a reason."
    )


def _how_to_rest() -> str:
    return _(
        "*Rest*: outside of your working hours I do not tell you of handoffs. `/baton hours` shows "
        "and sets them, `/baton away until friday to @somebody` says who stands in, "
        "`/baton preferences` sets everything at once."
    )


def _how_to_choose() -> str:
    return _(
        "*Choose* who reads my answers in a channel: `/baton answers here public`, `thread` or "
        "`only-me`. The menu of any message asks me about it, or marks a phase done with it."
    )


def _how_to_teach() -> str:
    return _(
        "*Teach* me what I do not know: `/baton teach “who owns the zebra board?” = ML engineer`, "
        "or `/baton teach` alone. `/baton taught` undoes it, `/baton unanswered` lists what is "
        "missing, `/baton unanswered weekly` every week."
    )


def _how_to_set_up() -> str:
    return _(
        "*Set up* a project with `/baton new` in its channel: its name, its workflow, who leads "
        "it. `/baton assign` says who holds its roles, `/baton checklist` what a phase "
        "needs, `/baton edit` changes its name and its people, `/baton correct` its workflow and "
        "where its phases stand. For the whole workspace there are `/baton workflow`, "
        "`/baton role` and `/baton reminders`."
    )


def _commands() -> str:
    # What people may type: the same in every language.
    phase, note, reason = _("phase"), _("note"), _("reason")
    words = (
        "ask …",
        f"done [{phase}] [{note}]",
        f"undo [{phase}]",
        f"reopen [{phase}] {reason}",
        f"skip [{phase}] {reason}",
        "status",
        "away until …",
        *("hours", "digest", "preferences", "new", "assign", "edit", "correct"),
        *("checklist", "workflow", "role", "reminders"),
    )
    return "  ·  ".join(f"`/baton {word}`" for word in words)
