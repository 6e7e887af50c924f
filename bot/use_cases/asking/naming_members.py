"""A question that may be about somebody: read again with the members whom it names."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.use_cases.ports.work import Reads
from domain.projects import NamedMember
from domain.questions.mending import IsWord
from domain.questions.misnamed_members import misnamed_members
from domain.questions.policy import Outcome, outcome_of
from domain.questions.readings import Context, Reading
from domain.questions.utterance import Utterance


@dataclass(frozen=True, slots=True)
class ReadWithMembers:
    """Reads a text once more, in a context with the members whom it names or nearly names."""

    read: Callable[[Context], Reading]
    is_word: IsWord

    def __call__(
        self, reads: Reads, said: Utterance, context: Context, understood: Reading
    ) -> Reading:
        """Return the new reading; `understood` where nobody is named."""
        named = reads.registry.members_named(said.phrases)
        if named:
            return self._read(context, named)
        near = misnamed_members(said, reads.registry.members_if_few, self.is_word)
        if not near:
            return understood
        reading = self._read(context, near)
        # Somebody was meant only if the text asks about a person: "zehra board" is no question.
        is_about_them = reading.person in {member.id for member in near}
        return reading if is_about_them and outcome_of(reading) is Outcome.ANSWER else understood

    def _read(self, context: Context, members: tuple[NamedMember, ...]) -> Reading:
        return self.read(replace(context, members=(*context.members, *members)))
