"""The form that says what a phase of a workflow needs before it is done."""

from collections.abc import Iterator

from bot.slack.views.forms.own import Asked, Drawn, Kind, Menu, OwnForm
from bot.slack.views.parts.blocks import bold, inside
from bot.slack.views.parts.mrkdwn import shortened
from domain.handoffs.forms.definition import (
    DEFINITIONS,
    ITEMS,
    LINKS,
    NEEDS,
    defined_now,
    phase_of,
)
from domain.handoffs.forms.own_parts import OwnPart, PartShown
from domain.ids import WorkflowKey
from domain.knowledge.definitions import Need
from domain.knowledge.workflows import Workflow
from domain.wording import sentences
from domain.words import Saying, _, ngettext


def _drawn(shown: PartShown) -> Drawn:
    first = sorted(shown.base.workflows, key=lambda one: one.key != shown.part.of)
    menu = Menu(_("Which phase?"), [(one.name, _phases_of(one)) for one in first])
    return Drawn((menu,), tuple(_fields()), (_concerned(shown),))


def _phases_of(workflow: Workflow) -> list[tuple[str, str]]:
    return [(one.name, OwnPart(workflow.key, one.key).packed()) for one in workflow.phases]


def _fields() -> Iterator[Asked]:
    yield Asked(ITEMS, _("Checklist"), Kind.LINES, _("Evaluated on held-out data"))
    yield Asked(LINKS, _("Names of links that have to be given"), Kind.LINES, _("run"))
    needs = ((_("A note"), str(Need.NOTE)), (_("Open risks"), str(Need.RISKS)))
    yield Asked(NEEDS, _("Has to be written"), Kind.TICK, options=needs)


def _concerned(shown: PartShown) -> str:
    key = WorkflowKey(shown.part.of)
    workflow, builtin = shown.base.workflow(key), shown.builtin
    follow = ngettext(
        "One project follows the {workflow}.",
        "{count} projects follow the {workflow}.",
        shown.followers,
        workflow=inside(workflow.name),
    )
    is_own = not builtin.has_workflow(key) or builtin.workflow(key) != workflow
    own = "" if is_own else _("It came with Baton; saved here, it is your workspace’s own.")
    rest = _(
        "`/baton workflow` changes the phases themselves, `/baton reminders` when people are told."
    )
    return sentences(follow, own, rest)


def _told(shown: PartShown) -> list[str]:
    """Say what the phase needs, an item on each line."""
    now = defined_now(phase_of(shown))
    workflow = shown.base.workflow(WorkflowKey(shown.part.of))
    needs = _(
        "{phase} of {workflow} needs:",
        phase=bold(phase_of(shown).name),
        workflow=bold(workflow.name),
    )
    told = [shortened(item, 150) for item in now[ITEMS]]
    told += [_("a link: {name}", name=shortened(name, 100)) for name in now[LINKS]]
    possible = ((_("a note"), Need.NOTE), (_("open risks"), Need.RISKS))
    told += [label for label, need in possible if str(need) in now[NEEDS]]
    listed = [f"• {one}" for one in told] or [_("nothing: one word is enough.")]
    return ["\n".join((needs, *listed))]


CHECKLIST_FORM = OwnForm("checklist_form", Saying("Before it is done"), DEFINITIONS, _drawn, _told)
