"""What travels with a handoff: links, the checklist, open risks, who worked along."""

import re
from dataclasses import dataclass

from domain.ids import MemberId, RoleKey

LINK_LIMIT = 500  # characters of an address
LINK_NAME_LIMIT = 40
MOST_LINKS = 10

# A scheme, a host without a name and a password before it, and no blank anywhere.
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#@\\]+([/?#]\S*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """A named address of the web, such as that of a run or of a dashboard."""

    name: str
    url: str

    @property
    def is_usable(self) -> bool:
        """Whether it has a short name and leads to a place of the web; all else is refused."""
        short = 0 < len(self.name) <= LINK_NAME_LIMIT
        named = short and self.name.isprintable() and self.name == self.name.strip()
        fits = len(self.url) <= LINK_LIMIT and self.url.isprintable()
        return named and fits and _WEB_ADDRESS.fullmatch(self.url) is not None


@dataclass(frozen=True, slots=True)
class CheckedItem:
    """An item of the checklist as it read when the phase was marked done, ticked or not."""

    text: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class Along:
    """A role that worked along, with its holders of that time; groups by their handles."""

    role: RoleKey
    members: tuple[MemberId, ...] = ()
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Packet:
    """What whoever marked a phase done gave to those who go on.

    Where the definition of done was not met, `missing` says what they lacked and `override` why the
    lead marked it done all the same.
    """

    links: tuple[Link, ...] = ()
    checklist: tuple[CheckedItem, ...] = ()
    risks: str = ""
    along: tuple[Along, ...] = ()
    missing: tuple[str, ...] = ()
    override: str = ""
