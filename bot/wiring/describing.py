"""Joins the forms in which members make projects and say what belongs to them."""

from functools import partial
from secrets import token_hex

from bot.files.sentences import explained
from bot.slack.connecting.identity import Connection
from bot.slack.listeners.creating import CreatingListeners
from bot.slack.listeners.describing import DescribingListeners
from bot.slack.listeners.editing import EditingListeners
from bot.slack.listeners.own_forms import AllOwnForms, OwnFormListeners
from bot.slack.listeners.phases_form import PhasesFormListeners
from bot.slack.listeners.suggesting import SuggestingListeners
from bot.slack.listeners.teams import TeamListeners
from bot.slack.user_groups import SlackGroups
from bot.slack.views.forms.by_word import OWN_FORMS
from bot.slack.views.forms.own import OwnForm
from bot.use_cases.homes.showing import ShowHome
from bot.use_cases.registry.creating import CreateProject
from bot.use_cases.registry.editing import EditProject
from bot.use_cases.registry.own_parts import EditOwn
from bot.use_cases.registry.phases import EditPhases
from bot.use_cases.registry.teams import AssignTeam, LookAtTeam
from bot.use_cases.teaching.looking_up import LookUp
from bot.use_cases.workspaces.adopting import OpenBulkWorkOfTeam, WorkspaceOfTeam
from bot.wiring.core import Core
from bot.wiring.groups import wire_groups


def wire_describing(core: Core, slack: Connection, show: ShowHome) -> DescribingListeners:
    """Return what opens and takes these forms."""
    open_work = OpenBulkWorkOfTeam(core.import_registry.open_work, WorkspaceOfTeam(core.workspaces))
    create = CreateProject(open_work, core.shelf, core.now, core.admit, partial(token_hex, 4))
    look = LookAtTeam(open_work, core.shelf, core.admit, SlackGroups(slack.client_of))
    assign = AssignTeam(core.change, look, wire_groups(core, slack).know.ask_about)

    def own(form: OwnForm) -> OwnFormListeners:
        edit = EditOwn(open_work, core.shelf, core.now, core.admit, explained, form.sheet)
        return OwnFormListeners(edit, form)

    look_up = LookUp(core.open_work, core.shelf)
    all_own = AllOwnForms({word: own(form) for word, form in OWN_FORMS.items()})
    return DescribingListeners(
        CreatingListeners(create, look_up, show),
        TeamListeners(assign, show),
        EditingListeners(EditProject(open_work, core.shelf, core.now, core.admit), show),
        PhasesFormListeners(EditPhases(core.open_work, core.shelf, core.now, core.admit), show),
        all_own,
        SuggestingListeners(look_up, core.admit, all_own),
    )
