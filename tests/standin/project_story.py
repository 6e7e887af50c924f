"""A project from its first day, by forms alone: made, its people chosen, asked about, handed on."""

from collections.abc import Generator

from tests.standin.blocks import Json, words
from tests.standin.standin import StandIn
from tests.standin.stories import Step
from tests.standin.world import BOT, DANA, HERON, LEAD, SAM

COMMAND = "/baton"
NAME = "Heron forecast"
PHASE = "Model building"


def tell(slack: StandIn) -> Generator[Step]:
    """Make a project, assign, ask, mark, accept, return; look at the Home before and after."""
    slack.open_home(SAM)
    yield "home before", words(slack.sees(lambda: slack.home(SAM)))
    yield from _set_up(slack)
    yield from _assign(slack)
    asked = slack.say(LEAD, HERON, f"<@{BOT}> who handles model versioning here?")
    yield "new project's answer", words(slack.new_message(HERON, f"<@{DANA}>", after=asked))
    yield from _hand_on(slack)
    yield "home after", words(slack.sees(lambda: _with_the_project(slack, SAM)))


def _set_up(slack: StandIn) -> Generator[Step]:
    slack.command(LEAD, HERON, COMMAND, "new")
    slack.sees(lambda: _form(slack, "New project"))
    errors = slack.submit(LEAD, {"Name": " ", "Workflow": "plain"})
    yield "new project without a name", ", ".join(errors.values())
    slack.submit(LEAD, {"Name": NAME, "Workflow": "plain"})
    yield "new project", words(slack.sees(lambda: _form(slack, "is set up")))


def _assign(slack: StandIn) -> Generator[Step]:
    slack.command(LEAD, HERON, COMMAND, "assign")
    slack.sees(lambda: _form(slack, "Who holds the roles"))
    people = {"Data scientist": [SAM], "ML engineer": [DANA], "ML engineer: backups": [SAM]}
    slack.submit(LEAD, people)
    yield "new people", words(slack.sees(lambda: _form(slack, "Saved for")))


def _hand_on(slack: StandIn) -> Generator[Step]:
    """Mark what Sam holds done; Dana returns what follows, and accepts it the second time."""
    _mark_done(slack, SAM, "model_building")
    yield "new project's card", words(slack.sees(lambda: _card(slack, PHASE)))
    yield "new project's preview", words(_mark_done(slack, SAM, "model_evaluation"))
    offered = _click(slack, DANA, "Return")
    slack.sees(lambda: _form(slack, "Reason"))
    slack.submit(DANA, {"Reason": "no holdout set"})
    yield "return of the new project", words(slack.new_direct_message(SAM, NAME, "no holdout set"))
    _mark_done(slack, SAM, "model_evaluation")
    _click(slack, DANA, "Accept", after=offered)
    yield "new project's accepted card", words(slack.sees(lambda: _card(slack, "took it on")))


def _mark_done(slack: StandIn, member: str, phase: str) -> Json:
    before = slack.messages(HERON)[-1]["ts"]
    slack.command(member, HERON, COMMAND, f"done {phase}")
    preview = slack.new_message(HERON, "as done?", after=before)
    slack.click(member, HERON, "Mark done")
    return preview


def _form(slack: StandIn, part: str) -> Json | None:
    shown = slack.modal()
    return shown if shown is not None and part in words(shown) else None


def _click(slack: StandIn, member: str, label: str, after: str = "") -> str:
    """Press a button of the offer, the one newer than `after`; return its ts."""
    offer = slack.new_direct_message(member, NAME, "Model deployment", label, after=after)
    slack.click(member, slack.sees(lambda: slack.conversation(member)), label)
    return str(offer["ts"])


def _card(slack: StandIn, part: str) -> Json | None:
    cards = (message for message in slack.messages(HERON) if "ephemeral_to" not in message)
    return next((card for card in cards if part in words(card) and NAME in words(card)), None)


def _with_the_project(slack: StandIn, member: str) -> Json | None:
    home = slack.home(member)
    return home if home is not None and NAME in words(home) else None
