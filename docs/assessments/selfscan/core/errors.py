"""The one error that a visitor may see, and the error that asks for more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .texts import find

_known: dict[str, Any] = {}


class InputError(ValueError):
    """Input that cannot be used. Its text is Dutch and says what to do.

    `text` is the text itself, or the way to it among those that all scans share, with what is filled in there:
    whoever cannot read a code has no scan yet to take words from.
    """

    def __init__(self, text: str, **filled: object) -> None:
        super().__init__(text)
        self._filled = filled

    def __str__(self) -> str:
        text = super().__str__()
        return (
            str(find(_known, text) or text).format(**self._filled)
            if self._filled or " " not in text
            else text
        )


def learn(texts: Mapping[str, Any]) -> None:
    """Take the words for what is wrong with input from these texts of a definition."""
    _known.update(texts)


class NotHereError(Exception):
    """A definition of an older version, which the browser fetches only when somebody asks for it."""
