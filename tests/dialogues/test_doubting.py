"""What people do about an answer: ask the lead, vote, mean something else, keep it."""

from datetime import timedelta

from sqlalchemy import text as sql

from tests.databases import on_either
from tests.dialogues.teaching_rig import CHURN, COFFEE, KNOWN, ZEBRA, asked, form, pressed, told
from tests.factories import ANA, DANA, OMAR, PRIYA
from tests.rig import Json, Rig, buttons, words

DOUBTFUL = ("validation", "testing", "the numbers", "metrics", "experiments", "schema")


def doubt(rig: Rig) -> Json:
    """Ask until an answer is a doubt: understanding gets better."""
    answers = (rig.command(ANA, CHURN, f"ask who looks after {topic}?") for topic in DOUBTFUL)
    return next(answer for answer in answers if "something_else" in buttons(answer))


def voted(rig: Rig) -> list[tuple[str, str, str]]:
    with rig.core.database.begin() as connection:
        rows = connection.execute(sql("SELECT voter, verdict, role FROM votes ORDER BY at"))
        return [(voter, verdict, role or "") for voter, verdict, role in rows]


def thumb(answer: Json, side: str) -> str:
    (element,) = answer["blocks"][-1]["elements"]
    return str(element[f"{side}_button"]["value"])


def test_the_lead_is_asked_once(rig: Rig) -> None:
    unknown = asked(rig, ANA, f"{ZEBRA} &amp; <!channel>")
    assert f"<@{PRIYA}>" in words(pressed(rig, ANA, unknown, "ask_lead"))
    pressed(rig, OMAR, unknown, "ask_lead")
    (message,) = told(rig, PRIYA)
    assert f"<@{ANA}> asks something about *Churn predictor*" in message
    assert f"<#{CHURN}>" in message
    assert f"https://slack.com/archives/{CHURN}/p" in message
    assert "> who handles the zebra board? &amp;" in message
    assert "<!channel>" not in message
    form(rig, PRIYA, rig.slack.direct_channel(PRIYA), rig.direct(PRIYA))


def test_without_a_project_there_is_no_lead_to_ask(rig: Rig) -> None:
    assert buttons(asked(rig, ANA, ZEBRA, COFFEE)) == ["teach"]


def test_something_else_is_no_second_doubt(rig: Rig) -> None:
    asked_back = doubt(rig)
    assert buttons(asked_back)[-1] == "something_else"
    assert len(buttons(asked_back)) <= 3
    rig.click(ANA, CHURN, asked_back, "something_else")
    unknown = rig.changed(ANA, CHURN, asked_back)
    assert buttons(unknown) == ["ask_lead", "teach"]
    assert voted(rig) == [(ANA, "wrong", "")]
    assert "who looks after" in words(rig.command(ANA, CHURN, "unanswered"))


def test_a_choice_is_remembered_as_right(rig: Rig) -> None:
    asked_back = doubt(rig)
    rig.click(ANA, CHURN, asked_back, "choose_role:1")
    rig.changed(ANA, CHURN, asked_back)
    ((voter, verdict, role),) = rig.wait(lambda: voted(rig))
    assert (voter, verdict) == (ANA, "right")
    assert role


@on_either
def test_an_answer_is_voted_on_once_by_each_member(rig: Rig) -> None:
    answer = asked(rig, ANA, KNOWN)
    pressed(rig, ANA, answer, "vote", thumb(answer, "positive"))
    pressed(rig, OMAR, answer, "vote", thumb(answer, "positive"))
    pressed(rig, ANA, answer, "vote", thumb(answer, "negative"))
    assert sorted(voted(rig)) == [(ANA, "wrong", ""), (OMAR, "right", "")]


def test_not_what_i_meant_offers_the_other_roles(rig: Rig) -> None:
    answer = asked(rig, ANA, KNOWN)
    others = pressed(rig, ANA, answer, "vote", thumb(answer, "negative"))
    assert "something_else" in buttons(others)
    assert "ML engineer" not in words(others)
    rig.click(ANA, CHURN, others, "something_else")
    assert "teach" in buttons(rig.changed(ANA, CHURN, others))


