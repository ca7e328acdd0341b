"""The kernel built with address and undefined-behaviour sanitizers, driven by damaged PDFs and strewn characters.

Some here; more by hand: `GAUGER_FUZZ=3000 pytest tests/extractor/readers/kernel/test_kernel_sanitized.py`.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.extractor.readers.kernel.building import ROOT, script

COUNT = int(os.environ.get("GAUGER_FUZZ", "60"))
SANITIZED = ("-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-fno-omit-frame-pointer")
DRIVER = Path(__file__).with_name("driven.py")


@pytest.fixture(scope="module")
def kernel(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The binary, and the sanitizer's own library, which has to be there before Python starts."""
    made, binary = script(), tmp_path_factory.mktemp("sanitized") / "kernel.bin"
    command = made.compiler()
    if not command:
        pytest.skip("no C compiler is installed")
    library = subprocess.run([*command, "-print-file-name=libasan.so"], capture_output=True, text=True).stdout.strip()
    if sys.platform != "linux" or not Path(library).is_absolute():
        pytest.skip("the C compiler has no sanitizer that Python can be started with")
    assert made.build(binary, more=SANITIZED) == ""
    return binary, library


def driven(kernel: tuple[Path, str], first: int, last: int) -> subprocess.CompletedProcess[str]:
    binary, library = kernel
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LD_PRELOAD": library, "ASAN_OPTIONS": "detect_leaks=0"}
    command = [sys.executable, str(DRIVER), str(binary), str(first), str(last)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300 + 5 * (last - first))


def test_damaged_pdfs_make_the_kernel_touch_nothing_that_is_not_its_own(kernel: tuple[Path, str]) -> None:
    ran = driven(kernel, 0, COUNT)
    assert "runtime error" not in ran.stderr and "AddressSanitizer" not in ran.stderr, ran.stderr[-4000:]
    assert ran.returncode == 0, ran.stderr[-4000:]
    found = re.fullmatch(r"(\d+) pages\n", ran.stdout)
    assert found and int(found[1]) > COUNT // 3


def test_a_buffer_that_is_too_short_is_noticed(kernel: tuple[Path, str]) -> None:
    """The sanitizers are at work: what writes beyond a numpy array's end is stopped."""
    binary, library = kernel
    lie = (
        "import ctypes, sys\n"
        "library = ctypes.PyDLL(sys.argv[1])\n"
        "library.gauger_bind((ctypes.c_void_p * 29)(), ctypes.c_size_t(29))\n"
        "room = ctypes.create_string_buffer(8)\n"
        "library.gauger_fonts(ctypes.c_size_t(4), None, room)\n"
    )
    environment = {**os.environ, "LD_PRELOAD": library, "ASAN_OPTIONS": "detect_leaks=0"}
    ran = subprocess.run([sys.executable, "-c", lie, str(binary)], env=environment, capture_output=True, text=True)
    assert ran.returncode != 0 and ("runtime error" in ran.stderr or "AddressSanitizer" in ran.stderr)
