"""The agent view: what it suggests, what "here" is, threads; and a workspace that lacks it."""

from bot.files.registry import read_registry
from bot.playground.faults import ErrorCode
from bot.playground.sample import sample_projects
from tests.dialogues.test_doubting import DOUBTFUL
from tests.factories import ANA, DANA, INES, LEE, OMAR, PRIYA
from tests.rig import ACME, Json, Rig, buttons, words

CHURN, KESTREL, ATLAS, COFFEE = "C0CHURN", "C0KESTREL", "C0ATLAS", "C0COFFEE"
PROMPTS = "assistant.threads.setSuggestedPrompts"
STATUS = "agents.sessions.setStatus"


def suggested(rig: Rig, count: int = 1) -> list[str]:
    """The titles of what was suggested at last, once that was done so often."""
    calls = rig.wait(lambda: rig.slack.calls(PROMPTS)[count - 1 :])
    return [prompt["title"] for prompt in calls[-1].arguments["prompts"]]


def asked(rig: Rig, member: str, text: str, thread: str | None = None) -> Json:
    """Write to Baton and return its answer."""
    before = len(rig.slack.direct_messages(member)) + 1
    rig.slack.direct_message(member, text, thread)
    return rig.wait(lambda: rig.slack.direct_messages(member)[before:])[0]


def test_here_is_the_project_of_the_channel_that_one_looks_at(rig: Rig) -> None:
    rig.slack.look_at(OMAR, CHURN)
    assert f"<@{DANA}>" in words(asked(rig, OMAR, "who handles model versioning here?"))
    rig.slack.look_at(OMAR, KESTREL)
    assert f"<@{PRIYA}>" in words(asked(rig, OMAR, "who handles model versioning here?"))


def test_where_one_looks_at_no_project_here_means_none(rig: Rig) -> None:
    rig.slack.look_at(ANA, KESTREL)
    rig.slack.look_at(ANA, COFFEE)
    answer = words(asked(rig, ANA, "who handles model versioning here?"))
    assert "Kestrel" not in answer
    assert "ML engineer" in answer


def test_to_look_at_a_private_project_gives_no_right_to_hear_of_it(rig: Rig) -> None:
    hidden = sample_projects().replace("lead: U0INES", "lead: U0INES\n    private: true")
    rig.core.import_registry(read_registry(hidden, "sample.yaml").content, ACME)
    rig.slack.look_at(OMAR, ATLAS)
    assert "Atlas" not in str(suggested(rig))
    assert "Atlas" not in words(asked(rig, OMAR, "what is the status?"))
    rig.slack.look_at(INES, ATLAS)
    assert "Atlas" in words(asked(rig, INES, "what is the status?"))


def test_each_message_is_answered_in_a_thread_that_remembers(rig: Rig) -> None:
    rig.slack.look_at(OMAR, CHURN)
    first = asked(rig, OMAR, "who handles model versioning here?")
    assert first["thread_ts"]
    rig.slack.look_at(OMAR, COFFEE)
    second = asked(rig, OMAR, "who handles model versioning on kestrel?")
    assert second["thread_ts"] != first["thread_ts"]

    follow = asked(rig, OMAR, "and who is the backup?", first["thread_ts"])

    assert f"<@{LEE}>" in words(follow)
    assert "Churn predictor" in words(follow)


def statuses(rig: Rig, thread: str, count: int = 2) -> list[Json]:
    """What Slack was told of a thread, once that was so much."""

    def told() -> list[Json]:
        calls = [call.arguments for call in rig.slack.calls(STATUS)]
        return [each for each in calls if each["thread_ts"] == thread]

    return rig.wait(lambda: told() if len(told()) >= count else None)


def test_a_thread_is_shown_as_worked_on_until_it_has_its_answer(rig: Rig) -> None:
    rig.slack.look_at(OMAR, CHURN)
    question = "who handles model versioning here?"
    answer = asked(rig, OMAR, question)
    working, done = statuses(rig, answer["thread_ts"])
    assert (working["status"], done["status"]) == ("processing", "active")
    assert (working["title"], working["initiator_user_id"]) == (question, OMAR)


def test_a_thread_waits_for_who_was_asked_back(rig: Rig) -> None:
    rig.slack.look_at(OMAR, CHURN)
    answers = (asked(rig, OMAR, f"who looks after {topic}?") for topic in DOUBTFUL)
    asked_back = next(answer for answer in answers if "something_else" in buttons(answer))
    told = statuses(rig, asked_back["thread_ts"])
    assert [each["status"] for each in told] == ["processing", "suspended"]


def test_who_presses_stop_is_shown_that_nothing_is_under_way(rig: Rig) -> None:
    rig.slack.look_at(OMAR, CHURN)
    thread = asked(rig, OMAR, "who handles model versioning here?")["thread_ts"]
    assert len(statuses(rig, thread)) == 2
    rig.slack.stop_agent(OMAR, thread)
    assert statuses(rig, thread, 3)[-1]["status"] == "active"


def test_a_plain_direct_message_is_answered_as_ever(rig: Rig) -> None:
    answer = asked(rig, OMAR, "who handles model versioning on churn?")
    assert "thread_ts" not in answer
    assert rig.slack.calls(STATUS) == []


def test_what_is_suggested_fits_the_person_and_what_they_look_at(rig: Rig) -> None:
    rig.slack.open_messages(ANA)
    assert suggested(rig) == [
        "What is the status of Atlas search?",
        "Who is on Atlas search?",
        "Mark Model evaluation done",
        "Who handles something?",
    ]
    rig.slack.look_at(ANA, CHURN)
    assert suggested(rig, 2)[:2] == [
        "What is the status of Churn predictor?",
        "Who is on Churn predictor?",
    ]
    rig.mark_done(ANA, CHURN)
    rig.slack.open_messages(DANA)
    assert suggested(rig, 3)[0] == "A handoff waits for me"


def test_what_is_suggested_already_is_not_suggested_again(rig: Rig) -> None:
    rig.slack.look_at(OMAR, KESTREL)
    suggested(rig)
    rig.slack.open_messages(OMAR)
    rig.slack.look_at(OMAR, ATLAS)
    suggested(rig, 2)
    assert len(rig.slack.calls(PROMPTS)) == 2


def test_what_is_suggested_is_understood(rig: Rig) -> None:
    rig.slack.look_at(ANA, CHURN)
    call = rig.wait(lambda: rig.slack.calls(PROMPTS))[0]
    told = [words(asked(rig, ANA, one["message"])) for one in call.arguments["prompts"]]
    assert "phases done" in told[0]
    assert "Who is on *Churn predictor*" in told[1]
    assert "as done?" in told[2]
    assert "*model versioning* → ML engineer" in told[3]


def test_a_workspace_that_lacks_it_has_a_plain_conversation(rig: Rig) -> None:
    rig.slack.fail(PROMPTS, ErrorCode("missing_scope"))
    rig.slack.fail(STATUS, ErrorCode("missing_scope"))
    rig.slack.look_at(OMAR, CHURN)
    rig.wait(lambda: rig.slack.calls(PROMPTS))
    assert f"<@{DANA}>" in words(asked(rig, OMAR, "who handles model versioning here?"))
    assert f"<@{DANA}>" in words(asked(rig, OMAR, "who handles model versioning here?"))
    assert len(rig.slack.calls(STATUS)) == 1
    assert all("wrong on my side" not in words(one) for one in rig.slack.direct_messages(OMAR))
