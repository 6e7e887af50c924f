"""Puts projects into a registry, as an import does, and reads tables that no port shows."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Engine, text

from bot.storage.work import SqlOpenWork
from bot.use_cases.ports.bulk import ProjectChange
from domain.ids import MemberId, ProjectKey, WorkspaceId
from domain.projects import Group, NamedMember, Operator, Project
from tests.factories import YESTERDAY

ACME = WorkspaceId("T0ACME")
GLOBEX = WorkspaceId("T0GLOBEX")
CHURN = ProjectKey("churn")


def store(
    open_work: SqlOpenWork,
    *projects: Project,
    workspace: WorkspaceId = ACME,
    groups: Iterable[Group] = (),
    members: Iterable[tuple[str, str]] = (),
) -> None:
    with open_work(workspace) as work:
        work.bulk.lock()
        work.bulk.put_members([NamedMember(MemberId(key), name) for key, name in members])
        work.bulk.put_user_groups(list(groups))
        new = [ProjectChange(None, project, ()) for project in projects]
        work.bulk.save_all(new, Operator(), YESTERDAY)


def stored(open_work: SqlOpenWork, key: ProjectKey = CHURN) -> Project:
    with open_work(ACME) as work:
        return work.registry.project(key)


def rows(engine: Engine, query: str) -> list[tuple[Any, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]
