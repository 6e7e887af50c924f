"""Who holds the roles of a project, said in one form: several roles, backups, user groups."""

import shutil
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.files.registry import read_registry, write_registry
from bot.playground.faults import ErrorCode
from bot.playground.sample import SEED
from bot.playground.seed import Member, UserGroup
from domain.projects import Group, Person, Standing
from tests.factories import ANA, DANA, INES, LEE, OMAR, PRIYA, SAM
from tests.rig import ACME, Json, Rig, buttons, running_rig, words

CHURN = "C0CHURN"  # Priya leads it; at model evaluation, which is Ana's
ATLAS = "C0ATLAS"  # Ines leads it, and nobody is the ML engineer
ADMIN = "U0ADMIN"
GROUPS = (
    *SEED.user_groups,
    UserGroup("S0ML", "ml-eng", "ML engineering", (DANA, SAM)),
)

WANTED: dict[str, list[str]] = {
    "members_ml_engineer": [DANA, SAM],
    "backups_ml_engineer": [],
    "backups_data_scientist": [INES],
    "groups_data_engineer": ["backup:S0DATA"],
}


@pytest.fixture
def rig(sample_file: Path, tmp_path: Path) -> Generator[Rig]:
    """The sample projects, with a user group that no registry file names, and an admin."""
    url = f"sqlite:///{shutil.copy(sample_file, tmp_path / 'baton.db')}"
    people = (*SEED.members, Member(ADMIN, "ada", is_admin=True))
    with running_rig(url, replace(SEED, members=people, user_groups=GROUPS)) as started:
        yield started


def form(rig: Rig, member: str = PRIYA, channel: str = CHURN) -> Json:
    """Give `/baton assign` and return the form that opens."""
    assert rig.slack.command(member, channel, "/baton", "assign").error == ""
    return rig.wait(lambda: rig.slack.view_of(member))


def filled(rig: Rig, member: str, **fields: list[str]) -> Json:
    """What is entered, `members_ml_engineer=[…]`, under the block_ids of the open form."""
    view = rig.slack.view_of(member)
    assert view is not None
    blocks = {block["block_id"].partition("#")[0]: block["block_id"] for block in view["blocks"]}
    keys = {field: field.replace("_", ":", 1) for field in fields}
    return {blocks[keys[field]]: {"entered": value} for field, value in fields.items()}


def save(rig: Rig, member: str, **fields: list[str]) -> dict[str, str]:
    """Submit the open form and return what stands beside its fields, without their marks."""
    reply = rig.slack.submit(member, filled(rig, member, **fields))
    assert reply.error == ""
    return {block.partition("#")[0]: sentence for block, sentence in reply.errors.items()}


def holders(rig: Rig, role: str, standing: Standing = Standing.PRIMARY) -> list[str]:
    project = rig.project("churn")
    held = [a.holder for a in project.assignments if (a.role, a.standing) == (role, standing)]
    return [one.member if isinstance(one, Person) else one.user_group for one in held]


def test_several_roles_are_given_as_one_change(rig: Rig) -> None:
    shown = str(form(rig))
    assert f"'initial_users': ['{DANA}']" in shown
    version = rig.project("churn").version

    assert save(rig, PRIYA, **WANTED) == {}

    assert holders(rig, "ml_engineer") == [DANA, SAM]
    assert holders(rig, "ml_engineer", Standing.BACKUP) == []
    assert holders(rig, "data_scientist", Standing.BACKUP) == [INES]
    assert holders(rig, "data_engineer", Standing.BACKUP) == ["S0DATA"]
    assert rig.project("churn").version == version + 1
    told = words(rig.slack.view_of(PRIYA) or {})
    assert f"*ML engineer*: <@{DANA}> and <@{SAM}>" in told
    exported = write_registry(rig.core.export_registry(ACME))
    assert "{role: data_engineer, user_group: S0DATA, backup: true}" in exported
    again = rig.core.import_registry(read_registry(exported, "exported.yaml").content, ACME)
    assert again.differences == ()


