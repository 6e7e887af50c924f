"""Short direct messages: it came back, it was opened again, it could not be delivered."""

from dataclasses import dataclass

from bot.slack.views.action_values import PhaseValue
from bot.slack.views.actions import MARK_DONE
from bot.slack.views.blocks import NOTE, actions, bold, button, context, joined, section
from bot.slack.views.message import Block, Message
from bot.slack.views.mrkdwn import mention, quoted
from bot.slack.views.naming import capital, mentioned
from domain.ids import MemberId, PhaseKey
from domain.knowledge.base import KnowledgeBase
from domain.projects import Completion, Handoff, PhaseStatus, Project, TakenBack
from domain.statuses import TakenBackBy


@dataclass(frozen=True, slots=True)
class CameBack:
    """A handoff that was returned, and the phase that is open again because of it."""

    project: Project
    knowledge: KnowledgeBase
    handoff: Handoff
    reopened: PhaseKey

    def name_of(self, phase: PhaseKey) -> str:
        workflow = self.knowledge.workflow(self.project.workflow)
        return bold(workflow.phase(phase).name)


def returned_notice(told: CameBack) -> Message:
    """Tell whoever completed a phase that it came back, why, and what to do."""
    project, before = bold(told.project.name), told.name_of(told.reopened)
    headline = f":leftwards_arrow_with_hook:  {_who(told)} returned {_what(told)} of {project}."
    blocks = [section(headline), _reason(told)]
    if told.project.phase(told.reopened).status is PhaseStatus.ACTIVE:
        value = PhaseValue(told.project.key, told.reopened).packed()
        way_on = f"{before} is open again. Once it is mended, mark it done: the handoff comes anew."
        blocks += [section(way_on), actions(button("Mark done", MARK_DONE, value))]
    return Message(joined([headline, blocks[1]["text"]["text"]]), tuple(blocks))


def reopened_notice(told: CameBack, receiver: MemberId) -> Message:
    """Tell whoever works on what follows that its ground may move."""
    mine = [p.key for p in told.project.phases if p.holder == receiver]
    workflow = told.knowledge.workflow(told.project.workflow)
    following = [phase.key for phase in workflow.following(told.reopened)]
    yours = next((told.name_of(key) for key in mine if key in following), "your phase")
    headline = (
        f"{told.name_of(told.reopened)} of {bold(told.project.name)} is open again: "
        f"{_who(told)} returned {_what(told)}."
    )
    advice = context(f"Nothing changes for {yours}, but what it builds on may.")
    reason = _reason(told)
    return Message(joined([headline, reason["text"]["text"]]), (section(headline), reason, advice))


@dataclass(frozen=True, slots=True)
class Ended:
    """A phase that was skipped, or opened again after it was over, and who reads of it."""

    project: Project
    knowledge: KnowledgeBase
    ending: Completion
    receiver: MemberId

    def name_of(self, phase: PhaseKey) -> str:
        workflow = self.knowledge.workflow(self.project.workflow)
        return bold(workflow.phase(phase).name)


def skipped_notice(told: Ended) -> Message:
    """Tell whoever was asked for a phase, or worked on it, that it is left out."""
    what = f"{told.name_of(told.ending.phase)} of {bold(told.project.name)}"
    who = capital(mentioned(told.ending.by))
    headline = f":fast_forward:  {who} skipped {what}."
    reason = section(quoted(told.ending.note, NOTE) or "> …")
    back = told.ending.taken_back
    if back is not None:
        taken = f"{capital(mentioned(back.actor))} took that back: it is not skipped any longer."
        return Message(joined([headline, taken]), (section(headline), context(taken)))
    advice = context("There is nothing left for you to do on it.")
    return Message(joined([headline, reason["text"]["text"]]), (section(headline), reason, advice))


def opened_notice(told: Ended, back: TakenBack) -> Message:
    """Tell whoever answers for a phase or builds on it that somebody opened it again."""
    key = told.ending.phase
    what = f"{told.name_of(key)} of {bold(told.project.name)}"
    who, undone = capital(mentioned(back.actor)), back.by is TakenBackBy.UNDO
    did = f"took back that {what} is skipped" if undone else f"reopened {what}"
    headline = f":arrows_counterclockwise:  {who} {did}."
    reason = section("It stands as before." if undone else quoted(back.reason, NOTE) or "> …")
    blocks = [section(headline), reason, context(_advice(told))]
    phase = told.project.phase(key)
    if phase.status is PhaseStatus.ACTIVE and phase.holder == told.receiver:
        value = PhaseValue(told.project.key, key).packed()
        blocks.append(actions(button("Mark done", MARK_DONE, value)))
    return Message(joined([headline, reason["text"]["text"]]), tuple(blocks))


def _advice(told: Ended) -> str:
    key, project = told.ending.phase, told.project
    workflow = told.knowledge.workflow(project.workflow)
    if project.phase(key).holder == told.receiver:
        return "It is yours again. Once it is mended, mark it done: what follows is offered anew."
    later = workflow.all_after(key)
    mine = [p.key for p in project.phases if p.holder == told.receiver and p.key in later]
    if mine:
        return f"Nothing changes for {told.name_of(mine[0])}, but what it builds on may."
    asked = [h.phase for h in project.handoffs if told.receiver in h.to and h.phase in later]
    if asked:
        return (
            f"What you were offered after it, {told.name_of(asked[0])}, comes anew once it is done."
        )
    return "What follows it and was not accepted waits until it is done."


def undelivered_notice(project: Project, about: str) -> Message:
    """Tell the lead that Slack refused a message about a phase for good."""
    headline = (
        f":warning:  I could not deliver a message about {bold(about)} of {bold(project.name)}: "
        "Slack refuses it."
    )
    way_on = context(
        "The channel may be archived, I may not be in it, or an account is deactivated. "
        "The project itself is up to date; please tell them yourself."
    )
    return Message(headline, (section(headline), way_on))


def _who(told: CameBack) -> str:
    return mention(told.handoff.settled_by) if told.handoff.settled_by else "The operator"


def _what(told: CameBack) -> str:
    return told.name_of(told.handoff.phase)


def _reason(told: CameBack) -> Block:
    return section(quoted(told.handoff.reason, NOTE) or "> …")
