"""Short direct messages: it came back, it was opened again, it could not be delivered."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.slack.views.parts.action_values import PhaseValue
from bot.slack.views.parts.actions import MARK_DONE
from bot.slack.views.parts.blocks import NOTE, actions, bold, button, context, joined, section
from bot.slack.views.parts.message import Block, Message
from bot.slack.views.parts.mrkdwn import channel, mention, quoted, some
from bot.slack.views.parts.naming import capital, mentioned
from domain.ids import MemberId, PhaseKey
from domain.knowledge.base import KnowledgeBase
from domain.notifications import Recipient, ToChannel, ToMember
from domain.projects import Actor, Completion, Handoff, PhaseStatus, Project, TakenBack
from domain.statuses import TakenBackBy
from domain.words import _


@dataclass(frozen=True, slots=True)
class CameBack:
    """A handoff that was returned, and the phase that is open again because of it."""

    project: Project
    knowledge: KnowledgeBase
    handoff: Handoff
    reopened: PhaseKey

    def name_of(self, phase: PhaseKey) -> str:
        workflow = self.knowledge.workflow(self.project.workflow)
        return bold(workflow.name_of(phase))


def returned_notice(told: CameBack) -> Message:
    """Tell whoever completed a phase that it came back, why, and what to do."""
    named = {"who": _who(told), "phase": _what(told), "project": bold(told.project.name)}
    returned = _("{who} returned {phase} of {project}.", **named)
    headline = f":leftwards_arrow_with_hook:  {returned}"
    blocks = [section(headline), _reason(told)]
    if told.project.phase(told.reopened).status is PhaseStatus.ACTIVE:
        value = PhaseValue(told.project.key, told.reopened).packed()
        way_on = _(
            "{phase} is open again. Once it is mended, mark it done: the handoff comes anew.",
            phase=told.name_of(told.reopened),
        )
        blocks += [section(way_on), actions(button(_("Mark done"), MARK_DONE, value))]
    return Message(joined([headline, blocks[1]["text"]["text"]]), tuple(blocks))


def reopened_notice(told: CameBack, receiver: MemberId) -> Message:
    """Tell whoever works on what follows that its ground may move."""
    mine = [p.key for p in told.project.phases if p.holder == receiver]
    workflow = told.knowledge.workflow(told.project.workflow)
    following = [phase.key for phase in workflow.following(told.reopened)]
    yours = next((told.name_of(key) for key in mine if key in following), None)
    headline = _(
        "{phase} of {project} is open again: {who} returned {returned}.",
        phase=told.name_of(told.reopened),
        project=bold(told.project.name),
        who=_who(told),
        returned=_what(told),
    )
    if yours:
        advice = context(_nothing_changes_for(yours))
    else:
        advice = context(_("Nothing changes for your phase, but what it builds on may."))
    reason = _reason(told)
    return Message(joined([headline, reason["text"]["text"]]), (section(headline), reason, advice))


def _nothing_changes_for(phase: str) -> str:
    return _("Nothing changes for {phase}, but what it builds on may.", phase=phase)


@dataclass(frozen=True, slots=True)
class Ended:
    """A phase that was skipped, or opened again after it was over, and who reads of it."""

    project: Project
    knowledge: KnowledgeBase
    ending: Completion
    receiver: MemberId

    def name_of(self, phase: PhaseKey) -> str:
        workflow = self.knowledge.workflow(self.project.workflow)
        return bold(workflow.name_of(phase))


def skipped_notice(told: Ended) -> Message:
    """Tell whoever was asked for a phase, or worked on it, that it is left out."""
    named = {"phase": told.name_of(told.ending.phase), "project": bold(told.project.name)}
    who = capital(mentioned(told.ending.by))
    skipped = _("{who} skipped {phase} of {project}.", who=who, **named)
    headline = f":fast_forward:  {skipped}"
    reason = section(quoted(told.ending.note, NOTE) or "> …")
    back = told.ending.taken_back
    if back is not None:
        who = capital(mentioned(back.actor))
        taken = _("{who} took that back: it is not skipped any longer.", who=who)
        return Message(joined([headline, taken]), (section(headline), context(taken)))
    advice = context(_("There is nothing left for you to do on it."))
    return Message(joined([headline, reason["text"]["text"]]), (section(headline), reason, advice))


def opened_notice(told: Ended, back: TakenBack) -> Message:
    """Tell whoever answers for a phase or builds on it that somebody opened it again."""
    key = told.ending.phase
    undone = back.by is TakenBackBy.UNDO
    headline = f":arrows_counterclockwise:  {_opened(told, back.actor, undone=undone)}"
    reason = section(_("It stands as before.") if undone else quoted(back.reason, NOTE) or "> …")
    blocks = [section(headline), reason, context(_advice(told))]
    phase = told.project.phase(key)
    if phase.status is PhaseStatus.ACTIVE and phase.holder == told.receiver:
        value = PhaseValue(told.project.key, key).packed()
        blocks.append(actions(button(_("Mark done"), MARK_DONE, value)))
    return Message(joined([headline, reason["text"]["text"]]), tuple(blocks))


def _opened(told: Ended, actor: Actor, *, undone: bool) -> str:
    named = {
        "who": capital(mentioned(actor)),
        "phase": told.name_of(told.ending.phase),
        "project": bold(told.project.name),
    }
    if undone:
        return _("{who} took back that {phase} of {project} is skipped.", **named)
    return _("{who} reopened {phase} of {project}.", **named)


def _advice(told: Ended) -> str:
    key, project = told.ending.phase, told.project
    workflow = told.knowledge.workflow(project.workflow)
    if project.phase(key).holder == told.receiver:
        return _(
            "It is yours again. Once it is mended, mark it done: what follows is offered anew."
        )
    later = workflow.all_after(key)
    mine = [p.key for p in project.phases if p.holder == told.receiver and p.key in later]
    if mine:
        return _nothing_changes_for(told.name_of(mine[0]))
    asked = [h.phase for h in project.handoffs if told.receiver in h.to and h.phase in later]
    if asked:
        return _(
            "What you were offered after it, {phase}, comes anew once it is done.",
            phase=told.name_of(asked[0]),
        )
    return _("What follows it and was not accepted waits until it is done.")


def undelivered_notice(project: Project, about: str, to: Sequence[Recipient]) -> Message:
    """Tell the lead to whom Slack refused a message about a phase for good."""
    failed = _(
        "I could not deliver a message about {phase} of {project} to {people}: Slack refuses it.",
        phase=bold(about),
        project=bold(project.name),
        people=some([_written(one) for one in to]),
    )
    headline = f":warning:  {failed}"
    way_on = context(
        _(
            "The channel may be archived, I may not be in it, or an account is deactivated. "
            "The project itself is up to date; please tell them yourself."
        )
    )
    return Message(headline, (section(headline), way_on))


def _written(to: Recipient) -> str:
    match to:
        case ToMember(member):
            return mention(member)
        case ToChannel(place):
            return channel(place)


def _who(told: CameBack) -> str:
    return mention(told.handoff.settled_by) if told.handoff.settled_by else _("The operator")


def _what(told: CameBack) -> str:
    return told.name_of(told.handoff.phase)


def _reason(told: CameBack) -> Block:
    return section(quoted(told.handoff.reason, NOTE) or "> …")
