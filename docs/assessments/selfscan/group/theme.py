"""A fast way to read from a code what a group is compared on."""

from __future__ import annotations

from itertools import chain
from math import prod

from .. import kinds
from ..core.definition import Answers, Definition, Scale
from ..scoring.theme import Marks, Theme


def themes(definition: Definition) -> tuple[Theme, ...]:
    """All themes of a scan, in the order of asking."""
    return tuple(chain.from_iterable(kinds.of(scale.form).themes(scale) for scale in definition.scales))


class CodeReader:
    """Reads what counts for a comparison from the number in a code (see `code.read`).

    A scale is one digit of that number. People who gave a scale the same answers share
    its marks, so that thousands of codes take a moment.
    """

    def __init__(self, definition: Definition) -> None:
        self._scales = [ScaleReader(scale) for scale in definition.scales]

    def read(self, number: int) -> tuple[Marks, ...]:
        """The marks of every theme. Raises InputError when answers contradict each other."""
        found = []
        for reader in reversed(self._scales):
            number, state = divmod(number, reader.states)
            found.append(reader.marks(state))
        return tuple(chain.from_iterable(reversed(found)))


class ScaleReader:
    def __init__(self, scale: Scale) -> None:
        self.states = prod(len(scale.form.values) for _ in scale.items)
        self._scale = scale
        self._kind = kinds.of(scale.form)
        self._themes = self._kind.themes(scale)
        self._seen: dict[int, tuple[Marks, ...]] = {}

    def marks(self, state: int) -> tuple[Marks, ...]:
        seen = self._seen.get(state)
        if seen is None:
            answers = self._answers(state)
            seen = self._seen[state] = tuple(self._kind.marks(theme, answers) for theme in self._themes)
        return seen

    def _answers(self, state: int) -> Answers:
        values = self._scale.form.values
        answers: Answers = {}
        for item in reversed(self._scale.items):
            state, index = divmod(state, len(values))
            answers[item.id] = values[index]
        self._kind.check(self._scale, answers)
        return answers
