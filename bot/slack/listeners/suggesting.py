"""Menus that are searched: what there is to choose, for what somebody typed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import structlog
from slack_bolt import Ack, App
from slack_bolt.context import BoltContext

from bot.slack.errors import Body, in_their_words
from bot.slack.listeners.own_forms import AllOwnForms
from bot.slack.listeners.replying import whose
from bot.slack.payloads.own import part_of
from bot.slack.payloads.suggestions import OptionsWanted
from bot.slack.views.forms.phases import PHASES_MODAL
from bot.slack.views.forms.project import PROJECT_MODAL
from bot.slack.views.forms.teaching import TEACH_MODAL, to_teach
from bot.slack.views.parts.fields import Grouped
from bot.slack.views.parts.menus import suggested, workflows_in
from bot.use_cases.people.admitting import Admit
from bot.use_cases.teaching.looking_up import LookUp
from domain.errors import BatonError
from domain.ids import WorkspaceId
from domain.knowledge.base import KnowledgeBase
from domain.projects import Person

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class SuggestingListeners:
    """Answers with options; whoever may not see them finds none."""

    look_up: LookUp
    admit: Admit
    own: AllOwnForms

    def register(self, app: App) -> None:
        app.options(re.compile(""))(self.on_typed)

    def on_typed(self, body: Body, context: BoltContext, ack: Ack) -> None:
        wanted = OptionsWanted.from_body(body)
        try:
            with in_their_words(context):
                groups = self._groups(whose(context), wanted) if wanted else ()
        except BatonError as refused:
            log.info("no_suggestions", error=type(refused).__name__)
            groups = ()
        shown = suggested(groups, wanted.typed) if wanted else []
        if shown:
            ack(option_groups=shown)
        else:
            ack(options=[])

    def _groups(self, workspace: WorkspaceId, wanted: OptionsWanted) -> Grouped:
        own = self.own.of(wanted.form)
        if own is not None:
            actor, part = Person(wanted.member), part_of(wanted.carried)
            seen = own.edit.chosen(workspace, actor, part)
            return own.form.groups(seen, wanted.action, wanted.field)
        groups = _GROUPS.get(wanted.form)
        if groups is None:
            return ()
        self.admit(workspace, Person(wanted.member))
        return groups(self.look_up.knowledge(workspace), wanted.action)


def _workflows(knowledge: KnowledgeBase, _: str) -> Grouped:
    return workflows_in(knowledge.workflows)


_GROUPS: Mapping[str, Callable[[KnowledgeBase, str], Grouped]] = {  # by form; for an action
    PROJECT_MODAL: _workflows,
    PHASES_MODAL: _workflows,
    TEACH_MODAL: to_teach,
}