def test_a_group_that_slack_alone_knows_may_hold_a_role(rig: Rig) -> None:
    assert "@ml-eng" in str(form(rig))
    assert save(rig, PRIYA, groups_ml_engineer=["primary:S0ML"]) == {}
    (group,) = [a.holder for a in rig.project("churn").assignments if isinstance(a.holder, Group)]
    assert (group.handle, set(group.members)) == ("ml-eng", {DANA, SAM})
    assert "handle: ml-eng" in write_registry(rig.core.export_registry(ACME))


def test_what_waits_for_a_vacant_role_is_offered_to_its_new_holder(rig: Rig) -> None:
    rig.mark_done(ANA, ATLAS)
    rig.deliver()
    form(rig, INES, ATLAS)
    assert save(rig, INES, members_ml_engineer=[DANA], backups_ml_engineer=[SAM]) == {}
    assert f"<@{DANA}> will be asked" in words(rig.slack.view_of(INES) or {})
    rig.deliver_all()
    assert "*Model deployment* of *Atlas search*" in words(rig.direct(DANA))


def test_two_at_once_lose_nothing(rig: Rig) -> None:
    form(rig, PRIYA)
    form(rig, ADMIN)
    assert save(rig, ADMIN, members_ml_engineer=[SAM], members_developer=[OMAR, LEE]) == {}

    assert save(rig, PRIYA, members_ml_engineer=[INES], backups_data_analyst=[SAM]) == {}

    anew = rig.slack.view_of(PRIYA) or {}
    assert "Somebody changed the same meanwhile" in words(anew)
    assert f"*ML engineer*: <@{SAM}>" in words(anew)
    assert f"'initial_users': ['{INES}']" in str(anew)
    assert holders(rig, "ml_engineer") == [SAM]
    assert save(rig, PRIYA) == {}
    assert holders(rig, "ml_engineer") == [INES]
    assert holders(rig, "developer") == [OMAR, LEE]
    assert holders(rig, "data_analyst", Standing.BACKUP) == [SAM]


def test_what_does_not_fit_is_told_at_its_field(rig: Rig) -> None:
    form(rig)
    errors = save(
        rig,
        PRIYA,
        backups_ml_engineer=[DANA],
        groups_developer=["primary:S0DATA", "backup:S0DATA"],
    )
    assert set(errors) == {"groups:developer", "backups:ml_engineer"}
    assert "choose one of both" in errors["backups:ml_engineer"]
    assert holders(rig, "developer") == [OMAR]


def test_a_group_without_members_is_refused_at_its_field(rig: Rig) -> None:
    form(rig)
    rig.slack.change_group("S0ML")
    errors = save(rig, PRIYA, groups_developer=["primary:S0ML"])
    assert errors == {"groups:developer": "I know of nobody in @ml-eng, so nobody could be asked."}


def test_only_the_lead_or_an_admin_may(rig: Rig) -> None:
    told = words(rig.command(ANA, CHURN, "assign"))
    assert "Only the lead or a workspace admin may say who holds the roles" in told
    assert f"ask <@{PRIYA}>" in told
    assert rig.slack.view_of(ANA) is None
    form(rig, ADMIN)
    assert save(rig, ADMIN, members_developer=[]) == {}
    assert holders(rig, "developer") == []


def test_the_menu_of_the_status_opens_it_too(rig: Rig) -> None:
    status = rig.command(PRIYA, CHURN, "status")
    menu = next(action for action in buttons(status) if action.startswith("describe"))
    rig.click(PRIYA, CHURN, status, menu, selected="assign\nchurn")
    assert "Who holds the roles of *Churn predictor*?" in words(
        rig.wait(lambda: rig.slack.view_of(PRIYA))
    )


def test_where_slack_lists_no_groups_those_of_the_registry_are_there(rig: Rig) -> None:
    rig.slack.fail("usergroups.list", ErrorCode("missing_scope"))
    shown = str(form(rig))
    assert "@data-eng" in shown
    assert "@ml-eng" not in shown
