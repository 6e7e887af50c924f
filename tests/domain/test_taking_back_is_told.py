"""Who hears of it when a phase is skipped, opened again or undone, and what is left unsaid."""

from domain.projects import Project
from tests.domain.handoffs.story import Story
from tests.domain.test_notifications import said
from tests.factories import ANA, DANA, INES, LEE, OMAR, PRIYA, a_project, a_team

EVALUATED = "churn/model_evaluation/done/1"
SERVED = "churn/model_serving/done/1"


def evaluated(project: Project | None = None) -> Story:
    """Ana evaluated the model, and its deployment is offered to Dana."""
    story = Story(project or a_project(at="model_evaluation"))
    story.complete("model_evaluation", by=ANA)
    return story


def test_a_skip_has_a_card_and_takes_the_open_offer_back() -> None:
    story = evaluated()

    owed = story.owed(story.skip("model_deployment", by=PRIYA))

    skip = "churn/model_deployment/skip/1"
    assert said(owed) == [
        f"{skip}:card:C0CHURN",
        f"not {EVALUATED}:offer:U0DANA",
        f"refresh {EVALUATED}",
        f"{skip}:offer:U0DANA",
        f"refresh {skip}",
    ]


def test_whoever_is_offered_what_follows_reads_there_that_the_phase_was_skipped() -> None:
    story = evaluated()
    story.accept("model_deployment", by=DANA)

    owed = story.owed(story.skip("model_deployment", by=PRIYA))

    skip = "churn/model_deployment/skip/1"
    assert said(owed) == [f"{skip}:card:C0CHURN", f"{skip}:offer:U0DANA", f"refresh {skip}"]


def test_a_skip_tells_whoever_worked_on_it() -> None:
    story = evaluated()
    story.accept("model_deployment", by=LEE)

    owed = story.owed(story.skip("model_deployment", by=PRIYA))

    assert "churn/model_deployment/skip/1:skipped:U0LEE" in said(owed)


def test_a_lead_who_skips_what_they_were_asked_for_is_told_nothing() -> None:
    story = evaluated(a_project(at="model_evaluation", lead=DANA))

    owed = story.owed(story.skip("model_deployment", by=DANA))

    assert f"not {EVALUATED}:offer:U0DANA" in said(owed)
    assert not [line for line in said(owed) if ":skipped:" in line]


def test_whoever_is_asked_for_something_else_too_keeps_that_message_and_is_told_why() -> None:
    story = Story(a_project(at="model_serving"))
    story.complete("model_serving", by=LEE)
    story.assign("data_analyst", DANA, by=PRIYA)
    both = a_project(at="model_serving", assignments=(*a_team(), *story.project.assignments[-1:]))
    story = Story(both)
    story.complete("model_serving", by=LEE)

    owed = story.owed(story.skip("insight_reporting", by=PRIYA))

    skip = "churn/insight_reporting/skip/1"
    assert f"not {SERVED}:offer:U0INES else {skip}:skipped:U0INES" in said(owed)
    assert f"{skip}:skipped:U0DANA" in said(owed)
    assert not [line for line in said(owed) if line.startswith(f"not {SERVED}:offer:U0DANA")]


def test_a_reopening_tells_who_was_asked_and_who_accepted() -> None:
    story = Story(a_project(at="model_serving"))
    story.complete("model_serving", by=LEE)
    story.accept("insight_reporting", by=INES)

    owed = story.owed(story.reopen("model_serving", by=PRIYA))

    assert said(owed) == [
        f"{SERVED}:opened:U0LEE",
        f"{SERVED}:opened:U0INES",
        f"refresh {SERVED}",
        f"not {SERVED}:offer:U0OMAR else {SERVED}:opened:U0OMAR",
        f"not {SERVED}:offer:U0DANA else {SERVED}:opened:U0DANA",
    ]


def test_an_undo_leaves_unsaid_what_was_not_said_and_corrects_the_rest() -> None:
    story = evaluated()

    owed = story.owed(story.undo("model_evaluation", by=ANA))

    assert said(owed) == [
        f"not {EVALUATED}:card:C0CHURN",
        f"refresh {EVALUATED}",
        f"not {EVALUATED}:offer:U0DANA",
    ]


def test_an_undo_spares_the_lead_the_question_who_it_shall_be() -> None:
    story = evaluated(a_project(at="model_evaluation", assignments=a_team(without="ml_engineer")))

    owed = story.owed(story.undo("model_evaluation", by=ANA))

    assert f"not {EVALUATED}:vacancy:U0PRIYA" in said(owed)


def test_a_project_without_channel_and_lead_owes_neither_card_nor_vacancy() -> None:
    team = a_team(without="ml_engineer")
    story = evaluated(a_project(at="model_evaluation", assignments=team, channels=(), lead=None))

    owed = story.owed(story.undo("model_evaluation", by=ANA))

    assert said(owed) == [f"refresh {EVALUATED}"]


def test_undoing_what_was_only_offered_corrects_the_offer() -> None:
    story = evaluated()
    story.complete("model_deployment", by=LEE)

    owed = story.owed(story.undo("model_deployment", by=LEE))

    assert f"refresh {EVALUATED}" in said(owed)


def test_nobody_is_told_twice_of_one_reopening() -> None:
    story = Story(a_project(at="model_serving"))
    story.complete("model_serving", by=LEE)
    story.accept("app_integration", by=OMAR)
    story.complete("app_integration", by=OMAR)

    owed = story.owed(story.reopen("model_serving", by=PRIYA))

    assert len(said(owed)) == len(set(said(owed)))
    assert said(owed).count(f"{SERVED}:opened:U0OMAR") == 1
