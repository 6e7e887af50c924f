"""*Reopen it* in a mention or a direct message: a look ahead, and one click does it."""

from domain.ids import PhaseKey
from domain.projects import PhaseStatus
from tests.dialogues.talking import asked, told
from tests.factories import ANA, DANA, OMAR, PRIYA
from tests.rig import Rig, buttons, words

CHURN = "C0CHURN"  # Ana evaluates; she may reopen what data scientists answer for
EVALUATION = PhaseKey("model_evaluation")


def status(rig: Rig) -> PhaseStatus:
    return rig.project("churn").phase(EVALUATION).status


def test_a_mention_shows_what_it_would_do_and_a_click_does_it(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    look = asked(rig, CHURN, "reopen the evaluation because the test set leaked", member=PRIYA)
    assert "Reopen *Model evaluation* of *Churn predictor*?" in words(look)
    assert "> the test set leaked" in words(look)
    assert status(rig) is PhaseStatus.DONE, "nothing is done on words alone"
    assert buttons(look) == ["confirm_intervention", "cancel"]
    rig.click(PRIYA, CHURN, look, "confirm_intervention")
    assert "is open again" in words(rig.changed(PRIYA, CHURN, look))
    assert status(rig) is PhaseStatus.ACTIVE


def test_it_is_what_ended_last(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    look = asked(rig, CHURN, "can you reopen it, since evaluation leaked?", member=PRIYA)
    assert "Reopen *Model evaluation* of *Churn predictor*?" in words(look)
    assert "Say why you reopen it" in words(asked(rig, CHURN, "please reopen it", member=PRIYA))


def test_a_direct_message_names_the_project_and_refusals_are_sentences(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    look = told(rig, "Reopen model evaluation of churn: the labels were wrong")
    assert "Reopen *Model evaluation* of *Churn predictor*?" in words(look)
    assert "no phase called “lunch”" in words(told(rig, "reopen churn lunch because I am hungry"))
    refused = words(told(rig, "reopen churn model evaluation because I say so", member=OMAR))
    assert "may reopen model evaluation" in refused
    assert "confirm_intervention" not in buttons(rig.direct(OMAR))


def test_who_is_on_one_project_only_need_not_name_it(rig: Rig) -> None:
    said = words(told(rig, "reopen model building because of a new source", member=DANA))
    assert "may reopen model building" in said, "Dana is on churn alone, and may not"


def test_a_question_about_reopening_is_a_question(rig: Rig) -> None:
    assert "Reopen *" not in words(asked(rig, CHURN, "who can reopen a phase?"))
