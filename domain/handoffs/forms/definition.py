"""What a phase needs before it is done, as a form: a checklist, links, what is asked in writing."""

from collections.abc import Collection, Iterator, Mapping

from domain.errors import KnowledgeMistake
from domain.handoffs.forms.entries import Values
from domain.handoffs.forms.own_parts import PartShown, Plain, Sheet, Writing, fresh_key
from domain.handoffs.forms.project import FormRefused, key_of
from domain.handoffs.forms.workflow import phase_meant
from domain.ids import PhaseKey, WorkflowKey
from domain.knowledge.definitions import (
    ITEM_LIMIT,
    MOST_ITEMS,
    DefinitionOfDone,
    DoneItem,
    Need,
)
from domain.knowledge.workflows import WorkflowPhase
from domain.packets import LINK_NAME_LIMIT, MOST_LINKS
from domain.wording import listed
from domain.words import _

ITEMS, LINKS, NEEDS = "items", "links", "needs"
_ITEM = "item"  # the key of one whose text has no Latin letter


def _now(shown: PartShown) -> Mapping[str, Values]:
    return defined_now(phase_of(shown))


def defined_now(phase: WorkflowPhase) -> Mapping[str, Values]:
    """Return what stands in each field of the form, as the phase is defined now."""
    done = phase.done or DefinitionOfDone.model_construct()
    return {
        ITEMS: tuple(item.text for item in done.checklist),
        LINKS: done.links,
        NEEDS: tuple(str(need) for need in Need if need in done.needs),
    }


def phase_of(shown: PartShown) -> WorkflowPhase:
    """Return the phase that the form is about; raises `WorkflowNotFound`, `PhaseNotFound`."""
    workflow = shown.base.workflow(WorkflowKey(shown.part.of))
    return workflow.phase(PhaseKey(shown.part.inside))


def _write(shown: PartShown, wanted: Mapping[str, Values]) -> Writing:
    """Say what the phase needs from now on; an item whose text is the same keeps its key."""
    phase = phase_of(shown)
    items, links = tuple(map(_without_dash, wanted[ITEMS])), tuple(map(key_of, wanted[LINKS]))
    wrong = {ITEMS: _wrong_items(items), LINKS: _wrong_links(wanted[LINKS], links)}
    if mistakes := {at: KnowledgeMistake((at,), why) for at, why in wrong.items() if why}:
        raise FormRefused(mistakes)
    checklist = list(_keyed(items, phase.done.checklist if phase.done else ()))
    said = {"checklist": checklist, "links": list(links), "needs": list(wanted[NEEDS])}
    asked = {name: some for name, some in said.items() if some}
    workflow = shown.base.workflow(WorkflowKey(shown.part.of))
    plain = workflow.model_dump(mode="json", exclude_unset=True)
    for one in plain["phases"]:
        if one["key"] == phase.key:
            one.pop("done", None)
            one.update({"done": asked} if asked else {})
    content = {"workflows": [plain]}
    return Writing(content, shown.part, shown.part, otherwise=ITEMS, moves_projects=False)


def _without_dash(line: str) -> str:
    return line.removeprefix("- ").strip()


def _keyed(texts: Values, before: Collection[DoneItem]) -> Iterator[Plain]:
    known = {item.text: item.key for item in before}
    taken = set(known.values())
    for text in texts:
        key = known.get(text)
        if key is None:
            key = fresh_key(text, _ITEM, frozenset(taken))
            taken.add(key)
        yield {"key": key, "text": text}


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


DEFINITIONS = Sheet(phase_meant, _now, _write)
