"""The package's build: the PDF reader's kernel is compiled where a C compiler is found; without one nothing is lacking.

A wheel with the kernel is for its platform and any Python; one without is for any platform. An editable install gets
it in the folder of its sources. `GAUGER_KERNEL=off` leaves it out.
"""

from __future__ import annotations

import os
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from packaging.tags import platform_tags


class KernelHook(BuildHookInterface[Any]):
    """Compiles the kernel before a wheel, or an editable install, is put together."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Adds the kernel to what is built."""
        if self.target_name != "wheel" or os.environ.get("GAUGER_KERNEL") == "off":
            return
        kernel = _script(Path(self.root) / "scripts" / "kernel.py")
        binary = kernel.FOLDER / kernel.BINARY
        if trouble := kernel.build(binary):
            self.app.display_warning(f"The kernel was not built, and its work is done in Python: {trouble}")
        elif version != "editable":
            build_data["artifacts"].append(binary.relative_to(self.root).as_posix())
            build_data["pure_python"] = False
            build_data["tag"] = f"py3-none-{_platform()}"


def _script(path: Path) -> Any:
    spec = spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def _platform() -> str:
    """The tag of the machine that builds: that a binary runs on older ones is for another tool to find out."""
    return next(tag for tag in platform_tags() if "manylinux" not in tag and "musllinux" not in tag)
