"""Several questions in one message, one of them in doubt: a click answers that one alone."""

import pytest
from sqlalchemy import text as sql

from bot.slack.views.parts.blocks import MESSAGE_BLOCKS
from tests.dialogues.talking import asked, told
from tests.dialogues.teaching_rig import CHURN, COFFEE, form, shown
from tests.factories import ANA, DANA, LEE
from tests.rig import Json, Rig, buttons, words

# More than one, since understanding gets better and some of them will not stay in doubt.
DOUBTFUL = ("testing", "metrics", "experiments", "validation", "the numbers")
STATUS = "what's the status of atlas?"
VERSIONING = "who handles model versioning?"


def doubt(rig: Rig, before: str = "", behind: str = STATUS) -> Json:
    """Ask several questions at once until one of them is in doubt."""
    answers = (asked(rig, CHURN, f"{before} {_doubtful(topic)} {behind}") for topic in DOUBTFUL)
    return next(answer for answer in answers if _choices(answer))


def _doubtful(topic: str) -> str:
    return f"who looks after {topic}?"


def _choices(message: Json) -> list[str]:
    return [action for action in buttons(message) if action.startswith("choose_")]


def kinds(message: Json) -> list[str]:
    return [block["type"] for block in message["blocks"]]


def readings(rig: Rig) -> list[tuple[str, str]]:
    rig.core.questions.write_now()
    with rig.core.database.connect() as connection:
        rows = connection.execute(sql("SELECT text, outcome FROM readings ORDER BY rowid"))
        return [(text, outcome) for text, outcome in rows]


def test_a_part_in_doubt_has_its_buttons(rig: Rig) -> None:
    answer = doubt(rig)
    assert "*Atlas search*" in words(answer)
    assert len(_choices(answer)) == 2
    assert buttons(answer)[2] == "something_else"
    assert len(set(buttons(answer))) == len(buttons(answer))
    assert kinds(answer)[:3] == ["section", "actions", "divider"]


@pytest.mark.parametrize(
    ("before", "behind"), [("", STATUS), (VERSIONING, ""), (VERSIONING, STATUS)]
)
def test_choosing_answers_that_part_and_leaves_the_others(
    rig: Rig, before: str, behind: str
) -> None:
    answer = doubt(rig, before, behind)
    rig.click(ANA, CHURN, answer, _choices(answer)[0])
    chosen = rig.changed(ANA, CHURN, answer)
    assert _choices(chosen) == []
    assert "something_else" not in buttons(chosen)
    assert "Do you mean" not in words(chosen)
    assert "<@" in words(chosen)
    assert ("*Atlas search*" in words(chosen)) == bool(behind)
    assert ("*model versioning*" in words(chosen)) == bool(before)
    assert kinds(chosen).count("divider") == kinds(answer).count("divider")
    assert len(rig.slack.messages(CHURN)) % 2 == 0


def test_the_chosen_part_is_what_the_next_question_goes_on_from(rig: Rig) -> None:
    answer = doubt(rig, VERSIONING, "")
    rig.click(ANA, CHURN, answer, _choices(answer)[0])
    rig.changed(ANA, CHURN, answer)
    following = asked(rig, CHURN, "and for kestrel?", answer["thread_ts"])
    assert "*Kestrel pricing*" in words(following)
    assert "*model versioning*" not in words(following)


def test_something_else_is_about_that_part_alone(rig: Rig) -> None:
    answer = doubt(rig)
    rig.click(ANA, CHURN, answer, "something_else")
    unknown = rig.changed(ANA, CHURN, answer)
    assert "*Atlas search*" in words(unknown)
    assert buttons(unknown)[:2] == ["ask_lead", "teach"]
    listed = words(rig.command(ANA, CHURN, "unanswered"))
    assert "who looks after" in listed
    assert "status of atlas" not in listed
    form(rig, ANA, CHURN, unknown)
    assert "atlas" not in shown(rig, ANA)


def test_a_part_in_doubt_is_kept_by_itself(rig: Rig) -> None:
    doubt(rig, VERSIONING, "")
    (whole, outcome), (part, doubtful) = readings(rig)[-2:]
    assert (outcome, doubtful) == ("answer", "choices")
    assert whole.endswith(part)
    assert part.startswith("who looks after")


def test_of_two_parts_in_doubt_the_first_has_buttons(rig: Rig) -> None:
    answers = (
        asked(rig, CHURN, f"{STATUS} {_doubtful(first)} {_doubtful(second)}")
        for first in DOUBTFUL
        for second in DOUBTFUL
        if first != second
    )
    answer = next(one for one in answers if words(one).count("Do you mean") == 4)  # text and blocks
    assert len(_choices(answer)) == 2
    rig.click(ANA, CHURN, answer, _choices(answer)[0])
    chosen = rig.changed(ANA, CHURN, answer)
    assert "Do you mean" in words(chosen)
    assert _choices(chosen) == []


def test_which_project_is_meant_can_be_chosen_in_a_part(rig: Rig) -> None:
    answer = told(rig, "which projects are there? and what's the status?", LEE)
    before = len(rig.slack.direct_messages(LEE))
    here = rig.slack.direct_channel(LEE)
    rig.click(LEE, here, answer, _choices(answer)[0])
    chosen = rig.changed(LEE, here, answer)
    assert _choices(chosen) == []
    assert "phases done" in words(chosen)
    assert "I know" in words(chosen)
    assert len(rig.slack.direct_messages(LEE)) == before


def test_whoever_is_on_one_project_means_that_one(rig: Rig) -> None:
    assert "*Churn predictor*" in words(told(rig, "what's the status?", DANA))


def test_in_an_answer_to_one_person_the_choice_is_told_below(rig: Rig) -> None:
    answers = (rig.command(ANA, CHURN, f"ask {_doubtful(t)} {STATUS}") for t in DOUBTFUL)
    answer = next(one for one in answers if _choices(one))
    before = len(rig.slack.visible_to(ANA, CHURN))
    rig.click(ANA, CHURN, answer, _choices(answer)[0])
    told_below = rig.next_message(ANA, CHURN, before)
    assert "<@" in words(told_below)
    (still,) = [m for m in rig.slack.visible_to(ANA, CHURN) if m["ts"] == answer["ts"]]
    assert "*Atlas search*" in words(still)


def test_without_a_project_the_chosen_part_says_so(rig: Rig) -> None:
    answers = (
        asked(rig, COFFEE, f"{_doubtful(topic)} which projects are there?") for topic in DOUBTFUL
    )
    answer = next(one for one in answers if _choices(one))
    rig.click(ANA, COFFEE, answer, _choices(answer)[1])
    chosen = rig.changed(ANA, COFFEE, answer)
    assert "No project is registered here" in words(chosen)
    assert len(chosen["blocks"]) <= MESSAGE_BLOCKS
