"""The independent stand-in for Slack: what people do in it, and what they then see."""

import json
from collections.abc import Callable, Generator, Mapping
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from subprocess import DEVNULL
from typing import Any, TypeVar

from websockets.sync.client import ClientConnection, connect

from tests.standin.blocks import Json, answered, button, words
from tests.standin.running import started, wait_for, wait_until_ready
from tests.standin.world import BOT, STANDIN_PORT, Transport, workspace

T = TypeVar("T")


class StandIn:
    """A running local-slack; it must be alone in its network, since it listens everywhere."""

    def say(self, member: str, channel: str, text: str, thread_ts: str | None = None) -> str:
        """Post as the member; return the message's ts once the bot has acknowledged."""
        order = {"channel": channel, "user": member, "text": text}
        if thread_ts is not None:
            order["thread_ts"] = thread_ts
        return str(self._control("message", order)["message"]["ts"])

    def command(self, member: str, channel: str, command: str, text: str) -> None:
        order = {"channel": channel, "user": member, "command": command, "text": text}
        self._control("command", order)

    def click(self, member: str, channel: str, label: str) -> str:
        """Press the newest button that has this label; return the ts of its message."""
        for message in reversed(self.messages(channel)):
            found = button(message, label)
            if found is not None:
                order = {"channel": channel, "messageTs": message["ts"], "user": member}
                self._control("interact", {**order, "action": found})
                return str(message["ts"])
        seen = "\n".join(words(message) for message in self.messages(channel))
        raise LookupError(f"no button {label!r} in {channel}, where people see:\n{seen}")

    def open_home(self, member: str) -> None:
        self._control("open-home", {"user": member})

    def submit(self, member: str, answers: Mapping[str, object]) -> dict[str, str]:
        """Answer inputs of the open modal by label, submit it, return the errors at its blocks."""
        with self._page() as page:
            modal = _first_frame(page)["modalStack"][-1]
            values = answered(modal, answers)
            page.send(json.dumps({"t": "view_submit", "user": member, "values": values}))
            for frame in page:
                news = json.loads(frame)
                if news["t"] == "view_errors":
                    return dict(news["errors"])
                if news["t"] == "view":
                    return {}
        raise ConnectionError("the stand-in closed its page before the modal was answered")

    def messages(self, channel: str) -> list[Json]:
        return list(self._request("GET", f"/_control/messages/{channel}")["messages"])

    def message(self, channel: str, ts: str) -> Json:
        return next(message for message in self.messages(channel) if message["ts"] == ts)

    def conversation(self, member: str) -> str | None:
        """Find the direct messages of the member with the bot, once there are any."""
        state = self._request("GET", "/_control/state")
        pairs = (c for c in state["channels"] if c["is_im"] and {member, BOT} == set(c["members"]))
        return next((channel["id"] for channel in pairs), None)

    def direct_messages(self, member: str) -> list[Json]:
        channel = self.conversation(member)
        return [] if channel is None else self.messages(channel)

    def modal(self) -> Json | None:
        """Show the view on top; the stand-in has one stack of views for all members together."""
        with self._page() as page:
            views = _first_frame(page)["modalStack"]
        return views[-1] if views else None

    def home(self, member: str) -> Json | None:
        with self._page() as page:
            homes = _first_frame(page)["homeViews"].get(member, {})
        return next(iter(homes.values()), None)

    def is_connected(self) -> bool:
        """Tell whether the bot holds a Socket Mode connection; events without one are dropped."""
        with self._page() as page:
            return bool(_first_frame(page)["apps"][0]["connected"])

    def log(self) -> list[Json]:
        """List the newest thousand things that went in and out, oldest first."""
        return list(self._request("GET", "/_control/log")["log"])

    def sees(self, look: Callable[[], T | None]) -> T:
        """Wait for the first true thing that `look` gives; too late, the newest log tells why."""
        try:
            return wait_for(look)
        except TimeoutError as late:
            newest = "\n".join(json.dumps(entry)[:1500] for entry in self.log()[-20:])
            raise TimeoutError(f"never seen; the stand-in's newest log:\n{newest}") from late

    def new_message(self, channel: str, *parts: str, after: str = "") -> Json:
        """Wait for a message of the bot, newer than `after`, that shows all these parts."""
        return self.sees(lambda: _shown(self.messages(channel), parts, after))

    def new_direct_message(self, member: str, *parts: str, after: str = "") -> Json:
        return self.sees(lambda: _shown(self.direct_messages(member), parts, after))

    def _control(self, path: str, order: Mapping[str, Any]) -> Json:
        return self._request("POST", f"/_control/{path}", json.dumps(order))

    def _request(self, method: str, path: str, body: str | None = None) -> Json:
        with closing(HTTPConnection("127.0.0.1", STANDIN_PORT, timeout=30)) as connection:
            connection.request(method, path, body, {"Content-Type": "application/json"})
            response = connection.getresponse()
            answer: Json = json.loads(response.read())
        if answer.get("ok") is False:
            raise ValueError(f"{path} refused {body}: {answer}")
        return answer

    def _page(self) -> ClientConnection:
        # Modals and Homes are shown to the stand-in's web page only, through its socket.
        return connect(f"ws://127.0.0.1:{STANDIN_PORT}/ui", max_size=None, proxy=None)


@contextmanager
def running_standin(binary: Path, transport: Transport, folder: Path) -> Generator[StandIn]:
    """Run the stand-in; it is ready when the block begins."""
    config = folder / "standin.json"
    config.write_text(json.dumps(workspace(transport)))
    command = [str(binary), "--config", str(config), "--port", str(STANDIN_PORT)]
    command += ["--base-host", "127.0.0.1", "--files-dir", str(folder / "files")]
    slack = StandIn()
    with started(command, DEVNULL) as program:
        wait_until_ready(program, lambda: _answers(slack))
        yield slack


def _answers(slack: StandIn) -> bool:
    try:
        return slack.log() == []
    except OSError:
        return False


def _first_frame(page: ClientConnection) -> Json:
    return dict(json.loads(page.recv(timeout=30))["state"])


def _shown(messages: list[Json], parts: tuple[str, ...], after: str) -> Json | None:
    for message in messages:
        seen = words(message)
        if message["user"] == BOT and message["ts"] > after and all(p in seen for p in parts):
            return message
    return None
