"""What a kind of answer can do. A new kind implements what it has; all the rest stands here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, NamedTuple, TypeVar, cast

from ..core.definition import OUTSIDE, Answers, Definition, Form, Item, Scale
from ..drawing.markup import Markup
from ..scoring import scale as scoring
from ..scoring.averages import halves, rounded
from ..scoring.scale import Entry

if TYPE_CHECKING:
    # What only a group needs comes with it: a boot without a snapshot waits for every module.
    from ..scoring.theme import Marks, Theme
    from ..scoring.view import Figures, Pair, View

E = TypeVar("E", bound=Entry)
"""The score of a scale: with what the kind adds to it."""


class Group(NamedTuple):
    """A group as a chart shows it."""

    name: str
    place: int
    """Its place among all groups of the page, which says what mark it has in every chart."""
    figures: Figures


class Kind(Generic[E]):
    """A way of answering. `name` is that of its folder and of its part of `texts`.

    Its answers, for `Form`: `outside`, `rated`, `numbers`, `middle` and `averaged`.
    """

    name = ""
    outside: tuple[str, ...] = OUTSIDE
    rated = True
    placed = True
    """Whether an answer has a place on a line, so that a group can be shown there."""
    tells_itself = False
    """Whether the kind has a part of its own on the result page, instead of words for the outcome."""
    TEXTS: ClassVar[Mapping[str, str]] = {}
    """Its texts in `words.yml`: the names of what is filled in at each, apart by spaces."""

    # --- its answers -------------------------------------------------------------------------------

    def numbers(self, form: Mapping[str, Any]) -> tuple[int, ...]:
        """One for each label."""
        return tuple(range(1, len(form.get("labels", ())) + 1))

    def middle(self, numbers: tuple[int, ...]) -> int:
        return 0

    def averaged(self, form: Mapping[str, Any]) -> bool:
        return True

    # --- the score of a respondent -----------------------------------------------------------------

    def check(self, scale: Scale, answers: Answers) -> None:
        """Raise InputError when answers contradict each other."""

    def score(self, scale: Scale, answers: Answers) -> E:
        """The score of a scale, after `check`."""
        return cast(E, scoring.score(scale, answers))

    def advice(self, scale: Scale, entry: E) -> Mapping[str, str]:
        """The texts (`meaning`, `question`, `advice`) for what came out.

        A scan's own `scoring.py` may set the `level` of a scale: then that says where the texts stand.
        """
        level = entry.get("level")
        return scale.data["texts"][level] if level else self.texts_of(scale, entry)

    def texts_of(self, scale: Scale, entry: E) -> Mapping[str, str]:
        """The same, without such a level."""
        raise NotImplementedError

    # --- the result page ---------------------------------------------------------------------------

    def words(self, definition: Definition) -> Mapping[str, Any]:
        """Its own texts."""
        words: Mapping[str, Any] = definition.texts[self.name]
        return words

    def profile(self, definition: Definition, form: Form, entries: Sequence[E]) -> Markup:
        """The chart of all scales with this form, where it has bands."""
        raise NotImplementedError

    def overview(self, definition: Definition, entries: Sequence[E]) -> Markup | None:
        """The chart of scales that follow each other."""
        return None

    def opening(self, definition: Definition) -> Markup | None:
        """What comes before the parts of those scales."""
        return None

    def section(self, definition: Definition, scale: Scale, entry: E) -> Markup | None:
        """The part of one scale, with `data-scale`, `data-mean` and `data-band`."""
        return None

    def appendix(self, definition: Definition, scale: Scale, entry: E) -> Markup | None:
        """The same, but after all that is to talk about."""
        return None

    def lines(self, definition: Definition, scale: Scale, entry: E) -> list[str]:
        """The result in plain lines, to copy."""
        return []

    def value(self, definition: Definition, scale: Scale, mean: float) -> str:
        """A mean as people write it."""
        return halves(mean)

    def rounded(self, mean: float) -> float:
        """The same as a number: what a reader subtracts."""
        return rounded(mean)

    # --- a group, and two results side by side -----------------------------------------------------

    def themes(self, scale: Scale) -> list[Theme]:
        """What is compared of a scale: all of it, without what is never shown in a group."""
        from ..scoring.theme import Theme

        items = shared(scale)
        return [Theme(scale.id, scale.name, scale, items)] if items else []

    def marks(self, theme: Theme, answers: Answers) -> Marks:
        """What these answers (to the items of the theme's scale) mean for a theme."""
        raise NotImplementedError

    def figures(self, rules: Mapping[str, Any], theme: Theme, view: View, smallest: int) -> Figures:
        """What may be shown of a group; with fewer than `smallest` answers no more than how many.

        `rules` are the thresholds under `comparison:` in `assessment.yml`.
        """
        raise NotImplementedError

    def agreement(self, theme: Theme, view: View, least: int) -> dict[str, float | None]:
        """The figures of agreement for who leads the conversation, of at least so many people."""
        raise NotImplementedError

    def group_chart(
        self, definition: Definition, theme: Theme, everybody: Group, apart: Sequence[Group], size: int
    ) -> Markup | None:
        """Everybody and the organisations for one theme; None where nothing may be shown.

        `size` is how many people a dot stands for.
        """
        raise NotImplementedError

    def remarks(self, definition: Definition, figures: Figures) -> Iterable[str]:
        """What there is to say about a theme beside what is said of all."""
        return ()

    def side_by_side(self, theme: Theme, marks: Sequence[Marks], gap: float) -> Pair:
        """Two results for one theme; `gap` (in steps) is worth a question."""
        raise NotImplementedError

    def pair_chart(self, definition: Definition, theme: Theme, pair: Pair, names: Sequence[str]) -> Markup:
        """The same as a chart or a table; `names` says whose they are."""
        raise NotImplementedError


def shared(scale: Scale) -> tuple[Item, ...]:
    """The items that count and that a group may see."""
    return tuple(item for item in scale.counted if not item.private)


def label(definition: Definition, form: Form, value: Any) -> str:
    """An answer as the respondent saw it; empty for a number without a label."""
    if value in OUTSIDE:
        return str(definition.data["outside"][value])
    return form.labels[value - form.numbers[0]] if isinstance(value, int) and form.labels else ""
