"""A phase that a text begins with, misspelt: "modell evaluaton" is nearly *model evaluation*."""

from collections.abc import Iterator

from rapidfuzz.distance import OSA

from domain.knowledge.phrases import divided, normalised
from domain.knowledge.workflows import Workflow, WorkflowPhase
from domain.questions.mending import slips_allowed
from domain.questions.stemming import stem

Split = tuple[WorkflowPhase, str, str]  # the phase, what was written for it, and the rest


def phase_nearly_at_start(workflow: Workflow, text: str) -> Split | None:
    """Return the phase whose name a text nearly begins with; None where it reads like none.

    Two slips are allowed in a long name, a missing blank among them, one in a shorter
    one and none in a word such as "app". Another form of the same word is no slip: "a dashboard".
    """
    found = min(_alike(workflow, text), key=lambda one: (one[0], -len(one[1][1])), default=None)
    return found[1] if found else None


def _alike(workflow: Workflow, text: str) -> Iterator[tuple[int, Split]]:
    for phase in workflow.phases:
        for name in map(normalised, (phase.key, phase.name, *phase.aliases)):
            words = len(name.split())
            for count in range(max(1, words - 1), words + 1):
                said, rest = divided(text, count)
                written = normalised(said)
                slips = OSA.distance(written, name)
                if slips <= slips_allowed(name) and (words > 1 or stem(written) != stem(name)):
                    yield slips, (phase, said, rest)
