"""From projects to rows: what changed is written, many projects as quickly as one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, bindparam, delete, insert, update
from sqlalchemy.orm import Session

from bot.storage import values
from bot.storage.base import Row
from bot.storage.inserting import insert_or_replace
from bot.storage.registry_rows import (
    AssignmentRow,
    CompletionRow,
    EventRow,
    HandoffRow,
    HandoffWaitRow,
    PhaseRow,
    ProjectChannelRow,
    ProjectNameRow,
    ProjectRow,
)
from bot.use_cases.ports import Saving
from domain.errors import SomebodyWasFaster
from domain.handoffs.events import Event
from domain.ids import WorkspaceId
from domain.projects import Actor, Project

