"""What an answer needs of the registry, and no more: every statement costs the asker time."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.use_cases.ports.work import Reads
from domain.errors import ProjectNotFound
from domain.handoffs.my_work import in_hand
from domain.ids import ChannelId, MemberId, ProjectKey
from domain.knowledge.base import KnowledgeBase
from domain.projects import (
    Handoff,
    Hat,
    NamedProject,
    Operator,
    Person,
    Project,
    Standing,
    Tenure,
)
from domain.questions.answering import Surroundings, named
from domain.questions.policy import Outcome, outcome_of
from domain.questions.readings import ASPECTS_BEFORE, Aspect, Intent, Reading

LISTED = 30  # projects that one message names
SUGGESTED = 3
TOLD_OF = 10  # projects that one message tells of, where none is meant

_WITHOUT_PROJECT = frozenset(
    {
        Intent.HELP,
        Intent.OOS,
        Intent.WHAT_DOES,
        Intent.COMPARE,
        Intent.LIST_PROJECTS,
        Intent.MY_PENDING,
        Intent.ROLES_OF,
        Intent.WHO_HANDLES,
    }
)


@dataclass(slots=True)
class Place:
    """Where a question is asked and by whom, with the projects that were read for it so far.

    `bot` is ourselves, None where nobody knows whether the text mentions us. `shared` are the
    private channels that the asker is known to be in; `left_out` tells whether a project was left
    out that they may hear of if they are in its channel.
    """

    channel: ChannelId
    asker: MemberId | None
    bot: MemberId | None = None
    shared: frozenset[ChannelId] = frozenset()
    left_out: bool = field(default=False, init=False)
    _here: tuple[Project, ...] | None = None
    _others: dict[ProjectKey, Project] = field(default_factory=dict[ProjectKey, Project])

    def here(self, reads: Reads) -> tuple[Project, ...]:
        """Return the projects of the channel."""
        if self._here is None:
            self._here = reads.registry.in_channel(self.channel) if self.channel else ()
        return self._here

    def named_here(self, reads: Reads) -> tuple[NamedProject, ...]:
        return named(self.here(reads))

    def visible(self, reads: Reads, found: Iterable[NamedProject]) -> tuple[NamedProject, ...]:
        """Leave out the private projects that may not be spoken of here."""
        return tuple(p for p in found if not p.private or self._may_hear_of(reads, p.key))

    def project(self, reads: Reads, key: ProjectKey) -> Project | None:
        """Return a project, None where there is none or it is not to be spoken of here."""
        for project in self.here(reads):
            if project.key == key:
                return project
        project = self._read(reads, key)
        return project if project and self._is_open(project) else None

    def shows(self, reads: Reads, hat: Hat, wearer: MemberId | None) -> bool:
        """Tell whether somebody's role on a project may be told here."""
        if not hat.private or any(p.key == hat.project for p in self.here(reads)):
            return True
        return self._is_quiet() and (self.asker is None or self.asker == wearer)

    def _may_hear_of(self, reads: Reads, key: ProjectKey) -> bool:
        return self.project(reads, key) is not None

    def _read(self, reads: Reads, key: ProjectKey) -> Project | None:
        if key not in self._others:
            try:
                self._others[key] = reads.registry.project(key)
            except ProjectNotFound:
                return None
        return self._others[key]

    def _is_open(self, project: Project) -> bool:
        if not project.is_private:
            return True
        if not self._is_quiet():
            return False
        actor = Person(self.asker) if self.asker else Operator()
        if project.is_open_to(actor) or self.shared.intersection(project.channels):
            return True
        self.left_out = self.left_out or bool(project.channels)
        return False

    def _is_quiet(self) -> bool:
        """Tell whether nobody reads along: a direct message, or no channel at all."""
        return not self.channel or self.channel.startswith("D")


def look_around(
    reads: Reads, knowledge: KnowledgeBase, reading: Reading, place: Place
) -> Surroundings:
    """Read what the answer to this reading needs."""
    if outcome_of(reading) is Outcome.ANSWER:
        match reading.intent:
            case Intent.MY_PENDING if place.asker:
                return _work_of(reads, knowledge, place, place.asker)
            case Intent.ROLES_OF if reading.person:
                people = reading.people or (reading.person,)
                hats = {person: _shown(reads, place, person) for person in people}
                return Surroundings(knowledge, place.asker, hats=hats)
            case Intent.LIST_PROJECTS:
                listed = reads.registry.projects_listed(LISTED)
                count = reads.registry.projects_count()
                return Surroundings(knowledge, place.asker, listed=listed, count=count)
            case Intent.UNFILLED_ROLES if reading.project is None and len(place.here(reads)) != 1:
                return _projects_here(reads, knowledge, place, LISTED)
            case _:
                pass
    return _project_meant(reads, knowledge, reading, place)


