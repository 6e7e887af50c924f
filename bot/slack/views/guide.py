"""How to talk to Baton, in a few lines."""

from bot.slack.views.blocks import context, section
from bot.slack.views.message import Message

HOW_TO_ASK = (
    "*Ask* me in a channel or here: “who handles model versioning?”, “who is our ML engineer?”, "
    "“what does a data analyst do?”, “what is the status?”"
)
HOW_TO_MARK = (
    "*Mark* a phase done with `/baton done`, or `/baton done model building all tests pass`. "
    "I show you who will be told before anything happens."
)
HOW_TO_CHANGE = (
    "*Change your mind*: `/baton undo` within five minutes, `/baton reopen model building the data "
    "was wrong` later; `/baton skip insight reporting nobody needs it` leaves a phase out. Whom it "
    "concerns is told the reason."
)
HOW_TO_TAKE = (
    "*Hand off*: whoever comes next gets a message from me, and accepts it or returns it with a "
    "reason."
)
HOW_TO_REST = (
    "*Rest*: outside of your working hours I do not tell you of handoffs. `/baton hours` shows and "
    "sets them, `/baton away until friday to @somebody` says who stands in, `/baton preferences` "
    "sets everything at once."
)
HOW_TO_CHOOSE = (
    "*Choose* who reads my answers in a channel: `/baton answers here public`, `thread` or "
    "`only-me`. The menu of any message asks me about it, or marks a phase done with it."
)
HOW_TO_TEACH = (
    "*Teach* me what I do not know: `/baton teach “who owns the zebra board?” = ML engineer`, or "
    "`/baton teach` alone. `/baton taught` undoes it, `/baton unanswered` lists what is missing, "
    "`/baton unanswered weekly` every week."
)
HOW_TO_SET_UP = (
    "*Set up* a project with `/baton new` in its channel: its name, its workflow, who leads it. "
    "`/baton assign` says who holds its roles, `/baton checklist` what a phase needs, "
    "`/baton edit` changes its name and its people, `/baton correct` its workflow and where its "
    "phases stand. For the whole workspace there are `/baton workflow`, `/baton role` and "
    "`/baton reminders`."
)


def guide() -> Message:
    """Answer `help`, and whatever came without a question."""
    text = "I know who does what in your machine-learning projects, and whose turn it is."
    commands = context(
        "`/baton ask …`  ·  `/baton done [phase] [note]`  ·  `/baton undo [phase]`  ·  "
        "`/baton reopen [phase] reason`  ·  `/baton skip [phase] reason`  ·  `/baton status`  ·  "
        "`/baton away until …`  ·  `/baton hours`  ·  `/baton digest`  ·  `/baton preferences`  ·  "
        "`/baton new`  ·  `/baton assign`  ·  `/baton edit`  ·  `/baton correct`  ·  "
        "`/baton checklist`  ·  `/baton workflow`  ·  `/baton role`  ·  `/baton reminders`"
    )
    blocks = (section(text), *(section(line) for line in _LINES), commands)
    return Message("\n".join((text, *_LINES)), blocks)


def nothing_asked() -> Message:
    """Answer where a message has no words, such as one that is a picture alone."""
    text = "There are no words in that message that I could answer."
    return Message(text, (section(text), section(HOW_TO_ASK)))


_LINES = (
    HOW_TO_ASK,
    HOW_TO_MARK,
    HOW_TO_TAKE,
    HOW_TO_CHANGE,
    HOW_TO_REST,
    HOW_TO_CHOOSE,
    HOW_TO_TEACH,
    HOW_TO_SET_UP,
)
