"""Several questions in one message, and questions in other languages."""

from tests.dialogues.talking import asked, told
from tests.factories import ANA, DANA
from tests.rig import Rig, buttons, words

CHURN = "C0CHURN"
BOTH = "who handles model versioning? and what's the status of atlas?"


def test_two_questions_get_two_answers_in_one_message(rig: Rig) -> None:
    answer = asked(rig, CHURN, BOTH)
    assert f"<@{DANA}>" in words(answer)
    assert "*Atlas search*" in words(answer)
    assert [block["type"] for block in answer["blocks"]].count("divider") == 1
    assert len(rig.slack.messages(CHURN)) == 2


def test_the_second_question_goes_on_from_the_first(rig: Rig) -> None:
    answer = asked(rig, CHURN, "what's the status of kestrel? and who is the data scientist?")
    assert "*Data scientist* of *Kestrel pricing*" in words(answer)


def test_the_next_question_goes_on_from_the_last_answer(rig: Rig) -> None:
    first = asked(rig, CHURN, BOTH)
    answer = asked(rig, CHURN, "and churn?", first["thread_ts"])
    assert "4 of 10 phases done" in words(answer)


def test_buttons_of_both_answers_work(rig: Rig) -> None:
    answer = asked(rig, CHURN, "what's the status of churn? what's the status of kestrel?")
    assert buttons(answer) == ["mark_done:1", "describe:2", "mark_done:3", "describe:4"]
    before = len(rig.slack.visible_to(ANA, CHURN))
    rig.click(ANA, CHURN, answer, "mark_done:3")
    assert "data ingestion" in words(rig.next_message(ANA, CHURN, before))


def test_three_are_answered_and_no_more(rig: Rig) -> None:
    text = "status of churn? status of kestrel? status of atlas? status of sparrow?"
    answer = words(told(rig, text))
    assert "*Atlas search*" in answer
    assert "*Sparrow*" not in answer
    assert "I answered the first three" in answer


def test_a_symptom_and_its_question_are_one(rig: Rig) -> None:
    answer = asked(rig, CHURN, "Our model registry is down. Who can help?")
    assert all(block["type"] != "divider" for block in answer["blocks"])


def test_another_language_gets_a_polite_no_in_it(rig: Rig) -> None:
    assert "solo entiendo inglés" in words(told(rig, "¿Quién se encarga de los datos aquí?"))
    assert "nur Englisch" in words(asked(rig, CHURN, "Wer kümmert sich um die Daten?"))
    assert "英語" in words(rig.command(ANA, CHURN, "ask モデルの担当者は誰ですか"))


def test_what_is_understood_is_answered_in_any_language(rig: Rig) -> None:
    assert f"<@{DANA}>" in words(told(rig, "ML engineer churn"))


def test_what_is_the_same_for_two_questions_is_told_once(rig: Rig) -> None:
    answer = asked(rig, CHURN, "what comes next, and whose turn is it?")
    assert answer["text"].count("*Model deployment* → ML engineer") == 1
    text = "what comes next? whose turn is it? who handles drift?"
    shown = asked(rig, CHURN, text)["text"]
    assert shown.count("*Model deployment* → ML engineer") == 1
    assert "*drift detection* → ML engineer" in shown
