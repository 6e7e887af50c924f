"""How the command line speaks: results on standard output, refusals in one sentence beside it."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Never

import typer
from typer.core import TyperGroup

from domain.errors import BatonError, SettingMistake
from domain.ids import MemberId

REFUSED = 1
WRONG_USE = 2
MOMENT = re.compile(r"<!date\^(\d+)\^([^^|>]*)\|[^>]*>")


class Telling(TyperGroup):
    """A group of commands that turns our errors into a sentence and an exit code."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - click's own signature
        try:
            return super().invoke(ctx)
        except SettingMistake as error:
            refuse(str(error), WRONG_USE)
        except BatonError as error:
            refuse(error.told(TerminalWording()))


@dataclass(frozen=True, slots=True)
class TerminalWording:
    """Writes members by the names that are known of them."""

    name: Callable[[MemberId], str] = str

    def member(self, member: MemberId) -> str:
        return self.name(member)

    def moment(self, at: datetime) -> str:
        return f"{at.astimezone():%Y-%m-%d %H:%M}"

    def text(self, written: str) -> str:
        return written


def in_local_time(mrkdwn: str) -> str:
    """Write Slack's dates out, in the time of this machine."""
    return MOMENT.sub(_written_out, mrkdwn)


def refuse(sentence: str, code: int = REFUSED) -> Never:
    """End the command with a sentence on standard error."""
    typer.echo(sentence, err=True)
    raise typer.Exit(code)


def show_json(value: Mapping[str, Any]) -> None:
    """Print one JSON object on one line."""
    typer.echo(json.dumps(value, ensure_ascii=False))


def _written_out(found: re.Match[str]) -> str:
    at = datetime.fromtimestamp(int(found[1]), UTC).astimezone()
    return f"{at:%Y-%m-%d %H:%M}" if "{time}" in found[2] else f"{at:%Y-%m-%d}"
