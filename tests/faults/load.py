"""People who work while everything goes wrong: they ask, complete, accept, return, undo, reopen."""

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from typing import Any, cast

from bot.playground.errors import NotPossible, Waited
from bot.playground.pretend import PretendSlack
from bot.wiring.core import Core
from domain.errors import RegistryAway
from domain.ids import PhaseKey, RoleKey
from domain.projects import PhaseStatus, Project
from tests.faults.town import TEAM, Crew

Json = dict[str, Any]

PREVIEW = 2.0  # seconds that somebody waits for a preview before they turn to something else
QUESTIONS = (
    "@Baton who handles model versioning here?",
    "@Baton who is the data engineer?",
    "@Baton who deploys the model?",
    "@Baton which phase are we at?",
)
OPEN = (PhaseStatus.READY, PhaseStatus.ACTIVE)


@dataclass
class People:
    """The members of one project, who do one thing after another until they are asked to stop."""

    crew: Crew
    slack: PretendSlack
    core: Core
    chance: Random
    pause: float  # seconds between two things, on the average
    stopping: threading.Event
    acts: dict[str, int] = field(default_factory=dict[str, int])

    def work(self) -> None:
        """Work until the event is set."""
        deeds: tuple[Callable[[], bool], ...] = (self._ask, self._settle, self._settle, self._done)
        rare = (self._undo, self._reopen)
        while not self.stopping.wait(self.chance.expovariate(1 / self.pause)):
            deed = self.chance.choice(rare if self.chance.random() < 0.1 else deeds)
            with suppress(NotPossible, Waited, RegistryAway):
                if deed():
                    self.acts[deed.__name__] = self.acts.get(deed.__name__, 0) + 1

    def _ask(self) -> bool:
        self.slack.say(
            self.chance.choice(self.crew.members), self.crew.channel, self.chance.choice(QUESTIONS)
        )
        return True

    def _settle(self) -> bool:
        """Accept what is offered, or return it."""
        for member in self.chance.sample(self.crew.members, len(self.crew.members)):
            channel = self.slack.direct_channel(member)
            for message in reversed(self.slack.direct_messages(member)):
                if value_of(message, "accept"):
                    return self._answer(member, channel, message)
        return False

    def _answer(self, member: str, channel: str, message: Json) -> bool:
        if self.chance.random() < 0.8:
            return not self.slack.click(member, channel, message["ts"], "accept").error
        self.slack.click(member, channel, message["ts"], "return")
        self.slack.wait_until(lambda: self.slack.view_of(member), PREVIEW)
        reply = self.slack.submit(member, {"reason": {"written": "something is missing"}})
        self.slack.close_view(member) if self.slack.view_of(member) else None
        return not reply.error and not reply.errors

    def _done(self) -> bool:
        project = self._project()
        ready = [phase for phase in project.phases if phase.status in OPEN]
        if not ready:
            return self._reopen()
        phase = self.chance.choice(ready)
        return self._confirmed(
            self._holder(project, phase.key), f"done {phase.key}", "confirm_done"
        )

    def _undo(self) -> bool:
        member = self.chance.choice(self.crew.members)
        return not self.slack.command(member, self.crew.channel, "/baton", "undo").error

    def _reopen(self) -> bool:
        over = [one for one in self._project().phases if one.status is PhaseStatus.DONE]
        if not over:
            return False
        words = f"reopen {self.chance.choice(over).key} the numbers were wrong"
        return self._confirmed(self.crew.lead, words, "confirm_intervention")

    def _confirmed(self, member: str, words: str, button: str) -> bool:
        """Give a command, and press the button of the look ahead that it is answered with."""
        before = {each["ts"] for each in self.slack.visible_to(member, self.crew.channel)}
        if self.slack.command(member, self.crew.channel, "/baton", words).error:
            return False
        shown = self.slack.wait_until(lambda: self._shown(member, before, button), PREVIEW)
        again = self.chance.random() < 0.2
        clicked = self.slack.click(member, self.crew.channel, shown["ts"], button)
        if again:
            self.slack.click(member, self.crew.channel, shown["ts"], button)
        return not clicked.error

    def _shown(self, member: str, before: set[str], button: str) -> Json | None:
        seen = self.slack.visible_to(member, self.crew.channel)
        new = (each for each in seen if each["ts"] not in before)
        return next((each for each in new if value_of(each, button)), None)

    def _project(self) -> Project:
        with self.core.open_work(TEAM) as work:
            return work.registry.project(self.crew.project)

    def _holder(self, project: Project, phase: PhaseKey) -> str:
        with self.core.open_work(TEAM) as work:
            workflow = self.core.shelf.of(work).workflow(project.workflow)
        accountable = next(one.accountable for one in workflow.phases if one.key == phase)
        return self.crew.holder(RoleKey(accountable))


def value_of(message: Json, action: str) -> str:
    """Return what a button of a message means; empty where it has none of that name."""
    for block in cast("list[Json]", message.get("blocks") or []):
        for element in cast("list[Json]", block.get("elements") or []):
            if element.get("action_id") == action:
                return str(element.get("value") or "")
    return ""
