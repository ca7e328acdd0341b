"""A PostgreSQL server of the tests' own: Debian's, on a socket in a folder that goes with it."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psutil
import pytest

REQUIRED = "GAUGER_REQUIRE_POSTGRES"
_INSTALLED = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
EMPTIED = (
    "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = current_database() "
    "AND pid <> pg_backend_pid()",
    "DROP SCHEMA public CASCADE",
    "CREATE SCHEMA public",
)
"""Whoever a test left connected is put out first: no table goes while somebody holds it."""


@dataclass(slots=True)
class Server:
    """A server under way; `folder` holds its data and its socket, `user` is who it runs as."""

    folder: Path
    user: str | None
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    idle: list[str] = field(default_factory=list)
    """Databases that were lent and given back."""
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts it where it does not run, and waits until it answers."""
        if self.process is None or self.process.poll() is not None:
            # -F: no test cuts the power; what a killed server has written, the system keeps. Its talk goes to a
            # file: a pipe fills up.
            options = ["-F", "-k", self.folder, "-c", "listen_addresses=", "-c", "max_connections=60"]
            options += ["-c", "full_page_writes=off", "-c", "autovacuum=off"]
            with (self.folder / "log").open("ab") as log:
                command = [_program("postgres"), "-D", self.folder / "data", *options]
                self.process = subprocess.Popen(command, user=self.user, cwd=self.folder, stderr=log)
        _await(self.folder, self.process)

    def stop(self) -> None:
        """Ends it at once: it neither waits for a client that a test left open nor writes what is thrown away next."""
        if self.process is not None:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait(timeout=300)

    def kill(self) -> None:
        """Kills it with all its processes."""
        assert self.process is not None
        family = psutil.Process(self.process.pid).children(recursive=True)
        self.process.kill()
        for child in family:
            with suppress(psutil.NoSuchProcess):
                child.kill()
        self.process.wait()
        psutil.wait_procs(family, timeout=300)

    def kill_one(self) -> None:
        """Kills one of its processes: the server ends all sessions and recovers by itself."""
        assert self.process is not None
        random.choice(psutil.Process(self.process.pid).children()).kill()

    def address(self, database: str) -> str:
        """The address of one of its databases, as it is given to `--casebook`."""
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def fresh(self) -> str:
        """The address of a database that nobody has used."""
        return self.address(self._made())

    @contextmanager
    def lent(self) -> Iterator[str]:
        """The address of an empty database, for the length of one test.

        The next one gets it emptied: a database of its own is a tenth of a second and three hundred files.
        """
        name = self.idle.pop() if self.idle else self._made()
        yield self.address(name)
        self._told(name, *EMPTIED)
        self.idle.append(name)

    def _made(self) -> str:
        name = f"casebook_{next(self.numbers)}"
        self._told("postgres", f"CREATE DATABASE {name}")
        return name

    def _told(self, database: str, *statements: str) -> None:
        import psycopg

        with psycopg.connect(f"host={self.folder} user=postgres dbname={database}", autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)


def lacking() -> str | None:
    """Why no server can be started here; `None` where one can."""
    if not _INSTALLED:
        return "PostgreSQL is not installed: apt install postgresql"
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "psycopg is not installed: pip install 'gauger[postgres]'"
    return None


def of_a_session() -> Iterator[Server]:
    """A server for a fixture; tests without one are skipped, or fail where one is required."""
    reason = lacking()
    if reason and os.environ.get(REQUIRED):
        pytest.fail(f"{REQUIRED} is set, and {reason}")
    if reason:
        pytest.skip(reason)
    with server() as running:
        yield running


@contextmanager
def server() -> Iterator[Server]:
    """A server that is stopped, and whose data is removed, at the end."""
    folder = Path(tempfile.mkdtemp(prefix="gauger-pg-"))
    user = "postgres" if os.getuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    try:
        _run(["initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"], user)
        made = Server(folder, user)
        try:
            made.start()
            yield made
        finally:
            made.stop()
    finally:
        shutil.rmtree(folder)


def _program(name: str) -> Path:
    return _INSTALLED[-1].with_name(name)


def _run(command: list[str | Path], user: str | None) -> None:
    words = [_program(str(command[0])), *command[1:]]
    subprocess.run(words, user=user, cwd="/", check=True, stdout=subprocess.DEVNULL)


def _await(folder: Path, running: subprocess.Popen[bytes]) -> None:
    ready = [_program("pg_isready"), "-q", "-h", folder, "-U", "postgres"]
    for _ in range(6_000):
        if subprocess.run(ready, check=False).returncode == 0:
            return
        if running.poll() is not None:
            raise RuntimeError(f"PostgreSQL did not start: {(folder / 'log').read_text()}")
        time.sleep(0.05)
    raise RuntimeError("PostgreSQL was not ready within 300 seconds")
