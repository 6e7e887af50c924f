"""A workflow: the graph of phases that a project goes through."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from typing import Annotated, Self

from pydantic import ConfigDict, Field, model_validator

from domain.errors import PhaseNotFound
from domain.ids import PhaseKey, WorkflowKey
from domain.knowledge.definitions import DefinitionOfDone
from domain.knowledge.mistakes import MistakeInside
from domain.knowledge.phrases import KEY, Phrases, Text, Written, normalised
from domain.knowledge.reminders import Reminders
from domain.knowledge.roles import KeyOfRole
from domain.words import _

MOST_CONFIRMATIONS = 5

KeyOfPhase = Annotated[PhaseKey, KEY]
KeyOfWorkflow = Annotated[WorkflowKey, KEY]


class WorkflowPhase(Written):
    """A stretch of work with one accountable role, which starts `after` the phases it names.

    What a pipeline reports done needs as many `confirmations` by people first.
    """

    model_config = ConfigDict(title="phase")

    key: KeyOfPhase
    name: Text
    accountable: KeyOfRole
    along: tuple[KeyOfRole, ...] = ()
    after: tuple[KeyOfPhase, ...] = ()
    aliases: Phrases = ()
    start_with: Text
    done: DefinitionOfDone | None = None
    confirmations: Annotated[int, Field(ge=0, le=MOST_CONFIRMATIONS)] = 0


def written_out(phase: PhaseKey) -> str:
    """Write a phase out of which only the key is known."""
    return phase.replace("_", " ").replace("-", " ").capitalize()


class Workflow(Written):
    """Phases in the order they are written, joined by what each of them waits for.

    `reminders` win over those of the workspace.
    """

    model_config = ConfigDict(title="workflow")

    key: KeyOfWorkflow
    name: Text
    phases: tuple[WorkflowPhase, ...]
    reminders: Reminders | None = None

    def phase(self, key: PhaseKey) -> WorkflowPhase:
        """The phase with this key; `PhaseNotFound` where there is none."""
        for phase in self.phases:
            if phase.key == key:
                return phase
        raise PhaseNotFound(self.name, key, tuple(phase.key for phase in self.phases))

    def name_of(self, key: PhaseKey) -> str:
        """What a phase is called; its key written out where it is gone, for what tells of it."""
        return next((phase.name for phase in self.phases if phase.key == key), written_out(key))

    def has_phase(self, key: PhaseKey) -> bool:
        """Whether a phase with this key is part of the workflow."""
        return any(phase.key == key for phase in self.phases)

    def first(self) -> tuple[WorkflowPhase, ...]:
        """The phases that wait for nothing: a new project starts with them."""
        return tuple(phase for phase in self.phases if not phase.after)

    def following(self, key: PhaseKey) -> tuple[WorkflowPhase, ...]:
        """The phases that wait for this one directly."""
        return tuple(phase for phase in self.phases if key in phase.after)

    def all_after(self, key: PhaseKey) -> tuple[PhaseKey, ...]:
        """The phases that come after this one, directly or not."""
        found = [key]
        for known in found:
            found.extend(p.key for p in self.following(known) if p.key not in found)
        return tuple(found[1:])

    def before(self, key: PhaseKey) -> tuple[WorkflowPhase, ...]:
        """The phases that this one waits for directly."""
        return tuple(self.phase(waited_for) for waited_for in self.phase(key).after)

    @model_validator(mode="after")
    def _is_a_graph_without_cycles(self) -> Self:
        self._check_keys()
        self._check_after()
        self._check_cycles()
        self._check_aliases()
        return self

    def _check_keys(self) -> None:
        if not self.phases:
            said = _('the workflow "{key}" needs a phase', key=self.key)
            raise MistakeInside(("phases",), said)
        seen: set[PhaseKey] = set()
        for phase in self.phases:
            if phase.key in seen:
                raise MistakeInside(
                    ("phases", phase.key, "key"),
                    _(
                        'the workflow "{workflow}" has two phases "{phase}"',
                        workflow=self.key,
                        phase=phase.key,
                    ),
                )
            seen.add(phase.key)

    def _check_after(self) -> None:
        for phase in self.phases:
            for waited_for in phase.after:
                if not self.has_phase(waited_for):
                    raise MistakeInside(
                        ("phases", phase.key, "after", waited_for),
                        _(
                            '"{phase}" comes after "{before}", which is not a phase of the '
                            'workflow "{workflow}"',
                            phase=phase.key,
                            before=waited_for,
                            workflow=self.key,
                        ),
                    )

    def _check_cycles(self) -> None:
        try:
            TopologicalSorter({phase.key: phase.after for phase in self.phases}).prepare()
        except CycleError as error:
            circle: list[PhaseKey] = error.args[1]
            raise MistakeInside(
                ("phases", circle[-1], "after", circle[-2]),
                _(
                    "the phases {phases} wait for one another in a circle",
                    phases=" → ".join(circle),
                ),
            ) from None

    def _check_aliases(self) -> None:
        claimed: dict[str, WorkflowPhase] = {}
        for phase in self.phases:
            for field, phrase in _phrases_of(phase):
                other = claimed.setdefault(normalised(phrase), phase)
                if other is not phase:
                    raise MistakeInside(
                        ("phases", phase.key, *field),
                        _(
                            '"{phrase}" means both phases "{one}" and "{other}"; '
                            "an alias belongs to one phase",
                            phrase=phrase,
                            one=other.key,
                            other=phase.key,
                        ),
                    )


def _phrases_of(phase: WorkflowPhase) -> Iterator[tuple[tuple[str, ...], str]]:
    yield ("key",), phase.key
    yield ("name",), phase.name
    for alias in phase.aliases:
        yield ("aliases", alias), alias
