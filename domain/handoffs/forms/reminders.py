"""When people are reminded of what waits, as a form: of the workspace, or of one workflow."""

from collections.abc import Mapping

from domain.handoffs.forms.entries import Values
from domain.handoffs.forms.own_parts import TICKED, Meant, OwnPart, PartShown, Sheet, Writing, one
from domain.ids import WorkflowKey
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.phrases import normalised
from domain.knowledge.reminders import OFF, written_span

STAGES = ("remind", "backup", "lead")
FORESIGHT = "foresight"
OWN = "own"  # ticked where a workflow has reminders of its own


def _meant(base: KnowledgeBase, meant: Meant) -> OwnPart:
    if meant.project is not None and meant.is_named:
        return OwnPart(meant.project.workflow)
    named = workflow_named(base, meant.text)
    return OwnPart(named or "")


def workflow_named(base: KnowledgeBase, text: str) -> WorkflowKey | None:
    """Return the workflow of that key or name."""
    wanted = normalised(text)
    ways = (one for one in base.workflows if wanted in {normalised(one.key), normalised(one.name)})
    return next((workflow.key for workflow in ways), None) if wanted else None


def _now(shown: PartShown) -> Mapping[str, Values]:
    workflow = shown.part.of and shown.base.workflow(WorkflowKey(shown.part.of))
    own = workflow.reminders if workflow else None
    reminders = own or shown.base.reminders
    spans = (reminders.remind, reminders.backup, reminders.lead)
    return {
        OWN: (TICKED,) if own else (),
        **{stage: (written_span(span),) for stage, span in zip(STAGES, spans, strict=True)},
        FORESIGHT: (TICKED,) if reminders.foresight else (),
    }


def _write(shown: PartShown, wanted: Mapping[str, Values]) -> Writing:
    now = _now(shown)
    said = {stage: one(wanted, stage) or OFF for stage in STAGES}
    reminders = {**said, FORESIGHT: bool(wanted[FORESIGHT])}
    if not shown.part.of:
        return Writing({"reminders": reminders}, shown.part, shown.part, otherwise=STAGES[0])
    others = [field for field in now if field != OWN and wanted[field] != now[field]]
    # Whoever changes the hours means them, also where they forgot to tick that they count.
    is_own = bool(wanted[OWN]) or (bool(others) and not now[OWN])
    workflow = shown.base.workflow(WorkflowKey(shown.part.of))
    plain = workflow.model_dump(mode="json", exclude_unset=True, exclude={"reminders"})
    plain |= {"reminders": reminders} if is_own else {}
    content, within = {"workflows": [plain]}, ("workflows", "phases", 0)
    return Writing(content, shown.part, shown.part, within, STAGES[0], moves_projects=False)


REMINDERS = Sheet(_meant, _now, _write)
