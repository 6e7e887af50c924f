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
│   ├── ZoneNotFound        in domain/handoffs/hours/refusals.py
│   └── TeachingNotFound    it and two like it are in domain/teaching/refusals.py
├── Refused                 the order is understood, but does not fit what is so now
│   ├── SeveralProjectsHere
│   ├── SomebodyWasFaster
│   ├── PhaseWaits          domain/handoffs/refusals.py draws it and others about phases
│   ├── FormRefused         domain/handoffs/forms/project.py; Overtaken: entries.py
│   ├── PhaseNotOver        it and five like it are in domain/handoffs/not_taken_back.py
│   ├── NotAllowed          PhaseNotYours, NotYoursToDescribe are; NotOfTheTeam: admission.py
│   ├── NotDoneYet          it, LinksRefused and NoSuchItem: domain/handoffs/packet_refusals.py
│   ├── CalendarRefused     domain/handoffs/hours/refusals.py draws what is below
│   ├── LessonRefused       it cannot be taught; domain/teaching/refusals.py draws what is below
│   ├── NotForYou           these three are there as well
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
from domain.wording import PlainWording, Wording, listed, named, sentences
from domain.words import _, ngettext


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
        unknown = _("I know no project called “{name}”.", name=wording.text(self.name))
        nearest = listed([wording.text(name) for name in self.nearest], "or")
        return sentences(unknown, _("Did you mean {names}?", names=nearest) if nearest else "")


@dataclass(eq=False)
class ChannelWithoutProject(NotFound):
    """No project is registered in the channel, and none was named."""

    channel: ChannelId | None

    def told(self, _wording: Wording, /) -> str:
        return _(
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
        told = {"project": wording.text(self.project), "name": wording.text(self.name)}
        if not self.known:
            return _("{project} has no phase called “{name}”.", **told)
        return ngettext(
            "{project} has no phase called “{name}”; its only phase is {known}.",
            "{project} has no phase called “{name}”; its phases are {known}.",
            len(self.known),
            known=named(self.known, wording),
            **told,
        )


@dataclass(eq=False)
class NothingBeyond(NotFound):
    """The project's workflow begins or ends with the phase; `verb` says in which direction."""

    project: str
    phase: str
    verb: str

    def told(self, wording: Wording, /) -> str:
        told = {"phase": named([self.phase], wording), "project": wording.text(self.project)}
        if self.verb == "follows":
            return _("Nothing follows {phase} on {project}.", **told)
        return _("Nothing comes before {phase} on {project}.", **told)


@dataclass(eq=False)
class RoleNotFound(NotFound):
    """The knowledge base has no such role."""

    name: str
    known: tuple[str, ...] = ()

    def told(self, wording: Wording, /) -> str:
        name = wording.text(self.name)
        if not self.known:
            return _("I know no role called “{name}”.", name=name)
        return ngettext(
            "I know no role called “{name}”; the only role is {known}.",
            "I know no role called “{name}”; the roles are {known}.",
            len(self.known),
            name=name,
            known=named(self.known, wording),
        )


@dataclass(eq=False)
class WorkflowNotFound(NotFound):
    """The knowledge base has no such workflow."""

    name: str

    def told(self, wording: Wording, /) -> str:
        return _("I know no workflow called “{name}”.", name=wording.text(self.name))


@dataclass(eq=False)
class HandoffNotFound(NotFound):
    """The handoff is not there, or not any longer."""

    handoff: HandoffId

    def told(self, _wording: Wording, /) -> str:
        return _(
            "This handoff is not open any longer: the phase moved on since the message was sent."
        )


@dataclass(eq=False)
class SeveralProjectsHere(Refused):
    """No project was named in a channel that has more than one; `keys` are theirs."""

    projects: tuple[str, ...]
    keys: tuple[ProjectKey, ...] = ()

    def told(self, wording: Wording, /) -> str:
        projects = listed([wording.text(name) for name in self.projects])
        return _("This channel has several projects, {projects}: name one.", projects=projects)


@dataclass(eq=False)
class SomebodyWasFaster(Refused):
    """Another order changed the project in between; nothing of this one was done."""

    project: str

    def told(self, wording: Wording, /) -> str:
        return _(
            "Somebody changed {project} at the same moment; "
            "nothing of yours was done, please look at the project and try again.",
            project=wording.text(self.project),
        )


@dataclass(eq=False)
class KnowledgeMistake(BadInput):
    """The knowledge base contradicts itself; `where` is the path to the place."""

    where: tuple[str | int, ...]
    sentence: str

    def told(self, _wording: Wording, /) -> str:
        return self.sentence


@dataclass(eq=False)
class RegistryMistake(BadInput):
    """A registry file does not fit what is known; `where` is the path to the place in it."""

    where: tuple[str | int, ...]
    sentence: str

    def told(self, _wording: Wording, /) -> str:
        return self.sentence


@dataclass(eq=False)
class FileMistake(BadInput):
    """A file is wrong at a line."""

    name: str
    line: int
    sentence: str

    def told(self, _wording: Wording, /) -> str:
        return f"{self.name}:{self.line}: {self.sentence}"


@dataclass(eq=False)
class SettingMistake(BadInput):
    """A setting is missing or malformed; the start ends with this sentence."""

    name: str
    sentence: str

    def told(self, _wording: Wording, /) -> str:
        return f"{self.name} {self.sentence}"


@dataclass(eq=False)
class RegistryAway(BatonError):
    """The database does not answer; nothing was changed."""

    def told(self, _wording: Wording, /) -> str:
        return _(
            "My database does not answer, so nothing was changed; please try again in a minute."
        )
