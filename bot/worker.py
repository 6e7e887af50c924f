"""A process that only delivers what is owed."""

from contextlib import closing

from bot.settings import Settings
from bot.stopping import wait_for_stop
from bot.wiring.connecting import connection_of, require_token
from bot.wiring.core import wire_core
from bot.wiring.permits import asking_slack
from bot.wiring.worker import wire_worker


def work_until_stopped(settings: Settings) -> None:
    """Deliver until the process is asked to end."""
    core = wire_core(settings.database_url)
    slack = connection_of(core, settings)
    core = asking_slack(core, slack)
    with closing(core):
        require_token(slack)
        with wire_worker(core, slack):
            wait_for_stop()
