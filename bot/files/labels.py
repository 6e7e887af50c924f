"""Labelled questions: one JSON object a line, with what people say that it means."""

import json
from collections.abc import Iterator
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from domain.errors import FileMistake
from domain.ids import PhaseKey, ProjectKey, RoleKey
from domain.questions.judging import Label
from domain.questions.readings import Intent


class _Written(BaseModel):
    """A line of the file; what else stands in it is for others."""

    model_config = ConfigDict(extra="ignore")

    q: Annotated[str, StringConstraints(max_length=40_000)]
    intent: Intent
    also: tuple[Intent, ...] = ()
    role: tuple[str, ...] = ()
    project: str | None = None
    phase: str | None = None
    oos: bool = False


def read_labels(content: str, name: str) -> tuple[Label, ...]:
    """Read labelled questions; raises `FileMistake` with the line that is wrong."""
    return tuple(_labels(content, name))


def _labels(content: str, name: str) -> Iterator[Label]:
    for number, line in enumerate(content.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            written = _Written.model_validate(json.loads(line))
        except json.JSONDecodeError as error:
            raise FileMistake(name, number, f"not JSON: {error.msg}") from None
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"]))
            raise FileMistake(name, number, f"{place}: {first['msg']}") from None
        yield _label(written)


def _label(written: _Written) -> Label:
    return Label(
        question=written.q,
        intent=written.intent,
        also=frozenset(written.also),
        roles=tuple(map(RoleKey, written.role)),
        project=ProjectKey(written.project) if written.project else None,
        phase=PhaseKey(written.phase) if written.phase else None,
        out_of_scope=written.oos,
    )
