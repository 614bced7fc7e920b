"""Says what is being made, where somebody would otherwise look at a terminal that is silent."""

from __future__ import annotations

import sys


def making(what: str) -> None:
    """Tell it on standard error: what a command answers stands on standard output."""
    print(f"Making {what} ...", file=sys.stderr, flush=True)
