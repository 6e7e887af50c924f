"""The workspace in which everything goes wrong: small teams, each with a project of its own."""

from dataclasses import dataclass

from bot.playground.app import AROUND_THE_CLOCK
from bot.playground.seed import Channel, Member, Seed
from bot.wiring.core import Core
from domain.handoffs.hours.preferences import Preferences
from domain.ids import MemberId, ProjectKey, WorkspaceId

TEAM = WorkspaceId(Seed().team.id)
ROLES = ("data_engineer", "data_scientist", "ml_engineer", "developer")
# Every shape a workflow has: one after another, side by side, a join.
WORKFLOW = """
  - key: relay
    name: Relay
    phases:
      - {key: collect, name: Collect, accountable: data_engineer, start_with: Begin.}
      - {key: train, name: Train, accountable: data_scientist, after: [collect], start_with: Begin.}
      - {key: deploy, name: Deploy, accountable: ml_engineer, after: [train], start_with: Begin.}
      - {key: report, name: Report, accountable: data_scientist, after: [train], start_with: Begin.}
      - key: integrate
        name: Integrate
        accountable: developer
        after: [deploy, report]
        start_with: Begin.
"""


@dataclass(frozen=True, slots=True)
class Crew:
    """The people of one project, and where they talk."""

    number: int

    @property
    def project(self) -> ProjectKey:
        return ProjectKey(f"relay-{self.number}")

    @property
    def channel(self) -> str:
        return f"C0RELAY{self.number:03}"

    @property
    def lead(self) -> str:
        return self.holder("data_engineer")

    @property
    def members(self) -> tuple[str, ...]:
        return tuple(map(self.holder, ROLES))

    def holder(self, role: str) -> str:
        """Return who holds a role: each member has one."""
        return f"U0{ROLES.index(role)}CREW{self.number:03}"


def crews(count: int) -> tuple[Crew, ...]:
    """Return so many teams."""
    return tuple(map(Crew, range(count)))


def seed_of(teams: tuple[Crew, ...]) -> Seed:
    """Return the pretend workspace that they live in."""
    people = [member for crew in teams for member in crew.members]
    return Seed(
        members=tuple(Member(key, key.lower()) for key in people),
        channels=tuple(Channel(crew.channel, f"relay-{crew.number}") for crew in teams),
    )


def registry_of(teams: tuple[Crew, ...]) -> str:
    """Return the registry file of their projects."""
    lines = ["version: 1", f"workspace: {TEAM}", f"workflows:{WORKFLOW}projects:"]
    for crew in teams:
        lines += [
            f"  - key: {crew.project}",
            f"    name: Relay number {crew.number}",
            f"    channels: [{crew.channel}]",
            f"    lead: {crew.lead}",
            "    workflow: relay",
            "    assignments:",
            *(f"      - {{role: {role}, member: {crew.holder(role)}}}" for role in ROLES),
            "    phases: {collect: active}",
        ]
    return "\n".join(lines) + "\n"


def never_sleep(core: Core, teams: tuple[Crew, ...]) -> None:
    """Let everybody work around the clock: nobody's night delays what is counted."""
    with core.open_work(TEAM) as work:
        for crew in teams:
            for member in crew.members:
                hours = Preferences("UTC", AROUND_THE_CLOCK)
                work.calendars.prefer(MemberId(member), hours)
