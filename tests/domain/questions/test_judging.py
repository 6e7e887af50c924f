"""Which answers to labelled questions are right, and what many of them show."""

from domain.ids import PhaseKey, ProjectKey, RoleKey
from domain.questions.figures import figures, reliability, risk_by_coverage
from domain.questions.judging import Given, Judged, Label
from domain.questions.policy import Outcome
from domain.questions.readings import Intent

ENGINEER, SCIENTIST = RoleKey("ml_engineer"), RoleKey("data_scientist")
WHO = Label("who deploys?", Intent.WHO_HANDLES, roles=(ENGINEER,))
STATUS = Label("how is churn?", Intent.PROJECT_STATUS, project=ProjectKey("churn"))
OUT = Label("who won the cup?", Intent.OOS, out_of_scope=True)
ANSWERED = Given(Outcome.ANSWER, Intent.WHO_HANDLES, (ENGINEER,), confidence=0.95, ms=1.0)


def test_the_first_role_decides_who_was_named() -> None:
    second_best = Given(Outcome.ANSWER, Intent.WHO_HANDLES, (SCIENTIST, ENGINEER))

    assert Judged(WHO, ANSWERED).wrong == ""
    assert Judged(WHO, second_best).wrong == "role data_scientist"
    assert Judged(WHO, second_best).role_is_among(2)


def test_asking_back_is_never_wrong() -> None:
    doubt = Given(Outcome.CHOICES, Intent.WHO_HANDLES, choices=(SCIENTIST, ENGINEER))

    assert Judged(WHO, doubt).wrong == ""
    assert Judged(OUT, doubt).wrong == ""


def test_what_is_out_of_scope_may_be_greeted_but_not_answered() -> None:
    assert Judged(OUT, Given(Outcome.ANSWER, Intent.HELP)).wrong == ""
    assert Judged(OUT, ANSWERED).wrong == "answered what is out of scope"
    assert Judged(OUT, Given(Outcome.UNKNOWN, Intent.WHO_HANDLES)).right_intent


def test_another_intent_is_right_where_people_accept_it_too() -> None:
    phase = Given(Outcome.ANSWER, Intent.CURRENT_PHASE, project=ProjectKey("churn"))
    lenient = Label(STATUS.question, STATUS.intent, frozenset({Intent.CURRENT_PHASE}))

    assert Judged(STATUS, phase).wrong == "intent current_phase"
    assert Judged(lenient, phase).wrong == ""


def test_project_phase_and_role_must_be_those_that_were_named() -> None:
    elsewhere = Given(Outcome.ANSWER, Intent.PROJECT_STATUS, project=ProjectKey("atlas"))
    done = Label("trained", Intent.MARK_DONE, phase=PhaseKey("model_building"))
    other = Given(Outcome.ANSWER, Intent.MARK_DONE, phase=PhaseKey("monitoring"))
    holder = Label("the MLE?", Intent.WHO_IS, roles=(ENGINEER,))

    assert Judged(STATUS, elsewhere).wrong == "project"
    assert Judged(done, other).wrong == "phase"
    assert Judged(done, Given(Outcome.ANSWER, Intent.MARK_DONE)).wrong == ""
    assert Judged(holder, Given(Outcome.ANSWER, Intent.WHO_IS, (SCIENTIST,))).wrong == "role"


def test_the_figures_are_shares_of_what_they_are_about() -> None:
    judged = (
        Judged(WHO, ANSWERED),
        Judged(WHO, Given(Outcome.CHOICES, Intent.WHO_HANDLES, choices=(SCIENTIST, ENGINEER))),
        Judged(OUT, ANSWERED),
        Judged(STATUS, Given(Outcome.ANSWER, Intent.PROJECT_STATUS, project=ProjectKey("churn"))),
    )
    found = figures(judged)

    assert found["questions"] == 4
    assert found["intent"] == 0.75
    assert found["confidently_wrong"] == 0.25
    assert found["oos_answered"] == 1.0
    assert (found["role_top1"], found["role_top2"]) == (0.5, 1.0)
    assert (found["who_answered_right"], found["who_asked_back_right"]) == (0.5, 1.0)
    assert found["slotted_right"] == 1.0


def test_shares_of_nothing_are_no_figures() -> None:
    assert figures((Judged(STATUS, Given(Outcome.UNKNOWN, Intent.OOS)),))["role_top1"] is None


def test_the_reliability_table_counts_direct_answers_by_their_confidence() -> None:
    sure = Judged(WHO, ANSWERED)
    surer = Judged(WHO, Given(Outcome.ANSWER, Intent.WHO_HANDLES, (SCIENTIST,), confidence=1.0))
    (step,) = reliability((sure, surer, Judged(WHO, Given(Outcome.UNKNOWN, Intent.OOS))))

    assert (step.low, step.high, step.count) == (0.9, 1.0, 2)
    assert step.right == 0.5


def test_risk_grows_with_what_is_answered() -> None:
    unsure = Judged(WHO, Given(Outcome.ANSWER, Intent.WHO_HANDLES, (SCIENTIST,), confidence=0.5))
    points = risk_by_coverage((unsure, Judged(WHO, ANSWERED)))

    assert [(point.coverage, point.risk) for point in points] == [(0.5, 0.0), (1.0, 0.5)]
