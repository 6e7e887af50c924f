"""*Reopen* said in words: what it would do is looked up as `/baton reopen` does."""

from dataclasses import dataclass, replace

from bot.use_cases.handoffs.intervening import PlanIntervention, Word
from bot.use_cases.naming.discretion import EVERYBODY
from bot.use_cases.naming.meaning import Typed
from bot.use_cases.people.telling import TellWhen
from bot.use_cases.ports.work import KeptQuestion
from domain.errors import ChannelWithoutProject
from domain.handoffs.outlook import Outlook
from domain.handoffs.written_reopen import ReopenSaid, read_reopen
from domain.ids import ProjectKey
from domain.projects import Person


@dataclass(frozen=True, slots=True)
class LookAheadAtReopening:
    """Says what it would do to open the phase again that a text asks for; changes nothing.

    In a channel everybody reads the answer, which names no private project of another channel.
    """

    plan: PlanIntervention
    tell_when: TellWhen

    def __call__(self, asked: KeptQuestion) -> Outlook | None:
        """Return the look ahead, None where the text is no such order; raises refusals."""
        said = read_reopen(asked.text)
        if said is None:
            return None
        seen = self._seen(said, asked)
        return self.tell_when.before(asked.workspace, seen)

    def _seen(self, said: ReopenSaid, asked: KeptQuestion) -> Outlook:
        reader = None if asked.channel.startswith("D") else EVERYBODY
        actor = Person(asked.asker)
        typed = Typed(asked.workspace, asked.channel, actor, said.what, reader=reader)
        try:
            return self.plan.said(Word.REOPEN, typed, said.reason)
        except ChannelWithoutProject:
            only = self._only_project(asked, reader)
            if only is None:
                raise
        return self.plan.said(Word.REOPEN, replace(typed, project=only), said.reason)

    def _only_project(self, asked: KeptQuestion, reader: Person | None) -> ProjectKey | None:
        """Return the project of somebody who is on one only: they need not name it."""
        with self.plan.open_work(asked.workspace) as work:
            hats = work.registry.hats_of(asked.asker)
            projects = {hat.project for hat in hats if reader is None or not hat.private}
        return projects.pop() if len(projects) == 1 else None
