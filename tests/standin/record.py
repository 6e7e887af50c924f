"""What one told story leaves behind: what people saw, and what went over the wire."""

import json
from dataclasses import asdict, dataclass, field

from tests.standin.blocks import Json

_DELIVERED = frozenset({"events_api", "slash_commands", "interactive"})


@dataclass(frozen=True, slots=True)
class Call:
    """A call of the Web API, its arguments decoded."""

    method: str
    arguments: Json


@dataclass(slots=True)
class Record:
    """Filled step by step, so that a story which stops half-way still tells its beginning."""

    seen: dict[str, str] = field(default_factory=dict[str, str])
    ended: str = ""
    """Empty, or why the story stopped before its end."""
    calls: list[Call] = field(default_factory=list[Call])
    """Every Web API call of the bot."""
    refusals: list[str] = field(default_factory=list[str])
    """What the stand-in refused or could not deliver."""
    answers: list[str] = field(default_factory=list[str])
    """How the bot answered events, commands and interactions over HTTP."""
    output: str = ""
    """What the bot wrote to its standard output and error."""

    def read_log(self, log: list[Json]) -> None:
        """Sort the stand-in's log into calls, refusals and answers."""
        for entry in log:
            direction, kind = entry["direction"], entry["kind"]
            if direction == "from_bot" and kind == "web_api":
                self.calls.append(_call(entry))
            elif direction == "from_bot" and kind in _DELIVERED:
                self.answers.append(entry["summary"])
            elif direction == "internal":
                self.refusals.append(entry["summary"])

    def step(self, name: str) -> str:
        """Return what was seen at a step; one that was not reached fails with the reason."""
        if name not in self.seen:
            raise AssertionError(f"{name!r} was not reached: {self.ended}\n{self.output}")
        return self.seen[name]

    def to_json(self) -> str:
        return json.dumps(asdict(self))


def record_from_json(text: str) -> Record:
    """Read what `to_json` wrote."""
    written = json.loads(text)
    written["calls"] = [Call(**call) for call in written["calls"]]
    return Record(**written)


def _call(entry: Json) -> Call:
    # Bolt's client adds the team to every call; Slack ignores what a method does not name.
    named = {name: value for name, value in entry["detail"].items() if name != "team_id"}
    return Call(entry["summary"], named)
