"""What a phase needs before it is done, as a form: a checklist, links, what is asked in writing."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from domain.errors import BatonError, KnowledgeMistake, Refused
from domain.handoffs.form_entries import Entry, Values, merged
from domain.handoffs.permission_refusals import unsure
from domain.handoffs.project_form import FormRefused, key_of, numbered_key
from domain.ids import PhaseKey, WorkflowKey
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.definitions import (
    ITEM_LIMIT,
    MOST_ITEMS,
    DefinitionOfDone,
    DoneItem,
    Need,
)
from domain.knowledge.workflows import Workflow, WorkflowPhase
from domain.packets import LINK_NAME_LIMIT, MOST_LINKS
from domain.wording import Wording, listed, sentences
from domain.words import _

ITEMS, LINKS, NEEDS = "items", "links", "needs"
_ITEM = "item"  # the key of one whose text has no Latin letter


@dataclass(frozen=True, slots=True)
class PhaseOf:
    """A phase of a workflow."""

    workflow: WorkflowKey
    phase: PhaseKey


@dataclass(frozen=True, slots=True)
class DefinitionShown:
    """A phase's definition of done, with what there is to choose instead.

    `followers` counts the projects that follow the workflow; `is_own` tells whether the workspace
    changed it before.
    """

    knowledge: KnowledgeBase
    of: PhaseOf
    followers: int
    is_own: bool

    @property
    def workflow(self) -> Workflow:
        return self.knowledge.workflow(self.of.workflow)

    @property
    def phase(self) -> WorkflowPhase:
        return self.workflow.phase(self.of.phase)


@dataclass(eq=False)
class WorkflowNotYours(Refused):
    """A workflow is for many projects; those change it who lead one, and workspace admins."""

    unsure: bool = False

    def told(self, wording: Wording, /) -> str:
        del wording
        only = _("Only whoever leads a project, or a workspace admin, may change a workflow.")
        return sentences(only, unsure() if self.unsure else "")


def defined_now(phase: WorkflowPhase) -> Mapping[str, Values]:
    """Return what stands in each field of the form, as the phase is defined now."""
    done = phase.done or DefinitionOfDone.model_construct()
    return {
        ITEMS: tuple(item.text for item in done.checklist),
        LINKS: done.links,
        NEEDS: tuple(str(need) for need in Need if need in done.needs),
    }


def redefined(workflow: Workflow, key: PhaseKey, entries: Mapping[str, Entry]) -> Workflow:
    """Return the workflow with the phase's definition of done as the form says it.

    An item whose text is the same keeps its key. Raises `Overtaken`, and `FormRefused` with
    everything that is wrong; `PhaseNotFound`.
    """
    phase = workflow.phase(key)
    wanted = merged(entries, defined_now(phase))
    items, links = wanted.get(ITEMS, ()), tuple(map(key_of, wanted.get(LINKS, ())))
    mistakes: dict[str, BatonError] = {}
    if why := _wrong_items(items):
        mistakes[ITEMS] = KnowledgeMistake((ITEMS,), why)
    if why := _wrong_links(wanted.get(LINKS, ()), links):
        mistakes[LINKS] = KnowledgeMistake((LINKS,), why)
    if mistakes:
        raise FormRefused(mistakes)
    needs = tuple(Need(need) for need in wanted.get(NEEDS, ()))
    checklist = tuple(_keyed(items, phase.done.checklist if phase.done else ()))
    return _with(workflow, key, checklist, links, needs)


def _with(
    workflow: Workflow,
    key: PhaseKey,
    checklist: tuple[DoneItem, ...],
    links: tuple[str, ...],
    needs: tuple[Need, ...],
) -> Workflow:
    said = {"checklist": checklist, "links": links, "needs": needs}
    asked = {name: some for name, some in said.items() if some}
    done = DefinitionOfDone.model_validate(asked) if asked else None
    phases = tuple(
        phase.model_copy(update={"done": done}) if phase.key == key else phase
        for phase in workflow.phases
    )
    return workflow.model_copy(update={"phases": phases})


def _keyed(texts: Iterable[str], before: Collection[DoneItem]) -> Iterable[DoneItem]:
    known = {item.text: item.key for item in before}
    taken = set(known.values())
    for text in texts:
        key = known.get(text)
        if key is None:
            base = key_of(text) or _ITEM
            ways = (numbered_key(base, number) for number in range(1, len(taken) + 2))
            key = next(way for way in ways if way not in taken)
            taken.add(key)
        yield DoneItem(key=key, text=text)


def _wrong_items(items: Values) -> str:
    if len(items) > MOST_ITEMS:
        return _(
            "There may be at most {most} items, one a line; these are {count}.",
            most=MOST_ITEMS,
            count=len(items),
        )
    if long := next((item for item in items if len(item) > ITEM_LIMIT), ""):
        return _(
            "An item has at most {limit} characters; “{start}…” has {count}.",
            limit=ITEM_LIMIT,
            start=long[:30],
            count=len(long),
        )
    if twice := _twice(items):
        return _("“{name}” is there twice.", name=twice)
    return ""


def _wrong_links(written: Values, names: Values) -> str:
    if len(names) > MOST_LINKS:
        return _(
            "There may be at most {most} links, one a line; these are {count}.",
            most=MOST_LINKS,
            count=len(names),
        )
    wrong = [
        said
        for said, name in zip(written, names, strict=True)
        if not name or len(name) > LINK_NAME_LIMIT
    ]
    if wrong:
        these = listed([f"“{said[:30]}”" for said in wrong[:3]])
        return _(
            "A link’s name has small Latin letters, digits, - and _, up to {limit}; not {names}.",
            limit=LINK_NAME_LIMIT,
            names=these,
        )
    if twice := _twice(names):
        return _("“{name}” is there twice.", name=twice)
    return ""


def _twice(names: Values) -> str:
    return next((name for at, name in enumerate(names) if name in names[:at]), "")
