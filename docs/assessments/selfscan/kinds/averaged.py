"""Kinds whose answers are places on a line, so that those to one scale have a mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..core.definition import Answers, Definition, Scale
from ..core.texts import Texts
from ..drawing.markup import Markup
from ..scoring.agreement import ad_m_j, r_star_wg_j
from ..scoring.averages import mean, mean_of, median
from ..scoring.limits import exceeds, reaches
from .kind import E, Group, Kind

if TYPE_CHECKING:
    # What only a group needs comes with it: a boot without a snapshot waits for every module.
    from ..drawing import dots
    from ..scoring.theme import Marks, Theme
    from ..scoring.view import Figures, Pair, View

WORDS = Texts("comparison", {"chart": "name low high", "middle": ""})

STEP = 2
"""Dots and middles stand on halves of a number, like the words: finer, two comparisons that differ by one person
would tell what that person answered."""

MOST_ROWS = 40
"""Organisations in a chart; the table has them all."""


class Averaged(Kind[E]):
    """Rated answers; `ends` and `short` say how their line looks."""

    def ends(self, definition: Definition, scale: Scale) -> tuple[str, str]:
        """The names at both ends of the line."""
        return scale.form.labels[0].lower(), scale.form.labels[-1].lower()

    def short(self, definition: Definition, scale: Scale, mean: float) -> str:
        """A place in a few characters, for the end of the line."""
        return self.value(definition, scale, mean)

    def axis(self, definition: Definition, theme: Theme) -> dots.Axis:
        """The line on which a theme is drawn, with the names that stand above it."""
        from ..drawing import dots

        form = theme.form
        return dots.Axis(*form.ends, bands=form.bands, ends=self.ends(definition, theme.scale))

    def marks(self, theme: Theme, answers: Answers) -> Marks:
        numbers = theme.counted(answers)
        found = mean_of([number for number in numbers if number is not None], len(theme.items))
        return theme.marks(answers, numbers, found)

    def figures(self, rules: Mapping[str, Any], theme: Theme, view: View, smallest: int) -> Figures:
        means = view.means if view.n >= smallest else []
        group = rules["people"]["group"]
        spread = ad_m_j(view.full_columns(group)) if view.n >= group else None
        piles: Counter[float] = Counter()
        for value, count in Counter(means).items():
            piles[on_grid(value)] += count
        return {
            "n": view.n,
            "median": median(means),
            "min": means[0] if means else None,
            "max": means[-1] if means else None,
            "mean": mean(means),
            "dots": [[value, count] for value, count in sorted(piles.items())],
            "ad_m": spread,
            "spread": _word(spread, rules["spread"], theme.form.step),
            "equal": view.n > 1 and bool(means) and means[0] == means[-1],
        }

    def agreement(self, theme: Theme, view: View, least: int) -> dict[str, float | None]:
        """r*_wg(j) and AD_M(J)."""
        columns = view.full_columns(least)
        return {"rwg_star_j": r_star_wg_j(columns, len(theme.form.numbers)), "ad_m": ad_m_j(columns)}

    def group_chart(
        self, definition: Definition, theme: Theme, everybody: Group, apart: Sequence[Group], size: int
    ) -> Markup | None:
        from ..drawing import dots

        if everybody.figures["mean"] is None:
            return None
        rows = []
        for group in [*apart, *([] if apart else [everybody])][:MOST_ROWS]:
            middle = group.figures["median"]
            words = "" if middle is None else self.short(definition, theme.scale, middle)
            at = None if middle is None else on_grid(middle)
            rows.append(dots.Row(group.name, group.figures["dots"], group.place, at, words))
        return self._dots(definition, theme, rows, size, WORDS.of(definition)["middle"])

    def side_by_side(self, theme: Theme, marks: Sequence[Marks], gap: float) -> Pair:
        first, second = (side.mean for side in marks)
        difference = None if first is None or second is None else second - first
        return {
            "id": theme.id,
            "name": theme.name,
            "kind": self.name,
            "means": [first, second],
            "gap": difference,
            "apart": difference is not None and reaches(abs(difference), gap * theme.form.step),
        }

    def pair_chart(self, definition: Definition, theme: Theme, pair: Pair, names: Sequence[str]) -> Markup:
        from ..drawing import dots

        rows = []
        for place, (name, found) in enumerate(zip(names, pair["means"], strict=True)):
            words = "" if found is None else self.short(definition, theme.scale, found)
            rows.append(dots.Row(name, [] if found is None else [[found, 1]], place, text=words))
        return self._dots(definition, theme, rows, 1, "")

    def _dots(
        self, definition: Definition, theme: Theme, rows: Sequence[dots.Row], size: int, middle: str
    ) -> Markup:
        from ..drawing import dots

        low, high = theme.form.ends
        label = WORDS.of(definition)["chart"].format(name=theme.name, low=low, high=high)
        return dots.dots(self.axis(definition, theme), rows, size, label, middle)


def on_grid(value: float) -> float:
    """The nearest half, rounded as in words: halfway goes away from zero."""
    half = int(abs(value) * STEP + 0.5) / STEP
    return -half if value < 0 < half else half


def _word(spread: float | None, limits: Mapping[str, float], step: float) -> str | None:
    if spread is None:
        return None
    if exceeds(spread, limits["clear"] * step):
        return "clear"
    return "some" if reaches(spread, limits["close"] * step) else "close"
