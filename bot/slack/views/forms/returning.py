"""The modal that asks why a handoff is returned."""

from bot.slack.views.parts.actions import REASON_BLOCK, REASON_INPUT, RETURN_MODAL
from bot.slack.views.parts.blocks import context, long_input, modal, section
from bot.slack.views.parts.message import Block
from domain.handoffs.commands import REASON_LIMIT
from domain.ids import HandoffId
from domain.words import _


def return_modal(handoff: HandoffId) -> Block:
    """Ask for the reason; the handoff travels along unseen."""
    reason = long_input(
        REASON_BLOCK,
        REASON_INPUT,
        _("Reason"),
        _("The holdout set is missing, so I cannot check the figures."),
        REASON_LIMIT,
    )
    hint = context(_("Whoever handed it to you reads this, and their phase is open again."))
    return modal(_title(), (reason, hint), RETURN_MODAL, handoff, submit=_("Return it"))


def refused_modal(sentence: str) -> Block:
    """Say why it could not be returned any longer; takes the modal's place."""
    return modal(_title(), (section(sentence),))


def _title() -> str:
    return _("Return the handoff")
