"""Where answers appear: in the channel, in a thread, or to the asker alone, who may share them."""

from datetime import timedelta
from pathlib import Path

from bot.files.registry import read_registry
from bot.playground.faults import ErrorCode
from bot.playground.sample import sample_projects
from tests.dialogues.home_rig import ADMIN, home_rig
from tests.dialogues.teaching_rig import CHURN, COFFEE, KNOWN, asked
from tests.factories import ANA, DANA, OMAR, PRIYA
from tests.rig import ACME, Json, Rig, buttons, words

ATLAS = "C0ATLAS"


def chosen(rig: Rig, member: str, word: str, channel: str = CHURN) -> str:
    return words(rig.command(member, channel, f"answers here {word}"))


def others(rig: Rig, channel: str = CHURN) -> list[Json]:
    """What Baton said for everybody in a channel."""
    return [one for one in rig.slack.messages(channel) if one["user"] == rig.slack.bot_user]


def test_answers_appear_in_threads_unless_somebody_chose(rig: Rig) -> None:
    ts = rig.slack.say(ANA, CHURN, f"@Baton {KNOWN}")
    answer = rig.next_message(ANA, CHURN, 1)
    assert answer["thread_ts"] == ts
    assert "share" not in buttons(answer)
    assert "in the thread of the question" in words(rig.command(ANA, CHURN, "answers"))


def test_an_answer_for_the_asker_alone_is_seen_by_nobody_else(rig: Rig) -> None:
    assert "to the one who asks alone" in chosen(rig, PRIYA, "only-me")
    answer = asked(rig, ANA, KNOWN)
    assert answer["is_ephemeral"]
    assert f"<@{DANA}>" in words(answer)
    assert {"share", "vote"} <= set(buttons(answer))
    assert others(rig) == []


def test_shared_it_is_everybodys_under_the_name_of_who_shares(rig: Rig) -> None:
    chosen(rig, PRIYA, "only-me")
    answer = asked(rig, ANA, KNOWN)
    rig.click(ANA, CHURN, answer, "share")
    assert "Everybody here can read it now." in words(rig.changed(ANA, CHURN, answer))
    (seen,) = others(rig)
    assert f"<@{ANA}> asked me and shares the answer" in words(seen)
    assert f"<@{DANA}>" in words(seen)


def test_several_answers_are_shared_together(rig: Rig) -> None:
    answer = rig.command(ANA, COFFEE, f"ask {KNOWN[:-1]} on churn? what is the status of atlas?")
    assert buttons(answer).count("share") == 1
    rig.click(ANA, COFFEE, answer, "share")
    (seen,) = others(rig, COFFEE)
    assert words(seen).count("shares the answer") == 2  # in its text, and shown
    assert f"<@{DANA}>" in words(seen)
    assert "*Atlas search*" in words(seen)


def test_of_several_answers_those_are_shared_that_may_be_told_here(rig: Rig) -> None:
    answer = rig.command(ANA, COFFEE, f"ask {KNOWN[:-1]} on churn? what is the status of atlas?")
    hidden = sample_projects().replace("lead: U0INES", "lead: U0INES\n    private: true")
    rig.core.import_registry(read_registry(hidden, "sample.yaml").content, ACME)
    rig.click(ANA, COFFEE, answer, "share")
    (seen,) = others(rig, COFFEE)
    assert f"<@{DANA}>" in words(seen)
    assert "Atlas" not in words(seen)


def test_what_may_not_be_told_here_any_longer_is_not_shared(rig: Rig) -> None:
    answer = rig.command(ANA, COFFEE, "ask what is the status of Atlas search?")
    assert "share" in buttons(answer)
    hidden = sample_projects().replace("lead: U0INES", "lead: U0INES\n    private: true")
    rig.core.import_registry(read_registry(hidden, "sample.yaml").content, ACME)
    before = len(rig.slack.visible_to(ANA, COFFEE))
    rig.click(ANA, COFFEE, answer, "share")
    assert "cannot tell that to everybody" in words(rig.next_message(ANA, COFFEE, before))
    assert others(rig, COFFEE) == []


def test_where_baton_is_not_it_says_so_instead_of_sharing(rig: Rig) -> None:
    answer = rig.command(ANA, CHURN, f"ask {KNOWN}")
    rig.slack.fail("chat.postMessage", ErrorCode("not_in_channel"))
    before = len(rig.slack.visible_to(ANA, CHURN))
    rig.click(ANA, CHURN, answer, "share")
    assert "invite me first" in words(rig.next_message(ANA, CHURN, before))


def test_in_a_direct_message_there_is_nobody_to_share_with(rig: Rig) -> None:
    direct = rig.slack.direct_channel(ANA)
    answer = rig.command(ANA, direct, "ask who handles model versioning on churn?")
    assert "share" not in buttons(answer)
    assert "is chosen in a channel" in words(rig.command(ANA, direct, "answers here public"))


def test_a_public_answer_is_in_the_channel_too(rig: Rig) -> None:
    assert "in the channel" in chosen(rig, PRIYA, "public")
    ts = rig.slack.say(ANA, CHURN, f"@Baton {KNOWN}")
    rig.wait(lambda: rig.slack.calls("chat.postMessage"))
    (call,) = rig.slack.calls("chat.postMessage")
    assert call.arguments["reply_broadcast"] is True
    assert call.arguments["thread_ts"] == ts


def test_in_a_thread_that_is_there_already_answers_stay_in_it(rig: Rig) -> None:
    ts = rig.slack.say(OMAR, CHURN, "Who knows?")
    chosen(rig, PRIYA, "public")
    rig.slack.say(ANA, CHURN, f"@Baton {KNOWN}", ts)
    rig.wait(lambda: rig.slack.calls("chat.postMessage"))
    assert "reply_broadcast" not in rig.slack.calls("chat.postMessage")[0].arguments
    chosen(rig, PRIYA, "only-me")
    rig.slack.say(ANA, CHURN, f"@Baton {KNOWN}", ts)
    rig.wait(lambda: rig.slack.calls("chat.postEphemeral"))
    assert rig.slack.calls("chat.postEphemeral")[0].arguments["thread_ts"] == ts


def test_only_those_who_lead_here_choose(rig: Rig) -> None:
    refused = chosen(rig, ANA, "public")
    assert "Only the lead of a project of this channel" in refused
    assert f"<@{PRIYA}>" in refused
    assert "has a lead yet" in chosen(rig, OMAR, "public", COFFEE)


def test_an_admin_chooses_anywhere(sample_file: Path, tmp_path: Path) -> None:
    with home_rig(sample_file, tmp_path) as rig:
        assert "From now on" in chosen(rig, ADMIN, "only-me", COFFEE)


def test_what_cannot_be_chosen_is_explained_and_a_question_stays_one(rig: Rig) -> None:
    assert "I can answer `public`" in chosen(rig, PRIYA, "loudly")
    question = "answers for model versioning, who gives them?"
    assert f"<@{DANA}>" in words(rig.command(ANA, CHURN, question))


def test_a_choice_holds_at_once_and_is_taken_back(rig: Rig) -> None:
    for word, alone in (("only-me", True), ("thread", False), ("private", True)):
        chosen(rig, PRIYA, word)
        rig.clock.advance(timedelta(seconds=1))
        assert bool(asked(rig, ANA, KNOWN).get("is_ephemeral")) is alone
