"""What a group is compared on, and what one person gave for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ..core.definition import DONT_KNOW, Answer, Answers, Form, Item, Scale
from .scale import recode


@dataclass(frozen=True, eq=False)
class Theme:
    """A thing to compare: a scale, or a single statement where statements are no scale together.

    `id` is that of the scale, or of the statement that stands alone.
    """

    id: str
    name: str
    scale: Scale
    items: tuple[Item, ...]

    @property
    def form(self) -> Form:
        return self.scale.form

    @cached_property
    def numbers(self) -> dict[str, dict[Answer, int | None]]:
        """Per item what every possible answer counts for; None for what is no number."""
        return {
            item.id: {
                answer: recode(self.form, item, answer) if isinstance(answer, int) else None
                for answer in self.form.values
            }
            for item in self.items
        }

    def counted(self, answers: Answers) -> tuple[int | None, ...]:
        """The number of every item."""
        return tuple([number[answers[item]] for item, number in self.numbers.items()])

    def marks(self, answers: Answers, numbers: tuple[int | None, ...], mean: float | None = None) -> Marks:
        """What somebody gave: these `numbers`, and their `mean` where a mean is taken."""
        unknown = [answers[item] for item in self.numbers].count(DONT_KNOW)
        answered = mean is not None or (not self.form.rated and any(number is not None for number in numbers))
        return Marks(mean, numbers, unknown, answered)


class Marks(NamedTuple):
    """What one person gave for one theme."""

    mean: float | None
    """None without enough answers, and where nothing is averaged."""
    numbers: tuple[int | None, ...]
    """A place for every item: the recoded answer, points or rank; None where there is no number."""
    unknown: int
    """How often "weet ik niet" was given."""
    answered: bool
    """Whether there is something to show."""
