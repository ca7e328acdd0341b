"""Compiles the kernel of the PDF reader (`extractor/readers/pdf/kernel/`) into its own folder.

The package's build does so too (`hatch_build.py`). Where no C compiler is found, or it fails, that is said, and the
program does the same in Python. `CC` names another compiler.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "extractor" / "readers" / "pdf" / "kernel"
BINARY = "_kernel.dll" if sys.platform == "win32" else "_kernel.so"

# Python's arithmetic is followed to the bit: nothing is fused, nothing is reordered.
_FLAGS = ("-std=c11", "-O2", "-ffp-contract=off", "-fvisibility=hidden", "-shared", "-fPIC")
_FLAGS_OF_CL = ("/nologo", "/std:c11", "/O2", "/fp:precise", "/LD", "/utf-8")
MOST_SECONDS = 120


def compiler() -> list[str]:
    """The command of a C compiler; empty where none is found."""
    if named := os.environ.get("CC"):
        words = shlex.split(named)
        return words if shutil.which(words[0]) else []
    found = next(filter(None, map(shutil.which, ("cc", "gcc", "clang", "cl"))), None)
    return [found] if found else []


def build(target: Path, command: Sequence[str] | None = None, more: Sequence[str] = ()) -> str:
    """Compiles the kernel to `target`; gives what went wrong, or nothing. `more` are further words for the compiler."""
    command = compiler() if command is None else list(command)
    if not command:
        return "no C compiler was found"
    sources = sorted(FOLDER.glob("*.c"))
    with tempfile.TemporaryDirectory() as folder:  # what is in use elsewhere is replaced, not written into
        made = Path(folder) / BINARY
        try:
            ran = subprocess.run(
                [*command, *_words(command[0], made), *more, *map(str, sources)],
                cwd=folder,
                capture_output=True,
                text=True,
                errors="replace",
                timeout=MOST_SECONDS,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return f"the C compiler could not be run: {error}"
        if ran.returncode or not made.is_file():
            return f"the C compiler failed: {(ran.stderr or ran.stdout).strip()[-2000:]}"
        beside = target.with_name(f"{target.name}.{os.getpid()}")
        shutil.copyfile(made, beside)
        beside.replace(target)
    return ""


def _words(command: str, made: Path) -> list[str]:
    sources = f'-DSOURCES="{hash_of_sources()}"'
    if Path(command).stem.lower() == "cl":
        return [*_FLAGS_OF_CL, sources, f"/Fe{made}"]
    return [*_FLAGS, sources, "-o", str(made)]


def hash_of_sources() -> str:
    """By it the program tells a binary that was built from other sources (`loading.py` reckons the same)."""
    made = sha256()
    for path in sorted([*FOLDER.glob("*.c"), *FOLDER.glob("*.h")]):
        made.update(f"{path.name}\n{path.read_text(encoding='utf-8')}\n".encode())
    return made.hexdigest()


def main() -> None:
    """Builds, and says what came of it; without a compiler that is no failure."""
    trouble = build(FOLDER / BINARY)
    print(
        f"The kernel was not built, and its work is done in Python: {trouble}." if trouble else "The kernel is built."
    )


if __name__ == "__main__":
    main()
