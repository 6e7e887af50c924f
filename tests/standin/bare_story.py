"""The five things every Slack app does, told with a bare Bolt app."""

from collections.abc import Generator

from tests.standin.blocks import words
from tests.standin.standin import StandIn
from tests.standin.stories import Step
from tests.standin.world import BOT, CHURN, DANA


def tell(slack: StandIn) -> Generator[Step]:
    """Try mention, button, modal, command and Home."""
    asked = slack.say(DANA, CHURN, f"<@{BOT}> hello")
    yield "mention", words(slack.new_message(CHURN, "heard", after=asked))

    pressed = slack.click(DANA, CHURN, "Press")
    slack.sees(lambda: slack.message(CHURN, pressed).get("edited"))
    yield "button", words(slack.message(CHURN, pressed))

    slack.command(DANA, CHURN, "/bare", "tea")
    reply = slack.new_message(CHURN, "ordered")
    yield "command", words(reply)
    yield "command is seen by", reply.get("ephemeral_to", "everybody")

    again = slack.say(DANA, CHURN, f"<@{BOT}> again")
    slack.new_message(CHURN, "heard", after=again)
    slack.click(DANA, CHURN, "Why")
    yield "modal", words(slack.sees(slack.modal))
    yield "modal refused", slack.submit(DANA, {"Reason": "none"}).get("reason", "")
    yield "modal taken", str(slack.submit(DANA, {"Reason": "it rained"}))
    yield "direct message", words(slack.new_direct_message(DANA, "because"))

    slack.open_home(DANA)
    yield "home", words(slack.sees(lambda: slack.home(DANA)))
