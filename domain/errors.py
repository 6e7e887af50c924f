"""Every error that Baton raises on purpose, each explaining itself in one sentence.

BatonError
├── NotFound                what was named does not exist here
│   ├── ProjectNotFound
│   ├── ChannelWithoutProject
│   ├── PhaseNotFound
│   ├── RoleNotFound
│   ├── WorkflowNotFound
│   └── HandoffNotFound
├── Refused                 the order is understood, but does not fit what is so now
│   ├── PhaseWaits
│   ├── PhaseAlreadyDone
│   ├── HandoffSettled
│   ├── ReasonMissing
│   ├── TooLong
│   ├── SeveralPhasesOpen
│   ├── NoPhaseOpen
│   ├── NotAllowed
│   └── SomebodyWasFaster
├── BadInput                a file or a setting is wrong
│   ├── KnowledgeMistake
│   │   └── Contradiction   two places do not go together; in domain/knowledge/mistakes.py
│   ├── FileMistake
│   └── SettingMistake
└── RegistryAway            the database does not answer
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.ids import ChannelId, HandoffId, MemberId


class Wording(Protocol):
    """How a surface writes the things that sentences name."""

    def member(self, member: MemberId) -> str:
        """Write a member, as a mention in Slack and as a name on a terminal."""
        ...

    def moment(self, at: datetime) -> str:
        """Write a moment in the reader's own time where the surface can."""
        ...

    def text(self, written: str) -> str:
        """Write what a person typed, made harmless for the surface."""
        ...


class PlainWording:
    """Writes ids and ISO times: for logs and for tests."""

    def member(self, member: MemberId) -> str:
        return member

    def moment(self, at: datetime) -> str:
        return at.isoformat(timespec="minutes")

    def text(self, written: str) -> str:
        return written


def listed(parts: Sequence[str], word: str = "and") -> str:
    """Join parts as English does: `a`, `a and b`, `a, b and c`."""
    if len(parts) < 2:  # noqa: PLR2004 - one part needs no joining word
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


class BatonError(Exception, ABC):
    """The root: catch it to catch everything that Baton raises on purpose."""

    @abstractmethod
    def told(self, wording: Wording) -> str:
        """Explain the error in one sentence, in the words of a surface."""

    def __str__(self) -> str:
        return self.told(PlainWording())


class NotFound(BatonError):
    """What was named does not exist here."""


class Refused(BatonError):
    """The order is understood, but it does not fit what is so now; nothing changed."""


class BadInput(BatonError):
    """A file or a setting is wrong."""


@dataclass(eq=False)
class ProjectNotFound(NotFound):
    """No project of that name; the nearest names may help."""

    name: str
    nearest: tuple[str, ...] = ()

    def told(self, wording: Wording) -> str:
        hint = f" Did you mean {listed([wording.text(n) for n in self.nearest], 'or')}?"
        return (
            f"I know no project called “{wording.text(self.name)}”.{hint if self.nearest else ''}"
        )


@dataclass(eq=False)
class ChannelWithoutProject(NotFound):
    """No project is registered in the channel, and none was named."""

    channel: ChannelId | None

    def told(self, wording: Wording) -> str:
        del wording
        return (
            "No project is registered in this channel; name one, "
            "or ask the person who looks after Baton to add this channel to its project."
        )


@dataclass(eq=False)
class PhaseNotFound(NotFound):
    """The project's workflow has no such phase."""

    project: str
    name: str
    known: tuple[str, ...] = ()

    def told(self, wording: Wording) -> str:
        known = listed([wording.text(name) for name in self.known])
        return (
            f"{wording.text(self.project)} has no phase called “{wording.text(self.name)}”; "
            f"its phases are {known}."
        )


@dataclass(eq=False)
class RoleNotFound(NotFound):
    """The knowledge base has no such role."""

    name: str
    known: tuple[str, ...] = ()

    def told(self, wording: Wording) -> str:
        known = listed([wording.text(name) for name in self.known])
        return f"I know no role called “{wording.text(self.name)}”; the roles are {known}."


@dataclass(eq=False)
class WorkflowNotFound(NotFound):
    """The knowledge base has no such workflow."""

    name: str

    def told(self, wording: Wording) -> str:
        return f"I know no workflow called “{wording.text(self.name)}”."


@dataclass(eq=False)
class HandoffNotFound(NotFound):
    """The handoff is not there, or not any longer."""

    handoff: HandoffId

    def told(self, wording: Wording) -> str:
        del wording
        return "This handoff is not open any longer: the phase moved on since the message was sent."


