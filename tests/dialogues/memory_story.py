"""What people read who teach, share and ask again, in a language that brackets each sentence."""

from collections.abc import Iterator
from datetime import timedelta
from typing import cast

from bot.slack.names import COMPLETE_STEP, HOLDERS_STEP
from tests.dialogues.talking import asked
from tests.dialogues.teaching_rig import filled, form_by_command
from tests.dialogues.test_channels_that_change import archive, remove
from tests.dialogues.test_workflow_steps import ran
from tests.factories import ANA, DANA, INES, OMAR, PRIYA
from tests.rig import Json, Rig

CHURN, ATLAS = "C0CHURN", "C0ATLAS"
ZEBRA, OKAPI, QUOKKAS = (
    "who handles the zebra board?",
    "who feeds the okapi?",
    "who pets the quokkas?",
)
KNOWN = "who handles model versioning?"
TYPED = (ZEBRA, OKAPI, QUOKKAS, KNOWN, "quagga index", "zebra board", "nonsense")

Rooms = dict[str, list[Json]]


def memory_story(rig: Rig) -> Rooms:
    """Let people teach, look at what was taught, and share; return what they saw."""
    return {
        "teach form": list(_forms(rig)),
        "teaching": [*_taught(rig), *_kept(rig), *_proposed(rig)],
        "shared": list(_shared(rig)),
        "channels": list(_channels(rig)),
        "steps": list(_steps(rig)),
        "weekly": list(_weekly(rig)),
    }


def _forms(rig: Rig) -> Iterator[Json]:
    for way in ("moved", "alias", "phrase"):
        yield form_by_command(rig, PRIYA, way, "quagga index")
    refused = rig.slack.submit(PRIYA, filled(phrase="?!", role="developer")).errors
    yield _said(*refused.values())
    rig.submit(PRIYA, filled(phrase="quagga index", role="developer"))
    yield cast("Json", rig.slack.view_of(PRIYA))
    rig.slack.close_view(PRIYA)


def _taught(rig: Rig) -> Iterator[Json]:
    asked(rig, CHURN, ZEBRA, member=OMAR)
    yield rig.command(PRIYA, CHURN, "unanswered")
    yield rig.command(PRIYA, CHURN, f'teach "{ZEBRA}" = ML engineer')
    yield rig.command(PRIYA, CHURN, f'teach "{ZEBRA}" = developer')
    yield rig.command(PRIYA, CHURN, 'teach "zebra" = nonsense')
    yield rig.command(PRIYA, CHURN, 'teach "zebra board" = model versioning')
    yield rig.command(PRIYA, CHURN, "taught")
    rig.deliver_all()
    yield rig.direct(OMAR)
    yield asked(rig, CHURN, ZEBRA)


def _kept(rig: Rig) -> Iterator[Json]:
    yield rig.command(PRIYA, CHURN, "keep")
    yield rig.command(PRIYA, CHURN, f'keep "{ZEBRA}" = ML engineer')
    yield rig.command(PRIYA, CHURN, f'keep "{ZEBRA}" = developer')
    yield rig.command(PRIYA, CHURN, "keep")
    for _time in range(2):
        yield rig.command(PRIYA, CHURN, f'forget "{ZEBRA}"')


def _proposed(rig: Rig) -> Iterator[Json]:
    yield rig.command(ANA, CHURN, f'teach "{OKAPI}" = developer')
    rig.deliver_all()
    proposal, place = rig.direct(PRIYA), rig.slack.direct_channel(PRIYA)
    yield proposal
    rig.click(PRIYA, place, proposal, "approve:1")
    yield rig.changed(PRIYA, place, proposal)
    rig.deliver_all()
    yield rig.direct(ANA)
    yield rig.command(ANA, CHURN, "taught")


def _shared(rig: Rig) -> Iterator[Json]:
    for words in ("", "here public", "here nowhere", "here only-me"):
        yield rig.command(PRIYA, CHURN, f"answers {words}")
    answer = asked(rig, CHURN, KNOWN)
    yield answer
    rig.click(ANA, CHURN, answer, "share")
    yield rig.changed(ANA, CHURN, answer)
    yield rig.command(PRIYA, CHURN, "answers here thread")


def _channels(rig: Rig) -> Iterator[Json]:
    remove(rig, ATLAS)
    rig.slack.invite_bot(ATLAS)
    rig.wait(lambda: rig.deliver_all() or rig.slack.messages(ATLAS))
    yield rig.slack.messages(ATLAS)[-1]
    archive(rig, ATLAS)
    rig.wait(lambda: rig.deliver_all() or rig.slack.direct_messages(INES))
    yield rig.direct(INES)  # she leads the project there


def _steps(rig: Rig) -> Iterator[Json]:
    found = ran(rig, HOLDERS_STEP, {"project": "Churn predictor", "role": "ML engineer"}, DANA)
    yield _said(*map(str, found.outputs.values()))
    wanted = {"project": "Churn predictor", "phase": "Model evaluation", "by": ANA}
    yield _said(str(ran(rig, COMPLETE_STEP, wanted, ANA).outputs["outcome"]))


def _weekly(rig: Rig) -> Iterator[Json]:
    for words in ("", " off", " never", ""):
        yield rig.command(PRIYA, CHURN, f"unanswered weekly{words}")
    asked(rig, CHURN, QUOKKAS, member=OMAR)
    rig.clock.advance(timedelta(weeks=1))
    before = len(rig.slack.direct_messages(PRIYA))
    for _round in range(2):
        rig.owe_weekly()
    rig.deliver_all()
    found = rig.slack.direct_messages(PRIYA)[before:]
    yield next(message for message in found if "quokkas" in str(message))


def _said(*texts: str) -> Json:
    """Return texts that stand in no block as if they did."""
    return {"blocks": [{"type": "section", "text": {"text": text}} for text in texts]}
