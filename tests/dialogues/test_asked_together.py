"""One question about several projects or roles: each is answered, none is dropped."""

from tests.dialogues.talking import asked, told
from tests.factories import ANA, DANA, LEE, OMAR, PRIYA
from tests.rig import Rig, buttons, words

CHURN = "C0CHURN"


def test_two_projects(rig: Rig) -> None:
    answer = words(asked(rig, CHURN, "who handles deployment on churn and on kestrel?"))
    assert f"On *Churn predictor*: <@{DANA}>." in answer
    assert f"On *Kestrel pricing*: <@{PRIYA}>." in answer


def test_more_than_three_are_said_to_be_left(rig: Rig) -> None:
    answer = words(asked(rig, CHURN, "status of churn, kestrel, atlas and sparrow"))
    assert "*Atlas search*" in answer
    assert "I answered the first three" in answer


def test_two_roles_on_the_channels_project(rig: Rig) -> None:
    answer = words(asked(rig, CHURN, "who's the data engineer and the developer?"))
    assert f"*Data engineer* of *Churn predictor*: <@{LEE}>." in answer
    assert f"*Developer* of *Churn predictor*: <@{OMAR}>." in answer


def test_where_the_project_is_asked_for_a_click_answers_for_both_roles(rig: Rig) -> None:
    question = told(rig, "who's the data engineer and the developer?")
    assert "Which project do you mean" in words(question)
    dm = rig.slack.direct_channel(ANA)
    churn = next(one for one in question["blocks"][-1]["elements"] if "Churn" in str(one["text"]))
    rig.click(ANA, dm, question, churn["action_id"])
    answer = words(rig.changed(ANA, dm, question))
    assert f"<@{LEE}>" in answer
    assert f"<@{OMAR}>" in answer


def test_all_projects_are_not_the_channels_alone(rig: Rig) -> None:
    for text in (
        "who handles deployment for all projects?",
        "who's the ml engineer on each project",
    ):
        answer = words(asked(rig, CHURN, text))
        assert "*Atlas search*: nobody yet" in answer
        assert f"*Kestrel pricing*: ML engineer <@{PRIYA}>" in answer
    assert "*Sparrow*" in words(asked(rig, CHURN, "which roles are vacant on all projects?"))
    assert "*Sparrow*: 1 of 10" in words(asked(rig, CHURN, "status of all projects"))


def test_a_phase_is_marked_on_one_project_at_a_time(rig: Rig) -> None:
    question = asked(rig, CHURN, "deployment is done on churn and on kestrel")
    assert "Which project do you mean: *Churn predictor* or *Kestrel pricing*?" in words(question)
    assert len(buttons(question)) == 2


def test_somebody_on_two_projects_is_told_of_wherever_they_are(rig: Rig) -> None:
    answer = words(asked(rig, CHURN, "is Lee on kestrel and churn?"))
    assert "*Churn predictor*: data engineer" in answer.replace("Data", "data")


def test_an_unknown_one_beside_a_known_one_is_said(rig: Rig) -> None:
    answer = words(asked(rig, CHURN, "status of churn and zebra"))
    assert "I know no project called “zebra”." in answer