def test_the_command_alone_has_thumbs_too(rig: Rig) -> None:
    answer = rig.command(ANA, CHURN, f"ask {KNOWN}")
    pressed(rig, ANA, answer, "vote", thumb(answer, "positive"))
    assert voted(rig) == [(ANA, "right", "")]


def test_a_forgotten_question_is_told(rig: Rig) -> None:
    answer = asked(rig, ANA, KNOWN)
    rig.core.questions.write_now()
    with rig.core.database.begin() as connection:
        connection.execute(sql("DELETE FROM readings"))
    forgotten = pressed(rig, ANA, answer, "vote", thumb(answer, "positive"))
    assert "please ask it again" in words(forgotten)


def test_a_maintainer_keeps_an_answer_and_nothing_may_change_it(rig: Rig) -> None:
    answer = asked(rig, ANA, KNOWN)
    assert buttons(pressed(rig, ANA, answer, "vote", thumb(answer, "positive"))) == []
    thanks = pressed(rig, PRIYA, answer, "vote", thumb(answer, "positive"))
    rig.click(PRIYA, CHURN, thanks, "keep")
    assert "Kept" in words(rig.changed(PRIYA, CHURN, thanks))

    refused = rig.command(PRIYA, CHURN, f'teach "{KNOWN}" = data engineer')

    assert f"Your team keeps the question “{KNOWN}”" in words(refused)
    assert f"<@{DANA}>" in words(asked(rig, ANA, KNOWN))


def test_questions_are_kept_by_command_too(rig: Rig) -> None:
    kept = rig.command(PRIYA, CHURN, 'keep "who does drift detection?" = ML engineer')
    assert "Kept: “who does drift detection?” → ML engineer" in words(kept)
    assert "who does drift detection?" in words(rig.command(ANA, CHURN, "keep"))
    wrong = rig.command(PRIYA, CHURN, 'keep "who does drift detection?" = developer')
    assert "is not answered with the developer now" in words(wrong)
    other = rig.command(ANA, CHURN, 'keep "who does drift detection?" = ML engineer')
    assert "Only those who lead a project may do that" in words(other)


def test_a_kept_question_is_let_go_by_command(rig: Rig) -> None:
    rig.command(PRIYA, CHURN, 'keep "who does drift detection?" = ML engineer')
    other = rig.command(ANA, CHURN, 'forget "who does drift detection?"')
    assert "Only those who lead a project may do that" in words(other)
    gone = rig.command(PRIYA, CHURN, 'forget "who does drift detection?"')
    assert "I let “who does drift detection?” go" in words(gone)
    again = rig.command(PRIYA, CHURN, 'forget "who does drift detection?"')
    assert "was not kept" in words(again)


def test_unanswered_questions_are_listed_with_a_way_to_teach(rig: Rig) -> None:
    assert "has an answer" in words(rig.command(PRIYA, CHURN, "unanswered"))
    asked(rig, ANA, "who handles quokkas?")
    rig.clock.advance(timedelta(minutes=1))
    for member in (ANA, OMAR):
        asked(rig, member, ZEBRA)
    listed = rig.command(PRIYA, CHURN, "unanswered")
    assert words(listed).index("zebra") < words(listed).index("quokkas")
    assert "asked 2 times" in words(listed)
    assert buttons(listed) == ["teach:1", "teach:2"]
    rig.click(PRIYA, CHURN, listed, "teach:1")
    view = rig.wait(lambda: rig.slack.view_of(PRIYA))
    assert ZEBRA in str(view)


def test_what_was_taught_is_unanswered_no_longer(rig: Rig) -> None:
    asked(rig, ANA, ZEBRA)
    rig.command(PRIYA, CHURN, f'teach "{ZEBRA}" = ML engineer')
    assert "zebra" not in words(rig.command(PRIYA, CHURN, "unanswered"))


def test_what_was_asked_in_private_is_for_its_asker_and_for_maintainers(rig: Rig) -> None:
    rig.slack.direct_message(ANA, ZEBRA)
    rig.wait(lambda: len(rig.slack.direct_messages(ANA)) == 2)
    assert "zebra" in words(rig.command(ANA, CHURN, "unanswered"))
    assert "zebra" in words(rig.command(PRIYA, CHURN, "unanswered"))
    assert "zebra" not in words(rig.command(DANA, CHURN, "unanswered"))
