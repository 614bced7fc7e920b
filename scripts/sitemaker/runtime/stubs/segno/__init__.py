"""Stands in for segno's front: its encoder without its writers, which bring XML, HTTP and mail."""

from .encoder import encode as make  # type: ignore[import-not-found]

__all__ = ["make"]
