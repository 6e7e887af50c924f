"""How the command line speaks: results on standard output, refusals in one sentence beside it."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Never

import typer
from typer.core import TyperGroup

from domain.errors import BatonError, SettingMistake
from domain.ids import MemberId

REFUSED = 1
WRONG_USE = 2
MENTION = re.compile(r"<@(\w+)>")


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


def refuse(sentence: str, code: int = REFUSED) -> Never:
    """End the command with a sentence on standard error."""
    typer.echo(sentence, err=True)
    raise typer.Exit(code)


def show_json(value: Mapping[str, Any]) -> None:
    """Print one JSON object on one line."""
    typer.echo(json.dumps(value, ensure_ascii=False))
