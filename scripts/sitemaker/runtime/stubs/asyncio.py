"""Stands in for asyncio, which Pyodide looks up when it starts and uses when Python awaits: here it never does."""

from typing import NoReturn


def get_event_loop() -> NoReturn:
    """The one name that Pyodide takes from it."""
    raise RuntimeError("This Python scores and awaits nothing.")
