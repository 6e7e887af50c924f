"""Registries of any size: straight into the database, or as a file to import."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.receiving import TEAM
from bot.files.knowledge import shipped_knowledge
from bot.storage.engine import create_engine_for
from bot.storage.work import SqlOpenWork
from bot.use_cases.ports.bulk import ProjectChange
from domain.handoffs.machine import starting_phases
from domain.ids import ChannelId, MemberId, PhaseKey, ProjectKey, RoleKey, WorkflowKey, WorkspaceId
from domain.projects import (
    Assignment,
    NamedMember,
    Operator,
    Person,
    Phase,
    PhaseStatus,
    Project,
    Standing,
)

SINCE = datetime(2026, 1, 5, 9, tzinfo=UTC)
BATCH = 1_000  # projects saved at once
BIRDS = ("Heron", "Osprey", "Plover", "Avocet", "Curlew", "Dunlin", "Godwit", "Siskin")
THINGS = ("churn", "pricing", "search", "demand", "fraud", "ranking", "vision", "routing")
ROLES = ("data_engineer", "data_scientist", "ml_engineer", "developer", "data_analyst")
TEN_ASSIGNMENTS = tuple((role, standing) for role in ROLES for standing in Standing)

Progress = Callable[[int], None]  # told how many more projects there are


@dataclass(frozen=True, slots=True)
class Place:
    """A channel to ask in, and what its project is called."""

    channel: str
    project: str


def place(number: int) -> Place:
    """Return where the project with this number is talked about."""
    return Place(f"C0{number:08d}", _name(number))


def fill(database: str, projects: int, progress: Progress) -> None:
    """Put projects with ten assignments each into an empty registry, as quickly as it goes."""
    engine = create_engine_for(database)
    open_work = SqlOpenWork(engine, _nothing_planned)
    workspace = WorkspaceId(TEAM)
    members = [NamedMember(MemberId(_member(n)), f"Member {n}") for n in range(_members(projects))]
    with open_work(workspace) as work:
        work.bulk.lock()
        work.bulk.put_members(members)
    for batch in _batches(projects):
        with open_work(workspace) as work:
            new = [ProjectChange(None, project, ()) for project in batch]
            work.bulk.save_all(new, Operator(), SINCE)
        progress(len(batch))
    engine.dispose()


def write_file(file: Path, projects: int) -> None:
    """Write a registry file with projects like the one in the documentation."""
    lines = ["version: 1", f"workspace: {TEAM}", "members:"]
    members = range(_members(projects))
    lines.extend(f"  - {{id: {_member(number)}, name: Member {number}}}" for number in members)
    lines.append("projects:")
    for number in range(projects):
        lines.extend(_entry(_project(number, (), projects)))
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _entry(project: Project) -> Iterator[str]:
    yield f"  - key: {project.key}"
    yield f"    name: {project.name}"
    yield f"    aliases: [{', '.join(project.aliases)}]"
    yield f"    channels: [{', '.join(project.channels)}]"
    yield f"    lead: {project.lead}"
    yield "    assignments:"
    for assignment in project.assignments:
        backup = ", backup: true" if assignment.standing is Standing.BACKUP else ""
        holder = assignment.holder
        member = holder.member if isinstance(holder, Person) else ""
        yield f"      - {{role: {assignment.role}, member: {member}{backup}}}"
    yield "    phases: {data_ingestion: done, data_validation: active}"


def _batches(projects: int) -> Generator[list[Project]]:
    workflow = shipped_knowledge().workflow(WorkflowKey("standard"))
    given = {
        PhaseKey("data_ingestion"): PhaseStatus.DONE,
        PhaseKey("data_validation"): PhaseStatus.ACTIVE,
    }
    phases = starting_phases(workflow, given, SINCE)
    for start in range(0, projects, BATCH):
        numbers = range(start, min(projects, start + BATCH))
        yield [_project(number, phases, projects) for number in numbers]


def _project(number: int, phases: tuple[Phase, ...], projects: int) -> Project:
    return Project(
        key=ProjectKey(f"project-{number}"),
        name=_name(number),
        workflow=WorkflowKey("standard"),
        lead=MemberId(_member(number % _members(projects))),
        aliases=(f"{_name(number)} model",),
        channels=(ChannelId(place(number).channel),),
        phases=phases,
        assignments=tuple(_assignments(number, _members(projects))),
        version=1,
    )


def _assignments(number: int, members: int) -> Iterator[Assignment]:
    for position, (role, standing) in enumerate(TEN_ASSIGNMENTS):
        # Steps of different sizes: the members of a project meet again on few others.
        member = MemberId(_member((number * (2 * position + 1) + position) % members))
        yield Assignment(RoleKey(role), Person(member), standing, SINCE)


def _name(number: int) -> str:
    bird, thing = BIRDS[number % len(BIRDS)], THINGS[number // len(BIRDS) % len(THINGS)]
    return f"{bird} {thing} {number // (len(BIRDS) * len(THINGS)) + 1}"


def _members(projects: int) -> int:
    return max(20, projects // 10 * 2)  # an even number: nobody is their own backup


def _member(number: int) -> str:
    return f"U0{number:07d}"


def _nothing_planned(session: object, job: object) -> None:
    del session, job
