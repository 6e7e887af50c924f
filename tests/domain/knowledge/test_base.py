"""A knowledge base answers for its roles and workflows, and takes in what a team adds."""

import pytest

from domain.errors import KnowledgeMistake, RoleNotFound, WorkflowNotFound
from domain.ids import ResponsibilityKey, RoleKey, WorkflowKey
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.changes import ResponsibilityChange, RoleChange
from domain.knowledge.mistakes import Contradiction
from domain.knowledge.phrases import normalised
from tests.domain.knowledge.worlds import (
    BAKER,
    BREAD,
    MILLER,
    a_phase,
    a_responsibility,
    a_role,
    a_workflow,
)

DOUGH = ResponsibilityKey("dough")
FLOUR = ResponsibilityKey("flour")


@pytest.fixture
def knowledge() -> KnowledgeBase:
    return KnowledgeBase(
        roles=(
            a_role(BAKER, a_responsibility("dough", "knead", helpers=(MILLER,))),
            a_role(MILLER, a_responsibility("flour", "grind flour")),
        ),
        workflows=(a_workflow(),),
    )


def test_roles_and_workflows_are_found_by_their_keys(knowledge: KnowledgeBase) -> None:
    assert knowledge.role(BAKER).name == "Baker"
    assert knowledge.has_role(MILLER)
    assert not knowledge.has_role(RoleKey("butcher"))
    assert knowledge.workflow(BREAD).name == "Bread"
    assert knowledge.has_workflow(BREAD)
    assert not knowledge.has_workflow(WorkflowKey("cake"))


def test_an_unknown_role_is_told_with_the_known_ones(knowledge: KnowledgeBase) -> None:
    with pytest.raises(RoleNotFound, match="“butcher”; the roles are baker and miller"):
        knowledge.role(RoleKey("butcher"))


def test_an_unknown_workflow_is_told(knowledge: KnowledgeBase) -> None:
    with pytest.raises(WorkflowNotFound, match="“cake”"):
        knowledge.workflow(WorkflowKey("cake"))


def test_one_role_answers_for_a_responsibility(knowledge: KnowledgeBase) -> None:
    assert knowledge.accountable_for(FLOUR).key == MILLER
    with pytest.raises(KnowledgeMistake, match='no role answers for "salt"'):
        knowledge.accountable_for(ResponsibilityKey("salt"))


def test_responsibilities_come_with_their_roles(knowledge: KnowledgeBase) -> None:
    told = [(role.key, part.key) for role, part in knowledge.responsibilities()]

    assert told == [(BAKER, DOUGH), (MILLER, FLOUR)]


def test_bases_with_the_same_content_are_equal(knowledge: KnowledgeBase) -> None:
    assert knowledge == knowledge.extended()


@pytest.mark.parametrize("phrase", ["CI/CD", "ci-cd", " Ci  cd! ", "\uff23\uff29 cd", "ci_cd"])
def test_phrases_are_compared_by_their_words(phrase: str) -> None:
    assert normalised(phrase) == "ci cd"


def test_a_team_adds_a_role_of_its_own(knowledge: KnowledgeBase) -> None:
    grocer = RoleChange(
        key=RoleKey("grocer"),
        name="Grocer",
        summary="Sells the bread.",
        responsibilities=(
            ResponsibilityChange(
                key=ResponsibilityKey("sales"),
                name="Sales",
                explanation="Sells.",
                aliases=("sell bread",),
                helpers=(BAKER,),
            ),
        ),
    )

    extended = knowledge.extended([grocer])

    role = extended.role(RoleKey("grocer"))
    assert (role.plural, role.first_person) == ("Grocers", "Sells the bread.")
    assert extended.accountable_for(ResponsibilityKey("sales")) is role
    assert not knowledge.has_role(RoleKey("grocer"))


def test_a_whole_role_may_be_added_too(knowledge: KnowledgeBase) -> None:
    own = a_role(RoleKey("grocer"), a_responsibility("sales", "sell bread"))

    assert knowledge.extended([own]).role(RoleKey("grocer")) == own


