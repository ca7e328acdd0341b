"""A PostgreSQL server of the tests' own: Debian's, on a socket in a folder that goes with it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

REQUIRED = "GAUGER_REQUIRE_POSTGRES"
_INSTALLED = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))


@dataclass(frozen=True, slots=True)
class Server:
    """A server under way; `folder` holds its socket."""

    folder: Path
    numbers: Iterator[int]

    def address(self, database: str) -> str:
        """The address of one of its databases, as it is given to `--casebook`."""
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def fresh(self) -> str:
        """The address of a database that nobody has used."""
        import psycopg

        name = f"casebook_{next(self.numbers)}"
        with psycopg.connect(f"host={self.folder} user=postgres dbname=postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.address(name)


def lacking() -> str | None:
    """Why no server can be started here; `None` where one can."""
    if not _INSTALLED:
        return "PostgreSQL is not installed: apt install postgresql"
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "psycopg is not installed: pip install 'gauger[postgres]'"
    return None


@contextmanager
def server() -> Iterator[Server]:
    """A server that is stopped, and whose data is removed, at the end."""
    folder = Path(tempfile.mkdtemp(prefix="gauger-pg-"))
    user = "postgres" if os.getuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    try:
        _run(["initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"], user)
        # -F: the tests kill the server's clients, never the server. Its talk goes to a file: a pipe fills up.
        options = ["-F", "-k", folder, "-c", "listen_addresses=", "-c", "max_connections=60"]
        with (folder / "log").open("wb") as log:
            command = [_program("postgres"), "-D", folder / "data", *options]
            running = subprocess.Popen(command, user=user, cwd=folder, stderr=log)
        try:
            _await(folder, running)
            yield Server(folder, count(1))
        finally:
            running.send_signal(signal.SIGINT)  # the fast way: it waits for no client that a test left open
            running.wait(timeout=30)
    finally:
        shutil.rmtree(folder)


def _program(name: str) -> Path:
    return _INSTALLED[-1].with_name(name)


def _run(command: list[str | Path], user: str | None) -> None:
    words = [_program(str(command[0])), *command[1:]]
    subprocess.run(words, user=user, cwd="/", check=True, stdout=subprocess.DEVNULL)


def _await(folder: Path, running: subprocess.Popen[bytes]) -> None:
    ready = [_program("pg_isready"), "-q", "-h", folder, "-U", "postgres"]
    for _ in range(300):
        if subprocess.run(ready, check=False).returncode == 0:
            return
        if running.poll() is not None:
            raise RuntimeError(f"PostgreSQL did not start: {(folder / 'log').read_text()}")
        time.sleep(0.05)
    raise RuntimeError("PostgreSQL was not ready within 15 seconds")
