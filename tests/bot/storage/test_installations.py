"""Installations, states and forgetting, in SQL on both databases."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine, text

from bot.storage.forgetting import NAMED_OTHERWISE, SqlForgetting
from bot.storage.installations import SqlInstallations
from bot.storage.oauth_states import SqlOAuthStates
from bot.storage.sealing import Seal, Sealed, new_key
from bot.storage.tables.base import Row
from bot.storage.work import SqlOpenWork
from bot.storage.workspaces import SqlWorkspaces
from bot.use_cases.workspaces.installing import Grant, Installation, Readable, TokenUnreadable
from domain.ids import MemberId, WorkspaceId
from tests.bot.storage.storing import ACME, CHURN, GLOBEX, store
from tests.factories import NOW, a_project

MINUTE = timedelta(minutes=1)
KEY = new_key()
HERE = Installation(
    workspace=ACME,
    name="Acme",
    app="A0BATON",
    bot_user=MemberId("U0BATON"),
    bot="B0BATON",
    scopes=("chat:write", "commands"),
    installed_by=MemberId("U0ANA"),
    installed_at=NOW,
    enterprise="E0ACME",
    enterprise_name="Acme Group",
)
GRANT = Grant("xoxe.xoxb-1-a", "xoxe-1-a", NOW + timedelta(hours=12))


@pytest.fixture
def installations(engine: Engine) -> SqlInstallations:
    made = SqlInstallations(engine, Seal((KEY,)))
    made.put(HERE, GRANT)
    return made


def test_an_installation_comes_back_as_it_was(installations: SqlInstallations) -> None:
    assert installations.find(ACME) == (HERE, GRANT)
    assert installations.find(GLOBEX) is None
    assert SqlWorkspaces(installations.engine)() == (ACME,)
    later = replace(HERE, scopes=("chat:write",), installed_at=NOW + MINUTE)
    installations.put(later, Grant("xoxb-b"))
    assert installations.find(ACME) == (later, Grant("xoxb-b"))


def test_nothing_of_a_token_can_be_read_in_the_database(installations: SqlInstallations) -> None:
    with installations.engine.connect() as connection:
        row = connection.execute(text("SELECT * FROM installations")).one()
    assert "xox" not in str(row)
    blind = SqlInstallations(installations.engine, Seal())
    assert [kept.readable for kept in blind.every()] == [Readable.NO]
    with pytest.raises(TokenUnreadable):
        blind.find(ACME)
    with pytest.raises(Sealed):
        blind.put(HERE, GRANT)


def test_a_token_is_removed_once_and_only_if_it_is_old_enough(
    installations: SqlInstallations,
) -> None:
    assert not installations.remove(ACME, NOW, installed_before=NOW)
    assert installations.remove(ACME, NOW, installed_before=NOW + MINUTE)
    assert not installations.remove(ACME, NOW, installed_before=NOW + MINUTE)
    assert installations.find(ACME) is None
    (kept,) = installations.every()
    assert (kept.readable, kept.removed_at, kept.ends_at) == (Readable.GONE, NOW, None)


def test_only_one_of_many_renews_a_token(installations: SqlInstallations) -> None:
    assert installations.ending(NOW + timedelta(hours=13)) == (ACME,)
    claims: list[str | None] = []
    threads = [
        threading.Thread(target=lambda: claims.append(installations.claim(ACME, NOW, NOW + MINUTE)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(str, claims)) == ["None"] * 7 + ["xoxe-1-a"]
    assert not installations.renewed(ACME, NOW + 2 * MINUTE, Grant("xoxb-of-another-claim"))
    assert installations.renewed(ACME, NOW + MINUTE, Grant("b", "c", NOW + timedelta(hours=24)))
    assert installations.claim(ACME, NOW, NOW + MINUTE) == "c"
    assert installations.claim(ACME, NOW + MINUTE, NOW + 2 * MINUTE) == "c", "the claim was over"


def test_all_tokens_are_encrypted_anew_or_none(installations: SqlInstallations) -> None:
    other = SqlInstallations(installations.engine, Seal((new_key(),)))
    other.put(replace(HERE, workspace=GLOBEX), Grant("xoxb-g"))
    with pytest.raises(TokenUnreadable):
        installations.reencrypt()
    assert installations.find(ACME) == (HERE, GRANT)


def test_a_state_is_good_for_one_of_many_who_bring_it(engine: Engine) -> None:
    states = SqlOAuthStates(engine)
    states.keep("s1", NOW, NOW + MINUTE)
    good: list[bool] = []
    threads = [
        threading.Thread(target=lambda: good.append(states.consume("s1", NOW))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert good.count(True) == 1
    states.keep("s2", NOW, NOW + MINUTE)
    assert not states.consume("s2", NOW + MINUTE)
    with engine.connect() as connection:
        assert "s2" not in str(connection.execute(text("SELECT * FROM oauth_states")).all())


def test_every_table_says_whose_its_rows_are() -> None:
    for name, table in Row.metadata.tables.items():
        column = NAMED_OTHERWISE.get(name, "workspace")
        assert column is None or column in table.c, f"what of {name} belongs to a workspace?"


def test_a_workspace_is_forgotten_and_its_neighbour_is_not(
    engine: Engine, open_work: SqlOpenWork
) -> None:
    for workspace in (ACME, GLOBEX):
        store(open_work, a_project(), workspace=workspace, members=[("U0ANA", "Ana")])
        kept = SqlInstallations(engine, Seal((KEY,)))
        kept.put(replace(HERE, workspace=workspace), GRANT)
        kept.remove(workspace, NOW, installed_before=NOW + MINUTE)
    forgetting = SqlForgetting(engine)
    assert forgetting.removed_before(NOW - MINUTE) == ()
    assert forgetting.removed_before(NOW) == (ACME, GLOBEX)
    assert not forgetting.where_removed(ACME, NOW - MINUTE)
    assert forgetting.where_removed(ACME, NOW)
    assert SqlWorkspaces(engine)() == (GLOBEX,)
    with open_work(GLOBEX) as work:
        assert work.registry.project(CHURN).key == CHURN
    assert forgetting.everything(GLOBEX) > 3
    assert SqlWorkspaces(engine)() == ()
    assert forgetting.everything(WorkspaceId("T0NONE")) == 0
