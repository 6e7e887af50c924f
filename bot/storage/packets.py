"""Packets as JSON text, the way completions keep them."""

import json
from dataclasses import asdict
from typing import Any

from domain.ids import MemberId, RoleKey
from domain.packets import Along, CheckedItem, Link, Packet


def packet_text(packet: Packet) -> str:
    """Return a packet as one line of JSON."""
    return json.dumps(asdict(packet), ensure_ascii=False)


def packet_of(text: str) -> Packet:
    """Return what was kept; what a later version added is passed over."""
    told: dict[str, Any] = json.loads(text)
    return Packet(
        links=tuple(Link(one["name"], one["url"]) for one in told["links"]),
        checklist=tuple(CheckedItem(one["text"], one["ticked"]) for one in told["checklist"]),
        risks=told["risks"],
        along=tuple(map(_along, told["along"])),
        missing=tuple(told["missing"]),
        override=told["override"],
    )


def _along(told: dict[str, Any]) -> Along:
    return Along(
        RoleKey(told["role"]), tuple(map(MemberId, told["members"])), tuple(told["groups"])
    )
