"""Joins the forms in which members make projects and say what belongs to them."""

from bot.slack.listeners.creating import CreatingListeners
from bot.use_cases.adopting import OpenBulkWorkOfTeam, WorkspaceOfTeam
from bot.use_cases.creating import CreateProject
from bot.use_cases.looking_up import LookUp
from bot.use_cases.showing import ShowHome
from bot.wiring.core import Core


def wire_describing(core: Core, show: ShowHome) -> CreatingListeners:
    """Return what opens and takes these forms."""
    open_work = OpenBulkWorkOfTeam(core.import_registry.open_work, WorkspaceOfTeam(core.workspaces))
    create = CreateProject(open_work, core.shelf, core.now, core.admit)
    return CreatingListeners(create, LookUp(core.open_work, core.shelf), show)
