"""Builds the front ends into a wheel or an sdist when their assets are missing or out of date."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# Whoever builds a wheel does not put the root on the path.
sys.path.insert(0, str(Path(__file__).resolve().parent))

from tools import frontend


class FrontEnds(BuildHookInterface[BuilderConfig]):
    """Asks for Node only where it is needed and missing: Python alone is enough to install."""

    PLUGIN_NAME = "custom"
    # No @override: Python has it since 3.12, and a build environment holds nothing else.

    def dependencies(self) -> list[str]:  # type: ignore[explicit-override]
        if self._fresh() or frontend.find_node():
            return []
        return [frontend.NODE_WHEEL]

    def initialize(  # type: ignore[explicit-override]
        self, version: str, build_data: dict[str, Any]
    ) -> None:
        if version == "editable" or self._fresh():  # a checkout builds them by `make run`
            return
        frontend.build()

    def _fresh(self) -> bool:
        return frontend.built() and not frontend.stale()
