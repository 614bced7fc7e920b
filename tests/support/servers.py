"""The servers that `scripts/setup browser` unpacks."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def skip_without(program: Path) -> None:
    """A server that could not be unpacked skips its tests, but in the gate, which sets CI, it fails them."""
    if not program.exists() and not os.environ.get("CI"):
        pytest.skip(f"{program.name} is missing: run scripts/setup browser on a Debian system")
