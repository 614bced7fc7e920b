"""What a group is compared on, and a fast way to read it from a code.

A theme is a scale, or a single statement where statements are no scale together.
Practice questions are no view of anything, and private items are never compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from math import ceil, prod

from ..core.definition import DONT_KNOW, Answer, Answers, Definition, Form, Item, Scale
from ..kinds import KINDS
from ..scoring.scale import recode


@dataclass(frozen=True, eq=False)
class Theme:
    """One thing to compare. `id` is that of the scale, or of the statement that stands alone."""

    id: str
    name: str
    scale: Scale
    items: tuple[Item, ...]

    @property
    def form(self) -> Form:
        return self.scale.form

    @property
    def kind(self) -> str:
        """`likert`, `bipolar` or `change` (a mean in answer steps), `points` or `ranking`."""
        return self.form.kind

    @property
    def averaged(self) -> bool:
        return self.kind not in ("points", "ranking")

    @cached_property
    def ends(self) -> tuple[int, int]:
        """The lowest and the highest mean: 1 and 5, or -2 and 2 where the middle is 0."""
        low, high = self.form.numbers[0], self.form.numbers[-1]
        middle = (low + high) // 2 if self.kind in ("bipolar", "change") else 0
        return low - middle, high - middle

    @cached_property
    def needed(self) -> int:
        """How many items must be answered for a mean: two thirds, rounded up."""
        return ceil(2 * len(self.items) / 3)

    @cached_property
    def numbers(self) -> dict[str, dict[Answer, int | None]]:
        """Per item what every possible answer counts for: recoded where a mean is taken."""

        def number(item: Item, answer: Answer) -> int | None:
            if not isinstance(answer, int):
                return None
            return recode(self.form, item, answer) if self.averaged else answer

        return {item.id: {answer: number(item, answer) for answer in self.form.values} for item in self.items}


@dataclass(frozen=True, slots=True)
class Marks:
    """What one person gave for one theme.

    `numbers` has a place for every item: the recoded answer, points or rank; None where
    there is no number. `unknown` counts "weet ik niet"; `answered` says whether there is
    something to show.
    """

    mean: float | None
    numbers: tuple[int | None, ...]
    unknown: int
    answered: bool


def themes(definition: Definition) -> tuple[Theme, ...]:
    """All themes of a scan, in the order of asking."""
    return tuple(chain.from_iterable(map(_themes, definition.scales)))


def _themes(scale: Scale) -> list[Theme]:
    items = tuple(item for item in scale.items if not item.private)
    if scale.form.kind == "quiz" or not items:
        return []
    if scale.form.kind == "likert" and not scale.form.bands:
        return [Theme(item.id, item.text.rstrip("."), scale, (item,)) for item in items]
    return [Theme(scale.id, scale.name, scale, items)]


class Sheet:
    """Reads what counts for a comparison from the number in a code (see `code.read`).

    A scale is one digit of that number. People who gave a scale the same answers share
    its marks, so that thousands of codes take a moment.
    """

    def __init__(self, definition: Definition) -> None:
        self._digits = [_Digit(scale) for scale in definition.scales]

    def read(self, number: int) -> tuple[Marks, ...]:
        """The marks of every theme. Raises InputError when answers contradict each other."""
        found = []
        for digit in reversed(self._digits):
            number, state = divmod(number, digit.states)
            found.append(digit.marks(state))
        return tuple(chain.from_iterable(reversed(found)))


class _Digit:
    def __init__(self, scale: Scale) -> None:
        self.states = prod(len(scale.form.values) for _ in scale.items)
        self._scale = scale
        self._themes = _themes(scale)
        self._seen: dict[int, tuple[Marks, ...]] = {}

    def marks(self, state: int) -> tuple[Marks, ...]:
        seen = self._seen.get(state)
        if seen is None:
            answers = self._answers(state)
            seen = self._seen[state] = tuple(marks(theme, answers) for theme in self._themes)
        return seen

    def _answers(self, state: int) -> Answers:
        values = self._scale.form.values
        answers: Answers = {}
        for item in reversed(self._scale.items):
            state, index = divmod(state, len(values))
            answers[item.id] = values[index]
        if check := getattr(KINDS.get(self._scale.form.kind), "check", None):
            check(self._scale, answers)
        return answers


def marks(theme: Theme, answers: Answers) -> Marks:
    """What these answers (to the items of the theme's scale) mean for a theme."""
    unknown = [answers[item] for item in theme.numbers].count(DONT_KNOW)
    numbers = _points(theme, answers) or tuple(
        [number[answers[item]] for item, number in theme.numbers.items()]
    )
    given = [number for number in numbers if number is not None]
    if not theme.averaged:
        return Marks(None, numbers, unknown, bool(given))
    mean = sum(given) / len(given) if len(given) >= theme.needed else None
    return Marks(mean, numbers, unknown, mean is not None)


def _points(theme: Theme, answers: Answers) -> tuple[int | None, ...]:
    """All points, or nothing as long as they do not make up the total. Empty for other kinds."""
    if theme.kind != "points":
        return ()
    points = KINDS["points"].score(theme.scale, answers)["points"]
    return tuple(points[item.id] if points else None for item in theme.items)
