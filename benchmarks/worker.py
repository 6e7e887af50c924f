"""A delivery worker without the limit of a workspace: a burst would measure nothing else.

python -m benchmarks.worker DATABASE_URL API_URL
"""

import sys
from contextlib import closing

from benchmarks.receiving import TOKEN
from bot.stopping import wait_for_stop
from bot.telemetry.logs import set_up_logs
from bot.use_cases.delivering.pace import Pace
from bot.wiring.connecting import connect
from bot.wiring.core import wire_core
from bot.wiring.worker import wire_worker

if __name__ == "__main__":
    set_up_logs("INFO")
    database, api_url = sys.argv[1:]
    with (
        closing(wire_core(database)) as core,
        wire_worker(core, connect(core, TOKEN, api_url), Pace(a_minute=1_000_000)),
    ):
        wait_for_stop()
