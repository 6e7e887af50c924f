"""A PostgreSQL server of the harness's own, which may be stopped in the middle of everything."""

import os
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests import postgres


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running server, and the folder that it keeps everything in."""

    server: postgres.Server
    folder: Path

    def database(self, name: str) -> str:
        """Make an empty database and return its address."""
        return self.server.create(name)

    def restart(self) -> None:
        """Stop it as if it had crashed, and start it again: it recovers from its log."""
        program = Path((self.folder / "postmaster.opts").read_text().split()[0])
        arguments = ["restart", "--pgdata", str(self.folder), "--mode", "immediate", "--wait"]
        log = ["--log", str(self.folder.parent / "log")]
        subprocess.run(
            [program.with_name("pg_ctl"), *arguments, *log],
            user=self.folder.owner() if os.geteuid() == 0 else None,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=True,
        )


@contextmanager
def own_cluster() -> Generator[Cluster]:
    """Run a server until the block ends; raises `NoServer` where there is none to run."""
    postgres.prepare()
    try:
        server = postgres.started()
        with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
            # The suite's servers forget what was committed last when they crash; this one must not.
            connection.execute("ALTER SYSTEM SET synchronous_commit = on")
            connection.execute("SELECT pg_reload_conf()")
        yield Cluster(server, Path(os.environ[postgres.FOLDER_VARIABLE]) / "cluster")
    finally:
        postgres.tidy_up()