def test_a_change_replaces_texts_and_adds_the_rest(knowledge: KnowledgeBase) -> None:
    change = RoleChange(
        key=BAKER,
        name="Master baker",
        aliases=("MB",),
        responsibilities=(
            ResponsibilityChange(
                key=DOUGH, explanation="Makes the dough.", aliases=("knead", "sourdough")
            ),
            ResponsibilityChange(
                key=ResponsibilityKey("oven"), name="Oven", explanation="Heats.", aliases=("heat",)
            ),
        ),
    )

    role = knowledge.extended([change]).role(BAKER)

    assert (role.name, role.summary) == ("Master baker", "Does what a baker does.")
    assert role.aliases == ("baker of the town", "MB")
    dough, oven = role.responsibilities
    assert (dough.name, dough.explanation) == ("Dough", "Makes the dough.")
    assert dough.aliases == ("knead", "sourdough")
    assert dough.helpers == (MILLER,)
    assert oven.aliases == ("heat",)


def test_a_team_replaces_a_workflow_and_adds_one(knowledge: KnowledgeBase) -> None:
    shorter = a_workflow(a_phase("buying"))
    cake = shorter.model_copy(update={"key": WorkflowKey("cake")})

    extended = knowledge.extended((), [shorter, cake])

    assert extended.workflow(BREAD).first()[0].key == "buying"
    assert [workflow.key for workflow in extended.workflows] == ["bread", "cake"]


@pytest.mark.parametrize(
    ("change", "where", "sentence"),
    [
        (
            RoleChange(key=RoleKey("grocer"), name="Grocer"),
            ("roles", "grocer"),
            'the new role "grocer" needs "summary"',
        ),
        (
            RoleChange(key=BAKER, responsibilities=(ResponsibilityChange(key=FLOUR, name="x"),)),
            ("roles", "baker", "responsibilities", "flour"),
            'the new responsibility "flour" needs "explanation"',
        ),
        (
            RoleChange(
                key=BAKER,
                responsibilities=(ResponsibilityChange(key=DOUGH), ResponsibilityChange(key=DOUGH)),
            ),
            ("roles", "baker", "responsibilities", "dough", "key"),
            '"dough" is written twice in the role "baker"',
        ),
    ],
)
def test_a_change_that_says_too_little_or_too_much_is_refused(
    knowledge: KnowledgeBase, change: RoleChange, where: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(KnowledgeMistake) as raised:
        knowledge.extended([change])

    assert (raised.value.where, raised.value.sentence) == (where, sentence)


def test_a_role_is_changed_once_at_a_time(knowledge: KnowledgeBase) -> None:
    with pytest.raises(KnowledgeMistake, match='there are two roles "baker"'):
        knowledge.extended([RoleChange(key=BAKER), RoleChange(key=BAKER, name="B")])


def test_a_workflow_is_replaced_once_at_a_time(knowledge: KnowledgeBase) -> None:
    with pytest.raises(KnowledgeMistake, match='there are two workflows "bread"'):
        knowledge.extended((), [a_workflow(), a_workflow()])


def test_an_alias_of_another_role_is_told_with_both_places(knowledge: KnowledgeBase) -> None:
    greedy = RoleChange(
        key=BAKER, responsibilities=(ResponsibilityChange(key=DOUGH, aliases=("Grind, flour!",)),)
    )

    with pytest.raises(Contradiction) as raised:
        knowledge.extended([greedy])

    dough = ("roles", "baker", "responsibilities", "dough")
    assert raised.value.also == (*dough, "aliases", "Grind, flour!")
    assert raised.value.where[-1] == "grind flour"


def test_a_team_may_share_an_alias_by_saying_so(knowledge: KnowledgeBase) -> None:
    sharing = RoleChange(
        key=BAKER,
        responsibilities=(
            ResponsibilityChange(
                key=DOUGH, aliases=("grind flour",), shared_aliases=("grind flour",)
            ),
        ),
    )

    assert knowledge.extended([sharing]).role(BAKER).responsibilities[0].shared_aliases


def test_to_share_an_alias_the_other_role_must_help() -> None:
    roles = (
        a_role(BAKER, a_responsibility("dough", "rye", shared_aliases=("rye",))),
        a_role(MILLER, a_responsibility("flour", "rye")),
    )

    with pytest.raises(Contradiction, match='"rye" belongs to "flour" of "miller" and to'):
        KnowledgeBase(roles, (a_workflow(),))


def test_a_role_may_say_the_same_words_twice() -> None:
    role = a_role(BAKER, a_responsibility("dough", "rye"), a_responsibility("oven", "rye"))

    assert KnowledgeBase((role,), (a_workflow(),)).has_role(BAKER)