@dataclass(eq=False)
class PhaseWaits(Refused):
    """The phase cannot be completed: phases before it are not done."""

    project: str
    phase: str
    before: tuple[str, ...]

    def told(self, wording: Wording) -> str:
        verb = "is" if len(self.before) == 1 else "are"
        return (
            f"{wording.text(self.phase)} of {wording.text(self.project)} still waits: "
            f"{listed([wording.text(name) for name in self.before])} {verb} not done yet."
        )


@dataclass(eq=False)
class PhaseAlreadyDone(Refused):
    """Somebody completed the phase before."""

    project: str
    phase: str
    by: MemberId | None
    at: datetime | None

    def told(self, wording: Wording) -> str:
        by = f" by {wording.member(self.by)}" if self.by else ""
        at = f" at {wording.moment(self.at)}" if self.at else ""
        return (
            f"{wording.text(self.phase)} of {wording.text(self.project)} "
            f"was already completed{by}{at}."
        )


@dataclass(eq=False)
class HandoffSettled(Refused):
    """Somebody accepted or returned the handoff before, or it was withdrawn."""

    phase: str
    status: str
    by: MemberId | None
    at: datetime | None

    def told(self, wording: Wording) -> str:
        by = f" by {wording.member(self.by)}" if self.by else ""
        at = f" at {wording.moment(self.at)}" if self.at else ""
        return f"The handoff of {wording.text(self.phase)} was already {self.status}{by}{at}."


@dataclass(eq=False)
class ReasonMissing(Refused):
    """A handoff is returned with a reason, and none was given."""

    def told(self, wording: Wording) -> str:
        del wording
        return "Say why you return it, so that the others know what to mend."


@dataclass(eq=False)
class TooLong(Refused):
    """A note or a reason does not fit into a message."""

    what: str
    limit: int

    def told(self, wording: Wording) -> str:
        del wording
        return f"The {self.what} may have at most {self.limit:,} characters."


@dataclass(eq=False)
class SeveralPhasesOpen(Refused):
    """No phase was named and more than one could be meant."""

    project: str
    phases: tuple[str, ...]

    def told(self, wording: Wording) -> str:
        open_phases = listed([wording.text(name) for name in self.phases])
        return f"{wording.text(self.project)} has several open phases, {open_phases}: name one."


@dataclass(eq=False)
class NoPhaseOpen(Refused):
    """No phase was named and none is open."""

    project: str

    def told(self, wording: Wording) -> str:
        return f"{wording.text(self.project)} has no open phase: everything is done."


@dataclass(eq=False)
class NotAllowed(Refused):
    """The actor may not do this; the sentence says who may."""

    deed: str
    role: str
    who_may: tuple[MemberId, ...]

    def told(self, wording: Wording) -> str:
        names = listed([wording.member(member) for member in self.who_may], "or")
        asked = f"ask {names}" if names else "nobody holds it, and the project has no lead yet"
        return f"Only the {wording.text(self.role)} or the lead may {self.deed}: {asked}."


@dataclass(eq=False)
class SomebodyWasFaster(Refused):
    """Another order changed the project in between; nothing of this one was done."""

    project: str

    def told(self, wording: Wording) -> str:
        return (
            f"Somebody changed {wording.text(self.project)} at the same moment; "
            "nothing of yours was done, please look at the project and try again."
        )


@dataclass(eq=False)
class KnowledgeMistake(BadInput):
    """The knowledge base contradicts itself; `where` is the path to the place."""

    where: tuple[str | int, ...]
    sentence: str

    def told(self, wording: Wording) -> str:
        del wording
        return self.sentence


@dataclass(eq=False)
class FileMistake(BadInput):
    """A file is wrong at a line."""

    name: str
    line: int
    sentence: str

    def told(self, wording: Wording) -> str:
        del wording
        return f"{self.name}:{self.line}: {self.sentence}"


@dataclass(eq=False)
class SettingMistake(BadInput):
    """A setting is missing or malformed; the start ends with this sentence."""

    name: str
    sentence: str

    def told(self, wording: Wording) -> str:
        del wording
        return f"{self.name} {self.sentence}"


@dataclass(eq=False)
class RegistryAway(BatonError):
    """The database does not answer; nothing was changed."""

    def told(self, wording: Wording) -> str:
        del wording
        return "My database does not answer, so nothing was changed; please try again in a minute."
