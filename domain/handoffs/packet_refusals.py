"""Why a phase is not done yet, or what was given with it does not fit."""

from dataclasses import dataclass, replace
from typing import Self

from domain.errors import Refused
from domain.handoffs.refusals import phase_of
from domain.ids import MemberId
from domain.knowledge.definitions import DoneItem, Need
from domain.packets import LINK_LIMIT, LINK_NAME_LIMIT, MOST_LINKS, Link
from domain.wording import PlainWording, Wording, listed, sentences
from domain.words import _, ngettext, speaking

_SHOWN = 60  # characters of an address that is no good


@dataclass(frozen=True, slots=True)
class Missing:
    """What a definition of done asks for and was not given."""

    items: tuple[DoneItem, ...] = ()
    links: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.items or self.links or self.needs)

    def without(self, bad: tuple[Link, ...]) -> Self:
        """Return the same without the links that were given and are no good: that is told apart."""
        names = {link.name.casefold() for link in bad}
        return replace(self, links=tuple(name for name in self.links if name not in names))

    def parts(self, wording: Wording) -> list[str]:
        """Name each thing as it stands in a sentence."""
        items = [f"“{wording.text(item.text)}”" for item in self.items]
        links = [_("the link “{name}”", name=wording.text(name)) for name in self.links]
        return [*items, *links, *(needed(need) for need in self.needs)]

    def plain(self) -> dict[str, object]:
        """Return the same for machines."""
        return {
            "checklist": {item.key: item.text for item in self.items},
            "links": list(self.links),
            "needs": list(self.needs),
        }

    def texts(self) -> tuple[str, ...]:
        """Name each thing as it is recorded where the lead overrides: in English for all."""
        with speaking(None):
            return tuple(self.parts(PlainWording()))


NOTHING_MISSING = Missing()


def needed(need: Need) -> str:
    """Name what is asked for in writing, as it stands in a sentence."""
    match need:
        case Need.NOTE:
            return _("a note")
        case Need.RISKS:
            return _("the open risks")


@dataclass(eq=False)
class NotDoneYet(Refused):
    """The phase has a definition of done that is not met; all that is missing is said at once.

    `refused` are links that are no good besides.
    """

    project: str
    phase: str
    missing: Missing
    lead: MemberId | None
    refused: tuple[Link, ...] = ()

    def told(self, wording: Wording, /) -> str:
        refused = [link_refused(link, wording) for link in self.refused]
        return sentences(self._lacks(wording), *refused)

    def _lacks(self, wording: Wording) -> str:
        parts = self.missing.parts(wording)
        told = {"what": phase_of(self.phase, self.project, wording), "parts": listed(parts)}
        if self.lead is None:
            return ngettext(
                "{what} is not done yet: {parts} is missing; "
                "the project’s lead may override this with a reason.",
                "{what} is not done yet: {parts} are missing; "
                "the project’s lead may override this with a reason.",
                len(parts),
                **told,
            )
        return ngettext(
            "{what} is not done yet: {parts} is missing; "
            "the lead, {lead}, may override this with a reason.",
            "{what} is not done yet: {parts} are missing; "
            "the lead, {lead}, may override this with a reason.",
            len(parts),
            lead=wording.member(self.lead),
            **told,
        )


@dataclass(eq=False)
class LinksRefused(Refused):
    """Some links lead nowhere that we would send people to, or there are too many."""

    links: tuple[Link, ...]

    def told(self, wording: Wording, /) -> str:
        if not self.links:
            return _("There may be at most {most} links, each name given once.", most=MOST_LINKS)
        return sentences(*(link_refused(link, wording) for link in self.links))


@dataclass(eq=False)
class NoSuchItem(Refused):
    """Something was ticked that is not on the phase's checklist."""

    phase: str
    ticked: str
    items: tuple[str, ...]

    def told(self, wording: Wording, /) -> str:
        told = {"phase": wording.text(self.phase), "ticked": wording.text(self.ticked)}
        if not self.items:
            return _("{phase} has no checklist, so “{ticked}” cannot be ticked.", **told)
        known = listed([wording.text(item) for item in self.items], "or")
        return _(
            "{phase} has no item “{ticked}” on its checklist; {known} can be ticked.",
            known=known,
            **told,
        )


def link_refused(link: Link, wording: Wording) -> str:
    """Say why a link is no good."""
    url = link.url if len(link.url) <= _SHOWN else f"{link.url[:_SHOWN]}…"
    return _(
        "The link “{name}” cannot be “{url}”: "
        "an address starts with http:// or https:// and a host, has no blanks and at most "
        "{limit} characters, its name at most {name_limit}.",
        name=wording.text(link.name[:LINK_NAME_LIMIT]),
        url=wording.text(url),
        limit=LINK_LIMIT,
        name_limit=LINK_NAME_LIMIT,
    )
