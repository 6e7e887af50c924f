"""*Tell now*: what waits for its receivers' hours is sent at once."""

from dataclasses import dataclass, replace

from bot.use_cases.handoffs.reminding import plan_told_now
from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.naming.discretion import NOWHERE, require_heard
from bot.use_cases.people.admitting import Admit, admission_of, doubtful
from bot.use_cases.people.told_later import groups_waiting
from bot.use_cases.ports.work import Clock, OpenWork, Work
from domain.handoffs.not_taken_back import NobodyWaits
from domain.handoffs.permission import require_role
from domain.ids import ChannelId, CompletionId, MemberId, ProjectKey, UserGroupId, WorkspaceId
from domain.notifications import ToMember
from domain.projects import Completion, Person, Project, member_of
from domain.words import Saying


@dataclass(frozen=True, slots=True)
class ToldNow:
    """Who is told at once, and which groups are called, since somebody is in a hurry."""

    members: tuple[MemberId, ...] = ()
    groups: tuple[UserGroupId, ...] = ()


@dataclass(frozen=True, slots=True)
class TellNow:
    """Lets what waits for its receivers' working hours be sent at once.

    They wait to hear of a completion, or, where `opened`, of its phase being open again.
    """

    open_work: OpenWork
    shelf: KnowledgeShelf
    now: Clock
    admit: Admit | None = None

    def __call__(
        self,
        workspace: WorkspaceId,
        completion: CompletionId,
        by: MemberId,
        channel: ChannelId = NOWHERE,
        *,
        opened: bool = False,
    ) -> ToldNow:
        """Return who is told now; nobody where nothing waits any longer.

        Raises `NotAllowed`, `ProjectNotFound`, and `NobodyWaits` where it was taken back meanwhile.
        """
        admission = admission_of(self.admit, workspace, Person(by))
        with doubtful(admission), self.open_work(workspace) as work:
            done = work.registry.completion(completion)
            key = ProjectKey(done.id.partition("/")[0])
            project = replace(work.registry.project(key), admins=admission.admins)
            require_heard(project, Person(by), channel, admission.admins)
            self._check(work, project, done, Person(by), opened=opened)
            sent = work.queue.hurry(completion, by, self.now())
            members = tuple(to.member for to in sent if isinstance(to, ToMember))
            plan_told_now(work, completion, self.shelf.of(work), self.now())
            called = groups_waiting(work, completion) if len(members) < len(sent) else ()
            return ToldNow(members, tuple(group.user_group for group in called))

    def _check(
        self, work: Work, project: Project, done: Completion, by: Person, *, opened: bool
    ) -> None:
        back = done.taken_back
        knowledge = self.shelf.of(work)
        phase = knowledge.workflow(project.workflow).phase(done.phase)
        if by not in {done.by, back.actor if back else done.by}:
            deed = Saying("have them told now")
            require_role(project, knowledge, phase.accountable, by, deed)
        if back is not None and not opened:
            who = member_of(back.actor)
            raise NobodyWaits(project.name, phase.name, back.by, who, back.at)
