"""A network of its own: runs a module where nothing but its own loopback can be reached."""

import fcntl
import os
import shutil
import socket
import struct
import subprocess
import sys

from tests.needs import ROOT, untraced

_SET_INTERFACE_FLAGS = 0x8914
_INTERFACE_UP = 1
_SECONDS_AFTER_KILL = 5


class NoAnswer(Exception):
    """The module ran too long or ended in an error; carries what it wrote."""


def missing_privilege() -> str | None:
    """Say why no such network can be made here; None where it can."""
    if shutil.which("unshare") is None:
        return "there is no unshare command"
    trial = subprocess.run([*_unshare(), "true"], capture_output=True, text=True, check=False)
    return None if trial.returncode == 0 else f"no network namespace: {trial.stderr.strip()}"


def run_alone(module: str, arguments: list[str], seconds: float) -> str:
    """Return what `python -m module` prints, run in a network and a process tree of its own.

    The process tree ends with its first process, so nothing that the module starts outlives it.
    """
    command = [*_unshare(), sys.executable, "-m", module, *arguments]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=_without_proxies(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        try:
            printed, complaints = running.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            running.kill()
            printed, complaints = running.communicate(timeout=_SECONDS_AFTER_KILL)
    if running.returncode != 0:
        raise NoAnswer(f"{module} ended with {running.returncode}\n{printed}\n{complaints}")
    return printed


def raise_loopback() -> None:
    """Bring up 127.0.0.1, which is down in a new namespace."""
    request = struct.pack("16sh14x", b"lo", _INTERFACE_UP)
    with socket.socket() as any_socket:
        fcntl.ioctl(any_socket, _SET_INTERFACE_FLAGS, request)


def _unshare() -> list[str]:
    as_root = [] if os.geteuid() == 0 else ["--map-root-user"]
    return ["unshare", *as_root, "--net", "--pid", "--fork", "--kill-child", "--"]


def _without_proxies() -> dict[str, str]:
    return {name: value for name, value in untraced().items() if "proxy" not in name.lower()}
