"""A workflow and one of its phases, as a form."""

from collections.abc import Mapping
from typing import Any

from domain.errors import PhaseNotFound
from domain.handoffs.forms.entries import Values
from domain.handoffs.forms.own_parts import (
    GONE,
    ITS,
    NAME,
    NEW,
    Meant,
    OwnPart,
    PartShown,
    Sheet,
    Writing,
    fresh_key,
    one,
    shown_text,
)
from domain.handoffs.forms.reminders import workflow_named
from domain.handoffs.phase_names import phase_at_start
from domain.ids import PhaseKey, WorkflowKey
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.workflows import Workflow

TEXTS = ("name", "accountable", "start_with")
SEVERAL = ("along", "after", "aliases")
CONFIRMATIONS = "confirmations"


def phase_meant(base: KnowledgeBase, meant: Meant) -> OwnPart:
    """Return the phase that somebody named, or one that is open where they are, or a first one."""
    named = workflow_named(base, meant.text)
    project = None if named else meant.project
    workflow = base.workflow(project.workflow if project else named or base.workflows[0].key)
    phase, _ = phase_at_start(workflow, "" if named else meant.text)
    open_now = project.open_phases() if project else ()
    first = open_now[0].key if open_now else workflow.phases[0].key
    return OwnPart(workflow.key, phase.key if phase else first)


def _now(shown: PartShown) -> Mapping[str, Values]:
    workflow = _workflow(shown)
    values: dict[str, Values] = {NAME: shown_text(workflow.name if workflow else "")}
    if workflow is None or shown.part.inside == NEW:
        fields = (*TEXTS, *SEVERAL, CONFIRMATIONS)
        return values | {ITS + field: () for field in fields} | {GONE: ()}
    phase = workflow.phase(PhaseKey(shown.part.inside))
    values |= {ITS + field: shown_text(getattr(phase, field)) for field in TEXTS}
    values |= {ITS + field: tuple(getattr(phase, field)) for field in SEVERAL}
    return values | {ITS + CONFIRMATIONS: (str(phase.confirmations),), GONE: ()}


def _write(shown: PartShown, wanted: Mapping[str, Values]) -> Writing:
    workflow, now = _workflow(shown), _now(shown)
    if workflow is None:
        taken = frozenset(str(one.key) for one in shown.base.workflows)
        plain: dict[str, Any] = {"key": fresh_key(one(wanted, NAME), "workflow", taken)}
    else:
        plain = workflow.model_dump(mode="json", exclude_unset=True)
    plain[NAME] = one(wanted, NAME)
    phases = list(plain.get("phases", ()))
    phase, index = _phase(phases, shown.part.inside, wanted)
    phase |= _changed(now, wanted)
    if wanted[GONE]:
        phases.remove(phase)
    plain["phases"] = phases
    part = OwnPart(plain["key"], phase["key"])
    then = OwnPart(part.of, phases[0]["key"] if wanted[GONE] and phases else part.inside)
    otherwise = GONE if wanted[GONE] else NAME
    within = ("workflows", "phases", index)
    return Writing({"workflows": [plain]}, part, then, within, otherwise)


def _phase(
    phases: list[dict[str, Any]], key: str, wanted: Mapping[str, Values]
) -> tuple[dict[str, Any], int]:
    """Return the phase that the form is about and its place; a new one comes behind what it needs.

    Raises `PhaseNotFound`.
    """
    keys = [phase["key"] for phase in phases]
    if key in keys:
        return phases[keys.index(key)], keys.index(key)
    before = [keys.index(one) for one in wanted[f"{ITS}after"] if one in keys]
    at = max(before) + 1 if before else len(phases)
    phase = {"key": fresh_key(one(wanted, ITS + NAME), "phase", frozenset(keys))}
    phases.insert(at, phase)
    return phase, at


def _changed(now: Mapping[str, Values], wanted: Mapping[str, Values]) -> dict[str, Any]:
    """Return what of the phase the form says differently."""
    said: dict[str, Any] = {field: one(wanted, ITS + field) for field in TEXTS}
    said |= {field: list(wanted[ITS + field]) for field in SEVERAL}
    said[CONFIRMATIONS] = int(one(wanted, ITS + CONFIRMATIONS) or "0")
    return {
        field: value for field, value in said.items() if wanted[ITS + field] != now[ITS + field]
    }


def _workflow(shown: PartShown) -> Workflow | None:
    if shown.part.of == NEW:
        return None
    workflow = shown.base.workflow(WorkflowKey(shown.part.of))
    if shown.part.inside != NEW and not workflow.has_phase(PhaseKey(shown.part.inside)):
        known = tuple(phase.key for phase in workflow.phases)
        raise PhaseNotFound(workflow.name, PhaseKey(shown.part.inside), known)
    return workflow


WORKFLOWS = Sheet(phase_meant, _now, _write)
