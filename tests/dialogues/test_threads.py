"""Follow-up questions: what they leave out is what was said before, by whichever door."""

from dataclasses import replace
from datetime import timedelta

from bot.slack.views.answers.answer import answer_message
from bot.use_cases.asking.following import Conversation
from domain.ids import ChannelId
from tests.databases import on_either
from tests.dialogues.talking import asked, dialogue, told
from tests.factories import ANA, DANA, INES, LEE, OMAR, PRIYA
from tests.resolvers import RESOLVERS
from tests.rig import ACME, Rig, buttons, words

CHURN, ATLAS, COFFEE = "C0CHURN", "C0ATLAS", "C0COFFEE"
QUESTION = "who handles model versioning here?"


@on_either
def test_a_thread_goes_on_from_answer_to_answer(rig: Rig) -> None:
    answers = dialogue(
        rig,
        CHURN,
        QUESTION,
        "who is the backup?",
        "and for kestrel?",
        "and for atlas?",
        "what about churn?",
        "and the data engineer?",
    )
    assert f"<@{DANA}>" in answers[0]
    assert f"Backup of the ML engineer of *Churn predictor*: <@{LEE}>" in answers[1]
    assert "Nobody stands by for the ML engineer of *Kestrel pricing*" in answers[2]
    assert f"only <@{PRIYA}>" in answers[2]
    assert f"<@{INES}> leads it" in answers[3]
    assert f"<@{LEE}>" in answers[4]
    assert "data engineer of *Churn predictor*" in answers[5]


def test_phases_are_walked_along(rig: Rig) -> None:
    answers = dialogue(
        rig, CHURN, "what's next?", "and after that?", "and before that?", "and before that?"
    )
    assert "*Model deployment* → ML engineer" in answers[0]
    assert "*Model serving* → ML engineer" in answers[1]
    assert "*Model deployment* of *Churn predictor* is not done yet" in answers[2]
    assert "*Model evaluation* of *Churn predictor* is not done yet: it is active" in answers[3]


def test_nothing_comes_before_the_first_phase(rig: Rig) -> None:
    answers = dialogue(rig, CHURN, "is data ingestion done?", "and before that?")
    assert "Nothing comes before data ingestion on Churn predictor." in answers[1]


def test_why_and_since_when_and_she(rig: Rig) -> None:
    answers = dialogue(
        rig, CHURN, QUESTION, "why?", "since when?", "what does she do?", "is she also on atlas?"
    )
    assert "*Model versioning* is a responsibility of the ML engineer" in answers[1]
    assert f"My registry names <@{DANA}> since <!date^" in answers[1]
    assert "^{date_short}|2026-11-23>" in answers[2]
    assert f"<@{DANA}> is *Churn predictor*: ML engineer" in answers[3].replace("\n", " ")
    assert f"<@{DANA}> holds no role there" in answers[4]


def test_another_member_goes_on_in_the_thread(rig: Rig) -> None:
    first = asked(rig, CHURN, QUESTION)
    answer = asked(rig, CHURN, "and for kestrel?", first["thread_ts"], member=OMAR)
    assert f"<@{PRIYA}>" in words(answer)


def test_a_thread_is_remembered_for_weeks(rig: Rig) -> None:
    first = asked(rig, CHURN, QUESTION)
    rig.clock.advance(timedelta(days=30))
    assert f"<@{PRIYA}>" in words(asked(rig, CHURN, "and for kestrel?", first["thread_ts"]))


def test_threads_do_not_mix(rig: Rig) -> None:
    first = asked(rig, CHURN, QUESTION)
    other = asked(rig, CHURN, "what is the status of kestrel?")
    assert f"<@{PRIYA}>" in words(asked(rig, CHURN, "and for kestrel?", first["thread_ts"]))
    assert "4 of 10 phases done" in words(asked(rig, CHURN, "and churn?", other["thread_ts"]))


