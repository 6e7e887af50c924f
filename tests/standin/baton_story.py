"""Baton's main job in somebody else's Slack: ask, mark, hand off, accept, return; a new project."""

from collections.abc import Generator

from tests.standin import project_story
from tests.standin.blocks import Json, button, words
from tests.standin.standin import StandIn
from tests.standin.stories import Step
from tests.standin.world import BOT, CHURN, DANA, LEAD, SAM

COMMAND = "/baton"
CONFIRM = "Mark done"
ACCEPT = "Accept"
RETURN = "Return"
REASON = "Reason"
QUESTION = "who handles model versioning here?"


def tell(slack: StandIn) -> Generator[Step]:
    """Ask in three ways, hand a phase off twice, open the Home; then all of it on a new project."""
    yield from _ask(slack)
    yield from _accept(slack)
    yield from _return(slack)
    yield from _home(slack)
    yield from project_story.tell(slack)


def _home(slack: StandIn) -> Generator[Step]:
    slack.open_home(DANA)
    yield "home", words(slack.sees(lambda: slack.home(DANA)))
    # Sam opened theirs before anything was handed on; it followed what came back to them.
    yield "home that follows", words(slack.sees(lambda: _in_hand(slack, SAM)))


def _ask(slack: StandIn) -> Generator[Step]:
    asked = slack.say(LEAD, CHURN, f"<@{BOT}> {QUESTION}")
    answer = slack.new_message(CHURN, f"<@{DANA}>", after=asked)
    yield "mention", words(answer)

    slack.command(SAM, CHURN, COMMAND, f"ask {QUESTION}")
    reply = slack.new_message(CHURN, f"<@{DANA}>", after=answer["ts"])
    yield "command", words(reply)
    yield "command is seen by", reply.get("ephemeral_to", "everybody")

    slack.open_home(SAM)
    conversation = slack.sees(lambda: slack.conversation(SAM))
    asked = slack.say(SAM, conversation, "who handles model versioning for churn?")
    yield "direct message", words(slack.new_message(conversation, f"<@{DANA}>", after=asked))


def _accept(slack: StandIn) -> Generator[Step]:
    preview = _mark_done(slack, LEAD, "model_building", f"<@{SAM}>")
    yield "preview", words(preview)
    card = slack.sees(lambda: _card(slack, "Model building", after=preview["ts"]))
    yield "card", words(card)
    yield "offer", words(slack.new_direct_message(SAM, "Model evaluation", ACCEPT))

    _click_in_direct_messages(slack, SAM, ACCEPT)
    yield "accepted card", words(slack.sees(lambda: _changed(slack, card)))
    yield "accepted offer", slack.sees(lambda: _without_buttons(slack, SAM))


def _return(slack: StandIn) -> Generator[Step]:
    preview = _mark_done(slack, SAM, "model_evaluation", f"<@{DANA}>")
    card = slack.sees(lambda: _card(slack, "Model evaluation", after=preview["ts"]))
    slack.new_direct_message(DANA, "Model deployment", RETURN)

    _click_in_direct_messages(slack, DANA, RETURN)
    yield "return asks", words(slack.sees(slack.modal))
    errors = slack.submit(DANA, {REASON: "no <holdout> set & no report"})
    yield "return refused", ", ".join(errors.values())
    yield "returned card", words(slack.sees(lambda: _changed(slack, card)))
    yield "return is told", words(slack.new_direct_message(SAM, "holdout"))


def _in_hand(slack: StandIn, member: str) -> Json | None:
    home = slack.home(member)
    return home if home is not None and "is yours" in words(home) else None


def _mark_done(slack: StandIn, member: str, phase: str, receiver: str) -> Json:
    before = slack.messages(CHURN)[-1]["ts"]
    slack.command(member, CHURN, COMMAND, f"done {phase}")
    preview = slack.new_message(CHURN, receiver, after=before)
    slack.click(member, CHURN, CONFIRM)
    return preview


def _click_in_direct_messages(slack: StandIn, member: str, label: str) -> None:
    slack.click(member, slack.sees(lambda: slack.conversation(member)), label)


def _card(slack: StandIn, phase: str, after: str) -> Json | None:
    for message in slack.messages(CHURN):
        public = message["user"] == BOT and "ephemeral_to" not in message
        if public and message["ts"] > after and phase in words(message):
            return message
    return None


def _changed(slack: StandIn, card: Json) -> Json | None:
    now = slack.message(CHURN, card["ts"])
    return None if words(now) == words(card) else now


def _without_buttons(slack: StandIn, member: str) -> str | None:
    offers = [m for m in slack.direct_messages(member) if "Model evaluation" in words(m)]
    settled = offers and all(button(message, ACCEPT) is None for message in offers)
    return words(offers[-1]) if settled else None
