"""Stands in for Pyodide's event loop: scoring awaits nothing, and asyncio is a third of the start."""


def _initialize_event_loop() -> None:
    """Called when `pyodide` is imported."""
