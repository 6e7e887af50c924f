"""Who is told what: facts in, what we owe out."""

from dataclasses import replace

from domain.handoffs.events import HandoffOffered
from domain.ids import ChannelId, CompletionId
from domain.notifications import (
    Notification,
    Owed,
    Refresh,
    Retraction,
    owed_for,
    owed_for_all,
)
from domain.projects import Project
from tests.domain.handoffs.story import Story
from tests.factories import (
    ANA,
    DANA,
    DATA_ANALYST,
    DATA_SCIENTIST,
    DEVELOPER,
    INES,
    LEE,
    ML_ENGINEER,
    OMAR,
    PRIYA,
    SAM,
    a_group,
    a_project,
    a_team,
    primary,
)

SERVED = "churn/model_serving/done/1"


def said(owed: tuple[Owed, ...]) -> list[str]:
    """What is owed, each in one line.

    An edit in place is `refresh <subject>`; what need not be said any longer is `not <id>`, with
    `else <id>` for what is said where it was said already.
    """
    return [_line(item) for item in owed]


def _line(item: Owed) -> str:
    match item:
        case Notification():
            return item.id
        case Refresh():
            return f"refresh {item.subject}"
        case Retraction(message, otherwise):
            return f"not {message.id}" + (f" else {otherwise.id}" if otherwise else "")


def serving(project: Project | None = None) -> Story:
    return Story(project or a_project(at="model_serving"))


def test_a_completion_gives_one_card_in_the_first_channel_and_one_message_to_each_receiver() -> (
    None
):
    channels = (ChannelId("C0CHURN"), ChannelId("C0NEWS"))
    story = serving(a_project(at="model_serving", channels=channels))

    owed = story.owed(story.complete("model_serving", by=LEE))

    assert said(owed) == [
        f"{SERVED}:card:C0CHURN",
        f"{SERVED}:offer:U0OMAR",
        f"refresh {SERVED}",
        f"{SERVED}:offer:U0INES",
        f"{SERVED}:offer:U0DANA",
    ]


def test_a_project_without_a_channel_gets_no_card() -> None:
    story = serving(a_project(at="monitoring", channels=()))

    assert story.owed(story.complete("monitoring", by=DANA)) == ()


def test_who_receives_several_phases_is_told_once() -> None:
    team = tuple(primary(role, OMAR) for role in (DEVELOPER, DATA_ANALYST, ML_ENGINEER))
    story = serving(a_project(at="model_serving", assignments=team))

    owed = story.owed(story.complete("model_serving", by=PRIYA))

    assert said(owed) == [f"{SERVED}:card:C0CHURN", f"{SERVED}:offer:U0OMAR", f"refresh {SERVED}"]


def test_who_holds_a_role_twice_is_told_once() -> None:
    team = (primary(ML_ENGINEER, DANA), primary(ML_ENGINEER, a_group(SAM, DANA)))
    story = Story(a_project(at="model_evaluation", assignments=team))

    owed = story.owed(story.complete("model_evaluation", by=PRIYA))

    offers = [line for line in said(owed) if ":offer:" in line]
    assert [line.rpartition(":")[2] for line in offers] == [DANA, SAM]


def test_a_hat_switch_disturbs_nobody() -> None:
    story = Story(a_project(at="model_deployment"))

    owed = story.owed(story.complete("model_deployment", by=DANA))

    assert said(owed) == ["churn/model_deployment/done/1:card:C0CHURN"]


def test_a_vacant_role_is_told_to_the_lead_once() -> None:
    story = serving(a_project(at="model_serving", assignments=()))

    owed = story.owed(story.complete("model_serving", by=PRIYA))

    assert said(owed) == [f"{SERVED}:card:C0CHURN", f"{SERVED}:vacancy:U0PRIYA"]


def test_a_vacant_role_without_a_lead_is_told_by_the_card_alone() -> None:
    story = serving(a_project(at="model_serving", assignments=(), lead=None))

    owed = story.owed(story.complete("model_serving", by=""))

    assert said(owed) == [f"{SERVED}:card:C0CHURN"]