def _project_meant(
    reads: Reads, knowledge: KnowledgeBase, reading: Reading, place: Place
) -> Surroundings:
    project = place.project(reads, reading.project) if reading.project is not None else None
    candidates = () if project else _candidates(reads, reading, place)
    if len(candidates) == 1 and reading.project is None:
        project = place.project(reads, candidates[0].key)  # the answer names it
    if project is None and not candidates and _is_of_any(reading):
        return _of_any(reads, knowledge, reading, place)
    if project is None:
        return Surroundings(knowledge, place.asker, candidates=candidates)
    held = _held_before(reads, reading, project)
    return Surroundings(knowledge, place.asker, project, held=held)


def _candidates(reads: Reads, reading: Reading, place: Place) -> tuple[NamedProject, ...]:
    """Return the projects of the channel; where it has none, those that the asker is on."""
    here = place.named_here(reads)
    if here or not place.asker or reading.intent in _WITHOUT_PROJECT:
        return here
    return _own(reads, place, place.asker)


def _held_before(reads: Reads, reading: Reading, project: Project) -> tuple[Tenure, ...]:
    if reading.aspect not in ASPECTS_BEFORE or not reading.roles:
        return ()
    backups = reading.aspect is Aspect.FORMER_BACKUPS
    standing = Standing.BACKUP if backups else Standing.PRIMARY
    return reads.registry.held_before(project.key, reading.roles[0], standing)


def _shown(reads: Reads, place: Place, member: MemberId) -> tuple[Hat, ...]:
    hats = reads.registry.hats_of(member)
    return tuple(hat for hat in hats if place.shows(reads, hat, member))


def _is_of_any(reading: Reading) -> bool:
    """Tell whether it is about a project, none is named and no role of it alone is asked for."""
    if outcome_of(reading) is not Outcome.ANSWER or reading.project is not None:
        return False
    return reading.intent not in _WITHOUT_PROJECT and not reading.roles


def _of_any(reads: Reads, knowledge: KnowledgeBase, reading: Reading, place: Place) -> Surroundings:
    """Read the only project there is, or several; what is done is done on one that is open.

    Where it is open in none, how it stands in each is worth telling.
    """
    around = _projects_here(reads, knowledge, place, TOLD_OF)
    projects = around.projects
    if reading.intent is Intent.MARK_DONE:
        projects = tuple(p for p in projects if _may_be_done(p, reading))
    if len(projects) == 1 and around.count == len(around.projects):
        return Surroundings(knowledge, place.asker, projects[0])
    if reading.intent is Intent.MARK_DONE and projects:
        return Surroundings(knowledge, place.asker, candidates=named(projects[:SUGGESTED]))
    return around


def _may_be_done(project: Project, reading: Reading) -> bool:
    return any(phase.key in reading.phases for phase in project.open_phases())


def _projects_here(reads: Reads, knowledge: KnowledgeBase, place: Place, most: int) -> Surroundings:
    """Read the projects of the channel, or as many of all as one message tells of."""
    here = place.here(reads)
    if here:
        return Surroundings(knowledge, place.asker, projects=here, count=len(here))
    return all_projects(reads, knowledge, place, most)


def all_projects(reads: Reads, knowledge: KnowledgeBase, place: Place, most: int) -> Surroundings:
    """Read as many projects as one message tells of, wherever it is asked."""
    listed = reads.registry.projects_listed(most)
    found = (place.project(reads, one.key) for one in listed)
    projects = tuple(project for project in found if project is not None)
    count = reads.registry.projects_count()
    return Surroundings(knowledge, place.asker, projects=projects, count=count)


def _own(reads: Reads, place: Place, asker: MemberId) -> tuple[NamedProject, ...]:
    hats = _shown(reads, place, asker)
    own = {hat.project: NamedProject(hat.project, hat.project_name, ()) for hat in hats}
    return tuple(own.values())[:SUGGESTED]


def _work_of(reads: Reads, knowledge: KnowledgeBase, place: Place, asker: MemberId) -> Surroundings:
    hats = tuple(h for h in reads.registry.hats_of(asker) if place.shows(reads, h, asker))
    keys = tuple(dict.fromkeys(hat.project for hat in hats))[:LISTED]
    projects = filter(None, (place.project(reads, key) for key in keys))
    mine = (one for project in projects for one in in_hand(project, asker, knowledge))
    return Surroundings(
        knowledge,
        asker,
        waiting=_waiting(reads, place, asker),
        in_hand=tuple((one.phase_name, one.project_name, one.role_name) for one in mine),
    )


def _waiting(
    reads: Reads, place: Place, asker: MemberId
) -> tuple[tuple[NamedProject, Handoff], ...]:
    hats = {hat.project: hat for hat in reads.registry.hats_of(asker)}
    found: list[tuple[NamedProject, Handoff]] = []
    for key, handoff in reads.registry.waiting_for(asker):
        hat = hats.get(key)
        if hat is None:  # they stand in for somebody
            project = place.project(reads, key)
            name = project.name if project else ""
        else:
            name = hat.project_name if place.shows(reads, hat, asker) else ""
        if name:
            found.append((NamedProject(key, name, ()), handoff))
    return tuple(found)