def test_a_new_mention_goes_on_from_the_last_one_for_ten_minutes(rig: Rig) -> None:
    asked(rig, CHURN, QUESTION)
    assert f"<@{PRIYA}>" in words(asked(rig, CHURN, "and for kestrel?"))
    rig.clock.advance(timedelta(minutes=11))
    assert "I don’t know that" in words(asked(rig, CHURN, "same for churn"))


def test_a_direct_message_goes_on_for_ten_minutes(rig: Rig) -> None:
    told(rig, "who handles model versioning on churn?")
    assert f"<@{PRIYA}>" in words(told(rig, "and for kestrel?"))
    assert "*Kestrel pricing*" in words(told(rig, "who is the data analyst?"))
    rig.clock.advance(timedelta(minutes=11))
    assert "Which project do you mean" in words(told(rig, "who is the data analyst?"))


def test_a_command_goes_on_for_its_author_in_the_channel(rig: Rig) -> None:
    assert f"<@{DANA}>" in words(rig.command(ANA, CHURN, f"ask {QUESTION}"))
    assert f"<@{PRIYA}>" in words(rig.command(ANA, CHURN, "ask and for kestrel?"))
    assert "I don’t know that" in words(rig.command(OMAR, CHURN, "ask and for kestrel?"))
    assert "I don’t know that" in words(rig.command(ANA, COFFEE, "ask same for churn"))


def test_what_is_whole_is_not_bent(rig: Rig) -> None:
    answers = dialogue(
        rig, CHURN, "who handles model versioning on kestrel?", "who handles dashboards?"
    )
    assert "On *Churn predictor*" in answers[1]


def test_a_chosen_project_counts_as_said(rig: Rig) -> None:
    which = told(rig, "who is the ml engineer?")
    assert "Which project do you mean" in words(which)
    conversation = rig.slack.direct_channel(ANA)
    names = [name for name in buttons(which) if name.startswith("choose_project")]
    rig.click(ANA, conversation, which, names[1])
    assert f"*Churn predictor*: <@{DANA}>" in words(rig.changed(ANA, conversation, which))
    assert f"<@{LEE}>" in words(told(rig, "who is the backup?"))


def test_a_chosen_project_counts_in_the_thread_of_the_button(rig: Rig) -> None:
    which = asked(rig, COFFEE, "what is the status?")
    names = [name for name in buttons(which) if name.startswith("choose_project")]
    rig.click(ANA, COFFEE, which, names[0])
    assert "*Atlas search*" in words(rig.changed(ANA, COFFEE, which))
    answer = asked(rig, COFFEE, "and then?", which["thread_ts"], member=OMAR)
    assert "After model evaluation on *Atlas search*" in words(answer)


def test_a_chosen_role_counts_as_said(rig: Rig) -> None:
    doubt = told(rig, "who handles versioning on churn?")
    conversation = rig.slack.direct_channel(ANA)
    if "choose_role:1" not in buttons(doubt):
        doubt = told(rig, "who looks after the schema on churn?")
    rig.click(ANA, conversation, doubt, "choose_role:1")
    chosen = words(rig.changed(ANA, conversation, doubt))
    assert "On *Churn predictor*" in chosen
    assert "On *Kestrel pricing*" in words(told(rig, "and for kestrel?"))


def test_a_project_may_be_named_instead_of_pressing_its_button(rig: Rig) -> None:
    told(rig, "who is the ml engineer?")
    assert f"*Churn predictor*: <@{DANA}>" in words(told(rig, "churn"))


def test_thanks_in_between_make_no_difference(rig: Rig) -> None:
    answers = dialogue(rig, CHURN, QUESTION, "thanks!", "and for kestrel?")
    assert f"<@{PRIYA}>" in answers[2]


def test_what_was_said_survives_the_process(rig: Rig) -> None:
    first = asked(rig, CHURN, QUESTION)
    another = replace(rig.core.answer, understanding=RESOLVERS)
    where = Conversation(ChannelId(CHURN), ANA, first["thread_ts"])
    answer = another.in_conversation(ACME, "and for kestrel?", where)
    assert f"<@{PRIYA}>" in answer_message(answer).text
