"""A private PostgreSQL server for one run of the suite, shared by its workers."""

import fcntl
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

FOLDER_VARIABLE = "BATON_TEST_POSTGRESQL"  # the run's own folder, inherited by its workers
SERVER_USER = "postgres"
ROLE = "baton"
SETTINGS = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
port = {port}
max_connections = 200
max_wal_size = 128MB
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
timezone = 'UTC'
"""


class NoServer(Exception):
    """There is no PostgreSQL here that can be started; the text says why."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server on loopback."""

    port: int

    def url(self, database: str) -> str:
        return f"postgresql://{ROLE}@127.0.0.1:{self.port}/{database}"

    def create(self, database: str, template: str = "template0") -> str:
        """Make a database like the template and return its URL."""
        self._order(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                sql.Identifier(database), sql.Identifier(template)
            )
        )
        return self.url(database)

    def drop(self, database: str) -> None:
        """Remove a database, whoever is still connected to it."""
        self._order(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(database)))

    def _order(self, statement: sql.Composed) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement)


def prepare() -> None:
    """Choose the run's folder; nothing is started before a test asks for it."""
    os.environ[FOLDER_VARIABLE] = tempfile.mkdtemp(prefix="baton-postgresql-")


def started() -> Server:
    """The run's server, started by whichever worker asks first; `NoServer` where it cannot be."""
    folder = Path(os.environ[FOLDER_VARIABLE])
    with _alone(folder):
        port_file = folder / "port"
        if not port_file.exists():
            port_file.write_text(str(_start(folder)))
        return Server(int(port_file.read_text()))


def tidy_up() -> None:
    """Stop the server if one was started, and remove its folder."""
    folder = Path(os.environ.pop(FOLDER_VARIABLE))
    if (folder / "cluster" / "postmaster.pid").exists():
        _run("pg_ctl", "stop", "--pgdata", str(folder / "cluster"), "--mode", "immediate")
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _alone(folder: Path) -> Generator[None]:
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _start(folder: Path) -> int:
    cluster = folder / "cluster"
    if user := _server_user():
        shutil.chown(folder, user)
    _run("initdb", "--pgdata", str(cluster), "--username", ROLE, "--auth", "trust",
         "--encoding", "UTF8", "--locale", "C", "--no-sync")  # fmt: skip
    port = _free_port()
    with (cluster / "postgresql.conf").open("a") as settings:
        settings.write(SETTINGS.format(port=port))
    log = str(folder / "log")
    _run("pg_ctl", "start", "--pgdata", str(cluster), "--log", log, "--wait", "--timeout", "60")
    return port


def _run(program: str, *arguments: str) -> None:
    finished = subprocess.run(
        [_binary(program), *arguments],
        user=_server_user(),
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if finished.returncode != 0:
        raise NoServer(f"{program} failed: {finished.stderr.strip()}")


def _binary(program: str) -> str:
    """The program's path; distributions keep those of the server out of PATH."""
    packaged = Path("/usr/lib/postgresql").glob(f"*/bin/{program}")
    newest = max(packaged, key=lambda path: float(path.parts[-3]), default=None)
    found = newest or shutil.which(program)
    if not found:
        raise NoServer("no server is installed here (Debian's package is called postgresql)")
    return str(found)


def _server_user() -> str | None:
    """Whom the server runs as: it refuses to be run by root."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(SERVER_USER).pw_name
    except KeyError:
        return "nobody"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
