"""A project tied to a private channel does not exist for others, whichever door they try."""

from collections.abc import Generator
from pathlib import Path

import pytest

from tests.dialogues.private_rig import (
    ADMIN,
    BYSTANDER,
    COFFEE,
    HOLDER,
    LEAD,
    NIGHT,
    NORA,
    leaks,
    private_rig,
    seen,
)
from tests.dialogues.talking import asked, told
from tests.factories import SAM
from tests.rig import Rig, words

ORDERS = (
    "done nightjar data ingestion",
    "done Nachtvogel",
    "skip nightjar data ingestion nobody needs it",
    "reopen nightjar data ingestion it leaks",
    "undo nightjar",
    "status nightjar",
    "ask who is on the team of nightjar?",
    "who is the data engineer of nightjar?",
    "status of nightjer",  # a slip
    "which projects are there?",
    "which roles are vacant?",
    f"what does <@{HOLDER}> do?",
    f"what does <@{LEAD}> do?",
    "data ingestion of nightjar is done",
)
QUESTIONS = (
    "what is the status of nightjar?",
    "who leads Nachtvogel?",
    "which projects are there?",
)


@pytest.fixture(scope="module")
def rig(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Generator[Rig]:
    with private_rig(sample_file, tmp_path_factory.mktemp("with")) as started:
        yield started


@pytest.fixture(scope="module")
def without(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Generator[Rig]:
    """The same workspace, where there is no such project."""
    with private_rig(sample_file, tmp_path_factory.mktemp("without"), registry="") as started:
        yield started


@pytest.mark.parametrize("member", [SAM, ADMIN, HOLDER])
def test_commands_elsewhere_answer_as_if_it_did_not_exist(
    rig: Rig, without: Rig, member: str
) -> None:
    """Its holder reads nothing of it where others read along, but may act on it by name."""
    orders = ORDERS if member != HOLDER else ORDERS[5:-1]
    for order in orders:
        answer = seen(rig.command(member, COFFEE, order))
        assert answer == seen(without.command(member, COFFEE, order)), order


def test_mentions_and_direct_messages_answer_as_if_it_did_not_exist(rig: Rig, without: Rig) -> None:
    for question in QUESTIONS:
        answer = seen(asked(rig, COFFEE, question, member=SAM))
        assert answer == seen(asked(without, COFFEE, question, member=SAM))
        answer = seen(told(rig, question, SAM))
        assert answer == seen(told(without, question, SAM))


def test_the_home_of_others_does_not_show_it(rig: Rig) -> None:
    for member, shown in ((SAM, False), (ADMIN, False), (BYSTANDER, False), (HOLDER, True)):
        rig.slack.open_home(member)
        home = rig.wait(lambda whose=member: rig.slack.home_of(whose))
        assert bool(leaks(words(home))) is shown, member


def test_to_look_at_its_channel_gives_no_right_to_hear_of_it(rig: Rig) -> None:
    """What somebody looks at in the agent view is a hint: nothing shows that they are in there."""
    suggestions = "assistant.threads.setSuggestedPrompts"
    for member, shown in ((SAM, False), (HOLDER, True)):
        before = len(rig.slack.calls(suggestions))
        rig.slack.look_at(member, NIGHT)
        rig.wait(lambda count=before: rig.slack.calls(suggestions)[count:])
        assert bool(leaks(str(rig.slack.calls(suggestions)[before:]))) is shown, member
        assert bool(leaks(words(told(rig, "what is the status here?", member)))) is shown, member


def test_in_its_channel_it_is_named_to_everybody(rig: Rig) -> None:
    assert leaks(words(asked(rig, NIGHT, "what is the status?", member=BYSTANDER)))
    refused = rig.command(BYSTANDER, NIGHT, "done data ingestion")
    assert f"<@{HOLDER}>" in words(refused)


def test_its_own_people_read_of_it_in_private_and_act_by_name(rig: Rig) -> None:
    for member in (LEAD, HOLDER):
        assert leaks(words(told(rig, "what is the status of nightjar?", member)))
    preview = rig.command(HOLDER, COFFEE, "done nightjar data ingestion")
    assert "confirm_done" in seen(preview)[1]


def test_a_button_elsewhere_says_that_there_is_no_such_project(rig: Rig) -> None:
    """Somebody forwards a message: whoever presses its button learns nothing more."""
    preview = rig.command(HOLDER, COFFEE, "done nightjar data ingestion")
    status = asked(rig, NIGHT, "what is the status?", member=LEAD)
    buttons = (preview, "confirm_done"), (status, "mark_done:1")
    for message, action in buttons:
        forwarded = {name: said for name, said in message.items() if name != "thread_ts"}
        rig.slack.world.first().log.add(COFFEE, forwarded)
        before = len(rig.slack.visible_to(SAM, COFFEE))
        rig.click(SAM, COFFEE, rig.card(COFFEE), action)
        refused = rig.next_message(SAM, COFFEE, before)
        assert words(refused) == "I know no project called “nightjar”."
    assert rig.project("nightjar").phases[0].status == "active"


def test_an_order_in_words_in_a_channel_is_read_by_others(rig: Rig, without: Rig) -> None:
    """What its own people say of it elsewhere is answered as if it did not exist."""
    order = "reopen nightjar data ingestion: it leaks"
    answer = seen(asked(rig, COFFEE, order, member=LEAD))
    assert answer == seen(asked(without, COFFEE, order, member=LEAD))
    assert not leaks(words(asked(rig, COFFEE, "reopen data ingestion: leaks", member=NORA)))
    assert leaks(words(told(rig, order, LEAD)))


def test_an_admin_acts_on_what_they_were_shown_in_the_channel(rig: Rig) -> None:
    preview = rig.command(ADMIN, NIGHT, "done data ingestion")
    assert "confirm_done" in seen(preview)[1]