def test_a_role_that_is_given_offers_what_waited_and_refreshes_the_card() -> None:
    story = serving(a_project(at="model_serving", assignments=a_team(without=DATA_ANALYST)))
    story.complete("model_serving", by=LEE)

    owed = story.owed(story.assign(DATA_ANALYST, SAM, by=PRIYA))

    assert said(owed) == [f"{SERVED}:offer:U0SAM", f"refresh {SERVED}"]


def test_a_role_for_which_nothing_waits_is_given_quietly() -> None:
    story = serving()

    assert story.owed(story.assign(DATA_SCIENTIST, SAM, by=PRIYA)) == ()


def test_accepting_edits_what_was_sent_and_sends_nothing() -> None:
    story = serving()
    story.complete("model_serving", by=LEE)

    assert story.owed(story.accept("app_integration", by=OMAR)) == (Refresh(CompletionId(SERVED)),)


def test_completing_a_phase_that_was_only_offered_edits_the_offer_too() -> None:
    story = serving()
    story.complete("model_serving", by=LEE)

    owed = story.owed(story.complete("monitoring", by=DANA))

    assert said(owed) == [f"refresh {SERVED}", "churn/monitoring/done/1:card:C0CHURN"]


def test_a_return_is_told_to_who_completed_it_and_to_who_works_beside_it() -> None:
    story = serving()
    story.complete("model_serving", by=LEE)
    story.accept("insight_reporting", by=INES)

    owed = story.owed(story.give_back("app_integration", by=OMAR))

    assert said(owed) == [
        "churn/app_integration/1:returned:U0LEE",
        f"refresh {SERVED}",
        "churn/app_integration/1:reopened:U0INES",
        f"not {SERVED}:offer:U0DANA",
    ]


def test_a_second_round_is_told_anew() -> None:
    story = Story(a_project(at="model_evaluation"))
    first = story.owed(story.complete("model_evaluation", by=ANA))
    story.give_back("model_deployment", by=DANA)

    second = story.owed(story.complete("model_evaluation", by=ANA))

    assert len(second) == len(first)
    assert not set(said(first)) & set(said(second))


def test_nothing_is_owed_twice_in_a_whole_life_of_a_project() -> None:
    story = Story(a_project())
    ids: list[str] = []
    for phase in [phase.key for phase in story.project.phases]:
        owed = story.owed(story.complete(phase, by=PRIYA))
        ids += [item.id for item in owed if isinstance(item, Notification)]

    assert len(ids) == len(set(ids)) > len(story.project.phases)


def test_the_same_facts_give_the_same_ids() -> None:
    first, second = (serving() for _ in range(2))

    owed = first.owed(first.complete("model_serving", by=LEE))

    assert owed == second.owed(second.complete("model_serving", by=LEE))


def test_a_completion_and_a_handoff_never_share_an_id() -> None:
    story = Story(a_project(at="model_evaluation"))
    story.complete("model_evaluation", by=ANA)
    story.complete("model_deployment", by=DANA)

    completions = {phase.completion.id for phase in story.project.phases if phase.completion}
    handoffs = {handoff.id for handoff in story.project.handoffs}

    assert {str(key) for key in completions}.isdisjoint(map(str, handoffs))


def test_several_events_owe_together_what_each_owes_alone() -> None:
    story = serving()
    events = story.complete("model_serving", by=LEE)

    alone = [owed for event in events for owed in owed_for(event, story.project)]

    assert len(alone) > len(owed_for_all(events, story.project))
    assert set(alone) == set(owed_for_all(events, story.project))


def test_an_offer_to_nobody_still_edits_what_was_sent() -> None:
    story = serving()
    events = story.complete("model_serving", by=LEE)
    offered = next(event for event in events if isinstance(event, HandoffOffered))

    assert said(owed_for(replace(offered, to=()), story.project)) == [f"refresh {SERVED}"]
