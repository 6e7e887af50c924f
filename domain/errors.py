"""Every error that Baton raises on purpose, each explaining itself in a sentence or two.

BatonError
├── NotFound                what was named does not exist here
│   ├── ProjectNotFound
│   ├── ChannelWithoutProject
│   ├── PhaseNotFound
│   ├── NothingBeyond
│   ├── RoleNotFound
│   ├── WorkflowNotFound
│   ├── HandoffNotFound
│   ├── ZoneNotFound        in domain/handoffs/calendar_refusals.py
│   ├── TeachingNotFound    these three are in domain/teaching/refusals.py
│   ├── QuestionForgotten
│   └── ResponsibilityNotFound
├── Refused                 the order is understood, but does not fit what is so now
│   ├── SeveralProjectsHere
│   ├── SomebodyWasFaster
│   ├── PhaseWaits          those down to NotAllowed are in domain/handoffs/refusals.py
│   ├── PhaseAlreadyDone
│   ├── PhaseAlreadySkipped
│   ├── PhaseMovedOn
│   ├── PhaseNotOver        it and five like it are in domain/handoffs/not_taken_back.py
│   ├── HandoffSettled
│   ├── ReasonMissing
│   ├── TooLong
│   ├── SeveralPhasesOpen
│   ├── NoPhaseOpen         FormRefused: project_form.py; Overtaken: form_entries.py
│   ├── NotAllowed          PhaseNotYours, NotYoursToDescribe are; NotOfTheTeam: admission.py
│   ├── NotDoneYet          it, LinksRefused and NoSuchItem: domain/handoffs/packet_refusals.py
│   ├── CalendarRefused     domain/handoffs/calendar_refusals.py draws what is below
│   ├── LessonRefused       it cannot be taught; all below are in domain/teaching/refusals.py
│   │   ├── PhraseWithoutWords
│   │   ├── PhraseTooLong
│   │   ├── TaughtAlready
│   │   ├── AliasTaken
│   │   ├── BelongsThere
│   │   ├── WouldContradict
│   │   └── BreaksSavedQuestion
│   ├── NotForYou
│   ├── NotAnsweredSo
│   └── TeachingSettled
├── BadInput                a file or a setting is wrong
│   ├── KnowledgeMistake
│   │   └── Contradiction   two places do not go together; in domain/knowledge/mistakes.py
│   ├── RegistryMistake
│   ├── FileMistake
│   └── SettingMistake
└── RegistryAway            the database does not answer
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass

from domain.ids import ChannelId, HandoffId, ProjectKey
from domain.wording import PlainWording, Wording, listed, named


class BatonError(Exception, ABC):
    """The root: catch it to catch everything that Baton raises on purpose."""

    @abstractmethod
    def told(self, wording: Wording, /) -> str:
        """Explain the error in a sentence or two, in the words of a surface."""

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

    def told(self, wording: Wording, /) -> str:
        nearest = listed([wording.text(name) for name in self.nearest], "or")
        hint = f" Did you mean {nearest}?" if nearest else ""
        return f"I know no project called “{wording.text(self.name)}”.{hint}"


@dataclass(eq=False)
class ChannelWithoutProject(NotFound):
    """No project is registered in the channel, and none was named."""

    channel: ChannelId | None

    def told(self, _: Wording, /) -> str:
        return (
            "No project is registered in this channel; name one, "
            "or set one up here with `/baton new`."
        )


@dataclass(eq=False)
class PhaseNotFound(NotFound):
    """The project's workflow has no such phase."""

    project: str
    name: str
    known: tuple[str, ...] = ()

    def told(self, wording: Wording, /) -> str:
        known = _known("its", "phase", self.known, wording)
        project, name = wording.text(self.project), wording.text(self.name)
        return f"{project} has no phase called “{name}”{known}."


@dataclass(eq=False)
class NothingBeyond(NotFound):
    """The project's workflow begins or ends with the phase; `verb` says in which direction."""

    project: str
    phase: str
    verb: str

    def told(self, wording: Wording, /) -> str:
        phase = named([self.phase], wording)
        return f"Nothing {self.verb} {phase} on {wording.text(self.project)}."


@dataclass(eq=False)
class RoleNotFound(NotFound):
    """The knowledge base has no such role."""

    name: str
    known: tuple[str, ...] = ()

    def told(self, wording: Wording, /) -> str:
        known = _known("the", "role", self.known, wording)
        return f"I know no role called “{wording.text(self.name)}”{known}."


@dataclass(eq=False)
class WorkflowNotFound(NotFound):
    """The knowledge base has no such workflow."""

    name: str

    def told(self, wording: Wording, /) -> str:
        return f"I know no workflow called “{wording.text(self.name)}”."


@dataclass(eq=False)
class HandoffNotFound(NotFound):
    """The handoff is not there, or not any longer."""

    handoff: HandoffId

    def told(self, _: Wording, /) -> str:
        return "This handoff is not open any longer: the phase moved on since the message was sent."


@dataclass(eq=False)
class SeveralProjectsHere(Refused):
    """No project was named in a channel that has more than one; `keys` are theirs."""

    projects: tuple[str, ...]
    keys: tuple[ProjectKey, ...] = ()

    def told(self, wording: Wording, /) -> str:
        projects = listed([wording.text(name) for name in self.projects])
        return f"This channel has several projects, {projects}: name one."


@dataclass(eq=False)
class SomebodyWasFaster(Refused):
    """Another order changed the project in between; nothing of this one was done."""

    project: str

    def told(self, wording: Wording, /) -> str:
        return (
            f"Somebody changed {wording.text(self.project)} at the same moment; "
            "nothing of yours was done, please look at the project and try again."
        )


@dataclass(eq=False)
class KnowledgeMistake(BadInput):
    """The knowledge base contradicts itself; `where` is the path to the place."""

    where: tuple[str | int, ...]
    sentence: str

    def told(self, _: Wording, /) -> str:
        return self.sentence


@dataclass(eq=False)
class RegistryMistake(BadInput):
    """A registry file does not fit what is known; `where` is the path to the place in it."""

    where: tuple[str | int, ...]
    sentence: str

    def told(self, wording: Wording, /) -> str:
        del wording
        return self.sentence


@dataclass(eq=False)
class FileMistake(BadInput):
    """A file is wrong at a line."""

    name: str
    line: int
    sentence: str

    def told(self, _: Wording, /) -> str:
        return f"{self.name}:{self.line}: {self.sentence}"


@dataclass(eq=False)
class SettingMistake(BadInput):
    """A setting is missing or malformed; the start ends with this sentence."""

    name: str
    sentence: str

    def told(self, _: Wording, /) -> str:
        return f"{self.name} {self.sentence}"


@dataclass(eq=False)
class RegistryAway(BatonError):
    """The database does not answer; nothing was changed."""

    def told(self, _: Wording, /) -> str:
        return "My database does not answer, so nothing was changed; please try again in a minute."


def _known(whose: str, what: str, names: tuple[str, ...], wording: Wording) -> str:
    if not names:
        return ""
    kinds = f"only {what} is" if len(names) == 1 else f"{what}s are"
    return f"; {whose} {kinds} {named(names, wording)}"
