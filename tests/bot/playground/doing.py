"""What the tests of interactions do again and again."""

from bot.playground.pretend import PretendSlack
from tests.bot.playground.reading import Body


def card(slack: PretendSlack) -> str:
    slack.say("U0ANA", "C0CHURN", "@Baton who is next?")
    slack.wait_until(lambda: len(slack.messages("C0CHURN")) > 1)
    return str(slack.messages("C0CHURN")[-1]["ts"])


def modal(slack: PretendSlack) -> None:
    slack.click("U0ANA", "C0CHURN", card(slack), "return")
    slack.wait_until(lambda: slack.view_of("U0ANA"))


def open_view(slack: PretendSlack) -> Body:
    view = slack.view_of("U0ANA")
    assert view is not None
    return view


def title(slack: PretendSlack, member: str) -> str:
    view = slack.view_of(member)
    return str(view["title"]["text"]) if view else "no view"


def last_interaction(slack: PretendSlack) -> Body:
    return slack.sent("interactive")[-1].body
