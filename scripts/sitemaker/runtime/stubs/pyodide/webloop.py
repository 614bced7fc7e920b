"""Stands in for Pyodide's event loop: scoring awaits nothing, and asyncio is a third of the start."""

# A memory snapshot wants the first objects that JavaScript lends to Python to be those of a stock start.
from pyodide_js._api import scheduleCallback  # type: ignore[import-not-found]

__all__ = ["scheduleCallback"]


def _initialize_event_loop() -> None:
    """Called when `pyodide` is imported."""
