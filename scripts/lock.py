"""Pins every dependency with its hashes: what a run needs, and what developing needs beside it.

The files name no registry and no path, so that they hold wherever the packages come from.
"""

from __future__ import annotations

import subprocess
import sys

COMPILE = [
    *(sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", "--quiet"),
    *("--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"),
]
RUN = ["--extra", "ocr", "--extra", "office", "--extra", "export"]
DEVELOP = ["--all-extras", "--group", "dev"]


def main() -> None:
    """Writes both files; the smaller one keeps to the versions of the larger."""
    subprocess.run([*COMPILE, *DEVELOP, "-o", "requirements-dev.lock"], check=True)
    subprocess.run([*COMPILE, *RUN, "-c", "requirements-dev.lock", "-o", "requirements.lock"], check=True)


if __name__ == "__main__":
    main()
