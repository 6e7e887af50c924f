"""Somebody leaves the workspace: who is asked then, and what they leave behind."""

from dataclasses import replace

from domain.handoffs.departing import abandoned_by, pass_on_for_good, standing_wanted
from domain.handoffs.events import AskedNoLonger, HandoffOffered, RoleAssigned, RoleVacant
from domain.handoffs.standing_in import asked
from domain.handoffs.steps import Step
from domain.ids import ChannelId, left_id
from domain.life_notices import owed_on_closing, owed_on_departure, without_vacancies
from domain.notifications import (
    Notification,
    NotificationKind,
    Refresh,
    ToChannel,
    ToMember,
    owed_for_all,
)
from domain.places import place_instead
from domain.projects import Assignment, Person, Project, Standing
from tests.domain.handoffs.story import Story
from tests.factories import (
    ANA,
    DANA,
    DATA_SCIENTIST,
    INES,
    LEE,
    ML_ENGINEER,
    PRIYA,
    SAM,
    a_knowledge_base,
    a_project,
    a_team,
)

KNOWLEDGE = a_knowledge_base()


def without(project: Project, *gone: str) -> Project:
    """The project after somebody left the workspace."""
    return replace(project, assignments=tuple(_seen(one, gone) for one in project.assignments))


def _seen(one: Assignment, gone: tuple[str, ...]) -> Assignment:
    if isinstance(one.holder, Person) and one.holder.member in gone:
        return replace(one, holder=Person(one.holder.member, has_left=True))
    return one


def offered() -> Project:
    """Deployment is offered to Dana; Lee is her backup."""
    story = Story(a_project(at="model_evaluation", assignments=a_team()))
    story.complete("model_evaluation", by=ANA)
    return story.project


def test_who_left_is_the_same_person_and_asked_no_longer() -> None:
    project = without(a_project(assignments=a_team()), DANA)
    assert Person(DANA, has_left=True) in project.holders(ML_ENGINEER, Standing.PRIMARY)
    assert asked(project, ML_ENGINEER).members == (LEE,)
    assert asked(without(project, LEE), ML_ENGINEER).members == ()


def test_what_waits_for_who_left_goes_to_the_backup() -> None:
    step = pass_on_for_good(Step(without(offered(), DANA)), DANA)
    unasked, anew = step.events
    assert isinstance(unasked, AskedNoLonger)
    assert isinstance(anew, HandoffOffered)
    assert step.project.handoffs[-1].to == (LEE,)


def test_where_nobody_is_left_it_is_vacant_and_the_lead_reads_of_it_in_one_message() -> None:
    step = pass_on_for_good(Step(without(offered(), DANA, LEE)), DANA)
    assert isinstance(step.events[-1], RoleVacant)
    owed = owed_for_all(step.events, step.project)
    vacancy = NotificationKind.VACANCY
    assert [one for one in owed if isinstance(one, Notification) and one.kind is vacancy]
    assert not [one for one in without_vacancies(owed) if isinstance(one, Notification)]


def test_who_is_not_asked_leaves_nothing_to_pass_on() -> None:
    assert pass_on_for_good(Step(without(offered(), INES)), INES).events == ()


def test_what_they_hold_and_were_at_work_on_is_left_behind() -> None:
    project = a_project(at="model_building", assignments=a_team())
    at_work = replace(project.phase(project.open_phases()[0].key), holder=ANA)
    phases = tuple(at_work if one.key == at_work.key else one for one in project.phases)
    (left,) = abandoned_by(ANA, without(replace(project, phases=phases), ANA), KNOWLEDGE)
    assert (left.role, left.in_hand) == (DATA_SCIENTIST, ("model_building",))
    assert abandoned_by(ANA, project, KNOWLEDGE) == ()


def test_a_backup_is_replaced_by_a_backup_and_a_holder_by_a_holder() -> None:
    project = a_project(assignments=a_team())
    assert standing_wanted(without(project, LEE), ML_ENGINEER) is Standing.BACKUP
    assert standing_wanted(without(project, DANA), ML_ENGINEER) is Standing.PRIMARY
    assert standing_wanted(without(project, DANA, LEE), ML_ENGINEER) is Standing.PRIMARY
    assert standing_wanted(project, ML_ENGINEER) is Standing.PRIMARY


def test_whoever_is_picked_takes_the_place_of_who_left() -> None:
    story = Story(without(a_project(assignments=a_team()), DANA))
    (assigned,) = story.assign(ML_ENGINEER, SAM, by=PRIYA)
    assert isinstance(assigned, RoleAssigned)
    assert assigned.instead_of == (DANA,)
    assert Person(DANA) not in story.project.holders(ML_ENGINEER, Standing.PRIMARY)
    assert Refresh(left_id(DANA)) in owed_for_all([assigned], story.project)


def test_a_holder_who_stays_may_be_picked_for_who_left() -> None:
    story = Story(without(a_project(assignments=a_team()), LEE))
    story.assign(ML_ENGINEER, DANA, by=PRIYA)
    assert story.project.holders(ML_ENGINEER, Standing.PRIMARY) == (Person(DANA),)
    assert story.project.holders(ML_ENGINEER, Standing.BACKUP) == ()


def test_each_lead_is_told_once_and_never_who_left() -> None:
    owed = owed_on_departure(DANA, [PRIYA, INES, PRIYA, DANA], times=2)
    told = [one for one in owed if isinstance(one, Notification)]
    assert [one.recipient for one in told] == [ToMember(PRIYA), ToMember(INES)]
    assert {one.again for one in told} == {1}
    assert len(owed_on_closing(ChannelId("C1"), [PRIYA, PRIYA], times=1)) == 1


def test_a_message_goes_to_the_next_open_channel_then_to_the_lead() -> None:
    first, second = ChannelId("C1"), ChannelId("C2")
    project = a_project(channels=(first, second))
    assert place_instead(first, project, ()) == ToChannel(first)
    assert place_instead(first, project, {first}) == ToChannel(second)
    assert place_instead(first, project, {first, second}) == ToMember(PRIYA)
    assert place_instead(first, replace(project, lead=None), {first, second}) is None
