"""What an answer says beside the role: holders, backups, groups, phases, since when, the lead."""

from datetime import timedelta

import pytest

from tests.dialogues.talking import asked, told
from tests.factories import ANA, DANA, INES, LEE, OMAR, PRIYA, SAM
from tests.rig import Rig, buttons, words

CHURN, ATLAS, KESTREL, SPARROW, COFFEE = "C0CHURN", "C0ATLAS", "C0KESTREL", "C0SPARROW", "C0COFFEE"


def small_print(rig: Rig, channel: str, text: str) -> str:
    answer = asked(rig, channel, text)
    return " ".join(
        part["text"]
        for block in answer["blocks"]
        if block["type"] == "context"
        for part in block["elements"]
    )


def test_the_holder_the_backup_the_phase_and_since_when(rig: Rig) -> None:
    text = "who handles model versioning here?"
    assert f"<@{DANA}>. Backup: <@{LEE}>." in words(asked(rig, CHURN, text))
    small = small_print(rig, CHURN, text)
    assert "In this role since <!date^" in small
    assert "^{date_short}|2026-11-23>" in small
    assert "Churn predictor is in model evaluation now" in small


def test_a_user_group_holds_a_role(rig: Rig) -> None:
    assert "<!subteam^S0DATA>" in words(asked(rig, KESTREL, "who runs the data pipelines?"))


def test_a_vacant_role_names_the_lead(rig: Rig) -> None:
    answer = words(asked(rig, ATLAS, "who handles model versioning?"))
    assert "Nobody holds this role on *Atlas search* yet." in answer
    assert f"<@{INES}> leads it" in answer


def test_a_project_that_is_not_the_channels_may_be_named(rig: Rig) -> None:
    answer = words(asked(rig, CHURN, "who is the ml engineer of kestrel?"))
    assert f"*Kestrel pricing*: <@{PRIYA}>" in answer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("what is the status?", "of 10 phases done"),
        ("which phase are we in?", "is in *"),
        ("what's next?", "After "),
        ("who is on the team here?", "Who is on *"),
        ("is data ingestion done?", "*Data ingestion* of *Atlas search* is done"),
        ("who is the data engineer?", f"*Atlas search*: <@{LEE}>"),
    ],
)
def test_where_it_depends_on_the_project_one_click_answers(
    rig: Rig, text: str, expected: str
) -> None:
    which = told(rig, text)
    assert "Which project do you mean" in words(which)
    assert len(buttons(which)) == 3
    conversation = rig.slack.direct_channel(ANA)
    rig.click(ANA, conversation, which, "choose_project:1")
    assert expected in words(rig.changed(ANA, conversation, which))


def test_vacant_roles_are_told_for_all_projects_where_none_is_meant(rig: Rig) -> None:
    answer = words(told(rig, "which roles are vacant?"))
    assert "*Atlas search*: ML engineer" in answer
    assert "*Sparrow*: data analyst" in answer


def test_who_is_on_a_project_lists_everybody_with_their_hats(rig: Rig) -> None:
    answer = words(asked(rig, SPARROW, "who works on this project?"))
    assert answer.count(f"<@{SAM}>") > 4
    assert f"Several hats: <@{SAM}> (4)" in small_print(rig, SPARROW, "who is on sparrow?")
    team = words(asked(rig, CHURN, "who else works on churn?"))
    assert all(f"<@{member}>" in team for member in (ANA, DANA, INES, LEE, OMAR, PRIYA))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("who is the backup of the ML engineer?", f"*Churn predictor*: <@{LEE}>. First comes"),
        ("who is the backup for model versioning?", f"*Churn predictor*: <@{LEE}>. First comes"),
        ("who is the backup of Dana?", f"Who steps in for <@{DANA}> on *Churn predictor*"),
        ("who are the backups?", f"*ML engineer*: <@{LEE}>"),
        ("who is the backup of the developer?", "Nobody stands by for the developer of"),
        ("who is Priya's backup?", f"<@{PRIYA}> holds no role on *Churn predictor*"),
    ],
)
def test_backups_in_a_first_question(rig: Rig, text: str, expected: str) -> None:
    assert expected in words(asked(rig, CHURN, text))


def test_what_waits_for_me(rig: Rig) -> None:
    assert "Nothing waits for you." in words(told(rig, "what is waiting for me?", DANA))
    rig.mark_done(ANA, CHURN, "model evaluation")
    answer = words(told(rig, "what is waiting for me?", DANA))
    assert "*Model deployment* of *Churn predictor*, offered <!date^" in answer
    assert "Yours to do" not in answer


def test_what_was_accepted_is_still_ours_to_do(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN, "model evaluation")
    rig.deliver()
    rig.click(DANA, rig.slack.direct_channel(DANA), rig.direct(DANA), "accept")
    answer = words(told(rig, "what is waiting for me?", DANA))
    assert "Yours to do:" in answer
    assert "*Model deployment* of *Churn predictor*, as ML engineer" in answer
    assert "offered" not in answer


def test_who_completed_a_phase_and_when_in_the_readers_own_time(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN, "model evaluation")
    moment = int(rig.clock.now.timestamp())
    rig.clock.advance(timedelta(hours=3))
    answer = words(told(rig, "who finished model evaluation on churn?"))
    assert f"was completed by <@{ANA}>, <!date^{moment}^" in answer
    assert "at {time}" in answer


def test_somebody_new_in_a_role_is_told_with_the_day(rig: Rig) -> None:
    answer = words(asked(rig, CHURN, "since when is Dana the ML engineer?"))
    assert f"<@{DANA}> since <!date^" in answer
    assert f"Backup: <@{LEE}> since <!date^" in answer
