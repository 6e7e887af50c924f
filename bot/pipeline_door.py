"""The pipelines' door: POST /pipeline/done with a token, as JSON over HTTP."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import IO, Any, cast

import structlog

from bot.use_cases.handoffs.pipelines import CompleteByPipeline, Reported
from domain.errors import BatonError, NotFound, RegistryAway, listed
from domain.handoffs.commands import Given
from domain.handoffs.confirming import Report
from domain.handoffs.packet_refusals import LinksRefused, NoSuchItem, NotDoneYet
from domain.handoffs.pipelines import NotGranted, TokenRefused
from domain.handoffs.refusals import TooLong
from domain.ids import PhaseKey, ProjectKey
from domain.packets import Link
from domain.statuses import ReportStatus

LARGEST_BODY = 64 * 1024  # bytes
FIELDS = ("project", "phase", "note", "ticked", "links", "risks")
LONGEST_KEY = 200  # characters of an Idempotency-Key

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Plain = Mapping[str, object]

_STATUS: tuple[tuple[type[BatonError], HTTPStatus], ...] = (
    (TokenRefused, HTTPStatus.UNAUTHORIZED),
    (NotGranted, HTTPStatus.FORBIDDEN),
    (NotFound, HTTPStatus.NOT_FOUND),
    (NotDoneYet, HTTPStatus.UNPROCESSABLE_ENTITY),
    (LinksRefused, HTTPStatus.UNPROCESSABLE_ENTITY),
    (NoSuchItem, HTTPStatus.UNPROCESSABLE_ENTITY),
    (TooLong, HTTPStatus.UNPROCESSABLE_ENTITY),
    (RegistryAway, HTTPStatus.SERVICE_UNAVAILABLE),
)

log = structlog.get_logger(__name__)


class Unreadable(ValueError):
    """A request that is not what this door takes; the text says what it lacks."""


@dataclass(frozen=True, slots=True)
class PipelineDoor:
    """Completes phases for pipelines, as a WSGI application; the token is never logged."""

    complete: CompleteByPipeline

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        status, answer = self._answer(environ)
        body = json.dumps(answer, ensure_ascii=False).encode()
        headers = [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
        if status is HTTPStatus.UNAUTHORIZED:
            headers.append(("WWW-Authenticate", "Bearer"))
        start_response(f"{status.value} {status.phrase}", headers)
        return [body]

    def _answer(self, environ: Environ) -> tuple[HTTPStatus, Plain]:
        if environ.get("REQUEST_METHOD") != "POST":
            return HTTPStatus.METHOD_NOT_ALLOWED, {"error": "Only POST here."}
        scheme, _, token = str(environ.get("HTTP_AUTHORIZATION", "")).partition(" ")
        try:
            reported = read_report(_body(environ), str(environ.get("HTTP_IDEMPOTENCY_KEY", "")))
            step = self.complete(token.strip() if scheme.lower() == "bearer" else "", reported)
        except Unreadable as error:
            return HTTPStatus.BAD_REQUEST, {"error": str(error)}
        except BatonError as error:
            return _refused(error)
        except Exception:
            log.exception("pipeline_failed")
            wrong = "Something went wrong on my side; nothing was changed."
            return HTTPStatus.INTERNAL_SERVER_ERROR, {"error": wrong}
        about = {"project": reported.project, "phase": reported.phase}
        if isinstance(step, Report):
            done = step.status is ReportStatus.CONFIRMED
            status = HTTPStatus.OK if done else HTTPStatus.ACCEPTED
            return status, {"done": done, "report": step.status, **about}
        return HTTPStatus.OK, {"done": True, "repeated": step is None, **about}


def read_report(body: bytes, key: str) -> Reported:
    """Read what a pipeline says; raises `Unreadable`."""
    try:
        told: object = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Unreadable("The body is not JSON.") from error
    if not isinstance(told, dict):
        raise Unreadable("The body is not a JSON object.")
    if len(key) > LONGEST_KEY or not key.isprintable():
        raise Unreadable(f"The Idempotency-Key may have at most {LONGEST_KEY} characters.")
    fields = cast("dict[str, object]", told)
    if strange := fields.keys() - set(FIELDS):
        raise Unreadable(f"“{min(strange)}” is not a field; they are {listed(list(FIELDS))}.")
    pairs = _pairs(fields, "links")
    given = Given(
        links=tuple(Link(name.strip(), _text(pairs, name).strip()) for name in pairs),
        ticked=_texts(fields, "ticked"),
        risks="\n".join(_texts(fields, "risks")),
    )
    project, phase = ProjectKey(_needed(fields, "project")), PhaseKey(_needed(fields, "phase"))
    return Reported(project, phase, _text(fields, "note"), given, key)


def _body(environ: Environ) -> bytes:
    if "HTTP_TRANSFER_ENCODING" in environ:
        raise Unreadable("The body must come whole, with a Content-Length, and not in chunks.")
    said = str(environ.get("CONTENT_LENGTH") or "0")
    if not (said.isascii() and said.isdecimal()) or int(said) > LARGEST_BODY:
        raise Unreadable(f"The body may have at most {LARGEST_BODY:,} bytes.")
    return cast("IO[bytes]", environ["wsgi.input"]).read(int(said)) if int(said) else b""


def _refused(error: BatonError) -> tuple[HTTPStatus, Plain]:
    log.info("refused", error=type(error).__name__)
    status = next((s for kind, s in _STATUS if isinstance(error, kind)), HTTPStatus.CONFLICT)
    missing = {"missing": error.missing.plain()} if isinstance(error, NotDoneYet) else {}
    return status, {"error": str(error), **missing}


def _pairs(fields: Plain, name: str) -> Plain:
    found: object = fields.get(name)
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise Unreadable(f"“{name}” must be an object of names and addresses.")
    return cast("dict[str, object]", found)


def _needed(fields: Plain, name: str) -> str:
    text = _text(fields, name)
    if not text:
        raise Unreadable(f"“{name}” is missing.")
    return text


def _text(fields: Plain, name: str) -> str:
    found = fields.get(name) or ""
    if not isinstance(found, str):
        raise Unreadable(f"“{name}” must be a text.")
    return found


def _texts(fields: Plain, name: str) -> tuple[str, ...]:
    found: object = fields.get(name)
    if found is None or isinstance(found, str):
        return (found,) if found else ()
    if isinstance(found, list):
        listed = cast("list[object]", found)
        texts = tuple(text for text in listed if isinstance(text, str))
        if len(texts) == len(listed):
            return texts
    raise Unreadable(f"“{name}” must be a list of texts.")
