"""A message as views make it."""

from dataclasses import dataclass
from typing import Any

Block = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Message:
    """Blocks, with plain mrkdwn text beside them for notifications and screen readers."""

    text: str
    blocks: tuple[Block, ...] = ()
