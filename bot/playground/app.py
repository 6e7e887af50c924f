"""The playground: a pretend Slack with its page, and Baton in it."""

from collections.abc import Callable, Generator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.files.registry import read_registry
from bot.pipeline_door import PipelineDoor
from bot.playground.pretend import PretendSlack
from bot.playground.sample import SEED, sample_projects
from bot.serving import Site, WebServer
from bot.slack.connecting.connection import OneWorkspace
from bot.slack.wsgi import wsgi_app
from bot.stopping import wait_for_stop
from bot.wiring.core import Core, wire_core
from bot.wiring.database import prepare_database
from bot.wiring.permits import asking_slack
from bot.wiring.server import wire_app, wire_metrics, wire_readiness
from bot.wiring.worker import wire_worker
from domain.errors import SettingMistake
from domain.handoffs.hours.calendar import MINUTES_A_DAY, WorkingHours
from domain.handoffs.hours.preferences import Preferences
from domain.ids import MemberId, WorkspaceId

DATABASE = "playground.db"
# Whoever tries it in the evening should not have to wait for the morning.
AROUND_THE_CLOCK = WorkingHours(frozenset(range(7)), 0, MINUTES_A_DAY)


@contextmanager
def running_playground(folder: Path, port: int = 0) -> Generator[PretendSlack]:
    """Run a pretend Slack, and Baton in it with the sample projects; its database was never used.

    Raises `SettingMistake` where the port is taken.
    """
    url = f"sqlite:///{folder / DATABASE}"
    prepare_database(url)
    with closing(wire_core(url)) as core, ExitStack() as stack:
        _import_samples(core)
        slack = _started(port)
        stack.callback(slack.stop)
        stack.enter_context(running_baton(core, slack))
        yield slack


@contextmanager
def running_baton(core: Core, slack: PretendSlack) -> Generator[WebServer]:
    """Run Baton's web server and worker against a pretend Slack."""
    connection = OneWorkspace(slack.bot_token, slack.api_url)
    core = asking_slack(core, connection)
    metrics = wire_metrics(core)
    app = wire_app(core, connection, metrics)
    site = Site(
        wsgi_app(app, slack.signing_secret),
        wire_readiness(core),
        metrics,
        PipelineDoor(core.complete_by_pipeline),
    )
    with wire_worker(core, connection), WebServer(site, "127.0.0.1", 0) as server:
        slack.connect(f"http://127.0.0.1:{server.port}/slack/events")
        yield server


def run_playground(port: int, tell: Callable[[str], None]) -> None:
    """Run until the process is asked to end; says where the page is."""
    with (
        TemporaryDirectory(prefix="baton-") as folder,
        running_playground(Path(folder), port) as slack,
    ):
        tell(
            f"The playground is at {slack.url}\n"
            "Press Ctrl-C to stop it; it forgets everything then."
        )
        wait_for_stop()


def _started(port: int) -> PretendSlack:
    try:
        return PretendSlack(seed=SEED).start(port)
    except OSError as error:
        free = "with --port 0 (`make run OPTIONS=--port=0`) I take a free one"
        taken = f"{port} cannot be used: another program listens there; {free}."
        raise SettingMistake("--port", taken) from error


def _import_samples(core: Core) -> None:
    workspace = WorkspaceId(SEED.team.id)
    file = read_registry(sample_projects(), "sample.yaml")
    with file.telling_lines():
        core.import_registry(file.content, workspace)
    with core.open_work(workspace) as work:
        for member in SEED.members:
            work.calendars.prefer(MemberId(member.id), Preferences(hours=AROUND_THE_CLOCK))
